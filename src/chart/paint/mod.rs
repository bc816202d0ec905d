//! Placed charts -> ink, through plotters' elements on any backend: the page's canvas, SVG text in tests. In `chart`
//! only this folder names plotters.
//!
//! Backend coordinates are whole numbers, so everything is handed over in eighths of a CSS pixel ([`UNITS`]); the
//! backend scales back. Marks come sorted by look, so that a backend can batch them.

mod growth;
mod lineage;
mod marks;
mod overview;
mod pen;
mod timeline;
mod upright;

pub use growth::growth;
pub use overview::overview;
pub use pen::{PaintContext, UNITS};
pub use timeline::{timeline, timeline_with};
