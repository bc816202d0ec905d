//! How it is said. One `Text` per language: a missing sentence does not compile. Sentences with numbers
//! are functions. Words of the catalog's closed lists are worded here too.

pub mod before_app;
pub mod cells;
mod en;
pub mod format;
pub mod sentences;
mod zh;

pub use en::EN;
pub use zh::ZH;

use crate::catalog::{Kind, Lane, Lang, Modality, Openness, ParamStatus, Relation};
use crate::explore::{IsOpen, LaneBy, OpenMeaning, SortKey, TrendSubset};

/// The sentences of a language.
pub fn text(lang: Lang) -> &'static Text {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}

/// Every fixed sentence of the page.
pub struct Text {
    pub lang: Lang,
    pub title: &'static str,
    pub skip_to_table: &'static str,
    pub other_language: &'static str,
    pub theme_to_dark: &'static str,
    pub theme_to_light: &'static str,
    pub close: &'static str,
    pub retry: &'static str,

    pub filters: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub collection: &'static str,
    pub collection_figure: &'static str,
    pub collection_article: &'static str,
    pub collection_extended: &'static str,
    pub open_question: &'static str,
    pub open_all: &'static str,
    pub is_open: fn(IsOpen) -> &'static str,
    pub meaning_legend: &'static str,
    pub meaning: fn(OpenMeaning) -> &'static str,
    pub meaning_short: fn(OpenMeaning) -> &'static str,
    pub classes: &'static str,
    pub organisation: &'static str,
    pub organisation_search: &'static str,
    pub organisation_none: &'static str,
    pub family: &'static str,
    pub modality: &'static str,
    pub country: &'static str,
    pub years_and_size: &'static str,
    pub years: &'static str,
    pub size: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub any: &'static str,
    pub active_filters: &'static str,
    pub remove: &'static str,
    pub reset: &'static str,
    pub nothing_title: &'static str,

    pub openness: fn(Openness) -> &'static str,
    pub openness_long: fn(Openness) -> &'static str,
    pub lane: fn(Lane) -> &'static str,
    pub modality_name: fn(Modality) -> &'static str,
    pub kind: fn(Kind) -> &'static str,
    pub relation: fn(Relation) -> &'static str,
    pub relation_back: fn(Relation) -> &'static str,
    pub param_status: fn(ParamStatus) -> &'static str,
    pub country_name: fn(&str) -> &'static str,
    pub concept: &'static str,

    pub timeline: &'static str,
    pub lanes_by: &'static str,
    pub lane_by: fn(LaneBy) -> &'static str,
    pub other_organisations: &'static str,
    pub group_text: &'static str,
    pub group_image: &'static str,
    pub group_audio: &'static str,
    pub group_other: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    pub zoom_all: &'static str,
    pub chart_keys: &'static str,
    pub before_axis: &'static str,
    pub undated: &'static str,
    pub key_title: &'static str,
    pub key_family: &'static str,
    pub key_openness: &'static str,
    pub key_imprecise: &'static str,
    pub key_estimate: &'static str,
    pub key_record: &'static str,
    pub key_cluster: &'static str,
    pub open_cluster: &'static str,

    pub no_further: &'static str,
    pub stop: &'static str,
    pub in_words: &'static str,
    pub keys_button: &'static str,
    pub keys_title: &'static str,
    pub keys: &'static [(&'static str, &'static str)],
    pub window: &'static str,
    pub window_start: &'static str,
    pub window_end: &'static str,
    pub window_hint: &'static str,
    pub per_quarter: &'static str,

    pub growth: &'static str,
    pub axis_total: &'static str,
    pub axis_active: &'static str,
    pub trend_of: &'static str,
    pub trend_subset: fn(TrendSubset) -> &'static str,
    pub scale: &'static str,
    pub log: &'static str,
    pub linear: &'static str,
    pub counting: &'static str,
    pub total: &'static str,
    pub active: &'static str,
    pub fit_estimates: &'static str,
    pub size_unknown: &'static str,

    pub details: &'static str,
    pub details_empty: &'static str,
    pub details_try: &'static str,
    pub details_loading: &'static str,
    pub details_failed: &'static str,
    pub released: &'static str,
    pub released_means: fn(crate::catalog::DateMeans) -> &'static str,
    pub parameters: &'static str,
    pub active_parameters: &'static str,
    pub training_compute: &'static str,
    pub openness_label: &'static str,
    pub licence: &'static str,
    pub aliases: &'static str,
    pub grew_from: &'static str,
    pub led_to: &'static str,
    pub related: &'static str,
    pub unknown: &'static str,
    pub not_applicable: &'static str,
    pub estimated: &'static str,
    pub mixture: &'static str,
    pub not_checked: &'static str,
    pub sources: &'static str,
    pub conflicts: &'static str,
    pub article_says: &'static str,
    pub figure_shows: &'static str,
    pub copy_link: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub read_more: &'static str,
    pub not_in_view: &'static str,
    pub field: fn(&str) -> &'static str,
    pub confidence: fn(&str) -> &'static str,
    pub yes: &'static str,
    pub no: &'static str,

    pub table: &'static str,
    pub column: fn(SortKey) -> &'static str,
    pub table_hint: &'static str,

    pub data_version: &'static str,
    pub data_until: &'static str,
    pub credits: &'static str,
    pub data_licence: &'static str,
    pub download: &'static str,
    pub source_code_licence: &'static str,

    pub note_ignored: &'static str,
    pub note_too_long: &'static str,
    pub note_unknown_id: &'static str,
    pub note_storage: &'static str,
    pub no_canvas: &'static str,

    pub lineage_drawn: &'static str,
    pub depth_legend: &'static str,
    /// None, one, two, three steps, all.
    pub depths: [&'static str; 5],
    pub steps_drawn: &'static str,
    pub steps_undrawn: &'static str,
    pub path_to: &'static str,
    pub path_hint: &'static str,
    pub path_none: &'static str,
    pub path_unknown: &'static str,
}

impl Text {
    pub fn collection_name(&self, collection: crate::catalog::Collection) -> &'static str {
        use crate::catalog::Collection::*;
        match collection {
            Figure => self.collection_figure,
            Article => self.collection_article,
            Extended => self.collection_extended,
        }
    }
}
