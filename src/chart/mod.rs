//! Where things go, and ink. Stages: visible rows -> `layout` (placed marks, labels, ticks in CSS px)
//! -> `paint` (any plotters backend). Layout decides once what happens with nothing, one point, all
//! equal and unknown; hover, tests and drawing read the same placed values. Only `paint` names plotters.

pub mod cluster;
pub mod geometry;
pub mod gesture;
pub mod growth;
pub mod hit;
pub mod labels;
pub mod leader;
pub mod lineage;
pub mod overview;
pub mod paint;
pub mod route;
pub mod scale;
pub mod shape;
pub mod text_width;
pub mod theme;
pub mod ticks;
pub mod time_axis;
pub mod timeline;
pub mod upright;
pub mod walk;

pub use cluster::PlacedCluster;
pub use geometry::{Point, Rect, Size, SpanPx, within};
pub use growth::PlacedGrowth;
pub use lineage::PlacedLineage;
pub use overview::PlacedOverview;
pub use shape::Shape;
pub use theme::{Colour, Theme};
pub use timeline::PlacedTimeline;

use crate::catalog::{Lane, Openness, Row};

/// Half the width of a mark's box, CSS px.
pub const MARK_RADIUS: f64 = 5.0;
/// How far the whiskers of an estimate reach up and down, CSS px.
pub const ESTIMATE_REACH: f64 = 10.0;

/// A mark with its place: what stands where for one system.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedMark {
    pub row: Row,
    pub at: Point,
    /// Ends of the time the date may mean, px; equal to `at.x` for a day.
    pub span: (f64, f64),
    pub lane: Lane,
    pub openness: Openness,
    pub is_estimate: bool,
    /// Drawn smaller: in the strip of unknown sizes.
    pub is_small: bool,
}

/// Marks of one look together, so that ink is laid on in few strokes.
fn by_look(marks: &[PlacedMark]) -> Vec<PlacedMark> {
    let mut sorted = Vec::with_capacity(marks.len());
    for openness in Openness::ALL {
        for lane in Lane::ALL {
            sorted.extend(marks.iter().filter(|m| m.openness == *openness && m.lane == *lane));
        }
    }
    sorted
}

/// A name beside its mark; the text is the system's label in the language of the layout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLabel {
    pub row: Row,
    pub area: Rect,
}
