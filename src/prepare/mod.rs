//! The build step, a native program: checks the catalog, writes what the page fetches, its one style sheet, and the
//! page that stands there before the program. Trunk calls it before and after it builds (see `Trunk.toml`).

mod autoreload;
mod check;
mod files;
mod heights;
mod marks;
mod page;
mod rules;
mod static_page;
mod stories;
mod styles;

use std::fs;
use std::path::Path;

use crate::catalog::texts::Texts;
use crate::catalog::{Catalog, core};

pub use check::problems;
pub use page::{Addresses, fill};
pub use static_page::{StaticPage, static_page};
pub use stories::stories;
pub use styles::style_sheet;

const CATALOG: &str = "public/data/catalog.json";
const STORIES: &str = "public/data/stories.json";
const STYLES: &str = "style";
/// Where the results wait for Trunk.
const OUT: &str = "target/atlas";

/// Checks the catalog and its stories, and writes core, texts and style sheet.
///
/// # Errors
/// Everything that is wrong with the catalog or the stories, or the file that could not be read or written.
pub fn data() -> Result<(), String> {
    let (catalog, texts) = read_catalog()?;
    let data = Path::new(OUT).join("data");
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
    let (catalog, _) = read_catalog()?;
    let data = Path::new(OUT).join("data");
    let addresses = Addresses {
        url: url.map_or_else(|| "./".to_owned(), |url| format!("{}/", url.trim_end_matches('/'))),
        core: files::copy_hashed(&data, "core", &stage.join("data"))?,
        texts: files::copy_hashed(&data, "texts", &stage.join("data"))?,
    };
    let file = stage.join("index.html");
    let mut html = fill(&files::read(&file)?, &static_page(&catalog), &addresses)?;
    if is_debug && let Some((page, script)) = autoreload::apart(&html) {
        files::write(&stage.join(autoreload::FILE), &script)?;
        html = page;
    }
    fs::write(&file, html).map_err(|error| format!("{}: {error}", file.display()))
}

fn read_catalog() -> Result<(Catalog, Texts), String> {
    let text = files::read(Path::new(CATALOG))?;
    let problems = problems(&text);
    if !problems.is_empty() {
        return Err(all(CATALOG, &problems));
    }
    let mut catalog = Catalog::parse(&text).0;
    let told = |problems: Vec<String>| all(STORIES, &problems);
    catalog.stories = stories(&files::read(Path::new(STORIES))?, &catalog).map_err(told)?;
    Ok((catalog, Texts::parse(&text)?))
}

fn all(file: &str, problems: &[String]) -> String {
    format!("{file} has {} problems:\n  {}", problems.len(), problems.join("\n  "))
}
