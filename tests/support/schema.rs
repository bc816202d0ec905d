//! Checks a JSON value against `public/data/catalog.schema.json`.

use serde_json::Value;

/// What breaks the schema, one line each: the place in the file and the rule.
pub fn breaks(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("a schema");
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path)).collect()
}
