//! Serde for a list of records as a table, a column a field: `{"name": ["A", "B"], "size": [7, null]}`. Like beside
//! like is a tenth smaller when sent than record after record. The records are ordinary serde structs and know nothing
//! of it: `#[serde(with = "by_column")]`. What a record does not have is `null`.

use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::compact::{compact, is_nothing};

pub fn serialize<T: Serialize, S: Serializer>(records: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let mut columns = Map::new();
    for (row, record) in records.iter().enumerate() {
        let Value::Object(fields) = serde_json::to_value(record).map_err(S::Error::custom)? else {
            return Err(S::Error::custom(format!("row {row}: expected a record")));
        };
        for (name, value) in fields {
            let column = columns.entry(name).or_insert_with(|| vec![Value::Null; records.len()].into());
            if let Some(cell) = column.get_mut(row) {
                *cell = Some(compact(value)).filter(|value| !is_nothing(value)).unwrap_or_default();
            }
        }
    }
    columns.retain(|_, column| column.as_array().is_some_and(|cells| cells.iter().any(|cell| !cell.is_null())));
    columns.serialize(serializer)
}

/// The error names the type of the records and the row, counted from 0, or the column that is too short or too long.
pub fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let of = std::any::type_name::<T>().rsplit("::").next().unwrap_or_default();
    let wrong = |error: String| D::Error::custom(format!("{of}, {error}"));
    let records = records(BTreeMap::deserialize(deserializer)?).map_err(wrong)?;
    let read = |(row, record)| T::deserialize(record).map_err(|error| wrong(format!("row {row}: {error}")));
    records.into_iter().enumerate().map(read).collect()
}

/// The records of a table, row by row. Apart from the function above, so that it is compiled once for all types.
fn records(columns: BTreeMap<String, Vec<Value>>) -> Result<Vec<Value>, String> {
    let rows = columns.values().map(Vec::len).max().unwrap_or(0);
    let mut records = vec![Map::new(); rows];
    for (name, column) in columns {
        if column.len() != rows {
            return Err(format!("column {name}: expected {rows} rows, found {}", column.len()));
        }
        for (record, value) in records.iter_mut().zip(column).filter(|(_, value)| !value.is_null()) {
            record.insert(name.clone(), value);
        }
    }
    Ok(records.into_iter().map(Value::Object).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Size {
        total: f64,
        active: Option<f64>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Record {
        name: String,
        #[serde(default)]
        makers: Vec<u8>,
        size: Option<Size>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct File {
        #[serde(with = "super")]
        records: Vec<Record>,
    }

    fn file() -> File {
        let record = |name: &str, makers, size| Record { name: name.to_owned(), makers, size };
        let size = Size { total: 7.0, active: None };
        File {
            records: vec![record("A", vec![], None), record("B", vec![1, 2], Some(size)), record("C", vec![], None)],
        }
    }

    #[test]
    fn a_field_is_a_column() {
        let text = serde_json::to_string(&file()).unwrap();
        for column in [r#""makers":[null,[1,2],null]"#, r#""name":["A","B","C"]"#, r#""size":[null,{"total":7},null]"#]
        {
            assert!(text.contains(column), "{column} in {text}");
        }
        assert_eq!(serde_json::from_str::<File>(&text).unwrap(), file());
        assert_eq!(serde_json::from_str::<File>(r#"{"records":{}}"#).unwrap(), File { records: vec![] });
    }

    #[test]
    fn a_broken_table_is_an_error_that_says_where() {
        for (text, error) in [
            (r#"{"name":["A"],"makers":[[],[]]}"#, "Record, column name: expected 2 rows, found 1"),
            (r#"{"name":["A",null]}"#, "Record, row 1: missing field `name`"),
            (r#"{"name":["A",7]}"#, "Record, row 1: invalid type: integer `7`, expected a string"),
            (r#"{"name":["A"],"size":[7]}"#, "Record, row 0: invalid type: integer `7`, expected struct Size"),
            (r#"{"name":"A"}"#, "invalid type: string \"A\", expected a sequence"),
            ("[]", "invalid type: sequence, expected a map"),
        ] {
            let found = serde_json::from_str::<File>(&format!("{{\"records\":{text}}}")).unwrap_err().to_string();
            assert!(found.starts_with(error), "{found}");
        }
    }
}
