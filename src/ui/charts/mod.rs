//! The charts: time strip, timeline and growth, what they share, and the words about them.

mod frame;
mod growth;
mod in_words;
mod key;
mod key_list;
mod overview;
mod timeline;
mod tooltip;

/// Ids of the charts' titles.
pub const TIMELINE_TITLE: &str = "timeline-title";
pub const GROWTH_TITLE: &str = "growth-title";

pub use growth::GrowthChart;
pub use in_words::InWords;
pub use key::ChartKey;
pub use key_list::KeyList;
pub use overview::Overview;
pub use timeline::{TimelineChart, TimelineLayout};
