//! Files that are named after their content, so that they can be cached for ever; and files that are written only
//! when they change, so that nothing is built again for nothing.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

fn told<T>(path: &Path, result: std::io::Result<T>) -> Result<T, String> {
    result.map_err(|error| format!("{}: {error}", path.display()))
}

pub fn read(path: &Path) -> Result<String, String> {
    told(path, fs::read_to_string(path))
}

/// Writes a file that is not there or says something else.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        told(folder, fs::create_dir_all(folder))?;
    }
    told(path, fs::write(path, text))
}

/// `<name>-<hash>`, the hash of a content.
pub fn hashed_name(name: &str, content: &str) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(content.as_bytes());
    format!("{name}-{:016x}", hasher.finish())
}

/// Writes `<name>-<hash>.json` into a folder, and removes what another content was called.
pub fn write_hashed(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    let path = folder.join(hashed_name(name, text) + ".json");
    write(&path, text)?;
    for old in hashed(folder, name)?.into_iter().filter(|old| *old != path) {
        told(&old, fs::remove_file(&old))?;
    }
    Ok(())
}

/// Copies `<name>-<hash>.json`, of which there is one, into a folder. Gives its file name.
pub fn copy_hashed(from: &Path, name: &str, to: &Path) -> Result<String, String> {
    let found = hashed(from, name)?;
    let [path] = found.as_slice() else {
        return Err(format!("{}: expected one file {name}-….json, found {}", from.display(), found.len()));
    };
    let file = path.file_name().unwrap_or_default();
    told(to, fs::create_dir_all(to))?;
    told(path, fs::copy(path, to.join(file)))?;
    Ok(file.to_string_lossy().into_owned())
}

fn hashed(folder: &Path, name: &str) -> Result<Vec<PathBuf>, String> {
    let begins = format!("{name}-");
    let entries = told(folder, fs::read_dir(folder))?.flatten();
    let is_it = |path: &PathBuf| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(&begins));
    Ok(entries.map(|entry| entry.path()).filter(is_it).collect())
}
