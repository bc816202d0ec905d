//! The parameters of a link, each in one place: its name, how a view's value is spelt, how a text is read. One
//! spelling per value; the default is not spelt at all.

use crate::catalog::date::{YEARS, civil, day_number, days_in_month};
use crate::catalog::order::sort_by;
use crate::catalog::words::place_of;
use crate::catalog::{AsOf, Collection, Counting, Days, Lang, Modalities, Modality, Openness};

use super::lineage::Depth;
use super::table::{Sort, SortKey};
use super::view_state::*;

/// Lists longer than this are cut; the catalog has fewer organisations.
const MAX_LIST: usize = 200;
const MAX_TEXT: usize = 200;
/// Largest size a filter may name: the end of what a chart's scale accepts.
const MAX_SIZE: u64 = 1_000_000_000_000_000_000;

pub struct Parameter {
    pub name: &'static str,
    /// Former names, which are still read.
    pub aliases: &'static [&'static str],
    /// The spelling of a view's value; `None` for the default.
    pub write: fn(&ViewState) -> Option<String>,
    /// Takes a value into a view; false when it was not understood, wholly or in part.
    pub read: fn(&mut ViewState, &str) -> bool,
}

const fn parameter(
    name: &'static str,
    write: fn(&ViewState) -> Option<String>,
    read: fn(&mut ViewState, &str) -> bool,
) -> Parameter {
    Parameter { name, aliases: &[], write, read }
}

/// All parameters, in the order in which they are written.
pub const PARAMETERS: &[Parameter] = &[
    parameter("lang", |v| v.lang.map(|l| l.code().into()), |v, text| set(&mut v.lang, Lang::parse(text).map(Some))),
    parameter("theme", |v| v.theme.map(|t| t.word().into()), |v, text| set(&mut v.theme, Theme::parse(text).map(Some))),
    parameter(
        "in",
        |v| chosen(v.filter.collection, collection_word),
        |v, t| set(&mut v.filter.collection, collection(t)),
    ),
    parameter(
        "means",
        |v| chosen(v.filter.open_meaning, OpenMeaning::word),
        |v, text| set(&mut v.filter.open_meaning, OpenMeaning::parse(text)),
    ),
    parameter("asof", |v| chosen(v.filter.as_of, AsOf::word), |v, text| set(&mut v.filter.as_of, AsOf::parse(text))),
    parameter(
        "open",
        |v| list(set_words(IsOpen::WORDS, v.filter.open)),
        |v, t| set(&mut v.filter.open, bits(t, IsOpen::WORDS)),
    ),
    parameter(
        "class",
        |v| list(set_words(Openness::WORDS, v.filter.classes)),
        |v, text| set(&mut v.filter.classes, bits(text, Openness::WORDS)),
    ),
    parameter("org", |v| list(&v.filter.organisations), |v, text| set(&mut v.filter.organisations, ids(text))),
    parameter("family", |v| list(&v.filter.families), |v, text| set(&mut v.filter.families, ids(text))),
    parameter(
        "for",
        |v| list(v.filter.modalities.iter().map(Modality::word)),
        |v, t| set(&mut v.filter.modalities, modalities(t)),
    ),
    parameter("country", |v| list(&v.filter.countries), |v, text| set(&mut v.filter.countries, countries(text))),
    parameter(
        "year",
        |v| span_text(v.filter.years, |y| y.to_string()),
        |v, text| set(&mut v.filter.years, span(text, year).map(Span::ordered)),
    ),
    parameter(
        "size",
        |v| span_text(v.filter.parameters, size_text),
        |v, text| set(&mut v.filter.parameters, span(text, size).map(Span::ordered)),
    ),
    parameter(
        "q",
        |v| Some(v.filter.text.clone()).filter(|text| !text.is_empty()),
        |v, text| {
            v.filter.text = text.chars().take(MAX_TEXT).collect();
            text.chars().count() <= MAX_TEXT
        },
    ),
    parameter("names", |v| chosen(v.names, NamesShown::word), |v, text| set(&mut v.names, NamesShown::parse(text))),
    parameter("lanes", |v| chosen(v.lane_by, LaneBy::word), |v, text| set(&mut v.lane_by, LaneBy::parse(text))),
    parameter(
        "zoom",
        |v| v.filter.window.map(|w| format!("{}..{}", day_text(w.from), day_text(w.to))),
        |v, text| set(&mut v.filter.window, window(text).map(Some)),
    ),
    parameter("scale", |v| chosen(v.scale, ScaleKind::word), |v, text| set(&mut v.scale, ScaleKind::parse(text))),
    parameter("trend", |v| chosen(v.trend, TrendSubset::word), |v, text| set(&mut v.trend, TrendSubset::parse(text))),
    parameter("count", |v| chosen(v.counting, Counting::word), |v, text| set(&mut v.counting, Counting::parse(text))),
    parameter(
        "estimates",
        |v| v.fit_estimates.then(|| "fit".into()),
        |v, text| set(&mut v.fit_estimates, (text == "fit").then_some(true)),
    ),
    parameter(
        "sort",
        |v| Some(v.sort).filter(|s| *s != Sort::default()).map(sort_text),
        |v, t| set(&mut v.sort, sort(t)),
    ),
    parameter("at", |v| v.selected.clone(), |v, text| set(&mut v.selected, id(text).map(Some))),
    parameter(
        "depth",
        |v| Some(v.depth).filter(|d| *d != Depth::default()).map(depth_text),
        |v, t| set(&mut v.depth, depth(t)),
    ),
    parameter("to", |v| v.path_to.clone(), |v, text| set(&mut v.path_to, id(text).map(Some))),
];

fn set<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|v| *place = v).is_some()
}

/// The word of a value that is not the default.
fn chosen<T: Default + PartialEq + Copy>(value: T, word: fn(T) -> &'static str) -> Option<String> {
    (value != T::default()).then(|| word(value).to_owned())
}

fn list(items: impl IntoIterator<Item = impl AsRef<str>>) -> Option<String> {
    let items: Vec<String> = items.into_iter().map(|item| item.as_ref().to_owned()).collect();
    (!items.is_empty()).then(|| items.join("~"))
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

fn set_words(words: &'static [&'static str], bits: Bits) -> impl Iterator<Item = &'static str> {
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
    sort_by(&mut list, String::cmp);
    list.dedup();
    Some(list)
}

fn modalities(text: &str) -> Option<Modalities> {
    text.split('~').try_fold(Modalities::default(), |set, word| Some(set.with(Modality::parse(word)?)))
}

fn year(text: &str) -> Option<i16> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits).filter(|y| YEARS.contains(y))
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

fn span_text<T: PartialOrd + Copy>(span: Span<T>, text: fn(T) -> String) -> Option<String> {
    let end = |end: Option<T>| end.map(text).unwrap_or_default();
    (!span.is_unbounded()).then(|| format!("{}..{}", end(span.from), end(span.to)))
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

fn window(text: &str) -> Option<Days> {
    let (from, to) = ends(text)?;
    let (from, to) = (day(from)?, day(to)?);
    (from != to).then(|| Days::new(from, to))
}

fn sort_text(sort: Sort) -> String {
    format!("{}{}", if sort.is_descending { "-" } else { "" }, sort.key.word())
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
