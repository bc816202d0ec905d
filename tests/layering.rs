//! The rooms stay apart: a text check of every file under `src/` against the table in the crate's first page.
//! Also: no colours and no markup in the code, and nothing that panics on what a reader brings.

use std::path::{Path, PathBuf};

const ROOMS: [&str; 8] = ["catalog", "explore", "i18n", "chart", "web", "ui", "prepare", "bin"];
/// Crates that only some rooms may name.
const CRATES: [&str; 8] =
    ["leptos", "plotters", "plotters_backend", "web_sys", "js_sys", "gloo", "wasm_bindgen", "wasm_bindgen_futures"];

/// Rooms and guarded crates a file may name, by its path below `src/`. Its own room is always allowed.
fn allowed(path: &str) -> Vec<&'static str> {
    const BROWSER: [&str; 5] = ["web_sys", "js_sys", "gloo", "wasm_bindgen", "wasm_bindgen_futures"];
    let room = path.split(['/', '.']).next().unwrap_or_default();
    match room {
        "catalog" => vec![],
        "explore" => vec!["catalog"],
        "i18n" => vec!["catalog", "explore"],
        "chart" if path.starts_with("chart/paint") => {
            vec!["catalog", "explore", "i18n", "plotters", "plotters_backend"]
        }
        "chart" => vec!["catalog", "explore", "i18n"],
        // The canvas is a backend of plotters.
        "web" if path == "web/canvas.rs" => {
            [&["catalog", "chart", "plotters", "plotters_backend"], &BROWSER[..]].concat()
        }
        "web" => [&["catalog", "explore", "i18n", "chart"], &BROWSER[..]].concat(),
        "ui" => vec!["catalog", "explore", "i18n", "chart", "web", "leptos"],
        "prepare" => vec!["catalog", "explore", "i18n", "chart"],
        "bin" => vec!["prepare"],
        "main" => vec!["catalog", "web", "ui"],
        _ => ROOMS.to_vec(),
    }
}

/// The code of a file: without comments, and without what stands under `#[cfg(test)]`.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line }).collect::<Vec<_>>().join("\n")
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Places where `word` stands as a whole word.
fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back().is_some_and(is_word);
        let after = text[at + word.len()..].chars().next().is_some_and(is_word);
        !before && !after
    })
}

/// The first names after each `prefix`: one, or those of a group in braces.
fn named_after(text: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for at in words(text, prefix.trim_end_matches(':')) {
        let Some(rest) = text[at..].strip_prefix(prefix) else { continue };
        let first = |t: &str| t.trim_start().chars().take_while(|c| is_word(*c)).collect::<String>();
        let Some(group) = rest.strip_prefix('{') else {
            names.push(first(rest));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (n, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                ',' | '}' if depth == 0 => {
                    names.push(first(&group[start..n]));
                    start = n + 1;
                    if c == '}' {
                        break;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    names
}

/// The room of another name that a file reaches for: `crate::…`, or as many `super` as lead to the root.
fn rooms_named(path: &str, text: &str) -> Vec<String> {
    let ups = path.matches('/').count() + usize::from(!path.ends_with("mod.rs"));
    let by_super = if path.contains('/') { "super::".repeat(ups) } else { "self::".into() };
    ["crate::", "genai_atlas::", &by_super].into_iter().flat_map(|prefix| named_after(text, prefix)).collect()
}

/// What in a file breaks the rules, in words.
fn violations(path: &str, text: &str) -> Vec<String> {
    let text = code(text);
    let room = path.split(['/', '.']).next().unwrap_or_default();
    let allowed = allowed(path);
    let mut found = Vec::new();
    for name in rooms_named(path, &text) {
        if ROOMS.contains(&name.as_str()) && name != room && !allowed.contains(&name.as_str()) {
            found.push(format!("{path} names the room {name}"));
        }
    }
    for name in CRATES.iter().filter(|name| !allowed.contains(*name) && words(&text, name).next().is_some()) {
        found.push(format!("{path} names the crate {name}"));
    }
    for word in ["inner_html", "set_inner_html"].iter().filter(|w| words(&text, w).next().is_some()) {
        found.push(format!("{path} writes markup: {word}"));
    }
    if text.contains(".unwrap()") {
        found.push(format!("{path} unwraps"));
    }
    found.extend(colours(&text).into_iter().map(|colour| format!("{path} has the colour {colour}")));
    found
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

/// Every Rust file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("src can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_file_keeps_to_its_room() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = files(&root);
    assert!(files.len() > 30);
    let mut found = Vec::new();
    for file in files {
        let path = file.strip_prefix(&root).expect("a file below src").to_string_lossy().replace('\\', "/");
        found.extend(violations(&path, &std::fs::read_to_string(&file).expect("a source file")));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_folder_is_a_known_room() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in std::fs::read_dir(root).expect("src can be read").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(ROOMS.contains(&name.as_str()) || ["lib.rs", "main.rs"].contains(&name.as_str()), "{name}");
    }
}

#[test]
fn what_breaks_a_rule_is_found() {
    for (path, text) in [
        ("catalog/mod.rs", "use crate::explore::Filter;"),
        ("explore/filter.rs", "use crate::prepare::data;"),
        ("catalog/mod.rs", "use super::explore::Filter;"),
        ("catalog/date.rs", "use super::super::chart::Rect;"),
        ("catalog/date.rs", "fn f() -> crate::i18n::Text { todo!() }"),
        ("explore/query.rs", "use crate::{catalog::Catalog, i18n::text};"),
        ("explore/query.rs", "use crate::{catalog::{Catalog, Row}, chart};"),
        ("explore/query.rs", "let t = genai_atlas::i18n::text(lang);"),
        ("i18n/mod.rs", "pub use crate::ui::App;"),
        ("chart/growth.rs", "use plotters::prelude::*;"),
        ("chart/growth.rs", "use plotters_backend::BackendColor;"),
        ("chart/paint.rs", "use web_sys::window;"),
        ("chart/paint.rs", "use crate::web::canvas;"),
        ("web/location.rs", "use leptos::prelude::*;"),
        ("web/location.rs", "use plotters::prelude::*;"),
        ("web/canvas.rs", "use crate::ui::Store;"),
        ("ui/app.rs", "let w = web_sys::window();"),
        ("ui/app.rs", "use wasm_bindgen::JsCast;"),
        ("ui/app.rs", "use plotters::prelude::*;"),
        ("ui/app.rs", "view! { <p inner_html=text/> }"),
        ("ui/app.rs", "let colour = \"#2946c8\";"),
        ("ui/app.rs", "let colour = \"#fff\";"),
        ("ui/app.rs", "let x = y.unwrap();"),
        ("main.rs", "use genai_atlas::catalog::Catalog;"),
        ("main.rs", "leptos::mount::mount_to_body(App);"),
    ] {
        assert_eq!(violations(path, text).len(), 1, "{path}: {text}: {:?}", violations(path, text));
    }
}

#[test]
fn what_is_allowed_is_left_alone() {
    for (path, text) in [
        ("catalog/mod.rs", "use super::catalog::date; use crate::catalog::system;"),
        ("catalog/date.rs", "//! Wording is in `crate::i18n`.\n/// See crate::ui.\nuse super::problem;"),
        ("catalog/date.rs", "use serde::Deserialize; let explored = unwebbed(super::chart_of);"),
        ("explore/query.rs", "use crate::catalog::{Catalog, Row}; use super::view_state::*;"),
        ("chart/paint.rs", "use plotters::coord::Shift; use crate::{catalog::Lang, i18n::text};"),
        ("web/canvas.rs", "use plotters::prelude::*; use web_sys::Window;"),
        ("ui/app.rs", "use leptos::prelude::*; use crate::web::location;"),
        ("ui/app.rs", "<a href=\"#table\"> <a href=\"#add-more\">"),
        ("ui/app.rs", "let n = text.parse().unwrap_or(0);"),
        (
            "ui/app.rs",
            "fn f() {}\n#[cfg(test)]\nmod tests {\n use crate::catalog::*; fn g() { x.unwrap(); \"#ffffff\"; }\n}",
        ),
        ("main.rs", "genai_atlas::ui::mount();"),
        ("lib.rs", "pub mod catalog; pub use crate::ui::App;"),
    ] {
        assert_eq!(violations(path, text), Vec::<String>::new(), "{path}: {text}");
    }
}
