//! The build step, a native program: checks the catalog, writes what the page fetches, its one style sheet, and the
//! page that stands there before the program. Trunk calls it before and after it builds (see `Trunk.toml`).

mod autoreload;
mod changes;
mod check;
mod dataset;
mod files;
mod heights;
mod marks;
mod package;
mod page;
mod pictures;
mod plain;
mod records;
mod rules;
mod static_page;
mod stories;
mod styles;

use std::fs;
use std::path::Path;

use crate::catalog::changes::Changes;
use crate::catalog::compact::compact;
use crate::catalog::texts::Texts;
use crate::catalog::{Catalog, core};

pub use changes::problems as problems_of_changes;
pub use changes::{compare, feed, told, with_entry, written};
pub use check::problems;
pub use package::{DESCRIPTION, SEPARATOR, package};
pub use page::{Addresses, fill};
pub use pictures::{Form, Picture, pictures};
pub use records::Records;
pub use static_page::{StaticPage, static_page};
pub use stories::stories;
pub use styles::style_sheet;

const CATALOG: &str = "public/data/catalog.json";
const STORIES: &str = "public/data/stories.json";
const STYLES: &str = "style";
/// Where the results wait for Trunk.
const OUT: &str = "target/atlas";

/// Checks the catalog, its changes and its stories; writes core, texts, changes in words, the tables for others and the
/// style sheet.
///
/// # Errors
/// Everything that is wrong with these, or the file that could not be read or written.
pub fn data() -> Result<(), String> {
    let Checked { text, catalog, texts, changes } = read_checked()?;
    let data = Path::new(OUT).join("data");
    for (file, content) in package(&text)? {
        files::write(&data.join(file), &content)?;
    }
    let words = serde_json::to_value(told(&changes, &catalog)).map_err(|error| error.to_string())?;
    files::write_hashed(&data, "changed", &compact(words).to_string())?;
    files::write_hashed(&data, "core", &core::write(&catalog)?)?;
    files::write_hashed(&data, "texts", &texts.write()?)?;
    let sheet = [style_sheet(Path::new(STYLES))?, marks::lane_marks(), heights::chart_heights(&catalog)].concat();
    files::write(&Path::new(OUT).join("atlas.css"), &sheet)
}

/// Completes what Trunk has put together in `stage`: the page's head and its part without the program, and the data.
/// `url` is where the page will be, for the addresses that search engines want whole.
///
/// # Errors
/// The file that could not be read or written, or what the page lacks.
pub fn page(stage: &Path, url: Option<&str>, is_debug: bool) -> Result<(), String> {
    let Checked { text, catalog, changes, .. } = read_checked()?;
    let (data, staged) = (Path::new(OUT).join("data"), stage.join("data"));
    let url = url.map(|url| format!("{}/", url.trim_end_matches('/')));
    let addresses = Addresses {
        url: url.clone().unwrap_or_else(|| "./".to_owned()),
        core: files::copy_hashed(&data, "core", &staged)?,
        texts: files::copy_hashed(&data, "texts", &staged)?,
        changed: files::copy_hashed(&data, "changed", &staged)?,
    };
    for (file, content) in package(&text)? {
        files::write(&staged.join(file), &content)?;
    }
    files::write(&staged.join("changes.xml"), &feed(&told(&changes, &catalog), &catalog, url.as_deref()))?;
    let pictures = pictures(&catalog, Path::new(STYLES))?;
    for picture in &pictures {
        files::write(&stage.join(picture.address()), &picture.svg)?;
    }
    let file = stage.join("index.html");
    let mut html = fill(&files::read(&file)?, &static_page(&catalog, &pictures), &addresses)?;
    if is_debug && let Some((page, script)) = autoreload::apart(&html) {
        files::write(&stage.join(autoreload::FILE), &script)?;
        html = page;
    }
    fs::write(&file, html).map_err(|error| format!("{}: {error}", file.display()))
}

/// Compares an older catalog file with the present one and writes what changed into `public/data/changes.json`.
/// Gives what was found in a line.
///
/// # Errors
/// What is wrong with the catalog, or the file that could not be read or written.
pub fn changes(old: &Path) -> Result<String, String> {
    let text = files::read(Path::new(CATALOG))?;
    sound(CATALOG, &problems(&text))?;
    changes::remember(old, &text)
}

/// The catalog with its stories, and its changes, without a problem.
struct Checked {
    text: String,
    catalog: Catalog,
    texts: Texts,
    changes: Changes,
}

fn read_checked() -> Result<Checked, String> {
    let text = files::read(Path::new(CATALOG))?;
    let changed = files::read(Path::new(changes::FILE))?;
    let wrong = [sound(CATALOG, &problems(&text)), sound(changes::FILE, &problems_of_changes(&changed, &text))];
    let wrong: Vec<String> = wrong.into_iter().filter_map(Result::err).collect();
    if !wrong.is_empty() {
        return Err(wrong.join("\n"));
    }
    let (mut catalog, texts) = (Catalog::parse(&text).0, Texts::parse(&text)?);
    let told = |problems: Vec<String>| sound(STORIES, &problems).err().unwrap_or_default();
    catalog.stories = stories(&files::read(Path::new(STORIES))?, &catalog).map_err(told)?;
    let changes = serde_json::from_str(&changed).map_err(|error| format!("{}: {error}", changes::FILE))?;
    Ok(Checked { text, catalog, texts, changes })
}

fn sound(file: &str, problems: &[String]) -> Result<(), String> {
    match problems {
        [] => Ok(()),
        _ => Err(format!("{file} has {} problems:\n  {}", problems.len(), problems.join("\n  "))),
    }
}
