//! The two things remembered between visits: language and theme. Storage may be refused.

const PREFIX: &str = "atlas-";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// A remembered word; `None` also when the browser keeps nothing.
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// False when the browser refused to remember.
pub fn write(name: &str, value: &str) -> bool {
    storage().is_some_and(|s| s.set_item(&format!("{PREFIX}{name}"), value).is_ok())
}
