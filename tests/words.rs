//! The words of both languages over the same facts. What a component shows is put together in `i18n`, so it is tested
//! natively. Longer than other files because it asks every sentence that is put together from facts.

mod support;

use genai_atlas::catalog::texts::Said;
use genai_atlas::catalog::{AsOf, Catalog, Collection, Counting, Days, Lang, Localized, Modality, ReleaseDate, Row};
use genai_atlas::explore::choices::{Part, choices, ways_out};
use genai_atlas::explore::query::{Ignored, from_query, unknown_ids};
use genai_atlas::explore::{Digest, FacetCounts, Filter, OpenMeaning, Span, Trend, TrendSubset, suggestions};
use genai_atlas::i18n::facts::facts;
use genai_atlas::i18n::{EN, Text, ZH, cells, text};
use support::{COLLECTIONS, LANGS, row, shipped, tiny, visible};

fn filter(change: impl FnOnce(&mut Filter)) -> Filter {
    let mut filter = Filter::default();
    change(&mut filter);
    filter
}

/// The chips of a filter.
fn chips(t: &Text, catalog: &Catalog, filter: &Filter) -> Vec<String> {
    choices(filter).iter().map(|choice| t.choice(catalog, filter, choice)).collect()
}

/// Everything chosen at once.
fn everything() -> Filter {
    filter(|f| {
        f.text = " gpt ".into();
        f.open = f.open.toggled(0).toggled(2);
        f.classes = f.classes.toggled(1);
        f.organisations = vec!["openai".into(), "no-such".into()];
        f.families = vec!["gan".into()];
        f.modalities = f.modalities.with(Modality::Image);
        f.countries = vec!["CN".into()];
        f.years = Span { from: Some(2018), to: None };
        f.window = Some(Days::new(18_262, 18_627));
        f.parameters = Span { from: None, to: Some(7e9) };
    })
}

#[test]
fn every_language_is_found_by_its_code_and_names_another() {
    for &lang in Lang::ALL {
        assert_eq!(text(lang).lang, lang);
        assert_eq!(Lang::parse(lang.code()), Some(lang));
        assert_ne!(text(lang).other_lang, lang);
    }
    assert_eq!((EN.other_language, ZH.other_language), ("中文", "English"));
}

#[test]
fn one_is_not_many() {
    assert_eq!(
        (EN.systems(0), EN.systems(1), EN.systems(2)),
        ("0 systems".into(), "1 system".into(), "2 systems".into())
    );
    assert_eq!(EN.relatives(1, 2), "1 ancestor, 2 descendants");
    assert_eq!(EN.timeline_note(1, 0), "1 system stands without its name: hover, zoom in or filter.");
    assert_eq!(ZH.systems(1), "1 个系统");
}

#[test]
fn what_is_not_there_is_not_mentioned() {
    for t in [&EN, &ZH] {
        assert_eq!((t.left_out(0, 0, 0), t.timeline_note(0, 0), t.span(None, None)), Default::default());
        assert_eq!(t.link_problems(&[], &[]), "");
    }
    assert_eq!(EN.left_out(3, 0, 1), "3 of unknown size in the strip below; 1 outside the shown time.");
    assert_eq!(ZH.left_out(3, 0, 1), "3 个规模未知，列在图下条带中；1 个不在所示时间内。");
}

#[test]
fn the_headline_counts_systems_ideas_years_and_what_is_open_in_the_chosen_sense() {
    let counts = FacetCounts { visible: 12, visible_concepts: 2, ..FacetCounts::default() };
    let digest = Digest { open: 4, years: Some((2014, 2026)), ..Digest::default() };
    for (open_meaning, as_of, en, zh) in [
        (OpenMeaning::Weights, AsOf::Release, "4 downloadable at release", "发布时有 4 个权重可下载"),
        (OpenMeaning::Weights, AsOf::Today, "4 downloadable today", "目前有 4 个权重可下载"),
        (OpenMeaning::Licence, AsOf::Release, "4 under an open licence at release", "发布时有 4 个采用开放许可"),
        (OpenMeaning::Article, AsOf::Today, "4 open by the article", "文章称 4 个开源"),
    ] {
        let filter = Filter { open_meaning, as_of, ..Filter::default() };
        assert_eq!(EN.headline(&counts, &digest, &filter), format!("10 systems and 2 ideas, 2014 to 2026; {en}"));
        assert_eq!(ZH.headline(&counts, &digest, &filter), format!("10 个系统和 2 个概念，2014–2026；{zh}"));
    }
    let one = FacetCounts { visible: 1, ..FacetCounts::default() };
    let of_2020 = Digest { years: Some((2020, 2020)), ..Digest::default() };
    let plain = Filter::default();
    assert_eq!(EN.headline(&one, &of_2020, &plain), "1 system of 2020; 0 downloadable at release");
    assert_eq!(
        EN.headline(&FacetCounts::default(), &Digest::default(), &plain),
        "0 systems; 0 downloadable at release"
    );
}

#[test]
fn the_digest_counts_what_the_facets_count() {
    for catalog in [tiny(), shipped()] {
        for collection in COLLECTIONS {
            for meaning in OpenMeaning::ALL {
                let filter = filter(|f| (f.collection, f.open_meaning) = (collection, *meaning));
                let counts = FacetCounts::new(&catalog, &filter, Counting::Total);
                let rows = visible(&catalog, &filter);
                let digest = Digest::new(&catalog, &filter, &rows, Counting::Total);
                assert_eq!(digest.open, counts.open[0], "{collection:?} {meaning:?}");
                let years = |r: &Row| {
                    let day = catalog.columns(collection).first_day[usize::from(*r)];
                    (day != genai_atlas::catalog::NO_DAY).then(|| genai_atlas::catalog::date::civil(day).0)
                };
                let all: Vec<i16> = rows.iter().filter_map(years).collect();
                assert_eq!(digest.years, all.iter().min().copied().zip(all.iter().max().copied()));
            }
        }
    }
}

#[test]
fn every_part_of_a_filter_has_its_chip_in_words() {
    let catalog = shipped();
    let en = [
        "“gpt”",
        "Open, Not stated (weights can be downloaded)",
        "restricted",
        "OpenAI",
        "no-such",
        "Generative adversarial networks",
        "image",
        "China",
        "from 2018",
        "2020-01-01 to 2020-12-31",
        "Parameters up to 7B",
    ];
    assert_eq!(chips(&EN, &catalog, &everything()), en);
    let zh = chips(&ZH, &catalog, &everything());
    assert_eq!((zh.len(), zh[1].as_str(), zh[8].as_str()), (en.len(), "开放、未说明（权重可下载）", "2018 起"));
    let today = chips(&EN, &catalog, &Filter { as_of: AsOf::Today, ..everything() });
    assert_eq!(today[1], "Open, Not stated (weights can be downloaded, today)");
    assert_eq!(zh[10].replace('\u{a0}', " "), "参数量 70 亿 及以前");
}

#[test]
fn taking_back_every_choice_leaves_the_plain_view() {
    let mut rest = everything();
    let mut taken = 0;
    while let Some(choice) = choices(&rest).into_iter().next() {
        assert_ne!(choice.without, rest, "{:?}", choice.part);
        (rest, taken) = (choice.without, taken + 1);
    }
    assert_eq!((rest, taken), (Filter::default(), 11));
    assert_eq!(choices(&Filter::default()), []);
}

#[test]
fn the_way_out_that_brings_most_comes_first_and_none_brings_nothing() {
    let tiny = tiny();
    let empty = filter(|f| {
        f.text = "gpt".into();
        f.years = Span { from: Some(1990), to: Some(1990) };
    });
    assert!(visible(&tiny, &empty).is_empty());
    let ways = ways_out(&tiny, choices(&empty), Counting::Total);
    assert!(ways.iter().all(|(n, choice)| *n > 0 && *n == visible(&tiny, &choice.without).len()));
    assert!(ways.windows(2).all(|w| w[0].0 >= w[1].0));
    assert_eq!(ways.first().map(|(_, choice)| &choice.part), Some(&Part::Years));
    assert!(ways_out(&shipped(), choices(&everything()), Counting::Total).len() <= 3);
}

#[test]
fn ids_that_the_catalog_does_not_have_are_named() {
    let catalog = shipped();
    let (view, ignored) =
        from_query("org=openai~no-org&family=no-family&country=CN~ZZ&at=gpt-3&to=no-system&x=1&sort=up");
    let unknown = unknown_ids(&catalog, &view);
    assert_eq!(unknown, ["no-org", "no-family", "ZZ", "no-system"]);
    assert_eq!(
        EN.link_problems(&ignored, &unknown[..1]),
        "Part of the link was not understood and left out: x, sort = up, no-org (not in this data)"
    );
    assert_eq!(ZH.link_problems(&ignored[..1], &[]), "链接中有一部分无法识别，已忽略： x");
}

#[test]
fn odd_parts_of_a_link_are_shown_short_and_without_control_characters() {
    let long = "a".repeat(500);
    let line = EN.link_problems(&[Ignored::Unknown(long), Ignored::Invalid("x\n\u{7}y".into(), "1".into())], &[]);
    assert!(line.contains(&format!("{}…", "a".repeat(60))) && !line.contains(&"a".repeat(61)));
    assert!(line.contains("xy… = 1") && !line.contains(char::is_control), "{line}");
    let many: Vec<String> = (0..50).map(|n| format!("id-{n}")).collect();
    assert!(!EN.link_problems(&[], &many).contains("id-8"));
    assert_eq!(EN.link_problems(&[Ignored::TooLong], &many), EN.note_too_long);
}

#[test]
fn suggestions_are_systems_in_the_order_of_time() {
    let catalog = shipped();
    for collection in COLLECTIONS {
        let shown = visible(&catalog, &Filter { collection, ..Filter::default() });
        let offered = suggestions(&catalog, collection, &shown);
        assert_eq!(offered.len(), 8);
        let days = &catalog.columns(collection).day;
        assert!(offered.windows(2).all(|w| days[usize::from(w[0])] <= days[usize::from(w[1])]));
        assert!(offered.iter().all(|r| shown.contains(r) && !catalog.system(*r).unwrap().is_concept()));
        // Landmarks first, of equal ones those that most grew from.
        let place = |r: &Row| {
            let descendants = catalog.children[usize::from(*r)].len();
            (catalog.system(*r).unwrap().landmark_rank(), usize::MAX - descendants)
        };
        let last = offered.iter().map(place).max().unwrap();
        let others = shown.iter().filter(|r| !offered.contains(r) && !catalog.system(**r).unwrap().is_concept());
        assert!(others.map(place).all(|p| p >= last));
    }
    assert!(suggestions(&catalog, Collection::Extended, &[]).is_empty());
}

#[test]
fn the_view_in_words_says_its_parts_in_order() {
    let tiny = tiny();
    let plain = Filter::default();
    let rows = visible(&tiny, &plain);
    let counts = FacetCounts::new(&tiny, &plain, Counting::Total);
    let digest = Digest::new(&tiny, &plain, &rows, Counting::Total);
    for t in [&EN, &ZH] {
        let headline = t.headline(&counts, &digest, &plain);
        let words = t.view_in_words(&tiny, &plain, &digest, &counts, (TrendSubset::Off, None, 0));
        assert!(words.starts_with(&format!("{headline}{}{}", t.stop, t.gap)), "{words}");
        assert!(words.contains(&t.known_sizes(counts.with_size, counts.visible)), "{words}");
        assert!(words.ends_with(&t.trend_sentence(TrendSubset::Off, None, 0)), "{words}");
        let (largest, size) = digest.largest.expect("the tiny catalog has a published size");
        assert!(words.contains(&t.largest(tiny.system(largest).unwrap().name(t.lang), &t.number(size))), "{words}");
    }
}

#[test]
fn a_trend_is_told_with_its_interval_or_why_there_is_none() {
    let say = |t: &Text, of: &[(i32, f64)]| t.trend_sentence(TrendSubset::All, Trend::fit(of).as_ref(), of.len());
    let few = [(0, 1e9)];
    assert_eq!(say(&EN, &few), "All shown: 1 of known size; a trend needs three, on different days.");
    assert_eq!(say(&ZH, &few), "全部所示：规模已知的只有 1 个；拟合趋势至少需要日期不同的三个。");
    let falling = [(0, 1e12), (400, 1e11), (800, 1e10), (1200, 1e9), (1600, 1e8)];
    assert_eq!(say(&EN, &falling), "All shown, 1970–1974: no growth, the fitted size falls (n = 5, R² = 1.00).");
    let rising = [(0, 1e9), (400, 2e9), (800, 5e9), (1200, 1e10), (1600, 3e10)];
    assert!(say(&EN, &rising).starts_with("All shown, 1970–1974: parameters doubled every "), "{}", say(&EN, &rising));
    assert_eq!(say(&EN, &rising[..4]), "All shown, 1970–1973: no clear trend (n = 4, R² = 1.00).");
    let flat = [(0, 1e9), (400, 1e9), (800, 1e9), (1200, 1e9), (1600, 1e9)];
    assert!(say(&EN, &flat).contains("no clear trend (n = 5, "), "{}", say(&EN, &flat));
    let unsure = [(0, 1e9), (400, 5e10), (800, 1e9), (1200, 6e10)];
    assert_eq!(say(&EN, &unsure), "All shown, 1970–1973: no clear trend (n = 4, R² = 0.22).");
    assert_eq!(say(&ZH, &unsure), "全部所示（1970–1973 年）：看不出明确趋势（n = 4，R² = 0.22）。");
}

#[test]
fn sides_of_a_conflict_read_as_their_field_does() {
    let both = Localized { en: "about".into(), zh: "约".into() };
    for (value, field, en, zh) in [
        (Said::Number(174.6e9), "parameters", "174.6B", "1746 亿"),
        (Said::Number(2020.0), "released", "2020", "2020"),
        (Said::Bool(true), "openness", "open source", "开源"),
        (Said::Bool(false), "article", "no", "否"),
        (Said::Text("restricted".into()), "openness", "restricted", "受限开放"),
        (Said::Text("restricted".into()), "name", "restricted", "restricted"),
        (Said::Localized(both), "claim", "about", "约"),
        (Said::Nothing, "released", "not known", "未知"),
    ] {
        assert_eq!(EN.conflict_value(&value, field), en);
        assert_eq!(ZH.conflict_value(&value, field).replace('\u{a0}', " "), zh);
    }
}

#[test]
fn facts_of_a_card_have_values_in_both_languages_and_both_units() {
    let catalog = shipped();
    for lang in LANGS {
        let t = text(lang);
        for system in &catalog.systems {
            let facts = facts(t, &catalog, system, None);
            assert!(facts.iter().all(|f| !f.label.is_empty() && !f.value.is_empty()), "{}", system.id);
            assert_eq!(facts[0].fields, ["released"]);
        }
    }
    let gpt3 = catalog.system(row(&catalog, "gpt-3")).unwrap();
    let size = |t: &Text| facts(t, &catalog, gpt3, None).into_iter().find(|f| f.label == t.parameters).unwrap().value;
    assert_eq!(size(&EN).replace('\u{a0}', " "), "174.6B (1746 亿)");
    assert_eq!(size(&ZH).replace('\u{a0}', " "), "1746 亿 (174.6B)");
}

#[test]
fn a_tooltip_has_four_lines_and_an_unknown_row_none() {
    let catalog = shipped();
    for collection in COLLECTIONS {
        let columns = catalog.columns(collection);
        for row in 0..catalog.systems.len() as Row {
            let lines = cells::summary(&EN, &catalog, columns, AsOf::Release, row);
            assert!(lines.len() == 4 && lines[2].starts_with("Parameters: ") && lines.iter().all(|l| !l.is_empty()));
        }
        assert_eq!(cells::summary(&EN, &catalog, columns, AsOf::Release, Row::MAX), Vec::<String>::new());
    }
}

#[test]
fn dates_and_titles_are_written_as_each_language_does() {
    let date = |text| ReleaseDate::parse(text).unwrap();
    assert_eq!(
        (EN.month_year(date("2026-05-20")), ZH.month_year(date("2026-05"))),
        ("May 2026".into(), "2026 年 5 月".into())
    );
    assert_eq!((EN.month_year(date("2026")), ZH.month(5)), ("2026".into(), "5月".into()));
    assert_eq!(
        (EN.data_until(date("2026-05")), ZH.data_until(date("2026-05"))),
        ("data to May 2026".into(), "数据截至 2026 年 5 月".into())
    );
    assert_eq!((EN.join(["a", "b"]), ZH.join(["a", "b"])), ("a, b".into(), "a、b".into()));
    assert_eq!(EN.page_title(Some("GPT-3")), "GPT-3 · Generative AI Atlas");
    let licence = filter(|f| f.open_meaning = OpenMeaning::Licence);
    assert_eq!(EN.open_means(&licence, None), "“Open” means the weights can be downloaded under an open licence");
    assert_eq!(ZH.open_means(&licence, None), "“开放”指权重可以下载，且采用开放许可");
}
