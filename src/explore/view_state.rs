//! `ViewState`: everything a shared link can say. `Default` is a plain visit.

use crate::catalog::order::sort_by;
use crate::catalog::words::words;
use crate::catalog::{AsOf, Collection, Counting, Days, Lane, Lang, Modalities, Openness, System};

use super::table::Sort;

words! {
    /// What the reader means by "open".
    #[derive(Default)]
    OpenMeaning {
        /// The weights can be downloaded (open and restricted).
        #[default]
        Weights = "weights",
        /// Under an open licence only.
        Licence = "licence",
        /// The article's own yes or no.
        Article = "article",
    }
}
words! {
    /// The answer to "is it open?" under the chosen meaning.
    IsOpen { Yes = "yes", No = "no", NotStated = "unstated" }
}
words! {
    /// What the timeline's lanes stand for.
    #[derive(Default)]
    LaneBy {
        #[default]
        Family = "family",
        Organisation = "organisation",
        Openness = "openness",
        Modality = "modality",
    }
}
words! {
    /// Which names the timeline draws.
    #[derive(Default)]
    NamesShown {
        /// Of systems everybody knows, in the height of one screen.
        #[default]
        Landmarks = "landmarks",
        /// Of as many systems as have room in rows of their own, as tall as that gets.
        All = "all",
    }
}
words! {
    #[derive(Default)]
    ScaleKind {
        #[default]
        Log = "log",
        Linear = "linear",
    }
}
words! {
    /// Which of the shown systems the trend is fitted to.
    #[derive(Default)]
    TrendSubset {
        #[default]
        Language = "language",
        All = "all",
        Records = "records",
        Off = "off",
    }
}
words! { Theme { Light = "light", Dark = "dark" } }

/// A small set over a closed list of words, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bits(pub u8);

impl Bits {
    pub fn has(self, bit: usize) -> bool {
        bit < 8 && self.0 & 1 << bit != 0
    }
    pub fn toggled(self, bit: usize) -> Self {
        Self(self.0 ^ 1 << bit)
    }
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Which systems pass. An empty choice lets everything pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub collection: Collection,
    pub open_meaning: OpenMeaning,
    /// Whether the state at release counts, or today's.
    pub as_of: AsOf,
    /// Chosen answers, by `IsOpen as usize`.
    pub open: Bits,
    /// Chosen classes, by `Openness as usize`.
    pub classes: Bits,
    pub organisations: Vec<String>,
    pub families: Vec<String>,
    pub modalities: Modalities,
    /// Two-letter codes of head offices.
    pub countries: Vec<String>,
    pub years: Span<i16>,
    pub parameters: Span<f64>,
    /// The time window: both ends of the charts' time axis; `None` is all of it.
    pub window: Option<Days>,
    pub text: String,
}

/// A range with open ends; both ends belong to it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Span<T> {
    pub from: Option<T>,
    pub to: Option<T>,
}

impl<T: PartialOrd + Copy> Span<T> {
    /// True when neither end is set.
    pub fn is_unbounded(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
    pub fn contains(&self, value: T) -> bool {
        self.from.is_none_or(|f| value >= f) && self.to.is_none_or(|t| value <= t)
    }
    /// The same range with its ends in order.
    pub fn ordered(self) -> Self {
        match (self.from, self.to) {
            (Some(f), Some(t)) if f > t => Self { from: Some(t), to: Some(f) },
            _ => self,
        }
    }
}

/// Everything a link says. Hover, open menus and half-typed words are not in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewState {
    /// `None`: the browser's own language.
    pub lang: Option<Lang>,
    /// `None`: the system's own theme.
    pub theme: Option<Theme>,
    pub filter: Filter,
    pub lane_by: LaneBy,
    pub names: NamesShown,
    pub scale: ScaleKind,
    pub trend: TrendSubset,
    pub counting: Counting,
    /// Whether estimated sizes are fitted too.
    pub fit_estimates: bool,
    pub sort: Sort,
    /// Id of the selected system.
    pub selected: Option<String>,
    /// How far the lineage of the selected system is drawn.
    pub depth: super::Depth,
    /// Id of the system at the other end of the shown path of descent.
    pub path_to: Option<String>,
}

impl Filter {
    /// True when nothing but the collection and what "open" means, and when, is chosen.
    pub fn is_empty(&self) -> bool {
        *self == self.cleared()
    }

    /// The same collection, meaning and time of "open", nothing else chosen.
    pub fn cleared(&self) -> Self {
        let Self { collection, open_meaning, as_of, .. } = *self;
        Self { collection, open_meaning, as_of, ..Self::default() }
    }

    /// The class of a system that counts.
    pub fn class_of(&self, system: &System) -> Openness {
        system.openness_as_of(self.as_of)
    }

    /// Whether a system is open, in the chosen meaning and at the chosen time. The article's statement has no other
    /// time than its own.
    pub fn is_open(&self, system: &System) -> IsOpen {
        is_open(self.open_meaning, self.class_of(system), system.article_open)
    }

    pub fn toggle_family(&mut self, id: &str) {
        toggle(&mut self.families, id);
    }
    pub fn toggle_organisation(&mut self, id: &str) {
        toggle(&mut self.organisations, id);
    }
    pub fn toggle_country(&mut self, code: &str) {
        toggle(&mut self.countries, code);
    }

    /// Chooses all families of a lane, or none of them when all were chosen.
    pub fn toggle_lane(&mut self, lane: Lane, families: &[crate::catalog::Family]) {
        let of_lane = || families.iter().filter(|f| f.lane == lane).map(|f| &f.id);
        let all = of_lane().all(|id| self.families.contains(id));
        self.families.retain(|id| !of_lane().any(|f| f == id));
        if !all {
            self.families.extend(of_lane().cloned());
        }
        sort_by(&mut self.families, String::cmp);
    }
}

/// Adds or removes, and keeps the list sorted so that equal choices are equal links.
fn toggle(list: &mut Vec<String>, id: &str) {
    match list.iter().position(|x| x == id) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(id.to_owned()),
    }
    sort_by(list, String::cmp);
}

/// The answer to "is it open?" for a class and the article's word.
pub fn is_open(meaning: OpenMeaning, class: Openness, article: Option<bool>) -> IsOpen {
    match (meaning, class) {
        (OpenMeaning::Article, _) => match article {
            Some(true) => IsOpen::Yes,
            Some(false) => IsOpen::No,
            None => IsOpen::NotStated,
        },
        (_, Openness::Unknown | Openness::NotApplicable) => IsOpen::NotStated,
        (_, Openness::Open) | (OpenMeaning::Weights, Openness::Restricted) => IsOpen::Yes,
        _ => IsOpen::No,
    }
}
