//! From mark to mark by key: in the order of time, or of size.

use super::mark::PlacedMark;
use crate::catalog::{Columns, Counting, Row};

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Earlier,
    Later,
    Smaller,
    Larger,
    First,
    Last,
}

/// The mark a step leads to; `None` at an end, and for a step by size from what has none. `days` are the
/// places in time by row; without a mark to start from a step begins at the end it comes from.
pub fn step<'a>(
    marks: &'a [PlacedMark],
    days: &[i32],
    columns: &Columns,
    counting: Counting,
    from: Option<Row>,
    step: Step,
) -> Option<&'a PlacedMark> {
    let by_size = matches!(step, Step::Smaller | Step::Larger);
    let key = |mark: &PlacedMark| -> Option<(f64, Row)> {
        let size = columns.size(usize::from(mark.row), counting);
        Some((if by_size { size? } else { f64::from(*days.get(usize::from(mark.row))?) }, mark.row))
    };
    let is_up = matches!(step, Step::Later | Step::Larger | Step::First);
    let start = match step {
        Step::First | Step::Last => None,
        _ => from.and_then(|row| marks.iter().find(|m| m.row == row)),
    };
    let start = match start {
        Some(mark) => Some(key(mark)?),
        None => None,
    };
    let is_before = |a: (f64, Row), b: (f64, Row)| if is_up { a < b } else { a > b };
    let mut best: Option<((f64, Row), &PlacedMark)> = None;
    for mark in marks {
        let Some(at) = key(mark) else { continue };
        let is_ahead = start.is_none_or(|start| is_before(start, at));
        if is_ahead && best.is_none_or(|(nearest, _)| is_before(at, nearest)) {
            best = Some((at, mark));
        }
    }
    best.map(|(_, mark)| mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::chart::geometry::Point;

    const TINY: &str = include_str!("../../tests/fixtures/tiny.json");

    /// A mark for every system.
    fn marks(catalog: &Catalog) -> Vec<PlacedMark> {
        let columns = catalog.columns(Default::default());
        let rows = (0..catalog.systems.len()).rev();
        rows.map(|row| PlacedMark::on_day(catalog, columns, Default::default(), row, Point::default())).collect()
    }

    fn walk(from: Option<Row>, by: Step) -> Option<Row> {
        let catalog = Catalog::parse(TINY).0;
        let marks = marks(&catalog);
        let days: Vec<i32> = (0..marks.len() as i32).rev().collect();
        step(&marks, &days, catalog.columns(Default::default()), Counting::Total, from, by).map(|m| m.row)
    }

    #[test]
    fn steps_in_time_go_from_neighbour_to_neighbour() {
        let last = Catalog::parse(TINY).0.systems.len() as Row - 1;
        assert_eq!(walk(None, Step::Later), Some(last));
        assert_eq!(walk(None, Step::Earlier), Some(0));
        assert_eq!(walk(Some(5), Step::Later), Some(4));
        assert_eq!(walk(Some(5), Step::Earlier), Some(6));
        assert_eq!(walk(Some(0), Step::Later), None);
        assert_eq!((walk(Some(3), Step::First), walk(Some(3), Step::Last)), (Some(last), Some(0)));
    }

    #[test]
    fn steps_by_size_reach_every_known_size_once() {
        let catalog = Catalog::parse(TINY).0;
        let columns = catalog.columns(Default::default());
        let mut seen = Vec::new();
        let mut at = walk(None, Step::Larger);
        while let Some(row) = at {
            seen.push(columns.total[usize::from(row)]);
            at = walk(Some(row), Step::Larger);
        }
        assert!(seen.windows(2).all(|w| w[0] <= w[1]));
        assert_eq!(seen.len(), columns.total.iter().filter(|t| t.is_finite()).count());
    }

    #[test]
    fn from_an_unknown_size_no_step_by_size_leads_on() {
        let catalog = Catalog::parse(TINY).0;
        let columns = catalog.columns(Default::default());
        let unknown = (0..columns.len()).find(|r| columns.total[*r].is_nan()).unwrap() as Row;
        assert_eq!((walk(Some(unknown), Step::Larger), walk(Some(unknown), Step::Smaller)), (None, None));
        assert!(step(&[], &[], columns, Counting::Total, None, Step::Later).is_none());
    }
}
