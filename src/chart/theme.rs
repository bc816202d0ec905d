//! Colours and sizes of a chart as values. The colours come from `style/tokens.css`, through the page's
//! computed style in a browser and through `Theme::from_tokens` in tests.

use crate::catalog::Lane;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colour {
    pub r: u8,
    pub g: u8,
    pub b: u8,
}

impl Colour {
    /// Reads `#rrggbb` and `#rgb` (as style sheets are shortened); `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.trim().strip_prefix('#')?;
        let digit = |n: usize| hex.chars().nth(n)?.to_digit(16);
        let (width, repeat) = match hex.len() {
            3 => (1, 17),
            6 => (2, 1),
            _ => return None,
        };
        let byte = |n: usize| {
            let last = digit(n * width + width - 1)?;
            let first = if width == 2 { digit(n * 2)? * 16 } else { 0 };
            u8::try_from((first + last) * repeat).ok()
        };
        Some(Self { r: byte(0)?, g: byte(1)?, b: byte(2)? })
    }

    /// WCAG 2.2 relative luminance.
    pub fn luminance(self) -> f64 {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.r) + 0.7152 * channel(self.g) + 0.0722 * channel(self.b)
    }

    /// WCAG 2.2 contrast ratio, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// Everything paint needs to know of looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub surface: Colour,
    pub ink: Colour,
    pub muted: Colour,
    pub hairline: Colour,
    pub accent: Colour,
    /// Faint background of every other era.
    pub era: Colour,
    /// Background of the strip of unknown sizes.
    pub strip: Colour,
    pub trend: Colour,
    pub band: Colour,
    /// Thin lines that tie a name to its mark.
    pub leader: Colour,
    /// Marks and names that stand back.
    pub faded: Colour,
    /// By `Lane as usize`.
    pub lanes: [Colour; Lane::ALL.len()],
}

/// Names of the custom properties, in the order of [`Theme::from_values`].
pub const TOKENS: [&str; 11 + Lane::ALL.len()] = [
    "--color-surface",
    "--color-text",
    "--color-text-muted",
    "--color-hairline",
    "--color-accent",
    "--chart-era",
    "--chart-strip",
    "--chart-trend",
    "--chart-band",
    "--chart-leader",
    "--chart-faded",
    "--chart-lane-vae",
    "--chart-lane-gan",
    "--chart-lane-flow",
    "--chart-lane-transformer",
    "--chart-lane-diffusion",
    "--chart-lane-multimodal",
    "--chart-lane-others",
];

impl Theme {
    /// Colours from the values of [`TOKENS`]; `None` when one is missing or not `#rrggbb`.
    pub fn from_values(value: impl Fn(&str) -> Option<Colour>) -> Option<Self> {
        let mut colours = [Colour::default(); TOKENS.len()];
        for (place, name) in colours.iter_mut().zip(TOKENS) {
            *place = value(name)?;
        }
        let [surface, ink, muted, hairline, accent, era, strip, trend, band, leader, faded, lanes @ ..] = colours;
        Some(Self { surface, ink, muted, hairline, accent, era, strip, trend, band, leader, faded, lanes })
    }
}
