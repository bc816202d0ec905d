//! Data version, sources and licences.

use leptos::prelude::*;

use super::store::{TextsState, use_store};
use crate::catalog::texts::safe_url;
use crate::i18n::sentences;

#[component]
pub fn PageFooter() -> impl IntoView {
    let store = use_store();
    let version = move || store.catalog.with(|c| c.version.clone());
    let until = move || {
        store.catalog.with(|c| c.data_until.map(|d| sentences::data_until(store.lang.get(), d)))
    };
    let credits = move || match store.texts.get() {
        TextsState::Ready(texts) => {
            let lang = store.lang.get();
            let line = |c: &crate::catalog::texts::Credit| {
                let text = c.text.get(lang).to_owned();
                let licence = c.licence.clone().map(|l| view! { <span class="tag">{l}</span> });
                let url = c.url.as_deref().and_then(safe_url).map(str::to_owned);
                let text = match url {
                    Some(url) => view! { <a href=url rel="noopener noreferrer">{text}</a> }.into_any(),
                    None => view! { <span>{text}</span> }.into_any(),
                };
                view! { <li>{text}" "{licence}</li> }
            };
            texts.credits.iter().map(line).collect_view().into_any()
        }
        _ => view! { <li>{store.text().details_loading}</li> }.into_any(),
    };
    view! {
        <footer class="footer" id="credits">
            <p data-testid="version">
                {move || store.text().data_version}" "{version}" · "{until}
            </p>
            <h2>{move || store.text().credits}</h2>
            <ul class="footer__credits" data-testid="credits">{credits}</ul>
            <p>
                {move || store.text().data_licence}" "{move || store.text().source_code_licence}" "
                <a href="./data/catalog.json" download="">{move || store.text().download}</a>
            </p>
        </footer>
    }
}
