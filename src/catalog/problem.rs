//! What can be wrong with a catalog file: where, what was expected, what was found.
//! `i18n` words it for readers; `Display` here is for a failing build.

/// One thing wrong with one place of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Id of the record, or its list and number when it has none ("systems[12]").
    pub record: String,
    /// Path of the field inside the record; empty for the record as a whole.
    pub field: &'static str,
    pub expected: Expected,
    /// What stands there, cut to 80 characters.
    pub found: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Text that is not empty.
    Text,
    /// A number from 1 to 10^18.
    Count,
    /// true or false.
    Bool,
    /// A real date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date,
    /// One of a list of words.
    OneOf(&'static [&'static str]),
    /// An id defined in this list of the file.
    KnownId(&'static str),
    /// An id no other record has.
    UniqueId,
    /// Small letters, digits and hyphens.
    KebabCase,
    /// Descent without a cycle.
    NoCycle,
    /// A list.
    List,
    /// A record of the documented shape.
    Record,
    /// A whole catalog file of this format.
    Format,
}

impl Problem {
    pub fn new(record: &str, field: &'static str, expected: Expected, found: impl Into<String>) -> Self {
        let mut found: String = found.into();
        if found.chars().count() > 80 {
            found = found.chars().take(79).chain(['…']).collect();
        }
        Self { record: record.to_owned(), field, expected, found }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "record {}, field {}: expected ", self.record, self.field)?;
        match self.expected {
            Expected::Text => f.write_str("text")?,
            Expected::Count => f.write_str("a number from 1 to 10^18")?,
            Expected::Bool => f.write_str("true or false")?,
            Expected::Date => f.write_str("a real date (YYYY, YYYY-MM or YYYY-MM-DD)")?,
            Expected::OneOf(words) => write!(f, "one of {}", words.join(", "))?,
            Expected::KnownId(list) => write!(f, "an id of the list {list}")?,
            Expected::UniqueId => f.write_str("an id that no other record has")?,
            Expected::KebabCase => f.write_str("small letters, digits and hyphens")?,
            Expected::NoCycle => f.write_str("descent without a cycle")?,
            Expected::List => f.write_str("a list")?,
            Expected::Record => f.write_str("a record of the documented shape")?,
            Expected::Format => f.write_str("a catalog of format genai-atlas/1")?,
        }
        write!(f, ", found {}", self.found)
    }
}
