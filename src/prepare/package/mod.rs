//! The data for others: tables as CSV and a description of them, a Data Package (Frictionless, version 1). Their names
//! stay, so that they can be linked.

mod table;
mod tables;

use serde_json::{Value, json};

use super::changes::version_day;
use super::records::Records;
use crate::i18n::EN;

pub use table::SEPARATOR;

/// The description's name beside the tables.
pub const DESCRIPTION: &str = "datapackage.json";
pub const CATALOG: &str = "catalog.json";
/// The catalog's licence: name, title, address.
pub const LICENCE: [&str; 3] =
    ["CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"];
/// For those who come from a search; English, as the rest of the description.
pub const KEYWORDS: [&str; 6] =
    ["generative AI", "large language models", "diffusion models", "model parameters", "openness", "history of AI"];
/// What the data are, for packages and search engines.
pub const ABOUT: &str = "Systems and ideas of generative AI: who made them and when, how many parameters they have, \
    whether the public may have the weights, and what they grew from. Each fact names its sources, and where sources \
    differ both stand.";

/// File names and contents, the description last.
///
/// # Errors
/// What of the catalog could not be read or written.
pub fn package(catalog: &str) -> Result<Vec<(String, String)>, String> {
    let records = Records::read(catalog)?;
    let mut files = Vec::new();
    let mut resources = vec![json!({
        "name": "catalog",
        "title": "Everything, with summaries, notes and the overview article's words",
        "path": CATALOG,
        // Frictionless' program would take a file of this name for a list of packages.
        "type": "json",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "bytes": catalog.len(),
    })];
    for table in tables::tables(&records) {
        let csv = table.csv()?;
        resources.push(table.resource(csv.len()));
        files.push((table.file(), csv));
    }
    let description =
        serde_json::to_string_pretty(&described(&records, resources)).map_err(|error| error.to_string())?;
    files.push((DESCRIPTION.to_owned(), description + "\n"));
    Ok(files)
}

fn described(records: &Records, resources: Vec<Value>) -> Value {
    let [name, title, path] = LICENCE;
    let credits = records.credits.iter().map(|credit| match &credit.url {
        Some(url) => json!({"title": credit.text.en, "path": url}),
        None => json!({"title": credit.text.en}),
    });
    let guard = "A list has \"; \" between its entries. An empty cell is not known, or none. Before a text that a \
        spreadsheet would take for a formula (it begins with = + - @, a tab, a carriage return or an apostrophe) stands \
        one apostrophe: take one leading apostrophe away to have the text.";
    let mut package = json!({
        "profile": "data-package",
        "name": "generative-ai-atlas",
        "title": EN.title,
        "description": format!("{ABOUT} {guard}"),
        "version": records.version,
        "keywords": KEYWORDS,
        "licenses": [{"name": name, "title": title, "path": path}],
        "sources": credits.collect::<Value>(),
    });
    if let Some(day) = version_day(&records.version) {
        package["created"] = format!("{day}T00:00:00Z").into();
    }
    package["resources"] = resources.into();
    package
}
