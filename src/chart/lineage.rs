//! Lineage -> lines on a placed timeline: which steps of descent can be drawn, along which way, and why
//! the others cannot. What is drawn crosses no name and no unrelated mark.

use crate::catalog::{Columns, NO_DAY, Row};
pub use crate::explore::lineage::Why;
use crate::explore::lineage::{Descent, Lineage};

use super::geometry::{Point, Rect};
use super::route::{Router, SIDE_PX, mark_box, towards};
use super::timeline::PlacedTimeline;

/// Half the height of an era's name among the names.
const ERA_NAME_PX: f64 = 7.0;
/// More lines than this cannot be told apart, and would take long to find.
pub const MOST_LINES: usize = 72;

/// A line from a parent to its child.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLine {
    pub edge: Descent,
    pub points: Vec<Point>,
}

/// What a timeline shows of a lineage. Empty: nothing is drawn and nothing muted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlacedLineage {
    pub lines: Vec<PlacedLine>,
    /// By edge of the lineage: why it is not drawn, and the end that has no place on the axis.
    pub undrawn: Vec<Option<(Why, Row)>>,
    /// By row: who keeps its full strength while the others are muted.
    pub related: Vec<bool>,
}

/// Draws a lineage on a timeline. `is_visible` has a flag for each row that passes the filters.
pub fn place(lineage: &Lineage, placed: &PlacedTimeline, columns: &Columns, is_visible: &[bool]) -> PlacedLineage {
    let mut result = PlacedLineage::default();
    let is = |flags: &[bool], row: Row| flags.get(usize::from(row)).copied().unwrap_or(false);
    let day = |row: Row| columns.day.get(usize::from(row)).copied().unwrap_or(NO_DAY);
    let absence = |row: Row| match () {
        _ if placed.undated.contains(&row) => Why::Undated,
        _ if placed.before_axis.contains(&row) => Why::BeforeAxis,
        _ if !is(is_visible, row) => Why::Hidden,
        _ if !is(&columns.on_timeline, row) => Why::NotInFigure,
        _ => Why::Outside,
    };

    // The mark each edge was found from, and the one at its other end.
    let (mut hubs, mut goals, mut edges, mut ends) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (n, edge) in lineage.edges.iter().enumerate() {
        let mut why = if day(edge.child) < day(edge.parent) { Some((Why::Backwards, edge.parent)) } else { None };
        if hubs.len() == MOST_LINES {
            why = Some((Why::TooMany, edge.parent));
        }
        let (mut from, mut to) = (0, 0);
        for row in [edge.child, edge.parent] {
            // Of a system with several marks the first is drawn from.
            match placed.marks.iter().position(|m| m.row == row) {
                None => why = Some((absence(row), row)),
                Some(mark) if edge.is_upward == (row == edge.child) => from = mark,
                Some(mark) => to = mark,
            }
        }
        if why.is_none() {
            hubs.push(from);
            goals.push(to);
            ends.push(from);
            ends.push(to);
            edges.push(n);
        }
        result.undrawn.push(why);
    }
    for mark in &placed.marks {
        if is(&lineage.related, mark.row) {
            result.related = lineage.related.clone();
            break;
        }
    }
    if hubs.is_empty() {
        return result;
    }
    let (bounds, taken) = field(placed);
    let mut router = Router::new(bounds, &placed.marks, &placed.labels, &taken, &ends);
    for n in 0..hubs.len() {
        let (hub, goal) = (hubs[n], goals[n]);
        if n == 0 || hubs[n - 1] != hub {
            let mut end = n;
            while hubs.get(end) == Some(&hub) {
                end += 1;
            }
            router.search(hub, &goals[n..end]);
        }
        let edge = lineage.edges[edges[n]];
        let mut way = router.way(goal);
        if !edge.is_upward {
            way.reverse();
        }
        // A line begins under its parent's mark and ends at the rim of its child's.
        let [.., before, last] = way.as_mut_slice() else {
            result.undrawn[edges[n]] = Some((Why::NoRoom, edge.parent));
            continue;
        };
        // At the side a mark is as wide as its date's bar or its cluster's box.
        let span = placed.marks[if edge.is_upward { hub } else { goal }].span;
        let is_level = (before.y - last.y).abs() < 0.5;
        let half = if is_level { ((span.1 - span.0) / 2.0 + 1.0).max(SIDE_PX) } else { SIDE_PX };
        *last = towards(*last, *before, half);
        result.lines.push(PlacedLine { edge, points: router.rounded(&way, [hub, goal]) });
    }
    result
}

/// Lines may go wherever marks and names stand, and not through an era's name among them.
fn field(placed: &PlacedTimeline) -> (Rect, Vec<Rect>) {
    let mut bounds = Rect { left: placed.frame.left, right: placed.frame.right + 4.0, top: f64::MAX, bottom: 0.0 };
    for mark in &placed.marks {
        let area = mark_box(mark);
        bounds.top = bounds.top.min(area.top - 1.0);
        bounds.bottom = bounds.bottom.max(area.bottom + 1.0);
    }
    let mut taken = Vec::new();
    if let Some(upright) = &placed.upright {
        for (_, y) in &upright.era_names {
            let (left, right) = (upright.names_left, placed.frame.right);
            taken.push(Rect { left, right, top: y - ERA_NAME_PX, bottom: y + ERA_NAME_PX });
        }
    }
    (bounds, taken)
}
