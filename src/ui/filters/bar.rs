//! The sticky bar: search, collection, openness with its meaning, and the menus. On a phone all but the search is a
//! sheet behind one button that says how many systems are left.

use leptos::prelude::*;

use super::facets::{CountryMenu, FamilyMenu, ModalityMenu, OpennessMenu, OrganisationMenu};
use super::range::RangeMenu;
use crate::catalog::Collection;
use crate::explore::IsOpen;
use crate::explore::view_state::Bits;
use crate::ui::marks::Count;
use crate::ui::segmented::{Segment, Segmented};
use crate::ui::store::{use_store, use_text};
use crate::web;

/// Id of the bar: pressing outside it closes an expanded menu.
const BAR: &str = "filters";
const SHEET: &str = "filter-sheet";
const SHEET_BUTTON: &str = "filter-button";

/// Everything that decides which systems are shown.
#[component]
pub fn FilterBar() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let leave = move || {
        store.expanded_menu.set(None);
        store.shows_filters.set(false);
    };
    StoredValue::new_local(web::events::on_press_outside(BAR, leave));
    let close_sheet = move || {
        store.shows_filters.set(false);
        web::page::focus(SHEET_BUTTON);
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && store.shows_filters.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            close_sheet();
        }
    };
    view! {
        <section
            class="filters"
            id=BAR
            aria-label=t.filters
            data-unfolded=Signal::derive(move || store.shows_filters.get().then_some("true"))
            on:keydown=on_key
        >
            <div class="filters__first">
                <Search/>
                <button
                    class="button filters__fold"
                    type="button"
                    id=SHEET_BUTTON
                    aria-controls=SHEET
                    aria-expanded=Signal::derive(move || store.shows_filters.get().to_string())
                    data-testid="fold"
                    on:click=move |_| store.shows_filters.update(|shown| *shown = !*shown)
                >
                    {t.filters}
                    <Count n=Signal::derive(move || store.counts.with(|c| c.visible))/>
                </button>
            </div>
            // Takes the tap beside the sheet, so that nothing under it does.
            <div class="filters__veil" on:click=move |_| close_sheet()></div>
            <div class="filters__rest" id=SHEET>
                <CollectionChoice/>
                <OpenChoice/>
                <div class="filters__menus">
                    <OpennessMenu/>
                    <OrganisationMenu/>
                    <FamilyMenu/>
                    <ModalityMenu/>
                    <CountryMenu/>
                    <RangeMenu/>
                    <button
                        class="button button--quiet"
                        type="button"
                        data-testid="reset"
                        disabled=Signal::derive(move || store.filter.with(|f| f.is_empty()))
                        on:click=move |_| store.reset_filters()
                    >
                        {t.reset}
                    </button>
                </div>
                <button
                    class="button button--accent filters__done"
                    type="button"
                    data-testid="filters-done"
                    on:click=move |_| close_sheet()
                >
                    {Signal::derive(move || store.counts.with(|c| t.show(c.visible)))}
                </button>
            </div>
        </section>
    }
}

/// Free text over names, aliases and organisations.
#[component]
fn Search() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    view! {
        <input
            class="field filters__search"
            type="search"
            id="search"
            autocomplete="off"
            maxlength="200"
            aria-label=t.search
            placeholder=t.search_hint
            data-testid="search"
            prop:value=Signal::derive(move || store.filter.with(|f| f.text.clone()))
            on:input=move |event| {
                let text = event_target_value(&event);
                store.update_filter(|f| f.text = text);
            }
        />
    }
}

#[component]
fn CollectionChoice() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let segment = |value: Collection| Segment {
        label: t.collection_name(value),
        count: None,
        is_chosen: Signal::derive(move || store.filter.with(|f| f.collection == value)),
        choose: Callback::new(move |()| store.update_filter(|f| f.collection = value)),
    };
    let all = [Collection::Extended, Collection::Article, Collection::Figure];
    view! { <Segmented name="collection" legend=t.collection segments=all.map(segment).to_vec()/> }
}

/// All / open / not open / not stated; the meaning of "open" stands beside it.
#[component]
fn OpenChoice() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let segment = |bits: Bits, label: &'static str, count: Signal<usize>| Segment {
        label,
        count: Some(count),
        is_chosen: Signal::derive(move || store.filter.with(|f| f.open == bits)),
        choose: Callback::new(move |()| store.update_filter(|f| f.open = bits)),
    };
    let any = Signal::derive(move || store.counts.with(|c| c.open_all));
    let mut segments = vec![segment(Bits::default(), t.open_all, any)];
    segments.extend(IsOpen::ALL.iter().map(|answer| {
        let n = *answer as usize;
        let count = Signal::derive(move || store.counts.with(|c| c.open[n]));
        segment(Bits::default().toggled(n), (t.is_open)(*answer), count)
    }));
    let meaning = move || {
        let until = store.with_catalog(|c| c.data_until);
        store.filter.with(|f| t.open_means(f, until))
    };
    view! {
        <div class="filters__open">
            <Segmented name="open" legend=t.open_question segments=segments/>
            <span class="filters__meaning" data-testid="meaning">{Signal::derive(meaning)}</span>
        </div>
    }
}
