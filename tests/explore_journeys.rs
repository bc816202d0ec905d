//! From a choice to its answer on the tiny catalog and on the shipped one: filter, counts, order, trend.

mod support;

use genai_atlas::catalog::{Catalog, Collection, Days, Lane, Modality, Openness, Row};
use genai_atlas::explore::view_state::Bits;
use genai_atlas::explore::*;
use support::{COLLECTIONS, Scene, ids, passing, row, shipped, tiny, visible};

fn filter(change: impl FnOnce(&mut Filter)) -> Filter {
    let mut filter = Filter::default();
    change(&mut filter);
    filter
}

fn named(text: &str) -> Filter {
    filter(|f| f.text = text.into())
}

/// Rows that answer yes or no under a meaning.
fn answering(catalog: &Catalog, meaning: OpenMeaning, answer: IsOpen) -> usize {
    let wanted = filter(|f| {
        f.open_meaning = meaning;
        f.open = f.open.toggled(answer as usize);
    });
    visible(catalog, &wanted).len()
}

#[test]
fn open_has_three_meanings() {
    use IsOpen::*;
    let count = |meaning| [Yes, No, NotStated].map(|answer| answering(&tiny(), meaning, answer));
    assert_eq!(count(OpenMeaning::Weights), [7, 5, 3]);
    assert_eq!(count(OpenMeaning::Licence), [5, 7, 3]);
    assert_eq!(count(OpenMeaning::Article), [1, 4, 10]);
}

#[test]
fn the_article_may_call_open_what_the_class_does_not() {
    let word = |meaning| is_open(meaning, Openness::Restricted, Some(true));
    assert_eq!(OpenMeaning::ALL.iter().map(|m| word(*m)).collect::<Vec<_>>(), [IsOpen::Yes, IsOpen::No, IsOpen::Yes]);
    let word = |meaning| is_open(meaning, Openness::Open, None);
    assert_eq!(
        OpenMeaning::ALL.iter().map(|m| word(*m)).collect::<Vec<_>>(),
        [IsOpen::Yes, IsOpen::Yes, IsOpen::NotStated]
    );
}

#[test]
fn a_joint_system_belongs_to_both_its_makers() {
    let tiny = tiny();
    let of = |makers: &[&str]| {
        let chosen = filter(|f| makers.iter().for_each(|m| f.toggle_organisation(m)));
        ids(&tiny, &visible(&tiny, &chosen)).iter().map(|id| id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of(&["gamma"]), ["joint-nlg", "wenxin", "kimi"]);
    assert!(of(&["alpha"]).contains(&"joint-nlg".to_owned()));
    assert_eq!(of(&["alpha", "gamma"]).iter().filter(|id| *id == "joint-nlg").count(), 1);
    assert_eq!(of(&["delta"]), ["stable-tiny", "mix"]);
    assert_eq!(of(&["nobody"]), Vec::<String>::new());
}

#[test]
fn choices_of_one_kind_add_up_and_kinds_cut_each_other() {
    let tiny = tiny();
    let families = filter(|f| f.families = vec!["gan".into(), "vae".into()]);
    assert_eq!(passing(&tiny, &families), ["vae", "gan"]);
    let open_gans = filter(|f| {
        f.families = vec!["gan".into(), "vae".into()];
        f.classes = f.classes.toggled(Openness::Open as usize);
    });
    assert_eq!(passing(&tiny, &open_gans), ["gan"]);
}

#[test]
fn names_are_found_in_either_language_and_any_spelling() {
    let tiny = tiny();
    for (text, expected) in [
        ("gpt3", &["gpt-3"][..]),
        ("GPT-3", &["gpt-3"]),
        ("ＧＰＴ－３", &["gpt-3"]),
        ("davinci", &["gpt-3"]),
        ("文心", &["wenxin"]),
        ("变分", &["vae"]),
        ("伽马", &["joint-nlg", "wenxin", "kimi"]),
        ("gamma ai", &["joint-nlg", "wenxin", "kimi"]),
        ("阿尔法 nlg", &["joint-nlg"]),
        ("ALab joint", &["joint-nlg"]),
        (
            "   ",
            &[
                "backpropagation",
                "prompting",
                "vae",
                "gan",
                "tiny-flow",
                "gpt-1",
                "gpt-2",
                "gpt-3",
                "joint-nlg",
                "wenxin",
                "stable-tiny",
                "talk",
                "gpt-4",
                "mix",
                "kimi",
            ],
        ),
        ("no such thing", &[]),
    ] {
        assert_eq!(passing(&tiny, &named(text)), expected, "{text}");
    }
}

#[test]
fn the_shipped_catalog_is_found_in_either_language() {
    let catalog = shipped();
    for (text, id) in [
        ("gpt3", "gpt-3"),
        ("ernie bot", "ernie-bot"),
        ("文心一言", "ernie-bot"),
        ("百度 文心", "ernie-3-titan"),
        ("通义千问", "qwen"),
        ("变分自编码器", "vae"),
        ("谷歌 bert", "bert"),
        ("dalle 2", "dall-e-2"),
    ] {
        assert!(passing(&catalog, &named(text)).contains(&id), "{text} finds {id}");
    }
}

#[test]
fn a_size_range_leaves_out_what_has_no_known_size() {
    let tiny = tiny();
    let sized = |from, to| filter(|f| f.parameters = Span { from, to });
    assert_eq!(visible(&tiny, &sized(Some(1.0), None)).len(), 9);
    assert_eq!(visible(&tiny, &sized(None, Some(1e18))).len(), 9);
    assert_eq!(passing(&tiny, &sized(Some(1e9), Some(1e11))), ["gpt-2", "gpt-3", "wenxin", "stable-tiny", "mix"]);
}

#[test]
fn active_counting_knows_dense_models_and_stated_experts_only() {
    let tiny = tiny();
    let columns = tiny.columns(Collection::Extended);
    let active = |id| columns.size(usize::from(row(&tiny, id)), Counting::Active);
    assert_eq!(active("gpt-3"), Some(1e11));
    assert_eq!(active("mix"), Some(1e10));
    assert_eq!(active("gpt-4"), None);
    assert_eq!(active("vae"), None);
}

#[test]
fn years_hold_both_ends_and_no_undated_system() {
    let tiny = tiny();
    let years = filter(|f| f.years = Span { from: Some(2014), to: Some(2016) });
    assert_eq!(passing(&tiny, &years), ["gan", "tiny-flow"]);
    let ever = filter(|f| f.years = Span { from: Some(1940), to: None });
    assert!(!passing(&tiny, &ever).contains(&"prompting"));
}

#[test]
fn a_lane_is_chosen_whole_and_left_whole() {
    let tiny = tiny();
    let mut filter = Filter::default();
    filter.toggle_lane(Lane::AutoregressiveTransformer, &tiny.families);
    assert_eq!(filter.families, ["autoregressive", "transformer"]);
    assert_eq!(visible(&tiny, &filter).len(), 8);
    filter.toggle_lane(Lane::AutoregressiveTransformer, &tiny.families);
    assert_eq!(filter, Filter::default());
}

fn in_order(catalog: &Catalog, key: SortKey, is_descending: bool) -> Vec<&str> {
    let order =
        table::order(catalog, Collection::Extended, AsOf::default(), Counting::Total, Sort { key, is_descending });
    ids(catalog, &order)
}

#[test]
fn unknown_dates_sort_last_both_ways() {
    let tiny = tiny();
    for is_descending in [true, false] {
        assert_eq!(in_order(&tiny, SortKey::Released, is_descending).last(), Some(&"prompting"));
    }
    assert_eq!(in_order(&tiny, SortKey::Released, true)[..2], ["kimi", "mix"]);
    assert_eq!(in_order(&tiny, SortKey::Released, false)[..2], ["backpropagation", "vae"]);
}

#[test]
fn unknown_sizes_sort_last_both_ways() {
    let tiny = tiny();
    let unknown = ["backpropagation", "gan", "prompting", "talk", "tiny-flow", "vae"];
    for (is_descending, first) in [(true, ["gpt-4", "kimi"]), (false, ["gpt-1", "gpt-2"])] {
        let order = in_order(&tiny, SortKey::Parameters, is_descending);
        assert_eq!(order[..2], first);
        let mut last = order[9..].to_vec();
        last.sort();
        assert_eq!(last, unknown);
    }
}

#[test]
fn systems_without_a_maker_sort_last_both_ways() {
    let tiny = tiny();
    for is_descending in [true, false] {
        let order = in_order(&tiny, SortKey::Organisation, is_descending);
        assert_eq!(order[13..], ["prompting", "tiny-flow"]);
    }
}

#[test]
fn unknown_openness_sorts_last_both_ways() {
    let tiny = tiny();
    for is_descending in [true, false] {
        let mut last = in_order(&tiny, SortKey::Openness, is_descending)[12..].to_vec();
        last.sort();
        assert_eq!(last, ["backpropagation", "prompting", "tiny-flow"]);
    }
}

#[test]
fn every_order_holds_every_row_once() {
    let catalog = shipped();
    for key in SortKey::ALL {
        for is_descending in [true, false] {
            for counting in Counting::ALL {
                let sort = Sort { key: *key, is_descending };
                let mut order = table::order(&catalog, Collection::Extended, AsOf::default(), *counting, sort);
                order.sort();
                assert!(order.iter().copied().eq(0..catalog.systems.len() as Row));
            }
        }
    }
}

#[test]
fn pressing_a_heading_twice_turns_the_order_round() {
    let first = Sort::default().pressed(SortKey::Name);
    assert_eq!(first, Sort { key: SortKey::Name, is_descending: false });
    assert!(first.pressed(SortKey::Name).is_descending);
    assert!(Sort::default().pressed(SortKey::Parameters).is_descending);
}

/// Applies every option of every facet and compares what is left with what its count promised.
fn assert_counts_hold(catalog: &Catalog, filter: &Filter, counting: Counting) {
    let counts = FacetCounts::new(catalog, filter, counting);
    let left = |change: &dyn Fn(&mut Filter)| {
        let mut chosen = filter.clone();
        change(&mut chosen);
        CompiledFilter::new(catalog, &chosen, counting).visible().len()
    };
    assert_eq!(counts.visible, left(&|_| {}), "{filter:?}");
    assert_eq!(counts.of, catalog.systems.iter().filter(|s| s.in_collection(filter.collection)).count());
    assert_eq!(counts.open_all, left(&|f| f.open = Bits::default()), "{filter:?}");
    for answer in IsOpen::ALL {
        let n = left(&|f| f.open = Bits::default().toggled(*answer as usize));
        assert_eq!(counts.open[*answer as usize], n, "{answer:?} {filter:?}");
    }
    for class in Openness::ALL {
        let n = left(&|f| f.classes = Bits::default().toggled(*class as usize));
        assert_eq!(counts.classes[*class as usize], n, "{class:?} {filter:?}");
    }
    for (n, organisation) in catalog.organisations.iter().enumerate() {
        let left = left(&|f| f.organisations = vec![organisation.id.clone()]);
        assert_eq!(counts.organisations[n], left, "{} {filter:?}", organisation.id);
    }
    for (n, family) in catalog.families.iter().enumerate() {
        assert_eq!(counts.families[n], left(&|f| f.families = vec![family.id.clone()]), "{} {filter:?}", family.id);
    }
    for lane in Lane::ALL.iter().filter(|l| catalog.families.iter().any(|f| f.lane == **l)) {
        let n = left(&|f| {
            f.families.clear();
            f.toggle_lane(*lane, &catalog.families);
        });
        assert_eq!(counts.lanes[*lane as usize], n, "{lane:?} {filter:?}");
    }
    for modality in Modality::ALL {
        let n = left(&|f| f.modalities = genai_atlas::catalog::Modalities::default().with(*modality));
        assert_eq!(counts.modalities[*modality as usize], n, "{modality:?} {filter:?}");
    }
    for (code, count) in &counts.countries {
        assert_eq!(*count, left(&|f| f.countries = vec![code.clone()]), "{code} {filter:?}");
    }
    let any_size = Span { from: Some(1.0), to: None };
    if filter.parameters.is_unbounded() {
        assert_eq!(counts.with_size, left(&|f| f.parameters = any_size), "{filter:?}");
    }
}

/// Filters that touch every facet, alone and together.
fn some_filters(catalog: &Catalog) -> Vec<Filter> {
    let maker = catalog.organisations[0].id.clone();
    let families: Vec<String> = catalog.families.iter().take(5).map(|f| f.id.clone()).collect();
    let mut filters = vec![
        Filter::default(),
        named("gpt"),
        named("nothing is called this"),
        filter(|f| f.open = f.open.toggled(0)),
        filter(|f| f.classes = f.classes.toggled(0).toggled(1)),
        filter(|f| f.organisations = vec![maker.clone(), catalog.organisations[2].id.clone()]),
        filter(|f| f.families = families.clone()),
        filter(|f| f.modalities = f.modalities.with(Modality::Text).with(Modality::Image)),
        filter(|f| f.countries = vec!["CN".into(), "GB".into()]),
        filter(|f| f.years = Span { from: Some(2018), to: Some(2022) }),
        filter(|f| f.parameters = Span { from: Some(1e9), to: None }),
        filter(|f| f.window = Some(Days::new(17_897, 19_722))), // 2019 to 2023
        filter(|f| {
            f.open = f.open.toggled(0);
            f.modalities = f.modalities.with(Modality::Text);
            f.years.from = Some(2020);
            f.countries = vec!["US".into()];
        }),
    ];
    for meaning in [OpenMeaning::Licence, OpenMeaning::Article] {
        filters.push(filter(|f| {
            f.open_meaning = meaning;
            f.open = f.open.toggled(1).toggled(2);
        }));
    }
    for class in [Openness::Open, Openness::Closed] {
        filters.push(filter(|f| {
            f.as_of = AsOf::Today;
            f.open = f.open.toggled(0).toggled(1);
            f.classes = f.classes.toggled(class as usize);
        }));
    }
    filters
}

fn assert_all_counts_hold(catalog: &Catalog) {
    for filter in some_filters(catalog) {
        for collection in COLLECTIONS {
            for counting in Counting::ALL {
                assert_counts_hold(catalog, &Filter { collection, ..filter.clone() }, *counting);
            }
        }
    }
}

#[test]
fn each_count_is_what_its_option_leaves_in_the_tiny_catalog() {
    assert_all_counts_hold(&tiny());
}

#[test]
fn each_count_is_what_its_option_leaves_in_the_shipped_catalog() {
    assert_all_counts_hold(&shipped());
}

#[test]
fn ideas_are_counted_apart() {
    let tiny = tiny();
    let counts = FacetCounts::new(&tiny, &Filter::default(), Counting::Total);
    assert_eq!((counts.visible, counts.visible_concepts, counts.with_size), (15, 2, 9));
}

#[test]
fn the_trend_is_of_disclosed_language_models_unless_asked_otherwise() {
    let tiny = tiny();
    let all = visible(&tiny, &Filter::default());
    let count =
        |subset, estimates| trend::points(&tiny, Collection::Extended, &all, subset, Counting::Total, estimates).len();
    assert_eq!(count(TrendSubset::Language, false), 7);
    assert_eq!(count(TrendSubset::Language, true), 8);
    assert_eq!(count(TrendSubset::All, false), 8);
    assert_eq!(count(TrendSubset::Off, true), 0);
}

#[test]
fn a_record_is_larger_than_all_shown_before_it() {
    let tiny = tiny();
    let sizes = |filter: &Filter, estimates| -> Vec<f64> {
        let rows = visible(&tiny, filter);
        let points =
            trend::points(&tiny, Collection::Extended, &rows, TrendSubset::Records, Counting::Total, estimates);
        points.into_iter().map(|(_, size)| size).collect()
    };
    assert_eq!(sizes(&Filter::default(), false), [1e8, 1e9, 1e11, 5e11, 1e12]);
    assert_eq!(sizes(&Filter::default(), true), [1e8, 1e9, 1e11, 5e11, 1.8e12]);
    let open = filter(|f| f.open = f.open.toggled(0));
    assert_eq!(sizes(&open, false), [1e8, 1e9, 1e10, 5e10, 1e12]);
}

#[test]
fn a_filter_narrows_counts_order_and_trend_together() {
    let tiny = tiny();
    let filter = filter(|f| f.toggle_organisation("alpha"));
    let rows = visible(&tiny, &filter);
    assert_eq!(FacetCounts::new(&tiny, &filter, Counting::Total).visible, rows.len());
    let sort = Sort { key: SortKey::Parameters, is_descending: true };
    let order = table::order(&tiny, Collection::Extended, AsOf::default(), Counting::Total, sort);
    let shown: Vec<Row> = order.into_iter().filter(|r| rows.contains(r)).collect();
    assert_eq!(ids(&tiny, &shown), ["gpt-4", "joint-nlg", "gpt-3", "gpt-2", "gpt-1", "talk"]);
    let points = trend::points(&tiny, Collection::Extended, &rows, TrendSubset::default(), Counting::Total, false);
    assert_eq!(Trend::fit(&points).map(|t| t.n), Some(4));
}

#[test]
fn the_figure_shows_its_own_71_marks_and_25_sizes() {
    let catalog = shipped();
    let scene = Scene::of(&catalog, Collection::Figure);
    let (timeline, growth) = (scene.timeline(), scene.growth());
    assert_eq!(scene.visible.len(), 71);
    assert_eq!(timeline.plot.marks.len(), 71);
    // The figure gives 25 sizes; of the rest 37 are models whose size it does not give, 9 have none.
    assert_eq!(growth.plot.marks.len() - growth.unknown, 25);
    assert_eq!((growth.unknown, growth.without_size), (37, 9));
    let lanes: Vec<usize> = timeline.lanes.iter().map(|l| l.count).collect();
    assert_eq!(lanes, [5, 16, 3, 28, 4, 15]);
}

#[test]
fn in_the_figure_its_own_date_size_and_lane_are_in_force() {
    let tiny = tiny();
    let at = usize::from(row(&tiny, "stable-tiny"));
    let (own, figure) = (tiny.columns(Collection::Extended), tiny.columns(Collection::Figure));
    assert_eq!((own.total[at], figure.total[at]), (1e9, 8.9e8));
    assert_eq!((own.lane[at], figure.lane[at]), (Lane::EnergyDiffusion, Lane::Multimodal));
    let gan = usize::from(row(&tiny, "gan"));
    assert!(own.first_day[gan] < figure.first_day[gan]);
    assert_eq!(figure.first_day[gan], figure.last_day[gan]);
}
