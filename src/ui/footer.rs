//! Data version, sources and licences.

use leptos::prelude::*;

use super::changes::Changes;
use super::marks::ExternalLink;
use super::store::{TextsState, use_store, use_text};
use crate::catalog::DATA_FILES;

/// The foot of the page.
#[component]
pub fn Footer() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let version = store.catalog.with_untracked(|c| {
        let until = c.data_until.map(|d| format!(" · {}", t.data_until(d)));
        format!("{} {}{}", t.data_version, c.version, until.unwrap_or_default())
    });
    let credits = move || match store.texts.get() {
        TextsState::Ready(texts) => texts
            .credits()
            .iter()
            .map(|credit| {
                view! {
                    <li>
                        <ExternalLink url=credit.url.clone() text=credit.text.get(t.lang).to_owned()/>
                        {credit.licence.clone().map(|l| view! { <span class="tag">{l}</span> })}
                    </li>
                }
                .into_any()
            })
            .collect(),
        TextsState::Loading => vec![view! { <li>{t.details_loading}</li> }.into_any()],
        TextsState::Failed => vec![view! { <li>{t.details_failed}</li> }.into_any()],
    };
    view! {
        <footer class="footer" id="credits">
            <p data-testid="version">{version}</p>
            <p>
                {t.data_licence} " " {t.source_code_licence} " "
                <a href="./data/catalog.json" download="">{t.download}</a>
            </p>
            <p>
                {t.data_files}
                {DATA_FILES.map(|file| view! { " " <a href=format!("./data/{file}")>{file}</a> }).collect_view()}
                " "
                <a href="./data/changes.xml">{t.changes_feed}</a>
            </p>
            <Changes/>
            <h2>{t.credits}</h2>
            // Last: it grows when the texts arrive, and nothing below it moves.
            <ul class="footer__credits" data-testid="credits">{credits}</ul>
        </footer>
    }
}
