//! Elements without ceremony: make, fill, listen. Small and not generic on purpose: every call here is
//! compiled once, where a typed element tree is compiled anew for each of its shapes.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::chart::Point;

/// An element of the page.
#[derive(Clone)]
pub struct Node(pub(super) Element);

/// Something to be done. A trait of our own: a boxed `dyn FnMut` carries the code for calling it by value,
/// too, which nobody does and which nothing takes away again.
pub trait Act {
    fn act(&mut self);
}
impl<F: FnMut()> Act for F {
    fn act(&mut self) {
        self();
    }
}

/// Ends listening when dropped.
pub struct Listener(#[allow(dead_code)] EventListener);

/// What a pointer did, and where inside the element that listens.
#[derive(Clone, Copy, Debug)]
pub struct Pointer {
    pub id: i32,
    pub is_touch: bool,
    pub is_main_button: bool,
    pub at: Point,
}

/// A pressed key.
pub struct Key {
    pub name: String,
    /// Ctrl, ⌘ or Alt is held: the browser's own shortcut.
    pub has_modifier: bool,
    pub has_shift: bool,
}

fn by_id(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// The element with this id. What stands in it stays until the app's own is made.
pub fn take_over(id: &str) -> Option<Node> {
    by_id(id).map(Node)
}

/// Whether the reader has come as far down as the element with this id.
pub fn is_reached(id: &str) -> bool {
    let height = web_sys::window().and_then(|w| w.inner_height().ok()?.as_f64());
    by_id(id).zip(height).is_some_and(|(e, height)| e.get_bounding_client_rect().top() < height)
}

impl Node {
    /// A new element. Tags are ours and valid, and a page has a document.
    pub fn new(tag: &str) -> Self {
        let document = web_sys::window().and_then(|w| w.document());
        let element = document.and_then(|d| d.create_element(tag).ok());
        Self(element.expect("a page has a document, and our tags are valid"))
    }

    pub fn set(&self, name: &str, value: &str) {
        let _ = self.0.set_attribute(name, value);
    }

    /// Sets the attribute, or takes it away.
    pub fn set_or_remove(&self, name: &str, value: Option<&str>) {
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    pub fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    pub fn append(&self, child: &Node) {
        let _ = self.0.append_child(&child.0);
    }

    pub fn append_text(&self, text: &str) {
        let _ = self.0.append_with_str_1(text);
    }

    pub fn clear(&self) {
        self.0.set_text_content(None);
    }

    /// Shows or hides; `hidden` works on every element through the base style.
    pub fn set_hidden(&self, is_hidden: bool) {
        self.set_or_remove("hidden", is_hidden.then_some(""));
    }

    /// A computed position or size, through the style object: the page's policy allows no style attribute.
    pub fn set_style(&self, name: &str, value: &str) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let _ = element.style().set_property(name, value);
        }
    }

    /// A length in CSS px, to a tenth.
    pub fn set_px(&self, name: &str, px: f64) {
        let tenths = (px * 10.0).round() as i64;
        let sign = if tenths < 0 { "-" } else { "" };
        let tenths = tenths.unsigned_abs();
        self.set_style(name, &format!("{sign}{}.{}px", tenths / 10, tenths % 10));
    }

    pub fn set_checked(&self, is_checked: bool) {
        if let Some(input) = self.0.dyn_ref::<HtmlInputElement>() {
            input.set_checked(is_checked);
        }
    }

    /// Sets the value of a field or a choice, when it differs (so that the caret stays).
    pub fn set_value(&self, value: &str) {
        if let Some(input) = self.0.dyn_ref::<HtmlInputElement>() {
            if input.value() != value {
                input.set_value(value);
            }
        } else if let Some(select) = self.0.dyn_ref::<HtmlSelectElement>() {
            select.set_value(value);
        }
    }

    pub fn focus(&self) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        }
    }

    /// Brings it into the window, moving the page no more than needed.
    pub fn scroll_near(&self) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        self.0.scroll_into_view_with_scroll_into_view_options(&options);
    }

    pub fn width(&self) -> f64 {
        self.0.get_bounding_client_rect().width()
    }

    fn listen(&self, event: &'static str, mut call: Box<dyn FnMut(&Event)>) -> Listener {
        let options = EventListenerOptions::enable_prevent_default();
        Listener(EventListener::new_with_options(&self.0, event, options, move |e| call(e)))
    }

    pub fn on(&self, event: &'static str, mut call: Box<dyn Act>) -> Listener {
        self.listen(event, Box::new(move |_| call.act()))
    }

    /// Calls with the field's or choice's value.
    pub fn on_value(&self, event: &'static str, mut call: Box<dyn FnMut(String)>) -> Listener {
        self.listen(
            event,
            Box::new(move |e| {
                let Some(target) = e.target() else { return };
                if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
                    call(input.value());
                } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
                    call(select.value());
                }
            }),
        )
    }

    /// Calls with the key; true says that it was used, and the browser does not act on it.
    pub fn on_key(&self, mut call: Box<dyn FnMut(Key) -> bool>) -> Listener {
        self.listen(
            "keydown",
            Box::new(move |e| {
                let Some(key) = e.dyn_ref::<web_sys::KeyboardEvent>() else { return };
                let has_modifier = key.ctrl_key() || key.meta_key() || key.alt_key();
                if call(Key { name: key.key(), has_modifier, has_shift: key.shift_key() }) {
                    e.prevent_default();
                    e.stop_propagation();
                }
            }),
        )
    }

    pub fn on_pointer(&self, event: &'static str, mut call: Box<dyn FnMut(Pointer)>) -> Listener {
        let node = self.clone();
        self.listen(
            event,
            Box::new(move |e| {
                let Some(pointer) = e.dyn_ref::<web_sys::PointerEvent>() else { return };
                call(Pointer {
                    id: pointer.pointer_id(),
                    is_touch: pointer.pointer_type() == "touch",
                    is_main_button: pointer.button() == 0,
                    at: node.point(pointer.client_x(), pointer.client_y()),
                });
            }),
        )
    }

    /// Wheel turns with Ctrl or ⌘ held; without the key the page scrolls as ever.
    pub fn on_zoom_wheel(&self, mut call: Box<dyn FnMut(Point, f64)>) -> Listener {
        let node = self.clone();
        self.listen(
            "wheel",
            Box::new(move |e| {
                let Some(wheel) = e.dyn_ref::<web_sys::WheelEvent>() else { return };
                if wheel.ctrl_key() || wheel.meta_key() {
                    e.prevent_default();
                    call(node.point(wheel.client_x(), wheel.client_y()), wheel.delta_y());
                }
            }),
        )
    }

    fn point(&self, client_x: i32, client_y: i32) -> Point {
        let area = self.0.get_bounding_client_rect();
        Point { x: f64::from(client_x) - area.left(), y: f64::from(client_y) - area.top() }
    }

    /// Keeps getting a pointer's events when it leaves the element.
    pub fn capture_pointer(&self, pointer: i32) {
        let _ = self.0.set_pointer_capture(pointer);
    }

    /// Calls with the element's width once it stands in the page, and whenever it changes. The first time
    /// is not left to the observer: what it does comes after the browser has looked for what moved.
    pub fn on_resize(&self, call: Box<dyn Fn(f64)>) {
        let call: Rc<dyn Fn(f64)> = Rc::from(call);
        let (node, first) = (self.clone(), Rc::clone(&call));
        wasm_bindgen_futures::spawn_local(async move { first(node.width()) });
        let node = self.clone();
        let run = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || call(node.width()));
        if let Ok(observer) = web_sys::ResizeObserver::new(run.as_ref().unchecked_ref()) {
            observer.observe(&self.0);
            run.forget();
        }
    }

    /// The canvas this node is, if it is one.
    pub fn canvas(&self) -> Option<&web_sys::HtmlCanvasElement> {
        self.0.dyn_ref()
    }
}

/// Puts the focus on an element of this id.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        Node(element).focus();
    }
}

/// Calls for presses anywhere that are not inside an element with this id.
pub fn on_press_outside(id: &'static str, mut call: Box<dyn FnMut()>) -> Option<Listener> {
    let document = web_sys::window()?.document()?;
    Some(Listener(EventListener::new(&document, "pointerdown", move |event| {
        let target: Option<Element> = event.target().and_then(|t| t.dyn_into().ok());
        let is_inside = target.is_some_and(|t| t.closest(&format!("#{id}")).ok().flatten().is_some());
        if !is_inside {
            call();
        }
    })))
}

/// What a browser refused, in its own words.
pub fn said(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| "refused".to_owned(), |e| String::from(e.message()))
}
