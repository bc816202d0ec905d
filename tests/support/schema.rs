//! Checks a JSON value against `public/data/catalog.schema.json`: just the keywords which that file uses.
//! An unknown keyword or pattern panics, so that nothing is passed over in silence.

use genai_atlas::catalog::ReleaseDate;
use serde_json::Value;

const SILENT: [&str; 4] = ["$schema", "$defs", "title", "description"];

/// What breaks the schema, one line each: the place in the file and the rule.
pub fn breaks(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    Checker { root: schema, found: &mut found }.check(schema, value, "");
    found
}

struct Checker<'a> {
    root: &'a Value,
    found: &'a mut Vec<String>,
}

impl Checker<'_> {
    fn check(&mut self, schema: &Value, value: &Value, place: &str) {
        for (keyword, rule) in schema.as_object().expect("a schema is an object") {
            if SILENT.contains(&keyword.as_str()) {
                continue;
            }
            if !self.holds(keyword, rule, schema, value, place) {
                self.found.push(format!("{place}: {keyword} {rule}"));
            }
        }
    }

    /// Whether one keyword holds here; what is deeper reports for itself.
    fn holds(&mut self, keyword: &str, rule: &Value, schema: &Value, value: &Value, place: &str) -> bool {
        match keyword {
            "$ref" => {
                let path = rule.as_str().and_then(|r| r.strip_prefix('#')).expect("a reference inside the file");
                let target = self.root.pointer(path).expect("a reference leads somewhere");
                self.check(target, value, place);
                true
            }
            "anyOf" => list(rule).iter().any(|s| {
                let mut inner = Vec::new();
                Checker { root: self.root, found: &mut inner }.check(s, value, place);
                inner.is_empty()
            }),
            "type" => match rule {
                Value::Array(types) => types.iter().any(|t| has_type(t, value)),
                one => has_type(one, value),
            },
            "enum" => list(rule).contains(value),
            "const" => rule == value,
            "required" => {
                value.as_object().is_none_or(|o| list(rule).iter().all(|k| o.contains_key(k.as_str().unwrap())))
            }
            "properties" => {
                for (name, inner) in rule.as_object().expect("properties are an object") {
                    if let Some(held) = value.get(name) {
                        self.check(inner, held, &format!("{place}/{name}"));
                    }
                }
                true
            }
            "additionalProperties" => {
                let Some(fields) = value.as_object() else { return true };
                let known = |name: &String| schema["properties"].get(name).is_some();
                for (name, held) in fields.iter().filter(|(n, _)| !known(n)) {
                    match rule {
                        Value::Bool(true) => {}
                        Value::Bool(false) => self.found.push(format!("{place}: unexpected {name}")),
                        inner => self.check(inner, held, &format!("{place}/{name}")),
                    }
                }
                true
            }
            "items" => {
                for (n, held) in value.as_array().into_iter().flatten().enumerate() {
                    self.check(rule, held, &format!("{place}/{n}"));
                }
                true
            }
            "uniqueItems" => value.as_array().is_none_or(|a| (1..a.len()).all(|n| !a[..n].contains(&a[n]))),
            "minItems" => value.as_array().is_none_or(|a| a.len() as u64 >= rule.as_u64().unwrap()),
            "minLength" => value.as_str().is_none_or(|t| t.chars().count() as u64 >= rule.as_u64().unwrap()),
            "minimum" => value.as_f64().is_none_or(|n| n >= rule.as_f64().unwrap()),
            "exclusiveMinimum" => value.as_f64().is_none_or(|n| n > rule.as_f64().unwrap()),
            "pattern" => value.as_str().is_none_or(|t| matches(rule.as_str().unwrap(), t)),
            other => panic!("teach this checker the keyword {other}"),
        }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list").as_slice()
}

fn has_type(name: &Value, value: &Value) -> bool {
    match name.as_str().expect("a type's name") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.as_f64().is_some_and(|n| n.fract() == 0.0),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no such type: {other}"),
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    let digits = |lengths: &[usize], separator: char| {
        let parts: Vec<&str> = text.split(separator).collect();
        parts.len() == lengths.len()
            && parts.iter().zip(lengths).all(|(p, n)| p.len() == *n && p.bytes().all(|b| b.is_ascii_digit()))
    };
    let small = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    match pattern {
        "^[a-z0-9]+(-[a-z0-9]+)*$" => text.split('-').all(|part| !part.is_empty() && part.bytes().all(small)),
        "^[0-9]{4}\\.[0-9]{2}\\.[0-9]{2}$" => digits(&[4, 2, 2], '.'),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => digits(&[4, 2, 2], '-'),
        "^[A-Z]{2}$" => text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()),
        "^https?://" => text.starts_with("https://") || text.starts_with("http://"),
        // The reader of dates is stricter than this pattern: it also refuses 30 February.
        "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$" => ReleaseDate::parse(text).is_some(),
        other => panic!("teach this checker the pattern {other}"),
    }
}
