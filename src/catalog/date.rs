//! `ReleaseDate`: a civil date known to the day, the month or the year; UTC day numbers, and `Days`, a span of them.
//! Wording of dates is in `i18n::format`.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date that may lack its day or its month. 30 February cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReleaseDate {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    Day,
    Month,
    Year,
}

/// Years the catalog and a reader's file may speak of.
pub const YEARS: std::ops::RangeInclusive<i16> = 1940..=2100;

impl ReleaseDate {
    /// `None` when the parts are no real date inside [`YEARS`].
    pub fn new(year: i16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let fits = YEARS.contains(&year)
            && match (month, day) {
                (None, None) => true,
                (None, Some(_)) => false,
                (Some(m), None) => (1..=12).contains(&m),
                (Some(m), Some(d)) => (1..=12).contains(&m) && d >= 1 && d <= days_in_month(year, m),
            };
        fits.then_some(Self { year, month, day })
    }

    /// Reads `2020`, `2020-05` or `2020-05-28`; the length is the precision.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)? as i16;
        let month = parts.next().map(|t| digits(t, 2).ok_or(())).transpose().ok()?;
        let day = parts.next().map(|t| digits(t, 2).ok_or(())).transpose().ok()?;
        if parts.next().is_some() {
            return None;
        }
        Self::new(year, month.map(|m| m as u8), day.map(|d| d as u8))
    }

    pub fn year(self) -> i16 {
        self.year
    }
    pub fn month(self) -> Option<u8> {
        self.month
    }
    pub fn day(self) -> Option<u8> {
        self.day
    }

    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (None, _) => Precision::Year,
            (_, None) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// First day the date may mean.
    pub fn first_day(self) -> i32 {
        day_number(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Last day the date may mean.
    pub fn last_day(self) -> i32 {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or_else(|| days_in_month(self.year, month));
        day_number(self.year, month, day)
    }

    /// The middle of what the date may mean: where its mark stands and where a trend is fitted.
    pub fn middle_day(self) -> i32 {
        (self.first_day() + self.last_day()) / 2
    }
}

/// `2020`, `2020-05` or `2020-05-28`: what [`ReleaseDate::parse`] reads.
impl fmt::Display for ReleaseDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        [self.month, self.day].into_iter().flatten().try_for_each(|part| write!(f, "-{part:02}"))
    }
}

impl Serialize for ReleaseDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ReleaseDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = || serde::de::Error::custom(format!("expected a real date, found \"{text}\""));
        Self::parse(&text).ok_or_else(wrong)
    }
}

/// A span of UTC day numbers. Both ends belong to it, and `from` is never after `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Days {
    pub from: i32,
    pub to: i32,
}

impl Days {
    /// The days between two, whichever comes first.
    pub const fn new(one: i32, other: i32) -> Self {
        match one <= other {
            true => Self { from: one, to: other },
            false => Self { from: other, to: one },
        }
    }

    /// Time from the first day to the last, in days: 0 when they are one.
    pub const fn length(self) -> i32 {
        self.to.saturating_sub(self.from)
    }

    pub const fn contains(self, day: i32) -> bool {
        self.from <= day && day <= self.to
    }

    /// True when any day belongs to both.
    pub const fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// The nearest span inside `whole`, as long as this one where there is room for it.
    pub fn clamp_in(self, whole: Self) -> Self {
        let length = self.length().min(whole.length());
        let from = self.from.clamp(whole.from, whole.to - length);
        Self { from, to: from + length }
    }
}

fn digits(text: &str, length: usize) -> Option<u16> {
    // `parse` alone would take "+020".
    let fits = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

pub fn days_in_month(year: i16, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 (proleptic Gregorian calendar, no time zone).
/// Method: H. Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
pub fn day_number(year: i16, month: u8, day: u8) -> i32 {
    let y = i32::from(year) - i32::from(month <= 2);
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let shifted_month = (i32::from(month) + 9) % 12;
    let day_of_year = (153 * shifted_month + 2) / 5 + i32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a day number: the inverse of [`day_number`].
pub fn civil(day_number: i32) -> (i16, u8, u8) {
    let z = day_number + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i32::from(month <= 2);
    (year as i16, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days_have_their_numbers() {
        assert_eq!(day_number(1970, 1, 1), 0);
        assert_eq!(day_number(2000, 3, 1), 11_017);
        assert_eq!(day_number(2020, 5, 28), 18_410);
        assert_eq!(day_number(1969, 12, 31), -1);
    }

    #[test]
    fn civil_undoes_day_number() {
        for n in (-11_000..48_000).step_by(7) {
            let (y, m, d) = civil(n);
            assert_eq!(day_number(y, m, d), n);
        }
    }

    #[test]
    fn days_are_in_order_and_include_both_ends() {
        let days = Days::new(20, 10);
        assert_eq!((days.from, days.to, days.length()), (10, 20, 10));
        assert!(days.contains(10) && days.contains(20) && !days.contains(9) && !days.contains(21));
        assert!(days.overlaps(Days::new(20, 30)) && days.overlaps(days) && !days.overlaps(Days::new(21, 30)));
        assert_eq!(Days::new(i32::MIN, i32::MAX).length(), i32::MAX);
    }

    #[test]
    fn days_clamped_in_others_keep_their_length_where_they_can() {
        let whole = Days::new(0, 100);
        let clamped = |from, to| Days::new(from, to).clamp_in(whole);
        assert_eq!(clamped(-30, 10), Days::new(0, 40));
        assert_eq!(clamped(90, 110), Days::new(80, 100));
        assert_eq!(clamped(20, 30), Days::new(20, 30));
        assert_eq!(clamped(-500, 500), whole);
        assert_eq!(clamped(500, 500), Days::new(100, 100));
    }

    #[test]
    fn length_is_the_precision() {
        let precision = |t| ReleaseDate::parse(t).map(ReleaseDate::precision);
        assert_eq!(precision("2020"), Some(Precision::Year));
        assert_eq!(precision("2020-05"), Some(Precision::Month));
        assert_eq!(precision("2020-05-28"), Some(Precision::Day));
    }

    #[test]
    fn a_date_is_written_as_it_is_read() {
        for text in ["1947", "2020-05", "2020-05-08"] {
            assert_eq!(ReleaseDate::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in [
            "",
            "20",
            "2020-13",
            "2021-02-29",
            "2020-00",
            "2020-5-1",
            "2020-05-28-1",
            "0000-01-01",
            "9999-01-01",
            "2020-05-",
            "二〇二〇",
            "+020",
        ] {
            assert_eq!(ReleaseDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_spans_its_days_and_stands_in_the_middle() {
        let feb = ReleaseDate::parse("2024-02").unwrap();
        assert_eq!(feb.last_day() - feb.first_day(), 28);
        assert_eq!(civil(feb.middle_day()), (2024, 2, 15));
    }
}
