//! Everything that is wrong with the file of changes, in lines, as `prepare::check` says it of the catalog.

use std::collections::HashSet;

use serde_json::Value;

use super::{FORMAT, compare, version_day};
use crate::catalog::changes::Changes;

/// What is wrong with the text of `changes.json` beside the text of the catalog; empty when it can be used.
pub fn problems(text: &str, catalog: &str) -> Vec<String> {
    let file: Value = match serde_json::from_str(text) {
        Ok(file) => file,
        Err(error) => return vec![format!("file: {error}")],
    };
    let catalog: Value = serde_json::from_str(catalog).unwrap_or_default();
    let mut check = Check { record: "file".to_owned(), found: Vec::new(), known: ids(&catalog["systems"]) };
    check.is(&file["format"], "format", FORMAT);
    let versions = file["versions"].as_array().map_or(&[][..], Vec::as_slice);
    // The newest entry says what is new in the present catalog.
    check.is(&versions.first().map_or(Value::Null, |v| v["version"].clone()), "versions", text_of(&catalog["version"]));
    let mut later = None;
    for version in versions {
        check.record = text_of(&version["version"]).to_owned();
        let day = check.days(version);
        if day.zip(later).is_some_and(|(day, later)| day >= later) {
            check.wrong("version", "an older one than the entry above", &version["version"]);
        }
        later = day.or(later);
        check.entry(version);
    }
    if check.found.is_empty()
        && let Err(error) = serde_path_to_error::deserialize::<_, Changes>(&file)
    {
        check.found.push(format!("field {}: {}", error.path(), error.inner()));
    }
    check.found
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn ids(records: &Value) -> HashSet<String> {
    records.as_array().into_iter().flatten().filter_map(|record| Some(record["id"].as_str()?.to_owned())).collect()
}

struct Check {
    record: String,
    found: Vec<String>,
    /// Ids of the catalog's systems, and of those that went in the versions read so far.
    known: HashSet<String>,
}

impl Check {
    fn wrong(&mut self, field: &str, expected: &str, found: &Value) {
        self.found.push(format!("record {}, field {field}: expected {expected}, found {found}", self.record));
    }

    fn is(&mut self, value: &Value, field: &str, expected: &str) {
        if value.as_str() != Some(expected) {
            self.wrong(field, &format!("\"{expected}\""), value);
        }
    }

    /// The day of an entry, said twice.
    fn days(&mut self, version: &Value) -> Option<crate::catalog::ReleaseDate> {
        let day = version_day(text_of(&version["version"]));
        for field in ["version", "since"] {
            if version_day(text_of(&version[field])).is_none() {
                self.wrong(field, "year.month.day, a real date", &version[field]);
            }
        }
        if day.is_none_or(|day| version["date"].as_str() != Some(&day.to_string())) {
            self.wrong("date", "the day of the version, YYYY-MM-DD", &version["date"]);
        }
        day
    }

    fn entry(&mut self, version: &Value) {
        let list = |field: &str| version[field].as_array().map_or(&[][..], Vec::as_slice).to_vec();
        // What went with this version was there before it.
        let removed = ids(&version["removed"]);
        let mut here = self.known.clone();
        here.extend(removed.iter().cloned());
        here.extend(list("renamed").iter().filter_map(|r| Some(r["before"].as_str()?.to_owned())));
        for id in list("added") {
            self.knows("added", &id);
        }
        for change in list("renamed") {
            self.knows("renamed.after", &change["after"]);
        }
        for change in list("corrected") {
            self.knows("corrected.id", &change["id"]);
            self.correction(&change);
        }
        for id in removed.iter().filter(|id| self.known.contains(*id)).cloned().collect::<Vec<_>>() {
            self.wrong("removed.id", "an id that the catalog no longer has", &id.into());
        }
        self.known = here;
    }

    fn knows(&mut self, field: &str, id: &Value) {
        if !self.known.contains(text_of(id)) {
            self.wrong(field, "an id of the list systems, or of one that went since", id);
        }
    }

    fn correction(&mut self, change: &Value) {
        let field = text_of(&change["field"]).to_owned();
        if !compare::fields().any(|known| known == field) {
            self.wrong("corrected.field", "a field that is compared", &change["field"]);
        }
        if change["before"] == change["after"] {
            self.wrong("corrected.after", "another value than before", &change["after"]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CATALOG: &str = r#"{"version":"2026.11.28","systems":[{"id":"gpt"},{"id":"vae"}]}"#;
    const SOUND: &str = r#"{"format":"genai-atlas-changes/1","versions":[
        {"version":"2026.11.28","since":"2026.11.1","date":"2026-11-28","added":["gpt"],
         "removed":[{"id":"gan","name":"GAN"}],"renamed":[{"before":"auto","after":"vae"}]},
        {"version":"2026.11.01","since":"2026.10.01","date":"2026-11-01","added":["gan","auto"],
         "corrected":[{"id":"vae","field":"released","before":"2013","after":"2013-12"}]}]}"#;

    fn sound() -> String {
        SOUND.replace("2026.11.1\"", "2026.11.01\"")
    }

    #[test]
    fn a_sound_file_has_no_problem_and_older_entries_may_name_what_went_since() {
        assert_eq!(problems(&sound(), CATALOG), [] as [String; 0]);
    }

    #[test]
    fn each_problem_names_version_and_field() {
        for (right, wrong, line) in [
            (
                "changes/1",
                "changes/0",
                "record file, field format: expected \"genai-atlas-changes/1\", found \"genai-atlas-changes/0\"",
            ),
            (
                "\"added\":[\"gpt\"]",
                "\"added\":[\"bert\"]",
                "record 2026.11.28, field added: expected an id of the list systems, or of one that went since, found \"bert\"",
            ),
            (
                "\"id\":\"gan\"",
                "\"id\":\"vae\"",
                "record 2026.11.28, field removed.id: expected an id that the catalog no longer has, found \"vae\"",
            ),
            (
                "2026-11-28",
                "2026-11-31",
                "record 2026.11.28, field date: expected the day of the version, YYYY-MM-DD, found \"2026-11-31\"",
            ),
            (
                "\"released\"",
                "\"colour\"",
                "record 2026.11.01, field corrected.field: expected a field that is compared, found \"colour\"",
            ),
            (
                "\"2013-12\"",
                "\"2013\"",
                "record 2026.11.01, field corrected.after: expected another value than before, found \"2013\"",
            ),
            ("\"2013-12\"", "[1]", "field versions[1].corrected[0].after: data did not match any variant"),
            (
                "\"since\":\"2026.10.01\"",
                "\"since\":\"soon\"",
                "record 2026.11.01, field since: expected year.month.day, a real date, found \"soon\"",
            ),
        ] {
            let text = sound();
            assert!(text.contains(right), "{right}");
            let found = problems(&text.replacen(right, wrong, 1), CATALOG);
            assert!(found.first().is_some_and(|first| first.starts_with(line)), "{line}: {found:?}");
        }
    }

    #[test]
    fn a_catalog_of_another_version_and_a_wrong_order_are_told() {
        let newer = CATALOG.replace("11.28", "11.30");
        assert_eq!(
            problems(&sound(), &newer),
            ["record file, field versions: expected \"2026.11.30\", found \"2026.11.28\""]
        );
        let text = sound().replace("2026.11.01\",\"since", "2026.12.01\",\"since").replace("2026-11-01", "2026-12-01");
        assert_eq!(
            problems(&text, CATALOG),
            ["record 2026.12.01, field version: expected an older one than the entry above, found \"2026.12.01\""]
        );
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let text = sound().replace("[\"gpt\"]", "[\"bert\",\"elmo\"]").replace("\"released\"", "\"colour\"");
        assert_eq!(problems(&text, CATALOG).len(), 3);
        assert_eq!(problems("[", CATALOG).len(), 1);
    }
}
