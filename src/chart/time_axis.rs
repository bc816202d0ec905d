//! The axis of time that both charts and the overview share: the whole of it, and the part that is shown, zoomed
//! about a day, moved, and kept inside the whole. `None` for a shown part always means the whole.

use crate::catalog::date::{civil, day_number};
use crate::catalog::{Catalog, Collection, Days};
use crate::explore::Span;

/// First day of the axis, 2013-01-01: earlier systems are listed beside the timeline, not drawn.
pub const AXIS_FROM: i32 = 15_706;
/// Least time a zoom may show, days: below it months have no room for what happened in them.
pub const MIN_ZOOM_DAYS: i32 = 90;
/// The years an axis without systems may span.
const YEARS: (i16, i16) = (2013, 2099);
/// The last year of an axis without systems that nobody has given an end.
const LAST_YEAR: i16 = 2026;

/// The whole time axis of a collection and a range of years, a little wider than its systems and than the
/// later variants that their sizes are drawn at.
pub fn full_domain(catalog: &Catalog, collection: Collection, years: Span<i16>) -> Days {
    let columns = catalog.columns(collection);
    let days = (0..columns.len())
        .filter(|r| catalog.systems[*r].in_collection(collection) && columns.on_timeline[*r])
        .filter(|r| columns.day[*r] >= AXIS_FROM && years.contains(civil(columns.day[*r]).0))
        .flat_map(|r| [columns.day[r], columns.size_day[r]]);
    let (first, last) = days.fold((i32::MAX, i32::MIN), |(a, b), d| (a.min(d), b.max(d)));
    if first > last {
        let year = |y: Option<i16>, default: i16| y.unwrap_or(default).clamp(YEARS.0, YEARS.1);
        let from = year(years.from, YEARS.0);
        return Days::new(day_number(from, 1, 1), day_number(year(years.to, LAST_YEAR).max(from), 12, 31));
    }
    let margin = ((last - first) / 40).clamp(20, 120);
    Days::new((first - margin).max(AXIS_FROM), last + margin)
}

/// A zoom kept inside the whole axis and not closer than [`MIN_ZOOM_DAYS`]; `None` when it shows all.
pub fn clamp_zoom(zoom: Days, full: Days) -> Option<Days> {
    let whole = full.length();
    let wanted = zoom.length();
    let span = wanted.clamp(MIN_ZOOM_DAYS.min(whole), whole);
    if span >= whole {
        return None;
    }
    let middle = zoom.from.saturating_add(wanted / 2);
    let from = middle.saturating_sub(span / 2).clamp(full.from, full.to - span);
    Some(Days::new(from, from + span))
}

/// The zoom between two days with their fractions, in any order.
pub fn zoom_between(one: f64, other: f64, full: Days) -> Option<Days> {
    clamp_zoom(Days::new(one.round() as i32, other.round() as i32), full)
}

/// The shown days after zooming by `factor` (above 1: closer) about a day that keeps its place.
pub fn zoomed(shown: Days, full: Days, factor: f64, about: f64) -> Option<Days> {
    let factor = if factor.is_finite() && factor > 0.0 { factor } else { 1.0 };
    let about = if about.is_finite() { about } else { f64::from(shown.from) };
    let end = |day: i32| about + (f64::from(day) - about) / factor;
    zoom_between(end(shown.from), end(shown.to), full)
}

/// The shown days moved by a share of their length; they stop at the ends of the whole.
pub fn panned(shown: Days, full: Days, share: f64) -> Option<Days> {
    let step = (f64::from(shown.length()) * share).round() as i32;
    clamp_zoom(Days::new(shown.from.saturating_add(step), shown.to.saturating_add(step)), full)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: Days = Days::new(0, 4000);

    #[test]
    fn the_axis_begins_with_2013() {
        assert_eq!(AXIS_FROM, day_number(YEARS.0, 1, 1));
    }

    #[test]
    fn zooming_keeps_the_day_under_the_pointer() {
        assert_eq!(zoomed(FULL, FULL, 2.0, 1000.0), Some(Days::new(500, 2500)));
    }

    #[test]
    fn zooming_out_ends_at_all() {
        assert_eq!(zoomed(Days::new(500, 2500), FULL, 0.25, 1000.0), None);
    }

    #[test]
    fn moving_stops_at_the_ends() {
        assert_eq!(panned(Days::new(0, 1000), FULL, -0.5), Some(Days::new(0, 1000)));
        assert_eq!(panned(Days::new(2800, 3800), FULL, 0.5), Some(Days::new(3000, 4000)));
    }

    #[test]
    fn odd_factors_do_no_harm() {
        for factor in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(zoomed(Days::new(0, 1000), FULL, factor, f64::NAN).is_none_or(|z| z.from < z.to));
        }
    }

    #[test]
    fn a_zoom_against_time_is_the_same_zoom() {
        assert_eq!(zoom_between(2500.4, 499.6, FULL), Some(Days::new(500, 2500)));
    }
}
