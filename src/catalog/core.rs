//! The core of a catalog as compact text: what charts, filters and table need, a column at a time, so that
//! it is small as it is sent. Written by the build from a checked catalog, read by the page.
//!
//! A short field is one letter a row, all rows on one line; a long one is a line a row. Numbers drop their
//! trailing zeros ("175e9"), dates their hyphens, an id that its name gives is left out.

use super::date::{Precision, ReleaseDate};
use super::parse::{Parsed, id_of};
use super::system::*;

/// Letter of "nothing".
const NONE: char = '-';

/// A whole number of at least 1, spelt with or without a power of ten: `7000000000`, `7e9`.
pub fn count(text: &str) -> Option<u64> {
    let (digits, zeros) = text.split_once('e').unwrap_or((text, "0"));
    let mut count = u64::try_from(whole(digits)?).ok().filter(|n| *n > 0)?;
    for _ in 0..u8::try_from(whole(zeros)?).ok()? {
        count = count.checked_mul(10)?;
    }
    Some(count)
}

/// The shorter spelling of a whole number: three or more trailing zeros as a power of ten.
pub fn count_text(count: f64) -> String {
    let mut whole = count as u64;
    let mut zeros = 0;
    while whole >= 10 && whole.is_multiple_of(10) {
        whole /= 10;
        zeros += 1;
    }
    match zeros {
        0..=2 => (count as u64).to_string(),
        _ => format!("{whole}e{zeros}"),
    }
}

/// A whole number with or without a sign. One reader for all sizes of numbers: the library's is compiled anew
/// for each.
#[inline(never)]
pub fn whole(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let mut number = 0_i64;
    for digit in digits.bytes() {
        let digit = digit.checked_sub(b'0').filter(|d| *d < 10)?;
        number = number.checked_mul(10)?.checked_add(i64::from(digit))?;
    }
    (!digits.is_empty()).then_some(sign * number)
}

fn date_text(date: Option<ReleaseDate>) -> String {
    let Some(d) = date else { return String::new() };
    let (month, day) = (d.month().unwrap_or(1), d.day().unwrap_or(1));
    match d.precision() {
        Precision::Day => format!("{:04}{month:02}{day:02}", d.year()),
        Precision::Month => format!("{:04}{month:02}", d.year()),
        Precision::Year => format!("{:04}", d.year()),
    }
}

fn date(text: &str) -> Option<ReleaseDate> {
    let part = |from, to| whole(text.get(from..to)?).map(|n| n as u8);
    ReleaseDate::new(whole(text.get(..4)?)? as i16, part(4, 6), part(6, 8))
}

fn letter(index: usize) -> char {
    char::from(b'a'.saturating_add(index as u8))
}

/// Writes a catalog's core. Read back by [`decode`] it is the same.
pub fn encode(parsed: &Parsed) -> String {
    let mut out = Writer::default();
    let head = [
        parsed.version.clone(),
        date_text(parsed.data_until),
        parsed.organisations.len().to_string(),
        parsed.families.len().to_string(),
        parsed.eras.len().to_string(),
        parsed.systems.len().to_string(),
    ];
    out.lines(&head, |h| h.clone());

    let own_id = |id: &String, name: &str| if *id == id_of(name) { String::new() } else { id.clone() };
    out.lines(&parsed.organisations, |o| own_id(&o.id, &o.name));
    out.lines(&parsed.organisations, |o| o.name.clone());
    out.lines(&parsed.organisations, |o| o.name_zh.clone().unwrap_or_default());
    out.lines(&parsed.organisations, |o| o.country.clone().unwrap_or_default());
    out.lines(&parsed.organisations, |o| o.aliases.join("\t"));

    out.lines(&parsed.families, |f| f.id.clone());
    out.lines(&parsed.families, |f| f.name.en.clone());
    out.lines(&parsed.families, |f| f.name.zh.clone());
    out.letters(&parsed.families, |f| Some(f.lane as usize));

    out.lines(&parsed.eras, |e| e.id.clone());
    out.lines(&parsed.eras, |e| date_text(Some(e.from)));
    out.lines(&parsed.eras, |e| date_text(e.to));
    out.lines(&parsed.eras, |e| e.name.en.clone());
    out.lines(&parsed.eras, |e| e.name.zh.clone());

    let systems = &parsed.systems;
    out.lines(systems, |s| own_id(&s.id, &s.name));
    out.lines(systems, |s| s.name.clone());
    out.lines(systems, |s| s.name_zh.clone().unwrap_or_default());
    out.lines(systems, |s| s.aliases.join("\t"));
    out.letters(systems, |s| Some(s.level as usize));
    out.letters(systems, |s| Some(s.kind as usize));
    out.letters(systems, |s| Some(usize::from(s.family)));
    out.letters(systems, |s| Some(s.openness as usize));
    out.letters(systems, |s| s.released_means.map(|m| m as usize));
    out.letters(systems, |s| Some(s.parameters.status as usize));
    out.letters(systems, |s| s.parameters.sparse.map(usize::from));
    out.letters(systems, |s| s.in_article.then_some(s.article_open.map_or(2, usize::from)));
    out.lines(systems, |s| s.modalities.iter().map(|m| letter(m as usize)).collect());
    out.lines(systems, |s| s.organisations.iter().map(u16::to_string).collect::<Vec<_>>().join(" "));
    out.lines(systems, |s| date_text(s.released));
    out.lines(systems, |s| s.parameters.total.map_or(String::new(), count_text));
    out.lines(systems, |s| s.parameters.active.map_or(String::new(), count_text));
    out.lines(systems, |s| date_text(s.parameters.date));
    let mut row = 0;
    out.lines(systems, |s| {
        let edge = |e: &Edge| format!("{}{}", letter(e.relation as usize), row - i32::from(e.to));
        let edges = s.lineage.iter().map(edge).collect::<Vec<_>>().join(" ");
        row += 1;
        edges
    });
    let shown = |f: &FigureFacts| Some(usize::from(f.timeline) + 2 * usize::from(f.growth));
    out.letters(systems, |s| s.figure.as_ref().and_then(shown));
    let figures: Vec<(&System, &FigureFacts)> = systems.iter().filter_map(|s| Some((s, s.figure.as_ref()?))).collect();
    out.letters(&figures, |(_, f)| Some(f.lane as usize));
    out.lines(&figures, |(s, f)| if s.released == Some(f.date) { String::new() } else { date_text(Some(f.date)) });
    out.lines(&figures, |(s, f)| match f.parameters {
        Some(_) if f.parameters == s.parameters.total => "=".to_owned(),
        size => size.map_or(String::new(), count_text),
    });
    out.0
}

#[derive(Default)]
pub(super) struct Writer(String);

impl Writer {
    pub(super) fn text(self) -> String {
        self.0
    }

    pub(super) fn lines<T>(&mut self, list: &[T], mut text: impl FnMut(&T) -> String) {
        for item in list {
            // A line is a value: one with a line break in it would shift all that follow.
            self.0.push_str(&text(item).replace('\n', " "));
            self.0.push('\n');
        }
    }

    fn letters<T>(&mut self, list: &[T], index: impl Fn(&T) -> Option<usize>) {
        self.0.extend(list.iter().map(|item| index(item).map_or(NONE, letter)));
        self.0.push('\n');
    }
}

/// Reads what [`encode`] wrote. `None` where it is not such a text.
pub fn decode(text: &str) -> Option<Parsed> {
    let mut reader = Reader { rest: text, is_cut: false };
    let (version, data_until) = (reader.line().to_owned(), date(reader.line()));
    let [organisations, families, eras, systems] = [(); 4].map(|()| reader.size());
    let parsed = Parsed {
        version,
        data_until,
        organisations: read_organisations(&mut reader, organisations),
        families: read_families(&mut reader, families),
        eras: read_eras(&mut reader, eras),
        systems: read_systems(&mut reader, systems),
        problems: Vec::new(),
    };
    (!reader.is_cut).then_some(parsed)
}

// A reader that has come to the end gives empty lines and remembers it: one way out instead of one a field,
// each of which would have everything read so far to put away.

fn read_organisations(reader: &mut Reader, n: usize) -> Vec<Organisation> {
    let lines = reader.lines(5, n);
    let organisation = |i: usize| Organisation {
        id: own_id(lines.at(0, i), lines.at(1, i)),
        name: lines.at(1, i).to_owned(),
        name_zh: some_text(lines.at(2, i)),
        country: some_text(lines.at(3, i)),
        aliases: list(lines.at(4, i)),
    };
    (0..lines.rows).map(organisation).collect()
}

fn read_families(reader: &mut Reader, n: usize) -> Vec<Family> {
    let (lines, lanes) = (reader.lines(3, n), reader.letters(1, n));
    let family = |i: usize| Family {
        id: lines.at(0, i).to_owned(),
        name: Localized { en: lines.at(1, i).to_owned(), zh: lines.at(2, i).to_owned() },
        lane: pick(Lane::ALL, lanes.index(0, i)),
    };
    (0..lines.rows).map(family).collect()
}

fn read_eras(reader: &mut Reader, n: usize) -> Vec<Era> {
    let lines = reader.lines(5, n);
    let era = |i: usize| {
        Some(Era {
            id: lines.at(0, i).to_owned(),
            from: date(lines.at(1, i))?,
            to: date(lines.at(2, i)),
            name: Localized { en: lines.at(3, i).to_owned(), zh: lines.at(4, i).to_owned() },
        })
    };
    (0..lines.rows).filter_map(era).collect()
}

fn read_systems(reader: &mut Reader, n: usize) -> Vec<System> {
    let names = reader.lines(4, n);
    let letters = reader.letters(8, n);
    let facts = reader.lines(7, n);
    let shown = reader.letters(1, n);
    let figures = (0..names.rows).filter(|i| shown.index(0, *i).is_some()).count();
    let (figure_lanes, figure_facts) = (reader.letters(1, figures), reader.lines(2, figures));
    let mut figure = 0;
    let mut systems = Vec::with_capacity(names.rows);
    for i in 0..names.rows {
        let total = size(facts.at(3, i));
        let released = date(facts.at(2, i));
        let mut figure_of = None;
        if let Some(shown) = shown.index(0, i) {
            let said = figure_facts.at(1, figure);
            let parameters = if said == "=" { total } else { size(said) };
            if let Some(date) = date(figure_facts.at(0, figure)).or(released) {
                let lane = pick(Lane::ALL, figure_lanes.index(0, figure));
                figure_of =
                    Some(FigureFacts { timeline: shown & 1 != 0, growth: shown & 2 != 0, lane, date, parameters });
            }
            figure += 1;
        }
        let mut modalities = Modalities::default();
        for letter in facts.at(0, i).bytes() {
            modalities = modalities.with(pick(Modality::ALL, Some(usize::from(letter.wrapping_sub(b'a')))));
        }
        let article = letters.index(7, i);
        systems.push(System {
            id: own_id(names.at(0, i), names.at(1, i)),
            name: names.at(1, i).to_owned(),
            name_zh: some_text(names.at(2, i)),
            aliases: list(names.at(3, i)),
            level: pick(Level::ALL, letters.index(0, i)),
            kind: pick(Kind::ALL, letters.index(1, i)),
            family: letters.index(2, i).unwrap_or(0) as u8,
            modalities,
            organisations: parts(facts.at(1, i), ' ').filter_map(|o| whole(o)?.try_into().ok()).collect(),
            released,
            released_means: letters.index(4, i).map(|n| pick(DateMeans::ALL, Some(n))),
            parameters: ParamCount {
                total,
                active: size(facts.at(4, i)),
                sparse: letters.index(6, i).map(|n| n == 1),
                date: date(facts.at(5, i)),
                status: pick(ParamStatus::ALL, letters.index(5, i)),
            },
            openness: pick(Openness::ALL, letters.index(3, i)),
            lineage: parts(facts.at(6, i), ' ').filter_map(|e| edge(e, i)).collect(),
            article_open: article.filter(|n| *n < 2).map(|n| n == 1),
            in_article: article.is_some(),
            figure: figure_of,
        });
    }
    systems
}

fn own_id(id: &str, name: &str) -> String {
    if id.is_empty() { id_of(name) } else { id.to_owned() }
}

fn some_text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

pub(super) fn parts(text: &str, separator: char) -> impl Iterator<Item = &str> {
    text.split(separator).filter(|p| !p.is_empty())
}

#[inline(never)]
fn list(text: &str) -> Vec<String> {
    parts(text, '\t').map(str::to_owned).collect()
}

fn size(text: &str) -> Option<f64> {
    count(text).map(|n| n as f64)
}

/// "d12": the fourth relation to the system twelve rows before.
fn edge(text: &str, row: usize) -> Option<Edge> {
    let relation = *Relation::ALL.get(usize::from(text.bytes().next()?.wrapping_sub(b'a')))?;
    let to = row as i64 - whole(text.get(1..)?)?;
    Some(Edge { relation, to: Row::try_from(to).ok()? })
}

/// The word of a closed list; the nearest there is for an index beyond it.
fn pick<T: Copy>(all: &[T], index: Option<usize>) -> T {
    all[index.unwrap_or(0).min(all.len() - 1)]
}

struct Reader<'a> {
    rest: &'a str,
    is_cut: bool,
}

/// Several columns of lines, one after the other.
struct Lines<'a> {
    /// None where the text was cut before its end.
    rows: usize,
    all: Vec<&'a str>,
}

impl<'a> Lines<'a> {
    #[inline(never)]
    fn at(&self, column: usize, row: usize) -> &'a str {
        self.all.get(column * self.rows + row).copied().unwrap_or("")
    }
}

/// Several lines with a letter for each row.
struct Letters<'a>(Vec<&'a str>);

impl Letters<'_> {
    /// The index a letter stands for; `None` for "nothing".
    #[inline(never)]
    fn index(&self, line: usize, row: usize) -> Option<usize> {
        self.0.get(line)?.as_bytes().get(row)?.checked_sub(b'a').map(usize::from)
    }
}

impl<'a> Reader<'a> {
    #[inline(never)]
    fn line(&mut self) -> &'a str {
        let Some((line, rest)) = self.rest.split_once('\n') else {
            self.is_cut = true;
            return "";
        };
        self.rest = rest;
        line
    }

    /// How many rows a part has.
    fn size(&mut self) -> usize {
        let size = whole(self.line()).and_then(|n| usize::try_from(n).ok());
        self.is_cut |= size.is_none();
        size.unwrap_or(0)
    }

    /// A line for each of `n` rows, `columns` times.
    #[inline(never)]
    fn lines(&mut self, columns: usize, n: usize) -> Lines<'a> {
        let mut all = Vec::new();
        for _ in 0..columns.saturating_mul(n) {
            if self.is_cut {
                break;
            }
            all.push(self.line());
        }
        Lines { rows: if self.is_cut { 0 } else { n }, all }
    }

    /// A letter for each of `n` rows, `lines` times.
    #[inline(never)]
    fn letters(&mut self, lines: usize, n: usize) -> Letters<'a> {
        let mut all = Vec::new();
        for _ in 0..lines {
            let line = self.line();
            self.is_cut |= line.len() != n;
            all.push(line);
        }
        Letters(all)
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    const WHOLE: &str = include_str!("../../public/data/catalog.json");
    const TINY: &str = include_str!("../../tests/fixtures/tiny.json");

    #[test]
    fn what_is_written_is_read_back() {
        for text in [WHOLE, TINY] {
            let parsed = parse(text);
            let back = decode(&encode(&parsed)).unwrap();
            assert_eq!(back.version, parsed.version);
            assert_eq!(back.data_until, parsed.data_until);
            assert_eq!(back.organisations, parsed.organisations);
            assert_eq!(back.families, parsed.families);
            assert_eq!(back.eras, parsed.eras);
            for (a, b) in back.systems.iter().zip(&parsed.systems) {
                assert_eq!(a, b);
            }
            assert_eq!(back.systems.len(), parsed.systems.len());
        }
    }

    #[test]
    fn a_text_cut_anywhere_is_no_core() {
        let text = encode(&parse(TINY));
        for (at, _) in text.char_indices().step_by(7).chain([(0, ' ')]) {
            assert!(decode(&text[..at]).is_none(), "cut at {at}");
        }
        for odd in ["", "\n\n\n", "1\n2026\n99999999999\n1\n1\n1\n", "v\n2026\n0\n0\n0\n1\n\n\n\n\nz\n"] {
            assert!(decode(odd).is_none(), "{odd:?}");
        }
    }

    #[test]
    fn counts_are_spelt_short_and_read_back() {
        for (count_, text_) in [(1.0, "1"), (700.0, "700"), (7000.0, "7e3"), (175e9, "175e9"), (8.1e17, "81e16")] {
            assert_eq!(count_text(count_), text_);
            assert_eq!(count(text_), Some(count_ as u64));
        }
        for odd in ["", "0", "-1", "1.5", "e3", "1e99", "99999999999999999999"] {
            assert_eq!(count(odd), None, "{odd}");
        }
    }
}
