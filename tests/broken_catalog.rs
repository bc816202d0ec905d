//! A reader's file may hold anything: each broken place is named with record, field, what was expected and
//! what was found; the other records survive; nothing panics.

mod support;

use std::sync::LazyLock;

use genai_atlas::catalog::texts::{Texts, safe_url};
use genai_atlas::catalog::{Catalog, Collection, Expected, Kind, Lane, Openness, ParamStatus, Problem, Relation, core};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{TINY, WHOLE, row, tiny};

/// The tiny catalog as JSON with one field of "wenxin", its tenth record, set to something else.
fn with(pointer: &str, value: Value) -> String {
    let mut file: Value = serde_json::from_str(TINY).unwrap();
    let record = &mut file["systems"][9];
    assert_eq!(record["id"], "wenxin");
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    record.pointer_mut(parent).unwrap()[field] = value;
    file.to_string()
}

/// The one problem of a file, and how many of its fifteen records survived.
fn the_problem(text: &str) -> (Problem, usize) {
    let (catalog, problems) = Catalog::parse(text);
    assert_eq!(problems.len(), 1, "{problems:?}");
    (problems.into_iter().next().unwrap(), catalog.systems.len())
}

/// Sets a field, expects this one problem, and this many of the fifteen records to survive.
fn assert_problem(pointer: &str, value: Value, field: &'static str, expected: Expected, found: &str, kept: usize) {
    let told = the_problem(&with(pointer, value.clone()));
    let problem = Problem { record: "wenxin".into(), field, expected, found: found.into() };
    assert_eq!(told, (problem, kept), "{pointer} = {value}");
}

#[test]
fn impossible_sizes_are_named_and_become_unknown() {
    for (size, found) in [
        (json!(-5), "-5"),
        (json!(0), "0"),
        (json!(0.5), "0.500"),
        (json!(1e19), "a number beyond 10^15"),
        (json!("175B"), "\"175B\""),
        (json!(true), "true"),
        (json!([1]), "a list"),
        (json!({"en": 1}), "an object"),
    ] {
        for (pointer, field) in [("/parameters/total", "parameters.total"), ("/parameters/active", "parameters.active")]
        {
            assert_problem(pointer, size.clone(), field, Expected::Count, found, 15);
        }
    }
}

#[test]
fn an_opening_or_a_rank_that_is_none_is_named_and_left_out() {
    let (ranks, words) = (Expected::OneOf(&["1", "2"]), Expected::OneOf(Openness::WORDS));
    for (rank, found) in [(json!(0), "0"), (json!(3), "3"), (json!("1"), "\"1\"")] {
        assert_problem("/landmark", rank, "landmark", ranks, found, 15);
    }
    let opening = |date, openness| json!({"date": date, "openness": openness});
    assert_problem("/opened", json!("2024"), "opened", Expected::Record, "\"2024\"", 15);
    assert_problem("/opened", opening(json!(null), json!("open")), "opened.date", Expected::Date, "nothing", 15);
    assert_problem("/opened", opening(json!("2024-03"), json!("yes")), "opened.openness", words, "\"yes\"", 15);
    let whole = with("/opened", opening(json!("2024-03"), json!("open")));
    let (catalog, problems) = Catalog::parse(&whole);
    let wenxin = catalog.system(row(&catalog, "wenxin")).unwrap();
    assert_eq!(problems, []);
    assert_eq!(wenxin.opened.map(|o| (o.date.to_string(), o.openness)), Some(("2024-03".into(), Openness::Open)));
    assert_eq!(wenxin.landmark, None);
}

#[test]
fn a_size_of_a_wrong_type_is_unknown_not_zero() {
    let catalog = Catalog::parse(&with("/parameters/total", json!("175B"))).0;
    let parameters = &catalog.system(row(&catalog, "wenxin")).unwrap().parameters;
    assert_eq!((parameters.total, parameters.status), (None, ParamStatus::Unknown));
}

#[test]
fn impossible_dates_are_named_and_the_record_stays_undated() {
    for (date, found) in [
        (json!("2021-02-30"), "\"2021-02-30\""),
        (json!("2021-13"), "\"2021-13\""),
        (json!("0000-01-01"), "\"0000-01-01\""),
        (json!("9999-12-31"), "\"9999-12-31\""),
        (json!("12/05/2021"), "\"12/05/2021\""),
        (json!(""), "\"\""),
        (json!(44197), "44197"),
    ] {
        assert_problem("/released", date, "released", Expected::Date, found, 15);
    }
    let catalog = Catalog::parse(&with("/released", json!("2021-02-30"))).0;
    assert_eq!(catalog.system(row(&catalog, "wenxin")).unwrap().released, None);
}

#[test]
fn unknown_words_are_named_with_the_words_that_would_do() {
    use Expected::OneOf;
    assert_problem("/kind", json!("robot"), "kind", OneOf(Kind::WORDS), "\"robot\"", 14);
    assert_problem("/openness", json!("Open"), "openness", OneOf(Openness::WORDS), "\"Open\"", 14);
    let status = "parameters.status";
    assert_problem("/parameters/status", json!("guess"), status, OneOf(ParamStatus::WORDS), "\"guess\"", 14);
    let edges = json!([{ "relation": "cousin-of", "to": "gpt-1" }]);
    assert_problem("/lineage", edges, "lineage.relation", OneOf(Relation::WORDS), "\"cousin-of\"", 15);
    let figure = json!({ "timeline": true, "family": "steam", "date": "2022-03-16" });
    assert_problem("/figure", figure, "figure.family", OneOf(Lane::WORDS), "\"steam\"", 15);
}

#[test]
fn ids_that_lead_nowhere_are_named() {
    let known = Expected::KnownId;
    assert_problem("/family", json!("steam"), "family", known("families"), "\"steam\"", 14);
    assert_problem("/family", json!(null), "family", known("families"), "nothing", 14);
    assert_problem("/other_families", json!(["steam"]), "other_families", known("families"), "\"steam\"", 15);
    assert_problem("/organisations", json!(["nobody"]), "organisations", known("organisations"), "\"nobody\"", 15);
    let edges = json!([{ "relation": "uses", "to": "perpetuum-mobile" }]);
    assert_problem("/lineage", edges, "lineage.to", known("systems"), "\"perpetuum-mobile\"", 15);
}

#[test]
fn wrong_types_are_named() {
    assert_problem("/name", json!(5), "name", Expected::Text, "5", 14);
    assert_problem("/name", json!(" "), "name", Expected::Text, "\" \"", 14);
    assert_problem("/name", json!(null), "name", Expected::Text, "nothing", 14);
    assert_problem("/aliases", json!("x"), "aliases", Expected::List, "\"x\"", 15);
    assert_problem("/lineage", json!("gpt-1"), "lineage", Expected::List, "\"gpt-1\"", 15);
    assert_problem("/parameters", json!("175B"), "parameters", Expected::Record, "\"175B\"", 15);
    assert_problem("/article", json!(true), "article", Expected::Record, "true", 15);
    assert_problem("/figure", json!(7), "figure", Expected::Record, "7", 15);
    assert_problem("/name_zh", json!(["文心"]), "name_zh", Expected::Text, "a list", 15);
    assert_problem("/parameters/sparse", json!("yes"), "parameters.sparse", Expected::Bool, "\"yes\"", 15);
    assert_problem("/article", json!({ "open": "yes" }), "article.open", Expected::Bool, "\"yes\"", 15);
}

#[test]
fn bad_ids_are_named_by_their_place() {
    for (id, record, expected, found) in [
        (json!("Wen Xin"), "Wen Xin", Expected::KebabCase, "\"Wen Xin\""),
        (json!("-wenxin"), "-wenxin", Expected::KebabCase, "\"-wenxin\""),
        (json!("wen--xin"), "wen--xin", Expected::KebabCase, "\"wen--xin\""),
        (json!("文心"), "文心", Expected::KebabCase, "\"文心\""),
        (json!(7), "systems[9]", Expected::Text, "7"),
    ] {
        let problem = Problem { record: record.into(), field: "id", expected, found: found.into() };
        assert_eq!(the_problem(&with("/id", id)), (problem, 14));
    }
}

#[test]
fn a_record_without_an_id_gets_the_one_of_its_name() {
    let (catalog, problems) = Catalog::parse(&with("/id", json!(null)));
    assert_eq!(problems, []);
    assert!(catalog.row("ernie-tiny").is_some());
}

#[test]
fn a_record_of_another_shape_is_lost_alone() {
    let mut file: Value = serde_json::from_str(TINY).unwrap();
    for (shape, found) in
        [(json!(42), "42"), (json!("text"), "\"text\""), (json!([1]), "a list"), (json!(null), "nothing")]
    {
        file["systems"][9] = shape;
        let problem =
            Problem { record: "systems[9]".into(), field: "", expected: Expected::Record, found: found.into() };
        assert_eq!(the_problem(&file.to_string()), (problem, 14));
    }
}

#[test]
fn a_repeated_id_keeps_its_first_record_only() {
    let (problem, kept) = the_problem(&with("/id", json!("gpt-1")));
    assert_eq!((problem.record.as_str(), problem.field), ("gpt-1", "id"));
    assert_eq!((problem.expected, problem.found.as_str(), kept), (Expected::UniqueId, "\"gpt-1\"", 14));
    let catalog = Catalog::parse(&with("/id", json!("gpt-1"))).0;
    assert_eq!(catalog.system(row(&catalog, "gpt-1")).unwrap().name, "GPT-1");
    assert_eq!(catalog.children[usize::from(row(&catalog, "gpt-1"))].len(), 1);
}

#[test]
fn a_repeated_family_keeps_its_first_meaning() {
    let mut file: Value = serde_json::from_str(TINY).unwrap();
    let copy = json!({ "id": "vae", "name": { "en": "Again", "zh": "再次" }, "lane": "gan" });
    file["families"].as_array_mut().unwrap().push(copy);
    let (problem, kept) = the_problem(&file.to_string());
    assert_eq!((problem.record.as_str(), problem.expected, kept), ("vae", Expected::UniqueId, 15));
    let catalog = Catalog::parse(&file.to_string()).0;
    assert_eq!(catalog.families.iter().filter(|f| f.id == "vae").count(), 1);
    assert_eq!(catalog.columns(Collection::Extended).lane[usize::from(row(&catalog, "vae"))], Lane::Vae);
}

#[test]
fn a_family_without_its_chinese_name_takes_its_systems_along() {
    let mut file: Value = serde_json::from_str(TINY).unwrap();
    file["families"][0]["name"] = json!({ "en": "Variational autoencoders" });
    let (catalog, problems) = Catalog::parse(&file.to_string());
    let told: Vec<(&str, &str)> = problems.iter().map(|p| (p.record.as_str(), p.field)).collect();
    assert_eq!(told, [("vae", "name"), ("vae", "family"), ("gan", "lineage.to")]);
    assert_eq!(catalog.systems.len(), 14);
}

#[test]
fn a_system_that_descends_from_itself_is_named() {
    let edges = json!([{ "relation": "uses", "to": "wenxin" }]);
    let (problem, kept) = the_problem(&with("/lineage", edges));
    assert_eq!((problem.record.as_str(), problem.expected, kept), ("wenxin", Expected::NoCycle, 15));
}

#[test]
fn a_cycle_names_its_own_members_and_not_their_ancestors_or_children() {
    // gpt-1 <- gpt-2 <- gpt-3 <- gpt-2 …; gpt-1 is an ancestor only, gpt-4 and talk descend only.
    let mut file: Value = serde_json::from_str(TINY).unwrap();
    let edges = file["systems"][6]["lineage"].as_array_mut().unwrap();
    edges.push(json!({ "relation": "builds-on", "to": "gpt-3" }));
    let problems = Catalog::parse(&file.to_string()).1;
    let named: Vec<&str> = problems.iter().map(|p| p.record.as_str()).collect();
    assert_eq!(named, ["gpt-2", "gpt-3"]);
    assert!(problems.iter().all(|p| p.expected == Expected::NoCycle && p.field == "lineage"));
}

#[test]
fn belonging_may_run_in_a_circle() {
    let edges = json!([{ "relation": "member-of", "to": "wenxin" }]);
    assert_eq!(Catalog::parse(&with("/lineage", edges)).1, []);
}

#[test]
fn what_is_no_catalog_is_said_to_be_none() {
    let deep = "[".repeat(100_000);
    let nested = format!("{{\"format\": {}", "{\"a\":".repeat(100_000));
    for text in [
        "",
        "null",
        "42",
        "[]",
        "{}",
        "{",
        "name,date\nGPT,2018",
        "PK\u{3}\u{4}",
        "\u{feff}{}",
        "{\"format\": \"genai-atlas/2\", \"systems\": []}",
        "{\"format\": 1, \"systems\": []}",
        "{\"format\": \"genai-atlas/1\", \"version\": 1e400}",
        &deep,
        &nested,
    ] {
        let (catalog, problems) = Catalog::parse(text);
        let told: Vec<_> = problems.iter().map(|p| (p.record.as_str(), p.expected)).collect();
        let head: String = text.chars().take(60).collect();
        assert_eq!(told, [("file", Expected::Format)], "{head}");
        assert!(catalog.systems.is_empty(), "{head}");
        assert!(!problems[0].found.is_empty(), "{head}");
    }
}

#[test]
fn a_list_of_another_type_is_named_and_the_others_are_read() {
    let mut file: Value = serde_json::from_str(TINY).unwrap();
    file["eras"] = json!(7);
    let (problem, kept) = the_problem(&file.to_string());
    assert_eq!((problem.record.as_str(), problem.field, problem.expected), ("file", "eras", Expected::List));
    assert_eq!((problem.found.as_str(), kept), ("7", 15));
}

#[test]
fn a_number_beyond_any_number_is_no_json_and_its_place_is_told() {
    for number in ["1e400", "-1e400", "1e99999"] {
        let text = TINY.replace("\"total\": 10000000000,", &format!("\"total\": {number},"));
        let (problem, kept) = the_problem(&text);
        assert_eq!((problem.record.as_str(), problem.expected, kept), ("file", Expected::Format, 0));
        assert!(problem.found.contains("out of range at line "), "{}", problem.found);
    }
}

#[test]
fn a_figure_or_an_era_without_its_date_is_named() {
    let figure = json!({ "timeline": true, "family": "gan" });
    assert_problem("/figure", figure, "figure.date", Expected::Date, "nothing", 15);
    let mut file: Value = serde_json::from_str(TINY).unwrap();
    file["eras"][0]["from"] = json!(null);
    let (problem, _) = the_problem(&file.to_string());
    assert_eq!((problem.record.as_str(), problem.field, problem.expected), ("early", "from", Expected::Date));
}

#[test]
fn more_families_than_a_byte_counts_are_named_where_they_are_used() {
    let mut file: Value = serde_json::from_str(TINY).unwrap();
    let families = file["families"].as_array_mut().unwrap();
    for n in families.len()..300 {
        families
            .push(json!({ "id": format!("family-{n}"), "name": { "en": "One more", "zh": "又一个" }, "lane": "gan" }));
    }
    file["systems"][9]["family"] = json!("family-299");
    let (problem, kept) = the_problem(&file.to_string());
    assert_eq!((problem.record.as_str(), problem.field, kept), ("wenxin", "family", 14));
}

#[test]
fn what_was_found_is_cut_to_80_characters() {
    let (problem, _) = the_problem(&with("/kind", json!("很".repeat(5000))));
    assert_eq!(problem.found.chars().count(), 80);
}

#[test]
fn a_problem_says_where_what_was_expected_and_what_was_found() {
    let (problem, _) = the_problem(&with("/parameters/sparse", json!("yes")));
    let line = problem.to_string();
    assert_eq!(line, "record wenxin, field parameters.sparse: expected true or false, found \"yes\"");
}

#[test]
fn markup_in_a_name_is_a_name() {
    let name = "<img src=x onerror=alert(1)>";
    let catalog = support::sound(&with("/name", json!(name)));
    assert_eq!(catalog.system(row(&catalog, "wenxin")).unwrap().name, name);
}

/// Paths of every value inside a value.
fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(k, v)| pointers(v, format!("{at}/{k}"), found)),
        Value::Array(items) => items.iter().enumerate().for_each(|(n, v)| pointers(v, format!("{at}/{n}"), found)),
        _ => {}
    }
    found.push(at);
}

/// Whatever was read can be used: rows exist, sizes are sizes, every order is complete.
fn assert_usable(catalog: &Catalog) {
    let rows = catalog.systems.len();
    for system in &catalog.systems {
        assert!(system.lineage.iter().all(|e| usize::from(e.to) < rows));
        assert!(system.organisations.iter().all(|o| usize::from(*o) < catalog.organisations.len()));
        assert!(usize::from(system.family) < catalog.families.len());
        assert!(catalog.system(row(catalog, &system.id)) == Some(system), "{} is found", system.id);
        for size in [system.parameters.total, system.parameters.active].into_iter().flatten() {
            assert!((1.0..=1e18).contains(&size));
        }
    }
    assert_eq!(catalog.columns(Collection::Extended).rank.len(), rows);
    assert_eq!(catalog.columns(Collection::Figure).len(), rows);
}

/// Puts odd values into a file, each by where it goes and what it is.
fn spoil(file: &mut Value, places: &[(prop::sample::Index, prop::sample::Index)]) {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1),
        json!(1e308),
        json!(""),
        json!("x"),
        json!("gpt-1"),
        json!("2020-02"),
        json!([]),
        json!([[]]),
        json!({}),
        json!({ "en": 1 }),
        json!("\u{0}"),
        json!("vae"),
    ];
    let mut paths = Vec::new();
    pointers(file, String::new(), &mut paths);
    for (place, what) in places {
        if let Some(value) = file.pointer_mut(&paths[place.index(paths.len())]) {
            *value = odd[what.index(odd.len())].clone();
        }
    }
}

/// The second file of the shipped catalog's first twelve systems, with sources that are left.
static FEW: LazyLock<Value> = LazyLock::new(|| {
    let mut file: Value = serde_json::from_str(WHOLE).unwrap();
    for list in ["sources", "systems"] {
        file[list].as_array_mut().unwrap().truncate(12);
    }
    let sources: Vec<Value> = file["sources"].as_array().unwrap().iter().map(|s| s["id"].clone()).collect();
    for system in file["systems"].as_array_mut().unwrap() {
        system["evidence"] = json!({ "released": [sources[0], sources[11]] });
        let values = json!([{ "value": 1, "source": sources[3] }, { "value": { "en": "a", "zh": "甲" } }]);
        system["conflicts"] = json!([{ "field": "released", "values": values }]);
        system["lineage"] =
            json!([{ "relation": "uses", "to": "gpt", "note": { "en": "a", "zh": "甲" }, "source": sources[5] }]);
    }
    serde_json::from_str(&Texts::parse(&file.to_string()).unwrap().write().unwrap()).unwrap()
});

/// Asks the texts of every record for everything.
fn assert_readable(texts: &Texts, ids: impl Iterator<Item = String>) {
    texts.credits();
    for system in ids.filter_map(|id| texts.system(&id)) {
        assert!(system.edge(Relation::Uses, "gpt").sources.iter().all(|s| texts.source(&s.id).is_some()));
        assert!(system.reference().is_none_or(|page| safe_url(&page.url).is_some()));
        assert!(
            system
                .conflicts()
                .iter()
                .all(|c| c.sides.iter().all(|s| s.source.is_none_or(|s| texts.source(&s.id).is_some())))
        );
        assert!(system.evidence("released").len() < 9);
    }
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn a_core_with_any_value_anywhere_can_be_used_or_is_refused(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4)
    ) {
        let mut core: Value = serde_json::from_str(&core::write(&tiny()).unwrap()).unwrap();
        spoil(&mut core, &places);
        match Catalog::from_core(&core.to_string()) {
            Ok(catalog) => {
                let rows = catalog.systems.len();
                prop_assert_eq!(catalog.columns(Collection::Extended).rank.len(), rows);
                prop_assert!(catalog.systems.iter().all(|s| s.lineage.iter().all(|e| usize::from(e.to) < rows)));
            }
            Err(error) => prop_assert!(error.starts_with("core: "), "{}", error),
        }
    }

    #[test]
    fn texts_with_any_value_anywhere_can_be_used_or_are_refused(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4)
    ) {
        let mut texts = FEW.clone();
        spoil(&mut texts, &places);
        let ids = FEW["systems"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap().to_owned());
        match Texts::parse(&texts.to_string()) {
            Ok(texts) => assert_readable(&texts, ids),
            Err(error) => prop_assert!(error.starts_with("texts: "), "{}", error),
        }
    }

    #[test]
    fn any_text_is_no_core_and_no_texts(text in any::<String>()) {
        prop_assert!(Catalog::from_core(&text).is_err() && Texts::parse(&text).is_err());
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        let (catalog, problems) = Catalog::parse(&text);
        assert_usable(&catalog);
        prop_assert!(!problems.is_empty());
    }

    #[test]
    fn a_file_with_any_value_anywhere_is_read_without_a_panic(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4)
    ) {
        let mut file: Value = serde_json::from_str(TINY).unwrap();
        spoil(&mut file, &places);
        assert_usable(&Catalog::parse(&file.to_string()).0);
    }

    #[test]
    fn a_file_cut_and_glued_anywhere_is_read_without_a_panic(
        from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), glue in "[\\[\\]{}\",:0-9a-z]{0,4}"
    ) {
        let places: Vec<usize> = TINY.char_indices().map(|(n, _)| n).collect();
        let (a, b) = (places[from.index(places.len())], places[to.index(places.len())]);
        let text = format!("{}{glue}{}", &TINY[..a.min(b)], &TINY[a.max(b)..]);
        assert_usable(&Catalog::parse(&text).0);
    }
}

#[test]
fn the_tiny_catalog_itself_is_sound() {
    assert_usable(&tiny());
    assert_eq!(tiny().systems.len(), 15);
}
