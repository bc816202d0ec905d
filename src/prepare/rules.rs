//! What the shipped catalog keeps beyond its shape: dates in order, states at release, addresses once, landmarks.
//! A reader's own file need not keep these. Each line says record, field, what was expected and what was found.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use crate::catalog::{Relation, ReleaseDate};

/// Sites that are no sources: parodies, whose dates are partly made up.
const REFUSED_HOSTS: [&str; 1] = ["wikiblah.com"];
/// Every year from here on has landmarks, so that a chart of any of them has names.
const LANDMARKS_SINCE: i64 = 2020;
const LANDMARKS_A_YEAR: usize = 6;

/// Every rule that a catalog breaks, in the order of the file.
pub fn breaks(file: &Value) -> Vec<String> {
    let mut found = Vec::new();
    sources(file, &mut found);
    for organisation in list(&file["organisations"]) {
        let mut check = Check { record: organisation["id"].as_str().unwrap_or_default(), found: &mut found };
        check.is_entry_of_a_list("name", &organisation["name"]);
    }
    let read_days: HashMap<&str, ReleaseDate> =
        list(&file["sources"]).iter().filter_map(|s| Some((s["id"].as_str()?, date(&s["as_of"])?))).collect();
    let released: HashMap<&str, ReleaseDate> =
        list(&file["systems"]).iter().filter_map(|s| Some((s["id"].as_str()?, date(&s["released"])?))).collect();
    let end = date(&file["data_until"]);
    let ids: HashSet<&str> = list(&file["sources"]).iter().filter_map(|s| s["id"].as_str()).collect();
    for system in list(&file["systems"]) {
        let mut check = Check { record: system["id"].as_str().unwrap_or_default(), found: &mut found };
        list(&system["aliases"]).iter().for_each(|alias| check.is_entry_of_a_list("aliases", alias));
        check.dates_end(system, end);
        check.state_at_release(system);
        check.opening(system);
        check.sources_are_later(system, &read_days);
        check.descent_runs_forward(system, &released);
        check.edges_have_known_sources(system, &ids);
    }
    landmarks(file, end, &mut found);
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn date(value: &Value) -> Option<ReleaseDate> {
    value.as_str().and_then(ReleaseDate::parse)
}

/// Each address once, none of a refused site.
fn sources(file: &Value, found: &mut Vec<String>) {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for source in list(&file["sources"]) {
        let (Some(id), Some(url)) = (source["id"].as_str(), source["url"].as_str()) else { continue };
        let mut check = Check { record: id, found };
        if let Some(first) = seen.insert(url, id) {
            check.wrong("url", &format!("an address that {first} does not have"), url);
        }
        let host = url.split_once("://").and_then(|(_, rest)| rest.split('/').next()).unwrap_or_default();
        if REFUSED_HOSTS.contains(&host.trim_start_matches("www.")) {
            check.wrong("url", "a source that is no parody", url);
        }
    }
}

/// Enough landmarks in each whole year of the data; the last year may still be going on, and counts as well.
fn landmarks(file: &Value, end: Option<ReleaseDate>, found: &mut Vec<String>) {
    let Some(end) = end else { return };
    let mut years: BTreeMap<i64, usize> = (LANDMARKS_SINCE..=year(end)).map(|year| (year, 0)).collect();
    for system in list(&file["systems"]).iter().filter(|s| !s["landmark"].is_null()) {
        if let Some(count) = date(&system["released"]).and_then(|day| years.get_mut(&year(day))) {
            *count += 1;
        }
    }
    let mut check = Check { record: "file", found };
    for (year, count) in years.into_iter().filter(|(_, count)| *count < LANDMARKS_A_YEAR) {
        check.wrong("landmark", &format!("at least {LANDMARKS_A_YEAR} in {year}"), &count.to_string());
    }
}

fn year(date: ReleaseDate) -> i64 {
    date.to_string().get(..4).and_then(|year| year.parse().ok()).unwrap_or_default()
}

/// Notes what is wrong with one record.
struct Check<'a> {
    record: &'a str,
    found: &'a mut Vec<String>,
}

impl Check<'_> {
    fn wrong(&mut self, field: &str, expected: &str, found: &str) {
        self.found.push(format!("record {}, field {field}: expected {expected}, found \"{found}\"", self.record));
    }

    /// The tables for others put a semicolon between the entries of a list.
    fn is_entry_of_a_list(&mut self, field: &str, text: &Value) {
        if let Some(text) = text.as_str().filter(|text| text.contains(';')) {
            self.wrong(field, "a text without a semicolon", text);
        }
    }

    fn dates_end(&mut self, system: &Value, end: Option<ReleaseDate>) {
        let Some(end) = end else { return };
        let days = [
            ("released", &system["released"]),
            ("parameters.date", &system["parameters"]["date"]),
            ("opened.date", &system["opened"]["date"]),
            ("figure.date", &system["figure"]["date"]),
        ];
        for (field, value) in days {
            if date(value).is_some_and(|day| day.first_day() > end.last_day()) {
                self.wrong(field, &format!("no day after data_until ({end})"), value.as_str().unwrap_or_default());
            }
        }
    }

    /// What is not to be downloaded has no licence of its weights.
    fn state_at_release(&mut self, system: &Value) {
        let openness = system["openness"].as_str().unwrap_or_default();
        if let (Some(licence), "closed" | "unreleased") = (system["licence"].as_str(), openness) {
            self.wrong("licence", &format!("none on a system that was {openness} at its release"), licence);
        }
    }

    fn opening(&mut self, system: &Value) {
        let opened = &system["opened"];
        if opened.is_null() {
            return;
        }
        let openness = opened["openness"].as_str().unwrap_or_default();
        if !["open", "restricted"].contains(&openness) {
            self.wrong("opened.openness", "open or restricted", openness);
        }
        let days = date(&opened["date"]).zip(date(&system["released"]));
        if days.is_some_and(|(opened, released)| opened.last_day() < released.first_day()) {
            self.wrong("opened.date", "a day after the release", opened["date"].as_str().unwrap_or_default());
        }
        if list(&system["evidence"]["opened"]).is_empty() {
            self.wrong("evidence.opened", "a source", "");
        }
    }

    /// Whoever wrote of a system knew it: it appeared no later than any of its sources.
    fn sources_are_later(&mut self, system: &Value, read_days: &HashMap<&str, ReleaseDate>) {
        let Some(released) = date(&system["released"]) else { return };
        let fields = system["evidence"].as_object().into_iter().flatten();
        let ids: HashSet<&str> = fields.flat_map(|(_, ids)| list(ids)).filter_map(Value::as_str).collect();
        let mut early: Vec<&str> = ids
            .into_iter()
            .filter(|id| read_days.get(id).is_some_and(|read| released.first_day() > read.last_day()))
            .collect();
        early.sort_unstable();
        for id in early {
            self.wrong("released", &format!("no day after its source {id}"), &released.to_string());
        }
    }

    fn edges_have_known_sources(&mut self, system: &Value, ids: &HashSet<&str>) {
        for source in list(&system["lineage"]).iter().filter_map(|edge| edge["source"].as_str()) {
            if !ids.contains(source) {
                self.wrong("lineage.source", "an id of the list sources", source);
            }
        }
    }

    fn descent_runs_forward(&mut self, system: &Value, released: &HashMap<&str, ReleaseDate>) {
        let Some(day) = date(&system["released"]) else { return };
        for edge in list(&system["lineage"]) {
            let is_descent = edge["relation"].as_str().and_then(Relation::parse).is_some_and(Relation::is_descent);
            let to = edge["to"].as_str().unwrap_or_default();
            if is_descent && released.get(to).is_some_and(|parent| parent.first_day() > day.last_day()) {
                self.wrong("lineage.to", "an earlier system", to);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"{"sources":[
        {"id":"s1","title":"Paper","url":"https://a.org/1","as_of":"2019-03","checked":true},
        {"id":"s2","title":"Card","url":"https://a.org/2","checked":true}],
        "systems":[{"id":"a","released":"2019-02-14","openness":"unreleased","evidence":{"released":["s1"],"opened":["s2"]},
        "opened":{"date":"2019-11-05","openness":"open","licence":"MIT"}},
        {"id":"b","released":"2019-06-01","openness":"closed","lineage":[{"relation":"succeeds","to":"a","source":"s2"}]}],
        "data_until":"2019-12-31"}"#;

    #[test]
    fn a_sound_file_breaks_no_rule() {
        assert_eq!(breaks(&serde_json::from_str(SOUND).unwrap()), [] as [String; 0]);
    }

    #[test]
    fn each_rule_names_record_field_expected_and_found() {
        for (right, wrong, line) in [
            (
                "/2\"",
                "/1\"",
                r#"record s2, field url: expected an address that s1 does not have, found "https://a.org/1""#,
            ),
            (
                "\"id\":\"b\"",
                "\"id\":\"b\",\"aliases\":[\"A; B\"]",
                r#"record b, field aliases: expected a text without a semicolon, found "A; B""#,
            ),
            (
                "https://a.org/2",
                "https://wikiblah.com/x",
                r#"record s2, field url: expected a source that is no parody, found "https://wikiblah.com/x""#,
            ),
            (
                "\"closed\"",
                "\"closed\",\"licence\":\"MIT\"",
                r#"record b, field licence: expected none on a system that was closed at its release, found "MIT""#,
            ),
            (
                "2019-02-14",
                "2019-04-01",
                r#"record a, field released: expected no day after its source s1, found "2019-04-01""#,
            ),
            (
                "2019-06-01",
                "2020-01-01",
                r#"record b, field released: expected no day after data_until (2019-12-31), found "2020-01-01""#,
            ),
            ("2019-06-01", "2019-01-01", r#"record b, field lineage.to: expected an earlier system, found "a""#),
            (
                "2019-11-05",
                "2019-01-05",
                r#"record a, field opened.date: expected a day after the release, found "2019-01-05""#,
            ),
            (
                "\"source\":\"s2\"",
                "\"source\":\"s3\"",
                r#"record b, field lineage.source: expected an id of the list sources, found "s3""#,
            ),
            (",\"opened\":[\"s2\"]", "", r#"record a, field evidence.opened: expected a source, found """#),
            (
                "\"open\",",
                "\"closed\",",
                r#"record a, field opened.openness: expected open or restricted, found "closed""#,
            ),
        ] {
            assert!(SOUND.contains(right), "{right}");
            let file = serde_json::from_str(&SOUND.replacen(right, wrong, 1)).unwrap();
            assert_eq!(breaks(&file), [line]);
        }
    }

    #[test]
    fn a_year_without_landmarks_is_named() {
        let file = serde_json::from_str(&SOUND.replace("2019-12-31", "2021-06-30")).unwrap();
        let year = |year| format!("record file, field landmark: expected at least 6 in {year}, found \"0\"");
        assert_eq!(breaks(&file), [year(2020), year(2021)]);
    }

    #[test]
    fn all_broken_rules_are_told_at_once() {
        let text = SOUND.replace("/2\"", "/1\"").replace("\"closed\"", "\"closed\",\"licence\":\"MIT\"");
        assert_eq!(breaks(&serde_json::from_str(&text).unwrap()).len(), 2);
    }
}
