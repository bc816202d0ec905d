//! `ViewState` <-> query string: short names, defaults left out, one spelling per state.
//! What cannot be read falls back to its default and is named in a quiet note; nothing panics.

use crate::catalog::date::{civil, day_number, days_in_month};
use crate::catalog::system::place_of;
use crate::catalog::{Catalog, Collection, Counting, Days, Lang, Modalities, Modality, Openness};

use super::lineage::Depth;
use super::table::{Sort, SortKey};
use super::view_state::*;

/// A query longer than this is ignored whole: no view of ours comes near it.
pub const MAX_BYTES: usize = 8192;
/// Lists longer than this are cut; the catalog has fewer organisations.
const MAX_LIST: usize = 200;
const MAX_TEXT: usize = 200;
/// Largest size a filter may name: the end of what a chart's scale accepts.
const MAX_SIZE: u64 = 1_000_000_000_000_000_000;

/// Part of a query that was not understood, as text to be shown (never as markup).
#[derive(Clone, Debug, PartialEq)]
pub enum Ignored {
    /// The whole query was too long.
    TooLong,
    Unknown(String),
    Invalid(String, String),
}

/// The query string of a view, without "?"; empty for a plain visit.
pub fn to_query(view: &ViewState) -> String {
    let mut out = String::new();
    let plain = ViewState::default();
    let (filter, none) = (&view.filter, &plain.filter);
    if let Some(lang) = view.lang {
        put(&mut out, "lang", lang.code());
    }
    if let Some(theme) = view.theme {
        put(&mut out, "theme", theme.word());
    }
    if filter.collection != none.collection {
        put(&mut out, "in", collection_word(filter.collection));
    }
    if filter.open_meaning != none.open_meaning {
        put(&mut out, "means", filter.open_meaning.word());
    }
    put_list(&mut out, "open", chosen(IsOpen::WORDS, filter.open));
    put_list(&mut out, "class", chosen(Openness::WORDS, filter.classes));
    put_list(&mut out, "org", filter.organisations.iter().map(String::as_str));
    put_list(&mut out, "family", filter.families.iter().map(String::as_str));
    put_list(&mut out, "for", filter.modalities.iter().map(Modality::word));
    put_list(&mut out, "country", filter.countries.iter().map(String::as_str));
    put_span(&mut out, "year", filter.years.from.map(|y| y.to_string()), filter.years.to.map(|y| y.to_string()));
    let size = |s: Option<f64>| s.map(size_text);
    put_span(&mut out, "size", size(filter.parameters.from), size(filter.parameters.to));
    if !filter.text.is_empty() {
        put(&mut out, "q", &filter.text);
    }
    if view.lane_by != plain.lane_by {
        put(&mut out, "lanes", view.lane_by.word());
    }
    if let Some(Days { from, to }) = filter.window {
        put(&mut out, "zoom", &format!("{}..{}", day_text(from), day_text(to)));
    }
    if view.scale != plain.scale {
        put(&mut out, "scale", view.scale.word());
    }
    if view.trend != plain.trend {
        put(&mut out, "trend", view.trend.word());
    }
    if view.counting != plain.counting {
        put(&mut out, "count", view.counting.word());
    }
    if view.fit_estimates {
        put(&mut out, "estimates", "fit");
    }
    if view.sort != plain.sort {
        let sign = if view.sort.is_descending { "-" } else { "" };
        put(&mut out, "sort", &format!("{sign}{}", view.sort.key.word()));
    }
    if let Some(id) = &view.selected {
        put(&mut out, "at", id);
    }
    if view.depth != plain.depth {
        put(&mut out, "depth", &depth_text(view.depth));
    }
    if let Some(id) = &view.path_to {
        put(&mut out, "to", id);
    }
    out
}

/// The view a query string asks for, and what in it was not understood. A leading "?" is allowed.
pub fn from_query(query: &str) -> (ViewState, Vec<Ignored>) {
    let mut view = ViewState::default();
    let mut ignored = Vec::new();
    let query = query.strip_prefix('?').unwrap_or(query);
    if query.len() > MAX_BYTES {
        return (view, vec![Ignored::TooLong]);
    }
    for pair in query.split('&').filter(|p| !p.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, decoded) = (decode(key).unwrap_or_else(|| key.to_owned()), decode(value));
        let outcome = match &decoded {
            Some(text) if !text.contains('\0') => read(&mut view, &key, text),
            _ => Some(false),
        };
        match outcome {
            Some(true) => {}
            Some(false) => ignored.push(Ignored::Invalid(key, decoded.unwrap_or_else(|| value.to_owned()))),
            None => ignored.push(Ignored::Unknown(key)),
        }
    }
    (view, ignored)
}

/// Reads one parameter: `None` for a name we do not know, `Some(false)` for a value we do not.
fn read(view: &mut ViewState, key: &str, text: &str) -> Option<bool> {
    let filter = &mut view.filter;
    Some(match key {
        "lang" => set(&mut view.lang, Lang::parse(text).map(Some)),
        "theme" => set(&mut view.theme, Theme::parse(text).map(Some)),
        "in" => set(&mut filter.collection, collection(text)),
        "means" => set(&mut filter.open_meaning, OpenMeaning::parse(text)),
        "open" => set(&mut filter.open, bits(text, IsOpen::WORDS)),
        "class" => set(&mut filter.classes, bits(text, Openness::WORDS)),
        "org" => set(&mut filter.organisations, ids(text)),
        "family" => set(&mut filter.families, ids(text)),
        "for" => set(&mut filter.modalities, modalities(text)),
        "country" => set(&mut filter.countries, countries(text)),
        "year" => set(&mut filter.years, span(text, year).map(Span::ordered)),
        "size" => set(&mut filter.parameters, span(text, size).map(Span::ordered)),
        "q" => {
            filter.text = text.chars().take(MAX_TEXT).collect();
            text.chars().count() <= MAX_TEXT
        }
        "lanes" => set(&mut view.lane_by, LaneBy::parse(text)),
        "zoom" => set(&mut filter.window, zoom(text).map(Some)),
        "scale" => set(&mut view.scale, ScaleKind::parse(text)),
        "trend" => set(&mut view.trend, TrendSubset::parse(text)),
        "count" => set(&mut view.counting, Counting::parse(text)),
        "estimates" => set(&mut view.fit_estimates, (text == "fit").then_some(true)),
        "sort" => set(&mut view.sort, sort(text)),
        "at" => set(&mut view.selected, id(text).map(Some)),
        "depth" => set(&mut view.depth, depth(text)),
        "to" => set(&mut view.path_to, id(text).map(Some)),
        _ => return None,
    })
}

fn set<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|v| *place = v).is_some()
}

fn collection_word(collection: Collection) -> &'static str {
    match collection {
        Collection::Figure => "figure",
        Collection::Article => "article",
        Collection::Extended => "all",
    }
}

fn collection(text: &str) -> Option<Collection> {
    [Collection::Figure, Collection::Article, Collection::Extended].into_iter().find(|c| collection_word(*c) == text)
}

fn bits(text: &str, words: &[&str]) -> Option<Bits> {
    let mut bits = Bits::default();
    for word in text.split('~') {
        bits.0 |= 1 << place_of(word, words)?;
    }
    Some(bits)
}

fn chosen(words: &'static [&'static str], bits: Bits) -> impl Iterator<Item = &'static str> {
    words.iter().enumerate().filter(move |(n, _)| bits.has(*n)).map(|(_, w)| *w)
}

fn id(text: &str) -> Option<String> {
    let fits = (1..=80).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    fits.then(|| text.to_owned())
}

fn ids(text: &str) -> Option<Vec<String>> {
    sorted_list(text, id)
}

fn countries(text: &str) -> Option<Vec<String>> {
    sorted_list(text, |t| (t.len() == 2 && t.bytes().all(|b| b.is_ascii_uppercase())).then(|| t.to_owned()))
}

fn sorted_list(text: &str, item: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let mut list = text.split('~').take(MAX_LIST).map(item).collect::<Option<Vec<_>>>()?;
    list.sort();
    list.dedup();
    Some(list)
}

fn modalities(text: &str) -> Option<Modalities> {
    text.split('~').try_fold(Modalities::default(), |set, word| Some(set.with(Modality::parse(word)?)))
}

fn year(text: &str) -> Option<i16> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits).filter(|y| crate::catalog::date::YEARS.contains(y))
}

/// Sizes are whole numbers up to 10^18, spelt with or without a power of ten: `7000000000`, `7e9`.
pub fn size(text: &str) -> Option<f64> {
    let (digits, zeros) = text.split_once('e').unwrap_or((text, "0"));
    // `parse` alone would take "+7".
    if !digits.bytes().chain(zeros.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse::<u64>().ok()?.checked_mul(10_u64.checked_pow(zeros.parse().ok()?)?)?;
    (1..=MAX_SIZE).contains(&size).then_some(size as f64)
}

/// The shorter spelling of a size: three or more trailing zeros as a power of ten.
pub fn size_text(size: f64) -> String {
    let size = size as u64;
    let (mut digits, mut zeros) = (size, 0);
    while digits >= 10 && digits.is_multiple_of(10) {
        digits /= 10;
        zeros += 1;
    }
    if zeros < 3 { size.to_string() } else { format!("{digits}e{zeros}") }
}

/// Both sides of "..".
fn ends(text: &str) -> Option<(&str, &str)> {
    let (from, rest) = text.split_once('.')?;
    Some((from, rest.strip_prefix('.')?))
}

/// `2018..2023`, `2018..`, `..2023`.
fn span<T: PartialEq>(text: &str, item: impl Fn(&str) -> Option<T>) -> Option<Span<T>> {
    let (from, to) = ends(text)?;
    let end = |t: &str| if t.is_empty() { Some(None) } else { item(t).map(Some) };
    let span = Span { from: end(from)?, to: end(to)? };
    (span.from.is_some() || span.to.is_some()).then_some(span)
}

fn put_span(out: &mut String, key: &str, from: Option<String>, to: Option<String>) {
    if from.is_some() || to.is_some() {
        put(out, key, &format!("{}..{}", from.unwrap_or_default(), to.unwrap_or_default()));
    }
}

/// Days are spelt `20200528`.
fn day_text(day: i32) -> String {
    let (y, m, d) = civil(day);
    format!("{y:04}{m:02}{d:02}")
}

fn day(text: &str) -> Option<i32> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to);
    let (y, m, d) = (year(part(0, 4)?)?, part(4, 6)?.parse().ok()?, part(6, 8)?.parse().ok()?);
    ((1..=12).contains(&m) && d >= 1 && d <= days_in_month(y, m)).then(|| day_number(y, m, d))
}

fn zoom(text: &str) -> Option<Days> {
    let (from, to) = ends(text)?;
    let (from, to) = (day(from)?, day(to)?);
    (from != to).then(|| Days::new(from, to))
}

fn sort(text: &str) -> Option<Sort> {
    let (is_descending, word) = text.strip_prefix('-').map_or((false, text), |w| (true, w));
    Some(Sort { key: SortKey::parse(word)?, is_descending })
}

/// Steps of lineage: `0` to `5`, `all`.
fn depth_text(depth: Depth) -> String {
    if depth == Depth::ALL { "all".to_owned() } else { depth.0.to_string() }
}

fn depth(text: &str) -> Option<Depth> {
    match text.as_bytes() {
        b"all" => Some(Depth::ALL),
        [digit] => digit.checked_sub(b'0').filter(|n| *n <= Depth::DEEPEST).map(Depth),
        _ => None,
    }
}

fn put(out: &mut String, key: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    out.push_str(key);
    out.push('=');
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' => out.push(byte as char),
            b' ' => out.push('+'),
            _ => {
                let hex = |n: u8| char::from_digit(u32::from(n), 16).unwrap_or('0').to_ascii_uppercase();
                out.extend(['%', hex(byte >> 4), hex(byte & 15)]);
            }
        }
    }
}

fn put_list<'a>(out: &mut String, key: &str, items: impl Iterator<Item = &'a str>) {
    let joined = items.collect::<Vec<_>>().join("~");
    if !joined.is_empty() {
        put(out, key, &joined);
    }
}

/// Percent-decoding; `None` when it does not give UTF-8 or a "%" has no two digits.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || rest.next().and_then(|b| (b as char).to_digit(16));
                (digit()? * 16 + digit()?) as u8
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The ids of a view that this catalog does not have, as they stand in the link.
pub fn unknown_ids(catalog: &Catalog, view: &ViewState) -> Vec<String> {
    let filter = &view.filter;
    let organisations = filter.organisations.iter().filter(|id| catalog.organisation(id).is_none());
    let families = filter.families.iter().filter(|id| !catalog.families.iter().any(|f| f.id == **id));
    let has_country = |code: &String| catalog.organisations.iter().any(|o| o.country.as_ref() == Some(code));
    let countries = filter.countries.iter().filter(|c| !has_country(c));
    let systems = view.selected.iter().chain(&view.path_to).filter(|id| catalog.row(id).is_none());
    organisations.chain(families).chain(countries).chain(systems).cloned().collect()
}

/// What the address bar should do when the view changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    Nothing,
    /// A choice: one step back undoes it.
    Push,
    /// Typing, dragging, zooming: no step of its own.
    Replace,
}

/// Push for choices, replace for what changes while a hand is still moving.
pub fn nav(old: &ViewState, new: &ViewState) -> Nav {
    if old == new {
        return Nav::Nothing;
    }
    let mut still = new.clone();
    still.filter.text.clone_from(&old.filter.text);
    still.filter.years = old.filter.years;
    still.filter.parameters = old.filter.parameters;
    still.filter.window = old.filter.window;
    if still == *old { Nav::Replace } else { Nav::Push }
}
