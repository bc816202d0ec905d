//! What changed in the data, by version: fetched when a reader opens it, already in words.

use std::sync::Arc;

use leptos::prelude::*;

use super::store::{Store, use_store, use_text};
use crate::catalog::changes::{ToldPart, ToldSystem, ToldVersion, read_told};
use crate::i18n::Text;
use crate::web;

#[derive(Clone)]
enum State {
    Closed,
    Loading,
    Ready(Arc<Vec<ToldVersion>>),
    Failed,
}

/// The folded list of changes.
#[component]
pub fn Changes() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let state = RwSignal::new(State::Closed);
    let open = move |_| {
        if state.with_untracked(|state| matches!(state, State::Closed)) {
            load(state);
        }
    };
    let content = move || match state.get() {
        State::Closed => ().into_any(),
        State::Loading => view! { <p class="hint" role="status">{t.changes_loading}</p> }.into_any(),
        State::Ready(versions) => versions.iter().map(|v| version(store, t, v)).collect_view().into_any(),
        State::Failed => view! {
            <p class="hint" role="status">{t.changes_failed} " " <a href={"./data/changes.json"}>"changes.json"</a></p>
            <button class="button" type="button" on:click=move |_| load(state)>{t.retry}</button>
        }
        .into_any(),
    };
    view! {
        <details class="changes" data-testid="changes" on:toggle=open>
            <summary>{t.changes}</summary>
            {content}
        </details>
    }
}

fn load(state: RwSignal<State>) {
    state.set(State::Loading);
    leptos::task::spawn_local(async move {
        let file = match web::page::changed_url() {
            Some(url) => web::fetch::text(&url).await,
            None => Err("the page names no file with changes".to_owned()),
        };
        let found = match file.and_then(|text| read_told(&text)) {
            Ok(versions) => State::Ready(Arc::new(versions)),
            Err(reason) => {
                web::page::report(&reason);
                State::Failed
            }
        };
        // The page may have been built anew in the other language meanwhile.
        state.try_set(found);
    });
}

fn version(store: Store, t: &'static Text, version: &ToldVersion) -> impl IntoView + use<> {
    view! {
        <h3>{format!("{} · {}", version.version, version.counts.get(t.lang))}</h3>
        {version.parts.iter().map(|p| part(store, t, p)).collect_view()}
    }
}

fn part(store: Store, t: &'static Text, part: &ToldPart) -> impl IntoView + use<> {
    view! {
        <h4>{part.heading.get(t.lang).to_owned()}</h4>
        <ul class="changes__systems">{part.systems.iter().map(|s| system(store, t, s)).collect_view()}</ul>
    }
}

/// A system's name, which selects it, and its facts.
fn system(store: Store, t: &'static Text, told: &ToldSystem) -> impl IntoView + use<> {
    let found = store.catalog.with_untracked(|c| {
        let row = c.row(&told.id)?;
        Some((row, c.system(row)?.name(t.lang).to_owned()))
    });
    let select = move |row| {
        store.select(row);
        web::page::show("details");
    };
    let name = match found {
        Some((row, name)) => view! {
            <button class="link" type="button" on:click=move |_| select(row)><bdi>{name}</bdi></button>
        }
        .into_any(),
        None => told.name.as_ref().map(|name| name.get(t.lang).to_owned()).into_any(),
    };
    let facts =
        told.facts.iter().map(|fact| view! { <span class="changes__fact">{fact.get(t.lang).to_owned()}</span> });
    view! { <li>{name} {facts.collect_view()}</li> }
}
