//! Ink of the overview strip; its window and handles are elements of the page.

use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::pen::{Area, PaintContext, Painted, Pen};
use crate::chart::overview::PlacedOverview;
use crate::chart::plot::GUTTER_PX;
use crate::i18n::text;

/// From the axis to the middle of a year's label.
const YEARS_PX: f64 = 11.0;

/// Paints the overview strip on an area of `placed.size`.
pub fn overview<DB: DrawingBackend>(area: &Area<DB>, placed: &PlacedOverview, context: &PaintContext) -> Painted<DB> {
    let (theme, frame) = (context.theme, &placed.frame);
    let pen = Pen::on(area, placed.size, context)?;
    for tick in &placed.ticks {
        pen.vertical(tick.px, frame.top, frame.bottom, theme.hairline)?;
    }
    for is_inside in [false, true] {
        let colour = match is_inside {
            _ if placed.is_whole => theme.muted,
            true => theme.accent,
            false => theme.leader,
        };
        for bar in placed.bars.iter().filter(|b| b.is_inside == is_inside) {
            pen.rect(&bar.area, colour)?;
        }
    }
    pen.horizontal(frame.bottom, frame.left, frame.right, theme.muted)?;
    for tick in &placed.ticks {
        pen.time_label(tick, frame.bottom + YEARS_PX, placed.size.width)?;
    }
    if frame.left >= GUTTER_PX {
        let words = text(context.lang);
        pen.label(words.per_quarter, 4.0, frame.top + 8.0, HPos::Left)?;
        pen.label(&words.most(placed.most), 4.0, frame.top + 24.0, HPos::Left)?;
    }
    pen.finish()
}
