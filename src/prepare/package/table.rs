//! A table for others: its columns say what they hold, and the same value gives the CSV file and its description.

use serde_json::{Map, Value, json};

/// Between the entries of a list in one cell.
pub const SEPARATOR: &str = "; ";
/// A spreadsheet takes what begins so for a formula; and the mark that is put before it begins with itself.
const RISKY: [char; 7] = ['=', '+', '-', '@', '\t', '\r', MARK];
const MARK: char = '\'';

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Free text; see [`guarded`].
    Text,
    /// An id of the catalog: small letters, digits, hyphens.
    Id,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Entries with [`SEPARATOR`] between them.
    List,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as long as the date is known.
    Date,
    /// A web address.
    Url,
    /// A whole number of at least 1, and of what.
    Count(&'static str),
    /// Any number, and of what.
    Number(&'static str),
    Boolean,
}

pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub is_required: bool,
    pub description: String,
}

/// A column of rows of one type: its description and its cells. `None` is an empty cell: not known, or none.
pub struct Column<T> {
    pub field: Field,
    pub cell: fn(&T) -> Option<String>,
}

impl<T> Column<T> {
    pub fn new(name: &'static str, kind: Kind, description: &str, cell: fn(&T) -> Option<String>) -> Self {
        let description = description.to_owned();
        Self { field: Field { name, kind, is_required: false, description }, cell }
    }

    /// With a value in every row.
    pub fn required(name: &'static str, kind: Kind, description: &str, cell: fn(&T) -> Option<String>) -> Self {
        let column = Self::new(name, kind, description, cell);
        Self { field: Field { is_required: true, ..column.field }, ..column }
    }
}

/// A column that holds the key of another table.
pub struct ForeignKey {
    pub field: &'static str,
    pub table: &'static str,
    pub key: &'static str,
}

pub struct Table {
    /// Of the file, without `.csv`.
    pub name: &'static str,
    pub title: &'static str,
    pub key: &'static [&'static str],
    pub foreign: Vec<ForeignKey>,
    pub fields: Vec<Field>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new<T>(
        name: &'static str,
        title: &'static str,
        columns: Vec<Column<T>>,
        rows: impl IntoIterator<Item = T>,
    ) -> Self {
        let cell = |column: &Column<T>, row: &T| {
            let text = (column.cell)(row).unwrap_or_default();
            if matches!(column.field.kind, Kind::Text | Kind::List) { guarded(text) } else { text }
        };
        let rows = rows.into_iter().map(|row| columns.iter().map(|column| cell(column, &row)).collect()).collect();
        let fields = columns.into_iter().map(|column| column.field).collect();
        Self { name, title, key: &[], foreign: Vec::new(), fields, rows }
    }

    pub fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// RFC 4180 in UTF-8, with a head; lines end with a line feed.
    ///
    /// # Errors
    /// What the writer says.
    pub fn csv(&self) -> Result<String, String> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let head = self.fields.iter().map(|field| field.name);
        writer.write_record(head).map_err(|error| error.to_string())?;
        for row in &self.rows {
            writer.write_record(row).map_err(|error| error.to_string())?;
        }
        let bytes = writer.into_inner().map_err(|error| error.to_string())?;
        String::from_utf8(bytes).map_err(|error| error.to_string())
    }

    /// As a resource of a data package.
    pub fn resource(&self, bytes: usize) -> Value {
        let foreign: Vec<Value> = self.foreign.iter().map(ForeignKey::described).collect();
        let mut schema = Map::new();
        schema.insert("fields".into(), self.fields.iter().map(Field::described).collect());
        schema.insert("missingValues".into(), json!([""]));
        if !self.key.is_empty() {
            schema.insert("primaryKey".into(), json!(self.key));
        }
        if !foreign.is_empty() {
            schema.insert("foreignKeys".into(), foreign.into());
        }
        json!({
            "profile": "tabular-data-resource",
            "name": self.name,
            "title": self.title,
            "path": self.file(),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": bytes,
            "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true},
            "schema": schema,
        })
    }
}

impl ForeignKey {
    fn described(&self) -> Value {
        json!({"fields": self.field, "reference": {"resource": self.table, "fields": self.key}})
    }
}

impl Field {
    /// As a field of a table schema.
    fn described(&self) -> Value {
        let mut constraints = Map::new();
        if self.is_required {
            constraints.insert("required".into(), true.into());
        }
        let rule = match self.kind {
            Kind::Id => Some(("pattern", json!("[a-z0-9]+(-[a-z0-9]+)*"))),
            Kind::Date => Some(("pattern", json!("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"))),
            Kind::Word(words) => Some(("enum", json!(words))),
            Kind::Count(_) => Some(("minimum", json!(1))),
            _ => None,
        };
        constraints.extend(rule.map(|(name, value)| (name.to_owned(), value)));
        let mut field = Map::new();
        field.insert("name".into(), self.name.into());
        let kind = match self.kind {
            Kind::Count(_) => "integer",
            Kind::Number(_) => "number",
            Kind::Boolean => "boolean",
            _ => "string",
        };
        field.insert("type".into(), kind.into());
        if self.kind == Kind::Url {
            field.insert("format".into(), "uri".into());
        }
        field.insert("description".into(), self.description.as_str().into());
        if let Kind::Count(unit) | Kind::Number(unit) = self.kind {
            field.insert("unit".into(), unit.into());
        }
        if !constraints.is_empty() {
            field.insert("constraints".into(), constraints.into());
        }
        Value::Object(field)
    }
}

/// A text that no spreadsheet runs: before `= + - @ '`, a tab or a carriage return stands one apostrophe. Whoever
/// wants the text takes one leading apostrophe away.
fn guarded(text: String) -> String {
    if text.starts_with(RISKY) { format!("{MARK}{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula_and_the_text_comes_back() {
        for (text, cell) in [("=1+1", "'=1+1"), ("@x", "'@x"), ("-", "'-"), ("'90s", "''90s"), ("a=b", "a=b"), ("", "")]
        {
            assert_eq!(guarded(text.to_owned()), cell);
            assert_eq!(cell.strip_prefix(MARK).unwrap_or(cell), text);
        }
    }

    #[test]
    fn a_table_is_written_with_quotes_where_they_are_needed() {
        let columns = vec![Column::new("a", Kind::Text, "", |row: &&str| Some((*row).to_owned()))];
        let table = Table::new("t", "T", columns, ["x, \"y\"\nz", "+1", "深"]);
        assert_eq!(table.csv().unwrap(), "a\n\"x, \"\"y\"\"\nz\"\n'+1\n深\n");
    }
}
