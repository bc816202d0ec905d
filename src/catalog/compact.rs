//! JSON as it is sent: no field without a value, whole numbers without `.0`. So the structs need no attribute for it.

use serde_json::{Map, Value};

/// Beyond it a double no longer tells whole neighbours apart, and an exponent is the shorter spelling.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// Leaves out every field that is `null`, `""`, `[]` or `{}`. Entries of a list stay.
pub fn compact(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, compact(value)));
            Value::Object(fields.filter(|(_, value)| !is_nothing(value)).collect::<Map<_, _>>())
        }
        Value::Array(entries) => entries.into_iter().map(compact).collect(),
        Value::Number(number) => match number.as_f64() {
            Some(n) if number.is_f64() && n.fract() == 0.0 && n.abs() <= LARGEST_WHOLE => Value::from(n as i64),
            _ => Value::Number(number),
        },
        other => other,
    }
}

/// True for a field that need not be there.
pub fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_field_without_a_value_is_left_out_and_a_whole_number_is_whole() {
        let value = json!({"a": null, "b": "", "c": [], "d": {"e": null}, "f": [null, ""], "g": 7e9, "h": 1.5, "i": 1e26, "j": false, "k": 0});
        assert_eq!(compact(value).to_string(), r#"{"f":[null,""],"g":7000000000,"h":1.5,"i":1e+26,"j":false,"k":0}"#);
    }
}
