//! The shipped `public/data/catalog.json` keeps the rules of the catalog format.

#[path = "support/schema.rs"]
mod schema;
mod support;

use std::collections::{BTreeSet, HashSet};

use genai_atlas::catalog::texts::Texts;
use genai_atlas::catalog::{Catalog, Collection, ReleaseDate, core, fold};
use serde_json::{Value, json};
use support::{WHOLE, shipped, sound};

const REQUIRED: &str = include_str!("fixtures/required.json");
const SCHEMA: &str = include_str!("../public/data/catalog.schema.json");

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("a JSON file")
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn id(record: &Value) -> &str {
    record["id"].as_str().expect("a record has an id")
}

fn words<'a>(record: &'a Value, field: &str) -> Vec<&'a str> {
    list(record, field).iter().map(|w| w.as_str().expect("a word")).collect()
}

/// Every object inside a value, with its path.
fn objects<'a>(value: &'a Value, path: &str, found: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(fields) => {
            found.push((path.to_owned(), value));
            fields.iter().for_each(|(name, v)| objects(v, &format!("{path}/{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, v)| objects(v, &format!("{path}/{n}"), found));
        }
        _ => {}
    }
}

#[test]
fn it_is_read_without_a_problem() {
    assert_eq!(Catalog::parse(WHOLE).1, []);
}

#[test]
fn it_keeps_its_schema() {
    assert_eq!(schema::breaks(&json(SCHEMA), &json(WHOLE)), Vec::<String>::new());
}

#[test]
fn the_schema_refuses_broken_records() {
    let schema = json(SCHEMA);
    for (pointer, wrong) in [
        ("/systems/0/id", json!("Not Kebab")),
        ("/systems/0/released", json!("2021-02-30")),
        ("/systems/0/summary/zh", json!("")),
        ("/systems/0/openness", json!("perhaps")),
        ("/systems/0/colour", json!("red")),
        ("/organisations/0/country", json!("China")),
        ("/format", json!("other/1")),
    ] {
        let mut whole = json(WHOLE);
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        whole.pointer_mut(parent).unwrap()[field] = wrong;
        assert!(!schema::breaks(&schema, &whole).is_empty(), "{pointer}");
    }
}

#[test]
fn ids_are_unique_in_every_list() {
    let whole = json(WHOLE);
    for name in ["systems", "organisations", "sources", "families", "eras", "credits"] {
        let mut seen = HashSet::new();
        assert!(!list(&whole, name).is_empty(), "{name}");
        for record in list(&whole, name) {
            assert!(seen.insert(id(record)), "{name}: {} twice", id(record));
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let whole = json(WHOLE);
    let ids = |name: &str| list(&whole, name).iter().map(id).collect::<HashSet<_>>();
    let (systems, organisations, families, sources) =
        (ids("systems"), ids("organisations"), ids("families"), ids("sources"));
    for system in list(&whole, "systems") {
        let at = id(system);
        assert!(families.contains(system["family"].as_str().unwrap()), "{at}: family");
        for (field, known) in [("other_families", &families), ("organisations", &organisations)] {
            words(system, field).iter().for_each(|word| assert!(known.contains(word), "{at}: {field} {word}"));
        }
        for edge in list(system, "lineage") {
            assert!(systems.contains(edge["to"].as_str().unwrap()), "{at}: {edge}");
        }
        for (field, of_field) in system["evidence"].as_object().into_iter().flatten() {
            for source in of_field.as_array().unwrap() {
                assert!(sources.contains(source.as_str().unwrap()), "{at}: {field} {source}");
            }
        }
        for value in list(system, "conflicts").iter().flat_map(|c| list(c, "values")) {
            let source = value["source"].as_str();
            assert!(source.is_none_or(|s| sources.contains(s)), "{at}: {value}");
        }
    }
}

#[test]
fn every_organisation_made_something() {
    let whole = json(WHOLE);
    let makers: HashSet<&str> = list(&whole, "systems").iter().flat_map(|s| words(s, "organisations")).collect();
    let idle: Vec<&str> = list(&whole, "organisations").iter().map(id).filter(|o| !makers.contains(o)).collect();
    assert_eq!(idle, Vec::<&str>::new());
}

#[test]
fn no_record_is_dated_after_the_data_ends() {
    let whole = json(WHOLE);
    let date = |v: &Value| v.as_str().map(|t| ReleaseDate::parse(t).unwrap_or_else(|| panic!("{t}")));
    let end = date(&whole["data_until"]).expect("the data say when they end").last_day();
    for system in list(&whole, "systems") {
        for day in [&system["released"], &system["parameters"]["date"], &system["figure"]["date"]] {
            assert!(date(day).is_none_or(|d| d.first_day() <= end), "{}: {day}", id(system));
        }
    }
}

#[test]
fn unknown_is_never_an_empty_text_or_zero() {
    let whole = json(WHOLE);
    let mut found = Vec::new();
    objects(&whole, "", &mut found);
    for (path, fields) in found {
        for (name, value) in fields.as_object().unwrap() {
            assert!(value != "" && *value != json!(0), "{path}/{name}");
        }
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    let whole = json(WHOLE);
    let mut found = Vec::new();
    objects(&whole, "", &mut found);
    let texts: Vec<_> = found.iter().filter(|(_, o)| o.get("en").is_some() || o.get("zh").is_some()).collect();
    assert!(texts.len() > 358);
    for (path, text) in texts {
        let is_said = |lang: &str| text[lang].as_str().is_some_and(|t| !t.trim().is_empty());
        assert!(is_said("en") && is_said("zh"), "{path}");
    }
    let has_han = |t: &str| t.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for system in list(&whole, "systems") {
        assert!(has_han(system["summary"]["zh"].as_str().unwrap()), "{}: the Chinese summary", id(system));
        assert!(!has_han(system["summary"]["en"].as_str().unwrap()), "{}: the English summary", id(system));
    }
}

#[test]
fn every_fact_with_a_value_has_a_source() {
    let has_value = |v: &Value| !v.is_null() && v.as_array().is_none_or(|a| !a.is_empty());
    for system in list(&json(WHOLE), "systems") {
        let has_size = has_value(&system["parameters"]["total"]) || has_value(&system["parameters"]["active"]);
        let has_compute = has_value(&system["training_compute"]["flop"]);
        let fields = ["name_zh", "organisations", "released", "openness", "licence", "lineage"];
        let mut valued: Vec<&str> = fields.into_iter().filter(|f| has_value(&system[*f])).collect();
        valued.extend(has_size.then_some("parameters"));
        valued.extend(has_compute.then_some("training_compute"));
        for field in valued {
            assert!(!list(&system["evidence"], field).is_empty(), "{}: {field}", id(system));
        }
    }
}

#[test]
fn every_conflict_has_two_different_values() {
    let whole = json(WHOLE);
    let conflicts = || list(&whole, "systems").iter().flat_map(|s| list(s, "conflicts").iter().map(move |c| (s, c)));
    assert!(conflicts().count() > 50);
    for (system, conflict) in conflicts() {
        let values: HashSet<String> = list(conflict, "values").iter().map(|v| v["value"].to_string()).collect();
        assert!(values.len() >= 2, "{}: {conflict}", id(system));
    }
}

#[test]
fn no_descent_runs_backwards_in_time() {
    let catalog = sound(WHOLE);
    let mut backwards = Vec::new();
    for child in &catalog.systems {
        for edge in child.lineage.iter().filter(|e| e.relation.is_descent()) {
            let parent = catalog.system(edge.to).expect("an edge leads to a row");
            let (Some(from), Some(to)) = (parent.released, child.released) else { continue };
            if from.first_day() > to.last_day() {
                backwards.push(format!("{} -> {}", parent.id, child.id));
            }
        }
    }
    assert_eq!(backwards, Vec::<String>::new());
}

#[test]
fn status_and_size_agree() {
    for system in list(&json(WHOLE), "systems") {
        let parameters = &system["parameters"];
        let has_size = parameters["total"].is_number();
        let should = matches!(parameters["status"].as_str(), Some("disclosed" | "estimated"));
        assert!(has_size == should || parameters["active"].is_number(), "{}: {parameters}", id(system));
        let (total, active) = (parameters["total"].as_f64(), parameters["active"].as_f64());
        assert!(total.zip(active).is_none_or(|(t, a)| a <= t), "{}: {parameters}", id(system));
    }
}

#[test]
fn collections_say_what_the_record_holds() {
    for system in list(&json(WHOLE), "systems") {
        let named = words(system, "collections");
        assert_eq!(named.contains(&"figure"), system["figure"].is_object(), "{}", id(system));
        assert_eq!(named.contains(&"article"), system["article"].is_object(), "{}", id(system));
        assert!(named.contains(&"extended"), "{}", id(system));
    }
}

#[test]
fn the_358_records_and_12_concepts_are_wholly_there() {
    let (whole, required) = (json(WHOLE), json(REQUIRED));
    let set = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    let ids = set(list(&whole, "systems").iter().map(id).collect());
    let concepts = set(list(&whole, "systems").iter().filter(|s| s["level"] == "concept").map(id).collect());
    let (required_ids, required_concepts) = (set(words(&required, "ids")), set(words(&required, "concepts")));
    assert_eq!((required_ids.len(), required_concepts.len()), (358, 12));
    // New systems may come; none of these may go.
    assert!(ids.is_superset(&required_ids), "{:?}", required_ids.difference(&ids));
    assert!(concepts.is_superset(&required_concepts), "{:?}", required_concepts.difference(&concepts));
}

#[test]
fn the_21_table_rows_are_there_word_for_word() {
    let (whole, required) = (json(WHOLE), json(REQUIRED));
    let catalog = sound(WHOLE);
    let rows = list(&required, "table_rows");
    let tabled = list(&whole, "systems").iter().filter(|s| !s["article"]["table"].is_null());
    assert_eq!((rows.len(), tabled.count()), (21, 21));
    for row in rows {
        let at = row["system"].as_str().unwrap();
        let system = list(&whole, "systems").iter().find(|s| id(s) == at).unwrap_or_else(|| panic!("{at}"));
        for field in ["table", "row", "year", "organisation", "parameters", "open"] {
            assert_eq!(system["article"][field], row[field], "{at}: {field}");
        }
        let name = fold(row["name"].as_str().unwrap());
        assert!(
            catalog.haystacks[usize::from(support::row(&catalog, at))].contains(&name),
            "{at}: {name} is not found"
        );
    }
}

#[test]
fn the_71_and_25_figure_rows_are_there_exactly() {
    let (whole, required) = (json(WHOLE), json(REQUIRED));
    for (name, flag, count) in [("figure_timeline", "timeline", 71), ("figure_growth", "growth", 25)] {
        let rows = list(&required, name);
        let shown = list(&whole, "systems").iter().filter(|s| s["figure"][flag] == json!(true));
        assert_eq!((rows.len(), shown.count()), (count, count), "{name}");
        for row in rows {
            let system = list(&whole, "systems").iter().find(|s| id(s) == id(row)).unwrap_or_else(|| panic!("{row}"));
            assert_eq!(system["figure"][flag], json!(true), "{}", id(row));
            for field in ["name", "family", "date", "parameters"].iter().filter(|f| row.get(**f).is_some()) {
                assert_eq!(system["figure"][field], row[field], "{}: {field}", id(row));
            }
        }
    }
}

#[test]
fn the_core_says_what_the_whole_file_says() {
    let whole = shipped();
    let core = Catalog::from_core(&core::write(&whole).unwrap()).unwrap();
    assert_eq!(core.version, whole.version);
    assert_eq!(core.data_until, whole.data_until);
    assert_eq!(core.organisations, whole.organisations);
    assert_eq!(core.families, whole.families);
    assert_eq!(core.eras, whole.eras);
    assert_eq!(core.haystacks, whole.haystacks);
    for (a, b) in core.systems.iter().zip(&whole.systems) {
        assert_eq!(a, b);
    }
    assert_eq!(core.systems.len(), whole.systems.len());
}

#[test]
fn the_collections_nest() {
    let catalog = shipped();
    let count = |c| catalog.systems.iter().filter(|s| s.in_collection(c)).count();
    assert_eq!(count(Collection::Figure), 71);
    assert_eq!(count(Collection::Article), 95);
    assert_eq!(count(Collection::Extended), catalog.systems.len());
}

#[test]
fn the_second_file_has_the_texts_of_every_record() {
    let texts = Texts::parse(WHOLE).expect("the texts can be read");
    assert!(!texts.credits().is_empty());
    for system in &shipped().systems {
        let said = texts.system(&system.id).unwrap_or_else(|| panic!("{} has no texts", system.id));
        assert!(said.summary().is_some(), "{}", system.id);
        assert!(!said.evidence("openness").is_empty(), "{}", system.id);
        assert_eq!(said.article().is_some(), system.in_article, "{}", system.id);
        assert_eq!(said.figure().is_some(), system.figure.is_some(), "{}", system.id);
        assert!(said.conflicts().iter().all(|c| c.sides.len() >= 2), "{}", system.id);
    }
}
