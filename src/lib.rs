//! Generative AI Atlas: an explorer of the history of generative AI.
//!
//! Six rooms; each may use only those before it (kept by `tests/layering.rs`); [`bundled`] hands the shipped
//! catalog to `ui`:
//!
//! * [`catalog`] knows: records, dates, columns, problems. No browser, no other room.
//! * [`explore`] asks: the view state and its URL, filters, facet counts, order, trend.
//! * [`i18n`] words: every sentence in Chinese and English, numbers and dates.
//! * [`chart`] places and paints: scales, ticks, layout in CSS px; plotters only in `chart::paint`.
//! * [`web`] touches the browser: canvas, address bar, storage, fetch. No Leptos.
//! * [`ui`] wires: Leptos components that ask, show and forward.

pub mod bundled;
pub mod catalog;
pub mod chart;
pub mod explore;
pub mod i18n;
#[cfg(feature = "page")]
pub mod ui;
#[cfg(feature = "page")]
pub mod web;
