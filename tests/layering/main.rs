//! The modules stay apart: every file of `src/` names only the modules and crates that its own module may use (an
//! allow-list), and no files use each other in a circle. Also: no colours, no markup, no leaks and no choice of
//! language in the code, and nothing that panics on what a reader brings.

mod circles;
mod rules;
mod source;

use std::path::{Path, PathBuf};

use circles::Tree;
use rules::{MODULES, has_module, violations};

/// Every Rust file below `src/`: its path there, and its text.
fn shipped() -> Vec<(String, String)> {
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
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |file: PathBuf| {
        let path = file.strip_prefix(&root).expect("a file below src").to_string_lossy().replace('\\', "/");
        (path, std::fs::read_to_string(&file).expect("a source file"))
    };
    files(&root).into_iter().map(read).collect()
}

/// The crates that Cargo.toml names, as code spells them; build and test dependencies are of no concern to `src/`.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut is_inside = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            let section = line.trim_matches(['[', ']']);
            is_inside = section == "dependencies" || section.ends_with(".dependencies");
        } else if let Some((name, _)) = line.split_once('=').filter(|_| is_inside && !line.starts_with([' ', '#'])) {
            found.push(name.trim().split('.').next().unwrap_or_default().replace('-', "_"));
        }
    }
    found
}

fn manifest() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("Cargo.toml can be read")
}

fn all_violations(files: &[(String, String)], crates: &[String]) -> Vec<String> {
    files.iter().flat_map(|(path, text)| violations(path, text, crates)).collect()
}

#[test]
fn every_file_keeps_to_its_module() {
    let files = shipped();
    assert!(files.len() > 30);
    let found = all_violations(&files, &dependencies(&manifest()));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let files = shipped();
    let found = Tree::new(files.iter().map(|(path, text)| (path.as_str(), text.as_str()))).circles();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_folder_is_a_known_module() {
    for (path, _) in shipped() {
        let module = path.split(['/', '.']).next().unwrap_or_default();
        assert!(MODULES.contains(&module) || ["lib", "main", "bin"].contains(&module), "{path}");
    }
}

#[test]
fn every_crate_has_its_module() {
    let found = dependencies(&manifest());
    assert!(found.iter().any(|name| name == "leptos"), "{found:?}");
    for name in found {
        assert!(has_module(&name), "{name} is new: say in tests/layering/rules.rs which module may use it");
    }
}

#[test]
fn what_breaks_a_rule_is_found() {
    for (path, text) in [
        ("catalog/mod.rs", "use crate::explore::Filter;"),
        ("explore/filter.rs", "use crate::prepare::check;"),
        ("catalog/mod.rs", "use super::explore::Filter;"),
        ("catalog/date.rs", "use super::super::chart::Rect;"),
        ("catalog/date.rs", "fn f() -> crate::i18n::Text { todo!() }"),
        ("explore/query.rs", "use crate::{catalog::Catalog, i18n::text};"),
        ("explore/query.rs", "use crate::{catalog::{Catalog, Row}, chart};"),
        ("explore/query.rs", "let t = genai_atlas::i18n::text(lang);"),
        ("explore/query.rs", "use serde_json::Value;"),
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
        ("ui/app.rs", "use crate::prepare::page;"),
        ("ui/app.rs", "view! { <p inner_html=text/> }"),
        ("ui/app.rs", "let colour = \"#2946c8\";"),
        ("ui/app.rs", "let colour = \"#fff\";"),
        ("ui/store.rs", "let parts: &'static Parts = Box::leak(Box::new(parts));"),
        ("ui/app.rs", "let x = y.unwrap();"),
        ("ui/app.rs", "let x = y.expect(\"\");"),
        ("ui/app.rs", "let x = y.expect(&why);"),
        ("ui/app.rs", "let words = if lang == Lang::En { a } else { b };"),
        ("prepare/page.rs", "use crate::ui::App;"),
        ("prepare/page.rs", "use leptos::prelude::*;"),
        ("main.rs", "use genai_atlas::explore::Filter;"),
        ("main.rs", "use web_sys::window;"),
    ] {
        let crates = dependencies(MANIFEST);
        assert_eq!(violations(path, text, &crates).len(), 1, "{path}: {text}: {:?}", violations(path, text, &crates));
    }
}

const MANIFEST: &str = "[package]\nname = \"x\"\n[dependencies]\nleptos = 1\nplotters = 1\nplotters-backend = 1\n\
    serde_json = 1\n[target.'cfg(unix)'.dependencies]\nweb-sys = { version = \"1\", features = [\n  \"Window\",\n] }\n\
    wasm-bindgen.version = \"1\"\n[dev-dependencies]\nproptest = 1\n";

#[test]
fn crates_are_read_from_the_manifest() {
    let expected = ["leptos", "plotters", "plotters_backend", "serde_json", "web_sys", "wasm_bindgen"];
    assert_eq!(dependencies(MANIFEST), expected);
}

#[test]
fn what_is_allowed_is_left_alone() {
    for (path, text) in [
        ("catalog/mod.rs", "use super::catalog::date; use crate::catalog::system;"),
        ("catalog/date.rs", "//! Wording is in `crate::i18n`.\n/// See crate::ui.\nuse super::problem;"),
        ("catalog/date.rs", "use serde_json::Value; let explored = unwebbed(super::chart_of);"),
        ("explore/query.rs", "use crate::catalog::{Catalog, Row}; use super::view_state::*;"),
        ("chart/paint.rs", "use plotters::coord::Shift; use crate::{catalog::Lang, i18n::text};"),
        ("web/canvas.rs", "use plotters::prelude::*; use web_sys::Window;"),
        ("ui/app.rs", "use leptos::prelude::*; use crate::web::location;"),
        ("ui/app.rs", "<a href=\"#table\"> <a href=\"#add-more\">"),
        ("ui/app.rs", "let n = text.parse().unwrap_or(0); let x = y.expect(\"the store is above all parts\");"),
        (
            "ui/app.rs",
            "fn f() {}\n#[cfg(test)]\nmod tests {\n use crate::catalog::*; fn g() { x.unwrap(); \"#ffffff\"; }\n}",
        ),
        ("i18n/mod.rs", "match lang { Lang::En => &EN, Lang::Zh => &ZH }"),
        ("prepare/page.rs", "use crate::chart::timeline; use serde_json::Value;"),
        ("bin/prepare.rs", "genai_atlas::prepare::run();"),
        ("main.rs", "genai_atlas::ui::mount(catalog); leptos::task::spawn_local(run());"),
        ("lib.rs", "pub mod catalog; pub use crate::ui::App;"),
    ] {
        assert_eq!(violations(path, text, &dependencies(MANIFEST)), Vec::<String>::new(), "{path}: {text}");
    }
}

/// A small crate: `chart` has a door (`mod.rs`) that passes on names of its files.
fn small(scale: &'static str, axis: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("lib.rs", "pub mod catalog;\npub mod chart;"),
        ("catalog/mod.rs", "pub struct Row;"),
        ("chart/mod.rs", "mod scale;\nmod axis;\npub use axis::{Axis, ticks};\npub use scale::*;\npub struct Mark;"),
        ("chart/scale.rs", scale),
        ("chart/axis.rs", axis),
    ]
}

const SCALE: &str = "use crate::catalog::Row;\nuse super::Mark;\npub struct Scale;";

#[test]
fn a_circle_is_found_however_it_is_spelt() {
    for (scale, axis) in [
        ("use super::axis::Axis;\npub struct Scale;", "use super::scale::Scale;\npub struct Axis;"),
        ("use super::{Axis, Mark};\npub struct Scale;", "use crate::chart::{scale::{Scale as S}};\npub struct Axis;"),
        ("use super::axis;\npub struct Scale(axis::Axis);", "use super::Scale;\npub struct Axis;"),
        ("pub struct Scale(crate::chart::ticks);", "pub fn ticks(of: super::scale::Scale) {}"),
        ("fn f() {\n    use super::ticks;\n}\npub struct Scale;", "use super::*;\npub fn ticks() {}"),
    ] {
        let found = Tree::new(small(scale, axis)).circles();
        assert_eq!(found.len(), 1, "{scale} {axis}: {found:?}");
        assert!(found[0].contains("chart/axis.rs → chart/scale.rs"), "{found:?}");
    }
}

#[test]
fn a_circle_through_the_door_or_over_three_files_is_found() {
    let door = [
        ("chart/mod.rs", "mod paint;\npub struct Mark;\nfn draw() { paint::ink() }"),
        ("chart/paint.rs", "use super::Mark;\npub fn ink() {}"),
    ];
    assert_eq!(Tree::new(door).circles(), ["circle: chart/mod.rs → chart/paint.rs → chart/mod.rs"]);
    let three = [
        ("chart/mod.rs", "mod a;\nmod b;\nmod c;"),
        ("chart/a.rs", "use super::b::B;\npub struct A;"),
        ("chart/b.rs", "use super::c::C;\npub struct B;"),
        ("chart/c.rs", "use super::a::A;\npub struct C;"),
    ];
    assert_eq!(Tree::new(three).circles(), ["circle: chart/a.rs → chart/b.rs → chart/c.rs → chart/a.rs"]);
}

#[test]
fn files_without_a_circle_are_left_alone() {
    for axis in [
        "use super::scale::Scale;\npub struct Axis;\npub fn ticks() {}",
        "use super::{Mark, Scale};\npub struct Axis;",
        "pub struct Axis;\n// use super::scale::Scale;\n#[cfg(test)]\nmod tests {\n    use super::super::scale;\n}",
    ] {
        assert_eq!(Tree::new(small(SCALE, axis)).circles(), Vec::<String>::new(), "{axis}");
    }
}

#[test]
fn who_asks_a_door_depends_on_the_file_behind_it() {
    let tree = small(SCALE, "use super::Scale;\npub struct Axis;");
    let tree = Tree::new(tree);
    let edges = tree.edges();
    assert_eq!(edges["chart/axis.rs"].iter().copied().collect::<Vec<_>>(), ["chart/scale.rs"]);
    assert_eq!(edges["chart/scale.rs"].iter().copied().collect::<Vec<_>>(), ["catalog/mod.rs", "chart/mod.rs"]);
    assert!(edges["chart/mod.rs"].is_empty() && edges["lib.rs"].is_empty());
}

#[test]
fn a_crate_that_no_module_may_use_is_found() {
    let files = [("chart/axis.rs".to_owned(), "use rand::random;".to_owned())];
    let crates = dependencies("[dependencies]\nrand = \"1\"\n");
    assert_eq!(all_violations(&files, &crates), ["chart/axis.rs names the crate rand"]);
}
