//! The memory of changes: `prepare changes OLD` adds an entry to `public/data/changes.json`, `prepare data` checks the
//! file and cuts from it what the page shows, `prepare page` writes it as a feed.

mod check;
mod compare;
mod feed;
mod told;
mod write;

use std::path::Path;

use super::files;
use super::records::Records;
use crate::catalog::changes::Changes;
use crate::catalog::date::{Precision, ReleaseDate};

pub use check::problems;
pub use compare::compare;
pub use feed::feed;
pub use told::told;
pub use write::{with_entry, written};

pub const FILE: &str = "public/data/changes.json";
pub const FORMAT: &str = "genai-atlas-changes/1";

/// The day a version names: `2026.11.28`.
pub fn version_day(version: &str) -> Option<ReleaseDate> {
    ReleaseDate::parse(&version.replace('.', "-"))
        .filter(|day| day.precision() == Precision::Day && !version.contains('-'))
}

/// Compares an older catalog file with the present text and puts the entry into the file of changes. Gives a line
/// that says what was found.
///
/// # Errors
/// A file that could not be read or written, and what is wrong with it.
pub fn remember(old: &Path, catalog: &str) -> Result<String, String> {
    let old_records = Records::read(&files::read(old)?).map_err(|error| format!("{}: {error}", old.display()))?;
    let records = Records::read(catalog)?;
    let file = Path::new(FILE);
    let known = match file.exists() {
        true => serde_json::from_str(&files::read(file)?).map_err(|error| format!("{FILE}: {error}"))?,
        false => Changes { format: FORMAT.to_owned(), versions: Vec::new() },
    };
    let entry = compare(&old_records, &records)?;
    let line = format!(
        "{} since {}: {} added, {} facts corrected, {} renamed, {} removed",
        entry.version,
        entry.since,
        entry.added.len(),
        entry.corrected.len(),
        entry.renamed.len(),
        entry.removed.len()
    );
    files::write(file, &written(&with_entry(known, entry))?)?;
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_names_its_day() {
        assert_eq!(version_day("2026.11.28").map(|day| day.to_string()).as_deref(), Some("2026-11-28"));
        for version in ["2026.11", "2026.11.31", "2026-11-28", "tiny", ""] {
            assert_eq!(version_day(version), None, "{version}");
        }
    }
}
