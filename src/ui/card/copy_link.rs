//! Copies the address of the present view; where copying is refused the address stands ready to be copied by hand.

use leptos::prelude::*;

use crate::explore::query::to_query;
use crate::ui::store::{use_store, use_text};
use crate::web;

/// The button and, after a refusal, the field.
#[component]
pub fn CopyLink() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let refused = RwSignal::new(None::<String>);
    let has_copied = RwSignal::new(false);
    let copy = move |_| {
        let href = web::location::href();
        let base = href.split(['?', '#']).next().unwrap_or_default();
        let link = store.view.with_untracked(|v| format!("{base}?{}", to_query(v)));
        leptos::task::spawn_local(async move {
            let is_copied = web::page::copy(link.clone()).await;
            if is_copied {
                store.announce(t.copied.to_owned());
            }
            // The card may have closed meanwhile, and its signals with it.
            has_copied.try_set(is_copied);
            refused.try_set((!is_copied).then_some(link));
        });
    };
    view! {
        <div class="details__actions">
            <button class="button" type="button" data-testid="copy-link" on:click=copy>
                {Signal::derive(move || if has_copied.get() { t.copied } else { t.copy_link })}
            </button>
            <label class="hint" hidden=Signal::derive(move || refused.with(Option::is_none))>
                {t.copy_failed}
                <input class="field" readonly=true prop:value=Signal::derive(move || refused.get().unwrap_or_default())/>
            </label>
        </div>
    }
}
