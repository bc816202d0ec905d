//! What is chosen, removable one by one; and, when nothing passes, why and the way out.

use leptos::prelude::*;

use super::store::use_store;
use crate::catalog::{Catalog, Lang, Modality, Openness};
use crate::explore::filter::CompiledFilter;
use crate::explore::view_state::{Bits, Span};
use crate::explore::{Counting, Filter};
use crate::i18n::{format, sentences, text};

/// One choice and how to undo it.
#[derive(Clone, PartialEq)]
struct Choice {
    label: String,
    /// The filter without it.
    without: Filter,
}

fn choices(catalog: &Catalog, filter: &Filter, lang: Lang) -> Vec<Choice> {
    let t = text(lang);
    let mut list = Vec::new();
    let mut add = |label: String, change: &dyn Fn(&mut Filter)| {
        let mut without = filter.clone();
        change(&mut without);
        list.push(Choice { label, without });
    };
    if !filter.text.is_empty() {
        add(format!("“{}”", filter.text.trim()), &|f| f.text.clear());
    }
    if !filter.open.is_empty() {
        add(sentences::open_choice(lang, filter.open, filter.open_meaning), &|f| f.open = Bits::default());
    }
    for class in Openness::ALL.iter().filter(|c| filter.classes.has(**c as usize)) {
        add((t.openness)(*class).into(), &|f| f.classes = f.classes.toggled(*class as usize));
    }
    for id in &filter.organisations {
        let name = catalog.organisation(id).map_or(id.as_str(), |(_, o)| o.name(lang));
        add(name.into(), &|f| f.toggle_organisation(id));
    }
    for id in &filter.families {
        let name = catalog.families.iter().find(|f| f.id == *id).map_or(id.as_str(), |f| f.name.get(lang));
        add(name.into(), &|f| f.toggle_family(id));
    }
    for modality in Modality::ALL.iter().filter(|m| filter.modalities.has(**m)) {
        add((t.modality_name)(*modality).into(), &|f| f.modalities.0 ^= 1 << *modality as u16);
    }
    for code in &filter.countries {
        add((t.country_name)(code).into(), &|f| f.toggle_country(code));
    }
    if !filter.years.is_open() {
        let year = |y: Option<i16>| y.map(|y| y.to_string());
        add(sentences::span(lang, year(filter.years.from), year(filter.years.to)), &|f| f.years = Span::default());
    }
    if !filter.parameters.is_open() {
        let size = |s: Option<f64>| s.map(|s| format::number(lang, s));
        let range = sentences::span(lang, size(filter.parameters.from), size(filter.parameters.to));
        add(format!("{} {range}", t.size), &|f| f.parameters = Span::default());
    }
    list
}

/// What leaving out each choice alone would bring back, most first.
fn ways_out(catalog: &Catalog, choices: &[Choice], counting: Counting) -> Vec<(usize, Choice)> {
    let count = |c: &Choice| CompiledFilter::new(catalog, &c.without, counting).visible().len();
    let mut ways: Vec<(usize, Choice)> = choices.iter().map(|c| (count(c), c.clone())).collect();
    ways.retain(|(n, _)| *n > 0);
    ways.sort_by_key(|(n, _)| usize::MAX - n);
    ways
}

#[component]
pub fn ActiveFilters() -> impl IntoView {
    let store = use_store();
    let list = Memo::new(move |_| {
        store.catalog.with(|catalog| store.filter.with(|filter| choices(catalog, filter, store.lang.get())))
    });
    let is_empty = Memo::new(move |_| store.counts.with(|c| c.visible == 0));
    let chip = move |choice: Choice| {
        let name = choice.label.clone();
        view! {
            <li>
                <button
                    class="chip"
                    aria-label=move || format!("{} {name}", store.text().remove)
                    on:click=move |_| store.update_filter(|f| *f = choice.without.clone())
                >
                    <bdi>{choice.label.clone()}</bdi>
                    <span class="chip__x" aria-hidden="true">"×"</span>
                </button>
            </li>
        }
    };
    let ways = move || {
        let ways = store.catalog.with(|c| list.with(|l| ways_out(c, l, store.counting.get())));
        ways.into_iter()
            .take(3)
            .map(|(n, choice)| {
                let label = sentences::way_out(store.lang.get(), &choice.label, n);
                view! {
                    <button class="button" on:click=move |_| store.update_filter(|f| *f = choice.without.clone())>{label}</button>
                }
            })
            .collect_view()
    };
    view! {
        <div class="active">
            <p class="active__count" data-testid="shown">
                {move || store.counts.with(|c| sentences::shown(store.lang.get(), c.visible, c.of))}
            </p>
            <ul class="chips" aria-label=move || store.text().active_filters>
                {move || list.get().into_iter().map(chip).collect_view()}
            </ul>
            <Show when=move || is_empty.get()>
                <div class="empty" data-testid="empty">
                    <p>{move || store.text().nothing_title}</p>
                    <div class="empty__ways">
                        {ways}
                        <button class="button button--accent" on:click=move |_| store.reset_filters()>
                            {move || store.text().reset}
                        </button>
                    </div>
                </div>
            </Show>
        </div>
    }
}
