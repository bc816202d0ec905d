//! Both charts of the view without any choice, with the estimate of a text's width in the place of a browser's.

use crate::catalog::{AsOf, Catalog, Collection, Counting, Days, Lang, Row};
use crate::chart::growth::{self, GrowthInput};
use crate::chart::time_axis::full_domain;
use crate::chart::timeline::{self, TimelineInput};
use crate::chart::{PlacedGrowth, PlacedTimeline, text_width};
use crate::explore::{LaneBy, NamesShown, ScaleKind, Span, Trend};

pub struct Plain {
    pub domain: Days,
    pub timeline: PlacedTimeline,
    pub growth: PlacedGrowth,
}

/// Every row of a catalog.
pub fn all_rows(catalog: &Catalog) -> Vec<Row> {
    (0..).take(catalog.systems.len()).collect()
}

/// Laid out `width` CSS px wide.
pub fn plain(catalog: &Catalog, lang: Lang, width: f64, trend: Option<&Trend>) -> Plain {
    let collection = Collection::default();
    let visible = all_rows(catalog);
    let domain = full_domain(catalog, collection, Span::default());
    let timeline = timeline::layout(&TimelineInput {
        catalog,
        collection,
        visible: &visible,
        as_of: AsOf::default(),
        lane_by: LaneBy::default(),
        names: NamesShown::default(),
        lang,
        domain,
        width,
        measure: &text_width::estimate,
    });
    let growth = growth::layout(&GrowthInput {
        catalog,
        collection,
        visible: &visible,
        as_of: AsOf::default(),
        trend,
        scale: ScaleKind::default(),
        counting: Counting::default(),
        lang,
        domain,
        width,
        measure: &text_width::estimate,
    });
    Plain { domain, timeline, growth }
}
