//! The filters: a sticky bar with search, collection, openness and one menu a facet; on a phone a sheet.

mod active;
mod bar;
mod facet_menu;
mod facets;
mod range;

pub use active::ActiveFilters;
pub use bar::FilterBar;
