//! The time window: what it lets pass, the quarters of the strip it is cut from, windows at odd ends, and what
//! the words about a view count.

mod support;

use genai_atlas::catalog::date::{civil, day_number};
use genai_atlas::catalog::{Catalog, Collection, Days, Modality, NO_DAY, Row};
use genai_atlas::chart::overview;
use genai_atlas::chart::time_axis::{MIN_ZOOM_DAYS, clamp_zoom, full_domain};
use genai_atlas::explore::facet_counts::{FIRST_QUARTER, quarter_of, quarter_start};
use genai_atlas::explore::query::from_query;
use genai_atlas::explore::{Counting, Digest, FacetCounts, Filter, Span};
use support::{COLLECTIONS, LANGS, Scene, passing, shipped, tiny, visible};

fn filter(change: impl FnOnce(&mut Filter)) -> Filter {
    let mut filter = Filter::default();
    change(&mut filter);
    filter
}

fn window(from: (i16, u8, u8), to: (i16, u8, u8)) -> Option<Days> {
    Some(Days::new(day_number(from.0, from.1, from.2), day_number(to.0, to.1, to.2)))
}

/// Filters of several kinds, each without a window and with three.
fn some_filters() -> Vec<Filter> {
    let plain = [
        Filter::default(),
        filter(|f| f.text = "gpt".into()),
        filter(|f| f.text = "nothing is called this".into()),
        filter(|f| f.open = f.open.toggled(0)),
        filter(|f| f.classes = f.classes.toggled(1).toggled(2)),
        filter(|f| f.countries = vec!["CN".into(), "GB".into()]),
        filter(|f| f.modalities = f.modalities.with(Modality::Image)),
        filter(|f| f.years = Span { from: Some(2018), to: Some(2022) }),
        filter(|f| f.parameters = Span { from: Some(1e9), to: None }),
    ];
    let windows = [
        None,
        window((2019, 1, 1), (2023, 12, 31)),
        window((2020, 5, 28), (2020, 5, 28)),
        window((1990, 1, 1), (1990, 2, 1)),
    ];
    let with = |f: &Filter| windows.map(|w| Filter { window: w, ..f.clone() });
    plain.iter().flat_map(with).collect()
}

fn for_each_view(check: impl Fn(&Catalog, &Filter)) {
    for catalog in [tiny(), shipped()] {
        for collection in COLLECTIONS {
            for filter in some_filters() {
                check(&catalog, &Filter { collection, ..filter });
            }
        }
    }
}

fn quarters(catalog: &Catalog, filter: &Filter) -> Vec<usize> {
    FacetCounts::new(catalog, filter, Counting::Total).quarters
}

#[test]
fn each_quarter_counts_what_passes_all_other_filters() {
    for_each_view(|catalog, filter| {
        let columns = catalog.columns(filter.collection);
        let others = visible(catalog, &Filter { window: None, ..filter.clone() });
        let days = others.iter().map(|r| usize::from(*r)).filter(|r| columns.on_timeline[*r]).map(|r| columns.day[r]);
        let days: Vec<i32> = days.filter(|d| *d != NO_DAY).collect();
        let counts = quarters(catalog, filter);
        let in_quarter = |year: i16, n: u8| {
            let of = |d: &&i32| civil(**d).0 == year && (civil(**d).1 - 1) / 3 == n;
            days.iter().filter(of).count()
        };
        for year in 2013..=2030 {
            for n in 0..4 {
                let place = (usize::try_from(year).unwrap() - 2013) * 4 + usize::from(n);
                let count = counts.get(place).copied().unwrap_or(0);
                assert_eq!(count, in_quarter(year, n), "{year}, quarter {n}: {filter:?}");
            }
        }
        let since_2013 = days.iter().filter(|d| civil(**d).0 >= 2013).count();
        assert_eq!(counts.iter().sum::<usize>(), since_2013, "nothing is lost: {filter:?}");
    });
}

#[test]
fn the_window_does_not_change_the_quarters_it_is_cut_from() {
    for_each_view(|catalog, filter| {
        let whole = Filter { window: None, ..filter.clone() };
        assert_eq!(quarters(catalog, filter), quarters(catalog, &whole), "{filter:?}");
    });
}

#[test]
fn a_quarter_begins_on_its_first_day() {
    assert_eq!(quarter_start(FIRST_QUARTER), day_number(2013, 1, 1));
    for day in (day_number(1940, 1, 1)..day_number(2100, 12, 31)).step_by(13) {
        let quarter = quarter_of(day);
        assert!(quarter_start(quarter) <= day && day < quarter_start(quarter + 1), "{:?}", civil(day));
    }
}

#[test]
fn a_window_holds_what_touches_it_with_any_day() {
    for_each_view(|catalog, filter| {
        let Some(Days { from, to }) = filter.window else { return };
        let columns = catalog.columns(filter.collection);
        let touches = |row: &Row| {
            let r = usize::from(*row);
            columns.day[r] != NO_DAY && columns.first_day[r] <= to && columns.last_day[r] >= from
        };
        let others = visible(catalog, &Filter { window: None, ..filter.clone() });
        let expected: Vec<Row> = others.into_iter().filter(touches).collect();
        assert_eq!(visible(catalog, filter), expected, "{filter:?}");
    });
}

#[test]
fn of_what_is_in_the_window_nothing_is_outside_the_timeline() {
    for_each_view(|catalog, filter| {
        let full = full_domain(catalog, filter.collection, filter.years);
        let Some(domain) = filter.window.and_then(|w| clamp_zoom(w, full)) else { return };
        let filter = Filter { window: Some(domain), ..filter.clone() };
        let shown = visible(catalog, &filter);
        let on_axis = shown.iter().filter(|r| catalog.columns(filter.collection).on_timeline[usize::from(**r)]).count();
        for width in [360.0, 1010.0] {
            let of = Scene::of(catalog, filter.collection);
            let placed = Scene { visible: shown.clone(), domain: Some(domain), width, ..of }.timeline();
            assert_eq!(placed.plot.outside, 0, "{filter:?}");
            assert_eq!(placed.systems + placed.before_axis.len() + placed.undated.len(), on_axis, "{filter:?}");
        }
    });
}

#[test]
fn a_window_over_all_time_leaves_out_the_undated_only_and_one_of_a_day_is_exact() {
    let tiny = tiny();
    let of = |from, to| passing(&tiny, &filter(|f| f.window = window(from, to))).len();
    let columns = tiny.columns(Collection::Extended);
    let dated = columns.day.iter().filter(|d| **d != NO_DAY).count();
    assert_eq!(of((1940, 1, 1), (2100, 12, 31)), dated, "all but what has no date");
    assert_eq!(passing(&tiny, &filter(|f| f.window = window((2020, 5, 28), (2020, 5, 28)))), ["gpt-3"]);
}

#[test]
fn a_window_without_systems_shows_nothing_and_does_no_harm() {
    let catalog = shipped();
    let nothing = filter(|f| {
        f.families = vec!["gan".into()];
        f.window = window((2025, 1, 1), (2025, 6, 1));
    });
    let counts = FacetCounts::new(&catalog, &nothing, Counting::Total);
    assert_eq!((counts.visible, counts.with_size), (0, 0));
    assert!(counts.quarters.iter().sum::<usize>() > 10, "the strip shows when there were some");
    assert_eq!(Digest::new(&catalog, &nothing, &[], Counting::Total), Digest::default());
    let scene = Scene { visible: vec![], domain: nothing.window, ..Scene::of(&catalog, Collection::Extended) };
    assert!(scene.timeline().plot.marks.is_empty() && scene.growth().plot.marks.is_empty());
}

#[test]
fn a_window_is_a_choice_that_reset_takes_away() {
    let chosen = filter(|f| f.window = window((2020, 1, 1), (2021, 1, 1)));
    assert!(!chosen.is_empty());
    assert_eq!(chosen.cleared(), Filter::default());
}

#[test]
fn windows_of_a_link_stay_inside_the_axis() {
    let catalog = shipped();
    let full = full_domain(&catalog, Collection::Extended, Span::default());
    let kept = |query: &str| from_query(query).0.filter.window.and_then(|w| clamp_zoom(w, full));
    for (query, expected) in [
        ("zoom=19400101..21001231", None),
        ("zoom=21001231..19400101", None),
        ("zoom=19400101..19400102", Some(Days::new(full.from, full.from + MIN_ZOOM_DAYS))),
        ("zoom=21001230..21001231", Some(Days::new(full.to - MIN_ZOOM_DAYS, full.to))),
        ("zoom=20190101..20231231", window((2019, 1, 1), (2023, 12, 31))),
        ("zoom=20231231..20190101", window((2019, 1, 1), (2023, 12, 31))),
        ("zoom=20200229..20210228", window((2020, 2, 29), (2021, 2, 28))),
        // Not dates: ignored.
        ("zoom=20190229..20210101", None),
        ("zoom=19391231..20200101", None),
        ("zoom=20200101..21010101", None),
        ("zoom=20200101...20210101", None),
        ("zoom=+2020101..20210101", None),
        ("zoom=2020010１..20210101", None),
        ("zoom=-0000101..20210101", None),
        ("zoom=20200101..20210101..20220101", None),
    ] {
        assert_eq!(kept(query), expected, "{query}");
    }
}

#[test]
fn windows_beyond_all_days_do_no_harm() {
    for catalog in [tiny(), shipped()] {
        let dated = |w| FacetCounts::new(&catalog, &filter(|f| f.window = w), Counting::Total).visible;
        assert_eq!(dated(Some(Days::new(i32::MIN, i32::MIN))), 0);
        assert_eq!(dated(Some(Days::new(i32::MAX, i32::MAX))), 0);
        assert_eq!(dated(Some(Days { from: i32::MAX, to: i32::MIN })), 0, "ends the wrong way round hold nothing");
        assert_eq!(dated(Some(Days::new(i32::MIN + 1, i32::MAX - 1))), dated(window((1940, 1, 1), (2100, 12, 31))));
    }
}

#[test]
fn the_strip_is_as_wide_as_the_charts_and_holds_every_bar() {
    let catalog = shipped();
    let full = full_domain(&catalog, Collection::Extended, Span::default());
    let counts = quarters(&catalog, &Filter::default());
    for lang in LANGS {
        for width in [320.0, 360.0, 768.0, 1010.0, 2560.0] {
            let strip = overview::layout(&counts, full, full, width, lang);
            assert_eq!(strip.bars.iter().map(|b| b.count).sum::<usize>(), counts.iter().sum::<usize>());
            assert_eq!(strip.most, counts.iter().copied().max().unwrap());
            for bar in &strip.bars {
                assert!(bar.area.left >= strip.frame.left && bar.area.right <= strip.frame.right, "{width}: {bar:?}");
                assert!(bar.area.top >= strip.frame.top && bar.area.bottom <= strip.frame.bottom, "{width}: {bar:?}");
            }
            assert!(strip.bars.windows(2).all(|b| b[0].area.right < b[1].area.left), "{width}: bars stand apart");
            // On a phone the strip begins further in, so that a handle fits at its end.
            if width >= 640.0 {
                let growth = Scene { width, lang, ..Scene::of(&catalog, Collection::Extended) }.growth();
                assert_eq!(
                    (strip.frame.left, strip.frame.right),
                    (growth.plot.frame.left, growth.plot.frame.right),
                    "{width}"
                );
            }
        }
    }
}

#[test]
fn the_words_about_a_view_name_its_makers_and_its_largest() {
    for_each_view(|catalog, filter| {
        let rows = visible(catalog, filter);
        let columns = catalog.columns(filter.collection);
        let of = |o: usize| {
            let has = |r: &&Row| catalog.system(**r).unwrap().organisations.contains(&(o as u16));
            rows.iter().filter(has).count()
        };
        for counting in Counting::ALL {
            let digest = Digest::new(catalog, filter, &rows, *counting);
            let mut counts: Vec<usize> = (0..catalog.organisations.len()).map(of).filter(|n| *n > 1).collect();
            counts.sort_unstable_by(|a, b| b.cmp(a));
            counts.truncate(3);
            assert_eq!(digest.top.iter().map(|t| t.1).collect::<Vec<_>>(), counts, "{filter:?}");
            assert!(digest.top.iter().all(|(o, n)| of(usize::from(*o)) == *n));
            let published = |r: &Row| {
                let row = usize::from(*r);
                columns.size(row, *counting).filter(|_| !columns.is_estimate[row])
            };
            let most =
                rows.iter().filter_map(published).fold(None, |most: Option<f64>, s| Some(most.map_or(s, |m| m.max(s))));
            assert_eq!(digest.largest.map(|l| l.1), most, "{filter:?}");
            assert!(digest.largest.is_none_or(|(row, size)| published(&row) == Some(size)));
        }
    });
}
