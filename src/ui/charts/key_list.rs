//! The keys of both charts, shown by `?` and by a button.

use leptos::prelude::*;

use crate::ui::store::{use_store, use_text};

/// Each key and what it does.
#[component]
pub fn KeyList() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let line = |(keys, words): &(&'static str, &'static str)| {
        view! {
            <dt><kbd>{*keys}</kbd></dt>
            <dd>{*words}</dd>
        }
    };
    view! {
        <section
            class="card key-list"
            aria-labelledby="keys-title"
            data-testid="keys"
            hidden=Signal::derive(move || !store.shows_keys.get())
        >
            <div class="card__head">
                <h2 id="keys-title">{t.keys_title}</h2>
                <button class="button" type="button" on:click=move |_| store.shows_keys.set(false)>{t.close}</button>
            </div>
            <dl class="facts keys">{t.keys.iter().map(line).collect_view()}</dl>
        </section>
    }
}
