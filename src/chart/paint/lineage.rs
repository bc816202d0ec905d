//! Ink of marks and names, with lines of descent between them.

use plotters_backend::{BackendCoord, DrawingBackend};

use super::marks::corners;
use super::pen::{Emphasis, Painted, Pen, coord};
use crate::chart::geometry::{Point, distance};
use crate::chart::lineage::PlacedLineage;
use crate::chart::plot::Plot;
use crate::chart::shape::{ARROW_HEAD, DOT};

/// Radius of an arrow's head, and how far behind the tip its middle is; where that has no room, the radius of a dot.
const HEAD_PX: f64 = 3.4;
const HEAD_BACK_PX: f64 = 2.4;
const DOT_PX: f64 = 2.0;
/// Width of a line on the path or at the selected system, and of others.
const HIGHLIGHTED_PX: f64 = 1.75;
const NORMAL_PX: f64 = 1.25;

/// Marks, clusters and names. With a lineage its lines are drawn, its systems highlighted and the others muted.
pub fn marks_and_names<DB: DrawingBackend>(pen: &Pen<DB>, plot: &Plot, lineage: &PlacedLineage) -> Painted<DB> {
    let marks = plot.marks_alone();
    if lineage.related.is_empty() {
        pen.marks(marks)?;
        pen.clusters(&plot.clusters)?;
        return pen.names(&plot.labels);
    }
    let muted = pen.with(Emphasis::Muted(&lineage.related));
    muted.marks(marks)?;
    muted.clusters(&plot.clusters)?;
    muted.names(&plot.labels)?;
    for is_highlighted in [false, true] {
        lines(pen, lineage, is_highlighted)?;
    }
    let highlighted = pen.with(Emphasis::Highlighted(&lineage.related));
    highlighted.marks(marks)?;
    highlighted.names(&plot.labels)
}

/// Lines of one emphasis, each with an arrow or, where that has no room, a dot at the child.
fn lines<DB: DrawingBackend>(pen: &Pen<DB>, lineage: &PlacedLineage, is_highlighted: bool) -> Painted<DB> {
    let theme = pen.context.theme;
    let (colour, width_px) = if is_highlighted { (theme.accent, HIGHLIGHTED_PX) } else { (theme.muted, NORMAL_PX) };
    let lines =
        || lineage.lines.iter().filter(|l| l.edge.is_highlighted == is_highlighted).map(|l| l.points.as_slice());
    for points in lines() {
        pen.line(corners(points.iter().copied()), colour, width_px)?;
    }
    for points in lines() {
        if let [.., before, tip] = points {
            pen.shape(head(*before, *tip), colour)?;
        }
    }
    Ok(())
}

/// The head of a line's last piece, which runs along an axis.
fn head(before: Point, tip: Point) -> Vec<BackendCoord> {
    let length = distance(before, tip);
    if length < HEAD_BACK_PX {
        return DOT.around(tip, DOT_PX).map(coord).collect();
    }
    let (dx, dy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    let middle = Point { x: tip.x - HEAD_BACK_PX * dx, y: tip.y - HEAD_BACK_PX * dy };
    ARROW_HEAD.turned(middle, HEAD_PX, (dx, dy)).map(coord).collect()
}
