//! What both charts have: a plot with its axis of time, marks, names and clusters, and what is left out of it.

use super::cluster::PlacedCluster;
use super::geometry::{Rect, Size, SpanPx};
use super::mark::{self, PlacedLabel, PlacedMark};
use super::scale::LinearScale;
use super::ticks::Tick;
use crate::catalog::Days;

/// Room for lane titles left of the plot, CSS px.
pub const GUTTER_PX: f64 = 132.0;
/// Narrower charts have no room for titles beside the plot: the timeline stands upright, sizes lose their title.
pub const NARROW_PX: f64 = 640.0;

/// The plot of a chart in CSS px.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// Of the whole picture.
    pub size: Size,
    /// Where marks may stand.
    pub frame: Rect,
    /// From days to px: along x, or along y in an upright timeline.
    pub scale: LinearScale,
    /// Of the axis of time.
    pub ticks: Vec<Tick>,
    pub marks: Vec<PlacedMark>,
    pub labels: Vec<PlacedLabel>,
    /// Marks that stand together; the members are the last of `marks`.
    pub clusters: Vec<PlacedCluster>,
    /// Marks whose name had no room.
    pub unnamed: usize,
    /// Shown systems outside the shown time.
    pub outside: usize,
}

impl Plot {
    /// The marks that are drawn one by one.
    pub fn marks_alone(&self) -> &[PlacedMark] {
        mark::alone(&self.marks, &self.clusters)
    }
}

/// The plot's left and right edge for a chart width: shared by both charts so that their years align.
pub fn plot_edges(width: f64) -> SpanPx {
    let left = if width < NARROW_PX { 4.0 } else { GUTTER_PX };
    SpanPx { from: left, to: (width - 8.0).max(left + 40.0) }
}

/// The scale that shows these days between two edges.
pub fn time_scale(days: Days, edges: SpanPx) -> LinearScale {
    LinearScale::new((f64::from(days.from), f64::from(days.to)), (edges.from, edges.to))
}
