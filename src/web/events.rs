//! The browser's events as plain values of the pure modules, and listeners that end when they are dropped.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use crate::chart::Point;
use crate::chart::gesture::{Key, Pointer};

/// A pressed key and its modifiers.
pub fn key(event: &KeyboardEvent) -> Key {
    Key {
        name: event.key(),
        has_modifier: event.ctrl_key() || event.meta_key() || event.alt_key(),
        has_shift: event.shift_key(),
    }
}

/// What a pointer did, and where inside the element that listens, CSS px.
pub fn pointer(event: &PointerEvent) -> Pointer {
    Pointer {
        id: event.pointer_id(),
        is_touch: event.pointer_type() == "touch",
        is_main_button: event.button() == 0,
        at: inside(event.current_target(), event.client_x(), event.client_y()),
    }
}

/// A press of the main button or a key without a modifier: the reader stays in this tab.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    let has_modifier = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !has_modifier
}

/// Keeps getting a pointer's events when it leaves the element.
pub fn capture_pointer(element: &Element, pointer: i32) {
    let _ = element.set_pointer_capture(pointer);
}

/// Place and turn of a wheel with Ctrl or ⌘ held; `None` without the key, when the page scrolls as ever.
pub fn zoom_wheel(event: &WheelEvent) -> Option<(Point, f64)> {
    let is_zoom = event.ctrl_key() || event.meta_key();
    is_zoom.then(|| (inside(event.current_target(), event.client_x(), event.client_y()), event.delta_y()))
}

fn inside(target: Option<web_sys::EventTarget>, client_x: i32, client_y: i32) -> Point {
    let area = target.and_then(|t| t.dyn_into::<Element>().ok()).map(|e| e.get_bounding_client_rect());
    let (left, top) = area.map_or((0.0, 0.0), |a| (a.left(), a.top()));
    Point { x: f64::from(client_x) - left, y: f64::from(client_y) - top }
}

/// A listener that ends when it is dropped.
pub struct Listener(#[allow(dead_code)] EventListener);

impl Listener {
    pub(super) fn new(target: &web_sys::EventTarget, event: &'static str, mut call: impl FnMut() + 'static) -> Self {
        Self(EventListener::new(target, event, move |_| call()))
    }
}

/// Calls for presses anywhere that are not inside the element with this id.
pub fn on_press_outside(id: &'static str, mut call: impl FnMut() + 'static) -> Option<Listener> {
    let document = web_sys::window()?.document()?;
    Some(Listener(EventListener::new(&document, "pointerdown", move |event| {
        let target: Option<Element> = event.target().and_then(|t| t.dyn_into().ok());
        let is_inside = target.is_some_and(|t| t.closest(&format!("#{id}")).ok().flatten().is_some());
        if !is_inside {
            call();
        }
    })))
}
