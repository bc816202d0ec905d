//! Checks the catalog and cuts it in two: the core that is compiled in, and the texts that are fetched
//! after the first paint. Writes the part of the page that needs no program. A broken record fails the build with record, field, expected and found.

use std::path::Path;
use std::{env, fs};

use serde_json::Value;

/// The pure rooms, so that the page and its static part say the same in the same words.
#[allow(dead_code, unused_imports)]
#[path = "src/catalog/mod.rs"]
mod catalog;
#[allow(dead_code, unused_imports)]
#[path = "src/explore/mod.rs"]
mod explore;
#[allow(dead_code, unused_imports)]
#[path = "src/i18n/mod.rs"]
mod i18n;
#[path = "build/static_page.rs"]
mod static_page;

const CATALOG: &str = "public/data/catalog.json";
/// Where the texts wait for Trunk's hook (see Trunk.toml).
const STAGE: &str = "target/atlas";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed={CATALOG}");
    for room in ["catalog", "explore", "i18n"] {
        println!("cargo:rerun-if-changed=src/{room}");
    }

    let text = fs::read_to_string(CATALOG).unwrap_or_else(|e| panic!("{CATALOG}: {e}"));
    let parsed = catalog::parse::parse(&text);
    if !parsed.problems.is_empty() {
        let problems = &parsed.problems;
        let list: Vec<String> = problems.iter().map(|p| format!("  {p}")).collect();
        panic!("{CATALOG} has {} problems:\n{}", list.len(), list.join("\n"));
    }
    let whole: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{CATALOG}: {e}"));

    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    write(&Path::new(&out).join("core.txt"), &catalog::core::encode(&parsed));

    // Read back by `catalog::texts`.
    let texts = catalog::texts_encode::encode(&whole)
        .unwrap_or_else(|problems| panic!("{CATALOG} has {} problems:\n  {}", problems.len(), problems.join("\n  ")));
    let name = format!("texts-{:016x}.txt", fnv1a(texts.as_bytes()));
    let file = Path::new(STAGE).join(&name);
    fs::create_dir_all(STAGE).unwrap_or_else(|e| panic!("{STAGE}: {e}"));
    for old in fs::read_dir(STAGE).into_iter().flatten().flatten() {
        if old.file_name() != *name && old.file_name().to_string_lossy().starts_with("texts-") {
            // Another build may have taken it away already.
            let _ = fs::remove_file(old.path());
        }
    }
    write(&file, &texts);
    println!("cargo:rerun-if-changed={}", file.display());
    println!("cargo:rustc-env=ATLAS_TEXTS_FILE={name}");

    let page = static_page::write(&catalog::Catalog::of(parsed));
    for (name, html) in [("head.html", page.head), ("body.html", page.body)] {
        let file = Path::new(STAGE).join(name);
        write(&file, &html);
        println!("cargo:rerun-if-changed={}", file.display());
    }
}

/// Written only when it differs, so that nothing downstream is rebuilt for nothing.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    }
}

/// FNV-1a, 64 bit: names the file after its content, so that it can be cached for ever.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}
