//! The page: puts the store in context, keeps address, title, language and theme in step, fetches the texts.

use std::sync::Arc;

use leptos::prelude::*;

use super::active_filters::ActiveFilters;
use super::chart_key::ChartKey;
use super::filter_bar::FilterBar;
use super::growth_chart::GrowthChart;
use super::page_footer::PageFooter;
use super::page_header::PageHeader;
use super::store::{Store, TextsState, use_store};
use super::system_card::SystemCard;
use super::system_table::SystemTable;
use super::timeline_chart::TimelineChart;
use crate::catalog::texts::Texts;
use crate::catalog::{Catalog, Lang, TEXTS_FILE};
use crate::explore::query::{Ignored, Nav, from_query, nav, to_query};
use crate::explore::{Theme, ViewState};
use crate::i18n::{format, sentences};
use crate::web;

/// How long the address waits while a hand is still typing or moving, ms. Safari refuses more than 100
/// writes in 10 s.
const QUIET_MS: u32 = 250;

/// Takes over the page.
pub fn mount() {
    if let Some(place) = web::page::mount_point() {
        leptos::mount::mount_to(place, App).forget();
    }
}

#[component]
fn App() -> impl IntoView {
    let (mut view, ignored) = from_query(&web::location::search());
    let remembered = Remembered::read();
    remembered.fill(&mut view);
    let catalog = Catalog::bundled();
    let unknown = unknown_ids(&catalog, &view);
    let store = Store::new(catalog, view);
    provide_context(store);
    let notices = RwSignal::new((ignored, unknown));
    keep_in_step(store, notices, remembered);
    fetch_texts(store);

    view! {
        <a class="skip" href="#table">{move || store.text().skip_to_table}</a>
        <PageHeader/>
        <Notices notices/>
        <FilterBar/>
        <main class="page">
            <ActiveFilters/>
            <div class="page__charts">
                <TimelineChart/>
                <GrowthChart/>
            </div>
            <aside class="page__aside">
                <SystemCard/>
                <ChartKey/>
            </aside>
            <SystemTable/>
        </main>
        <PageFooter/>
        <p class="visually-hidden" role="status">{move || store.said.get()}</p>
    }
}

/// Language and theme of earlier visits, as they were when the page opened: a link without them, and
/// going back to it, means these.
#[derive(Clone, Copy)]
struct Remembered {
    lang: Option<Lang>,
    theme: Option<Theme>,
}

impl Remembered {
    fn read() -> Self {
        let lang = web::preference::read("lang").and_then(|word| match word.as_str() {
            "en" => Some(Lang::En),
            "zh" => Some(Lang::Zh),
            _ => None,
        });
        Self { lang, theme: web::preference::read("theme").and_then(|word| Theme::parse(&word)) }
    }

    fn fill(self, view: &mut ViewState) {
        view.lang = view.lang.or(self.lang);
        view.theme = view.theme.or(self.theme);
    }
}

/// Ids of a link that this catalog does not have.
fn unknown_ids(catalog: &Catalog, view: &ViewState) -> Vec<String> {
    let filter = &view.filter;
    let organisations = filter.organisations.iter().filter(|id| catalog.organisation(id).is_none());
    let families = filter.families.iter().filter(|id| !catalog.families.iter().any(|f| f.id == **id));
    let countries = filter
        .countries
        .iter()
        .filter(|c| !catalog.organisations.iter().any(|o| o.country.as_ref() == Some(*c)));
    let selected = view.selected.iter().filter(|id| catalog.row(id).is_none());
    organisations.chain(families).chain(countries).chain(selected).cloned().collect()
}

type LinkTrouble = (Vec<Ignored>, Vec<String>);

/// Address, title, language, theme and spoken count follow the view; back and forward lead it.
fn keep_in_step(store: Store, notices: RwSignal<LinkTrouble>, remembered: Remembered) {
    let debounce = web::page::Debounce::default();
    Effect::new(move |before: Option<ViewState>| {
        let view = store.view.get();
        // Of a first visit nothing is written: the address already says it or is left as it came.
        if let Some(before) = before {
            let query = to_query(&view);
            let is_written = web::location::search().trim_start_matches('?') == query;
            match nav(&before, &view) {
                _ if is_written => debounce.cancel(),
                Nav::Nothing => {}
                Nav::Push => {
                    debounce.cancel();
                    web::location::set_query(&query, true);
                }
                Nav::Replace => debounce.after(QUIET_MS, move || web::location::set_query(&query, false)),
            }
        }
        view
    });
    web::location::on_pop(move |query| {
        let (mut view, ignored) = from_query(&query);
        remembered.fill(&mut view);
        let unknown = store.catalog.with_untracked(|c| unknown_ids(c, &view));
        notices.set((ignored, unknown));
        store.view.set(view);
    });
    Effect::new(move |_| {
        web::page::set_lang(store.lang.get());
        web::page::set_title(&page_title(store));
    });
    Effect::new(move |_| web::theme::apply(store.theme.get()));
    let quiet = web::page::Debounce::default();
    Effect::new(move |before: Option<()>| {
        let line = store.counts.with(|c| sentences::shown(store.lang.get(), c.visible, c.of));
        let chosen = store.selected.get().and_then(|row| {
            store.catalog.with(|c| c.system(row).map(|s| s.name(store.lang.get()).to_owned()))
        });
        if before.is_some() {
            let line = chosen.into_iter().chain([line]).collect::<Vec<_>>().join(" · ");
            quiet.after(500, move || store.said.set(line));
        }
    });
}

/// "GPT-3 · Generative AI Atlas".
fn page_title(store: Store) -> String {
    let (lang, title) = (store.lang.get(), store.text().title);
    let name = store.selected.get().and_then(|row| {
        store.catalog.with(|c| c.system(row).map(|s| s.name(lang).to_owned()))
    });
    name.map_or_else(|| title.to_owned(), |name| format!("{name} · {title}"))
}

/// Fetches the texts once the charts are painted.
fn fetch_texts(store: Store) {
    web::page::after_paint(move || load_texts(store));
}

pub fn load_texts(store: Store) {
    store.texts.set(TextsState::Loading);
    web::fetch::spawn(async move {
        let read = web::fetch::text(&format!("./data/{TEXTS_FILE}")).await;
        store.texts.set(match read.and_then(|text| Texts::parse(&text)) {
            Ok(texts) => TextsState::Ready(Arc::new(texts)),
            Err(_) => TextsState::Failed,
        });
    });
}

/// What of a link was not understood; quiet, dismissible, always as text.
#[component]
fn Notices(notices: RwSignal<LinkTrouble>) -> impl IntoView {
    let store = use_store();
    let line = move || {
        let t = store.text();
        notices.with(|(ignored, unknown)| {
            let parts: Vec<String> = ignored
                .iter()
                .map(|i| match i {
                    Ignored::TooLong => String::new(),
                    Ignored::Unknown(key) => shorten(key),
                    Ignored::Invalid(key, value) => format!("{} = {}", shorten(key), shorten(value)),
                })
                .chain(unknown.iter().map(|id| format!("{} ({})", shorten(id), t.note_unknown_id)))
                .filter(|p| !p.is_empty())
                .collect();
            if ignored.contains(&Ignored::TooLong) {
                return t.note_too_long.to_owned();
            }
            match parts.is_empty() {
                true => String::new(),
                false => {
                    let list = format::join(store.lang.get(), parts.iter().map(String::as_str));
                    format!("{} {list}", t.note_ignored)
                }
            }
        })
    };
    view! {
        <Show when=move || !line().is_empty()>
            <div class="notice" role="note" data-testid="notice">
                <span>{line}</span>
                <button class="button" on:click=move |_| notices.set(Default::default())>
                    {move || store.text().close}
                </button>
            </div>
        </Show>
    }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
