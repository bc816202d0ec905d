//! The head of a card: family and kind, name in both languages, and the sentence about it.

use leptos::prelude::*;

use super::subject::Subject;
use crate::i18n::cells;
use crate::ui::marks::{Mark, lane_mark};
use crate::ui::store::{use_store, use_text};

/// Name, family, kind, summary and the button that closes the card.
#[component]
pub fn Head(subject: Subject) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let row = subject.row;
    let collection = store.filter.with(|f| f.collection);
    let system = subject.system()?;
    let lane = *subject.catalog.columns(collection).lane.get(usize::from(row))?;
    let family = cells::family(t, &subject.catalog, system, lane);
    let kind = if system.is_concept() { t.concept } else { (t.kind)(system.kind) };
    let other = system.other_name(t.lang).map(|(lang, name)| {
        view! { <span class="details__other" lang=lang.tag()><bdi>{name.to_owned()}</bdi></span> }
    });
    let summary = subject.texts().and_then(|x| x.summary()).map(|s| s.get(t.lang).to_owned());
    Some(view! {
        <div class="details__head">
            <p class="details__family">
                <Mark kind=lane_mark(lane)/>
                {format!("{family} · {kind}")}
            </p>
            <button class="button" type="button" data-testid="close-details" on:click=move |_| store.deselect()>
                {t.close}
            </button>
        </div>
        <h2 class="details__name" data-testid="details-name">
            <bdi>{system.name(t.lang).to_owned()}</bdi>
            {other}
        </h2>
        <p class="hint" hidden=Signal::derive(move || store.visible.with(|v| v.has(row)))>{t.not_in_view}</p>
        {summary.map(|s| view! { <p class="details__summary">{s}</p> })}
    })
}
