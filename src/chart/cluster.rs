//! Marks that cannot be told apart -> one mark with their count. It keeps every member findable and opens on
//! zoom. Who has no place of its own is decided by the layouts.

use crate::catalog::{Catalog, Columns, Days, Row};

use super::geometry::{Point, Rect, within};
use super::time_axis::MIN_ZOOM_DAYS;
use super::{PlacedMark, by_look};

/// Height of a cluster's box: a line of 11 px type with its outline.
pub const CLUSTER_PX: f64 = 14.0;
/// Half the width of a box among columns of marks.
pub const UPRIGHT_HALF_PX: f64 = 9.0;
/// Between two neighbours in the row of clusters.
const GAP_PX: f64 = 2.0;
/// Time left free at both ends when a cluster opens, days.
const MARGIN_DAYS: i32 = 10;

/// Several marks in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedCluster {
    pub at: Point,
    pub area: Rect,
    /// "+5".
    pub label: String,
    /// Most important first. They are among the chart's marks too, all in this place.
    pub members: Vec<Row>,
    /// The days to zoom to that show its members apart; `None` when the shown time is as close as it gets.
    pub opens: Option<Days>,
}

/// A mark without a row: its day, where in time it stands and its bar.
#[derive(Clone, Copy, Debug)]
pub struct Homeless {
    pub row: usize,
    pub day: i32,
    pub x: f64,
    pub span: (f64, f64),
}

impl Homeless {
    /// Left and right side of a mark of this half width.
    fn sides(&self, reach: f64) -> (f64, f64) {
        (self.span.0.min(self.x - reach), self.span.1.max(self.x + reach))
    }
}

/// Neighbours in one row: one mark that has room, or several that have not.
#[derive(Clone, Copy, Debug)]
struct Group {
    /// Which of the marks, from and to, end excluded.
    of: (usize, usize),
    x: f64,
    sides: (f64, f64),
}

/// Half the width of a cluster's box: its digits with a sign, and air.
fn half_px(count: usize) -> f64 {
    match count {
        0..10 => 11.0,
        10..100 => 14.5,
        _ => 18.0,
    }
}

/// Half of what a box takes along the axis of time: its height where time runs downwards.
fn half_along(count: usize, is_upright: bool) -> f64 {
    if is_upright { CLUSTER_PX / 2.0 } else { half_px(count) }
}

/// Groups marks, in the order of time, so that the groups stand in one row between two ends.
fn groups(marks: &[Homeless], reach: f64, ends: (f64, f64), is_upright: bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        let mut next = Group { of: (n, n + 1), x: mark.x, sides: mark.sides(reach) };
        // A group that grows may reach the one before it.
        while let Some(last) = groups.last().copied()
            && last.sides.1 + GAP_PX > next.sides.0
        {
            groups.pop();
            let half = half_along(n + 1 - last.of.0, is_upright);
            let middle = (marks[last.of.0].x + mark.x) / 2.0;
            let x = within(middle, ends.0 + half, (ends.1 - half).max(ends.0 + half));
            next = Group { of: (last.of.0, n + 1), x, sides: (x - half, x + half) };
        }
        groups.push(next);
    }
    groups
}

/// Where a row of clusters stands: its ends, its height, and the days between its ends. Where time runs
/// downwards it is a column: the ends are above and below, and `y` is its x.
pub struct ClusterRow<'a> {
    pub columns: &'a Columns,
    pub ends: (f64, f64),
    pub y: f64,
    pub domain: Days,
    pub is_upright: bool,
}

/// Puts marks of a half width, in the order of time, into one row: `alone` takes those that have room.
pub fn settle(
    marks: &[Homeless],
    reach: f64,
    row: &ClusterRow,
    clusters: &mut Vec<PlacedCluster>,
    alone: &mut dyn FnMut(&Homeless),
) {
    for group in groups(marks, reach, row.ends, row.is_upright) {
        match &marks[group.of.0..group.of.1] {
            [mark] => alone(mark),
            several => clusters.push(cluster(several, group.x, row)),
        }
    }
}

fn cluster(marks: &[Homeless], x: f64, row: &ClusterRow) -> PlacedCluster {
    let rank = &row.columns.rank;
    let mut members: Vec<Row> = Vec::with_capacity(marks.len());
    let day = |mark: Option<&Homeless>| mark.map_or(0, |m| m.day);
    let days = Days::new(day(marks.first()), day(marks.last()));
    for mark in marks {
        let place = members.iter().position(|r| rank[usize::from(*r)] > rank[mark.row]).unwrap_or(members.len());
        members.insert(place, mark.row as Row);
    }
    let sign = if row.is_upright { "" } else { "+" };
    let at = if row.is_upright { Point { x: row.y, y: x } } else { Point { x, y: row.y } };
    let (wide, high) = (if row.is_upright { UPRIGHT_HALF_PX } else { half_px(marks.len()) }, CLUSTER_PX / 2.0);
    PlacedCluster {
        at,
        area: Rect { left: at.x - wide, top: at.y - high, right: at.x + wide, bottom: at.y + high },
        label: format!("{sign}{}", members.len()),
        members,
        opens: opening(days, row.domain),
    }
}

/// The part of the shown time that shows these days apart.
fn opening(days: Days, shown: Days) -> Option<Days> {
    let opens = Days { from: days.from.saturating_sub(MARGIN_DAYS), to: days.to.saturating_add(MARGIN_DAYS) };
    (opens.length().max(MIN_ZOOM_DAYS) < shown.length()).then_some(opens)
}

/// The marks of a chart: those that stand alone by their look, then the members of clusters, each cluster's
/// most important last, so that it is hit first. A member is as wide as its cluster.
pub fn all_marks(
    alone: &[PlacedMark],
    clusters: &[PlacedCluster],
    catalog: &Catalog,
    columns: &Columns,
    is_small: bool,
) -> Vec<PlacedMark> {
    let mut marks = by_look(alone);
    for cluster in clusters {
        for row in cluster.members.iter().rev() {
            let span = (cluster.area.left, cluster.area.right);
            marks.push(PlacedMark { is_small, ..mark(catalog, columns, usize::from(*row), cluster.at, span) });
        }
    }
    marks
}

/// A system's mark in a place.
pub fn mark(catalog: &Catalog, columns: &Columns, row: usize, at: Point, span: (f64, f64)) -> PlacedMark {
    PlacedMark {
        row: row as Row,
        at,
        span,
        lane: columns.lane[row],
        openness: catalog.systems[row].openness,
        is_estimate: false,
        is_small: false,
    }
}

/// The cluster that stands in a place.
pub fn at(clusters: &[PlacedCluster], at: Point) -> Option<PlacedCluster> {
    clusters.iter().find(|c| c.at == at).cloned()
}

/// The marks that are drawn one by one.
pub fn alone<'a>(marks: &'a [PlacedMark], clusters: &[PlacedCluster]) -> &'a [PlacedMark] {
    let hidden: usize = clusters.iter().map(|c| c.members.len()).sum();
    marks.get(..marks.len().saturating_sub(hidden)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64) -> Homeless {
        Homeless { row: 0, day: x as i32, x, span: (x, x) }
    }

    fn sizes(places: &[f64]) -> Vec<usize> {
        let marks: Vec<Homeless> = places.iter().map(|x| at(*x)).collect();
        let groups = groups(&marks, 7.0, (0.0, 500.0), false);
        assert!(groups.windows(2).all(|w| w[0].sides.1 <= w[1].sides.0), "{groups:?}");
        groups.iter().map(|g| g.of.1 - g.of.0).collect()
    }

    #[test]
    fn marks_with_room_stand_alone() {
        assert_eq!(sizes(&[]), [0; 0]);
        assert_eq!(sizes(&[50.0, 66.0, 82.0]), [1, 1, 1]);
    }

    #[test]
    fn marks_without_room_stand_together() {
        assert_eq!(sizes(&[50.0, 50.0, 300.0]), [2, 1]);
        assert_eq!(sizes(&[50.0, 51.0, 52.0, 300.0, 303.0]), [3, 2]);
    }

    #[test]
    fn a_group_that_grows_takes_in_the_one_before() {
        assert_eq!(sizes(&[50.0, 66.0, 68.0]), [3]);
    }

    #[test]
    fn a_group_stays_between_the_ends() {
        assert_eq!(groups(&[at(499.0), at(500.0)], 7.0, (0.0, 500.0), false)[0].sides, (478.0, 500.0));
    }

    #[test]
    fn opening_shows_the_members_with_a_margin() {
        assert_eq!(opening(Days::new(1000, 1200), Days::new(0, 4000)), Some(Days::new(990, 1210)));
        assert_eq!(opening(Days::new(1000, 1000), Days::new(0, 4000)), Some(Days::new(990, 1010)));
    }

    #[test]
    fn what_is_as_close_as_it_gets_does_not_open() {
        assert_eq!(opening(Days::new(1000, 1000), Days::new(955, 1045)), None);
        assert_eq!(opening(Days::new(0, 50), Days::new(0, 60)), None);
    }
}
