//! The memory of changes: two versions of a catalog beside each other, what is kept of it, said of it, and the feed.
#![cfg(feature = "prepare")]

mod support;

use std::collections::HashSet;

use genai_atlas::catalog::changes::{Changes, ToldVersion, VersionChanges, read_told};
use genai_atlas::catalog::{Relation, ReleaseDate};
use genai_atlas::i18n::EN;
use genai_atlas::prepare::{Records, compare, feed, problems_of_changes, told, with_entry, written};
use serde_json::{Value, json};
use support::{WHOLE, shipped, sound};

const SHIPPED: &str = include_str!("../public/data/changes.json");

const OLD: &str = r#"{"format":"genai-atlas/1","version":"2026.01.01","families":[{"id":"t","name":{"en":"Transformers","zh":"变换器"},"lane":"others"}],
    "organisations":[{"id":"openai","name":"OpenAI"},{"id":"deepmind","name":"Google DeepMind","name_zh":"谷歌 DeepMind"}],
    "systems":[
    {"id":"gpt","name":"GPT","family":"t","organisations":["openai"],"released":"2018-06","openness":"closed","modalities":["text","code"],
     "parameters":{"status":"unknown"},"licence":"MIT"},
    {"id":"bert","name":"BERT","family":"t","lineage":[{"relation":"uses","to":"gpt"},{"relation":"improves","to":"elmo"}]},
    {"id":"elmo","name":"ELMo","family":"t","summary":{"en":"a","zh":"甲"}},
    {"id":"old-id","name":"Claude","family":"t","openness":"closed"},
    {"id":"gone","name":"Gone","family":"t"}]}"#;

const NEW: &str = r#"{"format":"genai-atlas/1","version":"2026.02.01","families":[{"id":"t","name":{"en":"Transformers","zh":"变换器"},"lane":"others"}],
    "organisations":[{"id":"openai","name":"OpenAI"},{"id":"deepmind","name":"Google DeepMind","name_zh":"谷歌 DeepMind"}],
    "systems":[
    {"id":"gpt","name":"GPT-1","family":"t","organisations":["deepmind","openai"],"released":"2018-06-11","openness":"open","modalities":["code","text"],
     "parameters":{"total":117000000,"status":"disclosed"},"opened":{"date":"2019-01","openness":"open"}},
    {"id":"bert","name":"BERT","family":"t","lineage":[{"relation":"builds-on","to":"gpt"},{"relation":"uses","to":"t5"}]},
    {"id":"elmo","name":"ELMo","family":"t","summary":{"en":"b","zh":"乙"},"landmark":1},
    {"id":"claude","name":"Claude","family":"t","openness":"closed"},
    {"id":"t5","name":"<T5> & co","family":"t"}]}"#;

fn records(text: &str) -> Records {
    Records::read(text).expect("a catalog")
}

fn entry() -> VersionChanges {
    compare(&records(OLD), &records(NEW)).expect("two versions")
}

fn changes(versions: Vec<VersionChanges>) -> Changes {
    Changes { format: "genai-atlas-changes/1".into(), versions }
}

#[test]
fn two_versions_differ_in_these_facts_and_no_others() {
    let written: Value = serde_json::from_str(&written(&changes(vec![entry()])).unwrap()).unwrap();
    assert_eq!(
        written,
        json!({"format": "genai-atlas-changes/1", "versions": [{
            "version": "2026.02.01", "since": "2026.01.01", "date": "2026-02-01",
            "added": ["t5"],
            "corrected": [
                {"id": "gpt", "field": "name", "before": "GPT", "after": "GPT-1"},
                {"id": "gpt", "field": "organisations", "before": ["openai"], "after": ["deepmind", "openai"]},
                {"id": "gpt", "field": "released", "before": "2018-06", "after": "2018-06-11"},
                {"id": "gpt", "field": "parameters", "before": {"status": "unknown"}, "after": {"total": 117_000_000, "status": "disclosed"}},
                {"id": "gpt", "field": "openness", "before": "closed", "after": "open"},
                {"id": "gpt", "field": "licence", "before": "MIT"},
                {"id": "gpt", "field": "opened", "after": {"date": "2019-01", "openness": "open"}},
                {"id": "bert", "field": "lineage", "before": {"relation": "uses", "to": "gpt"}, "after": {"relation": "builds-on", "to": "gpt"}},
                {"id": "bert", "field": "lineage", "after": {"relation": "uses", "to": "t5"}},
                {"id": "bert", "field": "lineage", "before": {"relation": "improves", "to": "elmo"}},
            ],
            "renamed": [{"before": "old-id", "after": "claude"}],
            "removed": [{"id": "gone", "name": "Gone"}],
        }]})
    );
}

#[test]
fn a_renamed_system_changes_no_edge_that_leads_to_it() {
    let old = r#"{"format":"genai-atlas/1","version":"2026.01.01","systems":[{"id":"a","name":"A","family":"t"},
        {"id":"b","name":"B","family":"t","lineage":[{"relation":"uses","to":"a"}]}]}"#;
    let new = old.replace("\"a\"", "\"a-1\"").replace("01.01", "01.02");
    let entry = compare(&records(old), &records(&new)).unwrap();
    assert_eq!((entry.added.len(), entry.corrected.len(), entry.renamed.len(), entry.removed.len()), (0, 0, 1, 0));
}

#[test]
fn the_same_version_is_replaced_and_the_newest_stands_first() {
    let older =
        VersionChanges { version: "2026.01.15".into(), date: ReleaseDate::parse("2026-01-15").unwrap(), ..entry() };
    let once = with_entry(changes(vec![older]), entry());
    assert_eq!(once.versions.iter().map(|v| v.version.as_str()).collect::<Vec<_>>(), ["2026.02.01", "2026.01.15"]);
    assert_eq!(with_entry(once.clone(), entry()), once);
    let text = written(&once).unwrap();
    assert_eq!(serde_json::from_str::<Changes>(&text).unwrap(), once, "what is written is read back");
}

#[test]
fn a_version_that_is_no_later_day_is_refused() {
    for version in ["2026.01.01", "2025.12.31", "next"] {
        let error = compare(&records(OLD), &records(&NEW.replace("2026.02.01", version))).unwrap_err();
        assert!(error.starts_with("record file, field version: expected") && error.contains(version), "{error}");
    }
}

#[test]
fn the_shipped_changes_keep_every_rule_of_the_build() {
    assert_eq!(problems_of_changes(SHIPPED, WHOLE), [] as [String; 0]);
    let changes: Changes = serde_json::from_str(SHIPPED).unwrap();
    assert_eq!(written(&changes).unwrap(), SHIPPED, "written as `prepare changes` does");
}

#[test]
fn changes_are_said_in_the_words_of_the_page() {
    let catalog = sound(NEW);
    let told = told(&changes(vec![entry()]), &catalog);
    let [version] = told.as_slice() else { panic!("one version") };
    assert_eq!(version.counts.en, "1 added, 2 corrected, 1 with another address, 1 removed");
    assert_eq!(version.counts.zh, "新增 1 个、更正 2 个、1 个地址变更、删除 1 个");
    let facts = |part: usize, system: usize, is_zh: bool| -> Vec<&str> {
        let facts = version.parts[part].systems[system].facts.iter();
        facts.map(|fact| if is_zh { fact.zh.as_str() } else { fact.en.as_str() }).collect()
    };
    assert_eq!(
        facts(1, 0, false)[..4],
        [
            "Name: GPT → GPT-1",
            "Organisation: OpenAI → Google DeepMind, OpenAI",
            "Released: 2018-06 → 2018-06-11",
            "Parameters: not published → 117M",
        ]
    );
    assert_eq!(facts(1, 0, false)[5..], ["Licence: MIT (removed)", "Opened later: 2019-01, open (new)"]);
    assert_eq!(facts(1, 0, true)[1], "机构：OpenAI → 谷歌 DeepMind、OpenAI");
    let line = |relation| EN.relation(relation);
    let (uses, builds) = (line(Relation::Uses), line(Relation::BuildsOn));
    assert_eq!(facts(1, 1, false)[0], format!("Lineage: GPT-1 ({uses}) → GPT-1 ({builds})"));
    assert_eq!(facts(2, 0, false), ["old-id → claude"]);
    assert_eq!(version.parts[3].systems[0].name.as_ref().map(|name| name.en.as_str()), Some("Gone"));
}

#[test]
fn what_the_page_fetches_is_read_back() {
    let changes: Changes = serde_json::from_str(SHIPPED).unwrap();
    let told = told(&changes, &shipped());
    let text = serde_json::to_string(&told).unwrap();
    assert_eq!(read_told(&text).unwrap(), told);
    for (version, is) in told.iter().zip(&changes.versions) {
        assert_eq!(version.parts[0].systems.len(), is.added.len());
        let facts: usize = version.parts.iter().flat_map(|part| &part.systems).map(|system| system.facts.len()).sum();
        assert_eq!(facts, is.corrected.len() + is.renamed.len());
    }
}

#[test]
fn no_word_of_a_value_is_left_untranslated() {
    let changes: Changes = serde_json::from_str(SHIPPED).unwrap();
    let classes = ["not-applicable", "builds-on", "fine-tuned-from", "kind-of", "member-of"];
    for fact in told(&changes, &shipped()).iter().flat_map(|v| &v.parts).flat_map(|p| &p.systems).flat_map(|s| &s.facts)
    {
        assert!(!classes.iter().any(|word| fact.en.contains(word)), "{}", fact.en);
        assert!(!["Openness", "Licence:", "unknown", "(new)"].iter().any(|word| fact.zh.contains(word)), "{}", fact.zh);
    }
}

// ---- the feed -------------------------------------------------------------------------------------------------------

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// What an Atom feed must have (RFC 4287, 4.1.1 and 4.1.2), of every entry and of the feed.
fn check_feed(text: &str, told: &[ToldVersion]) {
    let document = roxmltree::Document::parse(text).expect("XML");
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    let all = |node: roxmltree::Node, name: &str| -> Vec<String> {
        let found = node.children().filter(|child| child.has_tag_name((ATOM, name)));
        found.map(|child| child.text().unwrap_or_default().to_owned()).collect()
    };
    let entries: Vec<_> = feed.children().filter(|child| child.has_tag_name((ATOM, "entry"))).collect();
    assert_eq!(entries.len(), told.len());
    let mut ids = HashSet::new();
    for node in entries.iter().copied().chain([feed]) {
        for name in ["id", "title", "updated"] {
            let [one] = all(node, name).try_into().unwrap_or_else(|found| panic!("one {name}, found {found:?}"));
            assert!(!one.is_empty(), "{name}");
        }
        let id = all(node, "id").remove(0);
        let uuid = id.strip_prefix("urn:uuid:").expect("an absolute address");
        assert_eq!(uuid.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{id}");
        assert!(ids.insert(id), "each id once");
        let updated = all(node, "updated").remove(0);
        let day = updated.strip_suffix("T00:00:00Z").expect("a moment of RFC 3339");
        assert!(ReleaseDate::parse(day).is_some_and(|day| day.day().is_some()), "{updated}");
    }
    let author = feed.children().find(|child| child.has_tag_name((ATOM, "author"))).expect("an author");
    assert_eq!(all(author, "name"), ["Generative AI Atlas"]);
    for (node, version) in entries.iter().zip(told) {
        let content = node.children().find(|child| child.has_tag_name((ATOM, "content"))).expect("content");
        assert_eq!(content.attribute("type"), Some("xhtml"));
        let words: String = content.descendants().filter_map(|n| n.text().filter(|_| n.is_text())).collect();
        assert!(words.contains(&version.counts.en) && words.contains(&version.counts.zh), "{words}");
    }
}

#[test]
fn the_feed_is_atom_with_an_entry_a_version() {
    let changes: Changes = serde_json::from_str(SHIPPED).unwrap();
    let catalog = shipped();
    let told = told(&changes, &catalog);
    for url in [None, Some("https://host/path/")] {
        check_feed(&feed(&told, &catalog, url), &told);
    }
}

#[test]
fn addresses_in_the_feed_lead_to_the_page() {
    let catalog = sound(NEW);
    let told = told(&changes(vec![entry()]), &catalog);
    let links = |url| {
        let text = feed(&told, &catalog, url);
        let document = roxmltree::Document::parse(&text).unwrap();
        let links = document.descendants().filter_map(|n| n.attribute("href")).map(str::to_owned);
        links.take(4).collect::<Vec<_>>()
    };
    assert_eq!(links(None), ["changes.xml", "../", "../", "../?at=t5&lang=en"]);
    assert_eq!(
        links(Some("https://host/a/")),
        ["https://host/a/data/changes.xml", "https://host/a/", "https://host/a/", "https://host/a/?at=t5&lang=en"]
    );
}

#[test]
fn any_name_is_text_in_the_feed_and_its_ids_stay() {
    let catalog = sound(&NEW.replace("& co", "&\\u0001 co"));
    let told = told(&changes(vec![entry()]), &catalog);
    let (relative, whole) = (feed(&told, &catalog, None), feed(&told, &catalog, Some("https://host/")));
    check_feed(&relative, &told);
    let document = roxmltree::Document::parse(&relative).unwrap();
    assert!(document.descendants().any(|n| n.text() == Some("<T5> & co")));
    let ids = |text: &str| {
        let document = roxmltree::Document::parse(text).unwrap();
        let ids =
            document.descendants().filter(|n| n.has_tag_name((ATOM, "id"))).filter_map(|n| n.text().map(str::to_owned));
        ids.collect::<Vec<_>>()
    };
    assert_eq!(ids(&relative), ids(&whole));
}
