//! Visible systems -> a placed timeline: lanes with a mark for every system, and names that never overlap.
//! Important systems get their row and name first; what has no room keeps its mark and is named on zoom.

mod across;
pub mod lanes;
mod names;
pub mod placed;
mod upright;

pub use across::ROW_PX;
pub use placed::{PlacedTimeline, TimelineInput};

use super::plot::NARROW_PX;

/// Time runs across where there is room for lane titles, else downwards.
pub fn layout(input: &TimelineInput) -> PlacedTimeline {
    if input.width < NARROW_PX { upright::layout(input) } else { across::layout(input) }
}
