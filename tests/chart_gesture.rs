//! What a reader does on a chart, and what comes of it: mouse, wheel, fingers and keys, on laid-out timelines.

mod support;

use genai_atlas::catalog::{Catalog, Collection, Counting, Days, Row};
use genai_atlas::chart::gesture::{
    ChartGesture, ChartView, FINGER_REACH_PX, Intent, Key, MOUSE_REACH_PX, Page, Pointer,
};
use genai_atlas::chart::scale::LinearScale;
use genai_atlas::chart::time_axis::{panned, zoom_between, zoomed};
use genai_atlas::chart::{PlacedTimeline, Point};
use support::{Scene, row, shipped, tiny};

/// A page that does what the chart's gestures ask for, and notes it.
struct Desk<'a> {
    scene: Scene<'a>,
    placed: PlacedTimeline,
    gesture: ChartGesture,
    hovered: Option<Row>,
    page: Page,
    captured: Vec<i32>,
    reached: Vec<Row>,
    no_further: usize,
}

impl<'a> Desk<'a> {
    fn new(scene: Scene<'a>) -> Self {
        Self {
            placed: scene.timeline(),
            scene,
            gesture: ChartGesture::default(),
            hovered: None,
            page: Page::default(),
            captured: Vec::new(),
            reached: Vec::new(),
            no_further: 0,
        }
    }

    /// A timeline that lies, with one system to a row.
    fn of(catalog: &'a Catalog) -> Self {
        Self::new(Scene::of(catalog, Collection::Extended))
    }

    /// Every system of the shipped catalog, so that some stand in clusters.
    fn crowded(catalog: &'a Catalog, width: f64) -> Self {
        Self::new(Scene { width, ..Scene::of(catalog, Collection::Extended) })
    }

    fn shown(&self) -> Days {
        self.scene.domain.unwrap_or_else(|| self.scene.full_domain())
    }

    fn show(&mut self, window: Option<Days>) {
        self.scene.domain = window;
        self.placed = self.scene.timeline();
    }

    fn ask<U>(&mut self, event: impl FnOnce(&mut ChartGesture, &ChartView) -> U) -> U {
        let columns = self.scene.catalog.columns(self.scene.collection);
        let view = ChartView::timeline(&self.placed, columns, Counting::Total);
        event(&mut self.gesture, &view)
    }

    fn carry_out(&mut self, intents: Vec<Intent>) {
        let (shown, full) = (self.shown(), self.scene.full_domain());
        for intent in intents {
            match intent {
                Intent::Capture(pointer) => self.captured.push(pointer),
                Intent::Hover(row) => self.hovered = row,
                Intent::PointAgain(target) => {
                    let intents = self.ask(|g, view| g.point_again(view, target));
                    self.carry_out(intents);
                }
                Intent::ZoomTo { from, to } => self.show(zoom_between(from, to, full)),
                Intent::ZoomBy { factor, about } => {
                    let middle = f64::from(shown.from + shown.to) / 2.0;
                    self.show(zoomed(shown, full, factor, about.unwrap_or(middle)));
                }
                Intent::PanBy(share) if shown != full => self.show(panned(shown, full, share)),
                Intent::PanBy(_) => {}
                Intent::Show(window) => self.show(window),
                Intent::Select(row) => self.page.selected = Some(row),
                Intent::Reached(row) => self.reached.push(row),
                Intent::NoFurther => self.no_further += 1,
                Intent::ToggleKeys => self.page.shows_keys = !self.page.shows_keys,
            }
        }
    }

    fn down(&mut self, p: Pointer) {
        let intents = self.gesture.pointer_down(p);
        self.carry_out(intents);
    }

    fn move_to(&mut self, p: Pointer) {
        let intents = self.ask(|g, view| g.pointer_move(view, p));
        self.carry_out(intents);
    }

    fn up(&mut self, p: Pointer) {
        let intents = self.ask(|g, view| g.pointer_up(view, p));
        self.carry_out(intents);
    }

    fn leave(&mut self, p: Pointer) {
        let intents = self.gesture.pointer_leave(p);
        self.carry_out(intents);
    }

    fn click(&mut self, at: Point) {
        self.down(mouse(at));
        self.up(mouse(at));
    }

    fn tap(&mut self, at: Point) {
        self.down(finger(1, at));
        self.up(finger(1, at));
    }

    /// Presses a key; true when it was used.
    fn key(&mut self, name: &str) -> bool {
        self.press(Key { name: name.into(), has_modifier: false, has_shift: false })
    }

    fn press(&mut self, key: Key) -> bool {
        let page = self.page;
        let answer = self.ask(|g, view| g.key(view, &key, page));
        self.carry_out(answer.intents);
        answer.is_used
    }

    fn tip(&self) -> Option<Row> {
        self.gesture.tip.map(|tip| tip.row)
    }

    fn place(&self, id: &str) -> Point {
        let row = row(self.scene.catalog, id);
        self.placed.plot.marks.iter().find(|m| m.row == row).expect("it stands on the timeline").at
    }

    /// A cluster that opens: its place, its first member and all its days.
    fn cluster(&self) -> (Point, Row, Days) {
        let found = self.placed.plot.clusters.iter().find_map(|c| Some((c.at, c.members[0], c.opens?)));
        found.expect("some cluster opens")
    }
}

fn mouse(at: Point) -> Pointer {
    Pointer { id: 1, is_touch: false, is_main_button: true, at }
}

fn finger(id: i32, at: Point) -> Pointer {
    Pointer { id, is_touch: true, is_main_button: true, at }
}

fn right_of(at: Point, px: f64) -> Point {
    Point { x: at.x + px, ..at }
}

const NOWHERE: Point = Point { x: -500.0, y: -500.0 };

#[test]
fn a_mouse_points_at_the_mark_within_reach() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    let (gan, at) = (row(&catalog, "gan"), desk.place("gan"));
    let edge = desk.placed.plot.marks.iter().find(|m| m.row == gan).unwrap().span.from;
    desk.move_to(mouse(at));
    assert_eq!((desk.tip(), desk.hovered), (Some(gan), Some(gan)));
    desk.move_to(mouse(Point { x: edge - MOUSE_REACH_PX - 0.1, ..at }));
    assert_eq!((desk.tip(), desk.hovered), (None, None));
    desk.move_to(mouse(Point { x: edge - MOUSE_REACH_PX, ..at }));
    assert_eq!(desk.tip(), Some(gan));
    desk.leave(mouse(at));
    assert_eq!((desk.tip(), desk.hovered), (None, None));
}

#[test]
fn a_click_selects_a_mark_and_elsewhere_nothing() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    desk.click(NOWHERE);
    assert_eq!((desk.page.selected, desk.captured.as_slice()), (None, &[1][..]));
    desk.click(desk.place("gpt-3"));
    assert_eq!(desk.page.selected, Some(row(&catalog, "gpt-3")));
    assert_eq!(desk.scene.domain, None);
}

#[test]
fn a_press_that_trembles_is_a_click_and_one_that_wanders_is_none() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    let at = desk.place("gpt-3");
    desk.down(mouse(at));
    desk.move_to(mouse(right_of(at, 5.0)));
    assert_eq!(desk.gesture.brush, None);
    desk.up(mouse(right_of(at, 5.0)));
    assert_eq!(desk.page.selected, Some(row(&catalog, "gpt-3")));

    let mut desk = Desk::of(&catalog);
    desk.down(mouse(at));
    // Along the mark's lane nothing is brushed by moving across time.
    desk.move_to(mouse(Point { y: at.y + 6.0, ..at }));
    desk.up(mouse(Point { y: at.y + 6.0, ..at }));
    assert_eq!((desk.page.selected, desk.scene.domain), (None, None));
}

#[test]
fn another_mouse_button_presses_nothing() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    let at = desk.place("gpt-3");
    desk.down(Pointer { is_main_button: false, ..mouse(at) });
    desk.move_to(mouse(right_of(at, 200.0)));
    desk.up(mouse(right_of(at, 200.0)));
    assert_eq!((desk.gesture.brush, desk.page.selected, desk.scene.domain), (None, None, None));
    assert!(desk.captured.is_empty());
}

#[test]
fn a_click_on_a_cluster_opens_it() {
    let catalog = shipped();
    let mut desk = Desk::crowded(&catalog, 998.0);
    let (at, _, days) = desk.cluster();
    let before = desk.shown().length();
    desk.move_to(mouse(at));
    assert!(desk.tip().is_some());
    desk.click(at);
    let shown = desk.shown();
    assert!(shown.from <= days.from && days.to <= shown.to && shown.length() < before, "{days:?} in {shown:?}");
    assert_eq!((desk.page.selected, desk.tip(), desk.hovered), (None, None, None));
}

#[test]
fn a_click_on_a_cluster_that_is_as_close_as_it_gets_selects_its_first() {
    let catalog = support::twins(60);
    let mut desk = Desk::of(&catalog);
    let cluster = desk.placed.plot.clusters.first().cloned().expect("sixty of one day have no room");
    assert_eq!(cluster.opens, None);
    desk.click(cluster.at);
    assert_eq!((desk.page.selected, desk.scene.domain), (Some(cluster.members[0]), None));
}

#[test]
fn a_brush_zooms_to_its_days_and_selects_nothing() {
    let catalog = tiny();
    for width in [1010.0, 360.0] {
        let mut desk = Desk::new(Scene { width, ..Scene::of(&catalog, Collection::Extended) });
        let frame = desk.placed.plot.frame;
        let along = |share: f64| match width < 640.0 {
            true => Point { x: frame.right - 1.0, y: frame.top + frame.height() * share },
            false => Point { x: frame.left + frame.width() * share, y: frame.bottom - 1.0 },
        };
        let day =
            |desk: &Desk, at: Point| desk.placed.plot.scale.invert(if width < 640.0 { at.y } else { at.x }).round();
        let (from, to) = (day(&desk, along(0.25)), day(&desk, along(0.75)));
        // From the later end to the earlier one.
        desk.down(mouse(along(0.75)));
        desk.move_to(mouse(along(0.25)));
        assert_eq!((desk.tip(), desk.hovered), (None, None), "what is brushed over is not pointed at");
        assert!(desk.gesture.brush.is_some_and(|brush| brush.to > brush.from));
        desk.up(mouse(along(0.25)));
        assert_eq!((f64::from(desk.shown().from), f64::from(desk.shown().to)), (from, to));
        assert_eq!((desk.gesture.brush, desk.page.selected), (None, None));
    }
}

#[test]
fn a_brush_stays_on_the_plot() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    let frame = desk.placed.plot.frame;
    let middle = Point { x: (frame.left + frame.right) / 2.0, y: frame.top + 1.0 };
    desk.down(mouse(middle));
    desk.move_to(mouse(right_of(middle, -5000.0)));
    assert_eq!(desk.gesture.brush.map(|b| (b.from, b.to)), Some((frame.left, middle.x)));
    desk.move_to(mouse(right_of(middle, 5000.0)));
    assert_eq!(desk.gesture.brush.map(|b| (b.from, b.to)), Some((middle.x, frame.right)));
}

#[test]
fn a_brush_that_comes_back_to_its_start_still_is_one() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    let at = desk.place("gpt-3");
    desk.down(mouse(at));
    desk.move_to(mouse(right_of(at, 40.0)));
    desk.move_to(mouse(right_of(at, 2.0)));
    desk.up(mouse(right_of(at, 2.0)));
    assert_eq!(desk.page.selected, None);
    assert!(desk.scene.domain.is_some());
}

#[test]
fn the_wheel_zooms_about_the_mouse_and_points_again() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    let at = desk.place("gpt-3");
    let day = desk.placed.plot.scale.invert(at.x);
    let before = desk.shown().length();
    let intents = desk.ask(|g, view| g.wheel(view, at, -100.0));
    desk.carry_out(intents);
    let length = f64::from(desk.shown().length());
    assert!((length - f64::from(before) / 0.2_f64.exp()).abs() <= 1.0, "{length} of {before}");
    assert!((desk.placed.plot.scale.invert(at.x) - day).abs() < 1.0, "the day under the mouse stays there");
    // Lanes may grow when they are zoomed; what is under the mouse then is pointed at.
    assert_eq!(desk.hovered, desk.tip());
    assert_eq!(desk.tip().is_some(), (desk.place("gpt-3").y - at.y).abs() <= MOUSE_REACH_PX);
    let intents = desk.ask(|g, view| g.wheel(view, at, 1e9));
    assert!(
        matches!(intents[0], Intent::ZoomBy { factor, .. } if (factor - (-1.0_f64).exp()).abs() < 1e-9),
        "{intents:?}"
    );
}

#[test]
fn a_pinch_keeps_the_days_under_the_fingers() {
    let catalog = tiny();
    for width in [1010.0, 360.0] {
        let mut desk = Desk::new(Scene { width, ..Scene::of(&catalog, Collection::Extended) });
        let is_upright = desk.placed.upright.is_some();
        let at = |along: f64| if is_upright { Point { x: 50.0, y: along } } else { Point { x: along, y: 90.0 } };
        let before = desk.placed.plot.scale;
        desk.down(finger(1, at(250.0)));
        desk.down(finger(2, at(300.0)));
        let intents = desk.ask(|g, view| g.pointer_move(view, finger(2, at(400.0))));
        let Some(Intent::ZoomTo { from, to }) = intents.first().copied() else { panic!("{intents:?}") };
        let after = LinearScale::new((from, to), before.range);
        for (day, now) in [(before.invert(250.0), 250.0), (before.invert(300.0), 400.0)] {
            assert!((after.invert(now) - day).abs() < 1e-6, "{width}: {} for {day}", after.invert(now));
        }
        desk.carry_out(intents);
        assert!(desk.shown().length() * 2 < desk.scene.full_domain().length(), "{:?}", desk.shown());
    }
}

#[test]
fn fingers_close_to_each_other_say_nothing_about_time() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    let at = |x: f64| Point { x: 400.0 + x, y: 100.0 };
    desk.down(finger(1, at(0.0)));
    desk.down(finger(2, at(19.0)));
    desk.move_to(finger(2, at(200.0)));
    assert_eq!(desk.scene.domain, None);
    desk.move_to(finger(2, at(240.0)));
    assert!(desk.scene.domain.is_some());
    let zoomed = desk.scene.domain;
    // Fingers that cross would turn time round.
    desk.move_to(finger(2, at(-240.0)));
    assert_eq!(desk.scene.domain, zoomed);
}

#[test]
fn a_pinch_is_no_tap() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    let (at, gpt) = (desk.place("gpt-3"), row(&catalog, "gpt-3"));
    desk.tap(at);
    assert_eq!(desk.tip(), Some(gpt));
    desk.down(finger(1, at));
    desk.down(finger(2, right_of(at, 10.0)));
    desk.move_to(finger(2, right_of(at, 11.0)));
    assert_eq!((desk.tip(), desk.hovered), (None, None), "a pinch points at nothing");
    desk.up(finger(2, right_of(at, 11.0)));
    desk.up(finger(1, at));
    assert_eq!((desk.tip(), desk.page.selected), (None, None));
    desk.tap(at);
    assert_eq!(desk.tip(), Some(gpt), "the next tap is one again");
}

#[test]
fn a_first_tap_points_and_a_second_selects() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    let (at, gpt) = (desk.place("gpt-3"), row(&catalog, "gpt-3"));
    desk.tap(at);
    assert_eq!((desk.tip(), desk.hovered, desk.page.selected), (Some(gpt), Some(gpt), None));
    desk.tap(desk.place("vae"));
    assert_eq!((desk.tip(), desk.page.selected), (Some(row(&catalog, "vae")), None), "another mark is tapped first");
    desk.tap(desk.place("vae"));
    assert_eq!(desk.page.selected, Some(row(&catalog, "vae")));
    desk.tap(NOWHERE);
    assert_eq!((desk.tip(), desk.hovered), (None, None));
}

#[test]
fn a_finger_reaches_farther_than_a_mouse() {
    let catalog = tiny();
    let one = Scene { visible: vec![row(&catalog, "gpt-3")], ..Scene::of(&catalog, Collection::Extended) };
    let mut desk = Desk::new(one);
    let at = Point { y: desk.place("gpt-3").y + FINGER_REACH_PX, ..desk.place("gpt-3") };
    desk.move_to(mouse(at));
    assert_eq!(desk.tip(), None);
    desk.tap(at);
    assert_eq!(desk.tip(), Some(row(&catalog, "gpt-3")));
}

#[test]
fn a_second_tap_on_a_cluster_opens_it() {
    let catalog = shipped();
    let mut desk = Desk::crowded(&catalog, 315.0);
    let (at, first, _) = desk.cluster();
    desk.tap(at);
    assert_eq!((desk.tip(), desk.scene.domain), (Some(first), None));
    desk.tap(at);
    assert!(desk.scene.domain.is_some());
    assert_eq!((desk.tip(), desk.hovered, desk.page.selected), (None, None, None));
}

#[test]
fn what_the_browser_takes_away_leaves_nothing_behind() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    let at = desk.place("gpt-3");
    desk.down(mouse(at));
    desk.move_to(mouse(right_of(at, 80.0)));
    desk.gesture.pointer_cancel();
    assert_eq!(desk.gesture.brush, None);
    desk.up(mouse(right_of(at, 80.0)));
    assert_eq!((desk.scene.domain, desk.page.selected), (None, None));

    desk.down(finger(1, at));
    desk.down(finger(2, at));
    desk.gesture.pointer_cancel();
    assert_eq!(desk.gesture, ChartGesture::default());
    desk.tap(at);
    assert_eq!(desk.tip(), Some(row(&catalog, "gpt-3")));
}

#[test]
fn a_finger_that_leaves_keeps_what_it_tapped() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    let at = desk.place("gpt-3");
    desk.tap(at);
    desk.leave(finger(1, at));
    assert_eq!(desk.tip(), Some(row(&catalog, "gpt-3")));
}

#[test]
fn arrows_go_from_mark_to_mark_in_time_and_say_where_they_end() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    while desk.no_further == 0 {
        assert!(desk.key("ArrowRight"));
    }
    let columns = catalog.columns(Collection::Extended);
    let days: Vec<i32> = desk.reached.iter().map(|r| columns.day[usize::from(*r)]).collect();
    assert_eq!(days.len(), desk.placed.plot.marks.len());
    assert!(days.is_sorted(), "{days:?}");
    assert_eq!((desk.tip(), desk.hovered), (desk.reached.last().copied(), desk.reached.last().copied()));
    let (first, last) = (desk.reached.first().copied(), desk.tip());
    assert!(desk.key("Home") && desk.tip() == first);
    assert!(desk.key("ArrowLeft") && desk.no_further == 2);
    assert!(desk.key("End") && desk.tip() == last);
}

#[test]
fn arrows_up_and_down_go_by_size() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    desk.move_to(mouse(desk.place("gpt-1")));
    assert!(desk.key("ArrowUp"));
    let columns = catalog.columns(Collection::Extended);
    let size = |row: Row| columns.size(usize::from(row), Counting::Total);
    let larger = desk.tip().and_then(size);
    assert!(larger > size(row(&catalog, "gpt-1")), "{larger:?}");
    assert!(desk.key("ArrowDown"));
    assert_eq!(desk.tip(), Some(row(&catalog, "gpt-1")));
}

#[test]
fn enter_presses_what_is_pointed_at_else_what_is_selected() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    assert!(!desk.key("Enter"), "nothing is pointed at");
    desk.move_to(mouse(desk.place("gpt-3")));
    assert!(desk.key("Enter"));
    assert_eq!(desk.page.selected, Some(row(&catalog, "gpt-3")));
    desk.leave(mouse(NOWHERE));
    assert!(desk.key(" "), "the selected system has a mark");
    assert_eq!(desk.page.selected, Some(row(&catalog, "gpt-3")));
}

#[test]
fn enter_opens_a_cluster_under_the_mouse_and_selects_the_member_that_a_key_reached() {
    let catalog = shipped();
    let mut desk = Desk::crowded(&catalog, 998.0);
    let (at, first, _) = desk.cluster();
    desk.move_to(mouse(at));
    assert_eq!((desk.tip(), desk.gesture.by_key), (Some(first), false));
    // A key leads away, another one back: now it is the member that is met.
    assert!(desk.key("ArrowRight") && desk.key("ArrowLeft"));
    let member = desk.tip();
    assert!(desk.gesture.by_key && member.is_some());
    assert!(desk.key("Enter"));
    assert_eq!((desk.page.selected, desk.scene.domain), (member, None));

    let mut desk = Desk::crowded(&catalog, 998.0);
    desk.move_to(mouse(at));
    assert!(desk.key("Enter"));
    assert!(desk.scene.domain.is_some() && desk.page.selected.is_none());
    assert_eq!((desk.tip(), desk.hovered), (None, Some(first)), "its first member stays emphasised");
}

#[test]
fn escape_hides_the_keys_then_the_tooltip_and_then_is_the_browsers() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    desk.move_to(mouse(desk.place("gpt-3")));
    assert!(desk.key("?") && desk.page.shows_keys);
    assert!(desk.key("Escape") && !desk.page.shows_keys);
    assert!(desk.tip().is_some());
    assert!(desk.key("Escape"));
    assert_eq!((desk.tip(), desk.hovered), (None, None));
    assert!(!desk.key("Escape"));
}

#[test]
fn the_browsers_own_shortcuts_and_other_keys_are_left_alone() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    for name in ["ArrowRight", "+", "0", "?", "Enter", "Escape"] {
        assert!(!desk.press(Key { name: name.into(), has_modifier: true, has_shift: false }), "{name}");
    }
    for name in ["a", "Tab", "F5", "PageDown", ""] {
        assert!(!desk.key(name), "{name}");
    }
    assert_eq!((desk.tip(), desk.scene.domain, desk.page.shows_keys), (None, None, false));
}

#[test]
fn keys_that_move_the_chart_keep_pointing_at_the_mark() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    desk.key("Home");
    desk.key("ArrowRight");
    let (held, full) = (desk.tip(), desk.shown());
    let x = desk.gesture.tip.unwrap().at.x;
    assert!(desk.key("+"));
    assert!((f64::from(full.length()) / f64::from(desk.shown().length()) - 1.6).abs() < 0.01);
    assert_eq!((desk.tip(), desk.hovered, desk.gesture.by_key), (held, held, true));
    assert!((desk.gesture.tip.unwrap().at.x - x).abs() < 1.0, "zooming leaves it where it stands");
    let before = desk.shown();
    assert!(desk.press(Key { name: "ArrowRight".into(), has_modifier: false, has_shift: true }));
    assert_eq!(desk.shown().from - before.from, (f64::from(before.length()) * 0.25).round() as i32);
    let moved = desk.placed.plot.marks.iter().find(|m| Some(m.row) == held).map(|m| m.at);
    assert_eq!(desk.gesture.tip.map(|tip| tip.at), moved, "the tooltip goes with its mark, and with it away");
    assert!(desk.key("-") && desk.key("0"));
    assert_eq!(desk.scene.domain, None);
}

#[test]
fn a_chart_that_loses_the_focus_points_at_nothing() {
    let catalog = tiny();
    let mut desk = Desk::of(&catalog);
    desk.key("Home");
    let intents = desk.gesture.blur();
    desk.carry_out(intents);
    assert_eq!((desk.tip(), desk.hovered, desk.gesture.by_key), (None, None, false));
}
