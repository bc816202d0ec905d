//! The file of changes as it is kept: one entry a version, newest first, one correction a line.

use std::cmp::Reverse;

use serde_json::Value;

use crate::catalog::changes::{Changes, VersionChanges};
use crate::catalog::compact::compact;

/// The changes with an entry more; one of the same version is replaced.
pub fn with_entry(mut changes: Changes, entry: VersionChanges) -> Changes {
    changes.versions.retain(|known| known.version != entry.version);
    changes.versions.push(entry);
    changes.versions.sort_by_key(|version| Reverse(version.date));
    changes
}

/// The file's text.
///
/// # Errors
/// Where a value cannot be written as JSON.
pub fn written(changes: &Changes) -> Result<String, String> {
    let file = compact(serde_json::to_value(changes).map_err(|error| error.to_string())?);
    let versions: Vec<String> = file["versions"].as_array().into_iter().flatten().map(entry).collect();
    Ok(format!("{{\n  \"format\": {},\n  \"versions\": [\n{}\n  ]\n}}\n", file["format"], versions.join(",\n")))
}

fn entry(version: &Value) -> String {
    let fields = version.as_object().into_iter().flatten().map(|(name, value)| match value.as_array() {
        Some(entries) if entries.iter().any(Value::is_object) => {
            let lines: Vec<String> = entries.iter().map(|entry| format!("        {entry}")).collect();
            format!("      \"{name}\": [\n{}\n      ]", lines.join(",\n"))
        }
        _ => format!("      \"{name}\": {value}"),
    });
    format!("    {{\n{}\n    }}", fields.collect::<Vec<_>>().join(",\n"))
}
