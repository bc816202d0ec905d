//! Everything that is wrong with a catalog file, in lines: which record, which field, what was expected and found.
//! The records are checked as they are read (`catalog::parse`); here are the texts.

use serde_json::Value;

use crate::catalog::Catalog;
use crate::catalog::texts::Texts;

/// What is wrong with a file; empty when it can be used.
pub fn problems(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Catalog::parse(text).1.iter().map(ToString::to_string).collect();
    let Ok(file) = serde_json::from_str::<Value>(text) else { return found };
    for list in ["credits", "eras", "systems"] {
        for (n, record) in file[list].as_array().into_iter().flatten().enumerate() {
            in_both_languages(&name(list, n, record), "", record, &mut found);
        }
    }
    if found.is_empty() {
        found.extend(types(&file));
    }
    if found.is_empty() {
        // What is left are sources that are not there.
        found.extend(Texts::unknown_sources_of(text));
    }
    found
}

fn name(list: &str, n: usize, record: &Value) -> String {
    record["id"].as_str().map_or_else(|| format!("{list}[{n}]"), str::to_owned)
}

/// Whoever says it in one language says it in both.
fn in_both_languages(record: &str, path: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let is_text = |lang| fields.get(lang).and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty());
            let is_localized = fields.contains_key("en") || fields.contains_key("zh");
            if is_localized && !(is_text("en") && is_text("zh")) {
                found.push(format!("record {record}, field {path}: expected text in both languages, found {value}"));
            }
            for (field, value) in fields {
                let path = if path.is_empty() { field.clone() } else { format!("{path}.{field}") };
                in_both_languages(record, &path, value, found);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| in_both_languages(record, path, entry, found)),
        _ => {}
    }
}

/// The first text, number or list that is of another type.
fn types(file: &Value) -> Option<String> {
    let error = serde_path_to_error::deserialize::<_, Texts>(file).err()?;
    let path = error.path().to_string();
    let (place, field) = path.split_once('.').unwrap_or((&path, ""));
    let record = place.split_once('[').and_then(|(list, n)| {
        let n = n.trim_end_matches(']').parse::<usize>().ok()?;
        Some(name(list, n, file[list].get(n)?))
    });
    Some(format!("record {}, field {field}: {}", record.as_deref().unwrap_or(place), error.inner()))
}
