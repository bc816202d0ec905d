//! Leptos components: they ask the pure rooms, show the answer and forward what the reader does.

mod active_filters;
mod app;
mod chart_frame;
mod chart_key;
mod facet_menu;
mod filter_bar;
mod growth_chart;
mod page_footer;
mod page_header;
mod range_filter;
mod segmented;
mod store;
mod system_card;
mod system_table;
mod timeline_chart;
mod tooltip;

pub use app::mount;
