//! Where things stand, over many catalogs, widths, zooms and languages: names never overlap, marks stay in
//! their frames, ticks ascend, every shown system is drawn or counted.

mod support;

use genai_atlas::catalog::date::{civil, day_number};
use genai_atlas::catalog::{Catalog, Collection, Days, Lang, Row};
use genai_atlas::chart::growth::PlacedGrowth;
use genai_atlas::chart::plot::GUTTER_PX;
use genai_atlas::chart::ticks::Tick;
use genai_atlas::chart::time_axis::{MIN_ZOOM_DAYS, clamp_zoom, full_domain};
use genai_atlas::chart::timeline::PlacedTimeline;
use genai_atlas::chart::timeline::lanes::{lane_name, title_left, title_lines};
use genai_atlas::chart::timeline::placed::Upright;
use genai_atlas::chart::{PlacedLabel, PlacedMark, Rect, text_width};
use genai_atlas::explore::{Counting, LaneBy, ScaleKind, Span, TrendSubset};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{COLLECTIONS, LANGS, Scene, shipped, sound, tiny};

const WIDTHS: [f64; 6] = [320.0, 360.0, 768.0, 1010.0, 1440.0, 2560.0];
/// How far an outline reaches from its centre; the tips of triangles are let go 0.3 px further.
const INK_PX: f64 = 6.0;
/// Rounding of `f64`, nothing more.
const ROUNDING_PX: f64 = 1e-6;

/// A catalog of `n` systems that differ in id only.
fn all_equal(n: usize) -> Catalog {
    catalog_of((0..n).map(|_| json!({ "total": 7_000_000_000_u64, "sparse": false })))
}

/// A catalog of language models released on one day, one for each value of `parameters`.
fn catalog_of(parameters: impl Iterator<Item = Value>) -> Catalog {
    sound(&file_of(parameters))
}

fn file_of(parameters: impl Iterator<Item = Value>) -> String {
    let mut file: Value = serde_json::from_str(support::TINY).unwrap();
    let system = |(n, parameters): (usize, Value)| {
        json!({
            "id": format!("twin-{n}"), "name": "Twin", "family": "transformer", "modalities": ["text"],
            "organisations": ["alpha", "gamma"], "released": "2020-02-29", "openness": "open", "parameters": parameters
        })
    };
    file["systems"] = parameters.enumerate().map(system).collect();
    file.to_string()
}

/// Zooms of a domain: all, its beginning, its middle, its last ninety days, one day.
fn zooms(full: Days) -> Vec<Option<Days>> {
    let year = 365;
    let middle = (full.from + full.to) / 2;
    [
        None,
        Some(Days::new(full.from, full.from + 4 * year)),
        Some(Days::new(middle - year, middle + year)),
        Some(Days::new(full.to - MIN_ZOOM_DAYS, full.to)),
        Some(Days::new(middle, middle + 1)),
    ]
    .into_iter()
    .map(|zoom| zoom.and_then(|z| clamp_zoom(z, full)))
    .collect()
}

/// Every scene worth looking at, handed to a check with words that name it.
fn for_each_scene(check: &mut dyn FnMut(&str, &Scene)) {
    let catalogs = [
        ("tiny", tiny()),
        ("bundled", shipped()),
        ("40 equal", all_equal(40)),
        ("one", all_equal(1)),
        ("empty", all_equal(0)),
    ];
    for (name, catalog) in &catalogs {
        for collection in COLLECTIONS {
            let scene = Scene::of(catalog, collection);
            for domain in zooms(scene.full_domain()) {
                for width in WIDTHS {
                    for lang in LANGS {
                        let words = format!("{name} {collection:?} {domain:?} {width} {lang:?}");
                        check(&words, &Scene { domain, width, lang, ..scene.clone() });
                    }
                }
            }
        }
    }
}

/// What a mark covers: its outline with the bar of its date, and the whiskers of an estimate.
fn ink(mark: &PlacedMark) -> Vec<Rect> {
    let reach = if mark.is_small { INK_PX * 0.68 } else { INK_PX };
    let outline = Rect::around(mark.at, reach);
    let whiskers = Rect::new(mark.at.x - 3.0, mark.at.y - 10.0, mark.at.x + 3.0, mark.at.y + 10.0);
    let with_bar = Rect { left: outline.left.min(mark.span.from), right: outline.right.max(mark.span.to), ..outline };
    if mark.is_estimate { vec![with_bar, whiskers] } else { vec![with_bar] }
}

/// No two names overlap, and none covers a mark, its own included.
fn assert_names_stand_free(words: &str, labels: &[PlacedLabel], marks: &[PlacedMark]) {
    let mut boxes: Vec<(Rect, Option<Row>)> = labels.iter().map(|l| (l.area, Some(l.row))).collect();
    boxes.extend(marks.iter().flat_map(ink).map(|area| (area, None)));
    boxes.sort_by(|a, b| a.0.left.total_cmp(&b.0.left));
    for (n, (a, of_a)) in boxes.iter().enumerate() {
        for (b, of_b) in boxes[n + 1..].iter().take_while(|(b, _)| b.left < a.right) {
            let is_name_involved = of_a.is_some() || of_b.is_some();
            assert!(!is_name_involved || !a.overlaps(b), "{words}: {of_a:?} {a:?} and {of_b:?} {b:?}");
        }
    }
}

/// Ascending, apart by more than their labels need, and inside the ends of the axis.
fn assert_time_ticks(words: &str, ticks: &[Tick], left: f64, right: f64) {
    for pair in ticks.windows(2) {
        let needed = (text_width::estimate(&pair[0].label) + text_width::estimate(&pair[1].label)) / 2.0;
        assert!(pair[1].px - pair[0].px > needed, "{words}: {pair:?}");
    }
    assert!(ticks.iter().all(|t| t.px >= left - ROUNDING_PX && t.px <= right + ROUNDING_PX), "{words}");
    assert!(ticks.iter().all(|t| !t.label.is_empty()), "{words}");
}

fn holds(frame: &Rect, inner: &Rect) -> bool {
    Rect::new(frame.left - ROUNDING_PX, frame.top - ROUNDING_PX, frame.right + ROUNDING_PX, frame.bottom + ROUNDING_PX)
        .contains(inner)
}

/// What holds of a timeline whichever way it stands.
fn assert_all_counted(words: &str, scene: &Scene, placed: &PlacedTimeline) {
    let mut rows: Vec<Row> = placed.plot.marks.iter().map(|m| m.row).collect();
    rows.sort();
    rows.dedup();
    if scene.lane_by != LaneBy::Organisation {
        assert_eq!(rows.len(), placed.plot.marks.len(), "{words}: a system stands in one lane");
    }
    let columns = scene.catalog.columns(scene.collection);
    let elsewhere = scene.visible.iter().filter(|r| !columns.on_timeline[usize::from(**r)]).count();
    let counted = rows.len() + placed.plot.outside + placed.before_axis.len() + placed.undated.len() + elsewhere;
    assert_eq!(counted, scene.visible.len(), "{words}: every shown system is drawn or counted");
}

/// Lanes are columns, names a list in the order of time beside them.
fn assert_upright(words: &str, scene: &Scene, placed: &PlacedTimeline, upright: &Upright) {
    let frame = &placed.plot.frame;
    assert_names_stand_free(words, &placed.plot.labels, &placed.plot.marks);
    for label in &placed.plot.labels {
        assert!(holds(frame, &label.area), "{words}: {label:?} in {frame:?}");
    }
    for mark in &placed.plot.marks {
        assert!(holds(frame, &Rect::around(mark.at, 0.0)), "{words}: {mark:?} in {frame:?}");
        let lanes = placed.lanes.iter().filter(|l| l.area.left < mark.at.x && mark.at.x < l.area.right);
        assert_eq!(lanes.count(), 1, "{words}: {mark:?} is in one lane");
    }
    assert!(placed.lanes.windows(2).all(|w| w[0].area.right < w[1].area.left), "{words}: lanes stand side by side");
    assert_eq!(placed.lanes.iter().map(|l| l.count).sum::<usize>(), placed.plot.marks.len(), "{words}");
    assert_eq!(placed.plot.labels.len() + placed.plot.unnamed, placed.systems, "{words}");
    assert_eq!((upright.leaders.len(), upright.key.len()), (placed.plot.labels.len(), placed.lanes.len()), "{words}");
    for pair in upright.leaders.windows(2) {
        assert!(pair[0][0].y <= pair[1][0].y && pair[0][2].y < pair[1][2].y, "{words}: leader lines cross: {pair:?}");
    }
    for (leader, label) in upright.leaders.iter().zip(&placed.plot.labels) {
        assert!(
            (leader[2].y - (label.area.top + label.area.bottom) / 2.0).abs() < 0.1,
            "{words}: {leader:?} {label:?}"
        );
        assert!((leader[2].y - leader[0].y).abs() <= 110.5, "{words}: {leader:?} is far from its mark");
    }
    assert!(placed.eras.iter().all(|e| holds(frame, &e.area)), "{words}");
    assert!(
        frame.right <= placed.plot.size.width.max(frame.right) && frame.bottom <= placed.plot.size.height,
        "{words}"
    );
    assert!(placed.plot.ticks.windows(2).all(|t| t[1].px - t[0].px > 14.0), "{words}: {:?}", placed.plot.ticks);
    assert_all_counted(words, scene, placed);
}

fn assert_timeline(words: &str, scene: &Scene, placed: &PlacedTimeline) {
    if let Some(upright) = &placed.upright {
        return assert_upright(words, scene, placed, upright);
    }
    let frame = &placed.plot.frame;
    assert_names_stand_free(words, &placed.plot.labels, &placed.plot.marks);
    let label_frame = Rect { right: frame.right + 4.0, ..*frame };
    for label in &placed.plot.labels {
        assert!(holds(&label_frame, &label.area), "{words}: {label:?} in {frame:?}");
    }
    for mark in &placed.plot.marks {
        let span = Rect::new(mark.span.from, mark.at.y, mark.span.to, mark.at.y);
        assert!(holds(frame, &Rect::around(mark.at, 0.0)) && holds(frame, &span), "{words}: {mark:?} in {frame:?}");
        let lanes = placed.lanes.iter().filter(|l| l.area.top < mark.at.y && mark.at.y < l.area.bottom);
        assert_eq!(lanes.count(), 1, "{words}: {mark:?} is in one lane");
    }
    assert!(placed.lanes.windows(2).all(|w| w[0].area.bottom == w[1].area.top), "{words}: lanes stand on each other");
    assert_eq!(placed.lanes.iter().map(|l| l.count).sum::<usize>(), placed.plot.marks.len(), "{words}");
    assert_eq!(placed.plot.labels.len() + placed.plot.unnamed, placed.plot.marks.len(), "{words}");
    assert!(placed.eras.iter().all(|e| holds(frame, &e.area)), "{words}");
    assert!(frame.right <= placed.plot.size.width && frame.bottom <= placed.plot.size.height, "{words}");
    assert_time_ticks(words, &placed.plot.ticks, frame.left, frame.right);
    assert_all_counted(words, scene, placed);
}

fn assert_growth(words: &str, scene: &Scene, placed: &PlacedGrowth) {
    let frame = &placed.plot.frame;
    let (strip_marks, marks): (Vec<PlacedMark>, Vec<PlacedMark>) = placed.plot.marks.iter().partition(|m| m.is_small);
    assert_names_stand_free(words, &placed.plot.labels, &placed.plot.marks);
    let label_frame = Rect { top: 0.0, right: frame.right + 6.0, ..*frame };
    for label in &placed.plot.labels {
        assert!(holds(&label_frame, &label.area), "{words}: {label:?} in {frame:?}");
        assert!(marks.iter().any(|m| m.row == label.row), "{words}: a name without its mark");
    }
    for mark in &marks {
        assert!(holds(frame, &Rect::around(mark.at, 0.0)), "{words}: {mark:?} in {frame:?}");
        assert!(size_of(scene, mark.row).is_some(), "{words}: drawn without a size");
    }
    for mark in &strip_marks {
        let strip = placed.strip.expect("unknown sizes have a strip");
        assert!(holds(&strip, &Rect::new(mark.at.x, mark.at.y - 3.5, mark.at.x, mark.at.y + 3.5)), "{words}: {mark:?}");
        assert!(size_of(scene, mark.row).is_none(), "{words}: a known size in the strip");
    }
    assert_eq!(strip_marks.len(), placed.unknown, "{words}");
    assert_eq!(placed.strip.is_some(), placed.unknown > 0, "{words}");
    assert_eq!(placed.plot.labels.len() + placed.plot.unnamed, marks.len(), "{words}");
    let counted = placed.plot.marks.len() + placed.plot.outside + placed.without_size;
    assert_eq!(counted, scene.visible.len(), "{words}: every shown system is drawn or counted");

    assert_time_ticks(words, &placed.plot.ticks, frame.left, frame.right);
    let labelled: Vec<&Tick> = placed.size_ticks.iter().filter(|t| !t.label.is_empty()).collect();
    assert!(labelled.len() >= 2, "{words}: {:?}", placed.size_ticks);
    for pair in labelled.windows(2) {
        assert!(pair[0].px - pair[1].px >= 12.0 && pair[0].label != pair[1].label, "{words}: {pair:?}");
    }
    let y_axis = |t: &&Tick| t.px >= frame.top - ROUNDING_PX && t.px <= frame.bottom + ROUNDING_PX;
    assert!(labelled.iter().all(y_axis), "{words}: {labelled:?}");
    let label_room = if placed.is_narrow { 48.0 } else { 120.0 };
    assert!(labelled.iter().all(|t| text_width::estimate(&t.label) <= label_room), "{words}: {labelled:?}");

    for point in placed.trend.iter().flat_map(|t| t.line.iter().chain(&t.band)) {
        assert!(holds(frame, &Rect::around(*point, 0.0)), "{words}: {point:?} in {frame:?}");
    }
}

fn size_of(scene: &Scene, row: Row) -> Option<f64> {
    scene.catalog.columns(scene.collection).size(usize::from(row), scene.counting)
}

#[test]
fn every_timeline_is_sound() {
    for_each_scene(&mut |words, scene| {
        for lane_by in LaneBy::ALL {
            let scene = Scene { lane_by: *lane_by, ..scene.clone() };
            assert_timeline(&format!("{words} {lane_by:?}"), &scene, &scene.timeline());
        }
    });
}

#[test]
fn every_growth_chart_is_sound() {
    for_each_scene(&mut |words, scene| {
        for scale in ScaleKind::ALL {
            for counting in Counting::ALL {
                let scene = Scene { scale: *scale, counting: *counting, subset: TrendSubset::All, ..scene.clone() };
                assert_growth(&format!("{words} {scale:?} {counting:?}"), &scene, &scene.growth());
            }
        }
    });
}

#[test]
fn widths_nobody_has_do_no_harm() {
    let catalog = shipped();
    for width in [0.0, 1.0, 60.0, 200.0, 20_000.0] {
        let scene = Scene { width, ..Scene::of(&catalog, Collection::Extended) };
        assert!(scene.timeline().plot.marks.iter().all(|m| m.at.x.is_finite() && m.at.y.is_finite()), "{width}");
        assert!(scene.growth().plot.marks.iter().all(|m| m.at.x.is_finite() && m.at.y.is_finite()), "{width}");
    }
}

#[test]
fn both_charts_put_a_day_on_the_same_place() {
    let catalog = tiny();
    let scene = Scene::of(&catalog, Collection::Extended);
    let (timeline, growth) = (scene.timeline(), scene.growth());
    assert_eq!(timeline.plot.scale, growth.plot.scale);
    let x = |marks: &[PlacedMark], id| marks.iter().find(|m| m.row == support::row(&catalog, id)).unwrap().at.x;
    assert_eq!(x(&timeline.plot.marks, "gpt-3"), x(&growth.plot.marks, "gpt-3"));
}

#[test]
fn the_tiny_catalog_stands_where_it_should() {
    let catalog = tiny();
    let scene = Scene::of(&catalog, Collection::Extended);
    let (timeline, growth) = (scene.timeline(), scene.growth());
    let counts: Vec<usize> = timeline.lanes.iter().map(|l| l.count).collect();
    assert_eq!(counts, [1, 1, 1, 8, 1, 1]);
    assert_eq!(support::ids(&catalog, &timeline.before_axis), ["backpropagation"]);
    assert_eq!(support::ids(&catalog, &timeline.undated), ["prompting"]);
    assert_eq!((timeline.plot.marks.len(), timeline.plot.unnamed, timeline.plot.outside), (13, 0, 0));
    assert_eq!((growth.unknown, growth.without_size, growth.plot.outside), (3, 3, 0));
}

#[test]
fn larger_stands_higher_and_later_stands_righter() {
    let catalog = tiny();
    for scale in ScaleKind::ALL {
        let growth = Scene { scale: *scale, ..Scene::of(&catalog, Collection::Extended) }.growth();
        let at = |id| growth.plot.marks.iter().find(|m| m.row == support::row(&catalog, id)).unwrap().at;
        let places = ["gpt-1", "gpt-2", "gpt-3", "joint-nlg", "gpt-4"].map(at);
        assert!(places.windows(2).all(|w| w[0].x < w[1].x && w[0].y > w[1].y), "{scale:?}: {places:?}");
    }
}

#[test]
fn a_size_stands_on_the_day_of_its_variant() {
    let catalog = tiny();
    let scene = Scene::of(&catalog, Collection::Extended);
    let of = |marks: &[PlacedMark]| marks.iter().find(|m| m.row == support::row(&catalog, "kimi")).unwrap().at.x;
    let day = |x: f64| civil(scene.timeline().plot.scale.invert(x).round() as i32);
    assert_eq!(day(of(&scene.timeline().plot.marks)), (2024, 7, 16));
    assert_eq!(day(of(&scene.growth().plot.marks)), (2024, 12, 1));
}

#[test]
fn a_month_is_drawn_as_long_as_it_is() {
    let catalog = tiny();
    let full = Scene::of(&catalog, Collection::Extended);
    let may_to_july = Some(Days::new(day_number(2014, 5, 1), day_number(2014, 8, 1)));
    let placed = Scene { domain: may_to_july, ..full }.timeline();
    let gan = placed.plot.marks.iter().find(|m| m.row == support::row(&catalog, "gan")).unwrap();
    let day = |x: f64| civil(placed.plot.scale.invert(x).round() as i32);
    assert_eq!((day(gan.span.from), day(gan.span.to)), ((2014, 6, 1), (2014, 7, 1)));
}

#[test]
fn a_system_of_two_makers_stands_in_both_lanes() {
    let catalog = tiny();
    let scene = Scene { lane_by: LaneBy::Organisation, ..Scene::of(&catalog, Collection::Extended) };
    let joint = support::row(&catalog, "joint-nlg");
    assert_eq!(scene.timeline().plot.marks.iter().filter(|m| m.row == joint).count(), 2);
}

#[test]
fn hostile_sizes_never_reach_a_mark() {
    let hostile = ["0", "-1", "-1e308", "1e308", "1e19", "1e-9", "\"NaN\"", "\"inf\"", "\"175B\"", "true"];
    let values =
        hostile.iter().map(|_| json!({ "total": "PLACE" })).chain([json!({ "total": 1 }), json!({ "total": 1e18 })]);
    let mut file = file_of(values);
    for value in hostile {
        file = file.replacen("\"PLACE\"", value, 1);
    }
    let (catalog, problems) = Catalog::parse(&file);
    assert_eq!(problems.len(), hostile.len());
    for scale in ScaleKind::ALL {
        let scene = Scene { scale: *scale, subset: TrendSubset::All, ..Scene::of(&catalog, Collection::Extended) };
        let growth = scene.growth();
        assert_growth("hostile sizes", &scene, &growth);
        assert_eq!(growth.plot.marks.iter().filter(|m| !m.is_small).count(), 2);
    }
}

#[test]
fn a_chart_of_nothing_has_axes_all_the_same() {
    let catalog = all_equal(0);
    let scene = Scene::of(&catalog, Collection::Extended);
    let (timeline, growth) = (scene.timeline(), scene.growth());
    assert!(timeline.plot.marks.is_empty() && timeline.lanes.is_empty() && timeline.plot.ticks.len() > 3);
    assert!(growth.plot.marks.is_empty() && growth.trend.is_none() && growth.size_ticks.len() >= 2);
    assert!(timeline.plot.frame.height() >= 60.0);
}

#[test]
fn equal_systems_share_a_place_on_the_growth_chart_but_not_on_the_timeline() {
    let catalog = all_equal(12);
    let scene = Scene::of(&catalog, Collection::Extended);
    let distinct = |marks: &[PlacedMark]| {
        let mut places: Vec<String> = marks.iter().map(|m| format!("{:?}", m.at)).collect();
        places.sort();
        places.dedup();
        places.len()
    };
    assert_eq!(distinct(&scene.timeline().plot.marks), 12);
    assert_eq!(distinct(&scene.growth().plot.marks), 1);
    assert_eq!(scene.growth().trend, None);
}

#[test]
fn the_whole_axis_shows_every_system_from_2013() {
    for catalog in [tiny(), shipped()] {
        for collection in COLLECTIONS {
            let placed = Scene::of(&catalog, collection).timeline();
            assert_eq!(placed.plot.outside, 0, "{collection:?}");
            let full = full_domain(&catalog, collection, Span::default());
            assert!(full.from >= day_number(2013, 1, 1));
        }
    }
}

#[test]
fn the_whole_axis_shows_every_known_size_from_2013() {
    // Kimi's largest variant came half a year after the last system of all.
    for catalog in [tiny(), shipped()] {
        for collection in COLLECTIONS {
            assert_eq!(Scene::of(&catalog, collection).growth().plot.outside, 0, "{collection:?}");
        }
    }
}

#[test]
fn lane_titles_and_counts_fit_beside_their_lanes() {
    for catalog in [tiny(), shipped()] {
        for lane_by in LaneBy::ALL {
            for lang in LANGS {
                let scene = Scene { lane_by: *lane_by, lang, ..Scene::of(&catalog, Collection::Extended) };
                for lane in scene.timeline().lanes {
                    let title = lane_name(&catalog, lane.key, lang);
                    let (first, second) = title_lines(title, lane.key);
                    // The title's lines and the count's, 15 px each, with air above.
                    let needed = if second.is_some() { 16.0 + 45.0 } else { 16.0 + 30.0 };
                    assert!(lane.area.height() >= needed, "{title}: {:?}", lane.area);
                    for line in std::iter::once(first).chain(second) {
                        let right = title_left(lane.key) + text_width::estimate(line);
                        assert!(right <= GUTTER_PX, "{line}: {right}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_range_of_years_narrows_the_axis() {
    let catalog = tiny();
    let full = |from, to| full_domain(&catalog, Collection::Extended, Span { from, to });
    let Days { from, to } = full(Some(2018), Some(2019));
    assert!(from > day_number(2018, 1, 1) && to < day_number(2019, 12, 31));
    assert!(from < day_number(2018, 6, 11) && to > day_number(2019, 2, 14));
    let nothing_there = full(Some(2015), Some(2015));
    assert_eq!(nothing_there, Days::new(day_number(2015, 1, 1), day_number(2015, 12, 31)));
    let before_the_axis = full(Some(1950), Some(1960));
    assert!(before_the_axis.from < before_the_axis.to);
}

#[test]
fn languages_change_names_and_not_the_places_of_sizes() {
    let catalog = tiny();
    let scene = Scene::of(&catalog, Collection::Extended);
    let places =
        |lang| -> Vec<_> { Scene { lang, ..scene.clone() }.growth().plot.marks.iter().map(|m| m.at).collect() };
    assert_eq!(places(Lang::En), places(Lang::Zh));
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn a_zoom_stays_inside_and_is_not_too_close(
        zoom in (any::<i32>(), any::<i32>()), from in -11_000..30_000_i32, days in 0..20_000_i32
    ) {
        let (zoom, full) = (Days::new(zoom.0, zoom.1), Days::new(from, from + days));
        if let Some(kept) = clamp_zoom(zoom, full) {
            prop_assert!(full.from <= kept.from && kept.to <= full.to);
            prop_assert!(kept.length() >= MIN_ZOOM_DAYS && kept.length() < days);
            prop_assert_eq!(clamp_zoom(kept, full), Some(kept));
        } else {
            prop_assert!(days <= MIN_ZOOM_DAYS || zoom.length() >= days);
        }
    }

    #[test]
    fn any_sizes_and_width_give_a_sound_growth_chart(
        exponents in prop::collection::vec(0.0..15.0_f64, 0..30), width in 320.0..2000.0_f64, is_linear in any::<bool>()
    ) {
        let catalog = catalog_of(exponents.iter().map(|e| json!({ "total": 10_f64.powf(*e).max(1.0) })));
        let scale = if is_linear { ScaleKind::Linear } else { ScaleKind::Log };
        let scene = Scene { width, scale, ..Scene::of(&catalog, Collection::Extended) };
        assert_growth(&format!("{exponents:?}"), &scene, &scene.growth());
    }
}
