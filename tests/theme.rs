//! The contrasts that WCAG 2.2 asks for, in both themes, on the colours of `style/tokens.css`.

mod support;

use genai_atlas::catalog::Lane;
use genai_atlas::chart::Colour;
use support::{theme, tokens};

/// WCAG 2.2 relative luminance.
fn luminance(colour: Colour) -> f64 {
    let channel = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(colour.r) + 0.7152 * channel(colour.g) + 0.0722 * channel(colour.b)
}

/// WCAG 2.2 contrast ratio, 1 to 21.
fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const THEMES: [bool; 2] = [false, true];

/// Fails when one of `names` has less than `least` to one against one of `grounds`.
fn assert_contrast(names: &[&str], grounds: &[&str], least: f64) {
    for is_dark in THEMES {
        let tokens = tokens(is_dark);
        for (name, ground) in names.iter().flat_map(|n| grounds.iter().map(move |g| (n, g))) {
            let ratio = contrast(tokens[*name], tokens[*ground]);
            assert!(ratio >= least, "{name} on {ground}, dark {is_dark}: {ratio:.2}");
        }
    }
}

#[test]
fn black_on_white_is_21_to_1() {
    let (black, white) = (Colour { r: 0, g: 0, b: 0 }, Colour { r: 255, g: 255, b: 255 });
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast(white, black) - 21.0).abs() < 1e-9);
}

#[test]
fn grey_767676_on_white_is_just_enough_for_text() {
    let (grey, white) = (Colour::parse("#767676").unwrap(), Colour::parse("#ffffff").unwrap());
    assert!((contrast(grey, white) - 4.54).abs() < 0.005);
}

#[test]
fn colours_are_read_as_style_sheets_write_them() {
    let colour = Some(Colour { r: 0x1a, g: 0xb0, b: 0xff });
    assert_eq!(Colour::parse(" #1ab0ff "), colour);
    assert_eq!(Colour::parse("#1bf"), Colour::parse("#11bbff"));
    for broken in ["", "#", "1ab0ff", "#1ab0f", "#+12345", "#1ab0fg", "#1ab0ff00", "#ää"] {
        assert_eq!(Colour::parse(broken), None, "{broken}");
    }
}

#[test]
fn every_lane_colour_stands_out_on_the_chart() {
    for is_dark in THEMES {
        let theme = theme(is_dark);
        for lane in Lane::ALL {
            for ground in [theme.surface, theme.era, theme.strip] {
                let ratio = contrast(theme.lanes[*lane as usize], ground);
                assert!(ratio >= 3.0, "{lane:?}, dark {is_dark}: {ratio:.2}");
            }
        }
    }
}

#[test]
fn text_can_be_read() {
    let grounds = ["--color-page", "--color-surface", "--color-notice", "--color-accent-faint"];
    assert_contrast(&["--color-text", "--color-text-muted"], &grounds, 4.5);
    assert_contrast(&["--color-text-muted"], &["--chart-era", "--chart-strip"], 4.5);
    assert_contrast(&["--color-text"], &["--chart-era", "--chart-band"], 4.5);
}

#[test]
fn what_is_muted_can_still_be_seen_and_what_is_not_stands_out() {
    assert_contrast(&["--chart-faded"], &["--color-surface", "--chart-era"], 3.0);
    assert_contrast(&["--color-text"], &["--chart-faded"], 3.5);
}

#[test]
fn edges_of_controls_can_be_seen() {
    assert_contrast(&["--color-border"], &["--color-page", "--color-surface"], 3.0);
}

#[test]
fn the_accent_can_be_read_and_written_on() {
    assert_contrast(&["--color-accent"], &["--color-page", "--color-surface", "--color-accent-faint"], 4.5);
    assert_contrast(&["--color-on-accent"], &["--color-accent"], 4.5);
}

#[test]
fn both_themes_have_the_same_names() {
    let names = |is_dark| {
        let mut names: Vec<String> = tokens(is_dark).into_keys().collect();
        names.sort();
        names
    };
    assert_eq!(names(false), names(true));
}
