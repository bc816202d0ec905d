//! Title, the generated sentence under it, language and theme.

use leptos::prelude::*;

use super::store::use_store;
use crate::catalog::{Lang, NO_DAY, date::civil};
use crate::explore::{IsOpen, Theme, is_open};
use crate::i18n::sentences;
use crate::web;

#[component]
pub fn PageHeader() -> impl IntoView {
    let store = use_store();
    let headline = move || {
        store.catalog.with(|catalog| {
            let (open, years) = store.visible.with(|visible| {
                let columns = catalog.columns(store.collection.get());
                let meaning = store.view.with(|v| v.filter.open_meaning);
                let rows = || visible.rows.iter().map(|r| usize::from(*r));
                let answers = |r: usize| {
                    let system = &catalog.systems[r];
                    is_open(meaning, system.openness, system.article_open)
                };
                let open = rows().filter(|r| answers(*r) == IsOpen::Yes).count();
                let days = || rows().map(|r| columns.first_day[r]).filter(|d| *d != NO_DAY);
                let year = |day: Option<i32>| day.map(|d| civil(d).0);
                (open, year(days().min()).zip(year(days().max())))
            });
            store.counts.with(|c| sentences::headline(store.lang.get(), c, open, years))
        })
    };
    let toggle_lang = move |_| {
        let other = if store.lang.get_untracked() == Lang::En { Lang::Zh } else { Lang::En };
        web::preference::write("lang", other.code());
        store.view.update(|v| v.lang = Some(other));
    };
    let toggle_theme = move |_| {
        let other = if store.theme.get_untracked() == Theme::Dark { Theme::Light } else { Theme::Dark };
        web::preference::write("theme", other.word());
        store.view.update(|v| v.theme = Some(other));
    };
    let other_code = move || if store.lang.get() == Lang::En { "zh-Hans" } else { "en" };
    view! {
        <header class="header">
            <div>
                <h1 class="header__title">{move || store.text().title}</h1>
                <p class="header__line" data-testid="headline">{headline}</p>
            </div>
            <div class="header__actions">
                <button class="button" lang=other_code data-testid="language" on:click=toggle_lang>
                    {move || store.text().other_language}
                </button>
                <button class="button" data-testid="theme" on:click=toggle_theme>
                    {move || match store.theme.get() {
                        Theme::Light => store.text().theme_to_dark,
                        Theme::Dark => store.text().theme_to_light,
                    }}
                </button>
            </div>
        </header>
    }
}
