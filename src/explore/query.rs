//! `ViewState` <-> query string: short names, defaults left out, one spelling per state (see `parameters.rs`).
//! What cannot be read falls back to its default and is named in a quiet note; nothing panics.

use crate::catalog::Catalog;

use super::parameters::PARAMETERS;
use super::view_state::ViewState;

pub use super::parameters::{size, size_text};

/// A query longer than this is ignored whole: no view of ours comes near it.
pub const MAX_BYTES: usize = 8192;

/// Part of a query that was not understood, as text to be shown (never as markup).
#[derive(Clone, Debug, PartialEq)]
pub enum Ignored {
    /// The whole query was too long.
    TooLong,
    Unknown(String),
    Invalid(String, String),
}

/// The query string of a view, without "?"; empty for a plain visit.
pub fn to_query(view: &ViewState) -> String {
    let mut query = String::new();
    for parameter in PARAMETERS {
        let Some(value) = (parameter.write)(view) else { continue };
        if !query.is_empty() {
            query.push('&');
        }
        query.push_str(parameter.name);
        query.push('=');
        encode(&value, &mut query);
    }
    query
}

/// The view a query string asks for, and what in it was not understood. A leading "?" is allowed.
pub fn from_query(query: &str) -> (ViewState, Vec<Ignored>) {
    let mut view = ViewState::default();
    let mut ignored = Vec::new();
    let query = query.strip_prefix('?').unwrap_or(query);
    if query.len() > MAX_BYTES {
        return (view, vec![Ignored::TooLong]);
    }
    for pair in query.split('&').filter(|p| !p.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, decoded) = (decode(key).unwrap_or_else(|| key.to_owned()), decode(value));
        let outcome = match &decoded {
            Some(text) if !text.contains('\0') => read(&mut view, &key, text),
            _ => Some(false),
        };
        match outcome {
            Some(true) => {}
            Some(false) => ignored.push(Ignored::Invalid(key, decoded.unwrap_or_else(|| value.to_owned()))),
            None => ignored.push(Ignored::Unknown(key)),
        }
    }
    (view, ignored)
}

/// Reads one parameter: `None` for a name we do not know, `Some(false)` for a value we do not.
fn read(view: &mut ViewState, name: &str, value: &str) -> Option<bool> {
    let parameter = PARAMETERS.iter().find(|p| p.name == name || p.aliases.contains(&name))?;
    Some((parameter.read)(view, value))
}

/// Percent-encoding of what is no plain letter or sign of ours.
fn encode(value: &str, query: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' => query.push(byte as char),
            b' ' => query.push('+'),
            _ => query.push_str(&format!("%{byte:02X}")),
        }
    }
}

/// Percent-decoding; `None` when it does not give UTF-8 or a "%" has no two digits.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || rest.next().and_then(|b| (b as char).to_digit(16));
                (digit()? * 16 + digit()?) as u8
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The ids of a view that this catalog does not have, as they stand in the link.
pub fn unknown_ids(catalog: &Catalog, view: &ViewState) -> Vec<String> {
    let filter = &view.filter;
    let organisations = filter.organisations.iter().filter(|id| catalog.organisation(id).is_none());
    let families = filter.families.iter().filter(|id| !catalog.families.iter().any(|f| f.id == **id));
    let has_country = |code: &String| catalog.organisations.iter().any(|o| o.country.as_ref() == Some(code));
    let countries = filter.countries.iter().filter(|c| !has_country(c));
    let systems = view.selected.iter().chain(&view.path_to).filter(|id| catalog.row(id).is_none());
    organisations.chain(families).chain(countries).chain(systems).cloned().collect()
}

/// What the address bar should do when the view changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    Nothing,
    /// A choice: one step back undoes it.
    Push,
    /// Typing, dragging, zooming: no step of its own.
    Replace,
}

/// Push for choices, replace for what changes while the reader is still typing or dragging.
pub fn nav(old: &ViewState, new: &ViewState) -> Nav {
    if old == new {
        return Nav::Nothing;
    }
    let mut still = new.clone();
    still.filter.text.clone_from(&old.filter.text);
    still.filter.years = old.filter.years;
    still.filter.parameters = old.filter.parameters;
    still.filter.window = old.filter.window;
    if still == *old { Nav::Replace } else { Nav::Push }
}
