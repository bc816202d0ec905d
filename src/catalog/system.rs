//! The records of the catalog. Numbers are plain, unknown is `None`. The same structs are written by the build and
//! read by the page (serde, see `core`).

use serde::{Deserialize, Serialize};

use super::date::ReleaseDate;
use super::words::*;

/// The same text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Localized {
    pub en: String,
    pub zh: String,
}

impl Localized {
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// Which systems are looked at: nested sets of the catalog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Collection {
    /// What the article's two figures show, with the figures' lanes, dates and sizes.
    Figure,
    /// Everything the article names.
    Article,
    /// The history up to the data's last day.
    #[default]
    Extended,
}

/// Row of a system in `Catalog::systems`.
pub type Row = u16;

/// The id a name gives where a record states none: small letters and digits, the rest hyphens ("GPT-3.5"
/// is `gpt-3-5`).
pub fn id_of(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    for c in name.chars().map(|c| c.to_ascii_lowercase()) {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// Left out of a file where the name gives it.
    #[serde(default)]
    pub id: String,
    pub name: String,
    pub name_zh: Option<String>,
    /// ISO 3166 two-letter code of the head office.
    pub country: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl Organisation {
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.name,
            Lang::Zh => self.name_zh.as_ref().unwrap_or(&self.name),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Family {
    pub id: String,
    pub name: Localized,
    pub lane: Lane,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Era {
    pub id: String,
    pub from: ReleaseDate,
    /// `None`: still going on.
    pub to: Option<ReleaseDate>,
    pub name: Localized,
}

/// A way into the catalog for who comes new: a number, what it says, and the view that shows it. Written by `prepare`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    pub id: String,
    pub number: Localized,
    pub title: Localized,
    pub text: Localized,
    /// A query string, without "?".
    pub view: String,
}

/// A parameter count and how it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParamCount {
    /// Of the largest variant, a plain number of at least 1.
    pub total: Option<f64>,
    /// Used per token, for a mixture of experts.
    pub active: Option<f64>,
    pub sparse: Option<bool>,
    /// When the largest variant came, if later than the system; the size is drawn there.
    pub date: Option<ReleaseDate>,
    pub status: ParamStatus,
}

/// What the article's pictures show of a system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureFacts {
    pub timeline: bool,
    pub lane: Lane,
    /// Where it is not the system's own.
    pub date: Option<ReleaseDate>,
    pub parameters: Option<f64>,
}

/// Weights that came after the first appearance; `openness` of the system stays the state at release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub date: ReleaseDate,
    /// `open` or `restricted`.
    pub openness: Openness,
}

/// One step of lineage; in a file `["builds-on", 12]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(Relation, Row)", into = "(Relation, Row)")]
pub struct Edge {
    pub relation: Relation,
    pub to: Row,
}

impl From<(Relation, Row)> for Edge {
    fn from((relation, to): (Relation, Row)) -> Self {
        Self { relation, to }
    }
}

impl From<Edge> for (Relation, Row) {
    fn from(edge: Edge) -> Self {
        (edge.relation, edge.to)
    }
}

/// One record of the catalog: the facts the charts, filters and table need.
/// Texts, sources and conflicts are in `catalog::texts`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct System {
    /// Left out of a file where the name gives it.
    #[serde(default)]
    pub id: String,
    pub name: String,
    pub name_zh: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub level: Level,
    pub kind: Kind,
    /// Index into `Catalog::families`.
    pub family: u8,
    pub modalities: Modalities,
    /// Indices into `Catalog::organisations`.
    #[serde(default)]
    pub organisations: Vec<u16>,
    pub released: Option<ReleaseDate>,
    pub released_means: Option<DateMeans>,
    pub parameters: ParamCount,
    pub openness: Openness,
    pub opened: Option<Opened>,
    /// Known to everybody: 1 most, 2 next. `None`: neither.
    pub landmark: Option<u8>,
    #[serde(default)]
    pub lineage: Vec<Edge>,
    /// The article's own yes or no about open source; `None` where it is silent.
    pub article_open: Option<bool>,
    pub in_article: bool,
    pub figure: Option<FigureFacts>,
}

impl System {
    /// The full name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.name,
            Lang::Zh => self.name_zh.as_ref().unwrap_or(&self.name),
        }
    }

    /// The name in the other language, where there is one.
    pub fn other_name(&self, lang: Lang) -> Option<(Lang, &str)> {
        let zh = self.name_zh.as_deref()?;
        Some(match lang {
            Lang::En => (Lang::Zh, zh),
            Lang::Zh => (Lang::En, self.name.as_str()),
        })
    }

    /// The name on a chart: in Chinese the shorter of the two, as the field writes "GAN" but 文心一言.
    pub fn label(&self, lang: Lang) -> &str {
        let em = |t: &str| t.chars().map(|c| if c.is_ascii() { 11 } else { 20 }).sum::<u32>();
        match (lang, &self.name_zh) {
            (Lang::Zh, Some(zh)) if em(zh) < em(&self.name) => zh,
            _ => &self.name,
        }
    }

    /// The class of openness at the release, or today: weights may have come later.
    pub fn openness_as_of(&self, as_of: AsOf) -> Openness {
        match (as_of, self.opened) {
            (AsOf::Today, Some(opened)) => opened.openness,
            _ => self.openness,
        }
    }

    pub fn is_concept(&self) -> bool {
        self.level == Level::Concept
    }

    /// 1 for what everybody knows, 2 for what comes next, 3 for the rest.
    pub fn landmark_rank(&self) -> u8 {
        self.landmark.unwrap_or(3)
    }

    pub fn in_collection(&self, collection: Collection) -> bool {
        match collection {
            Collection::Figure => self.figure.is_some(),
            Collection::Article => self.in_article,
            Collection::Extended => true,
        }
    }
}
