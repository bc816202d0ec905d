//! The timeline in the height of one screen: nobody is left out, names belong to their marks, nothing touches.

mod support;

use std::collections::HashMap;

use genai_atlas::catalog::{Catalog, Collection, Row};
use genai_atlas::chart::cluster::CLUSTER_PX;
use genai_atlas::chart::mark::NameTone;
use genai_atlas::chart::{PlacedTimeline, Rect};
use genai_atlas::explore::{LaneBy, NamesShown};
use support::{COLLECTIONS, LANGS, Scene, shipped, tiny};

/// With the axis, the eras and what a lane of clusters takes.
const ONE_SCREEN_PX: f64 = 610.0;
const WIDTHS: [f64; 4] = [660.0, 760.0, 1010.0, 1690.0];

fn compact(catalog: &Catalog, collection: Collection) -> Scene<'_> {
    Scene { names: NamesShown::Landmarks, ..Scene::of(catalog, collection) }
}

fn for_each(check: impl Fn(&str, &Scene, &PlacedTimeline)) {
    for catalog in [tiny(), shipped()] {
        for collection in COLLECTIONS {
            for lane_by in LaneBy::ALL {
                for width in WIDTHS {
                    for lang in LANGS {
                        let scene = Scene { lane_by: *lane_by, width, lang, ..compact(&catalog, collection) };
                        let words = format!("{collection:?} {lane_by:?} {width} {lang:?}");
                        check(&words, &scene, &scene.timeline());
                    }
                }
            }
        }
    }
}

#[test]
fn every_system_is_drawn_and_all_lanes_fit_one_screen() {
    for_each(|words, scene, placed| {
        let lanes: usize = placed.lanes.iter().map(|l| l.count).sum();
        assert_eq!(placed.plot.marks.len(), lanes, "{words}");
        let mut rows: Vec<Row> = placed.plot.marks.iter().map(|m| m.row).collect();
        rows.sort_unstable();
        rows.dedup();
        assert_eq!(rows.len(), placed.systems, "{words}");
        let clusters = placed.lanes.len() as f64 * (CLUSTER_PX + 2.0);
        let more = if placed.plot.clusters.is_empty() { 0.0 } else { clusters };
        // Thirteen lanes with titles of two lines are a little taller where names are squeezed.
        let narrow = if scene.width < 1000.0 { 60.0 } else { 0.0 };
        assert!(placed.plot.size.height <= ONE_SCREEN_PX + more + narrow, "{words}: {}", placed.plot.size.height);
        if scene.width > 1000.0 {
            assert!(placed.plot.clusters.is_empty(), "{words}: nobody is hidden at this width");
        }
        for mark in &placed.plot.marks {
            assert!(placed.lanes.iter().any(|l| mark.at.y > l.area.top && mark.at.y < l.area.bottom), "{words}");
        }
    });
}

#[test]
fn a_name_stands_at_its_own_mark_and_touches_nothing() {
    for_each(|words, scene, placed| {
        let marks = placed.plot.marks_alone();
        let ink = |mark: &genai_atlas::chart::PlacedMark| Rect::around(mark.at, if mark.is_small { 3.4 } else { 5.0 });
        for (n, label) in placed.plot.labels.iter().enumerate() {
            let name = scene.catalog.systems[usize::from(label.row)].label(scene.lang);
            let own = marks.iter().find(|m| m.row == label.row && (m.at.y - label.area.middle().y).abs() < 0.01);
            let own = own.unwrap_or_else(|| panic!("{words}: {name} has a mark beside it"));
            let (before, after) = (own.span.from.min(own.at.x), own.span.to.max(own.at.x));
            let gap = (label.area.left - after).max(before - label.area.right);
            assert!((0.0..=16.0).contains(&gap), "{words}: {name} is {gap} px from its mark");
            for other in &placed.plot.labels[n + 1..] {
                assert!(!label.area.overlaps(&other.area), "{words}: {name} on a name");
            }
            for other in marks.iter().filter(|m| m.row != label.row) {
                assert!(!label.area.overlaps(&ink(other)), "{words}: {name} on a mark");
            }
            assert!(label.area.left >= placed.plot.frame.left && label.area.right <= scene.width, "{words}: {name}");
        }
    });
}

#[test]
fn marks_stand_at_their_day_dots_at_most_4_px_beside_it() {
    for_each(|words, scene, placed| {
        let columns = scene.catalog.columns(scene.collection);
        for mark in placed.plot.marks_alone() {
            let day = f64::from(columns.day[usize::from(mark.row)]);
            let away = (mark.at.x - placed.plot.scale.map(day)).abs();
            assert!(away <= if mark.is_small { 4.001 } else { 0.001 }, "{words}: {mark:?} is {away} px away");
        }
    });
}

#[test]
fn names_are_those_that_everybody_knows() {
    let catalog = shipped();
    for lang in LANGS {
        let scene = Scene { lang, ..compact(&catalog, Collection::Extended) };
        let placed = scene.timeline();
        let named: HashMap<Row, NameTone> = placed.plot.labels.iter().map(|l| (l.row, l.tone)).collect();
        for (row, tone) in &named {
            let landmark = catalog.systems[usize::from(*row)].landmark;
            let expected = if landmark == Some(1) { NameTone::Strong } else { NameTone::Quiet };
            assert!(landmark.is_some() && *tone == expected, "{row}: {landmark:?} {tone:?}");
        }
        let of = |rank: u8| {
            let all = placed.plot.marks.iter().filter(|m| catalog.systems[usize::from(m.row)].landmark == Some(rank));
            let named = all.clone().filter(|m| named.contains_key(&m.row)).count();
            (named, all.count())
        };
        let ((first, of_first), (second, of_second)) = (of(1), of(2));
        assert_eq!(first, of_first, "{lang:?}: every landmark of rank 1");
        assert!(second * 3 >= of_second, "{lang:?}: {second} of {of_second} of rank 2");
    }
}

#[test]
fn with_few_systems_the_others_are_named_too() {
    let catalog = shipped();
    let mut scene = compact(&catalog, Collection::Extended);
    scene.visible.retain(|row| catalog.systems[usize::from(*row)].landmark.is_none());
    scene.visible.truncate(60);
    let placed = scene.timeline();
    assert!(placed.plot.labels.len() * 2 > placed.systems, "{} of {}", placed.plot.labels.len(), placed.systems);
}

#[test]
fn nothing_and_one_point_have_room() {
    let catalog = tiny();
    let whole = compact(&catalog, Collection::Extended).timeline().plot.size;
    let none = Scene { visible: Vec::new(), ..compact(&catalog, Collection::Extended) }.timeline();
    assert!(none.plot.marks.is_empty());
    assert_eq!(none.plot.size, whole, "what stands below does not move");
    let one = Scene { visible: vec![0], ..compact(&catalog, Collection::Extended) }.timeline();
    assert_eq!(one.plot.size, whole);
    assert_eq!((one.plot.marks.len(), one.plot.labels.len()), (one.systems, one.systems));
}
