//! JSON text -> records and problems. Never panics; a bad record is left out and reported, the rest kept.

mod lineage;
mod reader;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::date::ReleaseDate;
use super::index::{Index, index};
use super::problem::{Expected, Problem};
use super::system::*;
use super::words::*;
use reader::{Reader, shown};

/// What a file holds after reading: usable records and everything that was wrong with it.
#[derive(Default)]
pub struct Parsed {
    pub version: String,
    pub data_until: Option<ReleaseDate>,
    pub organisations: Vec<Organisation>,
    pub families: Vec<Family>,
    pub eras: Vec<Era>,
    pub systems: Vec<System>,
    pub problems: Vec<Problem>,
}

/// Parses a catalog file. What cannot be used is in `problems`.
pub fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let file: Value = match serde_json::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            parsed.problems.push(Problem::new("file", "", Expected::Format, error.to_string()));
            return parsed;
        }
    };
    if file["format"].as_str() != Some("genai-atlas/1") {
        parsed.problems.push(Problem::new("file", "format", Expected::Format, shown(&file["format"])));
        return parsed;
    }
    let mut reader = Reader { record: "file", problems: &mut parsed.problems };
    parsed.version = reader.needed_text("version", &file["version"]).unwrap_or_default();
    parsed.data_until = reader.date("data_until", &file["data_until"]);

    for_each_record(&file, "organisations", &mut parsed.problems, &mut |raw, reader| {
        keep(&mut parsed.organisations, organisation(raw, reader))
    });
    let organisations = index(parsed.organisations.iter().map(|o| o.id.as_str()));
    for_each_record(&file, "families", &mut parsed.problems, &mut |raw, reader| {
        keep(&mut parsed.families, family(raw, reader))
    });
    // A system keeps its family's place in a byte.
    let families = index(parsed.families.iter().take(usize::from(u8::MAX)).map(|f| f.id.as_str()));
    for_each_record(&file, "eras", &mut parsed.problems, &mut |raw, reader| keep(&mut parsed.eras, era(raw, reader)));
    let mut edges: Vec<&Value> = Vec::new();
    for_each_record(&file, "systems", &mut parsed.problems, &mut |raw, reader| {
        let is_kept = keep(&mut parsed.systems, system(raw, reader, &organisations, &families));
        if is_kept {
            edges.push(&raw["lineage"]);
        }
        is_kept
    });
    lineage::resolve(&mut parsed.systems, &edges, &mut parsed.problems);
    parsed
}

/// Adds what could be read; true when there was something.
fn keep<T>(list: &mut Vec<T>, item: Option<T>) -> bool {
    let is_kept = item.is_some();
    list.extend(item);
    is_kept
}

/// Gives every record of a list to `read`, with a reader that knows its name; `read` answers whether it was
/// kept. Of records with one id the first is kept.
fn for_each_record<'v>(
    file: &'v Value,
    name: &'static str,
    problems: &mut Vec<Problem>,
    read: &mut dyn FnMut(&'v Value, &mut Reader) -> bool,
) {
    let records = Reader { record: "file", problems }.list(name, &file[name]);
    let mut kept_ids: Vec<String> = Vec::with_capacity(records.len());
    for (n, raw) in records.iter().enumerate() {
        let place = match (&raw["id"], raw["name"].as_str()) {
            (Value::String(id), _) => id.clone(),
            (Value::Null, Some(name)) => id_of(name),
            _ => format!("{name}[{n}]"),
        };
        let mut reader = Reader { record: &place, problems };
        if !raw.is_object() {
            reader.wrong("", Expected::Record, raw);
        } else if kept_ids.contains(&place) {
            reader.wrong("id", Expected::UniqueId, &raw["id"]);
        } else if read(raw, &mut reader) {
            kept_ids.push(place);
        }
    }
}

/// The record's id: stated, or the one its name gives.
fn kebab(reader: &mut Reader, raw: &Value) -> Option<String> {
    let value = &raw["id"];
    let id = match (value, raw["name"].as_str()) {
        (Value::Null, Some(name)) if !id_of(name).is_empty() => id_of(name),
        _ => reader.needed_text("id", value)?,
    };
    let fits = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-')
        && !id.as_bytes().windows(2).any(|w| w == b"--");
    if !fits {
        reader.wrong("id", Expected::KebabCase, value);
        return None;
    }
    Some(id)
}

/// The record with the values that were checked in the place of the file's: its other fields are read by serde as
/// they stand, so that a new one needs no line here.
fn record<T: DeserializeOwned>(raw: &Value, checked: Value, reader: &mut Reader) -> Option<T> {
    let mut fields = raw.as_object().cloned().unwrap_or_default();
    fields.extend(checked.as_object().cloned().unwrap_or_default());
    let read = serde_json::from_value(Value::Object(fields));
    read.map_err(|error| reader.unlike_record(&error.to_string())).ok()
}

fn organisation(raw: &Value, reader: &mut Reader) -> Option<Organisation> {
    let checked = json!({
        "id": kebab(reader, raw)?,
        "name": reader.needed_text("name", &raw["name"])?,
        "name_zh": reader.text("name_zh", &raw["name_zh"]),
        "country": reader.text("country", &raw["country"]),
        "aliases": reader.texts("aliases", &raw["aliases"]),
    });
    record(raw, checked, reader)
}

fn family(raw: &Value, reader: &mut Reader) -> Option<Family> {
    let checked = json!({
        "id": kebab(reader, raw)?,
        "name": reader.localized("name", &raw["name"])?,
        "lane": reader.word("lane", &raw["lane"], Lane::parse, Lane::WORDS, None)?,
    });
    record(raw, checked, reader)
}

fn era(raw: &Value, reader: &mut Reader) -> Option<Era> {
    let checked = json!({
        "id": kebab(reader, raw)?,
        "from": reader.needed_date("from", &raw["from"])?,
        "to": reader.date("to", &raw["to"]),
        "name": reader.localized("name", &raw["name"])?,
    });
    record(raw, checked, reader)
}

/// Lineage is read when all systems are known.
fn system(raw: &Value, reader: &mut Reader, organisations: &Index, families: &Index) -> Option<System> {
    let mut modalities = Modalities::default();
    for word in reader.list("modalities", &raw["modalities"]) {
        if let Some(m) = reader.word("modalities", word, Modality::parse, Modality::WORDS, None) {
            modalities = modalities.with(m);
        }
    }
    let is_shown = reader.is_object("figure", &raw["figure"]);
    let figure = if is_shown { figure(&raw["figure"], &raw["released"], reader) } else { None };
    let mut known_list = |field, list, ids| -> Vec<u16> {
        reader.list(field, &raw[field]).iter().filter_map(|v| reader.known(field, v, list, ids)).collect()
    };
    known_list("other_families", "families", families);
    let organisations = known_list("organisations", "organisations", organisations);
    let default_openness = Some(Openness::Unknown);
    let checked = json!({
        "id": kebab(reader, raw)?,
        "name": reader.needed_text("name", &raw["name"])?,
        "name_zh": reader.text("name_zh", &raw["name_zh"]),
        "aliases": reader.texts("aliases", &raw["aliases"]),
        "level": reader.word("level", &raw["level"], Level::parse, Level::WORDS, Some(Level::System))?,
        "kind": reader.word("kind", &raw["kind"], Kind::parse, Kind::WORDS, Some(Kind::Model))?,
        "family": u8::try_from(reader.known("family", &raw["family"], "families", families)?).ok()?,
        "modalities": modalities,
        "organisations": organisations,
        "released": reader.date("released", &raw["released"]),
        "released_means": match &raw["released_means"] {
            Value::Null => None,
            word => reader.word("released_means", word, DateMeans::parse, DateMeans::WORDS, None),
        },
        "parameters": parameters(&raw["parameters"], reader)?,
        "openness": reader.word("openness", &raw["openness"], Openness::parse, Openness::WORDS, default_openness)?,
        "lineage": [],
        "article_open": reader.boolean("article.open", &raw["article"]["open"]),
        "in_article": reader.is_object("article", &raw["article"]),
        "figure": figure,
    });
    record(raw, checked, reader)
}

fn parameters(raw: &Value, reader: &mut Reader) -> Option<ParamCount> {
    reader.is_object("parameters", raw);
    let total = reader.count("parameters.total", &raw["total"]);
    let default = if total.is_some() { ParamStatus::Disclosed } else { ParamStatus::Unknown };
    let (parse, words) = (ParamStatus::parse, ParamStatus::WORDS);
    let checked = json!({
        "total": total,
        "active": reader.count("parameters.active", &raw["active"]),
        "sparse": reader.boolean("parameters.sparse", &raw["sparse"]),
        "date": reader.date("parameters.date", &raw["date"]),
        "status": reader.word("parameters.status", &raw["status"], parse, words, Some(default))?,
    });
    record(raw, checked, reader)
}

/// The figure's own family names differ from our lanes in one place.
fn figure(raw: &Value, released: &Value, reader: &mut Reader) -> Option<FigureFacts> {
    let lane = |word: &str| match word {
        "energy-based-diffusion" => Some(Lane::EnergyDiffusion),
        other => Lane::parse(other),
    };
    reader.boolean("figure.growth", &raw["growth"]);
    let checked = json!({
        "timeline": reader.boolean("figure.timeline", &raw["timeline"]).unwrap_or(false),
        "lane": reader.word("figure.family", &raw["family"], lane, Lane::WORDS, None)?,
        "date": Some(reader.needed_date("figure.date", &raw["date"])?).filter(|_| raw["date"] != *released),
        "parameters": reader.count("figure.parameters", &raw["parameters"]),
    });
    record(raw, checked, reader)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Fresh {
        name: String,
        context: Option<u32>,
    }

    #[test]
    fn a_field_without_rules_needs_no_line() {
        let mut problems = Vec::new();
        let mut read = |raw: Value| {
            record::<Fresh>(&raw, json!({"name": "a"}), &mut Reader { record: "a", problems: &mut problems })
        };
        let fresh = Fresh { name: "a".into(), context: Some(4096) };
        assert_eq!(read(json!({"name": 7, "context": 4096, "other": true})), Some(fresh));
        assert_eq!(read(json!({"context": "4k"})), None);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "record a, field : expected a record of the documented shape, found invalid type: string \"4k\", expected u32"
            ]
        );
    }
}
