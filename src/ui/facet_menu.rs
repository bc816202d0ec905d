//! A disclosure with check boxes: one facet, each option with the number of systems it would leave.

use std::rc::Rc;

use super::dom::{El, count_fn, el, mark};
use super::reactive::State;
use super::store::Store;
use crate::catalog::fold;
use crate::i18n::Text;
use crate::web;

/// One option of a facet.
pub struct FacetOption {
    pub id: String,
    pub label: String,
    /// Text the option's search looks in, folded.
    pub search: String,
    pub count: Box<dyn Fn() -> usize>,
    pub is_chosen: Box<dyn Fn() -> bool>,
    /// Class of a mark shown before the label, such as a family's shape.
    pub mark: Option<&'static str>,
}

/// A button and the panel it opens. The panel is filled when it opens.
pub fn menu(
    store: Store,
    name: &'static str,
    label: &'static str,
    chosen: impl Fn() -> usize + 'static,
    panel: impl Fn() -> Vec<El> + 'static,
) -> El {
    let is_open = move || store.menu.with(|m| *m == Some(name));
    let (id, button_id) = (format!("menu-{name}"), format!("menu-button-{name}"));
    let chosen = Rc::new(chosen);
    let (is_active, shown) = (Rc::clone(&chosen), chosen);
    let number = el("span", "count").hidden_fn(move || is_active() == 0);
    let number = number.text_fn({
        let shown = Rc::clone(&shown);
        move || shown().to_string()
    });
    let button = el("button", "button menu__button")
        .attr("type", "button")
        .attr("id", &button_id)
        .attr("aria-controls", &id)
        .test_id(&format!("menu-{name}"))
        .state_fn("aria-expanded", is_open)
        .flag_fn("data-active", move || shown() > 0)
        .text(label)
        .child(number)
        .child(el("span", "menu__arrow").attr("aria-hidden", "true"))
        .on_click(move || {
            let next = if store.menu.peek(|m| *m == Some(name)) { None } else { Some(name) };
            store.menu.set(next);
        });
    let panel = el("div", "menu__panel")
        .attr("id", &id)
        .hidden_fn(move || !is_open())
        .children_fn(move || if is_open() { panel() } else { Vec::new() });
    el("div", "menu").child(button).child(panel).on_key(move |key| {
        let closes = key.name == "Escape" && store.menu.peek(|m| *m == Some(name));
        if closes {
            store.menu.set(None);
            web::dom::focus(&button_id);
        }
        closes
    })
}

/// A captioned group of a panel.
pub fn group(class: &str, legend: &str) -> El {
    el("fieldset", class).child(el("legend", "").text(legend))
}

/// The check boxes.
pub fn option_list(options: Vec<FacetOption>, toggle: impl Fn(&str) + 'static) -> El {
    let nothing_wanted = State::new(String::new());
    rows(options, Rc::new(toggle), nothing_wanted)
}

/// The check boxes under a field that finds among them.
pub fn searched_list(t: &'static Text, options: Vec<FacetOption>, toggle: impl Fn(&str) + 'static) -> Vec<El> {
    let wanted = State::new(String::new());
    let searches: Vec<String> = options.iter().map(|o| o.search.clone()).collect();
    let field = el("input", "field")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("aria-label", t.organisation_search)
        .attr("placeholder", t.organisation_search)
        .test_id("option-search")
        .on_value("input", move |value| wanted.set(fold(&value)));
    let none = el("p", "hint")
        .hidden_fn(move || wanted.with(|w| searches.iter().any(|s| s.contains(w.as_str()))))
        .text(t.organisation_none);
    vec![field, rows(options, Rc::new(toggle), wanted), none]
}

fn rows(options: Vec<FacetOption>, toggle: Rc<dyn Fn(&str)>, wanted: State<String>) -> El {
    let row = |option: FacetOption| {
        let FacetOption { id, label, search, count, is_chosen, mark: kind } = option;
        let (count, is_chosen) = (Rc::new(count), Rc::new(is_chosen));
        let (number, checked) = (Rc::clone(&count), Rc::clone(&is_chosen));
        let is_empty = Rc::new(move || count() == 0 && !is_chosen());
        let is_grey = Rc::clone(&is_empty);
        let toggle = Rc::clone(&toggle);
        let test_id = format!("option-{id}");
        let input = el("input", "")
            .attr("type", "checkbox")
            .checked_fn(move || checked())
            .disabled_fn(move || is_empty())
            .on("change", move || toggle(&id));
        let label = el("label", "option")
            .test_id(&test_id)
            .flag_fn("data-empty", move || is_grey())
            .child(input)
            .maybe(kind.map(mark))
            .child(el("span", "option__label").text(&label))
            .child(count_fn(move || number()));
        el("li", "").hidden_fn(move || wanted.with(|w| !search.contains(w.as_str()))).child(label)
    };
    el("ul", "options").children(options.into_iter().map(row))
}
