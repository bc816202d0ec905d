//! Lineage -> lines on a placed timeline: which steps of descent can be drawn, along which way, and why the others
//! cannot. What is drawn crosses no name and no unrelated mark.

use super::grid::{Grid, SIDE_PX, mark_box};
use super::route::{Router, towards};
use crate::catalog::{Columns, NO_DAY, Row};
use crate::chart::geometry::{Point, Rect};
use crate::chart::timeline::PlacedTimeline;
use crate::explore::lineage::{Descent, Lineage, Why};

/// Half the height of an era's name among the names.
const ERA_NAME_PX: f64 = 7.0;
/// Lines may run this far beyond the plot's right edge, as names do.
const BEYOND_PX: f64 = 4.0;
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
    /// By row: who is highlighted while the others are muted.
    pub related: Vec<bool>,
}

/// A step whose ends both have a mark, by their places among the marks.
struct Step {
    /// Place among the lineage's edges.
    edge: usize,
    /// Where it was found from: steps found from one mark follow each other.
    hub: usize,
    goal: usize,
}

/// Draws a lineage on a timeline. `is_visible` has a flag for each row that passes the filters.
pub fn place(lineage: &Lineage, placed: &PlacedTimeline, columns: &Columns, is_visible: &[bool]) -> PlacedLineage {
    let (steps, undrawn) = steps(lineage, placed, columns, is_visible);
    let is_shown = placed.plot.marks.iter().any(|mark| is(&lineage.related, mark.row));
    let related = if is_shown { lineage.related.clone() } else { Vec::new() };
    let mut result = PlacedLineage { lines: Vec::new(), undrawn, related };
    if steps.is_empty() {
        return result;
    }
    let marks = &placed.plot.marks;
    let ends: Vec<usize> = steps.iter().flat_map(|step| [step.hub, step.goal]).collect();
    let (bounds, taken) = field(placed);
    let mut router = Router::on(Grid::new(bounds, marks, &placed.plot.labels, &taken, &ends));
    for of_hub in steps.chunk_by(|a, b| a.hub == b.hub) {
        let goals: Vec<usize> = of_hub.iter().map(|step| step.goal).collect();
        router.search(of_hub[0].hub, &goals);
        for step in of_hub {
            let edge = lineage.edges[step.edge];
            match line(&mut router, placed, edge, step) {
                Some(points) => result.lines.push(PlacedLine { edge, points }),
                None => result.undrawn[step.edge] = Some((Why::NoRoom, edge.parent)),
            }
        }
    }
    result
}

fn is(flags: &[bool], row: Row) -> bool {
    flags.get(usize::from(row)).copied().unwrap_or(false)
}

/// The steps that can be drawn where there is room, and by edge why the others cannot.
fn steps(
    lineage: &Lineage,
    placed: &PlacedTimeline,
    columns: &Columns,
    is_visible: &[bool],
) -> (Vec<Step>, Vec<Option<(Why, Row)>>) {
    let day = |row: Row| columns.day.get(usize::from(row)).copied().unwrap_or(NO_DAY);
    let absence = |row: Row| match () {
        _ if placed.undated.contains(&row) => Why::Undated,
        _ if placed.before_axis.contains(&row) => Why::BeforeAxis,
        _ if !is(is_visible, row) => Why::Hidden,
        _ if !is(&columns.on_timeline, row) => Why::NotInFigure,
        _ => Why::Outside,
    };
    // Of a system with several marks the first is drawn from.
    let mark = |row: Row| placed.plot.marks.iter().position(|m| m.row == row).ok_or((absence(row), row));
    let (mut steps, mut undrawn) = (Vec::new(), Vec::new());
    for (n, edge) in lineage.edges.iter().enumerate() {
        let why = match (mark(edge.child), mark(edge.parent)) {
            (_, Err(why)) | (Err(why), Ok(_)) => Some(why),
            _ if steps.len() == MOST_LINES => Some((Why::TooMany, edge.parent)),
            _ if day(edge.child) < day(edge.parent) => Some((Why::Backwards, edge.parent)),
            (Ok(child), Ok(parent)) => {
                let (hub, goal) = if edge.is_upward { (child, parent) } else { (parent, child) };
                steps.push(Step { edge: n, hub, goal });
                None
            }
        };
        undrawn.push(why);
    }
    (steps, undrawn)
}

/// The line of a step after its search, from under its parent's mark to the rim of its child's; `None` without room.
fn line(router: &mut Router, placed: &PlacedTimeline, edge: Descent, step: &Step) -> Option<Vec<Point>> {
    let mut way = router.way(step.goal);
    if !edge.is_upward {
        way.reverse();
    }
    let [.., before, last] = way.as_mut_slice() else { return None };
    // At the side a mark is as wide as its date's bar or its cluster's box.
    let span = placed.plot.marks[if edge.is_upward { step.hub } else { step.goal }].span;
    let is_level = (before.y - last.y).abs() < 0.5;
    let half = if is_level { (span.length() / 2.0 + 1.0).max(SIDE_PX) } else { SIDE_PX };
    *last = towards(*last, *before, half);
    Some(router.rounded(&way, [step.hub, step.goal]))
}

/// Lines may run wherever marks and names stand, and not through an era's name among them.
fn field(placed: &PlacedTimeline) -> (Rect, Vec<Rect>) {
    let frame = &placed.plot.frame;
    let mut bounds = Rect { left: frame.left, right: frame.right + BEYOND_PX, top: f64::MAX, bottom: 0.0 };
    for mark in &placed.plot.marks {
        let area = mark_box(mark);
        bounds.top = bounds.top.min(area.top - 1.0);
        bounds.bottom = bounds.bottom.max(area.bottom + 1.0);
    }
    let mut taken = Vec::new();
    if let Some(upright) = &placed.upright {
        let (left, right) = (upright.names_left, frame.right);
        let name = |y: f64| Rect { left, right, top: y - ERA_NAME_PX, bottom: y + ERA_NAME_PX };
        taken.extend(upright.era_names.iter().map(|era| name(era.y)));
    }
    (bounds, taken)
}
