//! A plotters backend on a 2D canvas: batches by style, sets each canvas property only when it changes,
//! and is scaled so that one backend unit is an eighth of a CSS pixel at any pixel ratio.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

pub use web_sys::HtmlCanvasElement as Canvas;

use crate::chart::paint::UNITS;
use crate::chart::{Size, within};
use crate::i18n::format::decimal;

/// Canvas area iOS Safari can give, device pixels. Beyond it a canvas stays blank without an error.
const MAX_AREA: f64 = 16_777_216.0;

/// Why a chart could not be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CanvasError {
    /// The browser gives no 2D context.
    NoContext,
    /// A drawing call was refused.
    Refused,
}

impl std::fmt::Display for CanvasError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            CanvasError::NoContext => "no 2D context",
            CanvasError::Refused => "a drawing call was refused",
        })
    }
}
impl std::error::Error for CanvasError {}

/// Sizes a canvas for the screen's pixel ratio and lets `draw` paint on it.
pub fn paint<E>(
    canvas: &HtmlCanvasElement,
    size: Size,
    font: &str,
    draw: impl FnOnce(&DrawingArea<CanvasBackend, Shift>) -> Result<(), E>,
) -> Result<(), CanvasError> {
    let context = context(canvas).ok_or(CanvasError::NoContext)?;
    let ratio = pixel_ratio(size);
    let (width, height) = ((size.width * ratio).round() as u32, (size.height * ratio).round() as u32);
    // Setting the size clears and reallocates even when it is the same.
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    // Through the style object: the page's policy allows no style attribute.
    let style = canvas.style();
    let _ = style.set_property("width", &px(size.width));
    let _ = style.set_property("height", &px(size.height));
    let scale = ratio / UNITS;
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).map_err(|_| CanvasError::Refused)?;
    context.set_text_baseline("middle");
    context.set_line_join("miter");
    let backend = CanvasBackend {
        context,
        size: ((size.width * UNITS) as u32, (size.height * UNITS) as u32),
        font: font.to_owned(),
        pending: None,
        fill: None,
        stroke: None,
        line_width: 0,
        type_set: None,
        align: None,
    };
    draw(&backend.into_drawing_area()).map_err(|_| CanvasError::Refused)
}

fn px(length: f64) -> String {
    format!("{}px", decimal(length, 1))
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

fn pixel_ratio(size: Size) -> f64 {
    let ratio = within(web_sys::window().map_or(1.0, |w| w.device_pixel_ratio()), 0.5, 4.0);
    let area = (size.width * size.height).max(1.0);
    ratio.min((MAX_AREA / area).sqrt())
}

type Rgb = (u8, u8, u8);

#[derive(Clone, Copy, PartialEq)]
enum Batch {
    Fill(Rgb),
    /// Colour and width in units.
    Stroke(Rgb, u32),
}

/// Batches what `chart::paint` draws most (paths, polygons, circles of one style); everything else works, unbatched.
pub struct CanvasBackend {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    font: String,
    /// Style of the path being gathered.
    pending: Option<Batch>,
    fill: Option<Rgb>,
    stroke: Option<Rgb>,
    line_width: u32,
    /// Font size in whole units and weight last set.
    type_set: Option<(u32, bool)>,
    align: Option<HPosKey>,
}

#[derive(Clone, Copy, PartialEq)]
enum HPosKey {
    Left,
    Center,
    Right,
}

type Drawn = Result<(), DrawingErrorKind<CanvasError>>;

fn css(colour: Rgb) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2)
}

impl CanvasBackend {
    /// Starts or goes on with a path of this style.
    fn gather(&mut self, batch: Batch) {
        if self.pending == Some(batch) {
            return;
        }
        self.flush();
        self.context.begin_path();
        self.pending = Some(batch);
    }

    /// Lays the gathered path on the canvas.
    fn flush(&mut self) {
        match self.pending.take() {
            None => {}
            Some(Batch::Fill(colour)) => {
                self.set_fill(colour);
                self.context.fill();
            }
            Some(Batch::Stroke(colour, width)) => {
                if self.stroke != Some(colour) {
                    self.context.set_stroke_style_str(&css(colour));
                    self.stroke = Some(colour);
                }
                if self.line_width != width {
                    self.context.set_line_width(f64::from(width));
                    self.line_width = width;
                }
                self.context.stroke();
            }
        }
    }

    fn set_fill(&mut self, colour: Rgb) {
        if self.fill != Some(colour) {
            self.context.set_fill_style_str(&css(colour));
            self.fill = Some(colour);
        }
    }

    fn trace(&self, points: impl IntoIterator<Item = BackendCoord>) {
        let mut points = points.into_iter();
        if let Some((x, y)) = points.next() {
            self.context.move_to(f64::from(x), f64::from(y));
        }
        for (x, y) in points {
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }
}

impl DrawingBackend for CanvasBackend {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.flush();
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ((l, t), (r, b)) = (upper_left, bottom_right);
        match fill {
            true => self.fill_polygon([(l, t), (r, t), (r, b), (l, b)], style),
            false => self.draw_path([(l, t), (r, t), (r, b), (l, b), (l, t)], style),
        }
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.gather(Batch::Stroke(style.color().rgb, style.stroke_width()));
        self.trace(path);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let rgb = style.color().rgb;
        self.gather(if fill { Batch::Fill(rgb) } else { Batch::Stroke(rgb, style.stroke_width()) });
        let (x, y, r) = (f64::from(center.0), f64::from(center.1), f64::from(radius));
        self.context.move_to(x + r, y);
        let arc = self.context.arc(x, y, r, 0.0, std::f64::consts::TAU);
        arc.map_err(|_| DrawingErrorKind::DrawingError(CanvasError::Refused))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        self.gather(Batch::Fill(style.color().rgb));
        self.trace(vert);
        self.context.close_path();
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Drawn {
        self.flush();
        let wanted = (style.size().round() as u32, matches!(style.style(), FontStyle::Bold));
        if self.type_set != Some(wanted) {
            let weight = if wanted.1 { 600 } else { 400 };
            self.context.set_font(&format!("{weight} {}px {}", wanted.0, self.font));
            self.type_set = Some(wanted);
        }
        let align = match style.anchor().h_pos {
            HPos::Left => HPosKey::Left,
            HPos::Center => HPosKey::Center,
            HPos::Right => HPosKey::Right,
        };
        if self.align != Some(align) {
            self.context.set_text_align(match align {
                HPosKey::Left => "left",
                HPosKey::Center => "center",
                HPosKey::Right => "right",
            });
            self.align = Some(align);
        }
        self.set_fill(style.color().rgb);
        let drawn = self.context.fill_text(text, f64::from(pos.0), f64::from(pos.1));
        drawn.map_err(|_| DrawingErrorKind::DrawingError(CanvasError::Refused))
    }
}
