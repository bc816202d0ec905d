//! Hot facts of every row as plain columns, so that filters, layout and hover never touch a record.

use super::date::Precision;
use super::order::sort_by_key;
use super::system::*;
use super::words::*;

words! {
    /// Which parameters of a mixture of experts count.
    #[derive(Default)]
    Counting {
        #[default]
        Total = "total",
        Active = "active",
    }
}

/// Stands for "no date" in the day columns.
pub const NO_DAY: i32 = i32::MIN;

/// One entry per row of `Catalog::systems`. Unknown sizes are `NaN`, unknown days [`NO_DAY`].
pub struct Columns {
    /// First and last day the release date may mean.
    pub first_day: Vec<i32>,
    pub last_day: Vec<i32>,
    /// Where the mark stands in time.
    pub day: Vec<i32>,
    pub precision: Vec<Precision>,
    /// Where the size stands in time: the day of the largest variant.
    pub size_day: Vec<i32>,
    pub total: Vec<f64>,
    /// Total of a dense model, active of a sparse one, `NaN` where that is not known.
    pub active: Vec<f64>,
    pub is_estimate: Vec<bool>,
    /// False for ideas and techniques that have no parameters to count.
    pub has_size: Vec<bool>,
    pub lane: Vec<Lane>,
    pub on_timeline: Vec<bool>,
    pub on_growth: Vec<bool>,
    /// Position in the order of importance, 0 first: who keeps a label when there is no room.
    pub rank: Vec<u16>,
}

impl Columns {
    /// Our own dates, sizes and lanes.
    pub fn own(systems: &[System], families: &[Family], children: &[Vec<Edge>]) -> Self {
        let mut columns = Self::with_capacity(systems.len());
        for system in systems {
            let p = &system.parameters;
            let lane = families.get(usize::from(system.family)).map_or(Lane::Others, |f| f.lane);
            columns.push(system.released, p.date.or(system.released), p.total, lane);
            columns.active.push(active(p).unwrap_or(f64::NAN));
            columns.is_estimate.push(p.status == ParamStatus::Estimated);
            columns.has_size.push(p.status != ParamStatus::NotApplicable);
            columns.on_timeline.push(true);
            columns.on_growth.push(true);
        }
        columns.rank = importance(systems, children, &columns);
        columns
    }

    /// What the article's two figures show; rows they do not show keep our own facts.
    pub fn of_figure(systems: &[System], families: &[Family], children: &[Vec<Edge>]) -> Self {
        let mut columns = Self::with_capacity(systems.len());
        for system in systems {
            let own_lane = families.get(usize::from(system.family)).map_or(Lane::Others, |f| f.lane);
            let figure = system.figure.as_ref();
            let date = figure.and_then(|f| f.date).or(system.released);
            let size = figure.and_then(|f| f.parameters);
            columns.push(date, date, size, figure.map_or(own_lane, |f| f.lane));
            // The figures know one size only, and print it as a fact.
            columns.active.push(size.unwrap_or(f64::NAN));
            columns.is_estimate.push(false);
            columns.has_size.push(system.parameters.status != ParamStatus::NotApplicable || size.is_some());
            columns.on_timeline.push(figure.is_some_and(|f| f.timeline));
            columns.on_growth.push(figure.is_some());
        }
        columns.rank = importance(systems, children, &columns);
        columns
    }

    pub fn len(&self) -> usize {
        self.day.len()
    }
    pub fn is_empty(&self) -> bool {
        self.day.is_empty()
    }

    /// The size under a way of counting; `None` when it is not known.
    pub fn size(&self, row: usize, counting: Counting) -> Option<f64> {
        let sizes = match counting {
            Counting::Total => &self.total,
            Counting::Active => &self.active,
        };
        let size = *sizes.get(row)?;
        (size.is_finite() && size >= 1.0).then_some(size)
    }

    fn with_capacity(n: usize) -> Self {
        let v = || Vec::with_capacity(n);
        Self {
            first_day: v(),
            last_day: v(),
            day: v(),
            precision: Vec::with_capacity(n),
            size_day: v(),
            total: Vec::with_capacity(n),
            active: Vec::with_capacity(n),
            is_estimate: Vec::with_capacity(n),
            has_size: Vec::with_capacity(n),
            lane: Vec::with_capacity(n),
            on_timeline: Vec::with_capacity(n),
            on_growth: Vec::with_capacity(n),
            rank: Vec::new(),
        }
    }

    fn push(
        &mut self,
        date: Option<super::ReleaseDate>,
        size_date: Option<super::ReleaseDate>,
        total: Option<f64>,
        lane: Lane,
    ) {
        self.first_day.push(date.map_or(NO_DAY, |d| d.first_day()));
        self.last_day.push(date.map_or(NO_DAY, |d| d.last_day()));
        self.day.push(date.map_or(NO_DAY, |d| d.middle_day()));
        self.precision.push(date.map_or(Precision::Year, |d| d.precision()));
        self.size_day.push(size_date.map_or(NO_DAY, |d| d.middle_day()));
        self.total.push(total.unwrap_or(f64::NAN));
        self.lane.push(lane);
    }
}

/// A dense model uses all its parameters; of a sparse or unknown one only a stated figure counts.
fn active(p: &ParamCount) -> Option<f64> {
    match p.sparse {
        Some(false) => p.total,
        _ => p.active,
    }
}

/// Landmarks of the first rank, then of the second; then on the figure, named in the article, number of descendants,
/// size record at its date, the earlier date.
fn importance(systems: &[System], children: &[Vec<Edge>], columns: &Columns) -> Vec<u16> {
    let records = size_records(columns);
    let mut order: Vec<usize> = (0..systems.len()).collect();
    let descendants: Vec<usize> = (0..systems.len()).map(|row| descendant_count(row, children)).collect();
    sort_by_key(&mut order, |&row| {
        (
            systems[row].landmark_rank(),
            systems[row].figure.is_none(),
            !systems[row].in_article,
            usize::MAX - descendants[row],
            !records[row],
            columns.day[row],
            row,
        )
    });
    let mut rank = vec![0; systems.len()];
    for (place, row) in order.into_iter().enumerate() {
        rank[row] = place as u16;
    }
    rank
}

fn size_records(columns: &Columns) -> Vec<bool> {
    let mut by_day: Vec<usize> =
        (0..columns.len()).filter(|r| columns.total[*r].is_finite() && columns.size_day[*r] != NO_DAY).collect();
    sort_by_key(&mut by_day, |r| columns.size_day[*r]);
    let mut records = vec![false; columns.len()];
    let mut largest = 0.0;
    for row in by_day {
        if columns.total[row] > largest {
            largest = columns.total[row];
            records[row] = true;
        }
    }
    records
}

/// How many systems descend from a row, over any number of steps.
fn descendant_count(row: usize, children: &[Vec<Edge>]) -> usize {
    let mut seen = vec![false; children.len()];
    let mut open = vec![row];
    let mut count = 0;
    while let Some(at) = open.pop() {
        for edge in children[at].iter().filter(|e| e.relation.is_descent()) {
            let child = usize::from(edge.to);
            if !std::mem::replace(&mut seen[child], true) {
                count += 1;
                open.push(child);
            }
        }
    }
    count
}
