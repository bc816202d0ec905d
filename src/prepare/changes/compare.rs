//! Two versions of the catalog beside each other, fact by fact: what a reader sees of a system, but for summaries,
//! notes and sources.

use std::collections::{HashMap, HashSet};

use super::version_day;
use crate::catalog::changes::{Correction, FactValue, Removed, Renamed, VersionChanges};
use crate::prepare::records::{Edge, Parameters, Records, System};

/// What became different from an older version to a newer one.
///
/// # Errors
/// A version that is no date, or that is not later than the old one.
pub fn compare(old: &Records, new: &Records) -> Result<VersionChanges, String> {
    let day = |version: &str| {
        version_day(version)
            .ok_or_else(|| format!("record file, field version: expected year.month.day, found \"{version}\""))
    };
    let (before, date) = (day(&old.version)?, day(&new.version)?);
    if before >= date {
        return Err(format!(
            "record file, field version: expected one later than {}, the version compared with, found \"{}\"",
            old.version, new.version
        ));
    }
    let ids = |records: &Records| records.systems.iter().map(|s| s.id.clone()).collect::<HashSet<_>>();
    let (old_ids, new_ids) = (ids(old), ids(new));
    let gone: Vec<&System> = old.systems.iter().filter(|s| !new_ids.contains(&s.id)).collect();
    let come: Vec<&System> = new.systems.iter().filter(|s| !old_ids.contains(&s.id)).collect();
    let renamed: Vec<Renamed> = gone.iter().filter_map(|was| renamed(was, &come)).collect();
    // The present id of each old one.
    let present: HashMap<&str, &str> = renamed.iter().map(|r| (r.before.as_str(), r.after.as_str())).collect();
    let by_id: HashMap<&str, &System> =
        old.systems.iter().map(|s| (present.get(s.id.as_str()).copied().unwrap_or(&s.id), s)).collect();
    let mut corrected = Vec::new();
    for system in &new.systems {
        if let Some(was) = by_id.get(system.id.as_str()) {
            facts(was, system, &mut corrected);
            edges(was, system, &present, &mut corrected);
        }
    }
    let is_new = |s: &&&System| !by_id.contains_key(s.id.as_str());
    let is_gone = |s: &&&System| !present.contains_key(s.id.as_str());
    let added = come.iter().filter(is_new).map(|s| s.id.clone()).collect();
    let removed = gone.iter().filter(is_gone).map(|s| Removed { id: s.id.clone(), name: s.name.clone() }).collect();
    let (version, since) = (new.version.clone(), old.version.clone());
    Ok(VersionChanges { version, since, date, added, corrected, renamed, removed })
}

/// The one new record that has the name of an old one.
fn renamed(was: &System, come: &[&System]) -> Option<Renamed> {
    let mut same = come.iter().filter(|s| s.name == was.name);
    match (same.next(), same.next()) {
        (Some(one), None) => Some(Renamed { before: was.id.clone(), after: one.id.clone() }),
        _ => None,
    }
}

/// A field's name and how its value is taken from a record.
type Fact = (&'static str, fn(&System) -> FactValue);

/// Everything but lineage, in the order of the format's page.
const FACTS: [Fact; 12] = [
    ("name", |s| FactValue::Text(s.name.clone())),
    ("name_zh", |s| text(&s.name_zh)),
    ("family", |s| FactValue::Text(s.family.clone())),
    ("modalities", |s| list(&s.modalities)),
    ("organisations", |s| list(&s.organisations)),
    ("released", |s| text(&s.released)),
    ("released_means", |s| text(&s.released_means)),
    ("parameters", |s| size(&s.parameters)),
    ("training_compute", |s| {
        s.training_compute.as_ref().and_then(|c| c.flop).map_or(FactValue::Nothing, FactValue::Number)
    }),
    ("openness", |s| FactValue::Text(s.openness.clone())),
    ("licence", |s| text(&s.licence)),
    ("opened", opened),
];

/// The names of the fields that are compared.
pub fn fields() -> impl Iterator<Item = &'static str> {
    FACTS.iter().map(|(field, _)| *field).chain(["lineage"])
}

fn text(text: &Option<String>) -> FactValue {
    text.clone().map_or(FactValue::Nothing, FactValue::Text)
}

/// Another order is no other fact.
fn list(entries: &[String]) -> FactValue {
    let mut entries = entries.to_vec();
    entries.sort();
    if entries.is_empty() { FactValue::Nothing } else { FactValue::List(entries) }
}

fn size(size: &Parameters) -> FactValue {
    let Parameters { total, active, sparse, date, status } = size.clone();
    FactValue::Size { total, active, sparse, date, status }
}

fn opened(system: &System) -> FactValue {
    let Some(opened) = system.opened.clone() else { return FactValue::Nothing };
    FactValue::Opened { date: opened.date, openness: opened.openness, licence: opened.licence }
}

fn facts(was: &System, is: &System, corrected: &mut Vec<Correction>) {
    for (field, value) in FACTS {
        let (before, after) = (value(was), value(is));
        if before != after {
            corrected.push(Correction { id: is.id.clone(), field: field.to_owned(), before, after });
        }
    }
}

/// An edge that came, went, or has another word now.
fn edges(was: &System, is: &System, present: &HashMap<&str, &str>, corrected: &mut Vec<Correction>) {
    let pair = |edge: &Edge| {
        (edge.relation.clone(), present.get(edge.to.as_str()).map_or_else(|| edge.to.clone(), |id| (*id).to_owned()))
    };
    let before: Vec<_> = was.lineage.iter().map(pair).collect();
    let after: Vec<_> = is.lineage.iter().map(|edge| (edge.relation.clone(), edge.to.clone())).collect();
    let mut gone: Vec<_> = before.iter().filter(|edge| !after.contains(edge)).collect();
    let value = |(relation, to): &(String, String)| FactValue::Edge { relation: relation.clone(), to: to.clone() };
    let mut tell = |before, after| {
        corrected.push(Correction { id: is.id.clone(), field: "lineage".to_owned(), before, after });
    };
    for edge in after.iter().filter(|edge| !before.contains(edge)) {
        let former = gone.iter().position(|(_, to)| *to == edge.1).map(|at| gone.remove(at));
        tell(former.map_or(FactValue::Nothing, value), value(edge));
    }
    for edge in gone {
        tell(value(edge), FactValue::Nothing);
    }
}
