//! The view state, its spelling in the address bar, and the pure answers to it: which systems are shown, in which
//! order, how many each choice would leave, the trend, lineage.

pub mod choices;
pub mod digest;
pub mod facet_counts;
pub mod filter;
pub mod lineage;
mod parameters;
pub mod query;
pub mod stories;
pub mod student_t;
mod suggestions;
pub mod table;
pub mod trend;
pub mod view_state;

pub use digest::Digest;
pub use facet_counts::FacetCounts;
pub use filter::{CompiledFilter, Facet};
pub use lineage::{Depth, Lineage};
pub use suggestions::{by_rank, suggestions};
pub use table::{Sort, SortKey};
pub use trend::Trend;
pub use view_state::*;

pub use crate::catalog::{AsOf, Counting};
