//! The marks of the families in the page's text: the shapes that the charts draw, as paths of the style sheet.

use std::fmt::Write;

use crate::catalog::Lane;
use crate::chart::shape::Shape;
use crate::chart::theme::TOKENS;

/// The colours of the lanes, in the order of the lanes.
const LANE: &str = "--chart-lane-";
/// Side of the box that holds the widest shape: the shapes in it are about as large as the marks of openness.
const BOX: &str = "0.8rem";

/// Colour, shape and size of each family's mark.
pub fn lane_marks() -> String {
    let mut css = String::from("@layer chart {\n");
    for (lane, token) in Lane::ALL.iter().zip(TOKENS.iter().filter(|token| token.starts_with(LANE))) {
        let percent = |share: f64| format!("{}%", (share * 1000.0).round() / 10.0);
        let corners: Vec<String> =
            Shape::of(*lane).in_unit_box().map(|(x, y)| format!("{} {}", percent(x), percent(y))).collect();
        // Writing to a String cannot fail.
        let _ = writeln!(
            css,
            "  .mark--{} {{ inline-size: {BOX}; block-size: {BOX}; color: var({token}); clip-path: polygon({}); }}",
            token.trim_start_matches(LANE),
            corners.join(", ")
        );
    }
    css + "}\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_has_the_shape_of_the_charts() {
        let css = lane_marks();
        assert!(
            css.contains(
                "color: var(--chart-lane-gan); clip-path: polygon(97.6% 50%, 50% 97.6%, 2.4% 50%, 50% 2.4%); }\n"
            ),
            "{css}"
        );
        assert_eq!(css.matches("clip-path").count(), Lane::ALL.len());
    }
}
