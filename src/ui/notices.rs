//! What of a link was not understood: quiet, dismissible, always as text.

use leptos::prelude::*;

use super::store::use_text;
use crate::catalog::Catalog;
use crate::explore::ViewState;
use crate::explore::query::{Ignored, unknown_ids};

/// What of a link was not understood, and which of its ids this catalog does not have.
#[derive(Clone, Default, PartialEq)]
pub struct LinkProblems {
    pub ignored: Vec<Ignored>,
    pub unknown: Vec<String>,
}

impl LinkProblems {
    pub fn of(catalog: &Catalog, view: &ViewState, ignored: Vec<Ignored>) -> Self {
        Self { ignored, unknown: unknown_ids(catalog, view) }
    }
}

/// The line about a link's problems, until it is closed.
#[component]
pub fn Notices(
    /// Of the link that was opened last.
    problems: RwSignal<LinkProblems>,
) -> impl IntoView {
    let t = use_text();
    let line = Memo::new(move |_| problems.with(|p| t.link_problems(&p.ignored, &p.unknown)));
    view! {
        <div>
            <Show when=move || line.with(|l| !l.is_empty())>
                <div class="notice" role="note" data-testid="notice">
                    <span>{Signal::derive(move || line.get())}</span>
                    <button class="button" type="button" on:click=move |_| problems.set(LinkProblems::default())>
                        {t.close}
                    </button>
                </div>
            </Show>
        </div>
    }
}
