//! Checks the catalog and cuts it in two: the core that is compiled in, and the texts that are fetched
//! after the first paint. A broken record fails the build with record, field, expected and found.

use std::path::Path;
use std::{env, fs};

use serde::Serialize;
use serde_json::{Map, Value, json};

/// The same reader the page uses.
#[allow(dead_code)]
#[path = "src/catalog"]
mod catalog {
    pub mod date;
    pub mod index;
    pub mod order;
    pub mod parse;
    pub mod problem;
    pub mod system;
}

const CATALOG: &str = "public/data/catalog.json";
/// Where the texts wait for Trunk's hook (see Trunk.toml).
const STAGE: &str = "target/atlas";

/// Fields of a record that the charts, filters and table need.
const CORE_FIELDS: [&str; 15] = [
    "id",
    "name",
    "name_zh",
    "aliases",
    "level",
    "kind",
    "family",
    "modalities",
    "organisations",
    "released",
    "released_means",
    "parameters",
    "openness",
    "lineage",
    "article",
];
/// Fields that only the details need.
const TEXT_FIELDS: [&str; 9] = [
    "summary",
    "licence",
    "openness_note",
    "training_compute",
    "article",
    "figure",
    "reference",
    "evidence",
    "conflicts",
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={CATALOG}");
    println!("cargo:rerun-if-changed=src/catalog");

    let text = fs::read_to_string(CATALOG).unwrap_or_else(|e| panic!("{CATALOG}: {e}"));
    let problems = catalog::parse::parse(&text).problems;
    if !problems.is_empty() {
        let list: Vec<String> = problems.iter().map(|p| format!("  {p}")).collect();
        panic!("{CATALOG} has {} problems:\n{}", list.len(), list.join("\n"));
    }
    let whole: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{CATALOG}: {e}"));

    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let core = serde_json::to_string(&core(&whole)).expect("JSON values can be written as JSON");
    write(&Path::new(&out).join("core.json"), &core);

    let texts = texts(&whole).to_string();
    let name = format!("texts-{:016x}.json", fnv1a(texts.as_bytes()));
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
}

/// Written only when it differs, so that nothing downstream is rebuilt for nothing.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    }
}

/// The top of the compiled-in part.
#[derive(Serialize)]
struct Core<'a> {
    format: &'a Value,
    version: &'a Value,
    data_until: &'a Value,
    organisations: Vec<Value>,
    families: &'a [Value],
    eras: Vec<Value>,
    systems: Vec<Value>,
}

/// The compiled-in part, in the catalog's own format; what the reader takes as default is left out.
fn core(whole: &Value) -> Core<'_> {
    let kept = |name, fields: &[&str]| list(whole, name).iter().map(|v| keep(v, fields)).collect();
    Core {
        format: &whole["format"],
        version: &whole["version"],
        data_until: &whole["data_until"],
        organisations: kept("organisations", &["id", "name", "name_zh", "country", "aliases"]),
        families: list(whole, "families"),
        eras: kept("eras", &["id", "from", "to", "name"]),
        systems: list(whole, "systems").iter().map(core_record).collect(),
    }
}

fn core_record(record: &Value) -> Value {
    let mut core = keep(record, &CORE_FIELDS);
    let fields = core.as_object_mut().expect("a record is an object");
    for (field, default) in [("level", "system"), ("kind", "model")] {
        if fields.get(field).and_then(Value::as_str) == Some(default) {
            fields.remove(field);
        }
    }
    let name = fields.get("name").and_then(Value::as_str).unwrap_or_default();
    if fields.get("id").and_then(Value::as_str) == Some(catalog::parse::id_of(name).as_str()) {
        fields.remove("id");
    }
    if let Some(parameters) = fields.get_mut("parameters") {
        *parameters = keep(parameters, &["total", "active", "sparse", "date", "status"]);
        let default = if parameters["total"].is_null() { "unknown" } else { "disclosed" };
        if parameters["status"] == default {
            parameters.as_object_mut().expect("kept as an object").remove("status");
        }
    }
    if let Some(article) = fields.get_mut("article") {
        *article = keep(article, &["open"]);
    }
    if let Some(figure) = record.get("figure").filter(|f| f.is_object()) {
        fields.insert("figure".into(), keep(figure, &["timeline", "growth", "family", "date", "parameters"]));
    }
    if let Some(edges) = fields.get_mut("lineage").and_then(Value::as_array_mut) {
        edges.iter_mut().for_each(|e| *e = keep(e, &["relation", "to"]));
    }
    core
}

fn texts(whole: &Value) -> Value {
    let mut systems = Map::new();
    for record in list(whole, "systems") {
        let mut texts = keep(record, &TEXT_FIELDS);
        if let (Some(fields), Some(note)) = (texts.as_object_mut(), record["parameters"].get("note")) {
            fields.insert("parameters_note".into(), note.clone());
        }
        // Most records rest on a page that is among the sources: name it there instead of telling it twice.
        let reference = &record["reference"];
        let same =
            list(whole, "sources").iter().find(|s| s["url"] == reference["url"] && s["title"] == reference["title"]);
        if let (Some(fields), Some(source)) = (texts.as_object_mut(), same.filter(|_| reference.is_object())) {
            fields.insert("reference".into(), source["id"].clone());
        }
        systems.insert(record["id"].as_str().unwrap_or_default().into(), texts);
    }
    let eras: Map<String, Value> = list(whole, "eras")
        .iter()
        .map(|e| (e["id"].as_str().unwrap_or_default().into(), e["summary"].clone()))
        .collect();
    json!({
        "licence": whole["licence"],
        "credits": whole["credits"],
        "sources": whole["sources"],
        "eras": eras,
        "systems": systems,
    })
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// The named fields of an object that hold something.
fn keep(value: &Value, fields: &[&str]) -> Value {
    let is_empty = |v: &Value| v.is_null() || v.as_array().is_some_and(Vec::is_empty);
    let kept = fields.iter().filter_map(|f| value.get(f).filter(|v| !is_empty(v)).map(|v| ((*f).into(), v.clone())));
    Value::Object(kept.collect())
}

/// FNV-1a, 64 bit: names the file after its content, so that it can be cached for ever.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}
