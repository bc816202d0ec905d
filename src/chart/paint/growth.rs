//! Ink of the growth chart.

use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::marks::corners;
use super::pen::{Area, PaintContext, Painted, Pen, TITLE, coord, unit};
use crate::chart::geometry::{Point, Rect};
use crate::chart::growth::{PlacedGrowth, RECORD_HALF_PX};
use crate::i18n::text;

/// From the axis to the middle of a year's label.
const YEARS_PX: f64 = 14.0;
/// From a size's label to the plot.
const SIZE_GAP_PX: f64 = 8.0;
/// From the middle of the axis' title to the plot, and to the highest size's label that stands below it.
const TITLE_PX: f64 = 4.0;
const BELOW_TITLE_PX: f64 = 14.0;
const TREND_PX: f64 = 2.0;
const RECORD_PX: f64 = 2.0;
const LEADER_PX: f64 = 0.75;

/// Paints a growth chart on an area of `placed.plot.size`. `axis_title` says what is counted.
pub fn growth<DB: DrawingBackend>(
    area: &Area<DB>,
    placed: &PlacedGrowth,
    axis_title: &str,
    context: &PaintContext,
) -> Painted<DB> {
    let (plot, frame, theme) = (&placed.plot, &placed.plot.frame, context.theme);
    let pen = Pen::on(area, plot.size, context)?;
    if let Some(strip) = &placed.strip {
        pen.rect(strip, theme.strip)?;
    }
    if let Some(trend) = placed.trend.as_ref().filter(|t| t.band.len() > 2) {
        pen.shape(corners(trend.band.iter().copied()), theme.band)?;
    }
    let bottom = placed.strip.map_or(frame.bottom, |s| s.bottom);
    for tick in &plot.ticks {
        pen.vertical(tick.px, frame.top, bottom, theme.hairline)?;
    }
    for tick in &placed.size_ticks {
        pen.horizontal(tick.px, frame.left, frame.right, theme.hairline)?;
    }
    pen.horizontal(frame.bottom, frame.left, frame.right, theme.muted)?;
    if let Some(trend) = placed.trend.as_ref().filter(|t| t.line.len() > 1) {
        pen.line(corners(trend.line.iter().copied()), theme.trend, TREND_PX)?;
    }
    // The axis' title stands above its highest label, or in its place.
    let title_y = frame.top - TITLE_PX;
    for tick in placed.size_ticks.iter().filter(|t| placed.is_narrow || t.px > title_y + BELOW_TITLE_PX) {
        pen.label(&tick.label, frame.left - SIZE_GAP_PX, tick.px, HPos::Right)?;
    }
    for tick in &plot.ticks {
        pen.time_label(tick, bottom + YEARS_PX, plot.size.width)?;
    }
    if !placed.is_narrow {
        pen.text(axis_title, Point { x: 4.0, y: title_y }, HPos::Left, TITLE, theme.ink)?;
    }
    if let Some(strip) = &placed.strip {
        strip_title(&pen, placed, strip)?;
    }
    for leader in &placed.leaders {
        pen.line([coord(leader.from), coord(leader.to)], theme.muted, LEADER_PX)?;
    }
    pen.marks(plot.marks_alone())?;
    for Point { x, y } in &placed.records {
        let bar = [(unit(x - RECORD_HALF_PX), unit(*y)), (unit(x + RECORD_HALF_PX), unit(*y))];
        pen.line(bar, theme.ink, RECORD_PX)?;
    }
    pen.clusters(&plot.clusters)?;
    pen.names(&plot.labels)?;
    if plot.marks.is_empty() {
        let middle = frame.middle();
        pen.label(text(context.lang).nothing_title, middle.x, middle.y, HPos::Center)?;
    }
    pen.finish()
}

/// What the strip of unknown sizes is, and how many it has; on a narrow chart only the number.
fn strip_title<DB: DrawingBackend>(pen: &Pen<DB>, placed: &PlacedGrowth, strip: &Rect) -> Painted<DB> {
    let (y, words) = (strip.middle().y, text(pen.context.lang));
    if placed.is_narrow {
        return pen.label(&placed.unknown.to_string(), strip.left - SIZE_GAP_PX, y, HPos::Right);
    }
    pen.label(words.size_unknown, 4.0, y - 7.0, HPos::Left)?;
    pen.label(&words.systems(placed.unknown), 4.0, y + 8.0, HPos::Left)
}
