//! The shown part of the time axis: zooming about a place, moving, keeping inside the whole.

use super::timeline::clamp_zoom;

/// The domain after zooming by `factor` (above 1: closer) about a day that keeps its place.
/// `None` shows all.
pub fn zoomed(domain: (i32, i32), full: (i32, i32), factor: f64, about: f64) -> Option<(i32, i32)> {
    let factor = if factor.is_finite() && factor > 0.0 { factor } else { 1.0 };
    let about = if about.is_finite() { about } else { f64::from(domain.0) };
    let end = |day: i32| about + (f64::from(day) - about) / factor;
    clamp_zoom((end(domain.0).round() as i32, end(domain.1).round() as i32), full)
}

/// The domain moved by a share of its width; it stops at the ends of the whole.
pub fn panned(domain: (i32, i32), full: (i32, i32), share: f64) -> Option<(i32, i32)> {
    let step = (f64::from(domain.1 - domain.0) * share).round() as i32;
    clamp_zoom((domain.0.saturating_add(step), domain.1.saturating_add(step)), full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_day_under_the_pointer() {
        let zoom = zoomed((0, 4000), (0, 4000), 2.0, 1000.0).unwrap();
        assert_eq!(zoom, (500, 2500));
    }

    #[test]
    fn zooming_out_ends_at_all() {
        assert_eq!(zoomed((500, 2500), (0, 4000), 0.25, 1000.0), None);
    }

    #[test]
    fn moving_stops_at_the_ends() {
        assert_eq!(panned((0, 1000), (0, 4000), -0.5), Some((0, 1000)));
        assert_eq!(panned((2800, 3800), (0, 4000), 0.5), Some((3000, 4000)));
    }

    #[test]
    fn odd_factors_do_no_harm() {
        for factor in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(zoomed((0, 1000), (0, 4000), factor, f64::NAN).is_none_or(|z| z.0 < z.1));
        }
    }
}
