//! What a file may name, by its path below `src/`, and what no file may do.

use crate::source::{code, is_word, uses, words};

pub const MODULES: [&str; 7] = ["catalog", "explore", "i18n", "chart", "web", "ui", "prepare"];

const BROWSER: [&str; 5] = ["web_sys", "js_sys", "gloo", "wasm_bindgen", "wasm_bindgen_futures"];
const INK: [&str; 2] = ["plotters", "plotters_backend"];
const READING: [&str; 2] = ["serde", "serde_json"];
const BUILD: [&str; 5] = ["csv", "maud", "serde", "serde_json", "serde_path_to_error"];
const PAGE: [&str; 1] = ["leptos"];

/// Whether some module may use a crate.
pub fn has_module(name: &str) -> bool {
    [&BROWSER[..], &INK, &READING, &BUILD, &PAGE].iter().any(|list| list.contains(&name))
}

/// Modules and crates that a file may name; its own module, `std` and `core` always.
fn allowed(path: &str) -> (&'static [&'static str], Vec<&'static str>) {
    let module = path.split(['/', '.']).next().unwrap_or_default();
    match module {
        "catalog" => (&[], READING.to_vec()),
        "explore" => (&["catalog"], vec![]),
        "i18n" => (&["catalog", "explore"], vec![]),
        "chart" if path.starts_with("chart/paint") => (&["catalog", "explore", "i18n"], INK.to_vec()),
        "chart" => (&["catalog", "explore", "i18n"], vec![]),
        // The canvas is a backend of plotters.
        "web" if path == "web/canvas.rs" => (&["catalog", "i18n", "chart"], [&INK[..], &BROWSER].concat()),
        "web" => (&["catalog", "explore", "i18n", "chart"], BROWSER.to_vec()),
        "ui" => (&["catalog", "explore", "i18n", "chart", "web"], PAGE.to_vec()),
        // The charts as SVG files: another backend.
        "prepare" if path == "prepare/pictures.rs" => (&["catalog", "explore", "i18n", "chart"], vec!["plotters"]),
        "prepare" => (&["catalog", "explore", "i18n", "chart"], BUILD.to_vec()),
        "bin" => (&["prepare"], vec![]),
        // Fetches the catalog before there is a page to give it to.
        "main" => (&["catalog", "web", "ui"], vec!["leptos"]),
        _ => (&MODULES, vec![]),
    }
}

/// Files that may choose by language: its words, the records' own texts, and what writes a page in all languages.
fn may_choose_language(path: &str) -> bool {
    path.starts_with("i18n/")
        || path.starts_with("prepare/")
        || ["catalog/system.rs", "catalog/words.rs"].contains(&path)
}

/// What in a file breaks the rules, in words. `crates` are those of Cargo.toml.
pub fn violations(path: &str, text: &str, crates: &[String]) -> Vec<String> {
    let text = code(text);
    let module = path.split(['/', '.']).next().unwrap_or_default();
    let (modules, allowed_crates) = allowed(path);
    let mut found = Vec::new();
    for name in modules_named(path, &text) {
        if MODULES.contains(&name.as_str()) && name != module && !modules.contains(&name.as_str()) {
            found.push(format!("{path} names the module {name}"));
        }
    }
    for name in crates.iter().filter(|name| !allowed_crates.contains(&name.as_str()) && names_crate(&text, name)) {
        found.push(format!("{path} names the crate {name}"));
    }
    for word in ["inner_html", "set_inner_html"].iter().filter(|w| words(&text, w).next().is_some()) {
        found.push(format!("{path} writes markup: {word}"));
    }
    for call in ["Box::leak", "mem::forget"].iter().filter(|call| text.contains(**call)) {
        found.push(format!("{path} leaks: {call}"));
    }
    if text.contains(".unwrap()") {
        found.push(format!("{path} unwraps"));
    }
    if text.match_indices(".expect(").any(|(at, call)| !is_guarantee(&text[at + call.len()..])) {
        found.push(format!("{path} expects without saying what is guaranteed"));
    }
    if !may_choose_language(path)
        && words(&text, "Lang").any(|at| ["::En", "::Zh"].iter().any(|l| text[at + 4..].starts_with(l)))
    {
        found.push(format!("{path} chooses by language"));
    }
    found.extend(colours(&text).into_iter().map(|colour| format!("{path} has the colour {colour}")));
    found
}

/// The text of an `expect` says something: it begins with a quote and a letter.
fn is_guarantee(argument: &str) -> bool {
    argument.trim_start().strip_prefix('"').is_some_and(|t| t.starts_with(char::is_alphanumeric))
}

fn names_crate(text: &str, name: &str) -> bool {
    words(text, name).any(|at| {
        let before = text[..at].trim_end();
        // A field or a local module of that name is none.
        let is_first = !before.ends_with("::") || before.ends_with("{ ::") || before.ends_with("<::");
        let is_path = text[at + name.len()..].starts_with("::");
        is_first && (is_path || before.ends_with("use") || before.ends_with("extern crate"))
    })
}

/// The module of another name that a file reaches for: `crate::…`, or as many `super` as lead to the root.
fn modules_named(path: &str, text: &str) -> Vec<String> {
    let ups = path.matches('/').count() + usize::from(!path.ends_with("mod.rs"));
    let by_super = "super::".repeat(ups);
    let roots = ["crate::", "genai_atlas::", by_super.as_str()].into_iter().filter(|r| !r.is_empty());
    let (uses, rest) = uses(text);
    let imported = uses.iter().filter_map(|u| {
        let path = u.path.join("::") + "::";
        roots.clone().find_map(|root| path.strip_prefix(root).map(first_word))
    });
    let written = roots.clone().flat_map(|root| {
        let places = words(&rest, root.trim_end_matches(':'));
        places.filter_map(|at| rest[at..].strip_prefix(root)).map(first_word).collect::<Vec<_>>()
    });
    imported.chain(written).collect()
}

fn first_word(text: &str) -> String {
    text.trim_start().chars().take_while(|c| is_word(*c)).collect()
}

/// `#rgb`, `#rrggbb` and `#rrggbbaa` in quotes.
fn colours(text: &str) -> Vec<&str> {
    let ends = text.match_indices("\"#").map(|(at, _)| {
        let rest = &text[at + 1..];
        let digits = rest[1..].bytes().take_while(u8::is_ascii_hexdigit).count();
        (rest, digits)
    });
    ends.filter(|(rest, digits)| [3, 6, 8].contains(digits) && rest[1 + digits..].starts_with('"'))
        .map(|(rest, digits)| &rest[..=digits])
        .collect()
}
