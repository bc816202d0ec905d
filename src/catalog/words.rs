//! The closed lists of words that records may use.

use serde::{Deserialize, Serialize};

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
                $crate::catalog::words::place_of(word, Self::WORDS).and_then(|i| Self::ALL.get(i).copied())
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
    /// A language of the page. Lives here because every module may name it.
    #[derive(Default)]
    Lang {
        #[default]
        En = "en",
        Zh = "zh",
    }
}

impl Lang {
    /// In files and addresses.
    pub fn code(self) -> &'static str {
        self.word()
    }

    /// In a document's `lang`: says which glyphs Chinese readers expect.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh-Hans",
        }
    }
}

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
words! {
    /// Whose state of openness counts: that of the release, or that of the data's last day.
    #[derive(Default)]
    AsOf {
        #[default]
        Release = "release",
        Today = "today",
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
