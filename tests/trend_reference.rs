//! The trend against numpy and scipy: `fixtures/trend_reference.py` computed `fixtures/trend_reference.json`
//! from the shipped catalog and from made-up points, without any of our code.

mod support;

use genai_atlas::catalog::Catalog;
use genai_atlas::explore::query::from_query;
use genai_atlas::explore::{CompiledFilter, Trend, student_t, trend};
use serde::Deserialize;
use serde_json::Value;
use support::shipped;

fn reference() -> Value {
    serde_json::from_str(include_str!("fixtures/trend_reference.json")).expect("the reference is JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list").as_slice()
}

/// Pairs of a day and a number.
fn pairs(value: &Value) -> Vec<(i32, f64)> {
    list(value).iter().map(|p| (p[0].as_i64().unwrap() as i32, p[1].as_f64().unwrap())).collect()
}

fn assert_near(what: &str, ours: f64, theirs: f64) {
    let error = (ours - theirs).abs() / theirs.abs().max(1.0);
    assert!(error < 1e-9, "{what}: {ours} here, {theirs} there");
}

/// What the reference computed of a fit.
#[derive(Deserialize)]
struct Expected {
    n: usize,
    slope_per_year: f64,
    slope_interval: (f64, f64),
    r_squared: f64,
    doubling_months: f64,
    /// Absent where the line falls; without an upper end where it may.
    doubling_interval: Option<(f64, Option<f64>)>,
    /// Day and height, day and half width.
    line: Vec<(i32, f64)>,
    half_band: Vec<(i32, f64)>,
}

/// Every number of a fit agrees with the reference's.
fn assert_agrees(name: &str, fit: &Trend, expected: &Value) {
    let expected: Expected = serde_json::from_value(expected.clone()).expect("a fit of the reference");
    let near = |what: &str, ours: f64, theirs: f64| assert_near(&format!("{name}, {what}"), ours, theirs);
    assert_eq!(fit.n, expected.n, "{name}");
    near("slope", fit.slope_per_year, expected.slope_per_year);
    near("low slope", fit.slope_interval.0, expected.slope_interval.0);
    near("high slope", fit.slope_interval.1, expected.slope_interval.1);
    near("R²", fit.r_squared, expected.r_squared);
    near("months", fit.doubling_months(), expected.doubling_months);
    match (fit.doubling_interval(), expected.doubling_interval) {
        (None, None) => {}
        (Some((low, high)), Some((their_low, their_high))) => {
            near("fewest months", low, their_low);
            assert_eq!(high.is_none(), their_high.is_none(), "{name}: an upper limit");
            high.zip(their_high).into_iter().for_each(|(ours, theirs)| near("most months", ours, theirs));
        }
        (ours, theirs) => panic!("{name}: {ours:?} here, {theirs:?} there"),
    }
    for (day, height) in expected.line {
        assert_near(&format!("{name}, line on {day}"), fit.at(f64::from(day)), height);
    }
    for (day, half) in expected.half_band {
        assert_near(&format!("{name}, band on {day}"), fit.half_band(f64::from(day)), half);
    }
}

#[test]
fn quantiles_of_t_agree() {
    for pair in list(&reference()["student_t_975"]) {
        let degrees = pair[0].as_u64().unwrap() as usize;
        assert_near(&format!("t with {degrees}"), student_t::quantile_975(degrees), pair[1].as_f64().unwrap());
    }
}

#[test]
fn made_up_points_agree() {
    for case in list(&reference()["synthetic"]) {
        let name = case["name"].as_str().unwrap();
        let fit = Trend::fit(&pairs(&case["points"])).unwrap_or_else(|| panic!("{name}: no line"));
        assert_agrees(name, &fit, &case["expected"]);
    }
}

/// The points a view of the shipped catalog is fitted to.
fn shipped_points(catalog: &Catalog, query: &str) -> Vec<(i32, f64)> {
    let (view, ignored) = from_query(query);
    assert_eq!(ignored, [], "{query}");
    let visible = CompiledFilter::new(catalog, &view.filter, view.counting).visible();
    trend::points(catalog, view.filter.collection, &visible, view.trend, view.counting, view.fit_estimates)
}

#[test]
fn every_view_of_the_shipped_catalog_agrees_in_points_and_line() {
    let catalog = shipped();
    for case in list(&reference()["shipped"]) {
        let word = |name: &str| case[name].as_str().unwrap();
        let estimates = if case["estimates"] == true { "&estimates=fit" } else { "" };
        let query = format!("in={}&trend={}&count={}{estimates}", word("collection"), word("subset"), word("counting"));
        let mut points = shipped_points(&catalog, &query);
        points.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        assert_eq!(points, pairs(&case["points"]), "{query}");
        assert_agrees(&query, &Trend::fit(&points).expect("enough points"), &case["expected"]);
    }
}

#[test]
fn the_figure_doubles_every_9_9_months_and_its_records_every_4_7() {
    let catalog = shipped();
    for (query, n, months, r_squared) in
        [("in=figure&trend=all", 25, 9.9, 0.20), ("in=figure&trend=records", 7, 4.7, 0.84)]
    {
        let fit = Trend::fit(&shipped_points(&catalog, query)).expect("enough points");
        assert_eq!(fit.n, n);
        assert!((fit.doubling_months() - months).abs() < 0.05, "{}", fit.doubling_months());
        assert!((fit.r_squared - r_squared).abs() < 0.005, "{}", fit.r_squared);
    }
}

#[test]
fn points_on_a_line_leave_no_doubt() {
    let year = |n: f64| (n * trend::DAYS_PER_YEAR).round() as i32;
    let points = [(year(400.0), 1e3), (year(800.0), 1e6), (year(1200.0), 1e9)];
    let fit = Trend::fit(&points).unwrap();
    assert!((fit.slope_per_year - 3.0 / 400.0).abs() < 1e-12);
    assert!(fit.half_band(f64::from(year(600.0))) < 1e-6);
    assert!((fit.r_squared - 1.0).abs() < 1e-12);
}

#[test]
fn equal_sizes_stand_still() {
    let fit = Trend::fit(&[(0, 1e9), (400, 1e9), (800, 1e9)]).unwrap();
    assert_eq!(fit.slope_per_year, 0.0);
    assert!(fit.r_squared.is_nan());
    assert_eq!(fit.doubling_interval(), None);
    assert!(fit.doubling_months().is_infinite());
}

#[test]
fn the_order_of_the_points_does_not_matter() {
    let points = [(0, 1e9), (365, 2e9), (731, 9e9), (1000, 8e9)];
    let mut turned = points;
    turned.reverse();
    let (a, b) = (Trend::fit(&points).unwrap(), Trend::fit(&turned).unwrap());
    assert_near("slope", a.slope_per_year, b.slope_per_year);
    assert_near("band", a.half_band(500.0), b.half_band(500.0));
}
