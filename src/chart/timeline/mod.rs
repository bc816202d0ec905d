//! Visible systems -> a placed timeline: lanes with a mark for every system, and names that never overlap.
//! Important systems get their row and name first; what has no room keeps its mark and is named on zoom.

mod across;
mod compact;
pub mod lanes;
mod names;
pub mod placed;
mod rows;
mod upright;

pub use across::ROW_PX;
pub use placed::{PlacedTimeline, TimelineInput};

use super::plot::NARROW_PX;
use crate::explore::NamesShown;

/// Time runs across where there is room for lane titles, else downwards.
pub fn layout(input: &TimelineInput) -> PlacedTimeline {
    match input.names {
        _ if input.width < NARROW_PX => upright::layout(input),
        NamesShown::Landmarks => compact::layout(input),
        NamesShown::All => across::layout(input),
    }
}
