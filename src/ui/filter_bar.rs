//! The sticky bar: search, collection, openness with its meaning, and one menu a facet.

use leptos::prelude::*;

use super::facet_menu::{FacetOption, Menu, OptionList};
use super::range_filter::RangeFilter;
use super::segmented::{Segment, Segmented};
use super::store::{Store, use_store};
use crate::catalog::{Collection, Lane, Modality, Openness, fold};
use crate::explore::view_state::Bits;
use crate::explore::{IsOpen, OpenMeaning};
use crate::web;

/// Id of the bar: pressing outside it closes an open menu.
const BAR: &str = "filters";

#[component]
pub fn FilterBar() -> impl IntoView {
    let store = use_store();
    let open = RwSignal::new(None);
    // On a phone the filters fold away behind one button.
    let is_unfolded = RwSignal::new(false);
    web::page::on_press_outside(BAR, move || open.set(None));
    let active = Memo::new(move |_| store.filter.with(|f| !f.is_empty()));
    view! {
        <section class="filters" id=BAR aria-label=move || store.text().filters data-unfolded=move || is_unfolded.get().then_some("true")>
            <div class="filters__first">
                <SearchField/>
                <button
                    class="button filters__fold"
                    aria-expanded=move || is_unfolded.get().to_string()
                    on:click=move |_| is_unfolded.update(|u| *u = !*u)
                >
                    {move || store.text().filters}
                    <span class="count">{move || store.counts.with(|c| c.visible)}</span>
                </button>
            </div>
            <div class="filters__rest">
                <CollectionChoice/>
                <OpenChoice/>
                <div class="filters__menus">
                    {open_menu(store, open)}
                    {organisation_menu(store, open)}
                    {family_menu(store, open)}
                    {modality_menu(store, open)}
                    {country_menu(store, open)}
                    <RangeFilter open/>
                    <button class="button button--quiet" data-testid="reset" disabled=move || !active.get() on:click=move |_| store.reset_filters()>
                        {move || store.text().reset}
                    </button>
                </div>
            </div>
        </section>
    }
}

#[component]
fn SearchField() -> impl IntoView {
    let store = use_store();
    view! {
        <input
            class="field filters__search"
            type="search"
            id="search"
            data-testid="search"
            autocomplete="off"
            maxlength="200"
            aria-label=move || store.text().search
            placeholder=move || store.text().search_hint
            prop:value=move || store.filter.with(|f| f.text.clone())
            on:input=move |event| {
                let text = event_target_value(&event);
                store.update_filter(|f| f.text = text);
            }
        />
    }
}

#[component]
fn CollectionChoice() -> impl IntoView {
    let store = use_store();
    let segments = [Collection::Extended, Collection::Article, Collection::Figure]
        .map(|value| Segment {
            value,
            label: Signal::derive(move || store.text().collection_name(value).to_owned()),
            count: None,
        })
        .into();
    view! {
        <Segmented
            name="collection"
            legend=Signal::derive(move || store.text().collection.to_owned())
            segments
            chosen=store.collection
            on_choose=move |c| store.update_filter(|f| f.collection = c)
        />
    }
}

/// All / open / not open / not stated; the meaning of "open" stands beside it.
#[component]
fn OpenChoice() -> impl IntoView {
    let store = use_store();
    let one = move |answer: IsOpen| Bits::default().toggled(answer as usize);
    let mut segments = vec![Segment {
        value: Bits::default(),
        label: Signal::derive(move || store.text().open_all.to_owned()),
        count: Some(Signal::derive(move || store.counts.with(|c| c.open_all))),
    }];
    segments.extend(IsOpen::ALL.iter().map(|answer| Segment {
        value: one(*answer),
        label: Signal::derive(move || (store.text().is_open)(*answer).to_owned()),
        count: Some(Signal::derive(move || store.counts.with(|c| c.open[*answer as usize]))),
    }));
    view! {
        <div class="filters__open">
            <Segmented
                name="open"
                legend=Signal::derive(move || store.text().open_question.to_owned())
                segments
                chosen=Signal::derive(move || store.filter.with(|f| f.open))
                on_choose=move |bits| store.update_filter(|f| f.open = bits)
            />
            <span class="filters__meaning" data-testid="meaning">
                {move || store.text().meaning_legend} " "
                {move || store.filter.with(|f| (store.text().meaning)(f.open_meaning))}
            </span>
        </div>
    }
}

type Open = RwSignal<Option<&'static str>>;

fn open_menu(store: Store, open: Open) -> impl IntoView {
    let meanings = move || {
        OpenMeaning::ALL
            .iter()
            .map(|meaning| {
                view! {
                    <label class="option">
                        <input
                            type="radio"
                            name="meaning"
                            data-testid=format!("meaning-{}", meaning.word())
                            prop:checked=move || store.filter.with(|f| f.open_meaning == *meaning)
                            on:change=move |_| store.update_filter(|f| f.open_meaning = *meaning)
                        />
                        <span class="option__label">{move || (store.text().meaning)(*meaning)}</span>
                    </label>
                }
            })
            .collect_view()
    };
    let options = move || {
        Openness::ALL
            .iter()
            .map(|class| FacetOption {
                id: class.word().into(),
                label: Signal::derive(move || (store.text().openness_long)(*class).to_owned()),
                search: String::new(),
                count: Signal::derive(move || store.counts.with(|c| c.classes[*class as usize])),
                is_chosen: Signal::derive(move || store.filter.with(|f| f.classes.has(*class as usize))),
                mark: Some(openness_mark(*class)),
            })
            .collect::<Vec<_>>()
    };
    let toggle = move |id: &str| {
        if let Some(class) = Openness::parse(id) {
            store.update_filter(|f| f.classes = f.classes.toggled(class as usize));
        }
    };
    view! {
        <Menu
            name="openness"
            label=Signal::derive(move || store.text().openness_label.to_owned())
            chosen=Signal::derive(move || store.filter.with(|f| f.classes.0.count_ones() as usize))
            open
        >
            <fieldset class="group">
                <legend>{move || store.text().meaning_legend}</legend>
                {meanings()}
            </fieldset>
            <fieldset class="group">
                <legend>{move || store.text().classes}</legend>
                <OptionList options=options() on_toggle=toggle/>
            </fieldset>
        </Menu>
    }
}

/// The class that draws a filling in the page's style.
pub fn openness_mark(class: Openness) -> &'static str {
    match class {
        Openness::Open => "mark--open",
        Openness::Restricted => "mark--restricted",
        Openness::Closed => "mark--closed",
        Openness::Unreleased => "mark--unreleased",
        Openness::Unknown => "mark--unknown",
        Openness::NotApplicable => "mark--na",
    }
}

/// The class that draws a family's shape and colour in the page's style.
pub fn lane_mark(lane: Lane) -> &'static str {
    match lane {
        Lane::Vae => "mark--vae",
        Lane::Gan => "mark--gan",
        Lane::NormalizingFlow => "mark--flow",
        Lane::AutoregressiveTransformer => "mark--transformer",
        Lane::EnergyDiffusion => "mark--diffusion",
        Lane::Multimodal => "mark--multimodal",
        Lane::Others => "mark--others",
    }
}

fn organisation_menu(store: Store, open: Open) -> impl IntoView {
    let options = move || {
        let mut options: Vec<(usize, FacetOption)> = store.catalog.with_untracked(|catalog| {
            let counts = store.counts.with_untracked(|c| c.organisations.clone());
            let row = |(n, o): (usize, &crate::catalog::Organisation)| {
                let (name, name_zh, id) = (o.name.clone(), o.name_zh.clone(), o.id.clone());
                let search = fold(&format!("{name}\n{}\n{}", name_zh.as_deref().unwrap_or(""), o.aliases.join("\n")));
                let chosen_id = id.clone();
                let label = Signal::derive(move || match (store.lang.get(), &name_zh) {
                    (crate::catalog::Lang::Zh, Some(zh)) => zh.clone(),
                    _ => name.clone(),
                });
                let option = FacetOption {
                    id,
                    label,
                    search,
                    count: Signal::derive(move || store.counts.with(|c| c.organisations.get(n).copied().unwrap_or(0))),
                    is_chosen: Signal::derive(move || store.filter.with(|f| f.organisations.contains(&chosen_id))),
                    mark: None,
                };
                (counts.get(n).copied().unwrap_or(0), option)
            };
            catalog.organisations.iter().enumerate().map(row).collect()
        });
        // Most systems first, as they are when the menu opens; the order then stays under the hand.
        options.sort_by_key(|(count, _)| usize::MAX - count);
        options.into_iter().map(|(_, o)| o).collect::<Vec<_>>()
    };
    view! {
        <Menu
            name="organisation"
            label=Signal::derive(move || store.text().organisation.to_owned())
            chosen=Signal::derive(move || store.filter.with(|f| f.organisations.len()))
            open
        >
            <OptionList options=options() on_toggle=move |id| store.update_filter(|f| f.toggle_organisation(id)) has_search=true/>
        </Menu>
    }
}

fn family_menu(store: Store, open: Open) -> impl IntoView {
    let options = move || {
        store.catalog.with_untracked(|catalog| {
            let mut families: Vec<(usize, &crate::catalog::Family)> = catalog.families.iter().enumerate().collect();
            families.sort_by_key(|(_, f)| f.lane);
            families
                .into_iter()
                .map(|(n, family)| {
                    let (name, id, lane) = (family.name.clone(), family.id.clone(), family.lane);
                    let chosen_id = id.clone();
                    FacetOption {
                        id,
                        label: Signal::derive(move || name.get(store.lang.get()).to_owned()),
                        search: String::new(),
                        count: Signal::derive(move || store.counts.with(|c| c.families.get(n).copied().unwrap_or(0))),
                        is_chosen: Signal::derive(move || store.filter.with(|f| f.families.contains(&chosen_id))),
                        mark: Some(lane_mark(lane)),
                    }
                })
                .collect::<Vec<_>>()
        })
    };
    view! {
        <Menu
            name="family"
            label=Signal::derive(move || store.text().family.to_owned())
            chosen=Signal::derive(move || store.filter.with(|f| f.families.len()))
            open
        >
            <OptionList options=options() on_toggle=move |id| store.update_filter(|f| f.toggle_family(id))/>
        </Menu>
    }
}

fn modality_menu(store: Store, open: Open) -> impl IntoView {
    let options = move || {
        Modality::ALL
            .iter()
            .map(|modality| FacetOption {
                id: modality.word().into(),
                label: Signal::derive(move || (store.text().modality_name)(*modality).to_owned()),
                search: String::new(),
                count: Signal::derive(move || store.counts.with(|c| c.modalities[*modality as usize])),
                is_chosen: Signal::derive(move || store.filter.with(|f| f.modalities.has(*modality))),
                mark: None,
            })
            .collect::<Vec<_>>()
    };
    let toggle = move |id: &str| {
        if let Some(modality) = Modality::parse(id) {
            store.update_filter(|f| f.modalities.0 ^= 1 << modality as u16);
        }
    };
    view! {
        <Menu
            name="modality"
            label=Signal::derive(move || store.text().modality.to_owned())
            chosen=Signal::derive(move || store.filter.with(|f| f.modalities.0.count_ones() as usize))
            open
        >
            <OptionList options=options() on_toggle=toggle/>
        </Menu>
    }
}

fn country_menu(store: Store, open: Open) -> impl IntoView {
    let options = move || {
        let codes = store.counts.with_untracked(|c| c.countries.clone());
        codes
            .into_iter()
            .enumerate()
            .map(|(n, (code, _))| {
                let (label_code, chosen_code) = (code.clone(), code.clone());
                FacetOption {
                    id: code,
                    label: Signal::derive(move || (store.text().country_name)(&label_code).to_owned()),
                    search: String::new(),
                    count: Signal::derive(move || store.counts.with(|c| c.countries.get(n).map_or(0, |c| c.1))),
                    is_chosen: Signal::derive(move || store.filter.with(|f| f.countries.contains(&chosen_code))),
                    mark: None,
                }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <Menu
            name="country"
            label=Signal::derive(move || store.text().country.to_owned())
            chosen=Signal::derive(move || store.filter.with(|f| f.countries.len()))
            open
        >
            <OptionList options=options() on_toggle=move |code| store.update_filter(|f| f.toggle_country(code))/>
        </Menu>
    }
}
