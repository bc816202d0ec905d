//! Descent as links: what a system grew from, what it led to, what it belongs with.

use leptos::prelude::*;

use super::cited::{Cited, marks};
use super::subject::Subject;
use crate::explore::lineage::{Relative, Relatives as Lists, relatives};
use crate::ui::marks::SystemLink;
use crate::ui::store::use_text;

/// Three lists in the order of time; empty ones are left out.
#[component]
pub fn Relatives(subject: Subject, cited: Cited) -> impl IntoView {
    let t = use_text();
    let Lists { grew_from, led_to, related } = relatives(&subject.catalog, subject.row);
    // All edges of a record rest on the same evidence.
    let sources = subject.texts().map_or_else(Vec::new, |x| x.evidence("lineage"));
    let evidence = (!grew_from.is_empty()).then(|| marks(cited, &sources));
    view! {
        {list("grew-from", view! { <h3>{t.grew_from} {evidence}</h3> }, grew_from)}
        {list("led-to", view! { <h3>{t.led_to}</h3> }, led_to)}
        {list("related", view! { <h3>{t.related}</h3> }, related)}
    }
}

fn list(test_id: &'static str, heading: impl IntoView, relatives: Vec<Relative>) -> Option<impl IntoView> {
    let t = use_text();
    let item = |relative: Relative| {
        let Relative { row, relation, is_back } = relative;
        let words = if is_back { (t.relation_back)(relation) } else { (t.relation)(relation) };
        view! {
            <li>
                <SystemLink row=row/>
                " "
                <span class="aside">{words}</span>
            </li>
        }
    };
    (!relatives.is_empty()).then(|| {
        view! {
            {heading}
            <ul class="lineage" data-testid=test_id>{relatives.into_iter().map(item).collect_view()}</ul>
        }
    })
}
