//! Where things go, and ink. Stages: visible rows -> `layout` (placed marks, labels, ticks in CSS px) -> `paint`
//! (any plotters backend). Layout decides once what happens with nothing, one point, all equal and unknown; hover,
//! gestures, tests and drawing read the same placed values. Only `paint` names plotters.

pub mod cluster;
pub mod geometry;
pub mod gesture;
pub mod growth;
pub mod hit;
pub mod labels;
pub mod lineage;
pub mod mark;
pub mod overview;
pub mod paint;
pub mod plot;
pub mod scale;
pub mod shape;
pub mod text_width;
pub mod theme;
pub mod ticks;
pub mod time_axis;
pub mod timeline;
pub mod walk;

pub use cluster::PlacedCluster;
pub use geometry::{Point, Rect, Size, SpanPx, within};
pub use growth::PlacedGrowth;
pub use lineage::PlacedLineage;
pub use mark::{MARK_RADIUS, PlacedLabel, PlacedMark};
pub use overview::PlacedOverview;
pub use plot::Plot;
pub use shape::Shape;
pub use theme::{Colour, Theme};
pub use timeline::PlacedTimeline;
