//! What is chosen, removable one by one; and, when nothing passes, why and the way out.

use super::dom::{El, bdi, button, el};
use super::store::Store;
use crate::catalog::order::sort_by_key;
use crate::catalog::{Catalog, Days, Lang, Modality, Openness};
use crate::explore::filter::CompiledFilter;
use crate::explore::view_state::{Bits, Span};
use crate::explore::{Counting, Filter};
use crate::i18n::{Text, format, sentences, text};

/// One choice and how to undo it.
#[derive(Clone)]
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
    if !filter.text.trim().is_empty() {
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
    if !filter.years.is_unbounded() {
        let year = |y: Option<i16>| y.map(|y| y.to_string());
        add(sentences::span(lang, year(filter.years.from), year(filter.years.to)), &|f| f.years = Span::default());
    }
    if let Some(Days { from, to }) = filter.window {
        let day = |n: i32| Some(format::day(n));
        add(sentences::span(lang, day(from), day(to)), &|f| f.window = None);
    }
    if !filter.parameters.is_unbounded() {
        let size = |s: Option<f64>| s.map(|s| format::number(lang, s));
        let range = sentences::span(lang, size(filter.parameters.from), size(filter.parameters.to));
        add(format!("{} {range}", t.size), &|f| f.parameters = Span::default());
    }
    list
}

/// What leaving out each choice alone would bring back, most first.
fn ways_out(catalog: &Catalog, choices: Vec<Choice>, counting: Counting) -> Vec<(usize, Choice)> {
    let count = |c: &Choice| CompiledFilter::new(catalog, &c.without, counting).visible().len();
    let mut ways: Vec<(usize, Choice)> = choices.into_iter().map(|c| (count(&c), c)).collect();
    ways.retain(|(n, _)| *n > 0);
    sort_by_key(&mut ways, |(n, _)| std::cmp::Reverse(*n));
    ways.truncate(3);
    ways
}

pub fn active_filters(store: Store, t: &'static Text) -> El {
    let list = move || store.catalog(|c| store.filter.with(|f| choices(c, f, t.lang)));
    let chip = move |Choice { label, without }: Choice| {
        let x = el("span", "chip__x").attr("aria-hidden", "true").text("×");
        let chip = el("button", "chip")
            .attr("type", "button")
            .attr("aria-label", &format!("{} {label}", t.remove))
            .child(bdi(&label))
            .child(x)
            .on_click(move || store.update_filter(|f| *f = without.clone()));
        el("li", "").child(chip)
    };
    let empty = move || {
        if store.counts.with(|c| c.visible) > 0 {
            return Vec::new();
        }
        let ways = store.catalog(|c| ways_out(c, list(), store.counting()));
        let way = |(n, Choice { label, without }): (usize, Choice)| {
            button("button", &sentences::way_out(t.lang, &label, n))
                .on_click(move || store.update_filter(|f| *f = without.clone()))
        };
        let reset = button("button button--accent", t.reset).on_click(move || store.reset_filters());
        let ways = el("div", "empty__ways").children(ways.into_iter().map(way)).child(reset);
        vec![el("div", "empty").test_id("empty").child(el("p", "").text(t.nothing_title)).child(ways)]
    };
    let shown = move || store.counts.with(|c| sentences::shown(t.lang, c.visible, c.of));
    el("div", "active")
        .child(el("p", "active__count").test_id("shown").text_fn(shown))
        .child(
            el("ul", "chips")
                .attr("aria-label", t.active_filters)
                .children_fn(move || list().into_iter().map(chip).collect()),
        )
        .child(el("div", "active__empty").children_fn(empty))
}
