//! What stands in a cell of the table, the page's and the one written at build time.

use super::{Text, format};
use crate::catalog::{Catalog, Lane, ParamStatus, System};

/// A size as the table writes it: `175B`, `≈ 1.8T`; "–" where there is none, "not known" where it is.
pub fn size(t: &Text, system: &System, size: Option<f64>) -> String {
    match (size, system.parameters.status) {
        (Some(size), ParamStatus::Estimated) => format!("≈ {}", format::number(t.lang, size)),
        (Some(size), _) => format::number(t.lang, size),
        (None, ParamStatus::NotApplicable) => "–".to_owned(),
        (None, _) => t.unknown.to_owned(),
    }
}

pub fn date(t: &Text, system: &System) -> String {
    system.released.map_or_else(|| t.unknown.to_owned(), format::date)
}

pub fn organisations(t: &Text, catalog: &Catalog, system: &System) -> String {
    let organisations = system.organisations.iter().filter_map(|o| catalog.organisations.get(usize::from(*o)));
    format::join(t.lang, organisations.map(|o| o.name(t.lang)))
}

/// The family, or the lane where the article's figure puts the system into another one.
pub fn family<'a>(t: &'static Text, catalog: &'a Catalog, system: &System, lane: Lane) -> &'a str {
    match catalog.families.get(usize::from(system.family)) {
        Some(family) if family.lane == lane => family.name.get(t.lang),
        _ => (t.lane)(lane),
    }
}
