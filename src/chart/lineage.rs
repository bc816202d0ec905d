//! Lineage -> lines on a placed timeline: which steps of descent can be drawn, along which way, and why
//! the others cannot. What is drawn crosses no name and no unrelated mark.

use crate::catalog::{Columns, NO_DAY, Relation, Row};
use crate::explore::Lineage;
pub use crate::explore::lineage::Why;

use super::geometry::{Point, Rect};
use super::route::{Router, SIDE_PX, mark_box, towards};
use super::timeline::{PlacedTimeline, title_left};
use super::{PlacedLabel, PlacedMark};

/// More lines than this cannot be told apart, and would take long to find.
pub const MOST_LINES: usize = 72;
/// Length of an arrow's head, CSS px.
pub const ARROW_PX: f64 = 5.0;

/// A step of descent that is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undrawn {
    pub parent: Row,
    pub child: Row,
    pub relation: Relation,
    pub why: Why,
    /// The end that has no place on the axis, if that is why.
    pub missing: Option<Row>,
}

/// A line from a parent to its child.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLine {
    pub parent: Row,
    pub child: Row,
    pub relation: Relation,
    pub is_strong: bool,
    /// False when the line enters its child where an arrow has no room: a dot stands there.
    pub has_arrow: bool,
    pub points: Vec<Point>,
}

/// What a timeline shows of a lineage. Empty: nothing is drawn and nothing muted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlacedLineage {
    pub lines: Vec<PlacedLine>,
    pub undrawn: Vec<Undrawn>,
    /// By row: who keeps its full strength while the others are muted.
    pub related: Vec<bool>,
}

/// What lines are drawn on: marks and boxes, in whatever arrangement.
struct Field<'a> {
    bounds: Rect,
    marks: &'a [PlacedMark],
    labels: &'a [PlacedLabel],
    taken: Vec<Rect>,
}

/// Draws a lineage on a timeline. `is_visible` says which rows pass the filters.
pub fn place(
    lineage: &Lineage,
    placed: &PlacedTimeline,
    columns: &Columns,
    is_visible: &dyn Fn(Row) -> bool,
) -> PlacedLineage {
    let mut result = PlacedLineage::default();
    if lineage.related.is_empty() {
        return result;
    }
    // Of a system with several marks the first is drawn from.
    let mut mark_of = vec![u16::MAX; lineage.related.len()];
    for (n, mark) in placed.marks.iter().enumerate().rev() {
        if let Some(place) = mark_of.get_mut(usize::from(mark.row)) {
            *place = n as u16;
        }
    }
    let mark_of = |row: Row| mark_of.get(usize::from(row)).map(|n| usize::from(*n)).filter(|n| *n < placed.marks.len());
    let day = |row: Row| columns.day.get(usize::from(row)).copied().unwrap_or(NO_DAY);
    if placed.marks.iter().any(|m| lineage.is_related(m.row)) {
        result.related.clone_from(&lineage.related);
    }
    let absence = |row: Row| match () {
        _ if placed.undated.contains(&row) => Why::Undated,
        _ if placed.before_axis.contains(&row) => Why::BeforeAxis,
        _ if !is_visible(row) => Why::Hidden,
        _ if !columns.on_timeline.get(usize::from(row)).copied().unwrap_or(false) => Why::NotInFigure,
        _ => Why::Outside,
    };

    // Lines to be drawn: places of both marks; those found from one mark stand together.
    let mut wanted: Vec<(usize, usize, usize)> = Vec::new();
    for (n, edge) in lineage.edges.iter().enumerate() {
        let ends = [edge.parent, edge.child];
        let missing = ends.into_iter().find(|row| mark_of(*row).is_none());
        let why = match missing {
            Some(row) => absence(row),
            None if day(edge.child) < day(edge.parent) => Why::Backwards,
            None if wanted.len() == MOST_LINES => Why::TooMany,
            None => {
                let [Some(parent), Some(child)] = ends.map(mark_of) else { continue };
                wanted.push(if edge.is_upward { (n, child, parent) } else { (n, parent, child) });
                continue;
            }
        };
        result.undrawn.push(Undrawn { parent: edge.parent, child: edge.child, relation: edge.relation, why, missing });
    }
    draw(lineage, &field(placed), &wanted, &mut result);
    result
}

/// Lines may go wherever marks and names stand, and not through the titles of a narrow chart's lanes.
fn field(placed: &PlacedTimeline) -> Field<'_> {
    let (mut top, mut bottom) = (f64::MAX, f64::MIN);
    for mark in &placed.marks {
        let area = mark_box(mark);
        top = top.min(area.top - 1.0);
        bottom = bottom.max(area.bottom + 1.0);
    }
    let bounds = Rect::new(placed.frame.left, top, placed.frame.right + 4.0, bottom);
    let mut taken = Vec::new();
    for lane in placed.lanes.iter().filter(|_| placed.is_narrow) {
        let (top, right) = (lane.area.top, placed.frame.right);
        taken.push(Rect::new(0.0, top + 8.0, title_left(lane.key) + right / 2.0, top + 24.0));
        taken.push(Rect::new(right - 70.0, top + 8.0, right, top + 24.0));
    }
    Field { bounds, marks: &placed.marks, labels: &placed.labels, taken }
}

fn draw(lineage: &Lineage, field: &Field, wanted: &[(usize, usize, usize)], result: &mut PlacedLineage) {
    if wanted.is_empty() {
        return;
    }
    let ends: Vec<usize> = wanted.iter().flat_map(|w| [w.1, w.2]).collect();
    let mut router = Router::new(field.bounds, field.marks, field.labels, &field.taken, &ends);
    let mut next = 0;
    while let Some(&(_, hub, _)) = wanted.get(next) {
        let count = wanted.iter().skip(next).take_while(|w| w.1 == hub).count();
        let goals: Vec<usize> = wanted.iter().skip(next).take(count).map(|w| w.2).collect();
        let ways = router.ways(hub, &goals);
        for (&(n, _, goal), way) in wanted.iter().skip(next).zip(ways) {
            let Some(edge) = lineage.edges.get(n) else { continue };
            let (parent, child, relation) = (edge.parent, edge.child, edge.relation);
            let Some(mut way) = way.filter(|w| w.len() > 1) else {
                result.undrawn.push(Undrawn { parent, child, relation, why: Why::NoRoom, missing: None });
                continue;
            };
            if edge.is_upward {
                way.reverse();
            }
            trim(&mut way);
            let has_arrow = matches!(way.as_slice(), [.., a, b] if (a.x - b.x).abs() + (a.y - b.y).abs() >= ARROW_PX);
            let points = router.rounded(&way, [hub, goal]);
            result.lines.push(PlacedLine { parent, child, relation, is_strong: edge.is_strong, has_arrow, points });
        }
        next += count;
    }
}

/// Lines begin under their parent's mark and end at the rim of the child's.
fn trim(way: &mut [Point]) {
    if let [.., before, last] = way {
        *last = towards(*last, *before, SIDE_PX);
    }
}
