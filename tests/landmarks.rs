//! Landmarks come first: for names in the charts, and where names are offered or understood.

mod support;

use genai_atlas::catalog::{Catalog, Collection, Row};
use genai_atlas::explore::by_rank;
use genai_atlas::explore::lineage::named;
use serde_json::{Value, json};
use support::{COLLECTIONS, LANGS, Scene, TINY, shipped, sound, tiny, tiny_with};

/// The tiny catalog with forty systems of one family, day and size in the place of its own. The first is the parent of
/// all others but the last, which is a landmark or none. There is room for a few names.
fn forty(landmark: Option<u8>) -> Catalog {
    let system = |n: usize| {
        let is_child = (1..39).contains(&n);
        json!({
            "id": format!("system-{n}"), "name": format!("System {n}"), "family": "transformer", "modalities": ["text"],
            "released": "2020-02-29", "openness": "open", "landmark": landmark.filter(|_| n == 39),
            "parameters": { "total": 7_000_000_000_u64, "sparse": false, "status": "disclosed" },
            "lineage": is_child.then(|| json!([{ "relation": "builds-on", "to": "system-0" }]))
        })
    };
    let mut file: Value = serde_json::from_str(TINY).unwrap();
    file["systems"] = (0..40).map(system).collect();
    sound(&file.to_string())
}

#[test]
fn a_landmark_is_named_before_a_system_that_more_grew_from() {
    for (landmark, ranks, is_named) in [(None, (0, 39), false), (Some(2), (1, 0), true), (Some(1), (1, 0), true)] {
        let catalog = forty(landmark);
        for collection in [Collection::Article, Collection::Extended] {
            let rank = &catalog.columns(collection).rank;
            assert_eq!((rank[0], rank[39]), ranks, "{landmark:?}");
        }
        for width in [315.0, 998.0] {
            let scene = Scene { width, ..Scene::of(&catalog, Collection::Extended) };
            for labels in [scene.timeline().plot.labels, scene.growth().plot.labels] {
                assert!(labels.len() < 40, "there is no room for all");
                let has_name = |row| labels.iter().any(|l| l.row == row);
                assert!(has_name(0), "{landmark:?} {width}");
                assert_eq!(has_name(39), is_named, "{landmark:?} {width}");
            }
        }
    }
}

#[test]
fn the_first_rank_of_landmarks_comes_before_the_second() {
    let catalog = shipped();
    for collection in COLLECTIONS {
        let mut rows: Vec<usize> = (0..catalog.systems.len()).collect();
        rows.sort_by_key(|row| catalog.columns(collection).rank[*row]);
        let ranks: Vec<u8> = rows.iter().map(|row| catalog.systems[*row].landmark_rank()).collect();
        assert!(ranks.is_sorted() && ranks[0] == 1 && ranks.contains(&2), "{collection:?}");
    }
}

#[test]
fn every_landmark_of_the_first_rank_is_named_on_a_desktops_plain_view() {
    let catalog = shipped();
    for lang in LANGS {
        let placed = Scene { lang, width: 998.0, ..Scene::of(&catalog, Collection::Extended) }.timeline();
        for mark in &placed.plot.marks {
            let system = &catalog.systems[usize::from(mark.row)];
            let is_named = placed.plot.labels.iter().any(|l| l.row == mark.row);
            assert!(is_named || system.landmark != Some(1), "{} {lang:?}", system.id);
        }
    }
}

#[test]
fn names_are_offered_and_understood_in_the_order_of_rank() {
    let twin = |name: &str, landmark: Option<u8>| {
        tiny_with(&[
            ("gan", "aliases", json!(["One"])),
            ("kimi", "aliases", json!([name])),
            ("kimi", "landmark", json!(landmark)),
        ])
    };
    let plain = twin("One", None);
    assert_eq!(named(&plain, "one"), plain.row("gan"), "more grew from it");
    let known = twin("One", Some(1));
    assert_eq!(named(&known, "one"), known.row("kimi"));
    assert_eq!(by_rank(&known).first().copied(), known.row("kimi"));
    // A name comes before an alias, however known its bearer.
    let other = twin("GAN", Some(1));
    assert_eq!(named(&other, "gan"), other.row("gan"));
    for catalog in [tiny(), shipped()] {
        let order = by_rank(&catalog);
        let ranks: Vec<u8> = order.iter().map(|r| catalog.systems[usize::from(*r)].landmark_rank()).collect();
        assert!(ranks.is_sorted());
        let mut rows = order;
        rows.sort();
        assert!(rows.into_iter().eq(0..catalog.systems.len() as Row));
    }
}
