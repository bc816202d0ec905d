//! Generative AI Atlas: an explorer of the history of generative AI.
//!
//! Six modules; each may use only those before it (kept by `tests/layering`):
//!
//! * [`catalog`] knows: records, dates, columns, problems. No browser, no other module.
//! * [`explore`] asks: the view state and its URL, filters, facet counts, order, trend.
//! * [`i18n`] words: every sentence in Chinese and English, numbers and dates.
//! * [`chart`] places and paints: scales, ticks, layout in CSS px; plotters only in `chart::paint`.
//! * [`web`] touches the browser: canvas, address bar, storage, fetch. No Leptos.
//! * [`ui`] wires: Leptos components that ask, show and forward.
//!
//! `prepare` is the build step: it checks the catalog and writes what the page fetches and shows before the program.

pub mod catalog;
pub mod chart;
pub mod explore;
pub mod i18n;
#[cfg(feature = "prepare")]
pub mod prepare;
#[cfg(feature = "page")]
pub mod ui;
#[cfg(feature = "page")]
pub mod web;
