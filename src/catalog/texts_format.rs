//! The second file as compact text: its tables, what their columns hold, how a cell is spelt. Shared by
//! `texts_encode`, which writes it at build time, and `texts`, which reads it on the page.
//!
//! A line is a cell, a column is its rows one after the other; the columns come in the order of their kinds, those
//! of a kind in the order of the tables. A blank cell is "nothing".
//!
//! ```text
//! genai-atlas texts 1
//! 9                        the rows of each table, a line each
//! …
//! CC BY 4.0                licence of the catalog
//! Epoch AI，“Parameter…    the columns
//! ```

use super::core::whole;

/// The first line.
pub const HEAD: &str = "genai-atlas texts 1";
/// Lines before the columns: the first, the rows of each table, the licence.
pub const LICENCE_LINE: usize = 1 + TABLES.len();
pub const FIRST_LINE: usize = LICENCE_LINE + 1;

/// The field whose evidence is the record's own page; the last of the evidence.
pub const REFERENCE: &str = "reference";

/// What a cell holds when it holds something.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The Chinese of the column before.
    Chinese,
    English,
    /// One side's word: `=` and a text, `#` and a number, `y` or `n`, `&` and a text whose Chinese is the next cell.
    Said,
    Text,
    /// See [`address`].
    Address,
    /// See [`number`].
    Number,
    /// The number of a word, from 0.
    Word,
    /// The number of a source, from 0.
    Source,
    /// A list of sources for each field: a space between fields, a comma between sources (see [`source`]).
    Evidence,
}

/// The order of the columns: like beside like, which is 3 kB less when sent than table after table.
pub const KINDS: [Kind; 9] = [Chinese, English, Said, Text, Address, Number, Word, Source, Evidence];

use Kind::{Address, Chinese, English, Evidence, Number, Said, Source, Text, Word};

/// Places in [`TABLES`].
pub const CREDITS: usize = 0;
pub const ERAS: usize = 1;
pub const SOURCES: usize = 2;
pub const SYSTEMS: usize = 3;
pub const CONFLICTS: usize = 4;
/// The sides of all conflicts, conflict after conflict.
pub const SIDES: usize = 5;
/// What cells name by number; first the fields of the evidence, in its order.
pub const WORDS: usize = 6;

/// The columns of each table. Of a text in two languages the modules below name the English column.
pub const TABLES: [&[Kind]; 7] = [
    &[English, Chinese, Address, Text],
    &[Text, English, Chinese],
    &[Text, Text, Text, Address, Word, Word, Number],
    &[
        Text, English, Chinese, Text, English, Chinese, English, Chinese, Number, Word, English, Chinese, Number,
        Number, Text, Number, English, Chinese, Text, Text, Number, Text, Address, Evidence,
    ],
    &[Number, Word, English, Chinese, Number],
    &[Source, Said, Chinese],
    &[Text],
];
/// Columns of the widest table.
pub const WIDTH: usize = system::EVIDENCE + 1;

pub mod credit {
    pub const TEXT: usize = 0;
    pub const URL: usize = 2;
    pub const LICENCE: usize = 3;
}

pub mod era {
    pub const ID: usize = 0;
    pub const SUMMARY: usize = 1;
}

pub mod cited {
    /// Blank where it is `s` and the source's number from 1.
    pub const ID: usize = 0;
    pub const TITLE: usize = 1;
    pub const PUBLISHER: usize = 2;
    pub const URL: usize = 3;
    pub const AS_OF: usize = 4;
    pub const LICENCE: usize = 5;
    /// 1 where its page was opened.
    pub const CHECKED: usize = 6;
}

pub mod system {
    pub const ID: usize = 0;
    pub const SUMMARY: usize = 1;
    pub const LICENCE: usize = 3;
    pub const OPENNESS_NOTE: usize = 4;
    pub const PARAMETERS_NOTE: usize = 6;
    pub const FLOP: usize = 8;
    pub const CONFIDENCE: usize = 9;
    pub const COMPUTE_NOTE: usize = 10;
    /// Where the article has a word on it: 0 closed, 1 open, 2 silent on that; 3 more for a row of a table.
    pub const ARTICLE: usize = 12;
    pub const ARTICLE_YEAR: usize = 13;
    pub const ARTICLE_ORGANISATION: usize = 14;
    pub const ARTICLE_PARAMETERS: usize = 15;
    pub const ARTICLE_CLAIM: usize = 16;
    pub const FIGURE_NAME: usize = 18;
    pub const FIGURE_DATE: usize = 19;
    pub const FIGURE_PARAMETERS: usize = 20;
    /// A page that is no source; one that is stands in the evidence, as that of the field `reference`.
    pub const REFERENCE_TITLE: usize = 21;
    pub const REFERENCE_URL: usize = 22;
    pub const EVIDENCE: usize = 23;
}

pub mod conflict {
    /// Rows of systems since that of the conflict before.
    pub const SYSTEM: usize = 0;
    pub const FIELD: usize = 1;
    pub const NOTE: usize = 2;
    /// How many sides it has.
    pub const SIDES: usize = 4;
}

pub mod side {
    pub const SOURCE: usize = 0;
    pub const VALUE: usize = 1;
    pub const VALUE_ZH: usize = 2;
}

/// A number, spelt as a whole one with or without a power of ten: `7e9`, `-15e-1`. Exact: digits that a double
/// holds, times or over a power of ten that it holds, are rounded once (Clinger 1990). The library's reader
/// weighs 8 kB.
pub fn number(text: &str) -> Option<f64> {
    let (digits, power) = text.split_once('e').unwrap_or((text, "0"));
    let (mut digits, mut power) = (whole(digits)?, whole(power)?);
    if !(-LARGEST_POWER..=2 * LARGEST_POWER).contains(&power) {
        return None;
    }
    while power > LARGEST_POWER {
        digits = digits.checked_mul(10)?;
        power -= 1;
    }
    if digits.unsigned_abs() > 1 << 53 {
        return None;
    }
    let mut ten = 1.0;
    for _ in 0..power.unsigned_abs() {
        ten *= 10.0;
    }
    Some(if power < 0 { digits as f64 / ten } else { digits as f64 * ten })
}

/// Of the powers of ten that a double holds exactly.
const LARGEST_POWER: i64 = 22;

/// The beginnings of addresses that are spelt as one letter; all others are an `u` and the address.
pub const BEGINNINGS: [(&str, &str); 2] = [("a", "https://arxiv.org/abs/"), ("h", "https://")];

/// The address that a cell spells.
pub fn address(cell: &str) -> Option<String> {
    for (letter, beginning) in BEGINNINGS {
        if let Some(rest) = cell.strip_prefix(letter) {
            let mut whole = beginning.to_owned();
            whole.push_str(rest);
            return Some(whole);
        }
    }
    cell.strip_prefix('u').map(str::to_owned)
}

/// Whether a cell spells one side's word.
pub fn is_said(cell: &str) -> bool {
    match cell.split_at_checked(1) {
        Some(("#", rest)) => number(rest).is_some(),
        Some(("=" | "&", _)) => true,
        _ => cell == "y" || cell == "n",
    }
}

/// The source that a word of the evidence names: `a` is the first that no earlier record cites (`known` are
/// cited there), `b` the one after it; others are named by number from 0.
pub fn source(word: &str, known: usize) -> Option<usize> {
    match word.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(known + usize::from(letter - b'a')),
        _ => usize::try_from(whole(word)?).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact() {
        for (text, is) in [
            ("0", 0.0),
            ("7e9", 7e9),
            ("5184e14", 5.184e17),
            ("3151e10", 31_510_000_000_000.0),
            ("35e25", 3.5e26),
            ("5e26", 5e26),
            ("8586e20", 8.586e23),
            ("-15e-1", -1.5),
            ("1e-1", 0.1),
            ("9007199254740992", 9_007_199_254_740_992.0),
        ] {
            assert_eq!(number(text), Some(is), "{text}");
        }
        for odd in ["", "e", "1e", "e3", "1.5", "1e99", "0e99", "1e-23", "+1", "0x1", "9007199254740993", "nan", "1 "] {
            assert_eq!(number(odd), None, "{odd}");
        }
    }

    #[test]
    fn every_column_has_its_place() {
        let ends =
            [credit::LICENCE, era::SUMMARY + 1, cited::CHECKED, system::EVIDENCE, conflict::SIDES, side::VALUE_ZH, 0];
        assert_eq!(TABLES.map(<[Kind]>::len), ends.map(|last| last + 1));
        assert!(TABLES.iter().flat_map(|columns| columns.iter()).all(|kind| KINDS.contains(kind)));
    }
}
