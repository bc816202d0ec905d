//! Until every caller asks the language itself, as `text(lang).shown(…)`.

use crate::catalog::{Lang, ReleaseDate};
use crate::explore::lineage::Why;
use crate::explore::view_state::Bits;
use crate::explore::{FacetCounts, OpenMeaning, Trend, TrendSubset};

use super::text;

pub use super::format::with_count;

macro_rules! forward {
    ($($old:ident as $new:ident($($fact:ident: $type:ty),*);)*) => {
        $(pub fn $old(lang: Lang, $($fact: $type),*) -> String { text(lang).$new($($fact),*) })*
    };
}

forward! {
    headline as headline(counts: &FacetCounts, open: usize, years: Option<(i16, i16)>);
    shown as shown(visible: usize, of: usize);
    trend as trend_sentence(subset: TrendSubset, trend: Option<&Trend>, points: usize);
    left_out as left_out(unknown: usize, without_size: usize, outside: usize);
    timeline_note as timeline_note(unnamed: usize, outside: usize);
    timeline_alt as timeline_alt(count: usize, lanes: usize, from: i16, to: i16);
    growth_alt as growth_alt(known: usize, unknown: usize, trend: &str);
    lane_count as systems(n: usize);
    and_more as and_more(n: usize);
    most_from as most_from(names: &str);
    largest as largest(name: &str, size: &str);
    known_sizes as known_sizes(known: usize, of: usize);
    show as show(n: usize);
    most as most(n: usize);
    overview_alt as overview_alt(from: &str, to: &str, shown: usize);
    data_until as data_until(date: ReleaseDate);
    way_out as way_out(choice: &str, brings: usize);
    open_choice as open_choice(open: Bits, meaning: OpenMeaning);
    span as span(from: Option<String>, to: Option<String>);
    kin as kin(ancestors: usize, descendants: usize);
    undrawn as undrawn(name: &str, why: Why);
}
