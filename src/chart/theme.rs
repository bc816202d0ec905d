//! The colours of a chart as values, from `style/tokens.css`: [`Theme::from_values`] is given them by the page's
//! computed style in a browser and by the file itself in tests.

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
        let hex = text.trim().strip_prefix('#').filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let number = u32::from_str_radix(hex, 16).ok()?;
        let [_, r, g, b] = match hex.len() {
            6 => number.to_be_bytes(),
            // Each digit stands for two of it.
            3 => [0, number >> 8, number >> 4 & 15, number & 15].map(|digit| digit as u8 * 17),
            _ => return None,
        };
        Some(Self { r, g, b })
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
    /// Muted marks and names, while others are highlighted.
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
