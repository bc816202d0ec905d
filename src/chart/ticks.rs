//! Where ticks stand and their labels. A log axis has at least two labelled ticks even inside one decade.

use crate::catalog::Lang;
use crate::catalog::date::{civil, day_number};
use crate::i18n::text;

use super::scale::{LinearScale, SizeScale};

/// An axis position and its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub px: f64,
    pub label: String,
    /// A year among months, a decade among its parts.
    pub is_major: bool,
}

/// Distance that ticks of a size axis have on average at least, CSS px.
const SIZE_TICK_PX: f64 = 34.0;

/// Ticks of a size axis `room_px` long: at least two.
pub fn size_ticks(scale: &SizeScale, lang: Lang, room_px: f64) -> Vec<Tick> {
    let limit = ((room_px / SIZE_TICK_PX) as usize).clamp(2, 12);
    let (values, is_log) = match scale {
        SizeScale::Log(log) => (log_values(log.domain, limit), true),
        SizeScale::Linear(linear) => (linear_values(linear.domain, limit), false),
    };
    values
        .into_iter()
        .filter_map(|value| {
            let px = scale.map(value)?;
            let decade = value.log10();
            let is_major = !is_log || (decade - decade.round()).abs() < 1e-9;
            Some(Tick { px, label: text(lang).number(value), is_major })
        })
        .collect()
}

/// Values at decades (every k-th when there are many), else 1-2-5, else evenly spaced inside the decade.
/// `domain` is in log10.
fn log_values(domain: (f64, f64), limit: usize) -> Vec<f64> {
    let (first, last) = (domain.0.ceil() as i32, domain.1.floor() as i32);
    let decades = (last - first + 1).max(0) as usize;
    if decades >= 3 || (decades == 2 && limit == 2) {
        let step = decades.div_ceil(limit).max(1) as i32;
        let start = first + (step - first.rem_euclid(step)) % step;
        return (start..=last).step_by(step as usize).map(|e| 10_f64.powi(e)).collect();
    }
    let within = |v: &f64| (domain.0..=domain.1).contains(&v.log10());
    for steps in [&[1.0, 2.0, 5.0][..], &[1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0][..]] {
        let values: Vec<f64> =
            (first - 1..=last + 1).flat_map(|e| steps.iter().map(move |s| s * 10_f64.powi(e))).filter(within).collect();
        if values.len() >= 2 && values.len() <= limit.max(3) {
            return values;
        }
    }
    linear_values((10_f64.powf(domain.0), 10_f64.powf(domain.1)), limit)
}

/// Evenly spaced round values: 1, 2 or 5 times a power of ten.
fn linear_values(domain: (f64, f64), limit: usize) -> Vec<f64> {
    let span = domain.1 - domain.0;
    if !(span.is_finite() && span > 0.0) {
        return vec![domain.0];
    }
    let magnitude = 10_f64.powi((span / limit as f64).log10().floor() as i32);
    // From fine to coarse; the first that is not too many.
    let step = [1.0, 2.0, 5.0, 10.0, 20.0].map(|s| s * magnitude).into_iter().find(|s| span / s <= limit as f64);
    let step = step.unwrap_or(span);
    let first = (domain.0 / step - 1e-9).ceil() as i64;
    (0..=limit as i64 + 1).map(|n| (first + n) as f64 * step).take_while(|v| *v <= domain.1 * (1.0 + 1e-12)).collect()
}

/// Months between ticks, fine to coarse.
const CALENDAR_STEPS: [i32; 9] = [1, 2, 3, 6, 12, 24, 60, 120, 240];

/// Least distance of two ticks of a time axis, CSS px: "2026" and "10月" with air at 12 px type.
const TIME_TICK_PX: f64 = 46.0;

/// Calendar ticks of a time axis. Years are major among months; labels are at least their width apart.
pub fn time_ticks(scale: &LinearScale, lang: Lang) -> Vec<Tick> {
    let px_per_month = (scale.range.1 - scale.range.0) / (scale.domain.1 - scale.domain.0) * 30.44;
    let step = CALENDAR_STEPS.into_iter().find(|s| f64::from(*s) * px_per_month >= TIME_TICK_PX).unwrap_or(240);
    let (first_year, first_month, _) = civil(scale.domain.0.floor() as i32);
    let (last_year, last_month, _) = civil(scale.domain.1.ceil() as i32);
    let month_number = |y: i16, m: u8| i32::from(y) * 12 + i32::from(m) - 1;
    let start = month_number(first_year, first_month).div_euclid(step) * step;
    let mut ticks = Vec::new();
    for at in (start..=month_number(last_year, last_month)).step_by(step as usize) {
        let (year, month) = (at.div_euclid(12) as i16, (at.rem_euclid(12) + 1) as u8);
        let day = f64::from(day_number(year, month, 1));
        if day < scale.domain.0 || day > scale.domain.1 {
            continue;
        }
        let is_major = month == 1;
        let label = if is_major { year.to_string() } else { text(lang).month(month) };
        ticks.push(Tick { px: scale.map(day), label, is_major });
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(low: f64, high: f64) -> Vec<String> {
        // The scale itself widens; undo that to test the bare domain.
        let scale = SizeScale::Log(LinearScale::new((low.log10(), high.log10()), (400.0, 0.0)));
        size_ticks(&scale, Lang::En, 400.0).into_iter().map(|t| t.label).collect()
    }

    #[test]
    fn log_axes_have_two_labels_whatever_the_domain() {
        let table: &[(f64, f64, &[&str])] = &[
            (1e6, 1e12, &["1M", "10M", "100M", "1B", "10B", "100B", "1T"]),
            (2e9, 9e9, &["2B", "5B"]),
            (7e9, 4.05e11, &["10B", "20B", "50B", "100B", "200B"]),
            (2e9, 4e9, &["2B", "3B", "4B"]),
            (1.1e9, 1.9e9, &["1.1B", "1.2B", "1.3B", "1.4B", "1.5B", "1.6B", "1.7B", "1.8B", "1.9B"]),
            (8.1e10, 8.9e10, &["81B", "82B", "83B", "84B", "85B", "86B", "87B", "88B", "89B"]),
        ];
        for (low, high, expected) in table {
            assert_eq!(&labels(*low, *high), expected, "{low:e}..{high:e}");
        }
    }

    #[test]
    fn odd_domains_still_give_ticks() {
        for (low, high) in [(5e9, 5e9), (f64::NAN, 1e9), (f64::INFINITY, 1e9), (0.0, 0.0), (1.0, 1e18), (-5.0, 5.0)] {
            let scale = SizeScale::log(low, high, (400.0, 0.0));
            let ticks = size_ticks(&scale, Lang::En, 400.0);
            assert!(ticks.len() >= 2, "{low}..{high}: {ticks:?}");
            assert!(ticks.windows(2).all(|w| w[0].px > w[1].px), "{low}..{high}");
            assert!(ticks.iter().all(|t| t.px.is_finite()));
        }
    }

    #[test]
    fn linear_axes_start_at_zero_in_round_steps() {
        let ticks = size_ticks(&SizeScale::linear(540e9, (400.0, 0.0)), Lang::Zh, 400.0);
        let labels: Vec<String> = ticks.iter().map(|t| t.label.replace('\u{a0}', " ")).collect();
        assert_eq!(labels[..3], ["0", "1000 亿", "2000 亿"]);
    }

    #[test]
    fn time_ticks_follow_the_zoom() {
        let ticks = |from: (i16, u8), to: (i16, u8), width: f64| -> Vec<String> {
            let domain = (f64::from(day_number(from.0, from.1, 1)), f64::from(day_number(to.0, to.1, 1)));
            time_ticks(&LinearScale::new(domain, (0.0, width)), Lang::En).into_iter().map(|t| t.label).collect()
        };
        assert_eq!(ticks((2013, 1), (2016, 1), 250.0), ["2013", "2014", "2015", "2016"]);
        assert_eq!(ticks((2023, 1), (2023, 7), 300.0), ["2023", "Feb", "Mar", "Apr", "May", "Jun", "Jul"]);
        assert_eq!(ticks((2013, 1), (2027, 1), 400.0), ["2014", "2016", "2018", "2020", "2022", "2024", "2026"]);
    }
}
