//! Student's t distribution: the quantile that confidence intervals of a fitted line need. Checked against printed
//! tables here and, through the trend, against scipy in `tests/trend_reference.rs`.

/// 97.5 % quantile for a number of degrees of freedom (at least 1): what a 95 % interval with both ends takes.
/// By bisection on the distribution function; from 0 to 20 it covers one degree (12.7) and more.
pub fn quantile_975(degrees: usize) -> f64 {
    let v = degrees as f64;
    // Abramowitz and Stegun 26.5.27: both tails beyond t are I(v / (v + t²); v / 2, 1 / 2).
    let tail = |t: f64| 0.5 * incomplete_beta(v / (v + t * t), v / 2.0, 0.5);
    let (mut low, mut high) = (0.0, 20.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if tail(middle) > 0.025 { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

/// Regularised incomplete beta function I(x; a, b), by its continued fraction (DLMF 8.17.22, evaluated by Lentz's
/// method: DLMF 3.10, Thompson and Barnett 1986).
fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return if x > 0.5 { 1.0 } else { 0.0 };
    }
    // The fraction converges quickly below this point; above it the mirrored one does.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(1.0 - x, b, a);
    }
    let front = (a * x.ln() + b * (1.0 - x).ln() - ln_beta(a, b)).exp() / a;
    let tiny = 1e-300;
    let (mut c, mut d) = (1.0_f64, 1.0 - (a + b) * x / (a + 1.0));
    d = 1.0 / if d.abs() < tiny { tiny } else { d };
    let mut fraction = d;
    for m in 1..200 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut step = 1.0;
        for term in [even, odd] {
            d = 1.0 + term * d;
            d = 1.0 / if d.abs() < tiny { tiny } else { d };
            c = 1.0 + term / c;
            c = if c.abs() < tiny { tiny } else { c };
            step = c * d;
            fraction *= step;
        }
        if (step - 1.0).abs() < 1e-15 {
            break;
        }
    }
    front * fraction
}

fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// Logarithm of the gamma function for positive arguments: Stirling's series (DLMF 5.11.1) after shifting the argument above 10, where its error is below 1e-13.
fn ln_gamma(mut x: f64) -> f64 {
    let mut shift = 0.0;
    while x < 10.0 {
        shift -= x.ln();
        x += 1.0;
    }
    let inverse = 1.0 / (x * x);
    let series = (1.0 / 12.0 - inverse * (1.0 / 360.0 - inverse * (1.0 / 1260.0 - inverse / 1680.0))) / x;
    shift + (x - 0.5) * x.ln() - x + 0.5 * (2.0 * std::f64::consts::PI).ln() + series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_match_the_printed_tables() {
        for (degrees, t) in [(1, 12.7062), (2, 4.30265), (5, 2.57058), (10, 2.22814), (30, 2.04227), (200, 1.97190)] {
            assert!((quantile_975(degrees) - t).abs() < 6e-5, "{degrees}: {}", quantile_975(degrees));
        }
    }
}
