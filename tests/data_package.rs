//! The data for others: the description keeps Frictionless' rules, every cell is what its column says, every key leads
//! somewhere.
#![cfg(feature = "prepare")]

#[path = "support/schema.rs"]
mod schema;
mod support;
#[path = "support/tables.rs"]
mod tables;

use std::collections::{HashMap, HashSet};

use genai_atlas::catalog::ReleaseDate;
use genai_atlas::prepare::DESCRIPTION;
use serde_json::{Value, json};
use support::{TINY, WHOLE};
use tables::{Row, files, list, rows, text};

const PACKAGE_PROFILE: &str = include_str!("fixtures/frictionless/data-package.json");
const RESOURCE_PROFILE: &str = include_str!("fixtures/frictionless/tabular-data-resource.json");
const TABLES: [&str; 5] = ["systems", "lineage", "evidence", "sources", "conflicts"];

fn description(files: &HashMap<String, String>) -> Value {
    serde_json::from_str(&files[DESCRIPTION]).expect("JSON")
}

#[test]
fn the_description_keeps_the_profiles_of_frictionless() {
    let [package_profile, resource_profile] =
        [PACKAGE_PROFILE, RESOURCE_PROFILE].map(|text| serde_json::from_str::<Value>(text).expect("JSON"));
    for catalog in [WHOLE, TINY] {
        let files = files(catalog);
        let description = description(&files);
        assert_eq!(schema::breaks(&package_profile, &description), Vec::<String>::new());
        let tables: Vec<&Value> = list(&description, "resources").iter().filter(|r| r["format"] == "csv").collect();
        assert_eq!(tables.iter().map(|table| text(&table["name"])).collect::<Vec<_>>(), TABLES);
        for table in tables {
            assert_eq!(schema::breaks(&resource_profile, table), Vec::<String>::new(), "{}", table["name"]);
            let csv = &files[text(&table["path"])];
            assert_eq!(table["bytes"], csv.len(), "{}", table["name"]);
            let head: Vec<&str> = csv.lines().next().unwrap_or_default().split(',').collect();
            assert_eq!(head, list(&table["schema"], "fields").iter().map(|f| text(&f["name"])).collect::<Vec<_>>());
        }
    }
}

#[test]
fn the_profiles_refuse_a_broken_description() {
    let files = files(TINY);
    let profile: Value = serde_json::from_str(RESOURCE_PROFILE).expect("JSON");
    for (pointer, wrong) in
        [("/schema/fields/0/type", json!("colour")), ("/schema/fields/0/name", json!(7)), ("/name", json!(7))]
    {
        let mut table = list(&description(&files), "resources")[1].clone();
        *table.pointer_mut(pointer).expect("a value") = wrong;
        assert!(!schema::breaks(&profile, &table).is_empty(), "{pointer}");
    }
}

/// What is wrong with a cell, by the column's own description.
fn fault(field: &Value, cell: &str) -> Option<String> {
    let rules = &field["constraints"];
    if cell.is_empty() {
        return (rules["required"] == true).then(|| "empty".to_owned());
    }
    let is_whole = cell.parse::<u64>().is_ok_and(|n| n >= rules["minimum"].as_u64().unwrap_or(0));
    let is_kept = match (text(&field["type"]), text(&field["format"])) {
        ("integer", _) => is_whole,
        ("number", _) => cell.parse::<f64>().is_ok_and(f64::is_finite),
        ("boolean", _) => ["true", "false"].contains(&cell),
        ("string", "uri") => cell.starts_with("https://") || cell.starts_with("http://"),
        ("string", _) => !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
        _ => false,
    };
    let words = list(rules, "enum");
    let is_word = words.is_empty() || words.iter().any(|word| text(word) == cell);
    let is_shaped = match text(&rules["pattern"]) {
        "" => true,
        pattern if pattern.starts_with("[0-9]{4}") => ReleaseDate::parse(cell).is_some(),
        _ => cell.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
    };
    (!(is_kept && is_word && is_shaped)).then(|| cell.to_owned())
}

#[test]
fn every_cell_is_what_its_column_says() {
    for catalog in [WHOLE, TINY] {
        let files = files(catalog);
        for table in list(&description(&files), "resources").iter().filter(|r| r["format"] == "csv") {
            for row in rows(&files[text(&table["path"])]) {
                for field in list(&table["schema"], "fields") {
                    let name = text(&field["name"]);
                    assert_eq!(fault(field, &row[name]), None, "{}: {name} in {row:?}", table["name"]);
                }
            }
        }
    }
}

#[test]
fn a_wrong_cell_is_found() {
    let description = description(&files(TINY));
    let fields = list(&list(&description, "resources")[1]["schema"], "fields");
    for (name, cell) in [
        ("id", "Not Kebab"),
        ("name", ""),
        ("name", "=1+1"),
        ("released", "2020-13"),
        ("openness", "perhaps"),
        ("parameters_total", "0"),
        ("parameters_total", "175B"),
        ("family_assumed", "yes"),
        ("reference", "ftp://host"),
    ] {
        let field = fields.iter().find(|field| field["name"] == name).expect("a column");
        assert!(fault(field, cell).is_some(), "{name}: {cell}");
    }
}

#[test]
fn every_key_is_unique_and_leads_somewhere() {
    let files = files(WHOLE);
    let tables: HashMap<&str, Vec<Row>> =
        TABLES.iter().map(|name| (*name, rows(&files[&format!("{name}.csv")]))).collect();
    for table in list(&description(&files), "resources").iter().filter(|r| r["format"] == "csv") {
        let (name, schema) = (text(&table["name"]), &table["schema"]);
        let key = list(schema, "primaryKey");
        let mut seen = HashSet::new();
        for row in &tables[name] {
            let value: Vec<&str> = key.iter().map(|field| row[text(field)].as_str()).collect();
            assert!(key.is_empty() || seen.insert(value.clone()), "{name}: {value:?} twice");
        }
        for foreign in list(schema, "foreignKeys") {
            let (field, to) = (text(&foreign["fields"]), &foreign["reference"]);
            let known: HashSet<&str> =
                tables[text(&to["resource"])].iter().map(|r| r[text(&to["fields"])].as_str()).collect();
            for row in tables[name].iter().filter(|row| !row[field].is_empty()) {
                assert!(known.contains(row[field].as_str()), "{name}: {field} {}", row[field]);
            }
        }
    }
}
