//! The width of an element, now and whenever it changes.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches until it is dropped.
pub struct WidthObserver {
    observer: Option<ResizeObserver>,
    /// Called by the observer, so it must live as long.
    _call: Closure<dyn FnMut()>,
}

impl WidthObserver {
    /// Calls with the width in CSS px: at once, because an observer's first call comes after the browser has
    /// looked for what moved, and then whenever it changes.
    pub fn new(element: &Element, call: impl Fn(f64) + 'static) -> Self {
        call(width(element));
        let watched = element.clone();
        let run = Closure::<dyn FnMut()>::new(move || call(width(&watched)));
        let observer = ResizeObserver::new(run.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _call: run }
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

fn width(element: &Element) -> f64 {
    element.get_bounding_client_rect().width()
}
