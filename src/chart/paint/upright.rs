//! Ink of the upright timeline.

use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::lineage::marks_and_names;
use super::pen::{LABEL, Painted, Pen, SMALL_TITLE, TITLE, coord};
use crate::chart::geometry::Point;
use crate::chart::lineage::PlacedLineage;
use crate::chart::timeline::PlacedTimeline;
use crate::chart::timeline::placed::{LaneKey, Upright};
use crate::i18n::text;

/// The middle of a year's label begins here.
const YEARS_X_PX: f64 = 2.0;
/// Behind a lane's columns, its edge.
const LANE_EDGE_PX: f64 = 2.5;
/// From a sign in the key to its words, and from a sign over a lane to the plot.
const SIGN_PX: f64 = 10.0;
const HEAD_PX: f64 = 11.0;
/// Half the length of the ends of bars.
const END_HALF_PX: f64 = 3.0;

pub fn timeline<DB: DrawingBackend>(
    pen: &Pen<DB>,
    placed: &PlacedTimeline,
    upright: &Upright,
    lineage: &PlacedLineage,
) -> Painted<DB> {
    let (theme, plot, frame) = (pen.context.theme, &placed.plot, &placed.plot.frame);
    for era in placed.eras.iter().step_by(2) {
        pen.rect(&era.area, theme.era)?;
    }
    for tick in &plot.ticks {
        pen.horizontal(tick.px, frame.left, frame.right, theme.hairline)?;
    }
    for lane in &placed.lanes {
        pen.vertical(lane.area.right + LANE_EDGE_PX, frame.top, frame.bottom, theme.hairline)?;
    }
    for leader in &upright.leaders {
        pen.line(leader.map(coord), theme.leader, 1.0)?;
    }
    for tick in &plot.ticks {
        let set = if tick.is_major { TITLE } else { LABEL };
        pen.text(&tick.label, Point { x: YEARS_X_PX, y: tick.px }, HPos::Left, set, theme.muted)?;
    }
    for (n, (lane, entry)) in placed.lanes.iter().zip(&upright.key).enumerate() {
        pen.text(&entry.words, entry.at, HPos::Left, LABEL, theme.ink)?;
        let head = Point { x: lane.area.middle().x, y: frame.top - HEAD_PX };
        for at in [Point { x: entry.at.x - SIGN_PX, ..entry.at }, head] {
            sign(pen, lane.key, n, at)?;
        }
    }
    for era_name in &upright.era_names {
        if let Some(era) = pen.context.catalog.eras.get(era_name.era) {
            let at = Point { x: upright.names_left, y: era_name.y };
            pen.text(era.name.get(pen.context.lang), at, HPos::Left, SMALL_TITLE, theme.muted)?;
        }
    }
    for bar in &upright.bars {
        pen.vertical(bar.x, bar.span.from, bar.span.to, theme.muted)?;
        for y in [bar.span.from, bar.span.to] {
            pen.horizontal(y, bar.x - END_HALF_PX, bar.x + END_HALF_PX, theme.muted)?;
        }
    }
    marks_and_names(pen, plot, lineage)?;
    if plot.marks.is_empty() {
        pen.label(text(pen.context.lang).nothing_title, frame.middle().x, frame.top + 40.0, HPos::Center)?;
    }
    Ok(())
}

/// What stands for a lane in the key and over its column: a family's mark, else a capital letter.
fn sign<DB: DrawingBackend>(pen: &Pen<DB>, key: LaneKey, n: usize, at: Point) -> Painted<DB> {
    if let LaneKey::Family(lane) = key {
        return pen.family_sign(lane, at);
    }
    let mut letter = [0; 4];
    let letter = char::from(b'A'.saturating_add(n as u8)).encode_utf8(&mut letter);
    pen.text(letter, at, HPos::Center, TITLE, pen.context.theme.ink)
}
