//! The document: title, language, addresses of the data files, focus, scrolling, copying, timers, panics.

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
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = root.set_attribute("lang", lang.tag());
    }
}

/// The first of the browser's languages that the page speaks.
pub fn browser_lang() -> Lang {
    let languages = web_sys::window().map(|w| w.navigator().languages());
    let codes = languages.iter().flat_map(|list| list.iter()).filter_map(|tag| tag.as_string());
    let known = |tag: String| Lang::parse(&tag.split('-').next()?.to_ascii_lowercase());
    codes.into_iter().find_map(known).unwrap_or_default()
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

/// A panic says what and where in the console; `boot.js` hears of it and tells the reader.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

/// The element that the app fills.
pub fn root(id: &str) -> Option<web_sys::HtmlElement> {
    by_id(id)?.dyn_into().ok()
}

/// What stands in an element before the app.
pub fn content(element: &web_sys::Element) -> Option<web_sys::Element> {
    element.first_element_child()
}

/// Where the file with the catalog's core lies, as the head of the page says.
pub fn core_url() -> Option<String> {
    by_id("atlas-core")?.get_attribute("href")
}

/// Where the file with the catalog's texts lies, as the head of the page says.
pub fn texts_url() -> Option<String> {
    named_in_head("meta[name=atlas-texts]")
}

/// Where the file with the changes in words lies.
pub fn changed_url() -> Option<String> {
    named_in_head("meta[name=atlas-changed]")
}

fn named_in_head(meta: &str) -> Option<String> {
    document()?.query_selector(meta).ok()??.get_attribute("content")
}

/// Writes to the console what went wrong, for whoever looks there.
pub fn report(reason: &str) {
    web_sys::console::error_1(&reason.into());
}

/// Tells `boot.js` that the app cannot start; the page before the program stays and says so.
pub fn report_failure(reason: &str) {
    report(reason);
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new("atlas-failed")) {
        let _ = window.dispatch_event(&event);
    }
}

/// Puts the focus on the element of this id.
pub fn focus(id: &str) {
    if let Some(element) = root(id) {
        let _ = element.focus();
    }
}

/// Whether the reader has come as far down as the element of this id.
pub fn is_reached(id: &str) -> bool {
    by_id(id).and_then(|element| height_in_window(&element)).is_some_and(|share| share < 1.0)
}

/// Scrolls an element to the top of the window, unless it stands in its upper part already.
pub fn show_top(id: &str) {
    // Above it is the bar of filters; below it little is seen of what begins there.
    const UPPER_PART: std::ops::Range<f64> = 0.15..0.6;
    let Some(element) = by_id(id) else { return };
    if height_in_window(&element).is_some_and(|share| !UPPER_PART.contains(&share)) {
        element.scroll_into_view();
    }
}

/// Where an element begins: 0 at the top of the window, 1 at its bottom.
fn height_in_window(element: &web_sys::Element) -> Option<f64> {
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    Some(element.get_bounding_client_rect().top() / height)
}

/// Brings an element into the window, moving the page no more than needed.
pub fn scroll_near(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Brings the element of this id into the window, once what was asked of the page stands there.
pub fn show(id: &'static str) {
    after_paint(move || {
        if let Some(element) = by_id(id) {
            scroll_near(&element);
        }
    });
}

fn by_id(id: &str) -> Option<web_sys::Element> {
    document()?.get_element_by_id(id)
}
