//! The pen: CSS px in, plotters' elements in backend units out; with the colours of a theme and, while some systems
//! are highlighted, the tone of the others.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{DashedPathElement, PathElement, Polygon};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingBackend};

use crate::catalog::{Catalog, Lang, Row};
use crate::chart::geometry::{Point, Rect, Size, within};
use crate::chart::mark::{NameTone, PlacedLabel};
use crate::chart::text_width::{self, LABEL_PX};
use crate::chart::theme::{Colour, Theme};
use crate::chart::ticks::Tick;

/// Backend units in one CSS pixel.
pub const UNITS: f64 = 8.0;

/// What all charts are painted with.
pub struct PaintContext<'a> {
    pub catalog: &'a Catalog,
    pub lang: Lang,
    pub theme: &'a Theme,
    /// plotters' SVG backend divides font sizes by 1.24; the canvas takes them as they are (1.0).
    pub text_scale: f64,
}

pub type Area<DB> = DrawingArea<DB, Shift>;
pub type Painted<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Type on a chart.
#[derive(Clone, Copy)]
pub struct Type {
    size_px: f64,
    is_bold: bool,
}

/// Names, labels and ticks.
pub const LABEL: Type = Type { size_px: LABEL_PX, is_bold: false };
/// Titles, and years among months.
pub const TITLE: Type = Type { size_px: LABEL_PX, is_bold: true };
/// Counts and the names of a lane's parts.
pub const SMALL: Type = Type { size_px: 11.0, is_bold: false };
/// Names of eras.
pub const SMALL_TITLE: Type = Type { size_px: 11.0, is_bold: true };

/// Which marks and names a pen draws, and how.
#[derive(Clone, Copy)]
pub enum Emphasis<'a> {
    /// All, in their colours.
    Normal,
    /// Those with a flag by row, in their colours.
    Highlighted(&'a [bool]),
    /// Those without, in one tone.
    Muted(&'a [bool]),
}

pub fn unit(px: f64) -> i32 {
    // Layout gives finite values; the clamp keeps a stray one from wrapping.
    within((px * UNITS).round(), -1e8, 1e8) as i32
}

pub fn coord(p: Point) -> BackendCoord {
    (unit(p.x), unit(p.y))
}

fn rgb(colour: Colour) -> RGBColor {
    RGBColor(colour.r, colour.g, colour.b)
}

/// A line's style.
fn stroke(colour: Colour, width_px: f64) -> ShapeStyle {
    rgb(colour).stroke_width((width_px * UNITS).round() as u32)
}

/// An area with a context.
pub struct Pen<'a, DB: DrawingBackend> {
    area: &'a Area<DB>,
    pub context: &'a PaintContext<'a>,
    emphasis: Emphasis<'a>,
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    /// A pen on a blank picture.
    pub fn on(
        area: &'a Area<DB>,
        size: Size,
        context: &'a PaintContext<'a>,
    ) -> Result<Self, DrawingAreaErrorKind<DB::ErrorType>> {
        let pen = Self { area, context, emphasis: Emphasis::Normal };
        pen.rect(&Rect::new(0.0, 0.0, size.width, size.height), context.theme.surface)?;
        Ok(pen)
    }

    pub fn with(&self, emphasis: Emphasis<'a>) -> Self {
        Self { emphasis, ..*self }
    }

    /// Hands what is drawn to the screen.
    pub fn finish(&self) -> Painted<DB> {
        self.area.present()
    }

    /// Whether a system's mark and name are this pen's to draw.
    pub fn draws(&self, row: Row) -> bool {
        let is = |flags: &[bool]| flags.get(usize::from(row)).copied().unwrap_or(false);
        match self.emphasis {
            Emphasis::Normal => true,
            Emphasis::Highlighted(flags) => is(flags),
            Emphasis::Muted(flags) => !is(flags),
        }
    }

    /// A colour as this pen lays it on.
    pub fn tone(&self, colour: Colour) -> Colour {
        if let Emphasis::Muted(_) = self.emphasis { self.context.theme.faded } else { colour }
    }

    pub fn rect(&self, r: &Rect, colour: Colour) -> Painted<DB> {
        let (l, t, r, b) = (unit(r.left), unit(r.top), unit(r.right), unit(r.bottom));
        self.shape([(l, t), (r, t), (r, b), (l, b)], colour)
    }

    /// A filled shape through corners.
    pub fn shape(&self, corners: impl Into<Vec<BackendCoord>>, colour: Colour) -> Painted<DB> {
        self.area.draw(&Polygon::new(corners, rgb(colour)))
    }

    pub fn line(&self, points: impl Into<Vec<BackendCoord>>, colour: Colour, width_px: f64) -> Painted<DB> {
        self.area.draw(&PathElement::new(points, stroke(colour, width_px)))
    }

    /// A line with gaps, lengths in px.
    pub fn dashes(
        &self,
        points: &[BackendCoord],
        (dash_px, gap_px): (f64, f64),
        colour: Colour,
        width_px: f64,
    ) -> Painted<DB> {
        let points = points.iter().copied();
        self.area.draw(&DashedPathElement::new(points, unit(dash_px), unit(gap_px), stroke(colour, width_px)))
    }

    pub fn horizontal(&self, y: f64, from: f64, to: f64, colour: Colour) -> Painted<DB> {
        self.line([(unit(from), unit(y)), (unit(to), unit(y))], colour, 1.0)
    }

    pub fn vertical(&self, x: f64, from: f64, to: f64, colour: Colour) -> Painted<DB> {
        self.line([(unit(x), unit(from)), (unit(x), unit(to))], colour, 1.0)
    }

    fn style(&self, h: HPos, set: Type, colour: Colour) -> TextStyle<'static> {
        let style = if set.is_bold { FontStyle::Bold } else { FontStyle::Normal };
        let size = set.size_px * UNITS * self.context.text_scale;
        let font = FontDesc::new(FontFamily::SansSerif, size, style);
        TextStyle { font, color: rgb(colour).to_backend_color(), pos: Pos::new(h, VPos::Center) }
    }

    /// One line of text, vertically centred at `at`; `h` says what of it is there.
    pub fn text(&self, text: &str, at: Point, h: HPos, set: Type, colour: Colour) -> Painted<DB> {
        self.area.draw_text(text, &self.style(h, set, colour), coord(at))
    }

    pub fn label(&self, text: &str, x: f64, y: f64, h: HPos) -> Painted<DB> {
        self.text(text, Point { x, y }, h, LABEL, self.context.theme.muted)
    }

    /// A year or month under its tick; beside it where the picture ends.
    pub fn time_label(&self, tick: &Tick, y: f64, width: f64) -> Painted<DB> {
        // Bold type is a little wider than the estimate.
        let half = text_width::estimate(&tick.label) / 2.0 + 1.0;
        let x = tick.px.min(width - half).max(half);
        let set = if tick.is_major { TITLE } else { LABEL };
        self.text(&tick.label, Point { x, y }, HPos::Center, set, self.context.theme.muted)
    }

    /// Names beside their marks, one colour and size throughout.
    pub fn names(&self, labels: &[PlacedLabel]) -> Painted<DB> {
        let theme = self.context.theme;
        let style = |weight, colour| self.style(HPos::Left, weight, self.tone(colour));
        let styles = [style(LABEL, theme.ink), style(TITLE, theme.ink), style(LABEL, theme.muted)];
        for label in labels.iter().filter(|l| self.draws(l.row)) {
            let Some(system) = self.context.catalog.system(label.row) else { continue };
            let at = Point { x: label.area.left, y: label.area.middle().y };
            let [normal, strong, quiet] = &styles;
            let style = match label.tone {
                NameTone::Normal => normal,
                NameTone::Strong => strong,
                NameTone::Quiet => quiet,
            };
            self.area.draw_text(system.label(self.context.lang), style, coord(at))?;
        }
        Ok(())
    }
}
