//! What stands in a cell of the table, the page's and the one written at build time, and the lines of a tooltip.

use super::format;
use super::language::Text;
use crate::catalog::{AsOf, Catalog, Columns, Counting, Lane, ParamStatus, Row, System};

/// A size as the table writes it: `175B`, `≈ 1.8T`; "–" where there is none, "not known" where it is.
pub fn size(t: &Text, system: &System, size: Option<f64>) -> String {
    match (size, system.parameters.status) {
        (Some(size), ParamStatus::Estimated) => format!("≈ {}", t.number(size)),
        (Some(size), _) => t.number(size),
        (None, ParamStatus::NotApplicable) => "–".to_owned(),
        (None, _) => t.unknown.to_owned(),
    }
}

pub fn date(t: &Text, system: &System) -> String {
    system.released.map_or_else(|| t.unknown.to_owned(), format::date)
}

/// The year behind a name: " (2019)"; empty where it is not known.
pub fn year(t: &Text, system: &System) -> String {
    system.released.map_or_else(String::new, |d| t.remarked("", &d.year().to_string()))
}

pub fn organisations(t: &Text, catalog: &Catalog, system: &System) -> String {
    let organisations = system.organisations.iter().filter_map(|o| catalog.organisations.get(usize::from(*o)));
    t.join(organisations.map(|o| o.name(t.lang)))
}

/// The family, or the lane where the article's figure puts the system into another one.
pub fn family<'a>(t: &'static Text, catalog: &'a Catalog, system: &System, lane: Lane) -> &'a str {
    match catalog.families.get(usize::from(system.family)) {
        Some(family) if family.lane == lane => family.name.get(t.lang),
        _ => t.lane(lane),
    }
}

/// A system in four lines: name; date and makers; size; openness and lane. Empty for a row that is not there.
pub fn summary(t: &Text, catalog: &Catalog, columns: &Columns, as_of: AsOf, row: Row) -> Vec<String> {
    let at = usize::from(row);
    let (Some(system), Some(lane)) = (catalog.system(row), columns.lane.get(at)) else { return Vec::new() };
    let size = match (columns.size(at, Counting::Total), system.parameters.status) {
        (Some(size), ParamStatus::Estimated) => format!("{} · {}", t.number(size), t.estimated),
        (Some(size), _) => t.number(size),
        (None, status) => t.param_status(status).to_owned(),
    };
    let makers = organisations(t, catalog, system);
    let date = date(t, system);
    vec![
        system.name(t.lang).to_owned(),
        if makers.is_empty() { date } else { format!("{date} · {makers}") },
        format!("{}: {size}", t.parameters),
        format!("{} · {}", t.openness(system.openness_as_of(as_of)), t.lane(*lane)),
    ]
}
