//! The address bar: read it, write it, hear of back and forward. Refusals (sandboxed frames, too many
//! writes in Safari) are kept quiet: the page goes on without its address.

use wasm_bindgen::JsValue;

use super::events::Listener;

/// The query part with its "?", or nothing.
pub fn search() -> String {
    web_sys::window().and_then(|w| w.location().search().ok()).unwrap_or_default()
}

/// The whole address.
pub fn href() -> String {
    web_sys::window().and_then(|w| w.location().href().ok()).unwrap_or_default()
}

/// Puts a query (without "?") into the address, as a new step or in place of the present one.
pub fn set_query(query: &str, is_new_step: bool) {
    let Some(window) = web_sys::window() else { return };
    let (location, Ok(history)) = (window.location(), window.history()) else { return };
    let path = location.pathname().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    let mark = if query.is_empty() { "" } else { "?" };
    let url = format!("{path}{mark}{query}{hash}");
    let _ = match is_new_step {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
    };
}

/// Calls with the query whenever the reader goes back or forward, until the listener is dropped.
pub fn on_pop(mut call: impl FnMut(String) + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(&window, "popstate", move || call(search())))
}
