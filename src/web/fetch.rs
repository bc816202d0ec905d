//! Reading a file that lies beside the page.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The text of a file, or what went wrong in the browser's words.
pub async fn text(url: &str) -> Result<String, String> {
    let window = web_sys::window().ok_or("no window")?;
    let response = JsFuture::from(window.fetch_with_str(url)).await.map_err(|e| message(&e))?;
    let response: web_sys::Response = response.dyn_into().map_err(|e| message(&e))?;
    if !response.ok() {
        return Err(format!("{url}: HTTP {}", response.status()));
    }
    let text = JsFuture::from(response.text().map_err(|e| message(&e))?).await.map_err(|e| message(&e))?;
    text.as_string().ok_or_else(|| format!("{url}: not text"))
}

/// What the browser refused, in its own words.
fn message(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| "refused".to_owned(), |e| String::from(e.message()))
}

/// Runs a future on the page.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}
