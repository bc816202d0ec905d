//! The facets' menus: openness with its meaning, organisation, family, modality, country.

use crate::catalog::order::sort_by_key;
use leptos::prelude::*;

use super::facet_menu::{FacetOption, Group, Menu, OptionList, SearchedList};
use crate::catalog::{AsOf, Lane, Modality, Openness, fold};
use crate::explore::{Filter, OpenMeaning};
use crate::ui::marks::{lane_mark, openness_mark};
use crate::ui::store::{use_store, use_text};

/// Classes of openness, what the reader means by "open", and whose openness counts.
#[component]
pub fn OpennessMenu() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let option = move |class: &Openness| {
        let store = use_store(); // of the panel
        let n = *class as usize;
        FacetOption {
            id: class.word().into(),
            label: (t.openness_long)(*class).into(),
            search: String::new(),
            count: Signal::derive(move || store.counts.with(|c| c.classes[n])),
            is_chosen: Signal::derive(move || store.filter.with(|f| f.classes.has(n))),
            mark: Some(openness_mark(*class)),
        }
    };
    let toggle = move |id: String| {
        if let Some(class) = Openness::parse(&id) {
            store.update_filter(|f| f.classes = f.classes.toggled(class as usize));
        }
    };
    let chosen = Signal::derive(move || store.filter.with(|f| f.classes.0.count_ones() as usize));
    let meaning = move |meaning: &OpenMeaning| {
        let choose = |f: &mut Filter, word: &str| f.open_meaning = OpenMeaning::parse(word).unwrap_or_default();
        radio("meaning", meaning.word(), (t.meaning)(*meaning).into(), |f, word| f.open_meaning.word() == word, choose)
    };
    let as_of = move |as_of: &AsOf| {
        let choose = |f: &mut Filter, word: &str| f.as_of = AsOf::parse(word).unwrap_or_default();
        let until = store.catalog.with_untracked(|c| c.data_until);
        radio("asof", as_of.word(), t.as_of(*as_of, until), |f, word| f.as_of.word() == word, choose)
    };
    view! {
        <Menu name="openness" label=t.openness_label chosen=chosen>
            <Group legend=t.meaning_legend>
                {OpenMeaning::ALL.iter().map(meaning).collect_view()}
            </Group>
            <Group legend=t.as_of_legend>
                {AsOf::ALL.iter().map(as_of).collect_view()}
            </Group>
            <Group legend=t.classes>
                <OptionList options=Openness::ALL.iter().map(option).collect() toggle=toggle/>
            </Group>
        </Menu>
    }
}

/// One of a few that exclude each other; made when the menu is expanded.
fn radio(
    name: &'static str,
    word: &'static str,
    label: String,
    is_chosen: fn(&Filter, &str) -> bool,
    choose: fn(&mut Filter, &str),
) -> impl IntoView {
    let store = use_store(); // of the panel
    view! {
        <label class="option">
            <input
                type="radio"
                name=name
                data-testid=format!("{name}-{word}")
                prop:checked=Signal::derive(move || store.filter.with(|f| is_chosen(f, word)))
                on:change=move |_| store.update_filter(|f| choose(f, word))
            />
            <span class="option__label">{label}</span>
        </label>
    }
}

/// Makers, those with most systems first, with a search.
#[component]
pub fn OrganisationMenu() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    // Ordered by the counts of the moment the menu is expanded; the order then stays while the reader chooses.
    let options = move || {
        let store = use_store(); // of the panel
        let counts = store.counts.with_untracked(|c| c.organisations.clone());
        store.catalog.with_untracked(|catalog| {
            let mut order: Vec<usize> = (0..catalog.organisations.len()).collect();
            sort_by_key(&mut order, |n| std::cmp::Reverse(counts.get(*n).copied().unwrap_or(0)));
            let option = |n: usize| {
                let o = catalog.organisations.get(n)?;
                let id = o.id.clone();
                let names = [o.name.as_str(), o.name_zh.as_deref().unwrap_or("")];
                let search: Vec<&str> = names.into_iter().chain(o.aliases.iter().map(String::as_str)).collect();
                Some(FacetOption {
                    id: o.id.clone(),
                    label: o.name(t.lang).to_owned(),
                    search: fold(&search.join("\n")),
                    count: Signal::derive(move || store.counts.with(|c| c.organisations.get(n).copied().unwrap_or(0))),
                    is_chosen: Signal::derive(move || store.filter.with(|f| f.organisations.contains(&id))),
                    mark: None,
                })
            };
            order.into_iter().filter_map(option).collect::<Vec<_>>()
        })
    };
    let toggle = move |id: String| store.update_filter(|f| f.toggle_organisation(&id));
    let chosen = Signal::derive(move || store.filter.with(|f| f.organisations.len()));
    view! {
        <Menu name="organisation" label=t.organisation chosen=chosen>
            <SearchedList options=options() toggle=toggle/>
        </Menu>
    }
}

/// Families in the order of the lanes, each with its lane's mark.
#[component]
pub fn FamilyMenu() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let options = move || {
        let store = use_store(); // of the panel
        store.catalog.with_untracked(|catalog| {
            let mut families: Vec<_> = catalog.families.iter().enumerate().collect();
            sort_by_key(&mut families, |(_, f)| Lane::ALL.iter().position(|lane| *lane == f.lane));
            let option = |(n, family): (usize, &crate::catalog::Family)| {
                let id = family.id.clone();
                FacetOption {
                    id: family.id.clone(),
                    label: family.name.get(t.lang).to_owned(),
                    search: String::new(),
                    count: Signal::derive(move || store.counts.with(|c| c.families.get(n).copied().unwrap_or(0))),
                    is_chosen: Signal::derive(move || store.filter.with(|f| f.families.contains(&id))),
                    mark: Some(lane_mark(family.lane)),
                }
            };
            families.into_iter().map(option).collect::<Vec<_>>()
        })
    };
    let toggle = move |id: String| store.update_filter(|f| f.toggle_family(&id));
    let chosen = Signal::derive(move || store.filter.with(|f| f.families.len()));
    view! {
        <Menu name="family" label=t.family chosen=chosen>
            <OptionList options=options() toggle=toggle/>
        </Menu>
    }
}

/// What a system reads or makes: text, images, …
#[component]
pub fn ModalityMenu() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let option = move |modality: &Modality| {
        let store = use_store(); // of the panel
        let modality = *modality;
        FacetOption {
            id: modality.word().into(),
            label: (t.modality_name)(modality).into(),
            search: String::new(),
            count: Signal::derive(move || store.counts.with(|c| c.modalities[modality as usize])),
            is_chosen: Signal::derive(move || store.filter.with(|f| f.modalities.has(modality))),
            mark: None,
        }
    };
    let toggle = move |id: String| {
        if let Some(modality) = Modality::parse(&id) {
            store.update_filter(|f| f.modalities.0 ^= 1 << modality as u16);
        }
    };
    let chosen = Signal::derive(move || store.filter.with(|f| f.modalities.0.count_ones() as usize));
    view! {
        <Menu name="modality" label=t.modality chosen=chosen>
            <OptionList options=Modality::ALL.iter().map(option).collect() toggle=toggle/>
        </Menu>
    }
}

/// Countries of the makers' head offices.
#[component]
pub fn CountryMenu() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let options = move || {
        let store = use_store(); // of the panel
        let codes: Vec<String> = store.counts.with_untracked(|c| c.countries.iter().map(|c| c.0.clone()).collect());
        let option = |(n, code): (usize, String)| FacetOption {
            label: (t.country_name)(&code).into(),
            id: code.clone(),
            search: String::new(),
            count: Signal::derive(move || store.counts.with(|c| c.countries.get(n).map_or(0, |c| c.1))),
            is_chosen: Signal::derive(move || store.filter.with(|f| f.countries.contains(&code))),
            mark: None,
        };
        codes.into_iter().enumerate().map(option).collect::<Vec<_>>()
    };
    let toggle = move |code: String| store.update_filter(|f| f.toggle_country(&code));
    let chosen = Signal::derive(move || store.filter.with(|f| f.countries.len()));
    view! {
        <Menu name="country" label=t.country chosen=chosen>
            <OptionList options=options() toggle=toggle/>
        </Menu>
    }
}
