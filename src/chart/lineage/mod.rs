//! Lines of descent on a timeline: which can be drawn, and along which way.

mod placing;
pub mod route;

pub use placing::{MOST_LINES, PlacedLine, PlacedLineage, place};

pub use crate::explore::lineage::Why;
