//! The page: makes the store, keeps address, title, language and theme in step, fetches the texts.

use std::sync::Arc;

use leptos::prelude::Owner;

use super::active_filters::active_filters;
use super::chart_key::chart_key;
use super::dom::{El, button, el};
use super::filter_bar::filter_bar;
use super::growth_chart::growth_chart;
use super::in_words::{in_words, key_list};
use super::overview::overview;
use super::page_footer::page_footer;
use super::page_header::{self, page_header};
use super::reactive::{State, effect};
use super::store::{Store, TextsState};
use super::system_card::system_card;
use super::system_table::system_table;
use super::timeline_chart::timeline_chart;
use crate::catalog::texts::Texts;
use crate::catalog::{Catalog, Lang};
use crate::explore::query::{Ignored, Nav, from_query, nav, to_query};
use crate::explore::{Theme, ViewState};
use crate::i18n::{Text, format, sentences};
use crate::web;

/// How long the address waits while a hand is still typing or moving, ms. Safari refuses more than 100
/// writes in 10 s.
const QUIET_MS: u32 = 250;
/// How long the spoken count waits for the next keystroke, ms.
const SAY_MS: u32 = 500;

/// Takes over the page.
pub fn mount(catalog: Catalog) {
    let Some(place) = web::dom::take_over("app") else { return };
    // What Leptos' own mounting does, less its views: the elements are ours. An executor that is there
    // already is as good.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(move || build(El(place), catalog));
    // It lasts as long as the page.
    std::mem::forget(owner);
}

fn build(place: El, catalog: Catalog) {
    let (mut view, ignored) = from_query(&web::location::search());
    let remembered = Remembered::read();
    remembered.fill(&mut view);
    let trouble = State::new(LinkTrouble { ignored, unknown: unknown_ids(&catalog, &view) });
    let store = Store::new(catalog, view);
    keep_in_step(store, trouble, remembered);
    // Everything is made anew in the other language: no sentence has to follow by itself.
    place.children_fn(move || page(store, store.text(), trouble));
    web::page::after_paint(move || load_texts(store));
}

fn page(store: Store, t: &'static Text, trouble: State<LinkTrouble>) -> Vec<El> {
    let main = el("main", "page")
        .child(active_filters(store, t))
        .child(
            el("div", "page__charts")
                .child(overview(store, t))
                .child(key_list(store, t))
                .child(timeline_chart(store, t))
                .child(growth_chart(store, t))
                .child(in_words(store, t)),
        )
        .child(
            el("aside", "page__aside")
                .attr("aria-label", t.details)
                .child(chart_key(store, t))
                .child(system_card(store, t)),
        )
        .child(system_table(store, t));
    vec![
        el("a", "skip").attr("href", "#table").text(t.skip_to_table),
        page_header(store, t),
        notices(t, trouble),
        filter_bar(store, t),
        main,
        page_footer(store, t),
        el("p", "visually-hidden").attr("role", "status").text_fn(move || store.said.get()),
    ]
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
        let lang = web::preference::read(page_header::LANG).and_then(|word| Lang::parse(&word));
        Self { lang, theme: web::preference::read(page_header::THEME).and_then(|word| Theme::parse(&word)) }
    }

    fn fill(self, view: &mut ViewState) {
        view.lang = view.lang.or(self.lang);
        view.theme = view.theme.or(self.theme);
    }
}

/// What of a link was not understood, and which of its ids this catalog does not have.
#[derive(Clone, Default, PartialEq)]
struct LinkTrouble {
    ignored: Vec<Ignored>,
    unknown: Vec<String>,
}

fn unknown_ids(catalog: &Catalog, view: &ViewState) -> Vec<String> {
    let filter = &view.filter;
    let organisations = filter.organisations.iter().filter(|id| catalog.organisation(id).is_none());
    let families = filter.families.iter().filter(|id| !catalog.families.iter().any(|f| f.id == **id));
    let has_country = |code: &String| catalog.organisations.iter().any(|o| o.country.as_ref() == Some(code));
    let countries = filter.countries.iter().filter(|c| !has_country(c));
    let selected = view.selected.iter().filter(|id| catalog.row(id).is_none());
    let mut unknown: Vec<String> = organisations.chain(families).chain(countries).chain(selected).cloned().collect();
    if let Some(id) = view.path_to.as_ref().filter(|id| catalog.row(id).is_none()) {
        unknown.push(id.clone());
    }
    unknown
}

/// Address, title, language, theme and spoken count follow the view; back and forward lead it.
fn keep_in_step(store: Store, trouble: State<LinkTrouble>, remembered: Remembered) {
    follow_address(store);
    let owner = Owner::current();
    web::location::on_pop(move |query| {
        let (mut view, ignored) = from_query(&query);
        remembered.fill(&mut view);
        let unknown = store.catalog(|c| unknown_ids(c, &view));
        let go = || {
            trouble.set(LinkTrouble { ignored, unknown });
            store.view.set(view);
        };
        match &owner {
            Some(owner) => owner.with(go),
            None => go(),
        }
    });
    effect(move || {
        web::page::set_lang(store.lang.get());
        web::page::set_title(&page_title(store));
    });
    effect(move || web::theme::apply(store.theme.get()));
    let quiet = web::page::Debounce::default();
    let mut is_first = true;
    effect(move || {
        let lang = store.lang.get();
        let line = store.counts.with(|c| sentences::shown(lang, c.visible, c.of));
        let line = selected_name(store).into_iter().chain([line]).collect::<Vec<_>>().join(" · ");
        if !std::mem::take(&mut is_first) {
            quiet.after(SAY_MS, move || store.said.set(line));
        }
    });
}

/// Of a first visit nothing is written: the address already says it, or is left as it came.
fn follow_address(store: Store) {
    let debounce = web::page::Debounce::default();
    let mut before: Option<ViewState> = None;
    effect(move || {
        let view = store.view.get();
        if let Some(before) = &before {
            let query = to_query(&view);
            let is_written = web::location::search().trim_start_matches('?') == query;
            match nav(before, &view) {
                _ if is_written => debounce.cancel(),
                Nav::Nothing => {}
                Nav::Push => {
                    debounce.cancel();
                    web::location::set_query(&query, true);
                }
                Nav::Replace => debounce.after(QUIET_MS, move || web::location::set_query(&query, false)),
            }
        }
        before = Some(view);
    });
}

fn selected_name(store: Store) -> Option<String> {
    let (row, lang) = (store.selected.get()?, store.lang.get());
    store.catalog(|c| c.system(row).map(|s| s.name(lang).to_owned()))
}

/// "GPT-3 · Generative AI Atlas".
fn page_title(store: Store) -> String {
    let title = store.text().title;
    selected_name(store).map_or_else(|| title.to_owned(), |name| format!("{name} · {title}"))
}

/// Fetches the texts; also what "try again" does.
pub fn load_texts(store: Store) {
    store.texts.set(TextsState::Loading);
    web::fetch::spawn(async move {
        let read = match web::page::texts_address() {
            Some(address) => web::fetch::text(&address).await,
            None => Err("the page names no texts".to_owned()),
        };
        store.texts.set(match read.and_then(|text| Texts::parse(&text)) {
            Ok(texts) => TextsState::Ready(Arc::new(texts)),
            Err(_) => TextsState::Failed,
        });
    });
}

/// Quiet, dismissible, always as text.
fn notices(t: &'static Text, trouble: State<LinkTrouble>) -> El {
    el("div", "").children_fn(move || {
        let line = trouble.with(|x| trouble_line(t, x));
        if line.is_empty() {
            return Vec::new();
        }
        let close = button("button", t.close).on_click(move || trouble.set(LinkTrouble::default()));
        let bar = el("div", "notice").attr("role", "note").test_id("notice");
        vec![bar.child(el("span", "").text(&line)).child(close)]
    })
}

fn trouble_line(t: &Text, trouble: &LinkTrouble) -> String {
    if trouble.ignored.contains(&Ignored::TooLong) {
        return t.note_too_long.to_owned();
    }
    let ignored = trouble.ignored.iter().filter_map(|i| match i {
        Ignored::TooLong => None,
        Ignored::Unknown(key) => Some(shorten(key)),
        Ignored::Invalid(key, value) => Some(format!("{} = {}", shorten(key), shorten(value))),
    });
    let unknown = trouble.unknown.iter().map(|id| format!("{} ({})", shorten(id), t.note_unknown_id));
    let parts: Vec<String> = ignored.chain(unknown).take(8).collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!("{} {}", t.note_ignored, format::join(t.lang, parts.iter().map(String::as_str))),
    }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
