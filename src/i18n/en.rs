//! English. The fixed texts first, the sentences made of facts below; longer than other files so that a translator reads one.

use super::format::{months, r_squared};
use super::language::{BeforeApp, Text};
use crate::catalog::date::civil;
use crate::catalog::{AsOf, DateMeans, Kind, Lane, Lang, Modality, Openness, ParamStatus, Relation};
use crate::explore::lineage::Why;
use crate::explore::{Digest, FacetCounts, Filter, IsOpen, LaneBy, OpenMeaning, SortKey, Trend, TrendSubset};

pub static EN: Text = Text {
    lang: Lang::En,
    title: "Generative AI Atlas",
    standfirst: "Who made what and when, how big it was, how open, and what it grew from.",
    skip_to_table: "Skip to the table",
    other_language: "中文",
    theme_to_dark: "Dark theme",
    theme_to_light: "Light theme",
    close: "Close",
    retry: "Try again",

    filters: "Filters",
    search: "Search",
    search_hint: "Name, alias, organisation …",
    collection: "Collection",
    collection_figure: "The article’s figure",
    collection_article: "The article",
    collection_extended: "Everything to 2026",
    open_question: "Open?",
    open_all: "All",
    is_open: |answer| match answer {
        IsOpen::Yes => "Open",
        IsOpen::No => "Not open",
        IsOpen::NotStated => "Not stated",
    },
    article_open: |is_open| if is_open { "open source" } else { "not open source" },
    meaning_legend: "“Open” means",
    as_of_legend: "Openness counts",
    as_of: |as_of, until| match (as_of, until) {
        (AsOf::Release, _) => "at release".into(),
        (AsOf::Today, None) => "today".into(),
        (AsOf::Today, Some(until)) => format!("today (as of {})", EN.long_date(until)),
    },
    meaning: |meaning| match meaning {
        OpenMeaning::Weights => "the weights can be downloaded, under any licence",
        OpenMeaning::Licence => "the weights can be downloaded under an open licence",
        OpenMeaning::Article => "the article’s table says so",
    },
    meaning_short: |meaning| match meaning {
        OpenMeaning::Weights => "weights can be downloaded",
        OpenMeaning::Licence => "open licence only",
        OpenMeaning::Article => "as the article says",
    },
    classes: "Six classes",
    organisation: "Organisation",
    organisation_search: "Find an organisation …",
    organisation_none: "No organisation has this in its name.",
    family: "Family",
    modality: "Modality",
    country: "Country",
    years_and_size: "Years and size",
    years: "Years",
    size: "Parameters",
    from: "from",
    to: "to",
    any: "any",
    active_filters: "Active filters",
    remove: "Remove",
    reset: "Reset filters",
    nothing_title: "No system passes all filters.",

    openness: |class| match class {
        Openness::Open => "open",
        Openness::Restricted => "restricted",
        Openness::Closed => "closed",
        Openness::Unreleased => "unreleased",
        Openness::Unknown => "unknown",
        Openness::NotApplicable => "not applicable",
    },
    openness_long: |class| match class {
        Openness::Open => "open: weights anyone may download and use under an open licence",
        Openness::Restricted => "restricted: weights can be downloaded under a licence that limits their use",
        Openness::Closed => "closed: used through an API or a product only",
        Openness::Unreleased => "unreleased: described only",
        Openness::Unknown => "unknown: not established",
        Openness::NotApplicable => "not applicable: an idea, method or program without weights of its own",
    },
    lane: |lane| match lane {
        Lane::Vae => "VAE",
        Lane::Gan => "GAN",
        Lane::NormalizingFlow => "Normalizing flow",
        Lane::AutoregressiveTransformer => "Autoregressive · Transformer",
        Lane::EnergyDiffusion => "Energy-based · Diffusion",
        Lane::Multimodal => "Multimodal",
        Lane::Others => "Others",
    },
    modality_name: |modality| match modality {
        Modality::Text => "text",
        Modality::Code => "code",
        Modality::Image => "image",
        Modality::Video => "video",
        Modality::Audio => "audio and music",
        Modality::ThreeD => "3D",
        Modality::Agent => "agent",
        Modality::Robotics => "robotics",
        Modality::Biology => "biology",
        Modality::Multimodal => "multimodal",
    },
    kind: |kind| match kind {
        Kind::Model => "model",
        Kind::Technique => "technique",
        Kind::Product => "product",
        Kind::Dataset => "dataset",
    },
    relation: |relation| match relation {
        Relation::BuildsOn => "builds on",
        Relation::Improves => "improves",
        Relation::Extends => "extends",
        Relation::Succeeds => "succeeds",
        Relation::FineTunedFrom => "fine-tuned from",
        Relation::DistilledFrom => "distilled from",
        Relation::Uses => "uses",
        Relation::ProductOf => "made with",
        Relation::Replaces => "replaces",
        Relation::KindOf => "is a kind of",
        Relation::MemberOf => "belongs to",
        Relation::Applies => "applies",
        Relation::DemonstratedOn => "shown on",
        Relation::TrainedOn => "trained on",
    },
    relation_back: |relation| match relation {
        Relation::BuildsOn => "built upon by",
        Relation::Improves => "improved by",
        Relation::Extends => "extended by",
        Relation::Succeeds => "succeeded by",
        Relation::FineTunedFrom => "fine-tuned into",
        Relation::DistilledFrom => "distilled into",
        Relation::Uses => "used by",
        Relation::ProductOf => "used to make",
        Relation::Replaces => "replaced by",
        Relation::KindOf => "one kind is",
        Relation::MemberOf => "one member is",
        Relation::Applies => "applied by",
        Relation::DemonstratedOn => "used to demonstrate",
        Relation::TrainedOn => "used to train",
    },
    param_status: |status| match status {
        ParamStatus::Disclosed => "published by its makers",
        ParamStatus::Estimated => "estimate",
        ParamStatus::Unknown => "not published",
        ParamStatus::NotApplicable => "not applicable",
    },
    country_name: country,
    concept: "idea",

    timeline: "Timeline",
    lanes_by: "Lanes by",
    show_all_names: "Show all names",
    fit_one_screen: "Fit to one screen",
    lane_by: |by| match by {
        LaneBy::Family => "Family",
        LaneBy::Organisation => "Organisation",
        LaneBy::Openness => "Openness",
        LaneBy::Modality => "Modality",
    },
    other_organisations: "Other organisations",
    group_text: "Text and code",
    group_image: "Image",
    group_audio: "Audio and video",
    group_other: "Mixed and other",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    earlier: "Earlier",
    later: "Later",
    zoom_all: "All years",
    chart_keys: "Arrow keys go from mark to mark, Enter selects, a question mark lists all keys. Drag to zoom into a time.",
    before_axis: "Before 2013",
    undated: "Ideas without a date",
    key_title: "How to read the marks",
    key_family: "Shape and colour: family",
    key_openness: "Filling: openness",
    key_imprecise: "only the month or year is known",
    key_estimate: "estimated size",
    key_record: "largest published size until then",
    key_cluster: "several systems in one place, with their number; press to zoom in",
    open_cluster: "Press to zoom in",

    no_further: "No further mark that way.",
    stop: ".",
    in_words: "This view in words",
    keys_button: "Keys",
    keys_title: "Keys in the charts",
    keys: &[
        ("← →", "earlier or later system"),
        ("↑ ↓", "larger or smaller system"),
        ("Home End", "first or last system"),
        ("Enter", "select it"),
        ("Esc", "leave it"),
        ("+ −", "zoom in or out"),
        ("Shift ← →", "move the time window"),
        ("0", "all years"),
        ("?", "show or hide this list"),
        ("Ctrl / ⌘ + wheel", "zoom about the pointer"),
    ],
    window: "Time window",
    window_start: "Start of the window",
    window_end: "End of the window",
    window_hint: "year, year-month or full date",
    per_quarter: "Systems per quarter",

    growth: "Parameter growth",
    axis_total: "Total parameters",
    axis_active: "Active parameters",
    trend_of: "Trend of",
    trend_subset: |subset| match subset {
        TrendSubset::Language => "Language models",
        TrendSubset::All => "All shown",
        TrendSubset::Records => "Record setters",
        TrendSubset::Off => "No trend",
    },
    scale: "Scale",
    log: "Log",
    linear: "Linear",
    counting: "Parameters counted",
    total: "Total",
    active: "Active",
    fit_estimates: "Fit estimates too",
    size_unknown: "Size not known",

    details: "Details",
    details_empty: "Select a system in a chart, the table or the search to see its facts, each with its source.",
    details_try: "Good places to start",
    details_loading: "Loading texts and sources …",
    details_failed: "Texts and sources could not be loaded. The charts and the table work without them.",
    released: "Released",
    released_means: |means| match means {
        DateMeans::Paper => "paper",
        DateMeans::Announcement => "announcement",
        DateMeans::Release => "release",
    },
    parameters: "Parameters",
    active_parameters: "Active parameters",
    training_compute: "Training compute",
    openness_label: "Openness",
    licence: "Licence",
    aliases: "Also called",
    grew_from: "Grew from",
    led_to: "Led to",
    related: "Belongs together with",
    unknown: "not known",
    not_applicable: "does not apply",
    estimated: "estimate",
    mixture: "mixture of experts",
    not_checked: "not checked yet",
    sources: "Sources",
    conflicts: "Sources differ",
    article_says: "The article says",
    figure_shows: "The article’s figure shows",
    copy_link: "Copy link",
    copied: "Link copied.",
    copy_failed: "The browser did not allow copying. Here is the link:",
    read_more: "Reference",
    not_in_view: "The filters hide this system at the moment.",
    field: |field| match field {
        "released" => "Date",
        "parameters" => "Parameters",
        "organisations" => "Organisation",
        "openness" => "Openness",
        "licence" => "Licence",
        "name" | "name_zh" => "Name",
        "training_compute" => "Training compute",
        "lineage" => "Lineage",
        "modalities" => "Modality",
        "family" => "Family",
        "claim" => "Statement",
        _ => "Fact",
    },
    confidence: |word| match word {
        "confident" => "confident",
        "likely" => "likely",
        "speculative" => "speculative",
        _ => "not rated",
    },
    yes: "yes",
    no: "no",

    table: "All shown systems",
    column: |key| match key {
        SortKey::Released => "Released",
        SortKey::Name => "System",
        SortKey::Organisation => "Organisation",
        SortKey::Family => "Family",
        SortKey::Parameters => "Parameters",
        SortKey::Openness => "Openness",
    },
    table_hint: "Press a heading to sort, a name to see its facts.",

    data_version: "Data version",
    credits: "Data and credits",
    data_licence: "The catalog may be reused under CC BY 4.0.",
    download: "Download the catalog (JSON)",
    source_code_licence: "The program is under the MIT licence.",

    note_ignored: "Part of the link was not understood and left out:",
    note_too_long: "The link was too long to be read; this is the plain view.",
    note_unknown_id: "not in this data",
    no_canvas: "This browser gives no drawing surface, so the chart is missing. The table below has every system.",

    lineage_drawn: "Lineage on the timeline",
    depth_legend: "Steps of descent that are drawn",
    depths: ["None", "1", "2", "3", "All"],
    steps_drawn: "Lines drawn",
    steps_undrawn: "Not drawn, and why",
    path_to: "Path to …",
    path_hint: "Name of another system",
    path_none: "No line of descent connects the two.",
    path_unknown: "No system has this name.",

    before_app: BeforeApp {
        waiting: "The charts are being drawn …",
        table: "All systems",
        table_note: "Newest first. ≈ marks an estimate.",
        no_script: "Without JavaScript the charts, filters and details are missing; this table lists every system.",
        whole_catalog: "Everything as JSON",
        description: "Who made what when, how big, how open, and what led to it.",
    },

    other_lang: Lang::Zh,
    number_units: &[(1e3, "K"), (1e6, "M"), (1e9, "B"), (1e12, "T")],
    list_separator: ", ",
    clause_separator: ", ",
    gap: " ",
    month: |month| month_name(month).get(..3).unwrap_or_default().to_owned(),
    month_year: |date| match date.month() {
        Some(month) => format!("{} {}", EN.month(month), date.year()),
        None => date.year().to_string(),
    },

    long_date: |date| {
        let day = date.day().map(|day| format!("{day} ")).unwrap_or_default();
        let month = date.month().map(|month| format!("{} ", month_name(month))).unwrap_or_default();
        format!("{day}{month}{}", date.year())
    },
    since: |date| format!("since {}", EN.long_date(date)),
    opened: |at_release, since_then, date| {
        let (before, now, since) = (EN.openness(at_release), EN.openness(since_then), EN.since(date));
        match at_release {
            Openness::Unreleased => format!("unreleased at first, {now} {since}"),
            _ if at_release == since_then => format!("{before}, under another licence {since}"),
            _ => format!("{before} at release, {now} {since}"),
        }
    },

    systems,
    headline,
    shown: |visible, of| format!("{visible} of {of} shown"),
    show: |n| format!("Show {}", systems(n)),
    trend_sentence,
    left_out,
    timeline_note,
    timeline_alt: |count, lanes, from, to| {
        format!("Timeline of {}, {from} to {to}, in {lanes} lanes. The table below lists them all.", systems(count))
    },
    growth_alt: |known, unknown, trend| {
        let known = systems(known);
        format!(
            "Release date against parameters of {known}; {unknown} more of unknown size. {trend} The table below lists them all."
        )
    },
    overview_alt: |from, to, shown| {
        format!("Systems per quarter. The time window runs from {from} to {to}: {}.", systems(shown))
    },
    most: |n| format!("most: {n}"),
    and_more: |n| format!("and {n} more"),
    most_from: |names| format!("Most come from {names}."),
    largest: |name, size| format!("The largest published size is that of {name}: {size} parameters."),
    known_sizes: |known, of| format!("Of {of}, {known} have a known or estimated size."),
    data_until: |date| format!("data to {}", EN.month_year(date)),
    way_out: |choice, brings| format!("Without “{choice}”: {}", systems(brings)),
    remarked: |words, remark| format!("{words} ({remark})"),
    span: |from, to| match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("up to {to}"),
        (None, None) => String::new(),
    },
    relatives: |ancestors, descendants| {
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        format!("{ancestors} ancestor{}, {descendants} descendant{}", plural(ancestors), plural(descendants))
    },
    undrawn: |name, why| {
        let reason = match why {
            Why::Hidden => " is hidden by the filters",
            Why::Undated => " has no date",
            Why::BeforeAxis => " is older than the time axis",
            Why::Outside => " is outside the shown time",
            Why::NotInFigure => " is not on the figure’s timeline",
            Why::Backwards => " is dated later here",
            Why::NoRoom => ": no free way between the names",
            Why::TooMany => ": too many lines already",
        };
        format!("{name}{reason}")
    },

    changes: "What changed",
    changes_failed: "The list of changes could not be loaded. Here is the file:",
    changes_loading: "Loading the list of changes …",
    changes_feed: "Changes as a feed (Atom)",
    data_files: "The data as files:",
    stories: "Start here",
    stories_more: "More",
    thousands: ",",
    percent: "\u{a0}%",
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default()
}

fn systems(n: usize) -> String {
    if n == 1 { "1 system".into() } else { format!("{n} systems") }
}

fn headline(counts: &FacetCounts, digest: &Digest, filter: &Filter) -> String {
    let ideas = counts.visible_concepts;
    let mut line = systems(counts.visible.saturating_sub(ideas));
    if ideas > 0 {
        line.push_str(&format!(" and {ideas} {}", if ideas == 1 { "idea" } else { "ideas" }));
    }
    if let Some((from, to)) = digest.years {
        line.push_str(&if from == to { format!(" of {from}") } else { format!(", {from} to {to}") });
    }
    let (open, when) = (digest.open, EN.as_of(filter.as_of, None));
    line + &match filter.open_meaning {
        OpenMeaning::Weights => format!("; {open} downloadable {when}"),
        OpenMeaning::Licence => format!("; {open} under an open licence {when}"),
        OpenMeaning::Article => format!("; {open} open by the article"),
    }
}

fn trend_sentence(subset: TrendSubset, trend: Option<&Trend>, points: usize) -> String {
    if subset == TrendSubset::Off {
        return "No trend is fitted.".into();
    }
    let who = EN.trend_subset(subset);
    let Some(t) = trend else {
        return format!("{who}: {points} of known size; a trend needs three, on different days.");
    };
    let (from, to, n) = (civil(t.first_day).0, civil(t.last_day).0, t.n);
    let r2 = r_squared(t);
    if !t.is_clear() {
        return format!("{who}, {from}–{to}: no clear trend (n = {n}, R² = {r2}).");
    }
    let Some((low, Some(high))) = t.doubling_interval() else {
        return format!("{who}, {from}–{to}: no growth, the fitted size falls (n = {n}, R² = {r2}).");
    };
    let interval = format!("95 % interval {} to {}", months(low), months(high));
    let doubling = months(t.doubling_months());
    format!("{who}, {from}–{to}: parameters doubled every {doubling} months ({interval}; n = {n}, R² = {r2}).")
}

fn left_out(unknown: usize, without_size: usize, outside: usize) -> String {
    clauses([
        (unknown > 0).then(|| format!("{unknown} of unknown size in the strip below")),
        (without_size > 0).then(|| format!("{without_size} that have no size (ideas, methods, programs) left out")),
        (outside > 0).then(|| format!("{outside} outside the shown time")),
    ])
}

fn timeline_note(unnamed: usize, outside: usize) -> String {
    let has_no_room = match unnamed {
        0 => None,
        1 => Some("1 system stands without its name: hover, zoom in or filter".into()),
        n => Some(format!("{n} systems stand without their names: hover, zoom in or filter")),
    };
    clauses([has_no_room, (outside > 0).then(|| format!("{outside} outside the shown time"))])
}

/// One sentence of those clauses that there are.
fn clauses<const N: usize>(clauses: [Option<String>; N]) -> String {
    let clauses: Vec<String> = clauses.into_iter().flatten().collect();
    if clauses.is_empty() { String::new() } else { format!("{}.", clauses.join("; ")) }
}

const COUNTRIES: [(&str, &str); 25] = [
    ("US", "United States"),
    ("CN", "China"),
    ("GB", "United Kingdom"),
    ("DE", "Germany"),
    ("FR", "France"),
    ("CA", "Canada"),
    ("IL", "Israel"),
    ("CH", "Switzerland"),
    ("KR", "South Korea"),
    ("DK", "Denmark"),
    ("FI", "Finland"),
    ("TW", "Taiwan"),
    ("HK", "Hong Kong"),
    ("SG", "Singapore"),
    ("PL", "Poland"),
    ("AT", "Austria"),
    ("AE", "United Arab Emirates"),
    ("ES", "Spain"),
    ("NL", "Netherlands"),
    ("RU", "Russia"),
    ("JP", "Japan"),
    ("IN", "India"),
    ("AU", "Australia"),
    ("IT", "Italy"),
    ("SE", "Sweden"),
];

fn country(code: &str) -> &'static str {
    COUNTRIES.iter().find(|(known, _)| *known == code).map_or("Other country", |(_, name)| name)
}
