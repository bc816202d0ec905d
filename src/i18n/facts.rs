//! The facts of a system's card in words, in the order they are shown, and the sides of a conflict.

use super::language::Text;
use super::{format, text};
use crate::catalog::texts::{Said, SystemTexts};
use crate::catalog::{AsOf, Catalog, Localized, Openness, ParamStatus, System};

/// One line of the card.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub label: &'static str,
    pub value: String,
    /// What belongs beside the value.
    pub note: Option<String>,
    /// The fields of the record whose evidence supports it; none when it needs none.
    pub fields: &'static [&'static str],
}

/// Every fact that is known of a system, and the unknown ones a reader would look for. Texts may not have arrived yet.
pub fn facts(t: &Text, catalog: &Catalog, system: &System, texts: Option<SystemTexts>) -> Vec<Fact> {
    let fact = |label, value, fields| Fact { label, value, note: None, fields };
    let note = |note: Option<&Localized>| note.map(|n| n.get(t.lang).to_owned());
    let mut list = vec![fact(t.released, released(t, system), &["released"])];
    let makers = organisations(t, catalog, system);
    if !makers.is_empty() {
        list.push(fact(t.organisation, makers, &["organisations"]));
    }
    let fields: &[&str] = if system.parameters.total.is_some() { &["parameters"] } else { &[] };
    let size = fact(t.parameters, size(t, system), fields);
    list.push(Fact { note: note(texts.and_then(|x| x.parameters_note())), ..size });
    if let Some(active) = system.parameters.active {
        list.push(fact(t.active_parameters, both_units(t, active), &["parameters"]));
    }
    list.extend(openness(t, system, texts));
    let modalities = t.join(system.modalities.iter().map(|m| t.modality_name(m)));
    if !modalities.is_empty() {
        list.push(fact(t.modality, modalities, &[]));
    }
    if let Some(compute) = texts.and_then(|x| x.training_compute()) {
        let (value, fields): (_, &[&str]) = match compute.flop {
            Some(flop) => {
                let sure = t.confidence(compute.confidence.as_deref().unwrap_or(""));
                (format!("{} FLOP ({sure})", format::scientific(flop)), &["training_compute"])
            }
            None => (t.unknown.to_owned(), &[]),
        };
        list.push(Fact { note: note(compute.note.as_ref()), ..fact(t.training_compute, value, fields) });
    }
    if !system.aliases.is_empty() {
        let aliases = t.join(system.aliases.iter().map(String::as_str));
        list.push(fact(t.aliases, aliases, &[]));
    }
    list
}

/// Openness and licence, at release and since weights came later.
fn openness(t: &Text, system: &System, texts: Option<SystemTexts>) -> Vec<Fact> {
    let note = texts.and_then(|x| x.openness_note()).map(|n| n.get(t.lang).to_owned());
    let licence = texts.and_then(|x| x.licence());
    let Some(opened) = system.opened else {
        let class = t.openness(system.openness).to_owned();
        let mut list = vec![Fact { label: t.openness_label, value: class, note, fields: &["openness"] }];
        list.extend(licence.map(|l| Fact { label: t.licence, value: l.to_owned(), note: None, fields: &["licence"] }));
        return list;
    };
    let later = texts.and_then(|x| x.opened());
    let value = t.opened(system.openness, opened.openness, opened.date);
    let mut list = vec![Fact { label: t.openness_label, value, note, fields: &["openness", "opened"] }];
    let mut add = |licence: &str, when: String, note, fields| {
        list.push(Fact { label: t.licence, value: format!("{licence} · {when}"), note, fields });
    };
    if let Some(licence) = licence {
        add(licence, t.as_of(AsOf::Release, None), None, &["licence"]);
    }
    if let Some(licence) = later.and_then(|o| o.licence.as_deref()) {
        let note = later.and_then(|o| o.note.as_ref()).map(|n| n.get(t.lang).to_owned());
        add(licence, t.since(opened.date), note, &["opened"]);
    }
    list
}

fn released(t: &Text, system: &System) -> String {
    match (system.released, system.released_means) {
        (Some(d), Some(means)) => format!("{} ({})", format::date(d), t.released_means(means)),
        (Some(d), None) => format::date(d),
        (None, _) => t.unknown.to_owned(),
    }
}

/// "OpenAI (United States), Microsoft (United States)".
fn organisations(t: &Text, catalog: &Catalog, system: &System) -> String {
    let known = system.organisations.iter().filter_map(|o| catalog.organisations.get(usize::from(*o)));
    let named: Vec<String> = known
        .map(|o| match &o.country {
            Some(code) => format!("{} ({})", o.name(t.lang), t.country_name(code)),
            None => o.name(t.lang).to_owned(),
        })
        .collect();
    t.join(named.iter().map(String::as_str))
}

/// The parameter count in words: both units, how it is known, when it came.
fn size(t: &Text, system: &System) -> String {
    let p = &system.parameters;
    let Some(total) = p.total else {
        let is_without = p.status == ParamStatus::NotApplicable;
        return if is_without { t.not_applicable } else { t.param_status(ParamStatus::Unknown) }.to_owned();
    };
    let estimated = (p.status == ParamStatus::Estimated).then(|| t.estimated.to_owned());
    let mixture = (p.sparse == Some(true)).then(|| t.mixture.to_owned());
    let parts = [Some(both_units(t, total)), estimated, mixture, p.date.map(format::date)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// "175B (1750 亿)": the reader's own unit first.
fn both_units(t: &Text, value: f64) -> String {
    format!("{} ({})", t.number_precise(value), text(t.other_lang).number_precise(value))
}

impl Text {
    /// One side of a conflict about a field, as a reader would write it.
    pub fn conflict_value(&self, value: &Said, field: &str) -> String {
        match value {
            Said::Number(n) if field == "parameters" => self.number_precise(*n),
            Said::Number(n) => format::decimal(*n, 0),
            Said::Bool(is_open) if field == "openness" => self.article_open(*is_open).to_owned(),
            Said::Bool(yes) => if *yes { self.yes } else { self.no }.to_owned(),
            Said::Text(word) => match (field, Openness::parse(word)) {
                ("openness", Some(class)) => self.openness(class).to_owned(),
                _ => word.clone(),
            },
            Said::Localized(words) => words.get(self.lang).to_owned(),
            Said::Nothing => self.unknown.to_owned(),
        }
    }
}
