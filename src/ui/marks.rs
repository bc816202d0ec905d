//! Small parts that many sections share: drawn marks, quiet counts, links, a system's name as a button.

use leptos::either::Either;
use leptos::prelude::*;

use super::store::{use_store, use_text};
use crate::catalog::texts::safe_url;
use crate::catalog::{Lane, Openness, Row};
use crate::i18n::{cells, format};

/// A drawn mark before a word; the word says the same.
#[component]
pub fn Mark(
    /// The class that draws it, such as [`lane_mark`] gives.
    kind: &'static str,
) -> impl IntoView {
    view! { <span class=format!("mark {kind}") aria-hidden="true"></span> }
}

/// The class that draws a family's shape and colour.
pub fn lane_mark(lane: Lane) -> &'static str {
    match lane {
        Lane::Vae => "mark--vae",
        Lane::Gan => "mark--gan",
        Lane::NormalizingFlow => "mark--flow",
        Lane::AutoregressiveTransformer => "mark--transformer",
        Lane::EnergyDiffusion => "mark--diffusion",
        Lane::Multimodal => "mark--multimodal",
        Lane::Others => "mark--others",
    }
}

/// The class that draws a filling.
pub fn openness_mark(class: Openness) -> &'static str {
    match class {
        Openness::Open => "mark--open",
        Openness::Restricted => "mark--restricted",
        Openness::Closed => "mark--closed",
        Openness::Unreleased => "mark--unreleased",
        Openness::Unknown => "mark--unknown",
        Openness::NotApplicable => "mark--na",
    }
}

/// A quiet number beside a word.
#[component]
pub fn Count(
    /// How many.
    #[prop(into)]
    n: Signal<usize>,
) -> impl IntoView {
    view! { <span class="count">{Signal::derive(move || n.get().to_string())}</span> }
}

/// A system's name that selects it, with its year; nothing for a row the catalog does not have.
#[component]
pub fn SystemLink(
    /// Its row in the catalog.
    row: Row,
) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let found =
        store.catalog.with_untracked(|c| c.system(row).map(|s| (s.label(t.lang).to_owned(), cells::year(t, s))));
    found.map(|(name, year)| {
        view! {
            <span>
                <button class="link" type="button" on:click=move |_| store.select(row)>
                    <bdi>{name}</bdi>
                </button>
                <span class="count">{year}</span>
            </span>
        }
    })
}

/// A link to another site, or plain text when the address is none of the web's.
#[component]
pub fn ExternalLink(
    /// Where it leads.
    url: Option<String>,
    /// Its words.
    text: String,
) -> impl IntoView {
    match url.as_deref().and_then(safe_url) {
        Some(url) => Either::Left(view! { <a href=url.to_owned() rel="noopener noreferrer">{text}</a> }),
        None => Either::Right(view! { <span>{text}</span> }),
    }
}

/// A computed length as a style value, to a tenth of a CSS px.
pub fn px(length: f64) -> String {
    format!("{}px", format::decimal(length, 1))
}
