//! Ink of the upright timeline.

use plotters_backend::DrawingBackend;
use plotters_backend::text_anchor::HPos;

use super::{Area, LABEL_PX, Outline, PART_TITLE_PX, Painted, Pen, coord, everyone, fill};
use crate::catalog::{Lane, Openness};
use crate::chart::timeline::{LaneKey, PlacedTimeline};
use crate::chart::upright::Upright;
use crate::chart::{PlacedLineage, PlacedMark, Point};
use crate::i18n::text;

pub fn timeline<DB: DrawingBackend>(
    pen: &Pen<DB>,
    area: &Area<DB>,
    placed: &PlacedTimeline,
    upright: &Upright,
    lineage: &PlacedLineage,
) -> Painted<DB> {
    let (theme, frame) = (pen.context.theme, &placed.frame);
    for (n, era) in placed.eras.iter().enumerate() {
        if n % 2 == 0 {
            pen.rect(&era.area, theme.era)?;
        }
    }
    for tick in &placed.ticks {
        pen.horizontal(tick.px, frame.left, frame.right, theme.hairline)?;
    }
    for lane in &placed.lanes {
        pen.vertical(lane.area.right + 2.5, frame.top, frame.bottom, theme.hairline)?;
    }
    for leader in &upright.leaders {
        pen.line(&leader.map(coord), theme.leader, 1.0)?;
    }
    for tick in &placed.ticks {
        let at = Point { x: 2.0, y: tick.px };
        pen.words(&tick.label, at, HPos::Left, (LABEL_PX, tick.is_major), theme.muted)?;
    }
    for (n, (lane, entry)) in placed.lanes.iter().zip(&upright.key).enumerate() {
        pen.words(&entry.words, entry.at, HPos::Left, (LABEL_PX, false), theme.ink)?;
        let head = Point { x: (lane.area.left + lane.area.right) / 2.0, y: frame.top - 11.0 };
        for at in [Point { x: entry.at.x - 10.0, y: entry.at.y }, head] {
            sign(pen, lane.key, n, at)?;
        }
    }
    for (era, y) in &upright.era_names {
        if let Some(era) = pen.context.catalog.eras.get(*era) {
            let at = Point { x: upright.names_left, y: *y };
            pen.words(era.name.get(pen.context.lang), at, HPos::Left, (PART_TITLE_PX, true), theme.muted)?;
        }
    }
    for (x, from, to) in &upright.bars {
        pen.vertical(*x, *from, *to, theme.muted)?;
        for y in [*from, *to] {
            pen.horizontal(y, x - 3.0, x + 3.0, theme.muted)?;
        }
    }
    everyone(pen, placed, lineage)?;
    if placed.marks.is_empty() {
        let middle = (frame.left + frame.right) / 2.0;
        pen.label(text(pen.context.lang).nothing_title, middle, frame.top + 40.0, HPos::Center)?;
    }
    area.present()
}

/// What stands for a lane in the key and over its column: a family's mark, else a capital letter.
fn sign<DB: DrawingBackend>(pen: &Pen<DB>, key: LaneKey, n: usize, at: Point) -> Painted<DB> {
    let theme = pen.context.theme;
    if let LaneKey::Family(lane) = key {
        let openness = if lane == Lane::Others { Openness::NotApplicable } else { Openness::Open };
        let mark = PlacedMark { row: 0, at, span: (at.x, at.x), lane, openness, is_estimate: false, is_small: false };
        return pen.shape(Outline::of(&mark).points(), fill(theme.lanes[lane as usize]));
    }
    let mut letter = [0; 4];
    let letter = char::from(b'A'.saturating_add(n as u8)).encode_utf8(&mut letter);
    pen.words(letter, at, HPos::Center, (LABEL_PX, true), theme.ink)
}
