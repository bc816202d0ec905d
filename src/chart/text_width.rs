//! How wide a text is. The browser hands in its own measure; this estimate serves tests and exports.

/// Type size of labels on charts, CSS px. WCAG-minded readers' floor for charts is 12.
pub const LABEL_PX: f64 = 12.0;

/// Gives the width in CSS px of a text at [`LABEL_PX`], regular weight.
pub type Measure<'a> = &'a dyn Fn(&str) -> f64;

/// Width by character class in em: narrow letters, capitals, CJK. A little generous, so that what is
/// laid out with it does not overlap in a real font.
pub fn estimate(text: &str) -> f64 {
    let em: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | '|' | '!' | '\'' | ' ' => 0.32,
            'f' | 't' | 'r' | '-' | '(' | ')' | '/' => 0.40,
            'm' | 'w' | 'M' | 'W' | '@' | '—' => 0.92,
            'A'..='Z' => 0.70,
            c if c.is_ascii() => 0.60,
            '\u{a0}' => 0.32,
            '·' | '–' => 0.5,
            c if (c as u32) < 0x2e80 => 0.65,
            _ => 1.02,
        })
        .sum();
    em * LABEL_PX
}
