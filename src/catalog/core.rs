//! The core: of every record what charts, filters and table need, as JSON. Written by `prepare` from a checked
//! catalog, fetched by the page before its first chart. Its records are the structs of `system`, a column a field
//! (see `by_column`).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::by_column;
use super::parse::Parsed;
use super::system::id_of;
use super::{Catalog, Era, Family, Organisation, ReleaseDate, Story, System};

/// The file, field for field.
#[derive(Serialize, Deserialize)]
struct Core {
    version: String,
    data_until: Option<ReleaseDate>,
    #[serde(with = "by_column")]
    organisations: Vec<Organisation>,
    #[serde(with = "by_column")]
    families: Vec<Family>,
    #[serde(with = "by_column")]
    eras: Vec<Era>,
    #[serde(with = "by_column")]
    systems: Vec<System>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "by_column")]
    stories: Vec<Story>,
}

impl Catalog {
    /// Reads what [`write`] wrote.
    ///
    /// # Errors
    /// Where the text is no core: the place, what was expected and what was found.
    pub fn from_core(text: &str) -> Result<Self, String> {
        let core = serde_json::from_str::<Value>(text).and_then(Core::deserialize);
        let mut core = core.map_err(|error| format!("core: {error}"))?;
        for (id, name) in ids(&mut core.organisations, &mut core.systems) {
            if id.is_empty() {
                *id = id_of(name);
            }
        }
        check_references(&core)?;
        let Core { version, data_until, organisations, families, eras, systems, stories } = core;
        let parsed = Parsed { version, data_until, organisations, families, eras, systems, problems: Vec::new() };
        Ok(Self { stories, ..Self::of(parsed) })
    }
}

/// The core of a catalog: the same records in the same order. An id that the name gives is left out.
///
/// # Errors
/// Where a record cannot be written as JSON.
pub fn write(catalog: &Catalog) -> Result<String, String> {
    let mut core = Core {
        version: catalog.version.clone(),
        data_until: catalog.data_until,
        organisations: catalog.organisations.clone(),
        families: catalog.families.clone(),
        eras: catalog.eras.clone(),
        systems: catalog.systems.clone(),
        stories: catalog.stories.clone(),
    };
    for (id, name) in ids(&mut core.organisations, &mut core.systems) {
        if *id == id_of(name) {
            id.clear();
        }
    }
    serde_json::to_string(&core).map_err(|error| error.to_string())
}

/// Id and name of each record whose name may give its id.
fn ids<'a>(
    organisations: &'a mut [Organisation],
    systems: &'a mut [System],
) -> impl Iterator<Item = (&'a mut String, &'a str)> {
    let organisations = organisations.iter_mut().map(|o| (&mut o.id, o.name.as_str()));
    organisations.chain(systems.iter_mut().map(|s| (&mut s.id, s.name.as_str())))
}

/// Whether every row that a system names is there.
fn check_references(core: &Core) -> Result<(), String> {
    let inside = |system: &System, field: &str, row: usize, rows: usize| match row < rows {
        true => Ok(()),
        false => Err(format!("core: record {}, field {field}: expected a row below {rows}, found {row}", system.id)),
    };
    for system in &core.systems {
        inside(system, "family", usize::from(system.family), core.families.len())?;
        for row in &system.organisations {
            inside(system, "organisations", usize::from(*row), core.organisations.len())?;
        }
        for edge in &system.lineage {
            inside(system, "lineage", usize::from(edge.to), core.systems.len())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Localized;

    const TINY: &str = include_str!("../../tests/fixtures/tiny.json");

    fn tiny() -> String {
        write(&Catalog::parse(TINY).0).unwrap()
    }

    fn error(text: &str) -> String {
        Catalog::from_core(text).err().unwrap_or_else(|| panic!("{text} is no core"))
    }

    #[test]
    fn what_is_written_is_read_back() {
        let (back, tiny) = (Catalog::from_core(&tiny()).unwrap(), Catalog::parse(TINY).0);
        assert_eq!((&back.version, back.data_until), (&tiny.version, tiny.data_until));
        assert_eq!(back.organisations, tiny.organisations);
        assert_eq!(back.families, tiny.families);
        assert_eq!(back.eras, tiny.eras);
        assert_eq!(back.systems, tiny.systems);
    }

    #[test]
    fn stories_are_written_and_read_back_and_need_not_be_there() {
        let words = |en: &str, zh: &str| Localized { en: en.into(), zh: zh.into() };
        let story = |id: &str, view: &str| Story {
            id: id.into(),
            number: words("×7", "7 倍"),
            title: words("more", "更多"),
            text: words("of it", "如此"),
            view: view.into(),
        };
        let stories = vec![story("one", "at=gan"), story("two", "year=2018..")];
        let catalog = Catalog { stories: stories.clone(), ..Catalog::parse(TINY).0 };
        assert_eq!(Catalog::from_core(&write(&catalog).unwrap()).unwrap().stories, stories);
        assert!(!tiny().contains("stories"));
        assert_eq!(Catalog::from_core(&tiny()).unwrap().stories, []);
    }

    #[test]
    fn a_text_cut_anywhere_is_no_core() {
        let text = tiny();
        for (at, _) in text.char_indices() {
            assert!(error(&text[..at]).starts_with("core: EOF while parsing"), "cut at {at}");
        }
    }

    #[test]
    fn a_foreign_text_is_an_error_that_says_where() {
        assert_eq!(error("<!doctype html>"), "core: expected value at line 1 column 1");
        assert!(error("{}").starts_with("core: missing field `version`"));
        let text = tiny();
        for (right, wrong, says) in [
            ("\"released\":[", "\"released\":[\"2020-02-30\",", "column aliases: expected 16 rows, found 15"),
            ("2013-12-20", "2013-12-32", "row 2: expected a real date, found \"2013-12-32\""),
            ("\"openness\":[5", "\"openness\":[6", "row 0: expected the place of a word below 6, found 6"),
            (
                "\"lineage\":[null,null,null,[[0,",
                "\"lineage\":[null,null,null,[[0,9",
                "record gan, field lineage: expected a row below 15, found 92",
            ),
        ] {
            assert!(text.contains(right), "{right} in {text}");
            let found = error(&text.replacen(right, wrong, 1));
            assert!(found.contains(says), "{found}");
        }
    }
}
