//! Placed marks: what stands where for one system, and the order they are laid on in.

use super::cluster::PlacedCluster;
use super::geometry::{Point, Rect, SpanPx};
use crate::catalog::{AsOf, Catalog, Columns, Lane, Openness, Row};

/// Half the width of a mark's box, CSS px.
pub const MARK_RADIUS: f64 = 5.0;
/// How far the whiskers of an estimate reach up and down, CSS px.
pub const ESTIMATE_REACH: f64 = 10.0;

/// A mark with its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedMark {
    pub row: Row,
    pub at: Point,
    /// The time its date may mean; no longer than `at.x` for a day.
    pub span: SpanPx,
    pub lane: Lane,
    pub openness: Openness,
    pub is_estimate: bool,
    /// Drawn smaller: in the strip of unknown sizes.
    pub is_small: bool,
}

/// A name beside its mark; the text is the system's label in the language of the layout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLabel {
    pub row: Row,
    pub area: Rect,
    pub tone: NameTone,
}

/// How a name is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NameTone {
    /// Regular, in ink.
    #[default]
    Normal,
    /// Bold, in ink: who everybody knows, among other names.
    Strong,
    /// Regular and muted, among strong ones.
    Quiet,
}

impl PlacedLabel {
    /// A name like any other.
    pub fn new(row: Row, area: Rect) -> Self {
        Self { row, area, tone: NameTone::Normal }
    }
}

impl PlacedMark {
    /// A system's mark in a place, with its full size.
    pub fn new(catalog: &Catalog, columns: &Columns, as_of: AsOf, row: usize, at: Point, span: SpanPx) -> Self {
        Self {
            row: row as Row,
            at,
            span,
            lane: columns.lane[row],
            openness: catalog.systems[row].openness_as_of(as_of),
            is_estimate: false,
            is_small: false,
        }
    }

    /// A system's mark that stands for one day.
    pub fn on_day(catalog: &Catalog, columns: &Columns, as_of: AsOf, row: usize, at: Point) -> Self {
        Self::new(catalog, columns, as_of, row, at, SpanPx::point(at.x))
    }
}

/// The marks of a chart: those that stand alone by their look, so that ink is laid on in few strokes; then the
/// members of clusters, each cluster's most important last, so that it is hit first. A member is as wide as its
/// cluster.
pub fn in_order(
    alone: &[PlacedMark],
    clusters: &[PlacedCluster],
    catalog: &Catalog,
    columns: &Columns,
    as_of: AsOf,
    is_small: bool,
) -> Vec<PlacedMark> {
    let mut marks = by_look(alone);
    for cluster in clusters {
        for row in cluster.members.iter().rev() {
            let span = SpanPx { from: cluster.area.left, to: cluster.area.right };
            let mark = PlacedMark::new(catalog, columns, as_of, usize::from(*row), cluster.at, span);
            marks.push(PlacedMark { is_small, ..mark });
        }
    }
    marks
}

/// Marks of one look together.
fn by_look(marks: &[PlacedMark]) -> Vec<PlacedMark> {
    let mut sorted = Vec::with_capacity(marks.len());
    for openness in Openness::ALL {
        for lane in Lane::ALL {
            sorted.extend(marks.iter().filter(|m| m.openness == *openness && m.lane == *lane));
        }
    }
    sorted
}

/// The marks that are drawn one by one, of all [`in_order`].
pub fn alone<'a>(marks: &'a [PlacedMark], clusters: &[PlacedCluster]) -> &'a [PlacedMark] {
    let hidden: usize = clusters.iter().map(|c| c.members.len()).sum();
    marks.get(..marks.len().saturating_sub(hidden)).unwrap_or_default()
}
