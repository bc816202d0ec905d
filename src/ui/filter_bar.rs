//! The sticky bar: search, collection, openness with its meaning, and one menu a facet.

use super::dom::{El, button, count_fn, el};
use super::facet_menu::{FacetOption, group, menu, option_list, searched_list};
use super::range_filter::range_menu;
use super::reactive::keep;
use super::segmented::{Segment, segmented};
use super::store::Store;
use crate::catalog::order::sort_by_key;
use crate::catalog::{Collection, Lane, Modality, Openness, Organisation, fold};
use crate::explore::view_state::Bits;
use crate::explore::{IsOpen, OpenMeaning};
use crate::i18n::{Text, sentences};
use crate::web;

/// Id of the bar: pressing outside it closes an open menu.
const BAR: &str = "filters";
const SHEET: &str = "filter-sheet";
const FOLD: &str = "filter-button";

pub fn filter_bar(store: Store, t: &'static Text) -> El {
    let leave = move || {
        store.menu.set(None);
        store.is_unfolded.set(false);
    };
    keep(Box::new(web::dom::on_press_outside(BAR, Box::new(leave))));
    // On a phone the filters are a sheet behind one button that says how many systems are left.
    let fold = button("button filters__fold", t.filters)
        .attr("id", FOLD)
        .attr("aria-controls", SHEET)
        .test_id("fold")
        .state_fn("aria-expanded", move || store.is_unfolded.get())
        .child(count_fn(move || store.counts.with(|c| c.visible)))
        .on_click(move || store.is_unfolded.update(|u| *u = !*u));
    let reset = button("button button--quiet", t.reset)
        .test_id("reset")
        .disabled_fn(move || store.filter.with(|f| f.is_empty()))
        .on_click(move || store.reset_filters());
    let menus = el("div", "filters__menus")
        .child(openness_menu(store, t))
        .child(organisation_menu(store, t))
        .child(family_menu(store, t))
        .child(modality_menu(store, t))
        .child(country_menu(store, t))
        .child(range_menu(store, t))
        .child(reset);
    let shut = move || {
        store.is_unfolded.set(false);
        web::dom::focus(FOLD);
    };
    let done = el("button", "button button--accent filters__done")
        .attr("type", "button")
        .test_id("filters-done")
        .text_fn(move || store.counts.with(|c| sentences::show(t.lang, c.visible)))
        .on_click(shut);
    let rest = el("div", "filters__rest")
        .attr("id", SHEET)
        .child(collection_choice(store, t))
        .child(open_choice(store, t))
        .child(menus)
        .child(done);
    el("section", "filters")
        .attr("id", BAR)
        .attr("aria-label", t.filters)
        .flag_fn("data-unfolded", move || store.is_unfolded.get())
        .child(el("div", "filters__first").child(search_field(store, t)).child(fold))
        // Takes the tap beside the sheet, so that nothing under it does.
        .child(el("div", "filters__veil").on_click(shut))
        .child(rest)
        .on_key(move |key| {
            let closes = key.name == "Escape" && store.is_unfolded.peek(|u| *u);
            if closes {
                shut();
            }
            closes
        })
}

fn search_field(store: Store, t: &'static Text) -> El {
    el("input", "field filters__search")
        .attr("type", "search")
        .attr("id", "search")
        .attr("autocomplete", "off")
        .attr("maxlength", "200")
        .attr("aria-label", t.search)
        .attr("placeholder", t.search_hint)
        .test_id("search")
        .value_fn(move || store.filter.with(|f| f.text.clone()))
        .on_value("input", move |text| store.update_filter(|f| f.text = text))
}

fn collection_choice(store: Store, t: &'static Text) -> El {
    let segment = |value: Collection| Segment {
        label: t.collection_name(value),
        count: None,
        is_chosen: Box::new(move || store.filter.with(|f| f.collection == value)),
        choose: Box::new(move || store.update_filter(|f| f.collection = value)),
    };
    let all = [Collection::Extended, Collection::Article, Collection::Figure];
    segmented("collection", t.collection, all.map(segment).into())
}

/// All / open / not open / not stated; the meaning of "open" stands beside it.
fn open_choice(store: Store, t: &'static Text) -> El {
    let segment = |bits: Bits, label: &'static str, count: Box<dyn Fn() -> usize>| Segment {
        label,
        count: Some(count),
        is_chosen: Box::new(move || store.filter.with(|f| f.open == bits)),
        choose: Box::new(move || store.update_filter(|f| f.open = bits)),
    };
    let mut segments = vec![segment(Bits::default(), t.open_all, Box::new(move || store.counts.with(|c| c.open_all)))];
    segments.extend(IsOpen::ALL.iter().map(|answer| {
        let n = *answer as usize;
        segment(Bits::default().toggled(n), (t.is_open)(*answer), Box::new(move || store.counts.with(|c| c.open[n])))
    }));
    let meaning = el("span", "filters__meaning").test_id("meaning").text_fn(move || {
        let meaning = store.filter.with(|f| f.open_meaning);
        match t.lang {
            crate::catalog::Lang::En => format!("{} {}", t.meaning_legend, (t.meaning)(meaning)),
            crate::catalog::Lang::Zh => format!("{}{}", t.meaning_legend, (t.meaning)(meaning)),
        }
    });
    el("div", "filters__open").child(segmented("open", t.open_question, segments)).child(meaning)
}

fn openness_menu(store: Store, t: &'static Text) -> El {
    let meaning = move |meaning: OpenMeaning| {
        let input = el("input", "")
            .attr("type", "radio")
            .attr("name", "meaning")
            .test_id(&format!("meaning-{}", meaning.word()))
            .checked_fn(move || store.filter.with(|f| f.open_meaning == meaning))
            .on("change", move || store.update_filter(|f| f.open_meaning = meaning));
        el("label", "option").child(input).child(el("span", "option__label").text((t.meaning)(meaning)))
    };
    let option = move |class: &Openness| {
        let n = *class as usize;
        FacetOption {
            id: class.word().into(),
            label: (t.openness_long)(*class).into(),
            search: String::new(),
            count: Box::new(move || store.counts.with(|c| c.classes[n])),
            is_chosen: Box::new(move || store.filter.with(|f| f.classes.has(n))),
            mark: Some(openness_mark(*class)),
        }
    };
    let toggle = move |id: &str| {
        if let Some(class) = Openness::parse(id) {
            store.update_filter(|f| f.classes = f.classes.toggled(class as usize));
        }
    };
    menu(
        store,
        "openness",
        t.openness_label,
        move || store.filter.with(|f| f.classes.0.count_ones() as usize),
        move || {
            let meanings = OpenMeaning::ALL.iter().map(|m| meaning(*m));
            let classes = option_list(Openness::ALL.iter().map(option).collect(), toggle);
            vec![group("group", t.meaning_legend).children(meanings), group("group", t.classes).child(classes)]
        },
    )
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

fn organisation_menu(store: Store, t: &'static Text) -> El {
    let option = move |n: usize, o: &Organisation| {
        let id = o.id.clone();
        FacetOption {
            id: o.id.clone(),
            label: o.name(t.lang).to_owned(),
            search: fold(&format!("{}\n{}\n{}", o.name, o.name_zh.as_deref().unwrap_or(""), o.aliases.join("\n"))),
            count: Box::new(move || store.counts.with(|c| c.organisations.get(n).copied().unwrap_or(0))),
            is_chosen: Box::new(move || store.filter.with(|f| f.organisations.contains(&id))),
            mark: None,
        }
    };
    menu(
        store,
        "organisation",
        t.organisation,
        move || store.filter.with(|f| f.organisations.len()),
        move || {
            // Most systems first, as they are when the menu opens; the order then stays under the hand.
            let counts = store.counts.peek(|c| c.organisations.clone());
            let options = store.catalog(|catalog| {
                let mut order: Vec<usize> = (0..catalog.organisations.len()).collect();
                sort_by_key(&mut order, |n| std::cmp::Reverse(counts.get(*n).copied().unwrap_or(0)));
                order.into_iter().map(|n| option(n, &catalog.organisations[n])).collect()
            });
            searched_list(t, options, move |id| store.update_filter(|f| f.toggle_organisation(id)))
        },
    )
}

fn family_menu(store: Store, t: &'static Text) -> El {
    let options = move || {
        store.catalog(|catalog| {
            let of_lane = |lane: &Lane| {
                let lane = *lane;
                let families = catalog.families.iter().enumerate().filter(move |(_, f)| f.lane == lane);
                families.map(|(n, family)| {
                    let id = family.id.clone();
                    FacetOption {
                        id: family.id.clone(),
                        label: family.name.get(t.lang).to_owned(),
                        search: String::new(),
                        count: Box::new(move || store.counts.with(|c| c.families.get(n).copied().unwrap_or(0))),
                        is_chosen: Box::new(move || store.filter.with(|f| f.families.contains(&id))),
                        mark: Some(lane_mark(family.lane)),
                    }
                })
            };
            Lane::ALL.iter().flat_map(of_lane).collect()
        })
    };
    menu(
        store,
        "family",
        t.family,
        move || store.filter.with(|f| f.families.len()),
        move || vec![option_list(options(), move |id| store.update_filter(|f| f.toggle_family(id)))],
    )
}

fn modality_menu(store: Store, t: &'static Text) -> El {
    let option = move |modality: &Modality| {
        let modality = *modality;
        FacetOption {
            id: modality.word().into(),
            label: (t.modality_name)(modality).into(),
            search: String::new(),
            count: Box::new(move || store.counts.with(|c| c.modalities[modality as usize])),
            is_chosen: Box::new(move || store.filter.with(|f| f.modalities.has(modality))),
            mark: None,
        }
    };
    let toggle = move |id: &str| {
        if let Some(modality) = Modality::parse(id) {
            store.update_filter(|f| f.modalities.0 ^= 1 << modality as u16);
        }
    };
    menu(
        store,
        "modality",
        t.modality,
        move || store.filter.with(|f| f.modalities.0.count_ones() as usize),
        move || vec![option_list(Modality::ALL.iter().map(option).collect(), toggle)],
    )
}

fn country_menu(store: Store, t: &'static Text) -> El {
    let option = move |n: usize, code: String| {
        let chosen = code.clone();
        FacetOption {
            label: (t.country_name)(&code).into(),
            id: code,
            search: String::new(),
            count: Box::new(move || store.counts.with(|c| c.countries.get(n).map_or(0, |c| c.1))),
            is_chosen: Box::new(move || store.filter.with(|f| f.countries.contains(&chosen))),
            mark: None,
        }
    };
    menu(
        store,
        "country",
        t.country,
        move || store.filter.with(|f| f.countries.len()),
        move || {
            let codes: Vec<String> = store.counts.peek(|c| c.countries.iter().map(|c| c.0.clone()).collect());
            let options = codes.into_iter().enumerate().map(|(n, code)| option(n, code)).collect();
            vec![option_list(options, move |code| store.update_filter(|f| f.toggle_country(code)))]
        },
    )
}
