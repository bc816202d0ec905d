//! The page's one style sheet: the files of a folder in the order of the layers.

use std::fs;
use std::path::{Path, PathBuf};

use super::files;

/// Files or folders; of a folder every file by its name.
const ORDER: [&str; 8] = ["tokens", "base", "layout", "components", "stories", "before_app", "chart", "print"];

/// # Errors
/// A file that cannot be read, or that has no place in the order.
pub fn style_sheet(folder: &Path) -> Result<String, String> {
    let mut sheet = String::new();
    for name in ORDER {
        for path in sheets_of(folder, name)? {
            sheet += &files::read(&path)?;
        }
        if name == "tokens" {
            sheet += &dark_by_system(&sheet)?;
        }
    }
    Ok(sheet)
}

fn sheets_of(folder: &Path, name: &str) -> Result<Vec<PathBuf>, String> {
    let file = folder.join(format!("{name}.css"));
    let mut found: Vec<PathBuf> = file.exists().then_some(file).into_iter().collect();
    if let Ok(entries) = fs::read_dir(folder.join(name)) {
        let mut inner: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        inner.retain(|path| path.extension().is_some_and(|ending| ending == "css"));
        inner.sort();
        found.extend(inner);
    }
    if found.is_empty() { Err(format!("{}: expected {name}.css", folder.display())) } else { Ok(found) }
}

/// Dark before the script has set a theme, and without it: the same values under the system's wish.
fn dark_by_system(tokens: &str) -> Result<String, String> {
    const SET: &str = ":root[data-theme=\"dark\"] {";
    let values = tokens.split_once(SET).and_then(|(_, rest)| rest.split_once('}'));
    let (values, _) = values.ok_or_else(|| format!("style/tokens.css: expected {SET}"))?;
    Ok(format!("@layer tokens {{ @media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{{values}}} }} }}\n"))
}
