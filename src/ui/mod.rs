//! What the reader sees and touches: functions that ask the pure rooms, show the answer and forward what
//! the reader does. Leptos gives the signals, memos, effects and their ownership; elements are built by
//! `dom`, because a typed view tree of this page weighs 200 kB more (README, "Map of the house").

mod active_filters;
mod app;
mod chart_frame;
mod chart_key;
mod dom;
mod facet_menu;
mod filter_bar;
mod growth_chart;
mod in_words;
mod lineage_panel;
mod overview;
mod page_footer;
mod page_header;
mod range_filter;
mod reactive;
mod segmented;
mod store;
mod system_card;
mod system_table;
mod timeline_chart;
mod tooltip;

pub use app::mount;
