//! Reads the fields of one record and notes what is wrong with them.

use serde_json::Value;

use crate::catalog::date::ReleaseDate;
use crate::catalog::index::Index;
use crate::catalog::problem::{Expected, Problem};
use crate::catalog::system::Localized;

/// Largest parameter count believed, the end of what a chart's scale accepts: a million times today's largest.
const MAX_COUNT: f64 = 1e18;

/// How a value is quoted in a problem.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
        Value::String(text) => format!("\"{text}\""),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => match (n.as_i64(), n.as_f64()) {
            (Some(whole), _) => whole.to_string(),
            (None, Some(n)) if n.abs() < 1e15 => {
                let thousandths = (n.abs() * 1e3).round() as u64;
                let sign = if n < 0.0 { "-" } else { "" };
                format!("{sign}{}.{:03}", thousandths / 1000, thousandths % 1000)
            }
            _ => "a number beyond 10^15".into(),
        },
    }
}

/// Reads one record's fields and notes what is wrong with them. `at` names a field by its path.
pub struct Reader<'a> {
    pub record: &'a str,
    pub problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    pub fn wrong(&mut self, field: &'static str, expected: Expected, found: &Value) {
        self.problems.push(Problem::new(self.record, field, expected, shown(found)));
    }

    /// A field that is checked nowhere else has the wrong type.
    pub fn unlike_record(&mut self, error: &str) {
        self.problems.push(Problem::new(self.record, "", Expected::Record, error));
    }

    /// Text, or nothing when absent.
    pub fn text(&mut self, field: &'static str, value: &Value) -> Option<String> {
        match value {
            Value::Null => None,
            Value::String(t) if !t.trim().is_empty() => Some(t.clone()),
            other => {
                self.wrong(field, Expected::Text, other);
                None
            }
        }
    }

    pub fn needed_text(&mut self, field: &'static str, value: &Value) -> Option<String> {
        if value.is_null() {
            self.wrong(field, Expected::Text, value);
        }
        self.text(field, value)
    }

    pub fn localized(&mut self, field: &'static str, value: &Value) -> Option<Localized> {
        let en = self.needed_text(field, &value["en"]);
        let zh = self.needed_text(field, &value["zh"]);
        Some(Localized { en: en?, zh: zh? })
    }

    pub fn count(&mut self, field: &'static str, value: &Value) -> Option<f64> {
        let count = value.as_f64().filter(|n| (1.0..=MAX_COUNT).contains(n));
        if count.is_none() && !value.is_null() {
            self.wrong(field, Expected::Count, value);
        }
        count
    }

    pub fn boolean(&mut self, field: &'static str, value: &Value) -> Option<bool> {
        if value.as_bool().is_none() && !value.is_null() {
            self.wrong(field, Expected::Bool, value);
        }
        value.as_bool()
    }

    pub fn date(&mut self, field: &'static str, value: &Value) -> Option<ReleaseDate> {
        let date = value.as_str().and_then(ReleaseDate::parse);
        if date.is_none() && !value.is_null() {
            self.wrong(field, Expected::Date, value);
        }
        date
    }

    pub fn needed_date(&mut self, field: &'static str, value: &Value) -> Option<ReleaseDate> {
        if value.is_null() {
            self.wrong(field, Expected::Date, value);
        }
        self.date(field, value)
    }

    /// True for an object; what is neither an object nor absent is a problem.
    pub fn is_object(&mut self, field: &'static str, value: &Value) -> bool {
        if !value.is_null() && !value.is_object() {
            self.wrong(field, Expected::Record, value);
        }
        value.is_object()
    }

    /// A word of a closed list; absent gives `default` without a problem.
    pub fn word<T: Copy>(
        &mut self,
        field: &'static str,
        value: &Value,
        parse: fn(&str) -> Option<T>,
        words: &'static [&'static str],
        default: Option<T>,
    ) -> Option<T> {
        if value.is_null() && default.is_some() {
            return default;
        }
        let found = value.as_str().and_then(parse);
        if found.is_none() {
            self.wrong(field, Expected::OneOf(words), value);
        }
        found
    }

    pub fn known(&mut self, field: &'static str, value: &Value, list: &'static str, ids: &Index) -> Option<u16> {
        let found = value.as_str().and_then(|id| ids.get(id).copied());
        if found.is_none() {
            self.wrong(field, Expected::KnownId(list), value);
        }
        found
    }

    /// The entries of a list; absent is empty.
    pub fn list<'v>(&mut self, field: &'static str, value: &'v Value) -> &'v [Value] {
        if !value.is_null() && !value.is_array() {
            self.wrong(field, Expected::List, value);
        }
        value.as_array().map_or(&[], Vec::as_slice)
    }

    pub fn texts(&mut self, field: &'static str, value: &Value) -> Vec<String> {
        self.list(field, value).iter().filter_map(|v| self.needed_text(field, v)).collect()
    }
}
