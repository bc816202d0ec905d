//! The overview strip: how many systems each quarter has under the filters of the moment, and the time window
//! that drives charts, counts and table. Set by mouse or finger, by two handles, by two fields and by buttons.

use std::cell::Cell;
use std::rc::Rc;

use super::chart_frame::show_keys;
use super::dom::{El, button, el};
use super::reactive::{Derived, State};
use super::store::Store;
use crate::catalog::ReleaseDate;
use crate::chart::overview::{PlacedOverview, layout};
use crate::chart::paint::{self, PaintContext};
use crate::chart::timeline::MIN_ZOOM_DAYS;
use crate::chart::within;
use crate::i18n::{Text, format, sentences};
use crate::web;
use crate::web::dom::{Node, Pointer};

/// One press of a zoom key or button.
pub const ZOOM_STEP: f64 = 1.6;
/// One press of an arrow key or button, as a share of the shown time.
pub const PAN_STEP: f64 = 0.25;
/// How near a pointer and a finger must come to a handle, CSS px.
const POINTER_REACH_PX: f64 = 10.0;
const FINGER_REACH_PX: f64 = 22.0;
/// A press that moves less than this is a click.
const CLICK_PX: f64 = 5.0;
/// One press of an arrow key and of a page key on a handle, days.
const MONTH: i32 = 30;
const YEAR: i32 = 365;

pub fn overview(store: Store, t: &'static Text) -> El {
    let width = State::new(0.0);
    let placed = Derived::always(move || {
        let (full, domain) = (store.full_domain.get(), store.domain.get());
        store.counts.with(|c| layout(&c.quarters, full, domain, width.get(), t.lang))
    });
    let paint = move |node: &Node| {
        let Some(theme) = store.chart_theme() else { return };
        if width.get() < 1.0 {
            return;
        }
        store.catalog(|catalog| {
            let context = PaintContext { catalog, lang: t.lang, theme, text_scale: 1.0 };
            // Without a drawing surface the handles, fields and buttons still work.
            let _ = placed
                .with(|p| web::canvas::paint(node, p.size, store.font, |area| paint::overview(area, p, &context)));
        });
    };
    let alt = move || {
        let (from, to) = store.domain.get();
        let shown = store.counts.with(|c| c.visible);
        Some(sentences::overview_alt(t.lang, &format::day(from), &format::day(to), shown))
    };
    let canvas = el("canvas", "").attr("role", "img").attr_fn("aria-label", alt).follow(paint);
    let window = el("div", "overview__window").hidden_fn(move || placed.with(|p| p.is_whole)).follow(move |node| {
        placed.with(|p| {
            node.set_px("left", p.window.0);
            node.set_px("width", p.window.1 - p.window.0);
        });
    });
    let frame = el("div", "overview__frame")
        .test_id("overview")
        .child(canvas)
        .child(window)
        .child(handle(store, t.window_start, "window-start", true, placed))
        .child(handle(store, t.window_end, "window-end", false, placed));
    frame.0.on_resize(Box::new(move |w| width.set(w)));
    let head = el("div", "card__head").child(el("h2", "").attr("id", "overview-title").text(t.window)).child(
        el("div", "card__tools")
            .child(field(store, t, true))
            .child(field(store, t, false))
            .child(zoom_buttons(store, t))
            .child(
                button("button", t.keys_button)
                    .test_id("show-keys")
                    .state_fn("aria-expanded", move || store.shows_keys.get())
                    .on_click(move || show_keys(store, t)),
            ),
    );
    el("section", "card overview")
        .attr("aria-labelledby", "overview-title")
        .test_id("overview-card")
        .child(head)
        .child(hands(store, frame, placed))
}

/// One end of the window, moved by keys; pointers are met by the frame.
fn handle(
    store: Store,
    label: &'static str,
    test_id: &'static str,
    is_start: bool,
    placed: Derived<PlacedOverview>,
) -> El {
    let end = move || if is_start { store.domain.get().0 } else { store.domain.get().1 };
    el("div", "overview__handle")
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("aria-label", label)
        .test_id(test_id)
        .attr_fn("aria-valuemin", move || Some(store.full_domain.get().0.to_string()))
        .attr_fn("aria-valuemax", move || Some(store.full_domain.get().1.to_string()))
        .attr_fn("aria-valuenow", move || Some(end().to_string()))
        .attr_fn("aria-valuetext", move || Some(format::day(end())))
        .follow(move |node| placed.with(|p| node.set_px("left", if is_start { p.window.0 } else { p.window.1 })))
        .on_key(move |key| {
            let step = match key.name.as_str() {
                _ if key.has_modifier => return false,
                "ArrowLeft" | "ArrowDown" => -MONTH,
                "ArrowRight" | "ArrowUp" => MONTH,
                "PageDown" => -YEAR,
                "PageUp" => YEAR,
                "Home" => i32::MIN / 2,
                "End" => i32::MAX / 2,
                _ => return false,
            };
            let (from, to) = store.domain.peek(|d| *d);
            let now = if is_start { from } else { to };
            move_end(store, is_start, now.saturating_add(step));
            true
        })
}

/// Moves one end as far as the other and the whole axis let it.
fn move_end(store: Store, is_start: bool, day: i32) {
    let ((from, to), full) = (store.domain.peek(|d| *d), store.full_domain.peek(|d| *d));
    let (from, to) = match is_start {
        true => (day.min(to - MIN_ZOOM_DAYS).max(full.0), to),
        false => (from, day.max(from + MIN_ZOOM_DAYS).min(full.1)),
    };
    store.zoom_to(f64::from(from), f64::from(to));
}

/// A field for one end: a year, a month or a day. What is none of them puts the old date back.
fn field(store: Store, t: &'static Text, is_start: bool) -> El {
    let again = State::new(0_u32);
    let value = move || {
        again.get();
        let (from, to) = store.domain.get();
        format::day(if is_start { from } else { to })
    };
    let input = el("input", "field overview__date")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("maxlength", "20")
        .attr("title", t.window_hint)
        .test_id(if is_start { "window-from" } else { "window-to" })
        .value_fn(value)
        .on_value("change", move |text| {
            if let Some(date) = ReleaseDate::parse(text.trim()) {
                move_end(store, is_start, if is_start { date.first_day() } else { date.last_day() });
            }
            again.update(|n| *n = n.wrapping_add(1));
        });
    el("label", "overview__field").child(el("span", "").text(if is_start { t.from } else { t.to })).child(input)
}

/// What a hand holds.
#[derive(Clone, Copy)]
enum Grip {
    End {
        is_start: bool,
    },
    /// The whole window, by a day of it.
    Window {
        day: f64,
    },
    /// A new window, begun here; px and day.
    New {
        x: f64,
        day: f64,
    },
}

/// A grip, the pointer that has it, and the window before it.
#[derive(Clone, Copy)]
struct Hold {
    grip: Grip,
    pointer: i32,
    before: Option<(i32, i32)>,
}

fn hands(store: Store, frame: El, placed: Derived<PlacedOverview>) -> El {
    let held: Rc<Cell<Option<Hold>>> = Rc::default();
    let node = frame.0.clone();
    let (begun, moved, let_go, lost) = (Rc::clone(&held), Rc::clone(&held), Rc::clone(&held), held);
    let down = move |p: Pointer| {
        // A second finger holds nothing.
        if begun.get().is_some() || (!p.is_touch && !p.is_main_button) {
            return;
        }
        node.capture_pointer(p.id);
        let before = store.filter.peek(|f| f.window.map(Into::into));
        begun.set(Some(Hold { grip: placed.peek(|strip| take(strip, p)), pointer: p.id, before }));
    };
    let go = move |p: Pointer| {
        let Some(hold) = moved.get().filter(|h| h.pointer == p.id) else { return };
        let day = placed.peek(|strip| strip.scale.invert(within(p.at.x, strip.frame.left, strip.frame.right)));
        match hold.grip {
            Grip::End { is_start } => move_end(store, is_start, day.round() as i32),
            Grip::Window { day: grip } => {
                let (from, to) = store.domain.peek(|d| *d);
                let step = (day - grip).round();
                store.zoom_to(f64::from(from) + step, f64::from(to) + step);
                // The window may have stopped at an end: hold it where it is now.
                let reached = f64::from(store.domain.peek(|d| d.0) - from);
                moved.set(Some(Hold { grip: Grip::Window { day: grip + reached }, ..hold }));
            }
            Grip::New { x, day: start } if (p.at.x - x).abs() > CLICK_PX => {
                store.zoom_to(day.min(start), day.max(start));
            }
            Grip::New { .. } => {}
        }
    };
    let up = move |p: Pointer| {
        let Some(hold) = let_go.get().filter(|h| h.pointer == p.id) else { return };
        let_go.set(None);
        let Grip::New { x, day } = hold.grip else { return };
        // A click beside the window brings it there.
        if (p.at.x - x).abs() <= CLICK_PX && !placed.peek(|strip| strip.is_whole) {
            let (from, to) = store.domain.peek(|d| *d);
            let half = f64::from(to - from) / 2.0;
            store.zoom_to(day - half, day + half);
        }
    };
    // A finger that turns out to scroll the page has moved nothing.
    let cancel = move |p: Pointer| {
        if let Some(hold) = lost.get().filter(|h| h.pointer == p.id) {
            lost.set(None);
            store.set_zoom(hold.before);
        }
    };
    frame
        .on_pointer("pointerdown", down)
        .on_pointer("pointermove", go)
        .on_pointer("pointerup", up)
        .on_pointer("pointercancel", cancel)
}

/// What a press takes hold of.
fn take(strip: &PlacedOverview, p: Pointer) -> Grip {
    let reach = if p.is_touch { FINGER_REACH_PX } else { POINTER_REACH_PX };
    let (a, b) = ((p.at.x - strip.window.0).abs(), (p.at.x - strip.window.1).abs());
    let day = strip.scale.invert(p.at.x);
    match strip.is_whole {
        _ if a.min(b) <= reach => Grip::End { is_start: a <= b },
        false if p.at.x > strip.window.0 && p.at.x < strip.window.1 => Grip::Window { day },
        _ => Grip::New { x: p.at.x, day },
    }
}

/// Earlier, wider, closer, later, all years: what keys and wheel do, visible.
fn zoom_buttons(store: Store, t: &'static Text) -> El {
    let is_all = move || store.domain.get() == store.full_domain.get();
    let named =
        |label: &str, sign: &str, test_id: &str| button("button", sign).attr("aria-label", label).test_id(test_id);
    el("div", "buttons")
        .attr("role", "group")
        .attr("aria-label", t.window)
        .child(
            named(t.earlier, "←", "earlier")
                .disabled_fn(move || store.domain.get().0 == store.full_domain.get().0)
                .on_click(move || store.pan_by(-PAN_STEP)),
        )
        .child(
            named(t.zoom_out, "−", "zoom-out")
                .disabled_fn(is_all)
                .on_click(move || store.zoom_by(1.0 / ZOOM_STEP, None)),
        )
        .child(named(t.zoom_in, "+", "zoom-in").on_click(move || store.zoom_by(ZOOM_STEP, None)))
        .child(
            named(t.later, "→", "later")
                .disabled_fn(move || store.domain.get().1 == store.full_domain.get().1)
                .on_click(move || store.pan_by(PAN_STEP)),
        )
        .child(
            button("button", t.zoom_all).test_id("zoom-all").disabled_fn(is_all).on_click(move || store.set_zoom(None)),
        )
}
