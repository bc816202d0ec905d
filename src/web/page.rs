//! Small dealings with the document: title, language, sizes, scrolling, copying, the last words of a panic.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::catalog::Lang;

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

pub fn set_lang(lang: Lang) {
    let word = match lang {
        Lang::En => "en",
        Lang::Zh => "zh-Hans",
    };
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = root.set_attribute("lang", word);
    }
}

/// The first of the browser's languages that the page speaks.
pub fn browser_lang() -> Lang {
    let Some(navigator) = web_sys::window().map(|w| w.navigator()) else { return Lang::En };
    let wanted = navigator.languages().iter().filter_map(|l| l.as_string()).find_map(|l| {
        match l.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("zh") => Some(Lang::Zh),
            Some("en") => Some(Lang::En),
            _ => None,
        }
    });
    wanted.unwrap_or_default()
}

/// Copies a text; false when the browser does not allow it.
pub async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let has_clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).is_ok_and(|c| c.is_object());
    has_clipboard && JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok()
}

/// Runs the newest of several calls once things have been quiet for `ms`.
#[derive(Clone, Default)]
pub struct Debounce(Rc<RefCell<Option<Timeout>>>);

impl Debounce {
    pub fn after(&self, ms: u32, call: impl FnOnce() + 'static) {
        // Dropping the earlier timeout cancels it.
        *self.0.borrow_mut() = Some(Timeout::new(ms, call));
    }
    pub fn cancel(&self) {
        self.0.borrow_mut().take();
    }
}

/// Runs once the browser has painted what is there now.
pub fn after_paint(call: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    // The frame's callback runs before the paint, a timer set in it after.
    let once = Closure::once_into_js(move || Timeout::new(0, call).forget());
    let _ = window.request_animation_frame(once.unchecked_ref());
}

/// Address of the catalog's core, from the page's head.
pub fn core_address() -> Option<String> {
    document()?.get_element_by_id("atlas-core")?.get_attribute("href")
}

/// Address of the catalog's texts, from the page's head.
pub fn texts_address() -> Option<String> {
    document()?.query_selector("meta[name=atlas-texts]").ok()??.get_attribute("content")
}

/// The program cannot start: the console gets the reason, `boot.js` shows the reader a sentence.
pub fn tell_failed(reason: &str) {
    web_sys::console::error_1(&reason.into());
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new("atlas-failed")) {
        let _ = window.dispatch_event(&event);
    }
}

/// A panic says in the console where and why; `boot.js` hears of it and tells the reader.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}
