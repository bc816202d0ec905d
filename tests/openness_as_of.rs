//! "Open" at the release or today: filter, counts, headline, order, marks and lanes all take the same class.

mod support;

use genai_atlas::catalog::{AsOf, Catalog, Collection, Openness};
use genai_atlas::chart::PlacedMark;
use genai_atlas::chart::timeline::placed::LaneKey;
use genai_atlas::explore::view_state::Bits;
use genai_atlas::explore::*;
use genai_atlas::i18n::{EN, ZH, cells};
use serde_json::json;
use support::{Scene, passing, row, shipped, tiny_with, visible};

/// The tiny catalog, in which GPT-3 was opened later, and GPT-4 under a licence that limits its use. The article calls
/// both closed.
fn opened_later() -> Catalog {
    tiny_with(&[
        ("gpt-3", "opened", json!({"date": "2024-03-17", "openness": "open", "licence": "MIT"})),
        ("gpt-4", "opened", json!({"date": "2024-05", "openness": "restricted"})),
    ])
}

fn asking(as_of: AsOf, open_meaning: OpenMeaning) -> Filter {
    Filter { as_of, open_meaning, ..Filter::default() }
}

fn open_ids(catalog: &Catalog, as_of: AsOf, meaning: OpenMeaning) -> Vec<&str> {
    let open = Bits::default().toggled(IsOpen::Yes as usize);
    passing(catalog, &Filter { open, ..asking(as_of, meaning) })
}

#[test]
fn what_was_opened_later_is_open_today_and_was_not_at_its_release() {
    let catalog = opened_later();
    let added = |meaning| -> Vec<&str> {
        let before = open_ids(&catalog, AsOf::Release, meaning);
        let today = open_ids(&catalog, AsOf::Today, meaning);
        assert!(before.iter().all(|id| today.contains(id)), "{meaning:?}");
        today.into_iter().filter(|id| !before.contains(id)).collect()
    };
    assert_eq!(added(OpenMeaning::Weights), ["gpt-3", "gpt-4"]);
    assert_eq!(added(OpenMeaning::Licence), ["gpt-3"]);
}

#[test]
fn the_articles_own_statement_has_no_other_time() {
    for catalog in [opened_later(), shipped()] {
        for collection in support::COLLECTIONS {
            let answers = |as_of| {
                let filter = Filter { collection, ..asking(as_of, OpenMeaning::Article) };
                catalog.systems.iter().map(|s| filter.is_open(s)).collect::<Vec<_>>()
            };
            assert_eq!(answers(AsOf::Release), answers(AsOf::Today));
        }
    }
}

#[test]
fn counts_class_filter_and_headline_follow_the_choice() {
    for catalog in [opened_later(), shipped()] {
        for meaning in OpenMeaning::ALL {
            for as_of in AsOf::ALL {
                let filter = asking(*as_of, *meaning);
                let counts = FacetCounts::new(&catalog, &filter, Counting::Total);
                let digest = Digest::new(&catalog, &filter, &visible(&catalog, &filter), Counting::Total);
                assert_eq!(digest.open, open_ids(&catalog, *as_of, *meaning).len(), "{meaning:?} {as_of:?}");
                assert_eq!(counts.open[IsOpen::Yes as usize], digest.open);
                for class in Openness::ALL {
                    let classes = Bits::default().toggled(*class as usize);
                    let of_class = visible(&catalog, &Filter { classes, ..filter.clone() }).len();
                    assert_eq!(counts.classes[*class as usize], of_class, "{class:?} {as_of:?}");
                }
            }
        }
    }
    let catalog = opened_later();
    let classes = |as_of| FacetCounts::new(&catalog, &asking(as_of, OpenMeaning::Weights), Counting::Total).classes;
    assert_eq!(classes(AsOf::Release)[..3], [5, 2, 3], "open, restricted, closed");
    assert_eq!(classes(AsOf::Today)[..3], [6, 3, 1]);
}

#[test]
fn marks_of_both_charts_lanes_table_and_tooltip_show_the_class_that_counts() {
    let catalog = opened_later();
    let [gpt3, gpt4] = ["gpt-3", "gpt-4"].map(|id| row(&catalog, id));
    let class = |marks: &[PlacedMark], row| marks.iter().find(|m| m.row == row).map(|m| m.openness);
    for (as_of, of_gpt3, of_gpt4) in
        [(AsOf::Release, Openness::Closed, Openness::Closed), (AsOf::Today, Openness::Open, Openness::Restricted)]
    {
        for width in [315.0, 1010.0] {
            let scene = Scene { as_of, width, ..Scene::of(&catalog, Collection::Extended) };
            for marks in [scene.timeline().plot.marks, scene.growth().plot.marks] {
                assert_eq!((class(&marks, gpt3), class(&marks, gpt4)), (Some(of_gpt3), Some(of_gpt4)), "{width}");
            }
            let lanes = Scene { lane_by: LaneBy::Openness, ..scene }.timeline().lanes;
            let count = |class| lanes.iter().find(|l| l.key == LaneKey::Openness(class)).map_or(0, |l| l.count);
            assert_eq!(count(Openness::Closed), if as_of == AsOf::Today { 1 } else { 3 }, "{width}");
        }
        let summary = cells::summary(&EN, &catalog, catalog.columns(Collection::Extended), as_of, gpt3);
        assert_eq!(summary[3], format!("{} · Autoregressive · Transformer", EN.openness(of_gpt3)));
        let sort = Sort { key: SortKey::Openness, is_descending: false };
        let order = table::order(&catalog, Collection::Extended, as_of, Counting::Total, sort);
        let classes: Vec<_> = order.iter().map(|r| catalog.systems[usize::from(*r)].openness_as_of(as_of)).collect();
        assert!(classes.is_sorted(), "{classes:?}");
    }
}

#[test]
fn taking_filters_back_keeps_the_choice_and_no_chip_stands_for_it() {
    let today = asking(AsOf::Today, OpenMeaning::Weights);
    assert!(today.is_empty() && choices::choices(&today).is_empty());
    let text = Filter { text: "gpt".into(), ..today.clone() };
    assert_eq!(text.cleared(), today);
}

#[test]
fn the_words_name_the_day_and_only_where_it_counts() {
    let until = shipped().data_until;
    let date = |text| genai_atlas::catalog::ReleaseDate::parse(text);
    assert_eq!(EN.as_of(AsOf::Release, until), "at release");
    assert_eq!(EN.as_of(AsOf::Today, date("2026-11-18")), "today (as of 18 November 2026)");
    assert_eq!(ZH.as_of(AsOf::Today, date("2026-11-18")), "目前（截至 2026 年 11 月 18 日）");
    assert_eq!((EN.as_of(AsOf::Today, None), ZH.as_of(AsOf::Today, None)), ("today".into(), "目前".into()));
    let until = date("2026-11");
    let today = asking(AsOf::Today, OpenMeaning::Weights);
    assert_eq!(
        EN.open_means(&today, until),
        "“Open” means the weights can be downloaded, under any licence, today (as of November 2026)"
    );
    assert_eq!(ZH.open_means(&today, until), "“开放”指权重可以下载，不论采用何种许可，目前（截至 2026 年 11 月）");
    for open_meaning in OpenMeaning::ALL {
        let release = asking(AsOf::Release, *open_meaning);
        assert!(!EN.open_means(&release, until).contains("today"));
    }
    let article = |as_of| EN.open_means(&asking(as_of, OpenMeaning::Article), until);
    assert_eq!(article(AsOf::Today), article(AsOf::Release));
}
