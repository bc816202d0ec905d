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
    // "systems[12].training_compute.flop"
    let inside = path.split_once('[').and_then(|(list, rest)| {
        let (n, field) = rest.split_once(']')?;
        let n = n.parse::<usize>().ok()?;
        Some((name(list, n, file[list].get(n)?), field.trim_start_matches('.')))
    });
    let (record, field) = inside.unwrap_or_else(|| ("file".to_owned(), path.trim_matches('.')));
    Some(format!("record {record}, field {field}: {}", error.inner()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"{"format":"genai-atlas/1","version":"1","licence":"CC BY 4.0","credits":[],"eras":[],
        "families":[{"id":"f","name":{"en":"F","zh":"法"},"lane":"gan"}],
        "sources":[{"id":"s1","title":"Paper","checked":true}],
        "systems":[{"id":"gpt","name":"GPT","family":"f","summary":{"en":"a","zh":"甲"},"evidence":{"released":["s1"]},
        "training_compute":{"flop":3.5e26},"conflicts":[{"field":"parameters","note":{"en":"n","zh":"注"},
        "values":[{"value":1,"source":"s1"},{"value":2}]}]}]}"#;

    #[test]
    fn a_sound_file_has_no_problem() {
        assert_eq!(problems(TWO), [] as [String; 0]);
    }

    #[test]
    fn each_problem_names_record_and_field() {
        for (right, wrong, problem) in [
            (
                r#"["s1"]"#,
                r#"["gone"]"#,
                "record gpt, field released: expected an id of the list sources, found \"gone\"",
            ),
            (
                r#""source":"s1"}"#,
                r#""source":"gone"}"#,
                "record gpt, field parameters: expected an id of the list sources, found \"gone\"",
            ),
            (
                r#""zh":"注""#,
                r#""zh":" ""#,
                "record gpt, field conflicts.note: expected text in both languages, found {\"en\":\"n\",\"zh\":\" \"}",
            ),
            (r#","zh":"甲""#, "", "record gpt, field summary: expected text in both languages, found {\"en\":\"a\"}"),
            (
                "3.5e26",
                "\"much\"",
                "record gpt, field training_compute.flop: invalid type: string \"much\", expected f64",
            ),
            (r#""checked":true"#, r#""checked":"no""#, "record s1, field checked: invalid type: string"),
            (r#""checked":true"#, r#""read":true"#, "record s1, field : missing field `checked`"),
            (r#""licence":"CC BY 4.0","#, "", "record file, field : missing field `licence`"),
            (r#""lane":"gan""#, r#""lane":"gun""#, "record f, field lane: expected one of vae, gan"),
        ] {
            assert!(TWO.contains(right), "{right}");
            let found = problems(&TWO.replacen(right, wrong, 1));
            assert!(found.first().is_some_and(|first| first.starts_with(problem)), "{problem}: {found:?}");
        }
    }

    #[test]
    fn all_problems_are_found_at_once() {
        let text = TWO.replace(r#""zh":"甲""#, r#""zh":"""#).replace(r#""zh":"注""#, r#""zh":"""#);
        assert_eq!(problems(&text.replace(r#""family":"f""#, r#""family":"g""#)).len(), 3);
    }
}
