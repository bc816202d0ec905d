//! Least squares on log10 parameters over time: slope, R², 95 % band of the mean, doubling time.
//! Formulas: any text on simple linear regression; checked against numpy in `tests/trend_reference.rs`.

use crate::catalog::order::sort_by;
use crate::catalog::{Catalog, Collection, Counting, Kind, Lane, Modalities, Modality, NO_DAY, Row};

use super::student_t;
use super::view_state::TrendSubset;

/// Mean length of a year of the Gregorian calendar, days.
pub const DAYS_PER_YEAR: f64 = 365.2425;
/// Fewer points than this give no line.
pub const MIN_POINTS: usize = 3;
/// With fewer points, or a weaker line, no trend is drawn or told; see [`Trend::is_clear`].
pub const CLEAR_POINTS: usize = 5;
pub const CLEAR_R_SQUARED: f64 = 0.2;

/// A fitted line `log10(parameters) = intercept + slope * (years since 1970)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    pub n: usize,
    /// Days of the first and last fitted point.
    pub first_day: i32,
    pub last_day: i32,
    pub slope_per_year: f64,
    /// 95 % interval of the slope; both ends equal it when the points lie on the line.
    pub slope_interval: (f64, f64),
    /// `NaN` when all sizes are equal.
    pub r_squared: f64,
    mean_x: f64,
    mean_y: f64,
    sxx: f64,
    residual_sd: f64,
    t: f64,
}

impl Trend {
    /// `None` for fewer than [`MIN_POINTS`] points or when all share one day.
    pub fn fit(points: &[(i32, f64)]) -> Option<Self> {
        let n = points.len();
        if n < MIN_POINTS || points.iter().any(|(_, s)| !(s.is_finite() && *s > 0.0)) {
            return None;
        }
        let count = n as f64;
        let x = |day: i32| f64::from(day) / DAYS_PER_YEAR;
        let mean_x = points.iter().map(|(d, _)| x(*d)).sum::<f64>() / count;
        let mean_y = points.iter().map(|(_, s)| s.log10()).sum::<f64>() / count;
        let (mut sxx, mut sxy, mut syy) = (0.0, 0.0, 0.0);
        for (day, size) in points {
            let (dx, dy) = (x(*day) - mean_x, size.log10() - mean_y);
            sxx += dx * dx;
            sxy += dx * dy;
            syy += dy * dy;
        }
        if sxx <= f64::EPSILON {
            return None;
        }
        let slope = sxy / sxx;
        let residual = (syy - slope * sxy).max(0.0);
        let residual_sd = (residual / (count - 2.0)).sqrt();
        let t = student_t::quantile_975(n - 2);
        let margin = t * residual_sd / sxx.sqrt();
        Some(Self {
            n,
            first_day: points.iter().map(|p| p.0).min()?,
            last_day: points.iter().map(|p| p.0).max()?,
            slope_per_year: slope,
            slope_interval: (slope - margin, slope + margin),
            r_squared: if syy > 0.0 { 1.0 - residual / syy } else { f64::NAN },
            mean_x,
            mean_y,
            sxx,
            residual_sd,
            t,
        })
    }

    /// Whether the points bear a line: at least [`CLEAR_POINTS`], an interval of the slope without zero, and a line that
    /// explains at least [`CLEAR_R_SQUARED`] of what the sizes differ by.
    pub fn is_clear(&self) -> bool {
        let (low, high) = self.slope_interval;
        self.n >= CLEAR_POINTS && (low > 0.0 || high < 0.0) && self.r_squared >= CLEAR_R_SQUARED
    }

    /// Fitted log10 parameters on a day.
    pub fn at(&self, day: f64) -> f64 {
        self.mean_y + self.slope_per_year * (day / DAYS_PER_YEAR - self.mean_x)
    }

    /// Half width of the 95 % band of the mean on a day, in log10 parameters.
    pub fn half_band(&self, day: f64) -> f64 {
        let dx = day / DAYS_PER_YEAR - self.mean_x;
        self.t * self.residual_sd * (1.0 / self.n as f64 + dx * dx / self.sxx).sqrt()
    }

    /// Months in which the fitted size doubles; negative while it falls, infinite when it stands still.
    pub fn doubling_months(&self) -> f64 {
        months_of(self.slope_per_year)
    }

    /// 95 % interval of the doubling time in months. The upper end is `None` ("no upper limit") when the
    /// slope's interval contains 0; the whole is `None` when the slope is not positive.
    pub fn doubling_interval(&self) -> Option<(f64, Option<f64>)> {
        let (low, high) = self.slope_interval;
        (self.slope_per_year > 0.0).then(|| (months_of(high), (low > 0.0).then(|| months_of(low))))
    }
}

fn months_of(slope_per_year: f64) -> f64 {
    12.0 * std::f64::consts::LOG10_2 / slope_per_year
}

/// The shown systems a trend is fitted to, as (day, size), in the order of time.
pub fn points(
    catalog: &Catalog,
    collection: Collection,
    visible: &[Row],
    subset: TrendSubset,
    counting: Counting,
    fit_estimates: bool,
) -> Vec<(i32, f64)> {
    let columns = catalog.columns(collection);
    let mut points: Vec<(i32, f64)> = visible
        .iter()
        .map(|r| usize::from(*r))
        .filter(|r| columns.on_growth[*r] && columns.size_day[*r] != NO_DAY)
        .filter(|r| fit_estimates || !columns.is_estimate[*r])
        .filter(|r| subset != TrendSubset::Language || is_language_model(catalog, collection, *r))
        .filter_map(|r| Some((columns.size_day[r], columns.size(r, counting)?)))
        .collect();
    sort_by(&mut points, |a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    match subset {
        TrendSubset::Off => Vec::new(),
        TrendSubset::Records => records(&points),
        _ => points,
    }
}

/// Points strictly larger than every earlier one; of one day only the largest.
fn records(points: &[(i32, f64)]) -> Vec<(i32, f64)> {
    let mut records: Vec<(i32, f64)> = Vec::new();
    for &(day, size) in points {
        if records.last().is_none_or(|last| size > last.1 && day > last.0) {
            records.push((day, size));
        }
    }
    records
}

/// Kind model, family transformer, autoregressive or multimodal, and modalities of a language model. The family is the
/// one in force in the collection, so the figure's own in its collection.
pub fn is_language_model(catalog: &Catalog, collection: Collection, row: usize) -> bool {
    let Some(system) = catalog.systems.get(row) else { return false };
    let lane = catalog.columns(collection).lane[row];
    system.kind == Kind::Model
        && is_about_language(system.modalities)
        && matches!(lane, Lane::AutoregressiveTransformer | Lane::Multimodal)
}

/// Text, alone or beside images. Text with sound or film but without images is speech: written down, spoken or
/// translated. Text with robots, molecules or bodies in space serves these.
fn is_about_language(modalities: Modalities) -> bool {
    use Modality::*;
    let has = |m| modalities.has(m);
    let is_speech = (has(Audio) || has(Video)) && !has(Image);
    has(Text) && !is_speech && !has(Robotics) && !has(Biology) && !has(ThreeD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenfold_a_year_doubles_in_3_6_months() {
        let day = |y: f64| (y * DAYS_PER_YEAR) as i32;
        let fit = Trend::fit(&[(day(50.0), 1e9), (day(51.0), 1e10), (day(52.0), 1e11)]).unwrap();
        assert!((fit.doubling_months() - 3.612).abs() < 0.01);
        assert!(fit.r_squared > 0.9999);
    }

    #[test]
    fn too_few_points_or_one_day_give_no_line() {
        assert_eq!(Trend::fit(&[]), None);
        assert_eq!(Trend::fit(&[(1, 1e9), (400, 1e10)]), None);
        assert_eq!(Trend::fit(&[(5, 1e9), (5, 1e10), (5, 1e11)]), None);
        assert_eq!(Trend::fit(&[(1, 1e9), (2, f64::NAN), (3, 1e10)]), None);
    }

    #[test]
    fn a_falling_line_has_no_doubling_interval() {
        let fit = Trend::fit(&[(0, 1e12), (400, 1e11), (800, 1e10)]).unwrap();
        assert!(fit.doubling_months() < 0.0);
        assert_eq!(fit.doubling_interval(), None);
    }

    #[test]
    fn a_slope_that_may_be_zero_has_no_upper_limit() {
        let fit = Trend::fit(&[(0, 1e9), (400, 5e10), (800, 1e9), (1200, 6e9)]).unwrap();
        assert!(fit.doubling_interval().is_none_or(|(_, upper)| upper.is_none()));
    }

    #[test]
    fn speech_and_robots_are_no_language() {
        use Modality::*;
        let set = |of: &[Modality]| of.iter().fold(Modalities::default(), |set, m| set.with(*m));
        for language in [&[Text][..], &[Text, Code, Agent], &[Text, Image], &[Multimodal, Text, Image, Audio, Video]] {
            assert!(is_about_language(set(language)), "{language:?}");
        }
        for other in [&[Audio, Text][..], &[Audio, Text, Agent], &[Multimodal, Robotics, Agent, Text], &[Image]] {
            assert!(!is_about_language(set(other)), "{other:?}");
        }
    }

    #[test]
    fn records_grow_strictly_and_one_a_day() {
        let points = [(1, 5.0), (1, 4.0), (2, 5.0), (3, 7.0), (3, 6.0), (4, 7.5)];
        assert_eq!(records(&points), [(1, 5.0), (3, 7.0), (4, 7.5)]);
    }
}
