//! The address bar: every view has one spelling and comes back from it; what cannot be read falls back
//! to its default and is named; nothing panics.

mod support;

use genai_atlas::catalog::date::day_number;
use genai_atlas::catalog::{Collection, Days, Lang, Modalities, Modality, Openness};
use genai_atlas::explore::query::{Ignored, MAX_BYTES, Nav, from_query, nav, to_query};
use genai_atlas::explore::view_state::Bits;
use genai_atlas::explore::*;
use proptest::prelude::*;

fn invalid(key: &str, value: &str) -> Vec<Ignored> {
    vec![Ignored::Invalid(key.into(), value.into())]
}
fn unknown(key: &str) -> Vec<Ignored> {
    vec![Ignored::Unknown(key.into())]
}
/// The view of a query that is understood whole.
fn view(query: &str) -> ViewState {
    let (view, ignored) = from_query(query);
    assert_eq!(ignored, [], "{query}");
    view
}
fn changed(change: impl FnOnce(&mut ViewState)) -> ViewState {
    let mut view = ViewState::default();
    change(&mut view);
    view
}

#[test]
fn a_plain_visit_has_no_query() {
    assert_eq!(to_query(&ViewState::default()), "");
    for query in ["", "?", "&", "?&&&"] {
        assert_eq!(view(query), ViewState::default(), "{query}");
    }
}

#[test]
fn every_field_has_its_spelling() {
    use IsOpen::*;
    let bit = |bits: &[usize]| bits.iter().fold(Bits::default(), |set, b| set.toggled(*b));
    let table: &[(&str, ViewState)] = &[
        ("lang=zh", changed(|v| v.lang = Some(Lang::Zh))),
        ("lang=en", changed(|v| v.lang = Some(Lang::En))),
        ("theme=dark", changed(|v| v.theme = Some(Theme::Dark))),
        ("in=figure", changed(|v| v.filter.collection = Collection::Figure)),
        ("means=licence", changed(|v| v.filter.open_meaning = OpenMeaning::Licence)),
        ("asof=today", changed(|v| v.filter.as_of = AsOf::Today)),
        ("open=yes~unstated", changed(|v| v.filter.open = bit(&[Yes as usize, NotStated as usize]))),
        ("class=restricted", changed(|v| v.filter.classes = bit(&[Openness::Restricted as usize]))),
        ("org=google~openai", changed(|v| v.filter.organisations = vec!["google".into(), "openai".into()])),
        ("family=gan", changed(|v| v.filter.families = vec!["gan".into()])),
        (
            "for=text~3d",
            changed(|v| v.filter.modalities = Modalities::default().with(Modality::ThreeD).with(Modality::Text)),
        ),
        ("country=CN~US", changed(|v| v.filter.countries = vec!["CN".into(), "US".into()])),
        ("year=2018..2023", changed(|v| v.filter.years = Span { from: Some(2018), to: Some(2023) })),
        ("year=2018..", changed(|v| v.filter.years.from = Some(2018))),
        ("size=..175e9", changed(|v| v.filter.parameters.to = Some(175e9))),
        ("q=GPT+3%2B%E6%96%87", changed(|v| v.filter.text = "GPT 3+文".into())),
        ("lanes=organisation", changed(|v| v.lane_by = LaneBy::Organisation)),
        (
            "zoom=20200528..20230314",
            changed(|v| v.filter.window = Some(Days::new(day_number(2020, 5, 28), day_number(2023, 3, 14)))),
        ),
        ("scale=linear", changed(|v| v.scale = ScaleKind::Linear)),
        ("trend=records", changed(|v| v.trend = TrendSubset::Records)),
        ("count=active", changed(|v| v.counting = Counting::Active)),
        ("estimates=fit", changed(|v| v.fit_estimates = true)),
        ("sort=-size", changed(|v| v.sort = Sort { key: SortKey::Parameters, is_descending: true })),
        ("sort=date", changed(|v| v.sort = Sort { key: SortKey::Released, is_descending: false })),
        ("at=gpt-3", changed(|v| v.selected = Some("gpt-3".into()))),
        ("depth=0", changed(|v| v.depth = Depth::NONE)),
        ("depth=5", changed(|v| v.depth = Depth(5))),
        ("depth=all", changed(|v| v.depth = Depth::ALL)),
        ("to=stable-diffusion", changed(|v| v.path_to = Some("stable-diffusion".into()))),
    ];
    for (query, state) in table {
        assert_eq!(to_query(state), *query);
        assert_eq!(view(query), *state, "{query}");
    }
}

#[test]
fn hostile_values_fall_back_and_are_named() {
    for (query, ignored) in [
        ("nonsense=1", unknown("nonsense")),
        ("=", unknown("")),
        ("%zz=1", unknown("%zz")),
        ("%00=1", unknown("\0")),
        ("__proto__=1", unknown("__proto__")),
        ("constructor=x", unknown("constructor")),
        ("<img onerror=alert(1)>", unknown("<img onerror")),
        ("javascript:alert(1)", unknown("javascript:alert(1)")),
        ("asof=yesterday", invalid("asof", "yesterday")),
        ("q=%E0%A4%A", invalid("q", "%E0%A4%A")),
        ("q=%FF", invalid("q", "%FF")),
        ("q=%", invalid("q", "%")),
        ("q=%00", invalid("q", "\0")),
        ("q=%é", invalid("q", "%é")),
        ("lang=<script>", invalid("lang", "<script>")),
        ("lang=", invalid("lang", "")),
        ("lang", invalid("lang", "")),
        ("lang=EN", invalid("lang", "EN")),
        ("theme=pink", invalid("theme", "pink")),
        ("in=everything", invalid("in", "everything")),
        ("open=maybe", invalid("open", "maybe")),
        ("open=yes~", invalid("open", "yes~")),
        ("class=Open", invalid("class", "Open")),
        ("org=", invalid("org", "")),
        ("org=OpenAI", invalid("org", "OpenAI")),
        ("org=a~~b", invalid("org", "a~~b")),
        ("family=../../etc", invalid("family", "../../etc")),
        ("for=smell", invalid("for", "smell")),
        ("country=usa", invalid("country", "usa")),
        ("country=us", invalid("country", "us")),
        ("year=2020", invalid("year", "2020")),
        ("year=..", invalid("year", "..")),
        ("year=x..y", invalid("year", "x..y")),
        ("year=1900..2020", invalid("year", "1900..2020")),
        ("year=2020..99999", invalid("year", "2020..99999")),
        ("year=-5..2020", invalid("year", "-5..2020")),
        ("size=NaN..", invalid("size", "NaN..")),
        ("size=inf..", invalid("size", "inf..")),
        ("size=1e400..", invalid("size", "1e400..")),
        ("size=0..5", invalid("size", "0..5")),
        ("size=-1..", invalid("size", "-1..")),
        ("size=1e19..", invalid("size", "1e19..")),
        ("size=175B..", invalid("size", "175B..")),
        ("size=1e..", invalid("size", "1e..")),
        ("size=e9..", invalid("size", "e9..")),
        ("size=1e99999999999..", invalid("size", "1e99999999999..")),
        ("size=99999999999999999999..", invalid("size", "99999999999999999999..")),
        ("zoom=20200101", invalid("zoom", "20200101")),
        ("zoom=20200101..20200101", invalid("zoom", "20200101..20200101")),
        ("zoom=20200230..20210101", invalid("zoom", "20200230..20210101")),
        ("zoom=00000000..99999999", invalid("zoom", "00000000..99999999")),
        ("zoom=2020é010..20210101", invalid("zoom", "2020é010..20210101")),
        ("scale=cubic", invalid("scale", "cubic")),
        ("trend=up", invalid("trend", "up")),
        ("count=none", invalid("count", "none")),
        ("estimates=no", invalid("estimates", "no")),
        ("sort=--size", invalid("sort", "--size")),
        ("sort=", invalid("sort", "")),
        ("at=<img src=x onerror=alert(1)>", invalid("at", "<img src=x onerror=alert(1)>")),
        ("at=javascript:alert(1)", invalid("at", "javascript:alert(1)")),
        ("at=__proto__", invalid("at", "__proto__")),
        ("depth=", invalid("depth", "")),
        ("depth=6", invalid("depth", "6")),
        ("depth=-1", invalid("depth", "-1")),
        ("depth=01", invalid("depth", "01")),
        ("depth=ALL", invalid("depth", "ALL")),
        ("to=", invalid("to", "")),
        ("to=Stable Diffusion", invalid("to", "Stable Diffusion")),
    ] {
        assert_eq!(from_query(query), (ViewState::default(), ignored), "{query}");
    }
}

#[test]
fn ids_we_do_not_have_are_kept_to_be_named_by_the_page() {
    assert_eq!(view("at=constructor").selected.as_deref(), Some("constructor"));
    assert_eq!(view("to=no-such-system").path_to.as_deref(), Some("no-such-system"));
    assert_eq!(view("org=no-such-maker").filter.organisations, ["no-such-maker"]);
}

#[test]
fn what_is_sound_in_a_broken_query_still_counts() {
    let (view, ignored) = from_query("?lang=xx&trend=all&foo&q=a%20b");
    assert_eq!((view.trend, view.filter.text.as_str()), (TrendSubset::All, "a b"));
    assert_eq!(ignored, [invalid("lang", "xx"), unknown("foo")].concat());
}

#[test]
fn a_query_beyond_8_kb_is_ignored_whole() {
    let query = format!("lang=zh&q={}", "a".repeat(MAX_BYTES));
    assert_eq!(from_query(&query), (ViewState::default(), vec![Ignored::TooLong]));
    assert_eq!(from_query(&"a".repeat(100_000)).1, [Ignored::TooLong]);
}

#[test]
fn a_long_search_is_cut_and_named() {
    let (view, ignored) = from_query(&format!("q={}", "a".repeat(201)));
    assert_eq!(view.filter.text, "a".repeat(200));
    assert_eq!(ignored.len(), 1);
}

#[test]
fn plus_and_percent_20_are_both_a_space() {
    assert_eq!(view("q=a+b"), view("q=a%20b"));
}

#[test]
fn the_last_of_repeated_keys_counts() {
    assert_eq!(view("lang=en&lang=zh").lang, Some(Lang::Zh));
}

#[test]
fn ranges_are_put_in_order() {
    assert_eq!(view("year=2023..2018"), view("year=2018..2023"));
    assert_eq!(view("size=1e12..1e9"), view("size=1e9..1e12"));
    assert_eq!(view("zoom=20230101..20200101"), view("zoom=20200101..20230101"));
}

#[test]
fn a_size_has_one_spelling_and_is_read_in_both() {
    for (written, spelt) in [("175000000000", "175e9"), ("1000", "1e3"), ("100", "100"), ("1234567", "1234567")] {
        assert_eq!(to_query(&view(&format!("size={written}.."))), format!("size={spelt}.."));
        assert_eq!(view(&format!("size={spelt}..")), view(&format!("size={written}..")));
    }
}

#[test]
fn equal_choices_are_equal_links() {
    assert_eq!(to_query(&view("org=b~a~b")), "org=a~b");
    assert_eq!(to_query(&view("open=no~yes")), "open=yes~no");
    let (mut one, mut other) = (Filter::default(), Filter::default());
    ["a", "b", "c", "c"].iter().for_each(|id| one.toggle_organisation(id));
    ["b", "a"].iter().for_each(|id| other.toggle_organisation(id));
    assert_eq!(one, other);
}

#[test]
fn choices_push_and_moving_hands_replace() {
    let plain = ViewState::default();
    assert_eq!(nav(&plain, &plain), Nav::Nothing);
    for query in ["q=gpt", "year=2018..", "size=1..5", "zoom=20200101..20210101"] {
        assert_eq!(nav(&plain, &view(query)), Nav::Replace, "{query}");
        assert_eq!(nav(&view(query), &plain), Nav::Replace, "back from {query}");
    }
    for query in [
        "lang=zh",
        "theme=dark",
        "in=figure",
        "means=article",
        "open=yes",
        "class=open",
        "org=a",
        "family=gan",
        "for=text",
        "country=US",
        "lanes=openness",
        "scale=linear",
        "trend=off",
        "count=active",
        "estimates=fit",
        "sort=name",
        "at=gpt-3",
        "depth=all",
        "to=gpt-3",
        "q=gpt&at=gpt-3",
    ] {
        assert_eq!(nav(&plain, &view(query)), Nav::Push, "{query}");
    }
}

fn ids() -> impl Strategy<Value = Vec<String>> {
    prop::collection::btree_set("[a-z0-9-]{1,20}", 0..5).prop_map(|set| set.into_iter().collect())
}

fn span<T: PartialOrd + Copy + std::fmt::Debug>(
    value: impl Strategy<Value = T> + Clone + 'static,
) -> impl Strategy<Value = Span<T>> {
    let end = prop::option::of(value);
    (end.clone(), end).prop_map(|(from, to)| Span { from, to }.ordered())
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn filters() -> impl Strategy<Value = Filter> {
    let collection = one_of(&[Collection::Figure, Collection::Article, Collection::Extended]);
    let countries = prop::collection::btree_set("[A-Z]{2}", 0..4).prop_map(|set| set.into_iter().collect());
    let texts = any::<String>().prop_map(|t| t.replace('\0', "").chars().take(200).collect());
    (
        (collection, one_of(OpenMeaning::ALL), one_of(AsOf::ALL), (0..8_u8).prop_map(Bits), (0..64_u8).prop_map(Bits)),
        (ids(), ids(), (0..1024_u16).prop_map(Modalities), countries),
        (span(1940..=2100_i16), span((1..=1_000_000_000_000_000_000_u64).prop_map(|n| n as f64)), texts),
    )
        .prop_map(
            |(
                (collection, open_meaning, as_of, open, classes),
                (organisations, families, modalities, countries),
                rest,
            )| {
                let (years, parameters, text) = rest;
                Filter {
                    collection,
                    open_meaning,
                    as_of,
                    open,
                    classes,
                    organisations,
                    families,
                    modalities,
                    countries,
                    years,
                    parameters,
                    window: None,
                    text,
                }
            },
        )
}

fn depths() -> impl Strategy<Value = Depth> {
    prop_oneof![(0..=Depth::DEEPEST).prop_map(Depth), Just(Depth::ALL)]
}

fn views() -> impl Strategy<Value = ViewState> {
    let day = day_number(1940, 1, 1)..day_number(2100, 12, 31);
    let zoom =
        (day, 1..20_000_i32).prop_map(|(from, days)| Days::new(from, (from + days).min(day_number(2100, 12, 31))));
    let sort = (one_of(SortKey::ALL), any::<bool>()).prop_map(|(key, is_descending)| Sort { key, is_descending });
    (
        (prop::option::of(one_of(&[Lang::En, Lang::Zh])), prop::option::of(one_of(Theme::ALL)), filters()),
        (
            (one_of(LaneBy::ALL), one_of(NamesShown::ALL)),
            prop::option::of(zoom),
            one_of(ScaleKind::ALL),
            one_of(TrendSubset::ALL),
        ),
        (one_of(Counting::ALL), any::<bool>(), sort),
        (prop::option::of("[a-z0-9-]{1,80}"), depths(), prop::option::of("[a-z0-9-]{1,80}")),
    )
        .prop_map(|(looks, chart, (counting, fit_estimates, sort), (selected, depth, path_to))| {
            let ((lang, theme, filter), ((lane_by, names), window, scale, trend)) = (looks, chart);
            let filter = Filter { window, ..filter };
            ViewState {
                lang,
                theme,
                filter,
                lane_by,
                names,
                scale,
                trend,
                counting,
                fit_estimates,
                sort,
                selected,
                depth,
                path_to,
            }
        })
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn every_view_comes_back_from_its_link(view in views()) {
        let query = to_query(&view);
        prop_assume!(query.len() <= MAX_BYTES);
        prop_assert_eq!(from_query(&query), (view, vec![]));
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        let (view, _) = from_query(&text);
        prop_assert_eq!(from_query(&to_query(&view)), (view, vec![]));
    }

    #[test]
    fn any_value_of_a_known_key_is_read_without_a_panic(
        key in prop::sample::select(&[
            "lang", "theme", "in", "means", "open", "class", "org", "family", "for", "country", "year", "size", "q",
            "lanes", "zoom", "scale", "trend", "count", "estimates", "sort", "at", "depth", "to",
        ][..]),
        value in prop_oneof![any::<String>(), "[0-9.~%a-fA-F+-]{0,24}"],
    ) {
        let (view, ignored) = from_query(&format!("{key}={value}"));
        prop_assert_eq!(from_query(&to_query(&view)), (view.clone(), vec![]));
        // What was not understood changed nothing, but for a search text that was cut.
        if !ignored.is_empty() && key != "q" && !value.contains('&') {
            prop_assert_eq!(view, ViewState::default());
        }
    }
}
