//! The memory of changes: `changes.json`, a list by version that `prepare` writes and checks, and what the page fetches
//! of it, already in words.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Localized, ReleaseDate};

/// `changes.json`, newest version first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    pub format: String,
    pub versions: Vec<VersionChanges>,
}

/// What became different with one version of the catalog.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VersionChanges {
    pub version: String,
    /// The version it is compared with.
    pub since: String,
    pub date: ReleaseDate,
    /// Ids, in the order of the catalog.
    #[serde(default)]
    pub added: Vec<String>,
    #[serde(default)]
    pub corrected: Vec<Correction>,
    #[serde(default)]
    pub renamed: Vec<Renamed>,
    #[serde(default)]
    pub removed: Vec<Removed>,
}

/// One fact of one system; `lineage` has an entry for each edge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    pub id: String,
    pub field: String,
    #[serde(default)]
    pub before: FactValue,
    #[serde(default)]
    pub after: FactValue,
}

/// A system of the same name that has another id now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renamed {
    pub before: String,
    pub after: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    pub id: String,
    pub name: String,
}

/// The value of a field as the catalog's file writes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FactValue {
    Number(f64),
    Text(String),
    List(Vec<String>),
    Edge {
        relation: String,
        to: String,
    },
    Opened {
        date: String,
        openness: String,
        licence: Option<String>,
    },
    Size {
        total: Option<f64>,
        active: Option<f64>,
        sparse: Option<bool>,
        date: Option<String>,
        status: String,
    },
    /// Not known, or none.
    #[default]
    Nothing,
}

/// One version in words: what the page fetches when a reader asks what changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToldVersion {
    pub version: String,
    pub date: ReleaseDate,
    /// "140 systems added, 98 corrected".
    pub counts: Localized,
    pub parts: Vec<ToldPart>,
}

/// Added, corrected, renamed or removed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToldPart {
    pub heading: Localized,
    pub systems: Vec<ToldSystem>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToldSystem {
    pub id: String,
    /// What it was called, for a system that the catalog no longer has.
    pub name: Option<Localized>,
    /// "Openness: closed → open".
    #[serde(default)]
    pub facts: Vec<Localized>,
}

/// Reads the changes in words, as `prepare` wrote them.
///
/// # Errors
/// The place, what was expected there and what was found.
pub fn read_told(text: &str) -> Result<Vec<ToldVersion>, String> {
    let told = serde_json::from_str::<Value>(text).and_then(Vec::<ToldVersion>::deserialize);
    told.map_err(|error| format!("changes: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_is_read_as_what_it_is() {
        for (text, value) in [
            ("null", FactValue::Nothing),
            ("1.5", FactValue::Number(1.5)),
            ("\"MIT\"", FactValue::Text("MIT".into())),
            ("[\"openai\"]", FactValue::List(vec!["openai".into()])),
            (r#"{"relation":"uses","to":"gpt"}"#, FactValue::Edge { relation: "uses".into(), to: "gpt".into() }),
            (
                r#"{"date":"2024-03","openness":"open"}"#,
                FactValue::Opened { date: "2024-03".into(), openness: "open".into(), licence: None },
            ),
            (
                r#"{"status":"unknown"}"#,
                FactValue::Size { total: None, active: None, sparse: None, date: None, status: "unknown".into() },
            ),
        ] {
            assert_eq!(serde_json::from_str::<FactValue>(text).unwrap(), value, "{text}");
        }
    }

    #[test]
    fn a_text_cut_anywhere_is_an_error() {
        let text = r#"[{"version":"1","date":"2026-11-28","counts":{"en":"a","zh":"甲"},"parts":[]}]"#;
        assert_eq!(read_told(text).unwrap().len(), 1);
        for (at, _) in text.char_indices() {
            assert!(read_told(&text[..at]).unwrap_err().starts_with("changes: EOF"), "cut at {at}");
        }
    }
}
