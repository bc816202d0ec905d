//! The time window on the overview: its ends pulled, itself moved, drawn anew, brought by a click, stepped by keys.

mod support;

use genai_atlas::catalog::date::day_number;
use genai_atlas::catalog::{Days, Lang};
use genai_atlas::chart::PlacedOverview;
use genai_atlas::chart::Point;
use genai_atlas::chart::gesture::{Intent, Key, Pointer, WindowEnd, WindowGesture, WindowView, handle_key, move_end};
use genai_atlas::chart::overview;
use genai_atlas::chart::time_axis::MIN_ZOOM_DAYS;

/// A strip with its window, that does what gestures ask for.
struct Strip {
    gesture: WindowGesture,
    full: Days,
    window: Option<Days>,
    captured: Vec<i32>,
}

impl Strip {
    fn new(window: Option<Days>) -> Self {
        let full = Days::new(day_number(2013, 1, 1), day_number(2027, 1, 1));
        Self { gesture: WindowGesture::default(), full, window, captured: Vec::new() }
    }

    fn shown(&self) -> Days {
        self.window.unwrap_or(self.full)
    }

    fn placed(&self) -> PlacedOverview {
        overview::layout(&[1, 2, 3], self.full, self.shown(), 1010.0, Lang::En)
    }

    fn x(&self, day: i32) -> f64 {
        self.placed().scale.map(f64::from(day))
    }

    fn event(&mut self, event: impl FnOnce(&mut WindowGesture, &WindowView) -> Vec<Intent>) -> usize {
        let (strip, shown, full) = (self.placed(), self.shown(), self.full);
        let intents = event(&mut self.gesture, &WindowView { strip: &strip, shown, full });
        let count = intents.len();
        for intent in intents {
            match intent {
                Intent::Show(window) => self.window = window,
                Intent::Capture(pointer) => self.captured.push(pointer),
                other => panic!("{other:?}"),
            }
        }
        count
    }

    fn down(&mut self, p: Pointer) {
        self.event(|g, view| g.pointer_down(view, p));
    }

    fn move_to(&mut self, p: Pointer) -> usize {
        self.event(|g, view| g.pointer_move(view, p))
    }

    fn up(&mut self, p: Pointer) {
        self.event(|g, view| g.pointer_up(view, p));
    }

    fn drag(&mut self, from: f64, to: f64) {
        self.down(mouse(from));
        self.move_to(mouse(to));
        self.up(mouse(to));
    }
}

fn mouse(x: f64) -> Pointer {
    Pointer { id: 1, is_touch: false, is_main_button: true, at: Point { x, y: 20.0 } }
}

fn finger(id: i32, x: f64) -> Pointer {
    Pointer { id, is_touch: true, is_main_button: true, at: Point { x, y: 20.0 } }
}

fn year(year: i16) -> i32 {
    day_number(year, 1, 1)
}

fn window() -> Option<Days> {
    Some(Days::new(year(2018), year(2022)))
}

#[test]
fn an_end_follows_the_pointer_and_the_other_stays() {
    for (reach, of) in [(9.9, mouse as fn(f64) -> Pointer), (21.9, |x| finger(1, x))] {
        let mut strip = Strip::new(window());
        let (x, to) = (strip.x(year(2018)), strip.x(year(2016)));
        strip.down(of(x - reach));
        strip.move_to(of(to));
        strip.up(of(to));
        let days = strip.window.expect("a window");
        assert!((days.from - year(2016)).abs() <= 1 && days.to == year(2022), "{days:?}");
        assert_eq!(strip.captured, [1]);
    }
}

#[test]
fn beyond_its_reach_an_end_stays() {
    let mut strip = Strip::new(window());
    let x = strip.x(year(2018)) - 10.1;
    strip.drag(x, strip.x(year(2016)));
    let days = strip.window.expect("a window");
    assert!(days.to < year(2018) && days.from <= year(2016) + 1, "a new window is drawn: {days:?}");
}

#[test]
fn an_end_stops_before_the_other_and_at_the_end_of_the_axis() {
    let mut strip = Strip::new(window());
    strip.drag(strip.x(year(2018)), strip.x(year(2026)));
    assert_eq!(strip.window, Some(Days::new(year(2022) - MIN_ZOOM_DAYS, year(2022))));
    let mut strip = Strip::new(window());
    strip.drag(strip.x(year(2022)), 5000.0);
    assert_eq!(strip.window, Some(Days::new(year(2018), strip.full.to)));
    strip.drag(strip.x(year(2018)), -5000.0);
    assert_eq!(strip.window, None, "both ends at the axis' ends: the whole");
}

#[test]
fn the_window_moves_under_the_pointer_with_its_length() {
    let mut strip = Strip::new(window());
    let (start, one_year) = (strip.x(year(2020)), strip.x(year(2021)) - strip.x(year(2020)));
    strip.drag(start, start + one_year);
    let days = strip.window.expect("a window");
    assert_eq!(days.length(), window().unwrap().length());
    assert!((days.from - year(2019)).abs() <= 2, "{days:?}");
}

#[test]
fn the_window_stops_at_the_end_and_stays_under_the_pointer() {
    let mut strip = Strip::new(window());
    let start = strip.x(year(2020));
    strip.down(mouse(start));
    strip.move_to(mouse(5000.0));
    assert_eq!(strip.window.map(|w| (w.to, w.length())), Some((strip.full.to, window().unwrap().length())));
    // Back by the way it came, it stands where it stood.
    strip.move_to(mouse(start));
    assert_eq!(strip.window, window());
}

#[test]
fn on_the_whole_axis_a_drag_draws_a_window_in_either_direction() {
    let mut forwards = Strip::new(None);
    let (a, b) = (forwards.x(year(2018)), forwards.x(year(2022)));
    forwards.drag(a, b);
    let mut backwards = Strip::new(None);
    backwards.drag(b, a);
    assert_eq!(forwards.window, backwards.window);
    let days = forwards.window.expect("a window");
    assert!((days.from - year(2018)).abs() <= 1 && (days.to - year(2022)).abs() <= 1, "{days:?}");
}

#[test]
fn a_press_on_the_whole_axis_makes_no_window() {
    let mut strip = Strip::new(None);
    let x = strip.x(year(2018));
    strip.drag(x, x + 5.0);
    assert_eq!(strip.window, None);
}

#[test]
fn a_click_beside_the_window_brings_it() {
    let mut strip = Strip::new(window());
    let x = strip.x(year(2025));
    strip.down(mouse(x));
    strip.up(mouse(x));
    let days = strip.window.expect("a window");
    assert_eq!(days.length(), window().unwrap().length());
    assert!(((days.from + days.to) / 2 - year(2025)).abs() <= 1, "{days:?}");
    // A click on the window leaves it.
    strip.down(mouse(strip.x(year(2024))));
    strip.up(mouse(strip.x(year(2024))));
    assert_eq!(strip.window, Some(days));
}

#[test]
fn a_drag_that_the_browser_takes_away_restores_the_window_before() {
    for before in [window(), None] {
        let mut strip = Strip::new(before);
        strip.down(finger(1, strip.x(year(2020))));
        strip.move_to(finger(1, strip.x(year(2024))));
        assert_ne!(strip.window, before);
        strip.event(|g, _| g.pointer_cancel(finger(1, 0.0)));
        assert_eq!((strip.window, strip.gesture), (before, WindowGesture::default()));
    }
}

#[test]
fn a_second_finger_takes_nothing() {
    let mut strip = Strip::new(window());
    strip.down(finger(1, strip.x(year(2020))));
    strip.down(finger(2, strip.x(year(2018))));
    assert_eq!(strip.move_to(finger(2, 0.0)), 0);
    strip.up(finger(2, 0.0));
    strip.event(|g, _| g.pointer_cancel(finger(2, 0.0)));
    assert_eq!(strip.window, window());
    assert_eq!(strip.move_to(finger(1, strip.x(year(2021)))), 1, "the first still has the window");
}

#[test]
fn another_mouse_button_takes_nothing() {
    let mut strip = Strip::new(window());
    let x = strip.x(year(2020));
    strip.down(Pointer { is_main_button: false, ..mouse(x) });
    assert_eq!(strip.move_to(mouse(x + 100.0)), 0);
    assert!(strip.captured.is_empty());
}

#[test]
fn keys_step_an_end_by_a_month_or_a_year_and_to_the_ends() {
    let strip = Strip::new(window());
    let (shown, full) = (strip.shown(), strip.full);
    let moved = |name: &str, end| match handle_key(&key(name, false), end, shown, full) {
        Some(Intent::Show(window)) => window.map(|w| (w.from - shown.from, w.to - shown.to)),
        other => panic!("{other:?}"),
    };
    assert_eq!(moved("ArrowLeft", WindowEnd::Start), Some((-30, 0)));
    assert_eq!(moved("ArrowUp", WindowEnd::Start), Some((30, 0)));
    assert_eq!(moved("PageDown", WindowEnd::End), Some((0, -365)));
    assert_eq!(moved("PageUp", WindowEnd::End), Some((0, 365)));
    assert_eq!(moved("Home", WindowEnd::Start), Some((full.from - shown.from, 0)));
    assert_eq!(moved("End", WindowEnd::Start), Some((shown.length() - MIN_ZOOM_DAYS, 0)));
    assert_eq!(moved("End", WindowEnd::End), Some((0, full.to - shown.to)));
    assert_eq!(handle_key(&key("Enter", false), WindowEnd::Start, shown, full), None);
    assert_eq!(handle_key(&key("ArrowLeft", true), WindowEnd::Start, shown, full), None);
}

fn key(name: &str, has_modifier: bool) -> Key {
    Key { name: name.into(), has_modifier, has_shift: false }
}

#[test]
fn a_date_far_outside_moves_an_end_as_far_as_it_may() {
    let strip = Strip::new(window());
    let (shown, full) = (strip.shown(), strip.full);
    assert_eq!(move_end(WindowEnd::Start, i32::MIN, shown, full), Some(Days::new(full.from, shown.to)));
    assert_eq!(
        move_end(WindowEnd::End, i32::MIN, shown, full),
        Some(Days::new(shown.from, shown.from + MIN_ZOOM_DAYS))
    );
    assert_eq!(move_end(WindowEnd::Start, full.from, full, full), None);
}
