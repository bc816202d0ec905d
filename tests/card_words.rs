//! A card in words: what was opened later, with both licences, and relatives, with notes and sources of their own.

mod support;

use genai_atlas::catalog::texts::Texts;
use genai_atlas::catalog::{Catalog, Relation, Row};
use genai_atlas::explore::lineage::{Relative, Relatives, relatives};
use genai_atlas::i18n::facts::facts;
use genai_atlas::i18n::relatives::relative;
use genai_atlas::i18n::{EN, Text, ZH, cells};
use support::{WHOLE, row, shipped};

/// The openness and licence lines of a card.
fn openness_lines(t: &Text, catalog: &Catalog, texts: &Texts, id: &str) -> Vec<String> {
    let system = catalog.system(row(catalog, id)).unwrap();
    let lines = facts(t, catalog, system, texts.system(id)).into_iter();
    lines.filter(|f| [t.openness_label, t.licence].contains(&f.label)).map(|f| f.value).collect()
}

#[test]
fn a_card_says_what_was_closed_at_release_and_is_open_since_when_with_both_licences() {
    let (catalog, texts) = (shipped(), Texts::parse(WHOLE).unwrap());
    for (id, en, zh) in [
        (
            "grok-1",
            vec!["closed at release, open since 17 March 2024", "Apache 2.0 · since 17 March 2024"],
            vec!["发布时闭源，2024 年 3 月 17 日起开放权重", "Apache 2.0 · 2024 年 3 月 17 日起"],
        ),
        (
            "biggan",
            vec!["unreleased at first, open since November 2018", "Apache 2.0 · since November 2018"],
            vec!["最初未发布，2018 年 11 月起开放权重", "Apache 2.0 · 2018 年 11 月起"],
        ),
        (
            "sdxl",
            vec![
                "restricted, under another licence since 26 July 2023",
                "SDXL 0.9 Research License · at release",
                "CreativeML Open RAIL++-M · since 26 July 2023",
            ],
            vec![
                "受限开放，2023 年 7 月 26 日起改用其他许可",
                "SDXL 0.9 Research License · 发布时",
                "CreativeML Open RAIL++-M · 2023 年 7 月 26 日起",
            ],
        ),
    ] {
        assert_eq!(openness_lines(&EN, &catalog, &texts, id), en);
        assert_eq!(openness_lines(&ZH, &catalog, &texts, id), zh);
    }
    // What was not opened later has one class and one licence, without a time.
    assert_eq!(openness_lines(&EN, &catalog, &texts, "gpt-3"), ["closed"]);
}

#[test]
fn what_is_said_of_an_opening_has_its_own_evidence() {
    let (catalog, texts) = (shipped(), Texts::parse(WHOLE).unwrap());
    let mut opened = 0;
    for system in catalog.systems.iter().filter(|s| s.opened.is_some()) {
        let said = texts.system(&system.id).unwrap();
        let facts = facts(&EN, &catalog, system, Some(said));
        let openness = facts.iter().find(|f| f.label == EN.openness_label).unwrap();
        assert_eq!(openness.fields, ["openness", "opened"], "{}", system.id);
        let sources = said.evidence_of(openness.fields);
        assert!(said.evidence("opened").iter().all(|s| sources.contains(s)) && !sources.is_empty(), "{}", system.id);
        assert!(sources.iter().enumerate().all(|(n, s)| !sources[..n].contains(s)), "{}: each once", system.id);
        let since = facts.iter().filter(|f| f.label == EN.licence && f.fields == ["opened"]);
        assert_eq!(since.count(), usize::from(said.opened().unwrap().licence.is_some()), "{}", system.id);
        opened += 1;
    }
    assert!(opened > 5);
}

/// The lines of a card about relatives of one kind, as they are read: relation, name and year, note.
fn relative_lines(t: &Text, catalog: &Catalog, texts: &Texts, id: &str, other: &str) -> Vec<String> {
    let (at, other) = (row(catalog, id), row(catalog, other));
    let Relatives { grew_from, led_to, related } = relatives(catalog, at);
    let of_other = grew_from.into_iter().chain(led_to).chain(related).filter(|r| r.row == other);
    let line = |r: Relative| {
        let said = relative(t, catalog, Some(texts), at, &r);
        let system = catalog.system(r.row).unwrap();
        let note = said.note.map(|n| format!(" {n}")).unwrap_or_default();
        format!("{} {}{}{note}", said.words, system.label(t.lang), cells::year(t, system))
    };
    of_other.map(line).collect()
}

#[test]
fn lineage_reads_forwards_both_ways_with_name_year_and_note() {
    let (catalog, texts) = (shipped(), Texts::parse(WHOLE).unwrap());
    for (id, other, en, zh) in [
        ("gpt-3", "gpt-2", "succeeds GPT-2 (2019)", "前代为 GPT-2（2019）"),
        ("gpt-2", "gpt-3", "succeeded by GPT-3 (2020)", "后继为 GPT-3（2020）"),
        ("deepseek-r1", "deepseek-v3", "fine-tuned from DeepSeek-V3 (2024)", "微调自 DeepSeek-V3（2024）"),
        ("score-based-model", "ncsn", "one kind is NCSN (2019)", "包括 NCSN（2019）"),
        ("gemma-3", "gemma", "succeeds Gemma (2024) Gemma 2 came between.", "前代为 Gemma（2024） 中间还有 Gemma 2。"),
        (
            "gemma",
            "gemma-3",
            "succeeded by Gemma 3 (2025) Gemma 2 came between.",
            "后继为 Gemma 3（2025） 中间还有 Gemma 2。",
        ),
    ] {
        assert!(relative_lines(&EN, &catalog, &texts, id, other).contains(&en.to_owned()), "{id}");
        assert!(relative_lines(&ZH, &catalog, &texts, id, other).contains(&zh.to_owned()), "{id}");
    }
    for t in [&EN, &ZH] {
        for relation in Relation::ALL {
            let (forwards, back) = (t.relation(*relation), t.relation_back(*relation));
            assert!(!forwards.is_empty() && !back.is_empty() && forwards != back, "{relation:?}");
            assert!(
                !back.ends_with(" it") && !back.contains('它') && !back.contains('其'),
                "{back}: no name can follow"
            );
        }
    }
}

#[test]
fn a_step_with_its_own_source_is_told_from_one_that_is_recalled() {
    let (catalog, texts) = (shipped(), Texts::parse(WHOLE).unwrap());
    let (mut checked, mut recalled) = (0, 0);
    for (row, system) in catalog.systems.iter().enumerate() {
        for edge in &system.lineage {
            let parent = &catalog.systems[usize::from(edge.to)].id;
            let said = texts.system(&system.id).unwrap().edge(edge.relation, parent);
            let is_checked = !said.sources.is_empty() && said.sources.iter().all(|s| s.checked);
            assert_eq!(said.is_checked, is_checked, "{} -> {parent}", system.id);
            *(if is_checked { &mut checked } else { &mut recalled }) += 1;
            // The later system's record is asked from both ends.
            let seen_from = |from: Row, to: Row, is_back| {
                let other = Relative { row: to, relation: edge.relation, is_back };
                relative(&EN, &catalog, Some(&texts), from, &other).edge
            };
            assert_eq!(seen_from(row as Row, edge.to, false).as_ref(), Some(&said));
            assert_eq!(seen_from(edge.to, row as Row, true).as_ref(), Some(&said));
        }
    }
    assert!(checked > 100 && recalled > 100, "{checked} and {recalled}");
    // Before the texts have arrived nothing is said of it.
    let other = Relative { row: 0, relation: Relation::Uses, is_back: false };
    assert_eq!(relative(&EN, &catalog, None, 1, &other).edge, None);
}
