//! Descent as links: what a system grew from, what it led to, what it belongs with, each with its own sources.

use leptos::prelude::*;

use super::cited::{Cited, marks};
use super::subject::Subject;
use crate::explore::lineage::{Relative, Relatives as Lists, relatives};
use crate::i18n::relatives::{RelativeWords, relative};
use crate::ui::marks::SystemLink;
use crate::ui::store::use_text;

/// Three lists in the order of time; empty ones are left out.
#[component]
pub fn Relatives(subject: Subject, cited: Cited) -> impl IntoView {
    let t = use_text();
    let Lists { grew_from, led_to, related } = relatives(&subject.catalog, subject.row);
    [("grew-from", t.grew_from, grew_from), ("led-to", t.led_to, led_to), ("related", t.related, related)]
        .map(|(test_id, heading, relatives)| list(test_id, heading, relatives, &subject, cited))
        .collect_view()
}

fn list(
    test_id: &'static str,
    heading: &'static str,
    relatives: Vec<Relative>,
    subject: &Subject,
    cited: Cited,
) -> Option<impl IntoView + use<>> {
    let t = use_text();
    let item = |other: Relative| {
        let said = relative(t, &subject.catalog, subject.texts.as_deref(), subject.row, &other);
        let RelativeWords { words, note, edge } = said;
        view! {
            <li>
                <span class="aside">{words}</span>
                " "
                <SystemLink row=other.row/>
                {note.map(|note| view! { <span class="aside">" " {note.to_owned()}</span> })}
                {edge.map(|edge| marks(cited, &edge.sources, !edge.is_checked))}
            </li>
        }
    };
    let items: Vec<_> = relatives.into_iter().map(item).collect();
    (!items.is_empty()).then(|| {
        view! {
            <h3>{heading}</h3>
            <ul class="lineage" data-testid=test_id>{items}</ul>
        }
    })
}
