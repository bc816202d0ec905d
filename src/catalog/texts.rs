//! What is read rather than drawn: summaries, sources, conflicts, the article's own words. Fetched after the first
//! paint, as JSON. The structs have the names of the catalog's own file and pass over what they do not name: the
//! build reads them from that file and writes them again. Longer than other files because the file's records stand
//! together.

use std::collections::{BTreeMap, HashMap};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::compact::compact;
use super::system::Localized;
use super::words::Relation;

/// The second file. Every record of the catalog has an entry.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Texts {
    licence: String,
    #[serde(default)]
    credits: Vec<Credit>,
    #[serde(default)]
    eras: Vec<EraText>,
    #[serde(default)]
    sources: Vec<Source>,
    #[serde(default)]
    systems: Vec<SystemText>,
    /// Where each source and each system stands in its list.
    #[serde(skip)]
    source_places: HashMap<String, usize>,
    #[serde(skip)]
    system_places: HashMap<String, usize>,
}

/// Where a fact comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub as_of: Option<String>,
    pub licence: Option<String>,
    /// False: recalled, its page not opened yet.
    pub checked: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    pub text: Localized,
    pub url: Option<String>,
    pub licence: Option<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct EraText {
    id: String,
    summary: Option<Localized>,
}

/// The texts of one system.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct SystemText {
    id: String,
    summary: Option<Localized>,
    licence: Option<String>,
    openness_note: Option<Localized>,
    opened: Option<OpenedWord>,
    #[serde(default)]
    parameters: Noted,
    training_compute: Option<Compute>,
    article: Option<ArticleWord>,
    figure: Option<FigureWord>,
    reference: Option<Reference>,
    /// Ids of sources by field.
    #[serde(default)]
    evidence: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    conflicts: Vec<ConflictText>,
    /// The steps that have a note or a source of their own.
    #[serde(default, deserialize_with = "said_edges")]
    lineage: Vec<EdgeText>,
}

/// What is said of one step of lineage; the step itself is in the core.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct EdgeText {
    relation: String,
    to: String,
    note: Option<Localized>,
    /// Id of a source.
    source: Option<String>,
}

/// One step of lineage: its note, its own source or else those of the record's lineage, and whether it was looked up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EdgeWord<'a> {
    pub note: Option<&'a Localized>,
    pub sources: Vec<&'a Source>,
    pub is_checked: bool,
}

/// What is said of a later opening besides its day and class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedWord {
    pub licence: Option<String>,
    pub note: Option<Localized>,
}

/// What was counted.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Noted {
    note: Option<Localized>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Compute {
    pub flop: Option<f64>,
    /// `confident`, `likely`, `speculative`, `unknown` or none.
    pub confidence: Option<String>,
    pub note: Option<Localized>,
}

/// Exactly what the article says of a system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleWord {
    /// The system stands in one of the article's two tables.
    #[serde(default, rename = "row", deserialize_with = "is_row")]
    pub is_row: bool,
    pub year: Option<i64>,
    pub organisation: Option<String>,
    pub parameters: Option<f64>,
    pub open: Option<bool>,
    pub claim: Option<Localized>,
}

/// What the article's pictures show of a system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureWord {
    pub name: Option<String>,
    pub date: Option<String>,
    pub parameters: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    pub title: String,
    pub url: String,
}

/// Sources that do not agree, as they stand in the file.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct ConflictText {
    field: String,
    values: Vec<SideText>,
    note: Option<Localized>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct SideText {
    #[serde(default)]
    value: Said,
    /// Id of a source.
    source: Option<String>,
}

/// Two or more sources that do not agree, the article's word first.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict<'a> {
    pub field: &'a str,
    pub sides: Vec<Side<'a>>,
    pub note: Option<Localized>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Side<'a> {
    pub value: Said,
    pub source: Option<&'a Source>,
}

/// What one source states.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Said {
    Number(f64),
    Bool(bool),
    Text(String),
    Localized(Localized),
    #[default]
    Nothing,
}

impl Texts {
    /// Reads the second file, or these parts of the catalog's own.
    ///
    /// # Errors
    /// The place, what was expected there and what was found.
    pub fn parse(text: &str) -> Result<Self, String> {
        let texts = Self::read(text).map_err(|error| format!("texts: {error}"))?;
        match texts.unknown_sources().first() {
            Some(problem) => Err(format!("texts: {problem}")),
            None => Ok(texts),
        }
    }

    /// Reads a file whose references may lead nowhere. By way of a value, as the core: so the records' readers are
    /// compiled once, and an error names the record.
    fn read(text: &str) -> Result<Self, String> {
        let mut file: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let licence = file.get("licence").and_then(Value::as_str).ok_or("licence: expected text")?.to_owned();
        let mut texts = Self {
            licence,
            credits: records(&mut file, "credits")?,
            eras: records(&mut file, "eras")?,
            sources: records(&mut file, "sources")?,
            systems: records(&mut file, "systems")?,
            ..Self::default()
        };
        texts.source_places = places(texts.sources.iter().map(|s| &s.id));
        texts.system_places = places(texts.systems.iter().map(|s| &s.id));
        Ok(texts)
    }

    /// Every source that a file names and does not have, in lines.
    pub fn unknown_sources_of(text: &str) -> Vec<String> {
        Self::read(text).map_or_else(|error| vec![error], |texts| texts.unknown_sources())
    }

    /// The second file.
    ///
    /// # Errors
    /// Where a text cannot be written as JSON.
    pub fn write(&self) -> Result<String, String> {
        let value = serde_json::to_value(self).map_err(|error| error.to_string())?;
        Ok(compact(value).to_string())
    }

    /// Every source that is named and not there, in lines.
    fn unknown_sources(&self) -> Vec<String> {
        let (mut found, lineage) = (Vec::new(), "lineage".to_owned());
        for system in &self.systems {
            let evidence = system.evidence.iter().flat_map(|(field, ids)| ids.iter().map(move |id| (field, id)));
            let sides = system.conflicts.iter().flat_map(|c| c.values.iter().map(move |v| (&c.field, v)));
            let sides = sides.filter_map(|(field, side)| Some((field, side.source.as_ref()?)));
            let edges = system.lineage.iter().filter_map(|e| Some((&lineage, e.source.as_ref()?)));
            let unknown = evidence.chain(sides).chain(edges).filter(|(_, id)| !self.source_places.contains_key(*id));
            found.extend(unknown.map(|(field, id)| {
                format!("record {}, field {field}: expected an id of the list sources, found \"{id}\"", system.id)
            }));
        }
        found
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.get(*self.source_places.get(id)?)
    }

    /// The licence of the catalog.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    pub fn credits(&self) -> &[Credit] {
        &self.credits
    }

    /// What an era was about.
    pub fn era_summary(&self, id: &str) -> Option<&Localized> {
        self.eras.iter().find(|era| era.id == id)?.summary.as_ref()
    }

    /// `None` when the file has no record of this id.
    pub fn system(&self, id: &str) -> Option<SystemTexts<'_>> {
        let record = self.systems.get(*self.system_places.get(id)?)?;
        Some(SystemTexts { texts: self, record })
    }
}

/// The texts of one system, with the sources they name.
#[derive(Clone, Copy)]
pub struct SystemTexts<'a> {
    texts: &'a Texts,
    record: &'a SystemText,
}

impl<'a> SystemTexts<'a> {
    pub fn summary(&self) -> Option<&'a Localized> {
        self.record.summary.as_ref()
    }
    pub fn licence(&self) -> Option<&'a str> {
        self.record.licence.as_deref()
    }
    pub fn openness_note(&self) -> Option<&'a Localized> {
        self.record.openness_note.as_ref()
    }
    pub fn opened(&self) -> Option<&'a OpenedWord> {
        self.record.opened.as_ref()
    }
    pub fn parameters_note(&self) -> Option<&'a Localized> {
        self.record.parameters.note.as_ref()
    }
    pub fn training_compute(&self) -> Option<&'a Compute> {
        self.record.training_compute.as_ref()
    }
    pub fn article(&self) -> Option<&'a ArticleWord> {
        self.record.article.as_ref()
    }
    pub fn figure(&self) -> Option<&'a FigureWord> {
        self.record.figure.as_ref()
    }

    /// The page the record rests on, when its address may become a link.
    pub fn reference(&self) -> Option<&'a Reference> {
        self.record.reference.as_ref().filter(|page| safe_url(&page.url).is_some())
    }

    /// The sources of a fact, in the file's order.
    pub fn evidence(&self, field: &str) -> Vec<&'a Source> {
        let ids = self.record.evidence.get(field).into_iter().flatten();
        ids.filter_map(|id| self.texts.source(id)).collect()
    }

    /// The sources of a fact that stands in several fields, each once.
    pub fn evidence_of(&self, fields: &[&str]) -> Vec<&'a Source> {
        let mut all: Vec<&Source> = Vec::new();
        for source in fields.iter().flat_map(|field| self.evidence(field)) {
            if !all.contains(&source) {
                all.push(source);
            }
        }
        all
    }

    /// What is said of a step to an earlier system. One without a source of its own rests on those of the record's
    /// lineage, and is checked only if all of them are.
    pub fn edge(&self, relation: Relation, to: &str) -> EdgeWord<'a> {
        let edge = self.record.lineage.iter().find(|e| e.to == to && e.relation == relation.word());
        let own = edge.and_then(|e| self.texts.source(e.source.as_ref()?));
        let sources = own.map_or_else(|| self.evidence("lineage"), |source| vec![source]);
        let is_checked = !sources.is_empty() && sources.iter().all(|s| s.checked);
        EdgeWord { note: edge.and_then(|e| e.note.as_ref()), sources, is_checked }
    }

    pub fn conflicts(&self) -> Vec<Conflict<'a>> {
        let side = |side: &'a SideText| Side {
            value: side.value.clone(),
            source: side.source.as_ref().and_then(|id| self.texts.source(id)),
        };
        let conflict = |conflict: &'a ConflictText| Conflict {
            field: &conflict.field,
            sides: conflict.values.iter().map(side).collect(),
            note: conflict.note.clone(),
        };
        self.record.conflicts.iter().map(conflict).collect()
    }
}

/// The records of a list, which may be absent.
fn records<T: DeserializeOwned>(file: &mut Value, list: &str) -> Result<Vec<T>, String> {
    let records = match file.get_mut(list).map(Value::take) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(records)) => records,
        Some(other) => return Err(format!("{list}: expected a list, found {other}")),
    };
    let read = |(n, record)| T::deserialize(record).map_err(|error| format!("{list}[{n}]: {error}"));
    records.into_iter().enumerate().map(read).collect()
}

fn places<'a>(ids: impl Iterator<Item = &'a String>) -> HashMap<String, usize> {
    ids.cloned().enumerate().map(|(place, id)| (id, place)).collect()
}

/// The catalog has the row's number, the second file yes or no.
fn is_row<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Value::deserialize(deserializer).map(|value| !matches!(value, Value::Null | Value::Bool(false)))
}

/// The catalog has every step, the second file those with something to say.
fn said_edges<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<EdgeText>, D::Error> {
    let edges = Vec::<EdgeText>::deserialize(deserializer)?;
    Ok(edges.into_iter().filter(|e| e.note.is_some() || e.source.is_some()).collect())
}

/// An address that may become a link: http and https only.
pub fn safe_url(url: &str) -> Option<&str> {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(safe_url("https://arxiv.org/abs/1312.6114"), Some("https://arxiv.org/abs/1312.6114"));
        for url in ["javascript:alert(1)", "data:text/html,x", "//host", "ftp://host", "", " https://host"] {
            assert_eq!(safe_url(url), None, "{url}");
        }
    }

    const TWO: &str = r#"{"licence":"CC BY 4.0","credits":[],"eras":[{"id":"e","summary":{"en":"a","zh":"甲"}}],
        "sources":[{"id":"s1","title":"Paper","checked":true},
        {"id":"own","title":"Page","url":"ftp://host","checked":false}],
        "systems":[{"id":"gpt","summary":{"en":"a","zh":"甲"},"evidence":{"released":["own","s1"]},
        "training_compute":{"flop":3.5e26},"reference":{"title":"Page","url":"ftp://host"},
        "conflicts":[{"field":"parameters","note":{"en":"n","zh":"注"},"values":[{"value":1.5,"source":"s1"},
        {"value":null},{"value":"1.5","source":"own"},{"value":{"en":"few","zh":"少"}},{"value":false}]}]},
        {"id":"vae","evidence":{"openness":["s1"]}}]}"#;

    #[test]
    fn a_record_is_looked_up_with_its_sources_and_conflicts() {
        // As the catalog has it, and as the second file does.
        for text in [TWO.to_owned(), Texts::parse(TWO).unwrap().write().unwrap()] {
            let texts = Texts::parse(&text).unwrap();
            assert_eq!(texts.licence(), "CC BY 4.0");
            assert_eq!(texts.era_summary("e").unwrap().zh, "甲");
            let gpt = texts.system("gpt").unwrap();
            assert_eq!(gpt.evidence("released"), [texts.source("own").unwrap(), texts.source("s1").unwrap()]);
            assert_eq!(gpt.evidence("openness"), [] as [&Source; 0]);
            assert!(!texts.source("own").unwrap().checked);
            assert_eq!(gpt.reference(), None, "not a web address");
            assert_eq!(gpt.training_compute().unwrap().flop, Some(3.5e26));
            let few = Said::Localized(Localized { en: "few".into(), zh: "少".into() });
            let said = [Said::Number(1.5), Said::Nothing, Said::Text("1.5".into()), few, Said::Bool(false)];
            assert_eq!(gpt.conflicts()[0].sides.iter().map(|s| s.value.clone()).collect::<Vec<_>>(), said);
            assert_eq!(gpt.conflicts()[0].sides[2].source, texts.source("own"));
            let vae = texts.system("vae").unwrap();
            assert_eq!((vae.summary(), vae.training_compute(), vae.article(), vae.figure()), (None, None, None, None));
            assert_eq!(vae.evidence("openness").len(), 1);
            assert!(vae.conflicts().is_empty());
            assert!(texts.system("nobody").is_none());
        }
    }

    #[test]
    fn a_text_cut_anywhere_is_an_error() {
        let text = Texts::parse(TWO).unwrap().write().unwrap();
        for (at, _) in text.char_indices() {
            assert!(Texts::parse(&text[..at]).is_err(), "cut at {at}");
        }
    }
}
