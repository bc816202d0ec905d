//! The facts of a card as a definition list, each with its note and its sources.

use leptos::prelude::*;

use super::cited::{Cited, marks};
use super::subject::Subject;
use crate::i18n::facts::{Fact, facts};
use crate::ui::store::use_text;

/// Date, makers, size, openness and what else is known.
#[component]
pub fn Facts(subject: Subject, cited: Cited) -> impl IntoView {
    let t = use_text();
    let texts = subject.texts();
    let line = |fact: Fact| {
        let sources = texts.map_or_else(Vec::new, |x| x.evidence_of(fact.fields));
        // Recalled only: no page was opened of any of them.
        let is_unchecked = !sources.is_empty() && !sources.iter().any(|s| s.checked);
        view! {
            <dt>{fact.label}</dt>
            <dd>
                <span>{fact.value} {fact.note.map(|n| view! { <span class="aside">{n}</span> })}</span>
                {marks(cited, &sources, is_unchecked)}
            </dd>
        }
    };
    let list = subject.system().map_or_else(Vec::new, |system| facts(t, &subject.catalog, system, texts));
    view! { <dl class="facts">{list.into_iter().map(line).collect_view()}</dl> }
}
