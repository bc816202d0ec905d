//! The selected system: every fact with its source mark, unchecked ones said so, conflicts side by side, descent as
//! links. Beside the charts on a wide page, a sheet from below on a narrow one.

mod article;
mod cited;
mod conflicts;
mod copy_link;
mod facts;
mod head;
mod lineage;
mod lineage_panel;
mod subject;

use std::sync::Arc;

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use self::article::ArticleWord;
use self::cited::{Cited, Sources};
use self::conflicts::Conflicts;
use self::copy_link::CopyLink;
use self::facts::Facts;
use self::head::Head;
use self::lineage::Relatives;
use self::lineage_panel::LineagePanel;
use self::subject::Subject;
use super::marks::{ExternalLink, SystemLink};
use super::store::{TextsState, use_store, use_text};
use crate::catalog::Row;
use crate::explore::suggestions;

/// The card's id.
pub const DETAILS: &str = "details";

/// The card of the selected system, or where to begin.
#[component]
pub fn SystemCard() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && store.selected.get_untracked().is_some() {
            event.prevent_default();
            event.stop_propagation();
            store.deselect();
        }
    };
    let content = move || {
        provide_context(store.scoped());
        match store.selected.get() {
            Some(row) => Either::Left(view! { <Details row=row/> }),
            None => Either::Right(view! { <Suggestions/> }),
        }
    };
    view! {
        <section
            class="card details"
            id=DETAILS
            tabindex="-1"
            aria-label=t.details
            data-testid="details"
            data-open=Signal::derive(move || store.selected.with(Option::is_some).then_some("true"))
            on:keydown=on_key
        >
            {content}
        </section>
    }
}

/// Nothing is selected: good places to start among what is shown.
#[component]
fn Suggestions() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let rows = move || {
        let collection = store.filter.with(|f| f.collection);
        store.with_catalog(|c| store.visible.with(|v| suggestions(c, collection, &v.rows)))
    };
    view! {
        <h2>{t.details}</h2>
        <p class="hint">{t.details_empty}</p>
        <h3>{t.details_try}</h3>
        <ul class="details__starts">
            <For each=rows key=|row| *row let(row)>
                <li>
                    <SystemLink row=row/>
                </li>
            </For>
        </ul>
    }
}

/// All of one system. Built anew when another one is selected and when the texts arrive.
#[component]
fn Details(row: Row) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    move || {
        let state = store.texts.get();
        let texts = if let TextsState::Ready(texts) = &state { Some(Arc::clone(texts)) } else { None };
        let subject = Subject { catalog: store.catalog.get(), texts, row };
        // Sources are numbered in the order in which the parts below cite them, from top to bottom.
        let cited = Cited::new();
        let reference = subject.texts().and_then(|x| x.reference());
        let waiting = match state {
            TextsState::Ready(_) => EitherOf3::A(()),
            TextsState::Loading => EitherOf3::B(view! { <p class="hint" role="status">{t.details_loading}</p> }),
            TextsState::Failed => EitherOf3::C(view! {
                <p class="hint" role="status">{t.details_failed}</p>
                <button class="button" type="button" on:click=move |_| store.load_texts()>{t.retry}</button>
            }),
        };
        view! {
            <Head subject=subject.clone()/>
            <Facts subject=subject.clone() cited=cited/>
            <Relatives subject=subject.clone() cited=cited/>
            <LineagePanel/>
            <Conflicts subject=subject.clone() cited=cited/>
            <ArticleWord subject=subject.clone()/>
            {reference.map(|r| view! {
                <p class="details__reference">{t.read_more} ": " <ExternalLink url=Some(r.url.clone()) text=r.title.clone()/></p>
            })}
            <Sources cited=cited/>
            {waiting}
            <CopyLink/>
        }
    }
}
