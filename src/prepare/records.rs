//! The catalog's file with every word spelt and every id as it stands: what the tables for others and the comparison
//! of two versions need. Read from a file that was checked, or from an older one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::catalog::compact::compact;
use crate::catalog::texts::{Credit, Reference, Said, Source};
use crate::catalog::{Localized, Organisation, id_of};

#[derive(Debug, Default, Deserialize)]
pub struct Records {
    pub version: String,
    pub data_until: Option<String>,
    #[serde(default)]
    pub credits: Vec<Credit>,
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    #[serde(default)]
    pub sources: Vec<Source>,
    #[serde(default)]
    pub systems: Vec<System>,
}

#[derive(Debug, Deserialize)]
pub struct System {
    #[serde(default)]
    pub id: String,
    pub name: String,
    pub name_zh: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default = "system")]
    pub level: String,
    #[serde(default = "model")]
    pub kind: String,
    pub family: String,
    #[serde(default)]
    pub other_families: Vec<String>,
    #[serde(default)]
    pub family_assumed: bool,
    #[serde(default)]
    pub modalities: Vec<String>,
    #[serde(default)]
    pub organisations: Vec<String>,
    pub released: Option<String>,
    pub released_means: Option<String>,
    #[serde(default)]
    pub parameters: Parameters,
    pub training_compute: Option<Compute>,
    #[serde(default = "unknown")]
    pub openness: String,
    pub licence: Option<String>,
    pub opened: Option<Opened>,
    pub landmark: Option<u8>,
    #[serde(default)]
    pub lineage: Vec<Edge>,
    #[serde(default)]
    pub collections: Vec<String>,
    pub reference: Option<Reference>,
    #[serde(default)]
    pub evidence: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub conflicts: Vec<Conflict>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Parameters {
    pub total: Option<f64>,
    pub active: Option<f64>,
    pub sparse: Option<bool>,
    pub date: Option<String>,
    /// Empty where the file leaves it to the size.
    #[serde(default)]
    pub status: String,
}

#[derive(Debug, Deserialize)]
pub struct Compute {
    pub flop: Option<f64>,
    pub confidence: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Opened {
    pub date: String,
    pub openness: String,
    pub licence: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    pub relation: String,
    pub to: String,
    pub note: Option<Localized>,
    pub source: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Conflict {
    pub field: String,
    pub values: Vec<Side>,
    pub note: Option<Localized>,
}

#[derive(Debug, Deserialize)]
pub struct Side {
    #[serde(default)]
    pub value: Said,
    pub source: Option<String>,
}

fn system() -> String {
    "system".to_owned()
}
fn model() -> String {
    "model".to_owned()
}
fn unknown() -> String {
    "unknown".to_owned()
}

impl Records {
    /// Reads a catalog file. What a record may leave out is filled in as `catalog::parse` does.
    ///
    /// # Errors
    /// The first place that is not as documented, what was expected and what was found.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let mut records: Self = serde_path_to_error::deserialize(compact(file))
            .map_err(|error| format!("{}: {}", error.path(), error.inner()))?;
        for organisation in records.organisations.iter_mut().filter(|o| o.id.is_empty()) {
            organisation.id = id_of(&organisation.name);
        }
        for system in &mut records.systems {
            if system.id.is_empty() {
                system.id = id_of(&system.name);
            }
            let parameters = &mut system.parameters;
            if parameters.status.is_empty() {
                parameters.status = if parameters.total.is_some() { "disclosed" } else { "unknown" }.to_owned();
            }
        }
        Ok(records)
    }

    pub fn organisation(&self, id: &str) -> Option<&Organisation> {
        self.organisations.iter().find(|o| o.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_record_leaves_out_is_what_the_catalog_reads() {
        let text = r#"{"version":"1","systems":[{"name":"GPT-3.5","family":"f","aliases":null,"parameters":{"total":5}},
            {"id":"x","name":"X","family":"f"}]}"#;
        let records = Records::read(text).unwrap();
        let [gpt, x] = records.systems.as_slice() else { panic!("two systems") };
        assert_eq!(
            (gpt.id.as_str(), gpt.level.as_str(), gpt.parameters.status.as_str()),
            ("gpt-3-5", "system", "disclosed")
        );
        assert_eq!(
            (x.kind.as_str(), x.openness.as_str(), x.parameters.status.as_str()),
            ("model", "unknown", "unknown")
        );
    }

    #[test]
    fn a_foreign_file_is_an_error_that_says_where() {
        assert_eq!(
            Records::read(r#"{"version":"1","systems":[{"name":"X","family":7}]}"#).unwrap_err(),
            "systems[0].family: invalid type: integer `7`, expected a string"
        );
    }
}
