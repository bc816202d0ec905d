//! Overflow: marks that found no place of their own share a row, and those that cannot be told apart there become
//! one mark with their count. It keeps every member findable and opens on zoom. Which marks overflow is decided by
//! the layouts.

use crate::catalog::order::sort_by_key;
use std::ops::Range;

use super::geometry::{Point, Rect, SpanPx, within};
use super::time_axis::MIN_ZOOM_DAYS;
use crate::catalog::{Columns, Days, Row};

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

/// A mark that found no place of its own: its day, where that is along the axis of time, and its date's bar.
#[derive(Clone, Copy, Debug)]
pub struct Overflow {
    pub row: usize,
    pub day: i32,
    pub along: f64,
    pub span: SpanPx,
}

/// Where overflow stands: a row along the axis of time, a column where time runs downwards.
pub struct ClusterRow<'a> {
    pub columns: &'a Columns,
    /// The ends of the axis of time, px and days.
    pub ends: SpanPx,
    pub domain: Days,
    /// The row's y, the column's x.
    pub across: f64,
    pub is_upright: bool,
}

/// Overflow in its row: marks that have room there after all, and the clusters of the others.
#[derive(Debug, Default)]
pub struct Gathered {
    pub alone: Vec<Overflow>,
    pub clusters: Vec<PlacedCluster>,
}

impl ClusterRow<'_> {
    /// A place in the row.
    pub fn point(&self, along: f64) -> Point {
        if self.is_upright { Point { x: self.across, y: along } } else { Point { x: along, y: self.across } }
    }

    /// Gathers marks of a half width, in the order of time, so that nothing overlaps.
    pub fn gather(&self, marks: &[Overflow], reach_px: f64) -> Gathered {
        let mut gathered = Gathered::default();
        for group in groups(marks, reach_px, self.ends, self.is_upright) {
            match &marks[group.members] {
                [mark] => gathered.alone.push(*mark),
                several => gathered.clusters.push(cluster(several, group.along, self)),
            }
        }
        gathered
    }
}

/// Neighbours in one row: one mark that has room, or several that have not.
#[derive(Clone, Debug)]
struct Group {
    /// Which of the marks.
    members: Range<usize>,
    along: f64,
    sides: SpanPx,
}

/// Half the width of a cluster's box: its digits with a sign, and air.
fn half_width_px(count: usize) -> f64 {
    match count {
        0..10 => 11.0,
        10..100 => 14.5,
        _ => 18.0,
    }
}

/// Half of what a box takes along the axis of time: its height where time runs downwards.
fn half_along_px(count: usize, is_upright: bool) -> f64 {
    if is_upright { CLUSTER_PX / 2.0 } else { half_width_px(count) }
}

/// Groups marks, in the order of time, so that the groups stand in one row between two ends.
fn groups(marks: &[Overflow], reach_px: f64, ends: SpanPx, is_upright: bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        let sides = mark.span.union(SpanPx::point(mark.along).grown(reach_px));
        let mut next = Group { members: n..n + 1, along: mark.along, sides };
        // A group that grows may reach the one before it.
        while let Some(last) = groups.pop_if(|last| last.sides.to + GAP_PX > next.sides.from) {
            let members = last.members.start..n + 1;
            let half = half_along_px(members.len(), is_upright);
            let middle = (marks[members.start].along + mark.along) / 2.0;
            let along = within(middle, ends.from + half, (ends.to - half).max(ends.from + half));
            next = Group { members, along, sides: SpanPx::point(along).grown(half) };
        }
        groups.push(next);
    }
    groups
}

/// One mark for several, in the order of time, whose middle is at `along`.
fn cluster(marks: &[Overflow], along: f64, row: &ClusterRow) -> PlacedCluster {
    let rank = &row.columns.rank;
    let mut members: Vec<Row> = marks.iter().map(|mark| mark.row as Row).collect();
    sort_by_key(&mut members, |member| rank[usize::from(*member)]);
    let day = |mark: Option<&Overflow>| mark.map_or(0, |m| m.day);
    let days = Days::new(day(marks.first()), day(marks.last()));
    let at = row.point(along);
    let half_width = if row.is_upright { UPRIGHT_HALF_PX } else { half_width_px(marks.len()) };
    let half_height = CLUSTER_PX / 2.0;
    let sign = if row.is_upright { "" } else { "+" };
    PlacedCluster {
        at,
        area: Rect {
            left: at.x - half_width,
            top: at.y - half_height,
            right: at.x + half_width,
            bottom: at.y + half_height,
        },
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

/// The cluster that stands in a place.
pub fn at(clusters: &[PlacedCluster], at: Point) -> Option<PlacedCluster> {
    clusters.iter().find(|c| c.at == at).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDS: SpanPx = SpanPx { from: 0.0, to: 500.0 };

    fn at(along: f64) -> Overflow {
        Overflow { row: 0, day: along as i32, along, span: SpanPx::point(along) }
    }

    fn sizes(places: &[f64]) -> Vec<usize> {
        let marks: Vec<Overflow> = places.iter().map(|x| at(*x)).collect();
        let groups = groups(&marks, 7.0, ENDS, false);
        assert!(groups.windows(2).all(|w| w[0].sides.to <= w[1].sides.from), "{groups:?}");
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
        assert_eq!(sizes(&[50.0, 51.0, 52.0, 300.0, 303.0]), [3, 2]);
    }

    #[test]
    fn a_group_that_grows_takes_in_the_one_before() {
        assert_eq!(sizes(&[50.0, 66.0, 68.0]), [3]);
    }

    #[test]
    fn a_group_stays_between_the_ends() {
        let sides = SpanPx { from: 478.0, to: 500.0 };
        assert_eq!(groups(&[at(499.0), at(500.0)], 7.0, ENDS, false)[0].sides, sides);
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
