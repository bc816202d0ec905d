//! The second file says exactly what the catalog's JSON says: every text of every record, source and conflict.

mod support;

use genai_atlas::catalog::texts::{Said, Source, SystemTexts, Texts, safe_url};
use genai_atlas::catalog::{Localized, Relation};
use serde_json::{Value, json};
use support::WHOLE;

/// The catalog, and the file that the build writes of it.
fn both() -> (Value, String) {
    let texts = Texts::parse(WHOLE).expect("the catalog has all texts");
    (serde_json::from_str(WHOLE).expect("a JSON file"), texts.write().expect("texts can be written"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The fields of an object that hold something.
fn said_fields(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields.into_iter().filter(|(_, v)| !v.is_null()).collect(),
        value => value,
    }
}

/// The fields that have no accessor are left out.
fn without(value: &Value, fields: &[&str]) -> Value {
    let mut value = value.clone();
    if let Some(map) = value.as_object_mut() {
        map.retain(|name, _| !fields.contains(&name.as_str()));
    }
    said_fields(value)
}

fn localized(text: Option<&Localized>) -> Value {
    text.map_or(Value::Null, |text| json!({"en": text.en, "zh": text.zh}))
}

/// As the catalog writes it: whole where it can be.
fn number(value: Option<f64>) -> Value {
    let whole = |n: f64| n.fract() == 0.0 && n.abs() < 9e15;
    value.map_or(Value::Null, |n| if whole(n) { json!(n as i64) } else { json!(n) })
}

/// Numbers as the catalog means them: 1e18 and 1000000000000000000 are one.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(n) => number(n.as_f64()),
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(fields) => fields.iter().map(|(name, v)| (name.clone(), plain(v))).collect(),
        value => value.clone(),
    }
}

fn source(s: &Source) -> Value {
    said_fields(json!({
        "id": s.id, "title": s.title, "publisher": s.publisher, "url": s.url, "as_of": s.as_of,
        "licence": s.licence, "checked": s.checked,
    }))
}

fn said(value: &Said) -> Value {
    match value {
        Said::Number(n) => number(Some(*n)),
        Said::Bool(yes) => json!(yes),
        Said::Text(text) => json!(text),
        Said::Localized(text) => localized(Some(text)),
        Said::Nothing => Value::Null,
    }
}

#[test]
fn it_is_written_as_it_is_read() {
    let (_, text) = both();
    let texts = Texts::parse(&text).unwrap();
    assert_eq!(texts, Texts::parse(WHOLE).unwrap());
    assert_eq!(texts.write().unwrap(), text);
}

#[test]
fn sources_credits_eras_and_licence_are_those_of_the_catalog() {
    let (whole, text) = both();
    let texts = Texts::parse(&text).unwrap();
    assert_eq!(texts.licence(), whole["licence"]);
    for record in list(&whole["sources"]) {
        assert_eq!(source(texts.source(record["id"].as_str().unwrap()).unwrap()), said_fields(record.clone()));
    }
    assert_eq!(texts.credits().len(), list(&whole["credits"]).len());
    for (credit, record) in texts.credits().iter().zip(list(&whole["credits"])) {
        let said = json!({"text": localized(Some(&credit.text)), "url": credit.url, "licence": credit.licence});
        assert_eq!(said_fields(said), without(record, &["id"]));
    }
    for record in list(&whole["eras"]) {
        assert_eq!(localized(texts.era_summary(record["id"].as_str().unwrap())), record["summary"]);
    }
}

#[test]
fn every_text_of_every_system_is_that_of_the_catalog() {
    let (whole, text) = both();
    let texts = Texts::parse(&text).unwrap();
    for record in list(&whole["systems"]) {
        let id = record["id"].as_str().unwrap();
        let system = texts.system(id).unwrap_or_else(|| panic!("{id} has no texts"));
        assert_eq!(localized(system.summary()), record["summary"], "{id}");
        assert_eq!(json!(system.licence()), record["licence"], "{id}");
        assert_eq!(localized(system.openness_note()), record["openness_note"], "{id}");
        assert_eq!(localized(system.parameters_note()), record["parameters"]["note"], "{id}");
        let opened =
            system.opened().map(|o| said_fields(json!({"licence": o.licence, "note": localized(o.note.as_ref())})));
        assert_eq!(
            json!(opened),
            if record["opened"].is_null() { Value::Null } else { without(&record["opened"], &["date", "openness"]) },
            "{id}"
        );
        let page = json!(system.reference().map(|r| json!({"title": r.title, "url": r.url})));
        assert_eq!(page, record["reference"], "{id}");
        assert!(page.is_null() || safe_url(page["url"].as_str().unwrap()).is_some(), "{id}");
        assert_eq!(words(&system), plain(&expected_words(record)), "{id}");
        for edge in list(&record["lineage"]) {
            let relation = Relation::parse(edge["relation"].as_str().unwrap()).unwrap();
            let said = system.edge(relation, edge["to"].as_str().unwrap());
            assert_eq!(localized(said.note), edge["note"], "{id}");
            let ids: Vec<&str> = said.sources.iter().map(|s| s.id.as_str()).collect();
            let own = edge["source"].as_str().map(|source| json!([source]));
            assert_eq!(json!(ids), own.unwrap_or_else(|| json!(list(&record["evidence"]["lineage"]))), "{id}");
        }
        let fields = record["evidence"].as_object().unwrap();
        for field in fields.keys().map(String::as_str).chain(["name", "released", "licence", "parameters", "", "era"]) {
            let ids: Vec<&str> = system.evidence(field).into_iter().map(|s| s.id.as_str()).collect();
            assert_eq!(json!(ids), json!(list(&record["evidence"][field])), "{id}, {field}");
        }
    }
    assert!(texts.system("").is_none());
}

/// What stands in more than one cell.
fn words(system: &SystemTexts) -> Value {
    let compute = system.training_compute().map(|c| {
        said_fields(json!({"flop": number(c.flop), "confidence": c.confidence, "note": localized(c.note.as_ref())}))
    });
    let article = system.article().map(|a| {
        said_fields(json!({
            "row": a.is_row.then_some(true), "year": a.year, "organisation": a.organisation,
            "parameters": number(a.parameters), "open": a.open, "claim": localized(a.claim.as_ref()),
        }))
    });
    let figure = system
        .figure()
        .map(|f| said_fields(json!({"name": f.name, "date": f.date, "parameters": number(f.parameters)})));
    let conflict = |c: &genai_atlas::catalog::texts::Conflict| {
        let side =
            |s: &genai_atlas::catalog::texts::Side| json!({"value": said(&s.value), "source": s.source.map(|s| &s.id)});
        let sides: Vec<Value> = c.sides.iter().map(side).collect();
        json!({"field": c.field, "values": sides, "note": localized(c.note.as_ref())})
    };
    let conflicts: Vec<Value> = system.conflicts().iter().map(conflict).collect();
    json!({"training_compute": compute, "article": article, "figure": figure, "conflicts": conflicts})
}

fn expected_words(record: &Value) -> Value {
    let mut article = without(&record["article"], &["section", "table"]);
    if article["row"].is_number() {
        article["row"] = json!(true);
    }
    json!({
        "training_compute": said_fields(record["training_compute"].clone()),
        "article": article,
        "figure": without(&record["figure"], &["timeline", "growth", "family"]),
        "conflicts": list(&record["conflicts"]),
    })
}

#[test]
fn a_text_cut_anywhere_is_an_error_that_says_where() {
    let (_, text) = both();
    for (at, _) in text.char_indices().step_by(997).chain([(text.len() - 1, ' ')]) {
        let error = Texts::parse(&text[..at]).err().unwrap_or_else(|| panic!("cut at {at}"));
        assert!(error.starts_with("texts: ") && error.contains(" at line 1 column "), "{error}");
    }
}

#[test]
fn a_foreign_text_is_an_error_that_says_where() {
    let (_, text) = both();
    for (right, wrong, says) in [
        ("{", "<!doctype html>{", "texts: expected value at line 1 column 1"),
        ("\"licence\":", "\"license\":", "texts: licence: expected text"),
        ("\"checked\":true", "\"checked\":1", "texts: sources[0]: invalid type: integer `1`, expected a boolean"),
        (
            "\"openness\":[\"",
            "\"openness\":[\"gone-",
            "field openness: expected an id of the list sources, found \"gone-",
        ),
    ] {
        assert!(text.contains(right), "{right}");
        let error = Texts::parse(&text.replacen(right, wrong, 1)).unwrap_err();
        assert!(error.contains(says), "{error}");
    }
}
