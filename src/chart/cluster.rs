//! Marks that cannot be told apart -> one mark with their count. It keeps every member findable and opens on
//! zoom. Who has no place of its own is decided by the layouts.

use crate::catalog::order::sort_by_key;
use crate::catalog::{Catalog, Columns, Row};

use super::geometry::{Point, Rect, within};
use super::timeline::clamp_zoom;
use super::{PlacedMark, by_look};

/// Height of a cluster's box: a line of 11 px type with its outline.
pub const CLUSTER_PX: f64 = 14.0;
/// Between two neighbours in the row of clusters.
const GAP_PX: f64 = 2.0;
/// Time left free at both ends when a cluster opens, days at least.
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
    /// First and last day of the members.
    pub days: (i32, i32),
}

/// A mark without a row: where in time it stands, and its sides.
#[derive(Clone, Copy, Debug)]
pub struct Homeless {
    pub row: usize,
    pub day: i32,
    pub x: f64,
    pub sides: (f64, f64),
}

/// Neighbours in one row: one mark that has room, or several that have not.
#[derive(Clone, Debug)]
pub struct Group {
    pub members: Vec<Homeless>,
    pub x: f64,
    pub sides: (f64, f64),
}

/// Half the width of a cluster's box: its digits with a sign, and air.
fn half_px(count: usize) -> f64 {
    match count {
        0..10 => 11.0,
        10..100 => 14.5,
        _ => 18.0,
    }
}

/// Puts marks into one row between two ends; those that would overlap stand together.
pub fn group(mut homeless: Vec<Homeless>, ends: (f64, f64)) -> Vec<Group> {
    sort_by_key(&mut homeless, |h| h.day);
    let mut groups: Vec<Group> = Vec::new();
    for one in homeless {
        let mut next = Group { x: one.x, sides: one.sides, members: vec![one] };
        // A group that grows may reach the one before it.
        while groups.last().is_some_and(|g| g.sides.1 + GAP_PX > next.sides.0) {
            let Some(mut joined) = groups.pop() else { break };
            joined.members.append(&mut next.members);
            let half = half_px(joined.members.len());
            let (first, last) = (joined.members.first(), joined.members.last());
            let middle = (first.map_or(0.0, |h| h.x) + last.map_or(0.0, |h| h.x)) / 2.0;
            joined.x = within(middle, ends.0 + half, (ends.1 - half).max(ends.0 + half));
            joined.sides = (joined.x - half, joined.x + half);
            next = joined;
        }
        groups.push(next);
    }
    groups
}

impl PlacedCluster {
    /// The cluster of these systems about a place.
    pub fn of(members: &[Homeless], at: Point, columns: &Columns) -> Self {
        let half = half_px(members.len());
        let mut days = (i32::MAX, i32::MIN);
        let mut rows = Vec::with_capacity(members.len());
        for member in members {
            days = (days.0.min(member.day), days.1.max(member.day));
            rows.push(member.row as Row);
        }
        sort_by_key(&mut rows, |r| columns.rank[usize::from(*r)]);
        let area = Rect::new(at.x - half, at.y - CLUSTER_PX / 2.0, at.x + half, at.y + CLUSTER_PX / 2.0);
        Self { at, area, label: format!("+{}", rows.len()), members: rows, days }
    }

    /// The zoom that shows its members apart; `None` when the shown time is as close as it gets.
    pub fn opening(&self, shown: (i32, i32), full: (i32, i32)) -> Option<(i32, i32)> {
        let margin = ((self.days.1 - self.days.0) / 10).max(MARGIN_DAYS);
        let zoom = clamp_zoom((self.days.0 - margin, self.days.1 + margin), full)?;
        (zoom.1 - zoom.0 < shown.1 - shown.0).then_some(zoom)
    }
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
            let r = usize::from(*row);
            marks.push(PlacedMark {
                row: *row,
                at: cluster.at,
                span: (cluster.area.left, cluster.area.right),
                lane: columns.lane[r],
                openness: catalog.systems[r].openness,
                is_estimate: false,
                is_small,
            });
        }
    }
    marks
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
        Homeless { row: 0, day: x as i32, x, sides: (x - 7.0, x + 7.0) }
    }

    fn sizes(places: &[f64]) -> Vec<usize> {
        let groups = group(places.iter().map(|x| at(*x)).collect(), (0.0, 500.0));
        assert!(groups.windows(2).all(|w| w[0].sides.1 <= w[1].sides.0), "{groups:?}");
        groups.iter().map(|g| g.members.len()).collect()
    }

    #[test]
    fn marks_with_room_stand_alone() {
        assert_eq!(sizes(&[]), [0; 0]);
        assert_eq!(sizes(&[50.0, 66.0, 82.0]), [1, 1, 1]);
    }

    #[test]
    fn marks_without_room_stand_together() {
        assert_eq!(sizes(&[50.0, 50.0, 300.0]), [2, 1]);
        assert_eq!(sizes(&[300.0, 50.0, 303.0, 52.0, 51.0]), [3, 2]);
    }

    #[test]
    fn a_group_that_grows_takes_in_the_one_before() {
        assert_eq!(sizes(&[50.0, 66.0, 68.0]), [3]);
    }

    #[test]
    fn a_group_stays_between_the_ends() {
        let groups = group(vec![at(499.0), at(500.0)], (0.0, 500.0));
        assert_eq!(groups[0].sides, (478.0, 500.0));
    }

    fn cluster(days: (i32, i32)) -> PlacedCluster {
        PlacedCluster { at: Point::default(), area: Rect::default(), label: String::new(), members: vec![0, 1], days }
    }

    #[test]
    fn opening_shows_the_members_with_a_margin() {
        assert_eq!(cluster((1000, 1200)).opening((0, 4000), (0, 4000)), Some((980, 1220)));
        assert_eq!(cluster((1000, 1000)).opening((0, 4000), (0, 4000)), Some((955, 1045)));
    }

    #[test]
    fn what_is_as_close_as_it_gets_does_not_open() {
        assert_eq!(cluster((1000, 1000)).opening((955, 1045), (0, 4000)), None);
        assert_eq!(cluster((0, 50)).opening((0, 60), (0, 60)), None);
    }
}
