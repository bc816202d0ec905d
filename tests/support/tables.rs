//! The tables for others, read back.
#![allow(dead_code)] // every test file uses its own part

use std::collections::HashMap;

use genai_atlas::prepare::package;
use serde_json::Value;

pub type Row = HashMap<String, String>;

/// The written files by name.
pub fn files(catalog: &str) -> HashMap<String, String> {
    package(catalog).expect("a catalog").into_iter().collect()
}

/// Rows by the names of their columns.
pub fn rows(csv: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().map(|row| row.expect("a row as long as the head")).collect()
}

pub fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
