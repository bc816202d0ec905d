//! The page: makes the store, keeps address, title, language and theme in step, fetches the texts.

use leptos::prelude::*;

use super::address::{Remembered, keep_address};
use super::card::SystemCard;
use super::charts::{ChartKey, GrowthChart, InWords, KeyList, Overview, TimelineChart, TimelineLayout};
use super::filters::{ActiveFilters, FilterBar};
use super::footer::Footer;
use super::header::Header;
use super::notices::{LinkProblems, Notices};
use super::store::{Store, effect, use_store};
use super::stories::Stories;
use super::table::SystemTable;
use crate::catalog::{Catalog, Lang};
use crate::explore::query::from_query;
use crate::i18n;
use crate::web;

/// How long the spoken count waits for the next keystroke, ms.
const ANNOUNCE_MS: u32 = 500;

/// Takes over the page from what stood there before the program.
pub fn mount(catalog: Catalog) {
    let Some(root) = web::page::root("app") else { return };
    // It stays until the app stands there: the table asks how far down the reader has come.
    let before = web::page::content(&root);
    mount_to(root, move || view! { <App catalog=catalog/> }).forget();
    if let Some(before) = before {
        before.remove();
    }
}

/// The whole page for one catalog.
#[component]
pub fn App(
    /// What is explored.
    catalog: Catalog,
) -> impl IntoView {
    let (mut view, ignored) = from_query(&web::location::search());
    let remembered = Remembered::read();
    remembered.fill(&mut view);
    let problems = RwSignal::new(LinkProblems::of(&catalog, &view, ignored));
    let store = Store::new(catalog, view);
    provide_context(store);
    keep_address(store, problems, remembered);
    effect(move || {
        web::page::set_lang(store.lang.get());
        web::page::set_title(&store.text().page_title(selected_name(store).as_deref()));
    });
    effect(move || web::theme::apply(store.theme.get()));
    announce_counts(store);
    web::page::after_paint(move || store.load_texts());
    // Keyed by language, so that the page is built anew in the other one and no sentence has to follow by itself.
    // A plain closure would keep the rows of keyed lists, and with them the words of the former language.
    view! {
        <For each=move || [store.lang.get()] key=|lang| *lang let(lang)>
            <Page lang=lang problems=problems/>
        </For>
        <p class="visually-hidden" role="status">{Signal::derive(move || store.announcement.get())}</p>
    }
}

/// The page in one language.
#[component]
fn Page(lang: Lang, problems: RwSignal<LinkProblems>) -> impl IntoView {
    let t = i18n::text(lang);
    provide_context(t);
    provide_context(use_store().of_page());
    provide_context(TimelineLayout::new(use_store(), t));
    view! {
        <a class="skip" href="#table">{t.skip_to_table}</a>
        <Header/>
        <Notices problems=problems/>
        <FilterBar/>
        <main class="page">
            <ActiveFilters/>
            <Stories/>
            <div class="page__charts">
                <TimelineChart/>
                <Overview/>
                <KeyList/>
                <GrowthChart/>
                <InWords/>
            </div>
            <aside class="page__aside" aria-label=t.details>
                <ChartKey/>
                <SystemCard/>
            </aside>
            <SystemTable/>
        </main>
        <Footer/>
    }
}

fn selected_name(store: Store) -> Option<String> {
    let (row, lang) = (store.selected.get()?, store.lang.get());
    store.with_catalog(|c| c.system(row).map(|s| s.name(lang).to_owned()))
}

/// After each change, once the reader pauses: what is selected and how many systems are shown.
fn announce_counts(store: Store) {
    let quiet = web::page::Debounce::default();
    Effect::new(move |is_later: Option<()>| {
        let line = store.counts.with(|c| store.text().shown(c.visible, c.of));
        let line = selected_name(store).into_iter().chain([line]).collect::<Vec<_>>().join(" · ");
        if is_later.is_some() {
            quiet.after(ANNOUNCE_MS, move || store.announce(line));
        }
    });
}
