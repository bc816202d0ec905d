//! Ink of the timeline whose time runs across.

use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::lineage::marks_and_names;
use super::pen::{Area, PaintContext, Painted, Pen, SMALL, SMALL_TITLE, TITLE};
use super::upright;
use crate::chart::geometry::Point;
use crate::chart::lineage::PlacedLineage;
use crate::chart::plot::GUTTER_PX;
use crate::chart::timeline::lanes::{group_name, lane_name, title_left, title_lines};
use crate::chart::timeline::placed::{LaneForm, LaneKey, PlacedLane};
use crate::chart::timeline::{PlacedTimeline, ROW_PX};
use crate::i18n::text;

/// The middle of a year's label.
const YEARS_Y_PX: f64 = 12.0;
/// The first line of a lane's title, below the lane's top; and from line to line.
const TITLE_TOP_PX: f64 = 16.0;
const TITLE_LINE_PX: f64 = 15.0;
/// The same in a compact lane, which may be no higher than a line; and between its count and the plot.
const COMPACT_TITLE_TOP_PX: f64 = 12.0;
const COUNT_GAP_PX: f64 = 8.0;
/// The middle of the sign before a family's title.
const SIGN_X_PX: f64 = 9.0;
/// From the top of a part to the middle of its name, which stands below the lane's title of one line or two.
const PART_TOP_PX: f64 = 9.0;
const BELOW_TITLE_PX: f64 = 47.0;
const BELOW_TITLE_TWO_LINES_PX: f64 = 62.0;

/// Paints a timeline on an area of `placed.plot.size`.
pub fn timeline<DB: DrawingBackend>(area: &Area<DB>, placed: &PlacedTimeline, context: &PaintContext) -> Painted<DB> {
    timeline_with(area, placed, &PlacedLineage::default(), context)
}

/// Paints a timeline with the lineage of a system; who is not related is muted.
pub fn timeline_with<DB: DrawingBackend>(
    area: &Area<DB>,
    placed: &PlacedTimeline,
    lineage: &PlacedLineage,
    context: &PaintContext,
) -> Painted<DB> {
    let (plot, theme) = (&placed.plot, context.theme);
    let pen = Pen::on(area, plot.size, context)?;
    if let Some(upright) = &placed.upright {
        upright::timeline(&pen, placed, upright, lineage)?;
        return pen.finish();
    }
    for era in placed.eras.iter().step_by(2) {
        pen.rect(&era.area, theme.era)?;
    }
    for tick in &plot.ticks {
        pen.vertical(tick.px, plot.frame.top, plot.frame.bottom, theme.hairline)?;
    }
    for lane in &placed.lanes {
        pen.horizontal(lane.area.top, 0.0, plot.frame.right, theme.hairline)?;
    }
    for tick in &plot.ticks {
        pen.time_label(tick, YEARS_Y_PX, plot.size.width)?;
    }
    for era in placed.eras.iter().filter(|e| e.has_name) {
        if let Some(known) = context.catalog.eras.get(era.era) {
            let at = Point { x: era.area.left + 5.0, y: era.area.top + 10.0 };
            pen.text(known.name.get(context.lang), at, HPos::Left, SMALL_TITLE, theme.muted)?;
        }
    }
    for lane in &placed.lanes {
        lane_title(&pen, lane)?;
        part_titles(&pen, placed, lane)?;
    }
    marks_and_names(&pen, plot, lineage)?;
    if plot.marks.is_empty() {
        pen.label(text(context.lang).nothing_title, plot.frame.middle().x, plot.frame.bottom - 26.0, HPos::Center)?;
    }
    pen.finish()
}

/// What a lane is called, on one line or two, and how many it has.
fn lane_title<DB: DrawingBackend>(pen: &Pen<DB>, lane: &PlacedLane) -> Painted<DB> {
    let (context, theme) = (pen.context, pen.context.theme);
    let mut at = Point { x: title_left(lane.key), y: lane.area.top + TITLE_TOP_PX };
    if lane.form == LaneForm::Compact {
        at.y = lane.area.top + COMPACT_TITLE_TOP_PX;
    }
    if let LaneKey::Family(family) = lane.key {
        pen.family_sign(family, Point { x: SIGN_X_PX, ..at })?;
    }
    let (first, second) = title_lines(lane_name(context.catalog, lane.key, context.lang), lane.key);
    for line in [Some(first), second].into_iter().flatten() {
        pen.text(line, at, HPos::Left, TITLE, theme.ink)?;
        at.y += TITLE_LINE_PX;
    }
    if lane.form == LaneForm::Compact && at.y + TITLE_LINE_PX / 2.0 > lane.area.bottom {
        let beside = Point { x: GUTTER_PX - COUNT_GAP_PX, y: at.y - TITLE_LINE_PX };
        return pen.text(&lane.count.to_string(), beside, HPos::Right, SMALL, theme.muted);
    }
    pen.text(&text(context.lang).systems(lane.count), at, HPos::Left, SMALL, theme.muted)
}

/// The names of a split lane's parts, each beside its rows where that has room.
fn part_titles<DB: DrawingBackend>(pen: &Pen<DB>, placed: &PlacedTimeline, lane: &PlacedLane) -> Painted<DB> {
    let (context, theme, frame) = (pen.context, pen.context.theme, &placed.plot.frame);
    let (_, second) = title_lines(lane_name(context.catalog, lane.key, context.lang), lane.key);
    // The first part's name would stand on the lane's title.
    let below_title = lane.area.top + if second.is_some() { BELOW_TITLE_TWO_LINES_PX } else { BELOW_TITLE_PX };
    for (n, part) in lane.parts.iter().enumerate() {
        let Some(group) = part.group else { continue };
        if n > 0 {
            pen.horizontal(part.top - 3.0, frame.left, frame.right, theme.hairline)?;
        }
        let at = Point { x: title_left(lane.key), y: (part.top + PART_TOP_PX).max(below_title) };
        if at.y + 4.0 < part.top + part.rows as f64 * ROW_PX + 10.0 {
            pen.text(group_name(text(context.lang), group), at, HPos::Left, SMALL, theme.muted)?;
        }
    }
    Ok(())
}
