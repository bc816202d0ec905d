//! Scales: `map` from a domain to a range in CSS pixels, `invert` back. A domain that is empty, reversed
//! or not finite becomes a usable one here, once; log scales never see zero or less.

use super::geometry::within;

/// Smallest and largest parameter count a log scale accepts (1 to 10^18).
pub const LOG_LIMITS: (f64, f64) = (1.0, 1e18);

/// `y = a + b x` between two numbers and two pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearScale {
    /// In days or log10 parameters, the less first.
    pub domain: (f64, f64),
    /// CSS px of the domain's ends; downwards where larger stands higher.
    pub range: (f64, f64),
}

impl LinearScale {
    /// Ends are put in order; equal or non-finite ends become a domain one wide.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let (a, b) = domain;
        let domain = match (a.is_finite(), b.is_finite()) {
            (true, true) if a < b => (a, b),
            (true, true) if b < a => (b, a),
            (true, _) => (a - 0.5, a + 0.5),
            (false, true) => (b - 0.5, b + 0.5),
            (false, false) => (0.0, 1.0),
        };
        Self { domain, range }
    }

    pub fn map(&self, value: f64) -> f64 {
        let share = (value - self.domain.0) / (self.domain.1 - self.domain.0);
        self.range.0 + share * (self.range.1 - self.range.0)
    }

    /// The domain's value at a pixel; the domain's start when the range has no length.
    pub fn invert(&self, px: f64) -> f64 {
        let length = self.range.1 - self.range.0;
        if length == 0.0 {
            return self.domain.0;
        }
        self.domain.0 + (px - self.range.0) / length * (self.domain.1 - self.domain.0)
    }
}

/// Sizes on an axis, by their logarithm or as they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SizeScale {
    Log(LinearScale),
    Linear(LinearScale),
}

impl SizeScale {
    /// A log scale over sizes, widened to whole tenths of a decade so that marks clear the frame.
    pub fn log(smallest: f64, largest: f64, range: (f64, f64)) -> Self {
        let clamp = |v: f64| if v.is_finite() { within(v, LOG_LIMITS.0, LOG_LIMITS.1) } else { LOG_LIMITS.0 };
        let (low, high) = (clamp(smallest.min(largest)).log10(), clamp(largest.max(smallest)).log10());
        let margin = ((high - low) * 0.05).max(0.15);
        Self::Log(LinearScale::new((low - margin, high + margin), range))
    }

    /// A linear scale from zero.
    pub fn linear(largest: f64, range: (f64, f64)) -> Self {
        let top = if largest.is_finite() && largest > 0.0 { largest } else { 1.0 };
        Self::Linear(LinearScale::new((0.0, top * 1.08), range))
    }

    /// Pixel of a size; `None` for what has no place: non-finite, or not positive on a log scale.
    pub fn map(&self, size: f64) -> Option<f64> {
        match self {
            Self::Log(scale) if size.is_finite() && size > 0.0 => Some(scale.map(size.log10())),
            Self::Linear(scale) if size.is_finite() => Some(scale.map(size)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_domain_gives_finite_pixels() {
        for domain in [(0.0, 10.0), (10.0, 0.0), (5.0, 5.0), (f64::NAN, 3.0), (f64::INFINITY, f64::NEG_INFINITY)] {
            let scale = LinearScale::new(domain, (0.0, 100.0));
            assert!(scale.map(2.0).is_finite(), "{domain:?}");
            assert!(scale.domain.0 < scale.domain.1, "{domain:?}");
        }
    }

    #[test]
    fn invert_undoes_map() {
        let scale = LinearScale::new((6.0, 12.0), (400.0, 0.0));
        for value in [6.0, 9.568, 12.0] {
            assert!((scale.invert(scale.map(value)) - value).abs() < 1e-9);
        }
    }

    #[test]
    fn what_has_no_logarithm_has_no_place() {
        let scale = SizeScale::log(f64::NAN, f64::INFINITY, (400.0, 0.0));
        for size in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(scale.map(size), None);
        }
        assert!(scale.map(1e9).unwrap().is_finite());
    }
}
