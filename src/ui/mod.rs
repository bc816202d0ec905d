//! What the reader sees and touches: components that ask the pure modules, show the answer and forward what the
//! reader does. They decide nothing that could be tested without a browser.
//!
//! Under the page's policy (Trusted Types) no markup may be set as text. `view!` makes a wholly literal element, one
//! without any value in it, through `innerHTML`; give such an element one attribute as a value: `class={"dot"}`.

mod address;
mod app;
mod card;
mod changes;
mod charts;
mod filters;
mod footer;
mod header;
mod marks;
mod notices;
mod segmented;
mod store;
mod stories;
mod table;

pub use app::{App, mount};
