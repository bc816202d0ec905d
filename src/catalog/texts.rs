//! What is read rather than drawn: summaries, sources, conflicts, the article's own words. Fetched after
//! the first paint as `texts-<hash>.json` (cut from `catalog.json` by `build.rs`) and indexed by id.

use std::collections::HashMap;

use serde::Deserialize;

use super::system::Localized;


/// The second file. Every record of the catalog has an entry.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Texts {
    pub licence: String,
    pub credits: Vec<Credit>,
    pub sources: Vec<Source>,
    pub systems: HashMap<String, SystemTexts>,
    pub eras: HashMap<String, Localized>,
}

#[derive(Clone, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct Credit {
    pub id: String,
    pub text: Localized,
    pub url: Option<String>,
    pub licence: Option<String>,
}

#[derive(Clone, Default, Deserialize, PartialEq)]
#[serde(default)]
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

#[derive(Clone, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct SystemTexts {
    pub summary: Localized,
    pub licence: Option<String>,
    pub openness_note: Option<Localized>,
    pub parameters_note: Option<Localized>,
    pub training_compute: Option<Compute>,
    pub article: Option<ArticleWord>,
    pub figure: Option<FigureWord>,
    pub reference: Option<Reference>,
    /// Field name -> ids of its sources.
    pub evidence: HashMap<String, Vec<String>>,
    pub conflicts: Vec<Conflict>,
}

#[derive(Clone, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct Compute {
    pub flop: Option<f64>,
    pub confidence: Option<String>,
    pub note: Option<Localized>,
}

/// Exactly what the article says of a system.
#[derive(Clone, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct ArticleWord {
    pub section: Option<String>,
    pub table: Option<String>,
    pub row: Option<u32>,
    pub year: Option<i32>,
    pub organisation: Option<String>,
    pub parameters: Option<f64>,
    pub open: Option<bool>,
    pub claim: Option<Localized>,
}

#[derive(Clone, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct FigureWord {
    pub name: Option<String>,
    pub date: Option<String>,
    pub family: Option<String>,
    pub parameters: Option<f64>,
}

#[derive(Clone, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct Reference {
    pub title: Option<String>,
    pub url: Option<String>,
}

/// Two or more sources that do not say the same, the article's word first.
#[derive(Clone, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct Conflict {
    pub field: String,
    pub values: Vec<ConflictValue>,
    pub note: Option<Localized>,
}

#[derive(Clone, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct ConflictValue {
    pub value: Value,
    pub source: Option<String>,
}

/// One side of a conflict.
#[derive(Clone, Deserialize, PartialEq)]
#[serde(untagged)]
pub enum Value {
    Number(f64),
    Bool(bool),
    Text(String),
    List(Vec<String>),
    Localized(Localized),
    Nothing(Option<()>),
}

impl Default for Value {
    fn default() -> Self {
        Value::Nothing(None)
    }
}

impl Texts {
    /// Reads the second file; the error says where it broke.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut texts: Self = serde_json::from_str(text).map_err(|e| e.to_string())?;
        texts.sources.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(texts)
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        let at = self.sources.binary_search_by(|s| s.id.as_str().cmp(id)).ok()?;
        self.sources.get(at)
    }

    /// The sources of a fact, and whether at least one of them was checked.
    pub fn evidence<'a>(&'a self, system: &'a SystemTexts, field: &str) -> (Vec<&'a Source>, bool) {
        let ids = system.evidence.get(field).map_or(&[][..], Vec::as_slice);
        let sources: Vec<&Source> = ids.iter().filter_map(|id| self.source(id)).collect();
        let is_checked = sources.iter().any(|s| s.checked);
        (sources, is_checked)
    }
}

/// An address that may become a link: http and https only.
pub fn safe_url(url: &str) -> Option<&str> {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then_some(url)
}
