//! The charts of the plain view as pictures, for the page that waits for the program: laid out and painted by the
//! charts' own code, with the estimate of a text's width in the place of a browser's.

use std::collections::HashMap;
use std::path::Path;

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, IntoDrawingArea, SVGBackend};

use super::files;
use super::plain::{Plain, all_rows, plain};
use crate::catalog::date::civil;
use crate::catalog::{Catalog, Collection, Counting, Lang};
use crate::chart::Size;
use crate::chart::paint::{self, PaintContext, UNITS};
use crate::chart::theme::{Colour, Theme};
use crate::explore::{Trend, TrendSubset, trend};
use crate::i18n::text;

/// What plotters' SVG backend divides font sizes by.
const TEXT_SCALE: f64 = 1.24;

/// A window's width for which a picture is made; shown scaled where the window is somewhat wider or narrower.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Time runs across.
    Wide,
    /// A phone's.
    Narrow,
}

impl Form {
    pub const ALL: [Self; 2] = [Self::Wide, Self::Narrow];

    pub fn word(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    /// Of the picture, CSS px.
    fn width(self) -> f64 {
        match self {
            Self::Wide => 1000.0,
            Self::Narrow => 340.0,
        }
    }
}

/// One chart in one form, language and theme.
pub struct Picture {
    /// `timeline` or `growth`.
    pub chart: &'static str,
    pub form: Form,
    pub lang: Lang,
    pub is_dark: bool,
    pub size: Size,
    /// What it shows, in words.
    pub alt: String,
    pub svg: String,
}

impl Picture {
    fn name(&self) -> String {
        format!("{}-{}-{}-{}", self.chart, self.form.word(), self.lang.code(), self.theme())
    }

    pub fn theme(&self) -> &'static str {
        if self.is_dark { "dark" } else { "light" }
    }

    /// Where its file lies beside the page.
    pub fn address(&self) -> String {
        format!("charts/{}.svg", files::hashed_name(&self.name(), &self.svg))
    }
}

/// All pictures of a catalog, with the colours of a style file.
///
/// # Errors
/// What the style file lacks, or what could not be drawn.
pub fn pictures(catalog: &Catalog, styles: &Path) -> Result<Vec<Picture>, String> {
    let tokens = files::read(&styles.join("tokens.css"))?;
    let themes = [false, true].map(|is_dark| theme(&tokens, is_dark));
    let mut pictures = Vec::new();
    for lang in [Lang::En, Lang::Zh] {
        for form in Form::ALL {
            let view = View::new(catalog, lang, form);
            for (is_dark, theme) in [false, true].into_iter().zip(&themes) {
                let theme = theme.as_ref().ok_or("tokens.css: expected every colour of the charts in both themes")?;
                let context = PaintContext { catalog, lang, theme, text_scale: TEXT_SCALE };
                pictures.push(view.timeline(&context, is_dark)?);
                pictures.push(view.growth(&context, is_dark)?);
            }
        }
    }
    Ok(pictures)
}

/// The view without any choice in a form and language.
struct View {
    lang: Lang,
    form: Form,
    plain: Plain,
    /// The growth chart's trend in words.
    trend: String,
}

impl View {
    fn new(catalog: &Catalog, lang: Lang, form: Form) -> Self {
        let subset = TrendSubset::default();
        let rows = all_rows(catalog);
        let points = trend::points(catalog, Collection::default(), &rows, subset, Counting::default(), false);
        let fit = Trend::fit(&points);
        let plain = plain(catalog, lang, form.width(), fit.as_ref());
        let trend = text(lang).trend_sentence(subset, fit.as_ref(), points.len());
        Self { lang, form, plain, trend }
    }

    fn timeline(&self, context: &PaintContext, is_dark: bool) -> Result<Picture, String> {
        let (placed, size) = (&self.plain.timeline, self.plain.timeline.plot.size);
        let svg = draw(size, |area| paint::timeline(area, placed, context).map_err(|error| error.to_string()))?;
        let (from, to) = (civil(self.plain.domain.from).0, civil(self.plain.domain.to).0);
        let alt = text(self.lang).timeline_alt(placed.systems, placed.lanes.len(), from, to);
        Ok(Picture { chart: "timeline", form: self.form, lang: self.lang, is_dark, size, alt, svg })
    }

    fn growth(&self, context: &PaintContext, is_dark: bool) -> Result<Picture, String> {
        let (placed, size, words) = (&self.plain.growth, self.plain.growth.plot.size, text(self.lang));
        let title = words.axis_total;
        let svg = draw(size, |area| paint::growth(area, placed, title, context).map_err(|error| error.to_string()))?;
        let known = placed.plot.marks.iter().filter(|m| !m.is_small).count();
        let alt = words.growth_alt(known, placed.unknown, &self.trend);
        Ok(Picture { chart: "growth", form: self.form, lang: self.lang, is_dark, size, alt, svg })
    }
}

/// What `paint` puts on an area, as an SVG file as large as it was laid out.
fn draw(
    size: Size,
    paint: impl FnOnce(&DrawingArea<SVGBackend, Shift>) -> Result<(), String>,
) -> Result<String, String> {
    let unit = |px: f64| (px * UNITS).round() as u32;
    let (width, height) = (unit(size.width), unit(size.height));
    let mut picture = String::new();
    paint(&SVGBackend::with_string(&mut picture, (width, height)).into_drawing_area())?;
    let head = format!("width=\"{width}\" height=\"{height}\"");
    let sized = picture.replacen(&head, &format!("width=\"{}\" height=\"{}\"", size.width, size.height), 1);
    // plotters writes for people: an element a line, full opacity everywhere.
    Ok(sized.replace("opacity=\"1\" ", "").replace(">\n<", "><"))
}

/// The colours of the light or the dark set of a style file.
fn theme(tokens: &str, is_dark: bool) -> Option<Theme> {
    let head = if is_dark { ":root[data-theme=\"dark\"] {" } else { ":root {" };
    let (block, _) = tokens.split_once(head)?.1.split_once('}')?;
    let pairs = block.split(';').filter_map(|line| line.trim().split_once(':'));
    let values: HashMap<&str, Colour> =
        pairs.filter_map(|(name, value)| Some((name.trim(), Colour::parse(value)?))).collect();
    Theme::from_values(|name| values.get(name).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: &str = include_str!("../../tests/fixtures/tiny.json");

    #[test]
    fn both_charts_in_every_form_language_and_theme() {
        let catalog = Catalog::parse(TINY).0;
        let pictures = pictures(&catalog, Path::new("style")).unwrap();
        let mut names: Vec<String> = pictures.iter().map(Picture::name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 16, "{names:?}");
        for picture in &pictures {
            let Picture { svg, size, form, lang, .. } = picture;
            assert!(svg.starts_with("<svg width=\""), "{svg:.80}");
            assert!(
                svg.contains(&format!("width=\"{}\" height=\"{}\" viewBox=", size.width, size.height)),
                "{svg:.200}"
            );
            assert_eq!(size.width, form.width());
            assert!(svg.contains("GPT") && svg.contains("2020"), "{}", picture.name());
            let is_chinese = picture.alt.contains('。');
            assert!(!picture.alt.is_empty() && (*lang == Lang::Zh) == is_chinese, "{}", picture.alt);
        }
        let ground = |dark: bool| pictures.iter().find(|p| p.is_dark == dark).map(|p| p.svg.clone()).unwrap();
        assert_ne!(ground(false), ground(true));
    }

    #[test]
    fn colours_that_are_not_there_are_told() {
        assert!(theme(":root { --color-surface: #fff; }", false).is_none());
    }
}
