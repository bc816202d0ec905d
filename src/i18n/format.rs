//! Numbers, dates and lists. What differs between languages (units, separators) is a value of the language; how
//! it is used is here. Rounding happens before the unit is chosen, so 999.5 billion is 1T. Compared with the
//! browser's `Intl` in the browser tests.

use super::language::Text;
use crate::catalog::ReleaseDate;
use crate::catalog::date::{Precision, civil};
use crate::explore::Trend;

impl Text {
    /// A large number in three significant digits: `175B`, `1750 亿`. Empty for what is no number.
    pub fn number(&self, value: f64) -> String {
        in_units(self.number_units, value, 3)
    }

    /// A large number with up to six significant digits, for facts side by side: `174.6B`.
    pub fn number_precise(&self, value: f64) -> String {
        in_units(self.number_units, value, 6)
    }

    /// A whole number with its thousands apart where the language does so: `1,167`, `1167`.
    pub fn whole(&self, n: usize) -> String {
        let digits = n.to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(self.thousands);
            }
            text.push(digit);
        }
        text
    }

    /// A share of the whole in whole percent: `93 %`, `93%`.
    pub fn share(&self, share: f64) -> String {
        decimal(share * 100.0, 0) + self.percent
    }

    /// How many times as large: `1,167`, below ten with one decimal, `1.6`.
    pub fn factor(&self, factor: f64) -> String {
        if factor < 9.95 { decimal(factor, 1) } else { self.whole(factor.round() as usize) }
    }

    /// A list in one line: `a, b`, `a、b`.
    pub fn join<'a>(&self, items: impl IntoIterator<Item = &'a str>) -> String {
        items.into_iter().collect::<Vec<_>>().join(self.list_separator)
    }
}

fn in_units(units: &[(f64, &str)], value: f64, digits: i32) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let rounded = round_to(value, digits);
    let (unit, suffix) = units.iter().rev().find(|(u, _)| rounded.abs() >= *u).copied().unwrap_or((1.0, ""));
    let mut text = plain(rounded / unit, digits);
    text.push_str(suffix);
    text
}

/// Rounds to a number of significant digits.
fn round_to(value: f64, digits: i32) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let step = 10_f64.powi(value.abs().log10().floor() as i32 + 1 - digits);
    (value / step).round() * step
}

/// Digits without trailing zeros.
fn plain(value: f64, digits: i32) -> String {
    let whole = if value == 0.0 { 1 } else { value.abs().log10().floor() as i32 + 1 };
    let mut text = decimal(value, (digits - whole).clamp(0, 6) as u32);
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    text
}

/// A plain number with this many decimals: R², months. A half is rounded away from zero, as the browser's `Intl` does
/// (the standard library's formatting would look at the digits behind the binary number). Values beyond 10^18 steps
/// are cut there.
pub fn decimal(value: f64, decimals: u32) -> String {
    let unit = 10_u64.pow(decimals);
    let steps = (value.abs() * unit as f64).round() as u64;
    let sign = if value < 0.0 && steps > 0 { "-" } else { "" };
    let (whole, part) = (steps / unit, steps % unit);
    match decimals {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{part:0width$}", width = decimals as usize),
    }
}

/// A power of ten such as 3.14 × 10²³.
pub fn scientific(value: f64) -> String {
    if !(value.is_finite() && value > 0.0) {
        return String::new();
    }
    let rounded = round_to(value, 3);
    let exponent = (rounded.log10() + 1e-9).floor() as i32;
    let mut text = plain(rounded / 10_f64.powi(exponent), 3);
    text.push_str(" × 10");
    text.extend(exponent.to_string().chars().map(|c| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => char::from_u32(0x2070 + digit.to_digit(10).unwrap_or(0)).unwrap_or(digit),
    }));
    text
}

/// A date exactly as far as it is known: `2020-05-28`, `2020-05`, `2020`.
pub fn date(date: ReleaseDate) -> String {
    let year = date.year();
    match (date.precision(), date.month(), date.day()) {
        (Precision::Day, Some(m), Some(d)) => format!("{year:04}-{m:02}-{d:02}"),
        (Precision::Month, Some(m), _) => format!("{year:04}-{m:02}"),
        _ => format!("{year:04}"),
    }
}

/// A day number as a date: `2020-05-28`.
pub fn day(number: i32) -> String {
    let (year, month, day) = civil(number);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A name with its count, in a key: "VAE 5".
pub fn with_count(name: &str, n: usize) -> String {
    format!("{name} {n}")
}

/// Months of a doubling time: `5.3`, from a hundred on `120`.
pub fn months(months: f64) -> String {
    decimal(months, if months < 100.0 { 1 } else { 0 })
}

/// R² of a trend; a dash where it is not defined.
pub fn r_squared(trend: &Trend) -> String {
    if trend.r_squared.is_finite() { decimal(trend.r_squared, 2) } else { "–".into() }
}

#[cfg(test)]
mod tests {
    use super::super::{EN, ZH};
    use super::*;

    #[test]
    fn sizes_read_as_each_language_writes_them() {
        for (value, en, zh) in [
            (175e9, "175B", "1750 亿"),
            (174.6e9, "175B", "1750 亿"),
            (1.8e12, "1.8T", "1.8 万亿"),
            (117e6, "117M", "1.17 亿"),
            (7e6, "7M", "700 万"),
            (999.5e9, "1T", "1 万亿"),
            (60_000.0, "60K", "6 万"),
            (890e6, "890M", "8.9 亿"),
            (2.7e9, "2.7B", "27 亿"),
            (1.085e12, "1.09T", "1.09 万亿"),
            (1.0, "1", "1"),
            (9_999.0, "10K", "1 万"),
        ] {
            assert_eq!(EN.number(value), en);
            assert_eq!(ZH.number(value).replace('\u{a0}', " "), zh);
        }
    }

    #[test]
    fn facts_side_by_side_keep_their_digits() {
        assert_eq!(EN.number_precise(174.6e9), "174.6B");
        assert_eq!(ZH.number_precise(174.6e9).replace('\u{a0}', " "), "1746 亿");
    }

    #[test]
    fn thousands_percent_and_factors_are_written_as_each_language_does() {
        for (n, en, zh) in
            [(0, "0", "0"), (999, "999", "999"), (1_167, "1,167", "1167"), (1_000_000, "1,000,000", "1000000")]
        {
            assert_eq!((EN.whole(n), ZH.whole(n)), (en.to_owned(), zh.to_owned()));
        }
        assert_eq!((EN.share(0.926), ZH.share(0.926)), ("93\u{a0}%".to_owned(), "93%".to_owned()));
        for (factor, words) in [(1.6, "1.6"), (9.94, "9.9"), (9.96, "10"), (10.4, "10"), (1_166.7, "1,167")] {
            assert_eq!(EN.factor(factor), words);
        }
    }

    #[test]
    fn nothing_odd_comes_of_odd_numbers() {
        assert_eq!(EN.number(f64::NAN), "");
        assert_eq!(ZH.number(f64::INFINITY), "");
        assert_eq!(EN.number(0.0), "0");
    }

    #[test]
    fn powers_of_ten_are_raised() {
        assert_eq!(scientific(3.14e23), "3.14 × 10²³");
        assert_eq!(scientific(5e26), "5 × 10²⁶");
        assert_eq!(scientific(1e24), "1 × 10²⁴");
    }
}
