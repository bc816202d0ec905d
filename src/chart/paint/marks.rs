//! Ink of marks and clusters: shape says family, filling says openness, bars and whiskers what is not precise.

use plotters::style::text_anchor::HPos;
use plotters_backend::{BackendCoord, DrawingBackend};

use super::pen::{Painted, Pen, SMALL, coord, unit};
use crate::catalog::{Lane, Openness};
use crate::chart::cluster::PlacedCluster;
use crate::chart::geometry::{Point, Rect};
use crate::chart::mark::{ESTIMATE_REACH, MARK_RADIUS, PlacedMark};
use crate::chart::shape::{CORE, Shape};

/// Size of a mark in the strip of unknown sizes, and of one that openness does not apply to.
const SMALL_SCALE: f64 = 0.68;
const NOT_APPLICABLE_SCALE: f64 = 0.75;
const OUTLINE_PX: f64 = 1.5;
/// Dash and gap of the outline of what is unknown, px.
const DASH_PX: (f64, f64) = (2.2, 1.8);
/// Radius of the dot in what is not released, px; in small marks.
const CORE_PX: f64 = 1.6;
const SMALL_CORE_PX: f64 = 1.0;
/// Half the length of the ends of bars and whiskers.
const END_HALF_PX: f64 = 3.0;

type Outline = Vec<BackendCoord>;

impl<DB: DrawingBackend> Pen<'_, DB> {
    /// Marks in passes of one colour each: bars of imprecise dates, whiskers, grounds, fillings, outlines, dots.
    pub fn marks(&self, marks: &[PlacedMark]) -> Painted<DB> {
        let theme = self.context.theme;
        let muted = self.tone(theme.muted);
        let lane = |mark: &PlacedMark| self.tone(theme.lanes[mark.lane as usize]);
        let marks = || marks.iter().filter(|m| self.draws(m.row));
        for mark in marks().filter(|m| m.span.from < m.span.to) {
            self.horizontal(mark.at.y, mark.span.from, mark.span.to, muted)?;
            for x in [mark.span.from, mark.span.to] {
                self.vertical(x, mark.at.y - END_HALF_PX, mark.at.y + END_HALF_PX, muted)?;
            }
        }
        for Point { x, y } in marks().filter(|m| m.is_estimate).map(|m| m.at) {
            self.vertical(x, y - ESTIMATE_REACH, y + ESTIMATE_REACH, muted)?;
            for y in [y - ESTIMATE_REACH, y + ESTIMATE_REACH] {
                self.horizontal(y, x - END_HALF_PX, x + END_HALF_PX, muted)?;
            }
        }
        let is_solid = |m: &&PlacedMark| matches!(m.openness, Openness::Open | Openness::NotApplicable);
        for mark in marks().filter(|m| !is_solid(m)) {
            self.shape(outline(mark), theme.surface)?;
        }
        for mark in marks() {
            match mark.openness {
                Openness::Open => self.shape(outline(mark), lane(mark))?,
                Openness::NotApplicable => self.shape(outline(mark), muted)?,
                Openness::Restricted => self.shape(left_half(&outline(mark), mark.at.x), lane(mark))?,
                _ => {}
            }
        }
        for mark in marks().filter(|m| !is_solid(m)) {
            match mark.openness {
                Openness::Unknown => self.dashes(&closed(outline(mark), 1), DASH_PX, lane(mark), OUTLINE_PX)?,
                _ => self.line(closed(outline(mark), 2), lane(mark), OUTLINE_PX)?,
            }
        }
        for mark in marks().filter(|m| m.openness == Openness::Unreleased) {
            let radius = if mark.is_small { SMALL_CORE_PX } else { CORE_PX };
            self.shape(corners(CORE.around(mark.at, radius)), lane(mark))?;
        }
        Ok(())
    }

    /// Clusters: boxes with their counts.
    pub fn clusters(&self, clusters: &[PlacedCluster]) -> Painted<DB> {
        let theme = self.context.theme;
        for PlacedCluster { area, label, at, .. } in clusters {
            self.rect(area, theme.muted)?;
            self.rect(&Rect::new(area.left + 1.0, area.top + 1.0, area.right - 1.0, area.bottom - 1.0), theme.surface)?;
            self.text(label, *at, HPos::Center, SMALL, theme.ink)?;
        }
        Ok(())
    }

    /// The sign of a family in a key: its mark, filled.
    pub fn family_sign(&self, lane: Lane, at: Point) -> Painted<DB> {
        let scale = if lane == Lane::Others { NOT_APPLICABLE_SCALE } else { 1.0 };
        let shape = corners(Shape::of(lane).around(at, MARK_RADIUS * scale));
        self.shape(shape, self.context.theme.lanes[lane as usize])
    }
}

pub fn corners(points: impl Iterator<Item = Point>) -> Outline {
    points.map(coord).collect()
}

fn outline(mark: &PlacedMark) -> Outline {
    let scale = match (mark.is_small, mark.openness) {
        (true, _) => SMALL_SCALE,
        (_, Openness::NotApplicable) => NOT_APPLICABLE_SCALE,
        _ => 1.0,
    };
    corners(Shape::of(mark.lane).around(mark.at, MARK_RADIUS * scale))
}

/// The outline as a line back to its start; with two corners passed again the start is a corner like the others.
fn closed(mut outline: Outline, again: usize) -> Outline {
    outline.extend_from_within(..again.min(outline.len()));
    outline
}

/// What of an outline lies left of `x` px.
fn left_half(outline: &[BackendCoord], x: f64) -> Outline {
    let limit = unit(x);
    let mut half = Outline::with_capacity(outline.len() + 2);
    for (a, b) in outline.iter().zip(outline.iter().cycle().skip(1)) {
        if a.0 <= limit {
            half.push(*a);
        }
        if (a.0 < limit && b.0 > limit) || (a.0 > limit && b.0 < limit) {
            let share = f64::from(limit - a.0) / f64::from(b.0 - a.0);
            half.push((limit, a.1 + (f64::from(b.1 - a.1) * share).round() as i32));
        }
    }
    half
}
