//! What both charts share: the canvas with its width, rings and tooltip above it, and hands: pointer,
//! wheel, fingers and keys. It changes the view only through the store's verbs.

use leptos::html;
use leptos::prelude::*;

use super::store::use_store;
use super::tooltip::Tooltip;
use crate::catalog::Row;
use crate::chart::scale::LinearScale;
use crate::chart::{PlacedMark, Point, Rect};
use crate::web;

/// How near a pointer and a finger must come to a mark, CSS px.
const POINTER_REACH_PX: f64 = 12.0;
const FINGER_REACH_PX: f64 = 22.0;
/// A press that moves less than this is a click.
const CLICK_PX: f64 = 5.0;
/// One press of a zoom key or button.
pub const ZOOM_STEP: f64 = 1.6;
/// One press of an arrow key or button, as a share of the shown time.
pub const PAN_STEP: f64 = 0.25;

/// What a frame needs to know of the placed chart, read when something happens.
pub struct FrameChart {
    pub marks: Signal<std::sync::Arc<[PlacedMark]>>,
    pub scale: Signal<LinearScale>,
    /// The plot: brushing starts inside it.
    pub plot: Signal<Rect>,
}

/// What a hand is doing.
#[derive(Clone, Copy, Default, PartialEq)]
struct Hand {
    /// Where the mouse button went down, px.
    pressed: Option<Point>,
    /// One or two fingers: pointer id and place.
    fingers: [Option<(i32, Point)>; 2],
    had_two_fingers: bool,
}

#[component]
pub fn ChartFrame(
    chart: FrameChart,
    canvas: NodeRef<html::Canvas>,
    width: RwSignal<f64>,
    #[prop(into)] alt: Signal<String>,
    has_failed: RwSignal<bool>,
    test_id: &'static str,
) -> impl IntoView {
    let store = use_store();
    let FrameChart { marks, scale, plot } = chart;
    let frame = NodeRef::<html::Div>::new();
    let tip = RwSignal::new(None::<(Row, Point)>);
    let brush = RwSignal::new(None::<(f64, f64)>);
    let hand = StoredValue::new(Hand::default());

    Effect::new(move |_| {
        if let Some(element) = frame.get() {
            web::page::on_resize(&element, move |w| {
                if (w - width.get_untracked()).abs() >= 0.5 {
                    width.set(w);
                }
            });
            web::page::on_zoom_wheel(&element, move |at, turn| {
                let about = scale.get_untracked().invert(at.x);
                store.zoom_by((-turn * 0.002).clamp(-1.0, 1.0).exp(), Some(about));
            });
        }
    });

    let hit = move |at: Point, reach: f64| {
        marks.with_untracked(|m| crate::chart::hit::nearest(m, at, reach).map(|mark| (mark.row, mark.at)))
    };
    let point_at = move |row: Option<Row>| {
        let row = row?;
        marks.with(|m| m.iter().find(|m| m.row == row).map(|m| m.at))
    };
    let point_to = move |found: Option<(Row, Point)>| {
        if tip.get_untracked() != found {
            tip.set(found);
            store.hovered.set(found.map(|f| f.0));
        }
    };
    let at = move |event: &leptos::ev::PointerEvent| {
        frame.get_untracked().map(|f| web::page::point_in(&f, event.client_x(), event.client_y()))
    };

    let on_down = move |event: leptos::ev::PointerEvent| {
        let Some(point) = at(&event) else { return };
        if event.pointer_type() == "touch" {
            hand.update_value(|h| match h.fingers {
                [None, _] => h.fingers[0] = Some((event.pointer_id(), point)),
                [_, None] => {
                    h.fingers[1] = Some((event.pointer_id(), point));
                    h.had_two_fingers = true;
                }
                _ => {}
            });
        } else if event.button() == 0 {
            hand.update_value(|h| h.pressed = Some(point));
            if let Some(element) = frame.get_untracked() {
                web::page::capture_pointer(&element, event.pointer_id());
            }
        }
    };
    let on_move = move |event: leptos::ev::PointerEvent| {
        let Some(point) = at(&event) else { return };
        if event.pointer_type() == "touch" {
            let Some((before, after)) = hand.try_update_value(|h| {
                let before = h.fingers;
                for finger in h.fingers.iter_mut().flatten().filter(|f| f.0 == event.pointer_id()) {
                    finger.1 = point;
                }
                (before, h.fingers)
            }) else {
                return;
            };
            if let ([Some(a0), Some(b0)], [Some(a1), Some(b1)]) = (before, after) {
                pinch((a0.1, b0.1), (a1.1, b1.1), scale.get_untracked(), |zoom| store.set_zoom(zoom), store);
            }
            return;
        }
        match hand.with_value(|h| h.pressed) {
            Some(start) if (point.x - start.x).abs() > CLICK_PX => {
                point_to(None);
                let area = plot.get_untracked();
                let inside = |x: f64| x.clamp(area.left, area.right);
                brush.set(Some((inside(start.x.min(point.x)), inside(start.x.max(point.x)))));
            }
            Some(_) => {}
            None => point_to(hit(point, POINTER_REACH_PX)),
        }
    };
    let on_up = move |event: leptos::ev::PointerEvent| {
        let Some(point) = at(&event) else { return };
        if event.pointer_type() == "touch" {
            let was_pinch = hand
                .try_update_value(|h| {
                    let was = h.had_two_fingers;
                    h.fingers.iter_mut().filter(|f| f.is_some_and(|f| f.0 == event.pointer_id())).for_each(|f| *f = None);
                    if h.fingers == [None, None] {
                        h.had_two_fingers = false;
                    }
                    was
                })
                .unwrap_or(false);
            if !was_pinch {
                // A first tap does what hovering does, a second one selects.
                let found = hit(point, FINGER_REACH_PX);
                match found {
                    Some((row, _)) if tip.get_untracked().is_some_and(|t| t.0 == row) => store.select(row),
                    _ => point_to(found),
                }
            }
            return;
        }
        let Some(Some(start)) = hand.try_update_value(|h| h.pressed.take()) else { return };
        match brush.get_untracked() {
            Some((from, to)) => {
                brush.set(None);
                let scale = scale.get_untracked();
                let zoom = (scale.invert(from).round() as i32, scale.invert(to).round() as i32);
                store.set_zoom(crate::chart::timeline::clamp_zoom(zoom, store.full_domain.get_untracked()));
            }
            None if (point.x - start.x).hypot(point.y - start.y) <= CLICK_PX => {
                if let Some((row, _)) = hit(point, POINTER_REACH_PX) {
                    store.select(row);
                }
            }
            None => {}
        }
    };
    let on_cancel = move |_: leptos::ev::PointerEvent| {
        hand.set_value(Hand::default());
        brush.set(None);
    };
    let on_leave = move |event: leptos::ev::PointerEvent| {
        if event.pointer_type() != "touch" {
            point_to(None);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let is_handled = match event.key().as_str() {
            "+" | "=" => {
                store.zoom_by(ZOOM_STEP, None);
                true
            }
            "-" | "_" => {
                store.zoom_by(1.0 / ZOOM_STEP, None);
                true
            }
            "0" => {
                store.set_zoom(None);
                true
            }
            "ArrowLeft" => {
                store.pan_by(-PAN_STEP);
                true
            }
            "ArrowRight" => {
                store.pan_by(PAN_STEP);
                true
            }
            "Escape" => {
                point_to(None);
                false
            }
            _ => false,
        };
        if is_handled && !event.ctrl_key() && !event.meta_key() && !event.alt_key() {
            event.prevent_default();
        }
    };

    let px = |v: f64| format!("{v:.1}px");
    let ring = move |class: &'static str, row: Signal<Option<Row>>| {
        let place = Memo::new(move |_| point_at(row.get()));
        view! {
            <div
                class=class
                hidden=move || place.get().is_none()
                style:left=move || place.get().map(|p| px(p.x))
                style:top=move || place.get().map(|p| px(p.y))
            ></div>
        }
    };
    view! {
        <div
            class="chart"
            node_ref=frame
            tabindex="0"
            role="group"
            data-testid=test_id
            aria-label=move || alt.get()
            aria-describedby="chart-keys"
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=on_up
            on:pointercancel=on_cancel
            on:pointerleave=on_leave
            on:keydown=on_key
        >
            <canvas node_ref=canvas role="img" aria-label=move || alt.get()></canvas>
            <Show when=move || has_failed.get()>
                <p class="chart__failed">{move || store.text().no_canvas}</p>
            </Show>
            {ring("chart__ring chart__ring--selected", store.selected.into())}
            {ring("chart__ring", store.hovered.into())}
            <div
                class="chart__brush"
                hidden=move || brush.get().is_none()
                style:left=move || brush.get().map(|b| px(b.0))
                style:width=move || brush.get().map(|b| px(b.1 - b.0))
            ></div>
            <Tooltip tip width/>
        </div>
    }
    .into_any()
}

/// Two fingers moved: the days under them stay under them.
fn pinch(
    before: (Point, Point),
    after: (Point, Point),
    scale: LinearScale,
    set_zoom: impl Fn(Option<(i32, i32)>),
    store: super::store::Store,
) {
    let (a, b) = (scale.invert(before.0.x), scale.invert(before.1.x));
    let (x0, x1) = (after.0.x, after.1.x);
    // Fingers above each other say nothing about time.
    if (x1 - x0).abs() < 20.0 || (before.1.x - before.0.x).abs() < 20.0 {
        return;
    }
    let days_per_px = (b - a) / (x1 - x0);
    if !days_per_px.is_finite() || days_per_px <= 0.0 {
        return;
    }
    let start = a - (x0 - scale.range.0) * days_per_px;
    let end = start + (scale.range.1 - scale.range.0) * days_per_px;
    let zoom = (start.round() as i32, end.round() as i32);
    set_zoom(crate::chart::timeline::clamp_zoom(zoom, store.full_domain.get_untracked()));
}
