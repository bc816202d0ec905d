//! The cells of the second file: where each line lies in the text, and that each holds what its column says.

use super::core::{parts, whole};
use super::system::Localized;
use super::texts_format::*;

/// A checked file.
#[derive(Default)]
pub struct Cells {
    text: String,
    /// Where each line begins; the last entry is where the next would.
    starts: Vec<u32>,
    /// Rows of each table, and the first line of each of its columns.
    rows: [usize; TABLES.len()],
    columns: [[usize; WIDTH]; TABLES.len()],
    /// How many sources the records before each system cite.
    known: Vec<usize>,
}

impl Cells {
    /// Reads and checks a file; the error says in which line what was expected and found.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut cells = Self { text: text.to_owned(), ..Self::default() };
        cells.starts.push(0);
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                cells.starts.push(at as u32 + 1);
            }
        }
        let is_whole = text.ends_with('\n');
        if !is_whole {
            cells.starts.push(text.len() as u32 + 1);
        }
        if cells.line(0) != HEAD {
            return Err(cells.wrong(0, HEAD));
        }
        for n in 0..TABLES.len() {
            let rows = whole(cells.line(n + 1)).and_then(|rows| u16::try_from(rows).ok());
            cells.rows[n] = usize::from(rows.ok_or_else(|| cells.wrong(n + 1, "a number of rows"))?);
        }
        let mut line = FIRST_LINE;
        for kind in KINDS {
            for (table, columns) in TABLES.iter().enumerate() {
                for (column, of_column) in columns.iter().enumerate() {
                    if *of_column == kind {
                        cells.columns[table][column] = line;
                        line += cells.rows[table];
                    }
                }
            }
        }
        let lines = cells.starts.len() - 1;
        if lines != line || !is_whole {
            return Err(cells.wrong(lines.min(line), if lines > line { "the end" } else { "more lines" }));
        }
        cells.check_cells()?;
        cells.check_sums()?;
        Ok(cells)
    }

    /// Finds a cell that is not of its column's kind.
    fn check_cells(&self) -> Result<(), String> {
        for (table, columns) in TABLES.iter().enumerate() {
            for (column, kind) in columns.iter().enumerate() {
                for row in 0..self.rows[table] {
                    let cell = self.cell(table, column, row);
                    if cell.is_empty() {
                        continue;
                    }
                    let (is_sound, expected) = match kind {
                        Kind::Address => (address(cell).is_some(), "an address"),
                        Kind::Number => (number(cell).is_some(), "a number"),
                        Kind::Word => (self.word(cell).is_some(), "the number of a word"),
                        Kind::Source => (self.source_number(cell, 0).is_some(), "the number of a source"),
                        Kind::Said => (is_said(cell), "a value"),
                        _ => break,
                    };
                    if !is_sound {
                        return Err(self.wrong(self.line_of(table, column, row), expected));
                    }
                }
            }
        }
        Ok(())
    }

    /// Finds a source that is not there, or a side of no conflict; counts the sources cited so far.
    fn check_sums(&mut self) -> Result<(), String> {
        let mut most = 0;
        for row in 0..self.rows[SYSTEMS] {
            let known = most;
            for list in self.cell(SYSTEMS, system::EVIDENCE, row).split(' ') {
                for word in parts(list, ',') {
                    let Some(source) = self.source_number(word, known) else {
                        return Err(self.wrong(self.line_of(SYSTEMS, system::EVIDENCE, row), "numbers of sources"));
                    };
                    most = most.max(source + 1);
                }
            }
            self.known.push(known);
        }
        let mut sides = 0;
        for row in 0..self.rows[CONFLICTS] {
            sides += self.count(CONFLICTS, conflict::SIDES, row);
        }
        if sides == self.rows[SIDES] { Ok(()) } else { Err(self.wrong(1 + SIDES, "as many as the conflicts have")) }
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
        self.columns[table][column] + row
    }

    #[inline(never)]
    pub fn cell(&self, table: usize, column: usize, row: usize) -> &str {
        self.line(self.line_of(table, column, row))
    }

    #[inline(never)]
    pub fn text(&self, table: usize, column: usize, row: usize) -> Option<String> {
        let cell = self.cell(table, column, row);
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    #[inline(never)]
    pub fn localized(&self, table: usize, column: usize, row: usize) -> Option<Localized> {
        Some(Localized { en: self.text(table, column, row)?, zh: self.text(table, column + 1, row)? })
    }

    /// The word that a cell names by number.
    #[inline(never)]
    pub fn word(&self, cell: &str) -> Option<&str> {
        let n = usize::try_from(whole(cell)?).ok().filter(|n| *n < self.rows[WORDS])?;
        Some(self.cell(WORDS, 0, n))
    }

    fn source_number(&self, word: &str, known: usize) -> Option<usize> {
        source(word, known).filter(|n| *n < self.rows[SOURCES])
    }

    /// A whole number; 0 where there is none.
    pub fn count(&self, table: usize, column: usize, row: usize) -> usize {
        let count = whole(self.cell(table, column, row)).and_then(|n| u16::try_from(n).ok());
        usize::from(count.unwrap_or_default())
    }

    /// The sources of a system's field, as its cell spells them.
    pub fn evidence(&self, field: &str, row: usize) -> &str {
        for (place, list) in self.cell(SYSTEMS, system::EVIDENCE, row).split(' ').enumerate() {
            if self.cell(WORDS, 0, place) == field {
                return list;
            }
        }
        ""
    }

    /// How many sources the records before a system cite.
    pub fn known(&self, row: usize) -> usize {
        self.known.get(row).copied().unwrap_or_default()
    }

    pub fn rows(&self, table: usize) -> usize {
        self.rows[table]
    }

    /// The licence of the catalog.
    pub fn licence(&self) -> &str {
        self.line(LICENCE_LINE)
    }
}
