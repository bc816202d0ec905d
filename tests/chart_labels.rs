//! Label craft: lines to names that had to move, clusters of marks that cannot be told apart, records.

mod support;

use genai_atlas::catalog::{Collection, Days};
use genai_atlas::chart::cluster::CLUSTER_PX;
use genai_atlas::chart::growth::RECORD_HALF_PX;
use genai_atlas::chart::mark::alone;
use genai_atlas::chart::time_axis::{MIN_ZOOM_DAYS, clamp_zoom};
use genai_atlas::chart::{PlacedCluster, PlacedGrowth, PlacedLabel, PlacedMark, Point, Rect};
use genai_atlas::explore::{Counting, LaneBy, NamesShown, ScaleKind, TrendSubset, trend};
use support::{COLLECTIONS, LANGS, Scene, shipped};

/// Chart widths of pages 360, 768, 1440 and 2560 px wide.
const WIDTHS: [f64; 4] = [315.0, 714.0, 998.0, 1350.0];
/// Nearer than this, two marks in one row cannot be told apart.
const APART_PX: f64 = 7.0;

fn for_each_scene(check: &mut dyn FnMut(&str, &Scene)) {
    let catalog = shipped();
    for collection in COLLECTIONS {
        let scene = Scene::of(&catalog, collection);
        let full = scene.full_domain();
        let zooms = [(1200, 300), (200, 0)].map(|(from, to)| clamp_zoom(Days::new(full.to - from, full.to - to), full));
        for domain in std::iter::once(None).chain(zooms) {
            for width in WIDTHS {
                for lang in LANGS {
                    let words = format!("{collection:?} {domain:?} {width} {lang:?}");
                    check(&words, &Scene { domain, width, lang, ..scene.clone() });
                }
            }
        }
    }
}

/// Every cluster says how many it holds, its members stand in its place, and nothing else stands there.
fn assert_clusters(words: &str, marks: &[PlacedMark], labels: &[PlacedLabel], clusters: &[PlacedCluster]) {
    let alone = alone(marks, clusters);
    for (n, cluster) in clusters.iter().enumerate() {
        assert_eq!(
            format!("+{}", cluster.label.trim_start_matches('+')),
            format!("+{}", cluster.members.len()),
            "{words}"
        );
        assert!(cluster.members.len() > 1 && (cluster.area.height() - CLUSTER_PX).abs() < 0.01, "{words}: {cluster:?}");
        let here: Vec<_> = marks.iter().filter(|m| m.at == cluster.at).map(|m| m.row).collect();
        let backwards: Vec<_> = cluster.members.iter().rev().copied().collect();
        assert_eq!(here, backwards, "{words}: the most important is hit first");
        assert!(clusters[n + 1..].iter().all(|c| !c.area.overlaps(&cluster.area)), "{words}: {cluster:?}");
        assert!(labels.iter().all(|l| !l.area.overlaps(&cluster.area)), "{words}: {cluster:?}");
        for mark in alone {
            let ink = Rect::around(mark.at, if mark.is_small { 3.5 } else { 5.0 });
            assert!(!ink.overlaps(&cluster.area), "{words}: {mark:?} under {cluster:?}");
        }
    }
}

/// Marks drawn one by one that lie so near each other that one hides the other.
fn hidden(alone: &[PlacedMark]) -> usize {
    let hides = |a: &PlacedMark, b: &PlacedMark| (a.at.x - b.at.x).hypot(a.at.y - b.at.y) < APART_PX;
    alone.iter().enumerate().map(|(n, a)| alone[n + 1..].iter().filter(|b| hides(a, b)).count()).sum()
}

#[test]
fn marks_of_the_timeline_can_be_told_apart_or_stand_in_clusters() {
    for_each_scene(&mut |words, scene| {
        for (lane_by, names) in LaneBy::ALL.iter().flat_map(|by| NamesShown::ALL.iter().map(move |n| (by, n))) {
            let placed = Scene { lane_by: *lane_by, names: *names, ..scene.clone() }.timeline();
            assert_eq!(hidden(alone(&placed.plot.marks, &placed.plot.clusters)), 0, "{words} {lane_by:?}");
            assert_clusters(
                &format!("{words} {lane_by:?}"),
                &placed.plot.marks,
                &placed.plot.labels,
                &placed.plot.clusters,
            );
        }
    });
}

#[test]
fn marks_of_unknown_size_can_be_told_apart_or_stand_in_clusters() {
    for_each_scene(&mut |words, scene| {
        let placed = scene.growth();
        let mut small = alone(&placed.plot.marks, &placed.plot.clusters).to_vec();
        small.retain(|m| m.is_small);
        assert_eq!(hidden(&small), 0, "{words}");
        assert_clusters(words, &placed.plot.marks, &placed.plot.labels, &placed.plot.clusters);
        let strip = placed.strip.unwrap_or_default();
        assert!(placed.plot.clusters.iter().all(|c| strip.contains(&c.area)), "{words}");
    });
}

/// Opens the first cluster again and again; gives how often, and what is left of it in the end.
fn open_through(scene: &Scene, clusters: &dyn Fn(&Scene) -> Vec<PlacedCluster>, mut cluster: PlacedCluster) -> usize {
    let full = scene.full_domain();
    let mut domain = full;
    for step in 0..12 {
        let Some(opens) = cluster.opens else {
            assert!(domain.length() <= MIN_ZOOM_DAYS, "{cluster:?} does not open in {domain:?}");
            return cluster.members.len();
        };
        let zoom = clamp_zoom(opens, full).expect("it is closer than all");
        assert!(zoom.length() < domain.length(), "step {step}: {zoom:?} in {domain:?}");
        domain = zoom;
        let next = clusters(&Scene { domain: Some(domain), ..scene.clone() });
        let lead = cluster.members[0];
        match next.into_iter().find(|c| c.members.contains(&lead)) {
            Some(smaller) => cluster = smaller,
            None => return 1,
        }
    }
    panic!("{cluster:?} never opens");
}

#[test]
fn a_cluster_opens_on_zoom() {
    let catalog = shipped();
    let timeline = |s: &Scene| s.timeline().plot.clusters;
    let growth = |s: &Scene| s.growth().plot.clusters;
    for width in [315.0, 998.0] {
        let scene = Scene { width, ..Scene::of(&catalog, Collection::Extended) };
        assert!(!scene.timeline().plot.clusters.is_empty() && !scene.growth().plot.clusters.is_empty());
        for clusters in [&timeline as &dyn Fn(&Scene) -> Vec<PlacedCluster>, &growth] {
            for cluster in clusters(&scene) {
                let members = cluster.members.len();
                let left = open_through(&scene, clusters, cluster);
                assert!(left == 1 || (left < members && width < 500.0), "{left} of {members} at {width}");
            }
        }
    }
}

#[test]
fn systems_of_one_day_that_never_come_apart_do_not_open() {
    let catalog = support::twins(60);
    let scene = Scene::of(&catalog, Collection::Extended);
    let far = scene.timeline();
    let cluster = far.plot.clusters.first().expect("sixty of one day have no room");
    let domain = cluster.opens.and_then(|o| clamp_zoom(o, scene.full_domain()));
    let near = Scene { domain, ..scene.clone() }.timeline();
    assert_eq!(near.plot.clusters.first().and_then(|c| c.opens), None);
    assert_eq!(near.plot.marks.len(), 60);
}

/// Distance of a point from a box.
fn distance(p: Point, area: &Rect) -> f64 {
    let dx = (area.left - p.x).max(p.x - area.right).max(0.0);
    let dy = (area.top - p.y).max(p.y - area.bottom).max(0.0);
    dx.hypot(dy)
}

fn assert_leaders(words: &str, placed: &PlacedGrowth) {
    let points_of = |n: usize| {
        let leader = placed.leaders[n];
        (0..=100).map(move |s| {
            let share = f64::from(s) / 100.0;
            let (a, b) = (leader.from, leader.to);
            Point { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
        })
    };
    for (n, leader) in placed.leaders.iter().enumerate() {
        let mark = placed.plot.marks.iter().find(|m| m.row == leader.row).expect("a line has a mark");
        let label = placed.plot.labels.iter().find(|l| l.row == leader.row).expect("a line has a name");
        assert!((mark.at.x - leader.from.x).hypot(mark.at.y - leader.from.y) < 9.1, "{words}: begins at its mark");
        assert!(distance(leader.to, &label.area) < 3.0, "{words}: ends at its name");
        for point in points_of(n) {
            for other in placed.plot.labels.iter().filter(|l| l.row != leader.row) {
                assert!(distance(point, &other.area) > 0.0, "{words}: {leader:?} crosses {other:?}");
            }
            for other in placed.plot.marks.iter().filter(|m| m.row != leader.row && m.at != mark.at) {
                let gap = (point.x - other.at.x).hypot(point.y - other.at.y);
                // Where two marks overlap, a line begins in both.
                let is_apart = (mark.at.x - other.at.x).hypot(mark.at.y - other.at.y) > 14.0;
                assert!(!is_apart || gap > 5.0, "{words}: {leader:?} crosses {other:?}");
            }
            for m in n + 1..placed.leaders.len() {
                assert!(points_of(m).all(|p| (p.x - point.x).hypot(p.y - point.y) > 0.5), "{words}: lines cross");
            }
        }
    }
}

#[test]
fn a_line_ties_a_name_to_its_mark_and_crosses_nothing() {
    let mut lines = 0;
    for_each_scene(&mut |words, scene| {
        for scale in ScaleKind::ALL {
            let placed = Scene { scale: *scale, ..scene.clone() }.growth();
            lines += placed.leaders.len();
            assert_leaders(words, &placed);
        }
    });
    assert!(lines > 100, "{lines}");
}

#[test]
fn most_names_of_the_figure_are_shown_at_1440_px() {
    let catalog = shipped();
    for lang in LANGS {
        let scene = Scene { lang, width: 998.0, ..Scene::of(&catalog, Collection::Figure) };
        let (timeline, growth) = (scene.timeline(), scene.growth());
        assert!(
            timeline.plot.labels.len() >= 64,
            "{lang:?}: {} of {}",
            timeline.plot.labels.len(),
            timeline.plot.marks.len()
        );
        assert!(growth.plot.unnamed <= 2, "{lang:?}: {} of known size have no name", growth.plot.unnamed);
    }
}

#[test]
fn the_plain_page_is_not_taller_for_it() {
    let catalog = shipped();
    let scene = Scene { width: 998.0, ..Scene::of(&catalog, Collection::Extended) };
    // The catalog grows, and the picture with it: no more than this for each system.
    let most = 5.35 * catalog.systems.len() as f64;
    assert!(scene.timeline().plot.size.height <= most, "{}", scene.timeline().plot.size.height);
}

#[test]
fn records_are_those_the_trend_is_fitted_to() {
    for_each_scene(&mut |words, scene| {
        if scene.domain.is_some() {
            return;
        }
        let placed = scene.growth();
        let points = trend::points(
            scene.catalog,
            scene.collection,
            &scene.visible,
            TrendSubset::Records,
            Counting::Total,
            false,
        );
        let mut xs: Vec<f64> = points.iter().map(|(day, _)| placed.plot.scale.map(f64::from(*day))).collect();
        let mut bars: Vec<f64> = placed.records.iter().map(|p| p.x).collect();
        bars.sort_by(f64::total_cmp);
        bars.dedup();
        xs.sort_by(f64::total_cmp);
        assert_eq!(bars, xs, "{words}");
        for bar in &placed.records {
            let ink = Rect::new(bar.x - RECORD_HALF_PX, bar.y - 1.0, bar.x + RECORD_HALF_PX, bar.y + 1.0);
            assert!(placed.plot.labels.iter().all(|l| !l.area.overlaps(&ink)), "{words}: {bar:?} under a name");
        }
    });
}
