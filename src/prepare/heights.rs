//! How high the charts will be, for the page that waits for the program: laid out by the charts' own code at every
//! width of a window, with the estimate of a text's width in the place of a browser's.

use std::fmt::Write;

use super::plain::{Plain, plain};
use crate::catalog::{Catalog, Lang};

/// Windows this far apart are laid out, px.
const STEP_PX: u16 = 16;
/// From the narrowest phone to where the page grows no wider (112rem).
const WINDOWS_PX: std::ops::RangeInclusive<u16> = 320..=1792;
/// A difference that is not worth a rule: a line of the table.
const TOLERANCE_PX: f64 = 32.0;

/// Heights of both charts, CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Heights {
    timeline: f64,
    growth: f64,
}

impl Heights {
    fn is_like(self, other: Self) -> bool {
        (self.timeline - other.timeline).abs() <= TOLERANCE_PX && (self.growth - other.growth).abs() <= TOLERANCE_PX
    }
}

/// Rules that give `--timeline` and `--growth` for every window, in both languages.
pub fn chart_heights(catalog: &Catalog) -> String {
    let mut css = String::from("@layer components {\n");
    for (lang, selector) in [(Lang::En, ".static__wait"), (Lang::Zh, ":root[lang|=\"zh\"] .static__wait")] {
        let mut last = None;
        for window in WINDOWS_PX.step_by(usize::from(STEP_PX)) {
            let heights = heights(catalog, lang, chart_width(f64::from(window)));
            if last.is_some_and(|last| heights.is_like(last)) {
                continue;
            }
            last = Some(heights);
            let Heights { timeline, growth } = heights;
            let rule = format!("{selector} {{ --timeline: {timeline:.0}px; --growth: {growth:.0}px; }}");
            // Writing to a String cannot fail.
            let _ = match window == *WINDOWS_PX.start() {
                true => writeln!(css, "  {rule}"),
                false => writeln!(css, "  @media (min-width: {window}px) {{ {rule} }}"),
            };
        }
    }
    css + "}\n"
}

/// How wide the charts are in a window, as `layout.css` and the cards of `components` have it.
fn chart_width(window: f64) -> f64 {
    let beside_page = (window * 0.02).clamp(12.0, 28.0);
    let details = if window >= 1120.0 { 328.0 + 16.0 } else { 0.0 };
    let in_card = (window * 0.014).clamp(9.6, 20.0) + 1.0;
    window - 2.0 * beside_page - details - 2.0 * in_card
}

fn heights(catalog: &Catalog, lang: Lang, width: f64) -> Heights {
    let Plain { timeline, growth, .. } = plain(catalog, lang, width, None);
    Heights { timeline: timeline.plot.size.height, growth: growth.plot.size.height }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: &str = include_str!("../../tests/fixtures/tiny.json");

    #[test]
    fn every_window_has_heights_in_both_languages() {
        let css = chart_heights(&Catalog::parse(TINY).0);
        let first = css.lines().nth(1).unwrap_or_default();
        assert!(first.starts_with("  .static__wait { --timeline: ") && first.contains("px; --growth: "), "{css}");
        assert!(css.contains("  :root[lang|=\"zh\"] .static__wait { --timeline: "), "{css}");
        assert!(!css.contains("NaN"), "{css}");
    }

    #[test]
    fn the_details_stand_beside_the_charts_in_a_wide_window() {
        assert_eq!(chart_width(360.0), 360.0 - 24.0 - 21.2);
        assert_eq!(chart_width(1440.0), 1440.0 - 56.0 - 344.0 - 42.0);
    }
}
