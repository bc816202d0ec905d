//! A disclosure with check boxes: one facet, each option with the number of systems it would leave.

use leptos::prelude::*;

use crate::catalog::fold;
use crate::ui::marks::{Count, Mark};
use crate::ui::store::{use_store, use_text};
use crate::web;

/// One option of a facet.
#[derive(Clone)]
pub struct FacetOption {
    pub id: String,
    pub label: String,
    /// Text the list's search looks in, folded; empty where the list has none.
    pub search: String,
    pub count: Signal<usize>,
    pub is_chosen: Signal<bool>,
    /// Class of a mark before the label, such as a family's shape.
    pub mark: Option<&'static str>,
}

/// A button and the panel it expands. The panel's parts exist while it is expanded.
#[component]
pub fn Menu(
    /// Its name among the menus, of which one at a time is expanded.
    name: &'static str,
    /// The button's words.
    label: &'static str,
    /// How many choices it holds now; shown beside the label unless zero.
    #[prop(into)]
    chosen: Signal<usize>,
    /// What the panel shows.
    children: ChildrenFn,
) -> impl IntoView {
    let store = use_store();
    let is_expanded = Memo::new(move |_| store.expanded_menu.get() == Some(name));
    let (panel_id, button_id) = (format!("menu-{name}"), format!("menu-button-{name}"));
    let button = StoredValue::new(button_id.clone());
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && is_expanded.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            store.expanded_menu.set(None);
            button.with_value(|id| web::page::focus(id));
        }
    };
    view! {
        <div class="menu" on:keydown=on_key>
            <button
                class="button menu__button"
                type="button"
                id=button_id
                aria-controls=panel_id.clone()
                aria-expanded=Signal::derive(move || is_expanded.get().to_string())
                data-testid=format!("menu-{name}")
                data-active=Signal::derive(move || (chosen.get() > 0).then_some("true"))
                on:click=move |_| store.expanded_menu.set((!is_expanded.get_untracked()).then_some(name))
            >
                {label}
                <span class="count" hidden=Signal::derive(move || chosen.get() == 0)>{Signal::derive(move || chosen.get().to_string())}</span>
                <span class={"menu__arrow"} aria-hidden="true"></span>
            </button>
            <div class="menu__panel" id=panel_id hidden=Signal::derive(move || !is_expanded.get())>
                <Show when=move || is_expanded.get()>
                    {
                        provide_context(store.scoped());
                        children()
                    }
                </Show>
            </div>
        </div>
    }
}

/// A captioned group of a panel.
#[component]
pub fn Group(
    /// Its caption.
    legend: &'static str,
    /// Whether its parts stand side by side.
    #[prop(optional)]
    is_row: bool,
    /// Its parts.
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class=if is_row { "group group--row" } else { "group" }>
            <legend>{legend}</legend>
            {children()}
        </fieldset>
    }
}

/// The check boxes of a facet.
#[component]
pub fn OptionList(
    /// In the order shown.
    options: Vec<FacetOption>,
    /// Called with the id of an option that was pressed.
    #[prop(into)]
    toggle: Callback<String>,
    /// Folded text that an option's `search` must contain.
    #[prop(optional, into)]
    wanted: Signal<String>,
) -> impl IntoView {
    let row = move |option: FacetOption| view! { <OptionRow option=option toggle=toggle wanted=wanted/> };
    view! { <ul class="options">{options.into_iter().map(row).collect_view()}</ul> }
}

#[component]
fn OptionRow(option: FacetOption, toggle: Callback<String>, wanted: Signal<String>) -> impl IntoView {
    let FacetOption { id, label, search, count, is_chosen, mark } = option;
    let is_empty = move || count.get() == 0 && !is_chosen.get();
    let test_id = format!("option-{id}");
    view! {
        <li hidden=Signal::derive(move || wanted.with(|w| !search.contains(w.as_str())))>
            <label
                class="option"
                data-testid=test_id
                data-empty=Signal::derive(move || is_empty().then_some("true"))
            >
                <input
                    type="checkbox"
                    prop:checked=is_chosen
                    disabled=Signal::derive(is_empty)
                    on:change=move |_| toggle.run(id.clone())
                />
                {mark.map(|kind| view! { <Mark kind=kind/> })}
                <span class="option__label">{label}</span>
                <Count n=count/>
            </label>
        </li>
    }
}

/// The check boxes under a field that finds among them.
#[component]
pub fn SearchedList(
    /// In the order shown.
    options: Vec<FacetOption>,
    /// Called with the id of an option that was pressed.
    #[prop(into)]
    toggle: Callback<String>,
) -> impl IntoView {
    let t = use_text();
    let wanted = RwSignal::new(String::new());
    let searches: Vec<String> = options.iter().map(|o| o.search.clone()).collect();
    let is_found = move || wanted.with(|w| searches.iter().any(|s| s.contains(w.as_str())));
    view! {
        <input
            class="field"
            type="search"
            autocomplete="off"
            aria-label=t.organisation_search
            placeholder=t.organisation_search
            data-testid="option-search"
            on:input=move |event| wanted.set(fold(&event_target_value(&event)))
        />
        <OptionList options=options toggle=toggle wanted=wanted/>
        <p class="hint" hidden=Signal::derive(is_found)>{t.organisation_none}</p>
    }
}
