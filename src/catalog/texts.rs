//! What is read rather than drawn: summaries, sources, conflicts, the article's own words. Fetched after
//! the first paint as `texts-<hash>.json` (cut from `catalog.json` by `build.rs`). Kept as read; one
//! record's texts are looked up when its card is opened.

use serde_json::Value;

use super::index::Index;
use super::system::Localized;

/// The second file. Every record of the catalog has an entry.
#[derive(Default)]
pub struct Texts {
    file: Value,
    sources: Vec<Source>,
    places: Index,
}

/// Where a fact comes from.
#[derive(Clone, Debug, Default, PartialEq)]
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

#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    pub text: Localized,
    pub url: Option<String>,
    pub licence: Option<String>,
}

/// The texts of one system; looks into the file.
#[derive(Clone, Copy)]
pub struct SystemTexts<'a> {
    record: &'a Value,
    texts: &'a Texts,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Compute {
    pub flop: Option<f64>,
    /// `confident`, `likely`, `speculative` or none.
    pub confidence: Option<String>,
    pub note: Option<Localized>,
}

/// Exactly what the article says of a system.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleWord {
    /// The system stands in one of the article's two tables.
    pub is_row: bool,
    pub year: Option<i64>,
    pub organisation: Option<String>,
    pub parameters: Option<f64>,
    pub open: Option<bool>,
    pub claim: Option<Localized>,
}

/// What the article's pictures show of a system.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureWord {
    pub name: Option<String>,
    pub date: Option<String>,
    pub parameters: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub title: String,
    pub url: String,
}

/// Two or more sources that do not say the same, the article's word first.
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

/// One side's word.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Number(f64),
    Bool(bool),
    Text(String),
    Localized(Localized),
    Nothing,
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|t| !t.is_empty()).map(str::to_owned)
}

fn localized(value: &Value) -> Option<Localized> {
    Some(Localized { en: text(&value["en"])?, zh: text(&value["zh"])? })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

impl Texts {
    /// Reads the second file; the error says where it broke.
    pub fn parse(json: &str) -> Result<Self, String> {
        let file: Value = serde_json::from_str(json).map_err(|e| e.to_string())?;
        let source = |v: &Value| {
            let source = Source {
                id: text(&v["id"])?,
                title: text(&v["title"])?,
                publisher: text(&v["publisher"]),
                url: text(&v["url"]),
                as_of: text(&v["as_of"]),
                licence: text(&v["licence"]),
                checked: v["checked"] == true,
            };
            Some(source)
        };
        let sources: Vec<Source> = list(&file["sources"]).iter().filter_map(source).collect();
        Ok(Self { places: Index::new(sources.iter().map(|s| &s.id)), sources, file })
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.get(usize::from(self.places.get(id)?))
    }

    pub fn credits(&self) -> Vec<Credit> {
        let credit = |v: &Value| {
            Some(Credit { text: localized(&v["text"])?, url: text(&v["url"]), licence: text(&v["licence"]) })
        };
        list(&self.file["credits"]).iter().filter_map(credit).collect()
    }

    /// `None` when the file has no record of this id.
    pub fn system(&self, id: &str) -> Option<SystemTexts<'_>> {
        let record = self.file["systems"].get(id)?;
        Some(SystemTexts { record, texts: self })
    }
}

impl<'a> SystemTexts<'a> {
    pub fn summary(&self) -> Option<Localized> {
        localized(&self.record["summary"])
    }
    pub fn licence(&self) -> Option<String> {
        text(&self.record["licence"])
    }
    pub fn openness_note(&self) -> Option<Localized> {
        localized(&self.record["openness_note"])
    }
    pub fn parameters_note(&self) -> Option<Localized> {
        localized(&self.record["parameters_note"])
    }

    pub fn training_compute(&self) -> Option<Compute> {
        let value = &self.record["training_compute"];
        value.is_object().then(|| Compute {
            flop: value["flop"].as_f64(),
            confidence: text(&value["confidence"]),
            note: localized(&value["note"]),
        })
    }

    pub fn article(&self) -> Option<ArticleWord> {
        let value = &self.record["article"];
        value.is_object().then(|| ArticleWord {
            is_row: value["row"].is_number(),
            year: value["year"].as_i64(),
            organisation: text(&value["organisation"]),
            parameters: value["parameters"].as_f64(),
            open: value["open"].as_bool(),
            claim: localized(&value["claim"]),
        })
    }

    pub fn figure(&self) -> Option<FigureWord> {
        let value = &self.record["figure"];
        value.is_object().then(|| FigureWord {
            name: text(&value["name"]),
            date: text(&value["date"]),
            parameters: value["parameters"].as_f64(),
        })
    }

    /// The page the record rests on, when its address may become a link: a source's, or one of its own.
    pub fn reference(&self) -> Option<Reference> {
        let value = &self.record["reference"];
        if let Some(source) = value.as_str().and_then(|id| self.texts.source(id)) {
            let url = safe_url(source.url.as_deref()?)?.to_owned();
            return Some(Reference { title: source.title.clone(), url });
        }
        let url = value["url"].as_str().and_then(safe_url)?.to_owned();
        Some(Reference { title: text(&value["title"])?, url })
    }

    /// The sources of a fact, in the file's order.
    pub fn evidence(&self, field: &str) -> Vec<&'a Source> {
        let ids = list(&self.record["evidence"][field]).iter();
        ids.filter_map(|id| self.texts.source(id.as_str()?)).collect()
    }

    pub fn conflicts(&self) -> Vec<Conflict<'a>> {
        let side = |v: &'a Value| Side {
            value: said(&v["value"]),
            source: v["source"].as_str().and_then(|id| self.texts.source(id)),
        };
        let conflict = |v: &'a Value| {
            Some(Conflict {
                field: v["field"].as_str()?,
                sides: list(&v["values"]).iter().map(side).collect(),
                note: localized(&v["note"]),
            })
        };
        list(&self.record["conflicts"]).iter().filter_map(conflict).collect()
    }
}

fn said(value: &Value) -> Said {
    match value {
        Value::Number(n) => Said::Number(n.as_f64().unwrap_or(f64::NAN)),
        Value::Bool(b) => Said::Bool(*b),
        Value::String(t) => Said::Text(t.clone()),
        Value::Object(_) => localized(value).map_or(Said::Nothing, Said::Localized),
        _ => Said::Nothing,
    }
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

    #[test]
    fn a_record_is_looked_up_with_its_sources_and_conflicts() {
        let json = r#"{"sources":[{"id":"s1","title":"Paper","checked":true}],"systems":{"gpt":{
            "summary":{"en":"a","zh":"甲"},"evidence":{"released":["s1","gone"]},
            "conflicts":[{"field":"parameters","values":[{"value":1,"source":"s1"},{"value":2}]}]}}}"#;
        let texts = Texts::parse(json).unwrap();
        let gpt = texts.system("gpt").unwrap();
        assert_eq!(gpt.evidence("released").len(), 1);
        assert!(gpt.evidence("released")[0].checked);
        assert_eq!(gpt.conflicts()[0].sides[1], Side { value: Said::Number(2.0), source: None });
        assert!(texts.system("nobody").is_none());
        assert!(Texts::parse("{").is_err());
    }
}
