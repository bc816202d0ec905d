//! What stands in a cell of the table, the page's and the one written at build time.

use super::{Text, format};
use crate::catalog::{Catalog, Columns, Counting, Lane, ParamStatus, Row, System};

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

/// Name, date and makers, size, openness and family: the lines of a tooltip. Empty for a row that the catalog does not
/// have.
pub fn summary(t: &Text, catalog: &Catalog, columns: &Columns, row: Row) -> Vec<String> {
    let Some(system) = catalog.system(row) else { return Vec::new() };
    let size = match (columns.size(usize::from(row), Counting::Total), system.parameters.status) {
        (Some(size), ParamStatus::Estimated) => format!("{} · {}", format::number(t.lang, size), t.estimated),
        (Some(size), _) => format::number(t.lang, size),
        (None, status) => (t.param_status)(status).to_owned(),
    };
    let makers = organisations(t, catalog, system);
    let when = date(t, system);
    let lane = columns.lane.get(usize::from(row)).map_or("", |lane| (t.lane)(*lane));
    vec![
        system.name(t.lang).to_owned(),
        if makers.is_empty() { when } else { format!("{when} · {makers}") },
        format!("{}: {size}", t.parameters),
        format!("{} · {lane}", (t.openness)(system.openness)),
    ]
}
