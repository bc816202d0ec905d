//! A view in words: its description, what is chosen, what of a link was not understood. Put together from a language's
//! sentences in the same way for all languages.

use super::format;
use super::language::Text;
use crate::catalog::{AsOf, Catalog, Collection, Days, ReleaseDate};
use crate::explore::choices::{Choice, Part};
use crate::explore::query::Ignored;
use crate::explore::{Digest, FacetCounts, Filter, IsOpen, OpenMeaning, Trend, TrendSubset};

/// Parts of a link that are named when they were not understood.
const MOST_PROBLEMS: usize = 8;
/// Letters of each that are shown.
const MOST_LETTERS: usize = 60;

impl Text {
    pub fn collection_name(&self, collection: Collection) -> &'static str {
        match collection {
            Collection::Figure => self.collection_figure,
            Collection::Article => self.collection_article,
            Collection::Extended => self.collection_extended,
        }
    }

    /// "“Open” means the weights can be downloaded, under any licence"; today, if that is chosen.
    pub fn open_means(&self, filter: &Filter, until: Option<ReleaseDate>) -> String {
        let words = format!("{}{}{}", self.meaning_legend, self.gap, self.meaning(filter.open_meaning));
        match counts_today(filter) {
            true => format!("{words}{}{}", self.clause_separator, self.as_of(AsOf::Today, until)),
            false => words,
        }
    }

    /// "GPT-3 · Generative AI Atlas": the page's title, with the selected system's name.
    pub fn page_title(&self, selected: Option<&str>) -> String {
        selected.map_or_else(|| self.title.to_owned(), |name| format!("{name} · {}", self.title))
    }

    /// The view as one paragraph: counts, makers, the largest size, known sizes, the trend with its subset and number of
    /// points.
    pub fn view_in_words(
        &self,
        catalog: &Catalog,
        filter: &Filter,
        digest: &Digest,
        counts: &FacetCounts,
        (subset, trend, points): (TrendSubset, Option<&Trend>, usize),
    ) -> String {
        let mut parts = vec![format!("{}{}", self.headline(counts, digest, filter), self.stop)];
        let named = digest.top.iter().filter_map(|(organisation, n)| {
            let organisation = catalog.organisations.get(usize::from(*organisation))?;
            Some(format::with_count(organisation.name(self.lang), *n))
        });
        let named: Vec<String> = named.collect();
        if !named.is_empty() {
            parts.push(self.most_from(&self.join(named.iter().map(String::as_str))));
        }
        if let Some((row, size)) = digest.largest {
            let name = catalog.system(row).map_or("", |s| s.name(self.lang));
            parts.push(self.largest(name, &self.number(size)));
        }
        parts.push(self.known_sizes(counts.with_size, counts.visible));
        parts.push(self.trend_sentence(subset, trend, points));
        parts.join(self.gap)
    }

    /// One chosen thing in words, for its chip. An id that the catalog does not have stands as it is.
    pub fn choice(&self, catalog: &Catalog, filter: &Filter, choice: &Choice) -> String {
        match &choice.part {
            Part::Text => format!("“{}”", filter.text.trim()),
            Part::Open => self.open_choice(filter),
            Part::Class(class) => self.openness(*class).to_owned(),
            Part::Organisation(id) => {
                catalog.organisation(id).map_or(id.as_str(), |(_, o)| o.name(self.lang)).to_owned()
            }
            Part::Family(id) => {
                let family = catalog.families.iter().find(|f| f.id == *id);
                family.map_or(id.as_str(), |f| f.name.get(self.lang)).to_owned()
            }
            Part::Modality(modality) => self.modality_name(*modality).to_owned(),
            Part::Country(code) => self.country_name(code).to_owned(),
            Part::Years => {
                let year = |y: Option<i16>| y.map(|y| y.to_string());
                self.span(year(filter.years.from), year(filter.years.to))
            }
            Part::Window => {
                let Some(Days { from, to }) = filter.window else { return String::new() };
                self.span(Some(format::day(from)), Some(format::day(to)))
            }
            Part::Parameters => {
                let size = |s: Option<f64>| s.map(|s| self.number(s));
                let range = self.span(size(filter.parameters.from), size(filter.parameters.to));
                format!("{} {range}", self.size)
            }
        }
    }

    /// The chosen answers about openness with their meaning: "Open (weights can be downloaded, today)".
    fn open_choice(&self, filter: &Filter) -> String {
        let answers = IsOpen::ALL.iter().filter(|a| filter.open.has(**a as usize)).map(|a| self.is_open(*a));
        let mut meaning = self.meaning_short(filter.open_meaning).to_owned();
        if counts_today(filter) {
            meaning = format!("{meaning}{}{}", self.clause_separator, self.as_of(AsOf::Today, None));
        }
        self.remarked(&self.join(answers), &meaning)
    }

    /// What of a link was not understood, and which of its ids this catalog does not have; empty when all was.
    pub fn link_problems(&self, ignored: &[Ignored], unknown: &[String]) -> String {
        if ignored.contains(&Ignored::TooLong) {
            return self.note_too_long.to_owned();
        }
        let ignored = ignored.iter().filter_map(|i| match i {
            Ignored::TooLong => None,
            Ignored::Unknown(key) => Some(shorten(key)),
            Ignored::Invalid(key, value) => Some(format!("{} = {}", shorten(key), shorten(value))),
        });
        let unknown = unknown.iter().map(|id| format!("{} ({})", shorten(id), self.note_unknown_id));
        let parts: Vec<String> = ignored.chain(unknown).take(MOST_PROBLEMS).collect();
        match parts.is_empty() {
            true => String::new(),
            false => format!("{} {}", self.note_ignored, self.join(parts.iter().map(String::as_str))),
        }
    }
}

/// The article's statement has no other time than its own.
fn counts_today(filter: &Filter) -> bool {
    filter.as_of == AsOf::Today && filter.open_meaning != OpenMeaning::Article
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(MOST_LETTERS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
