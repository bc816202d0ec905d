//! Every system of the shipped catalog, the newest as well: found by each of its names, and let through by the filters
//! that are made of its own facts.

mod support;

use genai_atlas::explore::view_state::Bits;
use genai_atlas::explore::{Filter, Span};
use support::{row, shipped, visible};

#[test]
fn is_found_by_each_of_its_names() {
    let catalog = shipped();
    for system in &catalog.systems {
        let names = [Some(&system.name), system.name_zh.as_ref()].into_iter().flatten().chain(&system.aliases);
        for name in names {
            let filter = Filter { text: name.clone(), ..Filter::default() };
            assert!(visible(&catalog, &filter).contains(&row(&catalog, &system.id)), "{}: {name}", system.id);
        }
    }
}

#[test]
fn passes_the_filters_made_of_its_own_facts() {
    let catalog = shipped();
    for system in &catalog.systems {
        let organisations = || system.organisations.iter().map(|o| &catalog.organisations[usize::from(*o)]);
        let filter = Filter {
            classes: Bits::default().toggled(system.openness as usize),
            organisations: organisations().map(|o| o.id.clone()).collect(),
            countries: organisations().filter_map(|o| o.country.clone()).collect(),
            families: vec![catalog.families[usize::from(system.family)].id.clone()],
            modalities: system.modalities,
            years: system.released.map_or_else(Span::default, |d| Span { from: Some(d.year()), to: Some(d.year()) }),
            ..Filter::default()
        };
        assert!(visible(&catalog, &filter).contains(&row(&catalog, &system.id)), "{}: {filter:?}", system.id);
    }
}
