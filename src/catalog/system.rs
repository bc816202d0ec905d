//! The records of the catalog and the words they may use. Numbers are plain, unknown is `None`. The same structs
//! are written by the build and read by the page (serde, see `core`): a new fact is a field here.

use serde::{Deserialize, Serialize};

use super::date::ReleaseDate;

/// A language of the page. Lives here because every room may name it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    En,
    Zh,
}

impl Lang {
    pub const ALL: [Self; 2] = [Lang::En, Lang::Zh];

    /// In files and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh",
        }
    }

    /// In a document's `lang`: says which glyphs Chinese readers expect.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh-Hans",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.code() == code)
    }
}

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

/// Where a word stands in a list.
pub fn place_of(word: &str, words: &[&str]) -> Option<usize> {
    words.iter().position(|w| *w == word)
}

/// A closed list of words: the enum, its spelling in the catalog's file and in URLs, and the list itself. In the core
/// a word is its place in the list, which saves 2 bytes gzip a record.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            pub const WORDS: &'static [&'static str] = &[$($word),+];
            pub fn parse(word: &str) -> Option<Self> {
                $crate::catalog::system::place_of(word, Self::WORDS).and_then(|i| Self::ALL.get(i).copied())
            }
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u8(*self as u8)
            }
        }
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let place = <u8 as ::serde::Deserialize>::deserialize(deserializer)?;
                let words = Self::WORDS.len();
                let wrong = || format!("expected the place of a word below {words}, found {place}");
                Self::ALL.get(usize::from(place)).copied().ok_or_else(|| ::serde::de::Error::custom(wrong()))
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What the public may do with the weights, six classes.
    Openness {
        /// Anyone may download and use them under an open licence.
        Open = "open",
        /// Downloadable under a licence that limits use.
        Restricted = "restricted",
        /// Used through an API or a product only.
        Closed = "closed",
        /// Described only.
        Unreleased = "unreleased",
        Unknown = "unknown",
        /// An idea or method without weights.
        NotApplicable = "not-applicable",
    }
}
words! { Level { System = "system", Concept = "concept" } }
words! { Kind { Model = "model", Technique = "technique", Product = "product", Dataset = "dataset" } }
words! { DateMeans { Paper = "paper", Announcement = "announcement", Release = "release" } }
words! {
    /// How a parameter count is known.
    ParamStatus { Disclosed = "disclosed", Estimated = "estimated", Unknown = "unknown", NotApplicable = "not-applicable" }
}
words! {
    /// The seven lanes families are gathered into, in the order they are drawn.
    Lane {
        Vae = "vae",
        Gan = "gan",
        NormalizingFlow = "normalizing-flow",
        AutoregressiveTransformer = "autoregressive-transformer",
        EnergyDiffusion = "energy-diffusion",
        Multimodal = "multimodal",
        Others = "others",
    }
}
words! {
    Modality {
        Text = "text",
        Code = "code",
        Image = "image",
        Video = "video",
        Audio = "audio",
        ThreeD = "3d",
        Agent = "agent",
        Robotics = "robotics",
        Biology = "biology",
        Multimodal = "multimodal",
    }
}
words! {
    /// From a system to an earlier one. The first nine are descent, the rest belonging.
    Relation {
        BuildsOn = "builds-on",
        Improves = "improves",
        Extends = "extends",
        Succeeds = "succeeds",
        FineTunedFrom = "fine-tuned-from",
        DistilledFrom = "distilled-from",
        Uses = "uses",
        ProductOf = "product-of",
        Replaces = "replaces",
        KindOf = "kind-of",
        MemberOf = "member-of",
        Applies = "applies",
        DemonstratedOn = "demonstrated-on",
        TrainedOn = "trained-on",
    }
}

impl Relation {
    /// True for the relations that draw a line of descent.
    pub fn is_descent(self) -> bool {
        self <= Relation::Replaces
    }
}

/// A set of modalities, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Modalities(pub u16);

impl Modalities {
    pub fn with(self, m: Modality) -> Self {
        Self(self.0 | 1 << m as u16)
    }
    pub fn has(self, m: Modality) -> bool {
        self.0 & 1 << m as u16 != 0
    }
    pub fn iter(self) -> impl Iterator<Item = Modality> {
        Modality::ALL.iter().copied().filter(move |m| self.has(*m))
    }
    pub fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
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
        match (lang, &self.name_zh) {
            (Lang::Zh, Some(zh)) => zh,
            _ => &self.name,
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
        match (lang, &self.name_zh) {
            (Lang::Zh, Some(zh)) => zh,
            _ => &self.name,
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

    pub fn is_concept(&self) -> bool {
        self.level == Level::Concept
    }

    pub fn in_collection(&self, collection: Collection) -> bool {
        match collection {
            Collection::Figure => self.figure.is_some(),
            Collection::Article => self.in_article,
            Collection::Extended => true,
        }
    }
}
