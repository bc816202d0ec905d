//! Light or dark: the system's wish, the page's attribute, and the chart colours of both.

use super::events::Listener;
use crate::chart::{Colour, Theme};
use crate::explore::Theme as Kind;

const DARK: &str = "(prefers-color-scheme: dark)";

pub fn system_theme() -> Kind {
    let matches = web_sys::window().and_then(|w| w.match_media(DARK).ok()?).is_some_and(|m| m.matches());
    if matches { Kind::Dark } else { Kind::Light }
}

/// Calls whenever the system changes its mind, until the listener is dropped.
pub fn on_system_change(mut call: impl FnMut(Kind) + 'static) -> Option<Listener> {
    let list = web_sys::window()?.match_media(DARK).ok()??;
    Some(Listener::new(&list, "change", move || call(system_theme())))
}

/// Puts a theme on the page.
pub fn apply(kind: Kind) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-theme", kind.word());
    }
}

/// Chart colours of both themes, by `Kind as usize`, as the style sheet has them.
pub fn both() -> Option<[Theme; 2]> {
    let before = root()?.get_attribute("data-theme");
    apply(Kind::Light);
    let light = read();
    apply(Kind::Dark);
    let dark = read();
    match before {
        Some(word) => root()?.set_attribute("data-theme", &word).ok()?,
        None => root()?.remove_attribute("data-theme").ok()?,
    }
    Some([light?, dark?])
}

/// The page's font stack, as the canvas spells fonts.
pub fn font() -> String {
    let style = root().and_then(|r| web_sys::window()?.get_computed_style(&r).ok()?);
    let font = style.and_then(|s| s.get_property_value("font-family").ok()).filter(|f| !f.is_empty());
    font.unwrap_or_else(|| "sans-serif".into())
}

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

fn read() -> Option<Theme> {
    let style = web_sys::window()?.get_computed_style(&root()?).ok()??;
    Theme::from_values(|name| Colour::parse(&style.get_property_value(name).ok()?))
}
