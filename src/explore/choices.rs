//! What is chosen in a filter, part by part, and what leaving out a part would bring back.

use crate::catalog::order::sort_by_key;
use crate::catalog::{Catalog, Counting, Modality, Openness};

use super::filter::CompiledFilter;
use super::view_state::{Bits, Filter, Span};

/// Ways out of an empty view that are offered.
const MOST_WAYS: usize = 3;

/// A part of a filter that can be taken back by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Text,
    /// All chosen answers to "is it open?".
    Open,
    Class(Openness),
    /// By id, as are families.
    Organisation(String),
    Family(String),
    Modality(Modality),
    /// By its two-letter code.
    Country(String),
    Years,
    Window,
    Parameters,
}

/// One chosen part and how to take it back.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub part: Part,
    /// The filter without it.
    pub without: Filter,
}

/// Everything chosen, in the order of the filter bar. Empty for a plain view of any collection.
pub fn choices(filter: &Filter) -> Vec<Choice> {
    let mut list = Vec::new();
    let mut add = |part: Part, take_back: &dyn Fn(&mut Filter)| {
        let mut without = filter.clone();
        take_back(&mut without);
        list.push(Choice { part, without });
    };
    if !filter.text.trim().is_empty() {
        add(Part::Text, &|f| f.text.clear());
    }
    if !filter.open.is_empty() {
        add(Part::Open, &|f| f.open = Bits::default());
    }
    for class in Openness::ALL.iter().filter(|c| filter.classes.has(**c as usize)) {
        add(Part::Class(*class), &|f| f.classes = f.classes.toggled(*class as usize));
    }
    for id in &filter.organisations {
        add(Part::Organisation(id.clone()), &|f| f.toggle_organisation(id));
    }
    for id in &filter.families {
        add(Part::Family(id.clone()), &|f| f.toggle_family(id));
    }
    for modality in Modality::ALL.iter().filter(|m| filter.modalities.has(**m)) {
        add(Part::Modality(*modality), &|f| f.modalities.0 ^= 1 << *modality as u16);
    }
    for code in &filter.countries {
        add(Part::Country(code.clone()), &|f| f.toggle_country(code));
    }
    if !filter.years.is_unbounded() {
        add(Part::Years, &|f| f.years = Span::default());
    }
    if filter.window.is_some() {
        add(Part::Window, &|f| f.window = None);
    }
    if !filter.parameters.is_unbounded() {
        add(Part::Parameters, &|f| f.parameters = Span::default());
    }
    list
}

/// How many systems taking back each choice alone would bring back, most first; those that bring nothing are left
/// out.
pub fn ways_out(catalog: &Catalog, choices: Vec<Choice>, counting: Counting) -> Vec<(usize, Choice)> {
    let count = |c: &Choice| CompiledFilter::new(catalog, &c.without, counting).visible().len();
    let mut ways: Vec<(usize, Choice)> = choices.into_iter().map(|c| (count(&c), c)).collect();
    ways.retain(|(n, _)| *n > 0);
    sort_by_key(&mut ways, |(n, _)| std::cmp::Reverse(*n));
    ways.truncate(MOST_WAYS);
    ways
}
