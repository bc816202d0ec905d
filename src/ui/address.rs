//! The address follows the view, and back and forward lead it.

use leptos::prelude::*;

use super::header::{LANG, THEME};
use super::notices::LinkProblems;
use super::store::{Store, set_if_changed};
use crate::catalog::Lang;
use crate::explore::query::{Nav, from_query, nav, to_query};
use crate::explore::{Theme, ViewState};
use crate::web;

/// How long the address waits while the reader still types or drags, ms. Safari refuses more than 100 writes in 10 s.
const QUIET_MS: u32 = 250;

/// Language and theme of earlier visits, as they were when the page opened: a link without them, and
/// going back to it, means these.
#[derive(Clone, Copy)]
pub struct Remembered {
    lang: Option<Lang>,
    theme: Option<Theme>,
}

impl Remembered {
    pub fn read() -> Self {
        Self {
            lang: web::preference::read(LANG).and_then(|word| Lang::parse(&word)),
            theme: web::preference::read(THEME).and_then(|word| Theme::parse(&word)),
        }
    }

    pub fn fill(self, view: &mut ViewState) {
        view.lang = view.lang.or(self.lang);
        view.theme = view.theme.or(self.theme);
    }
}

/// Keeps the address and the view in step for as long as the page lasts.
pub fn keep_address(store: Store, problems: RwSignal<LinkProblems>, remembered: Remembered) {
    StoredValue::new_local(web::location::on_pop(move |query| {
        let (mut view, ignored) = from_query(&query);
        remembered.fill(&mut view);
        problems.set(store.catalog.with_untracked(|c| LinkProblems::of(c, &view, ignored)));
        set_if_changed(store.view, view);
    }));
    let quiet = web::page::Debounce::default();
    // A first visit writes nothing: the address already says it, or is left as it came.
    Effect::new(move |before: Option<ViewState>| {
        let view = store.view.get();
        if let Some(before) = &before {
            write(before, &view, &quiet);
        }
        view
    });
}

/// Changes the view as one step, whatever changes in it: going back returns to the present one.
pub fn go_to(store: Store, view: ViewState) {
    if store.view.with_untracked(|now| *now != view) {
        web::location::set_query(&to_query(&view), true);
        // The address says it already when the effect above hears of it.
        store.view.set(view);
    }
}

fn write(before: &ViewState, view: &ViewState, quiet: &web::page::Debounce) {
    let query = to_query(view);
    let is_written = web::location::search().trim_start_matches('?') == query;
    match nav(before, view) {
        _ if is_written => quiet.cancel(),
        Nav::Nothing => {}
        Nav::Push => {
            quiet.cancel();
            web::location::set_query(&query, true);
        }
        Nav::Replace => quiet.after(QUIET_MS, move || web::location::set_query(&query, false)),
    }
}
