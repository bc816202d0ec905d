//! "Start here": stories of the front page. Their words are in a file, their numbers are computed from the catalog by
//! [`counts`], so that no number is written by hand and no claim outlives its data. Here the two are put together;
//! whatever does not fit stops the build.

mod counts;
mod records;
mod template;

use serde::Deserialize;

use crate::catalog::{Catalog, Lang, Localized, Row, Story};
use crate::explore::query::{Ignored, from_query, to_query, unknown_ids};
use crate::i18n::text;
use counts::{COUNTS, Count, Counted, Value};
use template::{fill, placeholders};

/// The file, field for field.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    stories: Vec<Draft>,
}

/// A story before its numbers are known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    id: String,
    #[serde(default)]
    number: Words,
    #[serde(default)]
    title: Words,
    #[serde(default)]
    text: Words,
    #[serde(default)]
    view: String,
}

/// A text of which a language may be missing, to be told with everything else.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(default)]
    en: String,
    #[serde(default)]
    zh: String,
}

impl Words {
    fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// The stories of a file with the numbers of a catalog.
///
/// # Errors
/// Everything that is wrong, a line each: story, field, what was expected and found.
pub fn stories(file: &str, catalog: &Catalog) -> Result<Vec<Story>, Vec<String>> {
    let drafts = serde_json::from_str::<File>(file).map_err(|error| vec![format!("stories: {error}")])?.stories;
    let mut found = Vec::new();
    let mut stories = Vec::new();
    for (at, draft) in drafts.iter().enumerate() {
        if drafts.iter().take(at).any(|other| other.id == draft.id) {
            wrong(&mut found, draft, "id", "an id that no other story has", &draft.id);
        }
        check_languages(draft, &mut found);
        check_view(draft, catalog, &mut found);
        let Some(values) = values(draft, catalog, &mut found) else { continue };
        check_placeholders(draft, &values, &mut found);
        stories.push(filled(draft, &values, catalog));
    }
    if found.is_empty() { Ok(stories) } else { Err(found) }
}

fn wrong(found: &mut Vec<String>, draft: &Draft, field: &str, expected: &str, is: &str) {
    found.push(format!("story {}, field {field}: expected {expected}, found \"{is}\"", draft.id));
}

fn fields(draft: &Draft) -> [(&'static str, &Words); 3] {
    [("number", &draft.number), ("title", &draft.title), ("text", &draft.text)]
}

fn check_languages(draft: &Draft, found: &mut Vec<String>) {
    for (field, words) in fields(draft) {
        for lang in Lang::ALL.iter().filter(|lang| words.get(**lang).trim().is_empty()) {
            let field = format!("{field}.{}", lang.code());
            wrong(found, draft, &field, "text in both languages", words.get(*lang));
        }
    }
}

/// A view is understood, spelt as the address bar will spell it, and leaves language and theme to the reader.
fn check_view(draft: &Draft, catalog: &Catalog, found: &mut Vec<String>) {
    let (view, ignored) = from_query(&draft.view);
    for part in &ignored {
        let (expected, is) = match part {
            Ignored::TooLong => ("a query of a link's length", draft.view.as_str()),
            Ignored::Unknown(name) => ("the name of a parameter", name.as_str()),
            Ignored::Invalid(name, value) => (&*format!("a value of the parameter {name}"), value.as_str()),
        };
        wrong(found, draft, "view", expected, is);
    }
    for id in unknown_ids(catalog, &view) {
        wrong(found, draft, "view", "an id of the catalog", &id);
    }
    if view.lang.is_some() || view.theme.is_some() {
        wrong(found, draft, "view", "no language and no theme", &draft.view);
    }
    let spelling = to_query(&view);
    if ignored.is_empty() && (spelling.is_empty() || spelling != draft.view) {
        wrong(found, draft, "view", &format!("a view in its one spelling ({spelling})"), &draft.view);
    }
}

/// What is computed for a story; `None` where it cannot be.
fn values(draft: &Draft, catalog: &Catalog, found: &mut Vec<String>) -> Option<Vec<(&'static str, Value)>> {
    let Some(Count { systems, count, .. }) = COUNTS.iter().find(|count| count.id == draft.id) else {
        wrong(found, draft, "id", "an id that something is computed for", &draft.id);
        return None;
    };
    let rows: Vec<Option<Row>> = systems.iter().map(|id| catalog.row(id)).collect();
    for (id, _) in systems.iter().zip(&rows).filter(|(_, row)| row.is_none()) {
        wrong(found, draft, "id", "that the catalog has the system it is about", id);
    }
    let rows: Vec<Row> = rows.into_iter().collect::<Option<_>>()?;
    match count(catalog, &rows) {
        Ok(Counted { values, claims }) => {
            for claim in claims.iter().filter(|claim| !claim.holds) {
                wrong(found, draft, "claim", &claim.expected, &claim.found);
            }
            Some(values)
        }
        Err(missing) => {
            wrong(found, draft, "claim", &missing, "none");
            None
        }
    }
}

/// Every placeholder has a value, and in each language every value a placeholder.
fn check_placeholders(draft: &Draft, values: &[(&str, Value)], found: &mut Vec<String>) {
    for lang in Lang::ALL {
        let mut used = Vec::new();
        for (field, words) in fields(draft) {
            let field = format!("{field}.{}", lang.code());
            match placeholders(words.get(*lang)) {
                Ok(names) => {
                    for name in names {
                        if !values.iter().any(|(known, _)| *known == name) {
                            wrong(found, draft, &field, "a placeholder that something is computed for", name);
                        }
                        used.push(name);
                    }
                }
                Err(rest) => wrong(found, draft, &field, "braces in pairs", rest),
            }
        }
        let says_something = fields(draft).iter().any(|(_, words)| !words.get(*lang).trim().is_empty());
        for (name, _) in values.iter().filter(|(name, _)| says_something && !used.contains(name)) {
            wrong(found, draft, &format!("text.{}", lang.code()), &format!("the placeholder {{{name}}}"), "none");
        }
    }
}

fn filled(draft: &Draft, values: &[(&str, Value)], catalog: &Catalog) -> Story {
    let in_language = |words: &Words, lang: Lang| {
        let word =
            |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, v)| v.words(text(lang), catalog));
        fill(words.get(lang), word)
    };
    let both = |words: &Words| Localized { en: in_language(words, Lang::En), zh: in_language(words, Lang::Zh) };
    Story {
        id: draft.id.clone(),
        number: both(&draft.number),
        title: both(&draft.title),
        text: both(&draft.text),
        view: draft.view.clone(),
    }
}
