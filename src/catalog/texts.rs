//! What is read rather than drawn: summaries, sources, conflicts, the article's own words. Fetched after
//! the first paint as `texts-<hash>.txt` (written by `build.rs`, see `texts_format`). Every cell is checked when
//! the file is read; one record's texts are looked up when its card is opened.

use super::core::whole;
use super::system::Localized;
use super::texts_cells::Cells;
use super::texts_format::*;

/// The second file. Every record of the catalog has an entry.
#[derive(Default)]
pub struct Texts {
    cells: Cells,
    sources: Vec<Source>,
}

/// Where a fact comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub as_of: Option<String>,
    pub licence: Option<String>,
    /// False: recalled, its page not opened yet.
    pub checked: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    pub text: Localized,
    pub url: Option<String>,
    pub licence: Option<String>,
}

/// The texts of one system; looks into the file.
#[derive(Clone, Copy)]
pub struct SystemTexts<'a> {
    texts: &'a Texts,
    row: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Compute {
    pub flop: Option<f64>,
    /// `confident`, `likely`, `speculative` or none.
    pub confidence: Option<String>,
    pub note: Option<Localized>,
}

/// Exactly what the article says of a system.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleWord {
    /// The system stands in one of the article's two tables.
    pub is_row: bool,
    pub year: Option<i64>,
    pub organisation: Option<String>,
    pub parameters: Option<f64>,
    pub open: Option<bool>,
    pub claim: Option<Localized>,
}

/// What the article's pictures show of a system.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureWord {
    pub name: Option<String>,
    pub date: Option<String>,
    pub parameters: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub title: String,
    pub url: String,
}

/// Two or more sources that do not say the same, the article's word first.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict<'a> {
    pub field: &'a str,
    pub sides: Vec<Side<'a>>,
    pub note: Option<Localized>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Side<'a> {
    pub value: Said,
    pub source: Option<&'a Source>,
}

/// One side's word.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Number(f64),
    Bool(bool),
    Text(String),
    Localized(Localized),
    Nothing,
}

impl Texts {
    /// Reads the second file; the error says in which line what was expected and found.
    pub fn parse(text: &str) -> Result<Self, String> {
        let cells = Cells::parse(text)?;
        let sources = (0..cells.rows(SOURCES)).map(|row| read_source(&cells, row)).collect();
        Ok(Self { cells, sources })
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == id)
    }

    /// The licence of the catalog.
    pub fn licence(&self) -> &str {
        self.cells.licence()
    }

    pub fn credits(&self) -> Vec<Credit> {
        let credit = |row| {
            Some(Credit {
                text: self.cells.localized(CREDITS, credit::TEXT, row)?,
                url: address(self.cells.cell(CREDITS, credit::URL, row)),
                licence: self.cells.text(CREDITS, credit::LICENCE, row),
            })
        };
        (0..self.cells.rows(CREDITS)).filter_map(credit).collect()
    }

    /// What an era was about.
    pub fn era_summary(&self, id: &str) -> Option<Localized> {
        let row = (0..self.cells.rows(ERAS)).find(|row| self.cells.cell(ERAS, era::ID, *row) == id)?;
        self.cells.localized(ERAS, era::SUMMARY, row)
    }

    fn side(&self, row: usize) -> Side<'_> {
        let source = source(self.cells.cell(SIDES, side::SOURCE, row), 0).and_then(|n| self.sources.get(n));
        let value = said(self.cells.cell(SIDES, side::VALUE, row), self.cells.cell(SIDES, side::VALUE_ZH, row));
        Side { value, source }
    }

    /// `None` when the file has no record of this id.
    pub fn system(&self, id: &str) -> Option<SystemTexts<'_>> {
        let row = (0..self.cells.rows(SYSTEMS)).find(|row| self.cells.cell(SYSTEMS, system::ID, *row) == id)?;
        Some(SystemTexts { texts: self, row })
    }
}

impl<'a> SystemTexts<'a> {
    fn cell(self, column: usize) -> &'a str {
        self.texts.cells.cell(SYSTEMS, column, self.row)
    }
    fn text(&self, column: usize) -> Option<String> {
        self.texts.cells.text(SYSTEMS, column, self.row)
    }
    fn localized(&self, column: usize) -> Option<Localized> {
        self.texts.cells.localized(SYSTEMS, column, self.row)
    }

    pub fn summary(&self) -> Option<Localized> {
        self.localized(system::SUMMARY)
    }
    pub fn licence(&self) -> Option<String> {
        self.text(system::LICENCE)
    }
    pub fn openness_note(&self) -> Option<Localized> {
        self.localized(system::OPENNESS_NOTE)
    }
    pub fn parameters_note(&self) -> Option<Localized> {
        self.localized(system::PARAMETERS_NOTE)
    }

    pub fn training_compute(&self) -> Option<Compute> {
        let compute = Compute {
            flop: number(self.cell(system::FLOP)),
            confidence: self.texts.cells.word(self.cell(system::CONFIDENCE)).map(str::to_owned),
            note: self.localized(system::COMPUTE_NOTE),
        };
        (compute.flop.is_some() || compute.confidence.is_some() || compute.note.is_some()).then_some(compute)
    }

    pub fn article(&self) -> Option<ArticleWord> {
        let facts = whole(self.cell(system::ARTICLE))?;
        Some(ArticleWord {
            is_row: facts >= 3,
            year: number(self.cell(system::ARTICLE_YEAR)).map(|year| year as i64),
            organisation: self.text(system::ARTICLE_ORGANISATION),
            parameters: number(self.cell(system::ARTICLE_PARAMETERS)),
            open: [Some(false), Some(true)].get((facts % 3) as usize).copied().flatten(),
            claim: self.localized(system::ARTICLE_CLAIM),
        })
    }

    pub fn figure(&self) -> Option<FigureWord> {
        let figure = FigureWord {
            name: self.text(system::FIGURE_NAME),
            date: self.text(system::FIGURE_DATE),
            parameters: number(self.cell(system::FIGURE_PARAMETERS)),
        };
        (figure.name.is_some() || figure.date.is_some()).then_some(figure)
    }

    /// The page the record rests on, when its address may become a link: a source's, or one of its own.
    pub fn reference(&self) -> Option<Reference> {
        if let Some(source) = self.evidence(REFERENCE).first() {
            let url = safe_url(source.url.as_deref()?)?.to_owned();
            return Some(Reference { title: source.title.clone(), url });
        }
        let url = address(self.cell(system::REFERENCE_URL)).filter(|url| safe_url(url).is_some())?;
        Some(Reference { title: self.text(system::REFERENCE_TITLE)?, url })
    }

    /// The sources of a fact, in the file's order.
    pub fn evidence(&self, field: &str) -> Vec<&'a Source> {
        let (mut sources, known) = (Vec::new(), self.texts.cells.known(self.row));
        for word in self.texts.cells.evidence(field, self.row).split(',') {
            sources.extend(source(word, known).and_then(|n| self.texts.sources.get(n)));
        }
        sources
    }

    pub fn conflicts(&self) -> Vec<Conflict<'a>> {
        let (texts, cells) = (self.texts, &self.texts.cells);
        let (mut conflicts, mut system, mut side) = (Vec::new(), 0, 0);
        for row in 0..cells.rows(CONFLICTS) {
            system += cells.count(CONFLICTS, conflict::SYSTEM, row);
            let sides = side..side + cells.count(CONFLICTS, conflict::SIDES, row);
            side = sides.end;
            if system == self.row {
                conflicts.push(Conflict {
                    field: cells.word(cells.cell(CONFLICTS, conflict::FIELD, row)).unwrap_or(""),
                    sides: sides.map(|row| texts.side(row)).collect(),
                    note: cells.localized(CONFLICTS, conflict::NOTE, row),
                });
            }
        }
        conflicts
    }
}

fn read_source(cells: &Cells, row: usize) -> Source {
    let cell = |column| cells.cell(SOURCES, column, row);
    let text = |column| cells.text(SOURCES, column, row);
    let word = |column| cells.word(cell(column)).map(str::to_owned);
    Source {
        id: text(cited::ID).unwrap_or_else(|| format!("s{}", row + 1)),
        title: text(cited::TITLE).unwrap_or_default(),
        publisher: text(cited::PUBLISHER),
        url: address(cell(cited::URL)),
        as_of: word(cited::AS_OF),
        licence: word(cited::LICENCE),
        checked: cell(cited::CHECKED) == "1",
    }
}

/// One side's word, as its cells spell it.
fn said(cell: &str, zh: &str) -> Said {
    match cell.split_at_checked(1) {
        Some(("=", text)) => Said::Text(text.to_owned()),
        Some(("#", text)) => number(text).map_or(Said::Nothing, Said::Number),
        Some(("&", en)) => Said::Localized(Localized { en: en.to_owned(), zh: zh.to_owned() }),
        Some((letter, _)) => Said::Bool(letter == "y"),
        None => Said::Nothing,
    }
}

/// An address that may become a link: http and https only.
pub fn safe_url(url: &str) -> Option<&str> {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::super::texts_encode::encode;
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(safe_url("https://arxiv.org/abs/1312.6114"), Some("https://arxiv.org/abs/1312.6114"));
        for url in ["javascript:alert(1)", "data:text/html,x", "//host", "ftp://host", "", " https://host"] {
            assert_eq!(safe_url(url), None, "{url}");
        }
    }

    /// The file of a catalog in JSON.
    fn read(json: &str) -> Result<Texts, String> {
        Texts::parse(&encode(&serde_json::from_str(json).unwrap()).unwrap())
    }

    const TWO: &str = r#"{"licence":"CC BY 4.0","credits":[],"eras":[{"id":"e","summary":{"en":"a","zh":"甲"}}],
        "sources":[{"id":"s1","title":"Paper","checked":true},{"id":"own","title":"Page","url":"ftp://host"}],
        "systems":[{"id":"gpt","summary":{"en":"a","zh":"甲"},"evidence":{"released":["own","s1"]},
        "training_compute":{"flop":3.5e26},"reference":{"title":"Page","url":"ftp://host"},
        "conflicts":[{"field":"parameters","note":{"en":"n","zh":"注"},"values":[{"value":1.5,"source":"s1"},
        {"value":null},{"value":"1.5","source":"own"},{"value":{"en":"few","zh":"少"}},{"value":false}]}]},
        {"id":"vae","evidence":{"openness":["s1"]}}]}"#;

    #[test]
    fn a_record_is_looked_up_with_its_sources_and_conflicts() {
        let texts = read(TWO).unwrap();
        assert_eq!(texts.licence(), "CC BY 4.0");
        assert_eq!(texts.era_summary("e").unwrap().zh, "甲");
        let gpt = texts.system("gpt").unwrap();
        assert_eq!(gpt.evidence("released"), [texts.source("own").unwrap(), texts.source("s1").unwrap()]);
        assert_eq!(gpt.evidence("openness"), [] as [&Source; 0]);
        assert!(!texts.source("own").unwrap().checked);
        assert_eq!(gpt.reference(), None, "not a web address");
        assert_eq!(gpt.training_compute().unwrap().flop, Some(3.5e26));
        let few = Said::Localized(Localized { en: "few".into(), zh: "少".into() });
        let said = [Said::Number(1.5), Said::Nothing, Said::Text("1.5".into()), few, Said::Bool(false)];
        assert_eq!(gpt.conflicts()[0].sides.iter().map(|s| s.value.clone()).collect::<Vec<_>>(), said);
        assert_eq!(gpt.conflicts()[0].sides[2].source, texts.source("own"));
        let vae = texts.system("vae").unwrap();
        assert_eq!((vae.summary(), vae.training_compute(), vae.article(), vae.figure()), (None, None, None, None));
        assert_eq!(vae.evidence("openness").len(), 1);
        assert!(vae.conflicts().is_empty());
        assert!(texts.system("nobody").is_none());
    }

    #[test]
    fn what_the_text_cannot_hold_is_refused_by_the_build() {
        for (right, wrong, problem) in [
            ("CC BY 4.0", "CC\\tBY", "field licence: expected text of one line without tabs"),
            (
                r#""own","s1""#,
                r#""gone""#,
                "record \"gpt\", field evidence.released: expected an id of the list sources",
            ),
            (r#""zh":"注""#, r#""zh":"""#, "field conflicts.note: expected text in both languages"),
            ("3.5e26", "1.2345678901234567e26", "field training_compute.flop: expected a number of at most 15 digits"),
        ] {
            let problems = encode(&serde_json::from_str(&TWO.replacen(right, wrong, 1)).unwrap()).unwrap_err();
            assert!(problems[0].contains(problem), "{problems:?}");
        }
    }

    #[test]
    fn a_foreign_text_is_an_error_that_says_where() {
        let text = encode(&serde_json::from_str(TWO).unwrap()).unwrap();
        assert_eq!(
            Texts::parse("<!doctype html>").err().unwrap(),
            "line 1: expected genai-atlas texts 1, found \"<!doctype html>\""
        );
        for (right, wrong, error) in [
            ("1\n0\n", "1\nmany\n", "line 2: expected a number of rows, found \"many\""),
            ("35e25\n", "3.5\n", "expected a number, found \"3.5\""),
            ("#15e-1\n", "#\n", "expected a value, found \"#\""),
            ("uftp", "ftp", "expected an address, found \"ftp://host\""),
            ("b,a", "b,9", "expected numbers of sources, found"),
            ("few\n", "few\n\n", "expected the end, found"),
            ("2\n1\n5\n", "2\n1\n4\n", "expected the end, found"),
            ("0\n5\n", "0\n4\n", "line 7: expected as many as the conflicts have, found \"5\""),
        ] {
            assert!(text.contains(right), "{right:?} in {text}");
            let found = Texts::parse(&text.replacen(right, wrong, 1)).err().unwrap();
            assert!(found.contains(error), "{found}");
        }
        for (at, _) in text.char_indices() {
            assert!(Texts::parse(&text[..at]).is_err(), "cut at {at}");
        }
    }
}
