//! `Text`: everything the page says in one language. A language is one value of it (`en.rs`, `zh.rs`), so that the
//! compiler names what a further language lacks. Longer than other files because it is one list.

use crate::catalog::{AsOf, DateMeans, Kind, Lane, Lang, Modality, Openness, ParamStatus, Relation, ReleaseDate};
use crate::explore::lineage::Why;
use crate::explore::{Digest, FacetCounts, Filter, IsOpen, LaneBy, OpenMeaning, SortKey, Trend, TrendSubset};

/// Declares the struct: fixed texts are fields, and what depends on facts is a function of the language, called
/// like a method.
macro_rules! words_of_a_language {
    (
        $(#[$doc:meta])*
        pub struct $name:ident {
            texts { $($(#[$text_doc:meta])* $text:ident: $type:ty,)* }
            sentences { $($(#[$fn_doc:meta])* fn $sentence:ident($($fact:ident: $fact_type:ty),*) -> $words:ty;)* }
        }
    ) => {
        $(#[$doc])*
        pub struct $name {
            $($(#[$text_doc])* pub $text: $type,)*
            $($(#[$fn_doc])* pub $sentence: fn($($fact: $fact_type),*) -> $words,)*
        }
        impl $name {
            $($(#[$fn_doc])* pub fn $sentence(&self, $($fact: $fact_type),*) -> $words {
                (self.$sentence)($($fact),*)
            })*
        }
    };
}

/// What the page says before the program arrives, or without it.
pub struct BeforeApp {
    /// Where the number of shown systems will stand.
    pub waiting: &'static str,
    pub table: &'static str,
    /// Beside the table's title.
    pub table_note: &'static str,
    pub no_script: &'static str,
    pub whole_catalog: &'static str,
    /// For search engines and link previews, after the headline.
    pub description: &'static str,
}

words_of_a_language! {
    /// Everything the page says in one language.
    pub struct Text {
        texts {
            lang: Lang,
            title: &'static str,
            /// What the page is, in one sentence under its title.
            standfirst: &'static str,
            skip_to_table: &'static str,
            other_language: &'static str,
            theme_to_dark: &'static str,
            theme_to_light: &'static str,
            close: &'static str,
            retry: &'static str,

            filters: &'static str,
            search: &'static str,
            search_hint: &'static str,
            collection: &'static str,
            collection_figure: &'static str,
            collection_article: &'static str,
            collection_extended: &'static str,
            open_question: &'static str,
            open_all: &'static str,
            meaning_legend: &'static str,
            as_of_legend: &'static str,
            classes: &'static str,
            organisation: &'static str,
            organisation_search: &'static str,
            organisation_none: &'static str,
            family: &'static str,
            modality: &'static str,
            country: &'static str,
            years_and_size: &'static str,
            years: &'static str,
            size: &'static str,
            from: &'static str,
            to: &'static str,
            any: &'static str,
            active_filters: &'static str,
            remove: &'static str,
            reset: &'static str,
            nothing_title: &'static str,

            concept: &'static str,

            timeline: &'static str,
            lanes_by: &'static str,
            /// The button to the tall timeline, and the one back.
            show_all_names: &'static str,
            fit_one_screen: &'static str,
            other_organisations: &'static str,
            group_text: &'static str,
            group_image: &'static str,
            group_audio: &'static str,
            group_other: &'static str,
            zoom_in: &'static str,
            zoom_out: &'static str,
            earlier: &'static str,
            later: &'static str,
            zoom_all: &'static str,
            chart_keys: &'static str,
            before_axis: &'static str,
            undated: &'static str,
            key_title: &'static str,
            key_family: &'static str,
            key_openness: &'static str,
            key_imprecise: &'static str,
            key_estimate: &'static str,
            key_record: &'static str,
            key_cluster: &'static str,
            open_cluster: &'static str,

            no_further: &'static str,
            stop: &'static str,
            in_words: &'static str,
            keys_button: &'static str,
            keys_title: &'static str,
            keys: &'static [(&'static str, &'static str)],
            window: &'static str,
            window_start: &'static str,
            window_end: &'static str,
            window_hint: &'static str,
            per_quarter: &'static str,

            growth: &'static str,
            axis_total: &'static str,
            axis_active: &'static str,
            trend_of: &'static str,
            scale: &'static str,
            log: &'static str,
            linear: &'static str,
            counting: &'static str,
            total: &'static str,
            active: &'static str,
            fit_estimates: &'static str,
            size_unknown: &'static str,

            details: &'static str,
            details_empty: &'static str,
            details_try: &'static str,
            details_loading: &'static str,
            details_failed: &'static str,
            released: &'static str,
            parameters: &'static str,
            active_parameters: &'static str,
            training_compute: &'static str,
            openness_label: &'static str,
            licence: &'static str,
            aliases: &'static str,
            grew_from: &'static str,
            led_to: &'static str,
            related: &'static str,
            unknown: &'static str,
            not_applicable: &'static str,
            estimated: &'static str,
            mixture: &'static str,
            not_checked: &'static str,
            sources: &'static str,
            conflicts: &'static str,
            article_says: &'static str,
            figure_shows: &'static str,
            copy_link: &'static str,
            copied: &'static str,
            copy_failed: &'static str,
            read_more: &'static str,
            not_in_view: &'static str,
            yes: &'static str,
            no: &'static str,

            table: &'static str,
            table_hint: &'static str,

            data_version: &'static str,
            credits: &'static str,
            data_licence: &'static str,
            download: &'static str,
            source_code_licence: &'static str,

            note_ignored: &'static str,
            note_too_long: &'static str,
            note_unknown_id: &'static str,
            no_canvas: &'static str,

            lineage_drawn: &'static str,
            depth_legend: &'static str,
            /// None, one, two, three steps, all.
            depths: [&'static str; 5],
            steps_drawn: &'static str,
            steps_undrawn: &'static str,
            path_to: &'static str,
            path_hint: &'static str,
            path_none: &'static str,
            path_unknown: &'static str,

            before_app: BeforeApp,

            /// The language that the language button offers.
            other_lang: Lang,
            /// What large numbers are counted in, smallest first: the unit and how it is written after the number.
            number_units: &'static [(f64, &'static str)],
            /// Between the items of a list.
            list_separator: &'static str,
            /// Between the clauses of a sentence.
            clause_separator: &'static str,
            /// Between sentences of a paragraph, and between words put together.
            gap: &'static str,

            /// What changed between versions of the data, and the data for others.
            changes: &'static str,
            changes_failed: &'static str,
            changes_loading: &'static str,
            changes_feed: &'static str,
            data_files: &'static str,
            stories: &'static str,
            stories_more: &'static str,
            /// Between the thousands of a whole number.
            thousands: &'static str,
            /// After the number of a percentage.
            percent: &'static str,
        }
        sentences {
            fn is_open(answer: IsOpen) -> &'static str;
            /// The article's own word about open source.
            fn article_open(is_open: bool) -> &'static str;
            fn meaning(meaning: OpenMeaning) -> &'static str;
            fn meaning_short(meaning: OpenMeaning) -> &'static str;
            /// Whose openness counts; today's with the data's last day where it is to be named.
            fn as_of(as_of: AsOf, until: Option<ReleaseDate>) -> String;
            fn openness(class: Openness) -> &'static str;
            fn openness_long(class: Openness) -> &'static str;
            fn lane(lane: Lane) -> &'static str;
            fn modality_name(modality: Modality) -> &'static str;
            fn kind(kind: Kind) -> &'static str;
            /// What a system is to an earlier one, whose name follows: "succeeds".
            fn relation(relation: Relation) -> &'static str;
            /// What a system is to a later one, whose name follows: "succeeded by".
            fn relation_back(relation: Relation) -> &'static str;
            fn param_status(status: ParamStatus) -> &'static str;
            fn country_name(code: &str) -> &'static str;
            fn lane_by(by: LaneBy) -> &'static str;
            fn trend_subset(subset: TrendSubset) -> &'static str;
            fn released_means(means: DateMeans) -> &'static str;
            fn field(name: &str) -> &'static str;
            fn confidence(word: &str) -> &'static str;
            fn column(key: SortKey) -> &'static str;

            /// A month on an axis.
            fn month(month: u8) -> String;
            /// A month and its year in a sentence; the year alone where the month is not known.
            fn month_year(date: ReleaseDate) -> String;
            /// A date in a sentence, as far as it is known: "17 March 2024".
            fn long_date(date: ReleaseDate) -> String;
            /// "since 17 March 2024".
            fn since(date: ReleaseDate) -> String;
            /// A system whose weights came later: "closed at release, open since 17 March 2024".
            fn opened(at_release: Openness, since_then: Openness, date: ReleaseDate) -> String;
            /// "1 system", "3 systems".
            fn systems(n: usize) -> String;
            /// The line under the title: how many systems, from when to when, how many open.
            fn headline(counts: &FacetCounts, digest: &Digest, filter: &Filter) -> String;
            /// "37 of 358 shown".
            fn shown(visible: usize, of: usize) -> String;
            /// What closing the sheet of filters shows: "Show 37 systems".
            fn show(n: usize) -> String;
            /// The trend in one plain sentence with its subset, years, n, doubling time, interval and R².
            fn trend_sentence(subset: TrendSubset, trend: Option<&Trend>, points: usize) -> String;
            /// What the growth chart does not draw as a number; empty when it draws everything.
            fn left_out(unknown: usize, without_size: usize, outside: usize) -> String;
            /// What the timeline does not name or show at this zoom; empty when it names everything.
            fn timeline_note(unnamed: usize, outside: usize) -> String;
            /// The timeline in words, for those who do not see it.
            fn timeline_alt(count: usize, lanes: usize, from: i16, to: i16) -> String;
            /// The growth chart in words, with the sentence about its trend.
            fn growth_alt(known: usize, unknown: usize, trend: &str) -> String;
            /// The overview strip in words; both ends are dates.
            fn overview_alt(from: &str, to: &str, shown: usize) -> String;
            /// The highest bar of the overview strip: "most: 31".
            fn most(n: usize) -> String;
            /// The rest of a long list: "and 4 more".
            fn and_more(n: usize) -> String;
            /// "Most come from OpenAI 33, Google 30."
            fn most_from(names: &str) -> String;
            /// The largest known size and whose it is.
            fn largest(name: &str, size: &str) -> String;
            /// Of how many the size is known.
            fn known_sizes(known: usize, of: usize) -> String;
            /// "data to May 2026".
            fn data_until(date: ReleaseDate) -> String;
            /// A way out of an empty view: what leaving out this choice would bring back.
            fn way_out(choice: &str, brings: usize) -> String;
            /// Words with a remark in brackets: "Open (weights can be downloaded)", "GPT-2 (2019)".
            fn remarked(words: &str, remark: &str) -> String;
            /// A range in words, empty when neither end is set: "2018 to 2023", "from 2018".
            fn span(from: Option<String>, to: Option<String>) -> String;
            /// How many ancestors and descendants are within the chosen depth.
            fn relatives(ancestors: usize, descendants: usize) -> String;
            /// Why a step of descent is not drawn; `name` is the end that has no place on the axis.
            fn undrawn(name: &str, why: Why) -> String;
        }
    }
}
