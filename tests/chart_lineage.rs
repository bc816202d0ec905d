//! Lines of descent on the timeline: they cross no name and no unrelated mark, join the right marks, and
//! what cannot be drawn is said with its reason.

mod support;

use genai_atlas::catalog::{Catalog, Collection, Days};
use genai_atlas::chart::lineage::grid::{SIDE_PX, crosses};
use genai_atlas::chart::lineage::{MOST_LINES, Why};
use genai_atlas::chart::{PlacedLineage, PlacedMark, PlacedTimeline, Point, Rect};
use genai_atlas::explore::{Depth, LaneBy, Lineage};
use support::{LANGS, Scene, row, shipped};

/// How far an outline reaches from its centre.
const INK_PX: f64 = 6.0;

fn plain(catalog: &Catalog) -> Scene<'_> {
    Scene::of(catalog, Collection::Extended)
}

/// The outline and the bar of its date.
fn ink(mark: &PlacedMark) -> [Rect; 2] {
    let bar = Rect::new(mark.span.from, mark.at.y - 3.0, mark.span.to, mark.at.y + 3.0);
    [Rect::around(mark.at, INK_PX), bar]
}

fn assert_lines_stand_free(words: &str, placed: &PlacedTimeline, lineage: &PlacedLineage) {
    for line in &lineage.lines {
        for pair in line.points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            for label in &placed.plot.labels {
                assert!(!crosses(a, b, &label.area), "{words}: {a:?} {b:?} crosses {label:?}");
            }
            let is_end = |m: &PlacedMark| m.row == line.edge.parent || m.row == line.edge.child;
            // The members of a cluster stand in one place.
            let ends: Vec<Point> = placed.plot.marks.iter().filter(|m| is_end(m)).map(|m| m.at).collect();
            let others = placed.plot.marks.iter().filter(|m| !ends.contains(&m.at));
            for area in others.flat_map(ink) {
                assert!(!crosses(a, b, &area), "{words}: {a:?} {b:?} crosses a mark at {area:?}");
            }
            let (left, right) = (placed.plot.frame.left, placed.plot.frame.right + 4.0);
            assert!(
                a.x >= left && a.x <= right && a.y >= placed.plot.frame.top && a.y <= placed.plot.frame.bottom,
                "{a:?}"
            );
        }
    }
}

fn is_at_rim(mark: Option<&PlacedMark>, end: Option<&Point>) -> bool {
    let (Some(mark), Some(end)) = (mark, end) else { return false };
    let far = (mark.at.x - end.x).hypot(mark.at.y - end.y);
    let wide = (mark.span.to - mark.span.from) / 2.0 + 1.0;
    (SIDE_PX - 1.0..=SIDE_PX.max(wide) + 1.0).contains(&far)
}

const FAMOUS: [&str; 10] =
    ["gpt-3", "transformer", "gan", "vae", "stable-diffusion", "ddpm", "clip", "llama", "dall-e-2", "bert"];

#[test]
fn lines_cross_no_name_and_no_other_mark() {
    let catalog = shipped();
    let (mut drawn, mut no_room) = (0, 0);
    for (width, lang) in [1010.0, 768.0].into_iter().flat_map(|w| LANGS.map(|l| (w, l))) {
        for lane_by in &[LaneBy::Family, LaneBy::Organisation] {
            let scene = Scene { width, lang, lane_by: *lane_by, ..plain(&catalog) };
            let placed = scene.timeline();
            for id in FAMOUS {
                // Many lines are slow without optimisation: not for everyone.
                let is_deep = *lane_by == LaneBy::Family && matches!(id, "gpt-3" | "gan");
                for depth in [Depth(1), Depth::ALL].into_iter().take(if is_deep { 2 } else { 1 }) {
                    let lineage = scene.lineage(&placed, id, depth, None);
                    assert_lines_stand_free(&format!("{id} {depth:?} {width} {lang:?}"), &placed, &lineage);
                    assert!(lineage.lines.len() <= MOST_LINES);
                    drawn += lineage.lines.len();
                    no_room += lineage.undrawn.iter().flatten().filter(|u| u.0 == Why::NoRoom).count();
                }
            }
        }
    }
    // Almost everything finds a way.
    assert!(drawn > 1000 && no_room * 50 < drawn, "{drawn} drawn, {no_room} without room");
}

#[test]
fn a_line_joins_the_parent_with_its_child() {
    let catalog = shipped();
    let scene = plain(&catalog);
    let placed = scene.timeline();
    let mark = |row| placed.plot.marks.iter().find(|m| m.row == row);
    for id in FAMOUS {
        for line in scene.lineage(&placed, id, Depth(2), None).lines {
            assert_eq!(mark(line.edge.parent).map(|m| m.at), line.points.first().copied(), "{id}: {line:?}");
            assert!(is_at_rim(mark(line.edge.child), line.points.last()), "{id}: {line:?}");
        }
    }
}

#[test]
fn every_step_is_drawn_or_listed() {
    let catalog = shipped();
    for domain in [None, Some(Days::new(17_000, 18_500))] {
        let scene = Scene { domain, ..plain(&catalog) };
        let placed = scene.timeline();
        for id in FAMOUS {
            let kin = Lineage::of(&catalog, row(&catalog, id), Depth(2), None);
            let shown = scene.lineage(&placed, id, Depth(2), None);
            assert_eq!(shown.lines.len() + shown.undrawn.iter().flatten().count(), kin.edges.len(), "{id} {domain:?}");
        }
    }
}

#[test]
fn why_a_step_is_not_drawn_is_said() {
    let catalog = shipped();
    let why = |scene: &Scene, id: &str, parent: &str| {
        let kin = Lineage::of(&catalog, row(&catalog, id), Depth(1), None);
        let shown = scene.lineage(&scene.timeline(), id, Depth(1), None);
        let of = kin.edges.iter().position(|e| e.parent == row(&catalog, parent))?;
        shown.undrawn[of].map(|(why, r)| (why, catalog.system(r).unwrap().id.as_str()))
    };
    let scene = plain(&catalog);
    assert_eq!(why(&scene, "vae", "autoencoder"), Some((Why::Undated, "autoencoder")));
    assert_eq!(why(&scene, "gru", "lstm"), Some((Why::BeforeAxis, "lstm")));
    assert_eq!(why(&scene, "gpt-3", "gpt-2"), None);
    let without = Scene {
        visible: scene.visible.iter().copied().filter(|r| *r != row(&catalog, "gpt-2")).collect(),
        ..scene.clone()
    };
    assert_eq!(why(&without, "gpt-3", "gpt-2"), Some((Why::Hidden, "gpt-2")));
    let later = Scene { domain: Some(Days::new(18_300, 20_000)), ..scene.clone() };
    assert_eq!(why(&later, "gpt-3", "gpt-2"), Some((Why::Outside, "gpt-2")));
}

#[test]
fn nothing_is_muted_when_no_kin_is_on_the_axis() {
    let catalog = shipped();
    let scene = Scene { visible: vec![row(&catalog, "gan")], ..plain(&catalog) };
    let shown = scene.lineage(&scene.timeline(), "gpt-3", Depth(1), None);
    assert!(shown.related.is_empty() && shown.lines.is_empty() && !shown.undrawn.is_empty());
    let off = plain(&catalog);
    assert_eq!(off.lineage(&off.timeline(), "gpt-3", Depth::NONE, None), PlacedLineage::default());
}

#[test]
fn the_path_from_gan_to_stable_diffusion_is_drawn_whole() {
    let catalog = shipped();
    for lang in LANGS {
        let scene = Scene { lang, ..plain(&catalog) };
        let shown = scene.lineage(&scene.timeline(), "gan", Depth::NONE, Some("stable-diffusion"));
        assert_eq!((shown.lines.len(), shown.undrawn.as_slice()), (3, &[None; 3][..]));
        assert!(shown.lines.iter().all(|l| l.edge.is_highlighted));
        assert_eq!(shown.related.iter().filter(|r| **r).count(), 4);
    }
}
