//! The tables for others and the catalog say the same, whatever the catalog is. Longer than other files because both
//! sides and the random catalogs stand beside each other.
#![cfg(feature = "prepare")]

mod support;
#[path = "support/tables.rs"]
mod tables;

use std::collections::HashMap;

use genai_atlas::prepare::SEPARATOR;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use support::{TINY, WHOLE, cases};
use tables::{Row, files, list, rows};

/// Fields that stand in a table as they stand in the catalog.
const TEXTS: [&str; 9] = ["id", "name", "name_zh", "level", "kind", "family", "released", "released_means", "licence"];
const LISTS: [&str; 5] = ["aliases", "other_families", "modalities", "organisations", "collections"];

fn put(facts: &mut Map<String, Value>, name: &str, value: Value) {
    let is_nothing = value.is_null() || value == "" || value == json!([]) || value == json!({});
    if !is_nothing {
        facts.insert(name.to_owned(), value);
    }
}

/// Numbers as one type: `5` and `5.0` are the same size.
fn number(value: &Value) -> Value {
    value.as_f64().map_or(Value::Null, Value::from)
}

fn some(fields: &[(&str, Value)]) -> Value {
    let mut facts = Map::new();
    fields.iter().for_each(|(name, value)| put(&mut facts, name, value.clone()));
    facts.into()
}

/// What a catalog says of its systems, each with its makers' names and head offices.
fn facts_of_catalog(catalog: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(catalog).expect("JSON");
    let organisation =
        |id: &Value| list(&file, "organisations").iter().find(|o| o["id"] == *id).cloned().unwrap_or_default();
    let system = |raw: &Value| {
        let mut facts = Map::new();
        for field in TEXTS.iter().chain(&LISTS).chain(&["openness", "landmark", "evidence"]) {
            put(&mut facts, field, raw[field].clone());
        }
        facts.entry("level").or_insert("system".into());
        facts.entry("kind").or_insert("model".into());
        facts.entry("openness").or_insert("unknown".into());
        put(&mut facts, "family_assumed", (raw["family_assumed"] == true).into());
        let makers: Vec<Value> = list(raw, "organisations")
            .iter()
            .map(|id| {
                let organisation = organisation(id);
                json!([organisation["name"], organisation["country"].as_str().unwrap_or_default()])
            })
            .collect();
        put(&mut facts, "makers", makers.into());
        let (size, compute, opened) = (&raw["parameters"], &raw["training_compute"], &raw["opened"]);
        let default = if size["total"].is_null() { "unknown" } else { "disclosed" };
        put(
            &mut facts,
            "parameters",
            some(&[
                ("total", number(&size["total"])),
                ("active", number(&size["active"])),
                ("sparse", size["sparse"].clone()),
                ("date", size["date"].clone()),
                ("status", size["status"].as_str().unwrap_or(default).into()),
            ]),
        );
        put(
            &mut facts,
            "training_compute",
            some(&[("flop", number(&compute["flop"])), ("confidence", compute["confidence"].clone())]),
        );
        put(
            &mut facts,
            "opened",
            some(&[
                ("date", opened["date"].clone()),
                ("openness", opened["openness"].clone()),
                ("licence", opened["licence"].clone()),
            ]),
        );
        let edges: Vec<Value> = list(raw, "lineage")
            .iter()
            .map(|edge| {
                let note = &edge["note"];
                some(&[
                    ("relation", edge["relation"].clone()),
                    ("to", edge["to"].clone()),
                    ("source", edge["source"].clone()),
                    ("en", note["en"].clone()),
                    ("zh", note["zh"].clone()),
                ])
            })
            .collect();
        put(&mut facts, "lineage", edges.into());
        Value::from(facts)
    };
    list(&file, "systems").iter().map(system).collect()
}

/// One leading apostrophe is the guard against formulas.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

fn parsed(cell: &str) -> Value {
    match cell {
        "" => Value::Null,
        "true" | "false" => (cell == "true").into(),
        _ => cell.parse::<f64>().expect("a number").into(),
    }
}

/// The same, read from the tables.
fn facts_of_tables(files: &HashMap<String, String>) -> Vec<Value> {
    let [lineage, evidence] = ["lineage.csv", "evidence.csv"].map(|file| rows(&files[file]));
    let system = |row: &Row| {
        let cell = |name: &str| row[name].as_str();
        let entries = |name: &str| -> Vec<String> {
            let cell = unguarded(cell(name));
            if cell.is_empty() { Vec::new() } else { cell.split(SEPARATOR).map(str::to_owned).collect() }
        };
        let mut facts = Map::new();
        for field in TEXTS {
            put(&mut facts, field, unguarded(cell(field)).into());
        }
        for field in LISTS.iter().filter(|field| **field != "organisations") {
            put(&mut facts, field, entries(field).into());
        }
        let ids = entries("organisation_ids");
        // One maker without a known head office is an empty cell, too.
        let countries = cell("countries").split(SEPARATOR);
        let makers: Vec<Value> =
            entries("organisations").iter().zip(countries).map(|(name, country)| json!([name, country])).collect();
        assert_eq!(makers.len(), ids.len(), "{row:?}");
        put(&mut facts, "organisations", ids.into());
        put(&mut facts, "makers", makers.into());
        put(&mut facts, "openness", cell("openness").into());
        put(&mut facts, "family_assumed", parsed(cell("family_assumed")));
        put(&mut facts, "landmark", cell("landmark").parse::<u8>().map_or(Value::Null, Value::from));
        put(
            &mut facts,
            "parameters",
            some(&[
                ("total", parsed(cell("parameters_total"))),
                ("active", parsed(cell("parameters_active"))),
                ("sparse", parsed(cell("parameters_sparse"))),
                ("date", cell("parameters_date").into()),
                ("status", cell("parameters_status").into()),
            ]),
        );
        put(
            &mut facts,
            "training_compute",
            some(&[
                ("flop", parsed(cell("training_compute"))),
                ("confidence", cell("training_compute_confidence").into()),
            ]),
        );
        put(
            &mut facts,
            "opened",
            some(&[
                ("date", cell("opened_date").into()),
                ("openness", cell("opened_openness").into()),
                ("licence", unguarded(cell("opened_licence")).into()),
            ]),
        );
        let edges: Vec<Value> = lineage
            .iter()
            .filter(|edge| edge["from"] == row["id"])
            .map(|edge| {
                some(&[
                    ("relation", edge["relation"].as_str().into()),
                    ("to", edge["to"].as_str().into()),
                    ("source", edge["source"].as_str().into()),
                    ("en", unguarded(&edge["note"]).into()),
                    ("zh", unguarded(&edge["note_zh"]).into()),
                ])
            })
            .collect();
        put(&mut facts, "lineage", edges.into());
        let mut sources: Map<String, Value> = Map::new();
        for one in evidence.iter().filter(|one| one["system"] == row["id"]) {
            let of_field = sources.entry(&one["field"]).or_insert(json!([]));
            of_field.as_array_mut().expect("a list").push(one["source"].as_str().into());
        }
        put(&mut facts, "evidence", sources.into());
        Value::from(facts)
    };
    rows(&files["systems.csv"]).iter().map(system).collect()
}

#[test]
fn the_shipped_tables_say_what_the_catalog_says() {
    for catalog in [WHOLE, TINY] {
        let (tables, catalog) = (facts_of_tables(&files(catalog)), facts_of_catalog(catalog));
        assert_eq!(tables.len(), catalog.len());
        for (table, record) in tables.iter().zip(&catalog) {
            assert_eq!(table, record);
        }
    }
}

/// Texts that CSV, spreadsheets and lists stumble over.
fn awkward() -> impl Strategy<Value = String> {
    prop_oneof!["[-=+@'\"][ -~]{0,8}", "[ -~\n\r\t,\"'深度学习]{1,10}", "[A-Za-z][A-Za-z0-9 .-]{0,10}"]
}

/// The same for entries of a list, which have no semicolon.
fn entry() -> impl Strategy<Value = String> {
    awkward().prop_map(|text| text.replace(';', ","))
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::sample::select(words).prop_map(Value::from)
}

fn maybe(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::option::of(value).prop_map(Option::unwrap_or_default)
}

fn date() -> impl Strategy<Value = Value> {
    (1950..2030, 1..13, 1..29, 0..3).prop_map(|(year, month, day, precision)| {
        match precision {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
        .into()
    })
}

fn count() -> impl Strategy<Value = Value> {
    (1..9_007_199_254_740_992_u64).prop_map(Value::from)
}

fn object(fields: Vec<(&'static str, BoxedStrategy<Value>)>) -> impl Strategy<Value = Value> {
    let (names, values): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
    values.prop_map(move |values| {
        let fields = names.iter().map(|name| (*name).to_owned()).zip(values);
        fields.filter(|(_, value)| !value.is_null()).collect::<Map<_, _>>().into()
    })
}

fn many(entry: impl Strategy<Value = Value>, most: usize) -> impl Strategy<Value = Value> {
    prop::collection::vec(entry, 0..=most).prop_map(Value::from)
}

const OPENNESS: &[&str] = &["open", "restricted", "closed", "unreleased", "unknown", "not-applicable"];

fn system() -> impl Strategy<Value = Value> {
    let free = || awkward().prop_map(Value::from);
    let note = (awkward(), awkward()).prop_map(|(en, zh)| json!({"en": en, "zh": zh}));
    let edge = object(vec![
        ("relation", word(&["builds-on", "uses", "kind-of"]).boxed()),
        ("to", word(&["s0", "s1"]).boxed()),
        ("note", maybe(note).boxed()),
        ("source", maybe(word(&["p1", "p2"])).boxed()),
    ]);
    let size = object(vec![
        ("total", maybe(count()).boxed()),
        ("active", maybe(count()).boxed()),
        ("sparse", maybe(any::<bool>().prop_map(Value::from)).boxed()),
        ("date", maybe(date()).boxed()),
        ("status", maybe(word(&["disclosed", "estimated", "unknown", "not-applicable"])).boxed()),
    ]);
    let compute = object(vec![
        ("flop", maybe((1e10..1e28).prop_map(Value::from)).boxed()),
        ("confidence", maybe(word(&["confident", "likely"])).boxed()),
    ]);
    let opened = object(vec![
        ("date", date().boxed()),
        ("openness", word(&["open", "restricted"]).boxed()),
        ("licence", maybe(free()).boxed()),
    ]);
    let evidence =
        object(vec![("released", many(word(&["p1", "p2"]), 2).boxed()), ("licence", many(word(&["p1"]), 1).boxed())])
            .prop_map(|mut fields| {
                fields.as_object_mut().expect("an object").retain(|_, ids| *ids != json!([]));
                fields
            });
    object(vec![
        ("name", free().boxed()),
        ("name_zh", maybe(free()).boxed()),
        ("aliases", many(entry().prop_map(Value::from), 3).boxed()),
        ("level", maybe(word(&["system", "concept"])).boxed()),
        ("kind", maybe(word(&["model", "dataset"])).boxed()),
        ("family", word(&["gan", "vae"]).boxed()),
        ("other_families", many(word(&["gan", "vae"]), 2).boxed()),
        ("family_assumed", maybe(Just(Value::from(true))).boxed()),
        ("modalities", many(word(&["text", "3d"]), 2).boxed()),
        ("organisations", many(word(&["o0", "o1", "o2"]), 3).boxed()),
        ("released", maybe(date()).boxed()),
        ("released_means", maybe(word(&["paper", "release"])).boxed()),
        ("parameters", maybe(size).boxed()),
        ("training_compute", maybe(compute).boxed()),
        ("openness", maybe(word(OPENNESS)).boxed()),
        ("licence", maybe(free()).boxed()),
        ("opened", maybe(opened).boxed()),
        ("landmark", maybe((1..3_u8).prop_map(Value::from)).boxed()),
        ("lineage", many(edge, 3).boxed()),
        ("collections", many(word(&["article", "extended"]), 2).boxed()),
        ("evidence", evidence.boxed()),
    ])
}

fn catalog() -> impl Strategy<Value = String> {
    let organisation =
        (entry(), maybe(word(&["US", "CN"]))).prop_map(|(name, country)| json!({"name": name, "country": country}));
    (prop::collection::vec(system(), 0..5), prop::collection::vec(organisation, 3)).prop_map(
        |(mut systems, mut organisations)| {
            for (letter, records) in [("s", &mut systems), ("o", &mut organisations)] {
                records.iter_mut().enumerate().for_each(|(n, record)| record["id"] = format!("{letter}{n}").into());
            }
            json!({"version": "2026.01.01", "systems": systems, "organisations": organisations}).to_string()
        },
    )
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_catalog_and_its_tables_say_the_same(catalog in catalog()) {
        prop_assert_eq!(facts_of_tables(&files(&catalog)), facts_of_catalog(&catalog));
    }
}
