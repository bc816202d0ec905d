//! The only module that calls the browser (`web_sys`, `js_sys`, `gloo`). Every call that can be refused
//! (storage, clipboard, canvas, history in a sandbox) answers with an `Option` or a `Result`. No Leptos.

pub mod canvas;
pub mod events;
pub mod fetch;
pub mod location;
pub mod measure;
pub mod observe;
pub mod page;
pub mod preference;
pub mod theme;
