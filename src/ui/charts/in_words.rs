//! The present view in words; it follows the filter.

use leptos::prelude::*;

use crate::explore::Digest;
use crate::ui::store::{use_store, use_text};

/// Counts, makers, the largest size and the trend, as one paragraph that also describes the charts.
#[component]
pub fn InWords() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let words = move || {
        let filter = store.filter.get();
        let subset = store.view.with(|v| v.trend);
        store.with_catalog(|c| {
            let digest = store.visible.with(|v| Digest::new(c, &filter, &v.rows, store.counting()));
            store.counts.with(|counts| {
                store
                    .fit
                    .with(|fit| t.view_in_words(c, &filter, &digest, counts, (subset, fit.trend.as_ref(), fit.points)))
            })
        })
    };
    view! {
        <section class="card" aria-labelledby="in-words-title">
            <h2 id="in-words-title">{t.in_words}</h2>
            <p class="card__sentence" id="in-words" data-testid="in-words">{Signal::derive(words)}</p>
        </section>
    }
}
