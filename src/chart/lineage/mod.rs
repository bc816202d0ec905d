//! Lines of descent on a timeline: which can be drawn, and along which way.

pub mod grid;
mod placing;
mod route;

pub use placing::{MOST_LINES, PlacedLine, PlacedLineage, place};

pub use crate::explore::lineage::Why;
