//! A disclosure with check boxes: one facet, each option with the number of systems it would leave.

use leptos::prelude::*;

use super::store::use_store;
use crate::web;

/// One option of a facet.
pub struct FacetOption {
    pub id: String,
    pub label: Signal<String>,
    /// Text the option's search looks in, folded.
    pub search: String,
    pub count: Signal<usize>,
    pub is_chosen: Signal<bool>,
    /// Class of a mark shown before the label, such as a family's shape.
    pub mark: Option<&'static str>,
}

/// The panel of a named menu is open while `open` holds its name: one at a time.
#[component]
pub fn Menu(
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] chosen: Signal<usize>,
    open: RwSignal<Option<&'static str>>,
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = move || open.get() == Some(name);
    let id = format!("menu-{name}");
    let button_id = format!("menu-button-{name}");
    let back_to = button_id.clone();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && is_open() {
            event.stop_propagation();
            open.set(None);
            web::page::focus(&back_to);
        }
    };
    view! {
        <div class="menu" on:keydown=on_key>
            <button
                class="button menu__button"
                id=button_id
                data-testid=format!("menu-{name}")
                aria-expanded=move || is_open().to_string()
                aria-controls=id.clone()
                data-active=move || (chosen.get() > 0).then_some("true")
                on:click=move |_| open.update(|o| *o = if *o == Some(name) { None } else { Some(name) })
            >
                {move || label.get()}
                <Show when=move || { chosen.get() > 0 }><span class="count">{move || chosen.get()}</span></Show>
                <span class="menu__arrow" aria-hidden="true"></span>
            </button>
            <div class="menu__panel" id=id hidden=move || !is_open()>
                <Show when=is_open>{children()}</Show>
            </div>
        </div>
    }
    .into_any()
}

/// The check boxes; with a search field above when `has_search`.
#[component]
pub fn OptionList(
    options: Vec<FacetOption>,
    on_toggle: impl Fn(&str) + Copy + Send + Sync + 'static,
    #[prop(optional)] has_search: bool,
) -> impl IntoView {
    let store = use_store();
    let wanted = RwSignal::new(String::new());
    let is_found = move |search: &str| wanted.with(|w| search.contains(w.as_str()));
    let searches: Vec<String> = options.iter().map(|o| o.search.clone()).collect();
    let is_none = move || !searches.iter().any(|s| is_found(s));
    let rows = options
        .into_iter()
        .map(|option| {
            let FacetOption { id, label, search, count, is_chosen, mark } = option;
            let is_empty = move || count.get() == 0 && !is_chosen.get();
            let test_id = format!("option-{id}");
            view! {
                <li hidden=move || !is_found(&search)>
                    <label class="option" data-testid=test_id data-empty=move || is_empty().then_some("true")>
                        <input
                            type="checkbox"
                            prop:checked=move || is_chosen.get()
                            disabled=is_empty
                            on:change=move |_| on_toggle(&id)
                        />
                        {mark.map(|m| view! { <span class=format!("mark {m}") aria-hidden="true"></span> })}
                        <span class="option__label">{move || label.get()}</span>
                        <span class="count">{move || count.get()}</span>
                    </label>
                </li>
            }
        })
        .collect_view();
    view! {
        {has_search.then(|| view! {
            <input
                class="field"
                type="search"
                autocomplete="off"
                aria-label=move || store.text().organisation_search
                placeholder=move || store.text().organisation_search
                on:input=move |event| wanted.set(crate::catalog::fold(&event_target_value(&event)))
            />
        })}
        <ul class="options">{rows}</ul>
        <Show when=is_none><p class="hint">{move || store.text().organisation_none}</p></Show>
    }
    .into_any()
}
