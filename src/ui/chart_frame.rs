//! What both charts share: the canvas with its width, rings and tooltip above it, and hands: pointer,
//! wheel, fingers and keys. It changes the view only through the store's verbs.

use std::cell::RefCell;
use std::rc::Rc;

use super::dom::{El, el};
use super::overview::{PAN_STEP, ZOOM_STEP};
use super::reactive::{State, keep};
use super::store::Store;
use super::tooltip::tooltip;
use crate::catalog::{Columns, Row};
use crate::chart::geometry::distance;
use crate::chart::scale::LinearScale;
use crate::chart::walk::Step;
use crate::chart::{PlacedCluster, PlacedMark, Point, Rect, within};
use crate::i18n::Text;
use crate::web;
use crate::web::dom::{Key, Node, Pointer};

/// How near a pointer and a finger must come to a mark, CSS px.
const POINTER_REACH_PX: f64 = 12.0;
const FINGER_REACH_PX: f64 = 22.0;
/// A press that moves less than this is a click.
const CLICK_PX: f64 = 5.0;
/// Fingers nearer than this sideways say nothing about time.
const PINCH_PX: f64 = 20.0;

/// Looks at the marks, the time scale and the plot.
type Look<'a> = &'a mut dyn FnMut(&[PlacedMark], &LinearScale, &Rect);
/// Lets someone look at the placed chart.
type Read = Rc<dyn Fn(Look)>;
/// The cluster that stands in a place.
type ClusterAt = Rc<dyn Fn(Point) -> Option<PlacedCluster>>;

/// What a frame asks of the placed chart, tracked.
#[derive(Clone)]
pub struct FrameChart {
    pub store: Store,
    /// Calls with the marks, the time scale and the plot.
    pub read: Read,
    pub cluster_at: ClusterAt,
    pub width: State<f64>,
    pub has_failed: State<bool>,
    /// The arrows lead to members of a cluster one by one; a pointer meets the cluster.
    pub by_key: State<bool>,
    /// Where its marks stand in time.
    pub days: fn(&Columns) -> &[i32],
    /// Whether time runs downwards at a width.
    pub is_upright: fn(f64) -> bool,
}

impl FrameChart {
    fn stands(&self) -> bool {
        (self.is_upright)(self.width.peek(|w| *w))
    }

    /// A place along the axis of time, px.
    fn along(&self, at: Point) -> f64 {
        if self.stands() { at.y } else { at.x }
    }

    fn hit(&self, at: Point, reach: f64) -> Option<(Row, Point)> {
        let mut found = None;
        (self.read)(&mut |marks, _, _| {
            found = crate::chart::hit::nearest(marks, at, reach).map(|m| (m.row, m.at));
        });
        found
    }

    fn place_of(&self, row: Row) -> Option<Point> {
        let mut found = None;
        (self.read)(&mut |marks, _, _| found = marks.iter().find(|m| m.row == row).map(|m| m.at));
        found
    }

    /// The mark a key leads to.
    fn step(&self, from: Option<Row>, step: Step) -> Option<(Row, Point)> {
        let counting = self.store.view.peek(|v| v.counting);
        let collection = self.store.filter.peek(|f| f.collection);
        let mut found = None;
        (self.read)(&mut |marks, _, _| {
            self.store.catalog(|c| {
                let columns = c.columns(collection);
                let mark = crate::chart::walk::step(marks, (self.days)(columns), columns, counting, from, step);
                found = mark.map(|m| (m.row, m.at));
            });
        });
        found
    }

    /// A cluster opens; a mark, and a cluster that is as close as it gets, is selected. True when it opened.
    fn press(&self, row: Row, at: Point) -> bool {
        let opens = (self.cluster_at)(at).and_then(|c| c.opens);
        match opens {
            Some((from, to)) => self.store.zoom_to(f64::from(from), f64::from(to)),
            None => self.store.select(row),
        }
        opens.is_some()
    }

    fn scale(&self) -> LinearScale {
        let mut found = LinearScale::new((0.0, 1.0), (0.0, 1.0));
        (self.read)(&mut |_, scale, _| found = *scale);
        found
    }

    fn plot(&self) -> Rect {
        let mut found = Rect::default();
        (self.read)(&mut |_, _, plot| found = *plot);
        found
    }
}

/// What a hand is doing.
#[derive(Default)]
struct Hand {
    /// Where the mouse button went down, px.
    pressed: Option<Point>,
    /// One or two fingers: pointer id and place.
    fingers: Vec<(i32, Point)>,
    had_two_fingers: bool,
}

/// `paint` is called with the canvas whenever what it reads changes.
pub fn chart_frame(
    chart: FrameChart,
    t: &'static Text,
    test_id: &'static str,
    alt: impl Fn() -> String + 'static,
    paint: impl FnMut(&Node) + 'static,
) -> El {
    let (store, width, has_failed) = (chart.store, chart.width, chart.has_failed);
    let tip = State::new(None::<(Row, Point)>);
    let brush = State::new(None::<(f64, f64)>);
    let canvas = el("canvas", "").attr("role", "img");
    let stands = chart.is_upright;
    let brush_box = el("div", "chart__brush")
        .hidden_fn(move || brush.with(Option::is_none))
        .flag_fn("data-upright", move || stands(width.get()))
        .follow(move |node| {
            let Some((from, to)) = brush.get() else { return };
            let [place, length] = if stands(width.get()) { ["top", "height"] } else { ["left", "width"] };
            node.set_px(place, from);
            node.set_px(length, to - from);
        });
    let hover_ring = ring("chart__ring", chart.clone(), move || store.hovered.get());
    let frame_ring = hover_ring.0.clone();
    let alt = Rc::new(alt);
    let (alt_frame, alt_canvas) = (Rc::clone(&alt), alt);
    let frame = el("div", "chart")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-describedby", "in-words chart-keys")
        .test_id(test_id)
        .attr_fn("aria-label", move || Some(alt_frame()))
        .child(canvas.clone().attr_fn("aria-label", move || Some(alt_canvas())))
        .child(el("p", "chart__failed").hidden_fn(move || !has_failed.get()).text(t.no_canvas))
        .child(ring("chart__ring chart__ring--selected", chart.clone(), move || store.selected.get()))
        .child(hover_ring)
        .child(brush_box)
        .child(tooltip(chart.clone(), t, tip));
    let node = frame.0.clone();

    // The width is known once the frame stands in the page; painting waits for it.
    node.on_resize(Box::new(move |w| width.set(w)));
    canvas.follow(paint);
    let wheel = chart.clone();
    keep(Box::new(node.on_zoom_wheel(Box::new(move |at, turn| {
        let factor = within(-turn * 0.002, -1.0, 1.0).exp();
        store.zoom_by(factor, Some(wheel.scale().invert(wheel.along(at))));
        let found = wheel.hit(at, POINTER_REACH_PX);
        tip.set(found);
        store.hovered.set(found.map(|f| f.0));
    }))));
    let (by_key, on_key) = (chart.by_key, keys(chart.clone(), t, tip, frame_ring));
    hands(frame, node, chart, tip, brush).on_key(on_key).on("blur", move || {
        by_key.set(false);
        tip.set(None);
        store.hovered.set(None);
    })
}

/// One tab stop: arrows go from mark to mark, Enter selects, Escape leaves.
fn keys(chart: FrameChart, t: &'static Text, tip: Tip, ring: Node) -> impl FnMut(Key) -> bool {
    let store = chart.store;
    move |key| {
        if key.has_modifier {
            return false;
        }
        let held = tip.peek(|tip| *tip);
        let at = held.map(|(row, _)| row);
        // The mark one stands on keeps its place, and its box goes with it.
        let about = held.map(|(_, place)| chart.scale().invert(chart.along(place)));
        let moved = |run: &dyn Fn()| {
            run();
            let found = at.and_then(|row| Some((row, chart.place_of(row)?)));
            tip.set(found);
            store.hovered.set(found.map(|f| f.0));
            true
        };
        let step = match key.name.as_str() {
            "ArrowLeft" if key.has_shift => return moved(&|| store.pan_by(-PAN_STEP)),
            "ArrowRight" if key.has_shift => return moved(&|| store.pan_by(PAN_STEP)),
            "+" | "=" => return moved(&|| store.zoom_by(ZOOM_STEP, about)),
            "-" | "_" => return moved(&|| store.zoom_by(1.0 / ZOOM_STEP, about)),
            "0" => return moved(&|| store.set_zoom(None)),
            "?" => return act(|| show_keys(store, t)),
            "ArrowLeft" => Step::Earlier,
            "ArrowRight" => Step::Later,
            "ArrowDown" => Step::Smaller,
            "ArrowUp" => Step::Larger,
            "Home" => Step::First,
            "End" => Step::Last,
            "Enter" | " " => {
                // What is pointed at, else the cluster that holds what is selected.
                let selected = || store.selected.peek(|s| *s).and_then(|row| Some((row, chart.place_of(row)?)));
                let Some((row, at)) = held.or_else(selected) else { return false };
                if chart.by_key.peek(|by_key| *by_key) {
                    store.select(row);
                } else if chart.press(row, at) {
                    tip.set(None);
                }
                return true;
            }
            "Escape" if store.shows_keys.peek(|shown| *shown) => return act(|| store.shows_keys.set(false)),
            "Escape" => {
                store.hovered.set(None);
                return at.is_some() && act(|| tip.set(None));
            }
            _ => return false,
        };
        let Some(found) = chart.step(at, step) else {
            let words = if store.counts.peek(|c| c.visible) > 0 { t.no_further } else { t.nothing_title };
            return act(|| store.said.set(words.to_owned()));
        };
        chart.by_key.set(true);
        tip.set(Some(found));
        store.hovered.set(Some(found.0));
        store.said.set(super::tooltip::lines(store, t, found.0).join(" · "));
        let ring = ring.clone();
        web::page::after_paint(move || ring.scroll_near());
        true
    }
}

/// Shows the list of keys or takes it away; to those who do not see it, it is read.
pub fn show_keys(store: Store, t: &'static Text) {
    store.shows_keys.update(|shown| *shown = !*shown);
    if store.shows_keys.peek(|shown| *shown) {
        let words: Vec<&str> = t.keys.iter().flat_map(|(keys, words)| [*keys, *words]).collect();
        store.said.set(words.join(" · "));
    }
}

/// Does something for a key, and says that the key was used.
fn act(run: impl FnOnce()) -> bool {
    run();
    true
}

/// A ring around the mark of a system, above the canvas: no repaint.
fn ring(class: &str, chart: FrameChart, row: impl Fn() -> Option<Row> + 'static) -> El {
    el("div", class).follow(move |node| {
        let place = row().and_then(|r| chart.place_of(r));
        node.set_hidden(place.is_none());
        if let Some(at) = place {
            node.set_px("left", at.x);
            node.set_px("top", at.y);
            node.set("data-cluster", if (chart.cluster_at)(at).is_some() { "true" } else { "false" });
        }
    })
}

type Tip = State<Option<(Row, Point)>>;

/// Mouse and fingers.
fn hands(frame: El, node: Node, chart: FrameChart, tip: Tip, brush: State<Option<(f64, f64)>>) -> El {
    let store = chart.store;
    let hand = Rc::new(RefCell::new(Hand::default()));
    let by_key = chart.by_key;
    let point_to = move |found: Option<(Row, Point)>| {
        by_key.set(false);
        tip.set(found);
        store.hovered.set(found.map(|f| f.0));
    };
    let down = {
        let hand = Rc::clone(&hand);
        move |p: Pointer| {
            let mut hand = hand.borrow_mut();
            if p.is_touch {
                hand.fingers.retain(|f| f.0 != p.id);
                hand.fingers.push((p.id, p.at));
                hand.had_two_fingers |= hand.fingers.len() > 1;
            } else if p.is_main_button {
                hand.pressed = Some(p.at);
                node.capture_pointer(p.id);
            }
        }
    };
    let moved = {
        let (hand, chart) = (Rc::clone(&hand), chart.clone());
        move |p: Pointer| {
            if p.is_touch {
                finger_moved(&mut hand.borrow_mut(), &chart, p);
                if hand.borrow().had_two_fingers {
                    point_to(None);
                }
                return;
            }
            let pressed = hand.borrow().pressed;
            match pressed {
                Some(start) if (chart.along(p.at) - chart.along(start)).abs() > CLICK_PX => {
                    point_to(None);
                    let (plot, a, b) = (chart.plot(), chart.along(start), chart.along(p.at));
                    let ends = if chart.stands() { (plot.top, plot.bottom) } else { (plot.left, plot.right) };
                    brush.set(Some((within(a.min(b), ends.0, ends.1), within(a.max(b), ends.0, ends.1))));
                }
                Some(_) => {}
                None => point_to(chart.hit(p.at, POINTER_REACH_PX)),
            }
        }
    };
    let up = {
        let (hand, chart) = (Rc::clone(&hand), chart);
        move |p: Pointer| {
            if p.is_touch {
                if finger_left(&mut hand.borrow_mut(), p.id) {
                    return;
                }
                // A first tap does what hovering does, a second one selects or opens.
                let found = chart.hit(p.at, FINGER_REACH_PX);
                match found {
                    Some((row, at)) if tip.peek(|t| t.is_some_and(|t| t.0 == row)) => {
                        if chart.press(row, at) {
                            point_to(None);
                        }
                    }
                    _ => point_to(found),
                }
                return;
            }
            let Some(start) = hand.borrow_mut().pressed.take() else { return };
            if let Some((from, to)) = brush.peek(|b| *b) {
                brush.set(None);
                let scale = chart.scale();
                store.zoom_to(scale.invert(from), scale.invert(to));
            } else if distance(p.at, start) <= CLICK_PX
                && let Some((row, at)) = chart.hit(p.at, POINTER_REACH_PX)
                && chart.press(row, at)
            {
                point_to(None);
            }
        }
    };
    let cancel = move |_: Pointer| {
        *hand.borrow_mut() = Hand::default();
        brush.set(None);
    };
    frame
        .on_pointer("pointerdown", down)
        .on_pointer("pointermove", moved)
        .on_pointer("pointerup", up)
        .on_pointer("pointercancel", cancel)
        .on_pointer("pointerleave", move |p| {
            if !p.is_touch {
                point_to(None);
            }
        })
}

/// With two fingers down the days under them stay under them.
fn finger_moved(hand: &mut Hand, chart: &FrameChart, p: Pointer) {
    let before: Vec<f64> = hand.fingers.iter().map(|f| chart.along(f.1)).collect();
    hand.fingers.iter_mut().filter(|f| f.0 == p.id).for_each(|f| f.1 = p.at);
    let after: Vec<f64> = hand.fingers.iter().map(|f| chart.along(f.1)).collect();
    let ([a, b], [x0, x1]) = (before.as_slice(), after.as_slice()) else { return };
    if (x1 - x0).abs() < PINCH_PX || (b - a).abs() < PINCH_PX {
        return;
    }
    let scale = chart.scale();
    let days_per_px = (scale.invert(*b) - scale.invert(*a)) / (x1 - x0);
    if days_per_px.is_finite() && days_per_px > 0.0 {
        let start = scale.invert(*a) - (x0 - scale.range.0) * days_per_px;
        chart.store.zoom_to(start, start + (scale.range.1 - scale.range.0) * days_per_px);
    }
}

/// True when the finger belonged to a pinch, which is no tap.
fn finger_left(hand: &mut Hand, id: i32) -> bool {
    let was_pinch = hand.had_two_fingers;
    hand.fingers.retain(|f| f.0 != id);
    if hand.fingers.is_empty() {
        hand.had_two_fingers = false;
    }
    was_pinch
}
