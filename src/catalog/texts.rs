//! What is read rather than drawn: summaries, sources, conflicts, the article's own words. Fetched after
//! the first paint as `texts-<hash>.txt` (written by `build.rs`, see `texts_format`). Every cell is checked when
//! the file is read; one record's texts are looked up when its card is opened.

use super::core::whole;
use super::system::Localized;
use super::texts_format::*;

/// The second file. Every record of the catalog has an entry.
#[derive(Default)]
pub struct Texts {
    text: String,
    /// Where each line begins; the last entry is where the next would.
    starts: Vec<u32>,
    tables: [Table; TABLES.len()],
    sources: Vec<Source>,
    /// How many sources the records before each system cite.
    known: Vec<usize>,
}

#[derive(Clone, Copy, Default)]
struct Table {
    first_line: usize,
    rows: usize,
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
        let mut texts = Self { text: text.to_owned(), ..Self::default() };
        texts.starts.push(0);
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                texts.starts.push(at as u32 + 1);
            }
        }
        let is_whole = text.ends_with('\n');
        if !is_whole {
            texts.starts.push(text.len() as u32 + 1);
        }
        if texts.line(0) != HEAD {
            return Err(texts.wrong(0, HEAD));
        }
        let mut line = FIRST_LINE;
        for (n, columns) in TABLES.iter().enumerate() {
            let rows = whole(texts.line(n + 1)).and_then(|rows| u16::try_from(rows).ok());
            let rows = usize::from(rows.ok_or_else(|| texts.wrong(n + 1, "a number of rows"))?);
            texts.tables[n] = Table { first_line: line, rows };
            line += columns.len() * rows;
        }
        let lines = texts.starts.len() - 1;
        if lines != line || !is_whole {
            return Err(texts.wrong(lines.min(line), if lines > line { "the end" } else { "more lines" }));
        }
        texts.check_cells()?;
        texts.check_evidence()?;
        texts.sources = (0..texts.tables[SOURCES].rows).map(|row| texts.read_source(row)).collect();
        Ok(texts)
    }

    /// Finds a cell that is not of its column's kind.
    fn check_cells(&self) -> Result<(), String> {
        let mut line = FIRST_LINE;
        for (table, columns) in self.tables.iter().zip(TABLES) {
            for kind in columns {
                for _ in 0..table.rows {
                    let cell = self.line(line);
                    let expected = match kind {
                        Kind::Address if address(cell).is_none() => "an address",
                        Kind::Number if number(cell).is_none() => "a number",
                        Kind::Word if self.word(cell).is_none() => "the number of a word",
                        Kind::Source if self.source_number(cell, 0).is_none() => "the number of a source",
                        Kind::Said if said(cell, "").is_none() => "a value",
                        _ => "",
                    };
                    if !cell.is_empty() && !expected.is_empty() {
                        return Err(self.wrong(line, expected));
                    }
                    line += 1;
                }
            }
        }
        Ok(())
    }

    /// Finds a citation of a source that is not there; counts the sources cited so far.
    fn check_evidence(&mut self) -> Result<(), String> {
        let mut most = 0;
        for row in 0..self.tables[SYSTEMS].rows {
            let known = most;
            for word in self.cell(SYSTEMS, system::EVIDENCE, row).split([' ', ',']) {
                if word.is_empty() {
                    continue;
                }
                let line = self.line_of(SYSTEMS, system::EVIDENCE, row);
                let source = self.source_number(word, known).ok_or_else(|| self.wrong(line, "numbers of sources"))?;
                most = most.max(source + 1);
            }
            self.known.push(known);
        }
        Ok(())
    }

    fn wrong(&self, line: usize, expected: &str) -> String {
        let found: String = self.line(line).chars().take(40).collect();
        format!("line {}: expected {expected}, found \"{found}\"", line + 1)
    }

    /// A line without its break; blank beyond the last.
    fn line(&self, n: usize) -> &str {
        let bounds = self.starts.get(n).zip(self.starts.get(n + 1));
        bounds.and_then(|(from, to)| self.text.get(*from as usize..*to as usize - 1)).unwrap_or("")
    }

    fn line_of(&self, table: usize, column: usize, row: usize) -> usize {
        let table = &self.tables[table];
        table.first_line + column * table.rows + row
    }

    #[inline(never)]
    fn cell(&self, table: usize, column: usize, row: usize) -> &str {
        self.line(self.line_of(table, column, row))
    }

    #[inline(never)]
    fn text(&self, table: usize, column: usize, row: usize) -> Option<String> {
        let cell = self.cell(table, column, row);
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    #[inline(never)]
    fn localized(&self, table: usize, column: usize, row: usize) -> Option<Localized> {
        Some(Localized { en: self.text(table, column, row)?, zh: self.text(table, column + 1, row)? })
    }

    /// The word that a cell names by number.
    #[inline(never)]
    fn word(&self, cell: &str) -> Option<&str> {
        self.line(WORDS_LINE).split('\t').nth(usize::try_from(whole(cell)?).ok()?)
    }

    fn source_number(&self, word: &str, known: usize) -> Option<usize> {
        source(word, known).filter(|n| *n < self.tables[SOURCES].rows)
    }

    fn read_source(&self, row: usize) -> Source {
        let cell = |column| self.cell(SOURCES, column, row);
        let text = |column| self.text(SOURCES, column, row);
        Source {
            id: text(cited::ID).unwrap_or_else(|| format!("s{}", row + 1)),
            title: text(cited::TITLE).unwrap_or_default(),
            publisher: text(cited::PUBLISHER),
            url: address(cell(cited::URL)),
            as_of: self.word(cell(cited::AS_OF)).map(str::to_owned),
            licence: self.word(cell(cited::LICENCE)).map(str::to_owned),
            checked: cell(cited::CHECKED) == "1",
        }
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == id)
    }

    /// The licence of the catalog.
    pub fn licence(&self) -> &str {
        self.line(LICENCE_LINE)
    }

    pub fn credits(&self) -> Vec<Credit> {
        let credit = |row| {
            Some(Credit {
                text: self.localized(CREDITS, credit::TEXT, row)?,
                url: address(self.cell(CREDITS, credit::URL, row)),
                licence: self.text(CREDITS, credit::LICENCE, row),
            })
        };
        (0..self.tables[CREDITS].rows).filter_map(credit).collect()
    }

    /// What an era was about.
    pub fn era_summary(&self, id: &str) -> Option<Localized> {
        let row = (0..self.tables[ERAS].rows).find(|row| self.cell(ERAS, era::ID, *row) == id)?;
        self.localized(ERAS, era::SUMMARY, row)
    }

    /// `None` when the file has no record of this id.
    pub fn system(&self, id: &str) -> Option<SystemTexts<'_>> {
        let row = (0..self.tables[SYSTEMS].rows).find(|row| self.cell(SYSTEMS, system::ID, *row) == id)?;
        Some(SystemTexts { texts: self, row })
    }
}

impl<'a> SystemTexts<'a> {
    fn cell(&self, column: usize) -> &'a str {
        self.texts.cell(SYSTEMS, column, self.row)
    }
    fn text(&self, column: usize) -> Option<String> {
        self.texts.text(SYSTEMS, column, self.row)
    }
    fn localized(&self, column: usize) -> Option<Localized> {
        self.texts.localized(SYSTEMS, column, self.row)
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
            confidence: self.texts.word(self.cell(system::CONFIDENCE)).map(str::to_owned),
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
        let mut sources = Vec::new();
        let place = self.texts.line(WORDS_LINE).split('\t').position(|word| word == field);
        let list = place.and_then(|place| self.cell(system::EVIDENCE).split(' ').nth(place)).unwrap_or("");
        let known = self.texts.known.get(self.row).copied().unwrap_or_default();
        for word in list.split(',') {
            sources.extend(source(word, known).and_then(|n| self.texts.sources.get(n)));
        }
        sources
    }

    pub fn conflicts(&self) -> Vec<Conflict<'a>> {
        let texts = self.texts;
        let whole = |column, row| whole(texts.cell(CONFLICTS, column, row)).unwrap_or_default() as usize;
        let (mut conflicts, mut system, mut side) = (Vec::new(), 0, 0);
        for row in 0..texts.tables[CONFLICTS].rows {
            system += whole(conflict::SYSTEM, row);
            let sides = whole(conflict::SIDES, row);
            if system == self.row {
                conflicts.push(Conflict {
                    field: texts.word(texts.cell(CONFLICTS, conflict::FIELD, row)).unwrap_or(""),
                    sides: (side..side + sides).map(|row| texts.side(row)).collect(),
                    note: texts.localized(CONFLICTS, conflict::NOTE, row),
                });
            }
            side += sides;
        }
        conflicts
    }
}

impl Texts {
    fn side(&self, row: usize) -> Side<'_> {
        let source = source(self.cell(SIDES, side::SOURCE, row), 0).and_then(|n| self.sources.get(n));
        let value = said(self.cell(SIDES, side::VALUE, row), self.cell(SIDES, side::VALUE_ZH, row));
        Side { value: value.unwrap_or(Said::Nothing), source }
    }
}

/// One side's word, as its cells spell it.
fn said(cell: &str, zh: &str) -> Option<Said> {
    let (kind, rest) = cell.split_at_checked(1)?;
    Some(match kind {
        "=" => Said::Text(rest.to_owned()),
        "#" => Said::Number(number(rest)?),
        "y" => Said::Bool(true),
        "n" => Said::Bool(false),
        "&" => Said::Localized(Localized { en: rest.to_owned(), zh: zh.to_owned() }),
        _ => return None,
    })
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
