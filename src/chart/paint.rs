//! Placed charts -> ink, through plotters' `DrawingArea` on any backend: the page's canvas, SVG text for
//! tests and export. The only file that names plotters' drawing types.
//!
//! Backend coordinates are whole numbers, so everything is handed over in eighths of a CSS pixel
//! ([`UNITS`]); the backend scales back. Marks come sorted by look, so that a backend can batch them.

mod upright;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Drawable, PointCollection};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle, FontTransform,
};

use crate::catalog::{Catalog, Lane, Lang, Openness, Row};
use crate::i18n::text;

use super::cluster::{self, PlacedCluster};
use super::geometry::{Point, Rect, within};
use super::growth::{PlacedGrowth, RECORD_HALF_PX};
use super::lineage::PlacedLineage;
use super::overview::PlacedOverview;
use super::shape::{self, Shape};
use super::text_width::LABEL_PX;
use super::theme::{Colour, Theme};
use super::ticks::Tick;
use super::timeline::{GUTTER_PX, LaneKey, PlacedTimeline, ROW_PX, group_name, lane_name, title_left, title_lines};
use super::{ESTIMATE_REACH, MARK_RADIUS, PlacedLabel, PlacedMark};

/// Backend units in one CSS pixel.
pub const UNITS: f64 = 8.0;
/// Height of the names of a lane's parts, CSS px.
const PART_TITLE_PX: f64 = 11.0;

/// What both charts are painted with.
pub struct PaintContext<'a> {
    pub catalog: &'a Catalog,
    pub lang: Lang,
    pub theme: &'a Theme,
    /// plotters' SVG backend divides font sizes by 1.24; the canvas takes them as they are (1.0).
    pub text_scale: f64,
}

type Area<DB> = DrawingArea<DB, Shift>;
type Painted<DB> = Result<(), plotters::drawing::DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

fn unit(v: f64) -> i32 {
    // Layout gives finite values; the clamp keeps a stray one from wrapping.
    within((v * UNITS).round(), -1e8, 1e8) as i32
}

fn coord(p: Point) -> BackendCoord {
    (unit(p.x), unit(p.y))
}

#[derive(Clone, Copy)]
struct Ink {
    colour: Colour,
    width_px: f64,
}

impl BackendStyle for Ink {
    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (self.colour.r, self.colour.g, self.colour.b) }
    }
    fn stroke_width(&self) -> u32 {
        (self.width_px * UNITS).round() as u32
    }
}

fn fill(colour: Colour) -> Ink {
    Ink { colour, width_px: 1.0 }
}

/// An element that draws itself from corner points without allocating.
macro_rules! element {
    ($name:ident) => {
        impl<'a> PointCollection<'a, BackendCoord> for &'a $name<'_> {
            type Point = BackendCoord;
            type IntoIter = std::iter::Once<BackendCoord>;
            fn point_iter(self) -> Self::IntoIter {
                std::iter::once((0, 0))
            }
        }
    };
}

/// A line or a filled shape through points.
struct Path<'a> {
    points: &'a [BackendCoord],
    ink: Ink,
    is_filled: bool,
    /// Lengths of dash and gap in px; `None` draws it whole.
    dash: Option<(f64, f64)>,
}
element!(Path);

impl<DB: DrawingBackend> Drawable<DB> for Path<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        match (self.is_filled, self.dash) {
            (true, _) => backend.fill_polygon(self.points.iter().copied(), &self.ink),
            (false, None) => backend.draw_path(self.points.iter().copied(), &self.ink),
            (false, Some(dash)) => for_each_dash(self.points, dash, |from, to| backend.draw_line(from, to, &self.ink)),
        }
    }
}

/// Cuts a path into dashes; canvases and plotters know none of their own.
fn for_each_dash<E>(
    points: &[BackendCoord],
    (dash, gap): (f64, f64),
    mut draw: impl FnMut(BackendCoord, BackendCoord) -> Result<(), E>,
) -> Result<(), E> {
    let (dash, gap) = (dash * UNITS, gap * UNITS);
    let (mut is_dash, mut left) = (true, dash);
    for pair in points.windows(2) {
        let (x0, y0) = (f64::from(pair[0].0), f64::from(pair[0].1));
        let (dx, dy) = (f64::from(pair[1].0) - x0, f64::from(pair[1].1) - y0);
        let length = (dx * dx + dy * dy).sqrt();
        let mut done = 0.0;
        while length - done > 0.5 {
            let step = left.min(length - done);
            let at = |d: f64| ((x0 + dx * d / length).round() as i32, (y0 + dy * d / length).round() as i32);
            if is_dash {
                draw(at(done), at(done + step))?;
            }
            done += step;
            left -= step;
            if left < 0.5 {
                is_dash = !is_dash;
                left = if is_dash { dash } else { gap };
            }
        }
    }
    Ok(())
}

/// One line of text.
struct Words<'a> {
    text: &'a str,
    at: BackendCoord,
    colour: Colour,
    size_px: f64,
    is_bold: bool,
    h: HPos,
    text_scale: f64,
}
element!(Words);

impl<DB: DrawingBackend> Drawable<DB> for Words<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        backend.draw_text(self.text, self, self.at)
    }
}

/// Backends that measure text ask here; ours do not.
#[derive(Debug)]
pub struct NoLayout;
impl std::fmt::Display for NoLayout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("text is laid out before it is painted")
    }
}
impl std::error::Error for NoLayout {}

impl BackendTextStyle for Words<'_> {
    type FontError = NoLayout;
    fn color(&self) -> BackendColor {
        fill(self.colour).color()
    }
    fn size(&self) -> f64 {
        self.size_px * UNITS * self.text_scale
    }
    fn transform(&self) -> FontTransform {
        FontTransform::None
    }
    fn style(&self) -> FontStyle {
        if self.is_bold { FontStyle::Bold } else { FontStyle::Normal }
    }
    fn anchor(&self) -> Pos {
        Pos::new(self.h, VPos::Center)
    }
    fn family(&self) -> FontFamily<'_> {
        FontFamily::SansSerif
    }
    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), NoLayout> {
        let width = super::text_width::estimate(text) / LABEL_PX * self.size();
        Ok(((0, 0), (width as i32, self.size() as i32)))
    }
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, NoLayout> {
        Err(NoLayout)
    }
}

/// Size in px, and whether it is bold.
type Type = (f64, bool);

/// A pen: an area with a context.
struct Pen<'a, DB: DrawingBackend> {
    area: &'a Area<DB>,
    context: &'a PaintContext<'a>,
    /// By row, and which of both the pen draws: those that keep their strength, or those that stand back.
    only: Option<(&'a [bool], bool)>,
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    fn rect(&self, r: &Rect, colour: Colour) -> Painted<DB> {
        let (l, t, r, b) = (unit(r.left), unit(r.top), unit(r.right), unit(r.bottom));
        self.shape(&[(l, t), (r, t), (r, b), (l, b)], fill(colour))
    }

    fn shape(&self, points: &[BackendCoord], ink: Ink) -> Painted<DB> {
        self.area.draw(&Path { points, ink, is_filled: true, dash: None })
    }

    fn line(&self, points: &[BackendCoord], colour: Colour, width_px: f64) -> Painted<DB> {
        self.area.draw(&Path { points, ink: Ink { colour, width_px }, is_filled: false, dash: None })
    }

    fn horizontal(&self, y: f64, from: f64, to: f64, colour: Colour) -> Painted<DB> {
        self.line(&[(unit(from), unit(y)), (unit(to), unit(y))], colour, 1.0)
    }

    fn vertical(&self, x: f64, from: f64, to: f64, colour: Colour) -> Painted<DB> {
        self.line(&[(unit(x), unit(from)), (unit(x), unit(to))], colour, 1.0)
    }

    /// One line of text in a type (size in px, bold or not) and a colour, `h` of it at `at`.
    fn words(&self, text: &str, at: Point, h: HPos, (size_px, is_bold): Type, colour: Colour) -> Painted<DB> {
        let text_scale = self.context.text_scale;
        self.area.draw(&Words { text, at: coord(at), colour, size_px, is_bold, h, text_scale })
    }

    fn label(&self, text: &str, x: f64, y: f64, h: HPos) -> Painted<DB> {
        self.words(text, Point { x, y }, h, (LABEL_PX, false), self.context.theme.muted)
    }

    /// A year or month under its tick; beside it where the picture ends.
    fn time_label(&self, tick: &Tick, y: f64, width: f64) -> Painted<DB> {
        // Bold type is a little wider than the estimate.
        let half = super::text_width::estimate(&tick.label) / 2.0 + 1.0;
        let x = tick.px.min(width - half).max(half);
        self.words(&tick.label, Point { x, y }, HPos::Center, (LABEL_PX, tick.is_major), self.context.theme.muted)
    }

    /// Whether a system's mark and name are this pen's to draw.
    fn draws(&self, row: Row) -> bool {
        self.only.is_none_or(|(flags, wanted)| flags.get(usize::from(row)).copied().unwrap_or(false) == wanted)
    }

    /// A colour as this pen lays it on: what stands back has one tone.
    fn tone(&self, colour: Colour) -> Colour {
        if let Some((_, false)) = self.only { self.context.theme.faded } else { colour }
    }

    /// Names beside their marks, one colour and size throughout.
    fn names(&self, labels: &[PlacedLabel]) -> Painted<DB> {
        for label in labels.iter().filter(|l| self.draws(l.row)) {
            let Some(system) = self.context.catalog.system(label.row) else { continue };
            let (x, y) = (label.area.left, (label.area.top + label.area.bottom) / 2.0);
            let name = system.label(self.context.lang);
            self.words(name, Point { x, y }, HPos::Left, (LABEL_PX, false), self.tone(self.context.theme.ink))?;
        }
        Ok(())
    }

    /// Marks in passes of one colour each: bars of imprecise dates, grounds, fillings, outlines.
    fn marks(&self, marks: &[PlacedMark]) -> Painted<DB> {
        let theme = self.context.theme;
        let muted = self.tone(theme.muted);
        for mark in marks.iter().filter(|m| self.draws(m.row) && m.span.0 < m.span.1) {
            self.horizontal(mark.at.y, mark.span.0, mark.span.1, muted)?;
            for x in [mark.span.0, mark.span.1] {
                self.vertical(x, mark.at.y - 3.0, mark.at.y + 3.0, muted)?;
            }
        }
        for mark in marks.iter().filter(|m| self.draws(m.row) && m.is_estimate) {
            let reach = ESTIMATE_REACH;
            self.vertical(mark.at.x, mark.at.y - reach, mark.at.y + reach, muted)?;
            for y in [mark.at.y - reach, mark.at.y + reach] {
                self.horizontal(y, mark.at.x - 3.0, mark.at.x + 3.0, muted)?;
            }
        }
        let is_solid = |m: &&PlacedMark| matches!(m.openness, Openness::Open | Openness::NotApplicable);
        let marks_of_pen = || marks.iter().filter(|m| self.draws(m.row));
        for mark in marks_of_pen().filter(|m| !is_solid(m)) {
            self.shape(Outline::of(mark).points(), fill(theme.surface))?;
        }
        for mark in marks_of_pen() {
            let outline = Outline::of(mark);
            let colour = self.tone(theme.lanes[mark.lane as usize]);
            match mark.openness {
                Openness::Open => self.shape(outline.points(), fill(colour))?,
                Openness::NotApplicable => self.shape(outline.points(), fill(muted))?,
                Openness::Restricted => self.shape(outline.left_half(mark.at.x).points(), fill(colour))?,
                _ => {}
            }
        }
        for mark in marks_of_pen().filter(|m| !is_solid(m)) {
            let outline = Outline::of(mark);
            let dash = (mark.openness == Openness::Unknown).then_some((2.2, 1.8));
            let ink = Ink { colour: self.tone(theme.lanes[mark.lane as usize]), width_px: 1.5 };
            let (line, count) = outline.closed();
            // Dashes run round once; a whole outline passes its corner again.
            let count = if dash.is_some() { count - 1 } else { count };
            self.area.draw(&Path { points: &line[..count], ink, is_filled: false, dash })?;
        }
        for mark in marks_of_pen().filter(|m| m.openness == Openness::Unreleased) {
            let dot = Outline::through(shape::CORE.around(mark.at, if mark.is_small { 1.0 } else { 1.6 }));
            self.shape(dot.points(), fill(self.tone(theme.lanes[mark.lane as usize])))?;
        }
        Ok(())
    }
}

/// Clusters: boxes with their counts.
impl<DB: DrawingBackend> Pen<'_, DB> {
    fn clusters(&self, clusters: &[PlacedCluster]) -> Painted<DB> {
        let theme = self.context.theme;
        for cluster in clusters {
            let area = &cluster.area;
            self.rect(area, theme.muted)?;
            self.rect(&Rect::new(area.left + 1.0, area.top + 1.0, area.right - 1.0, area.bottom - 1.0), theme.surface)?;
            self.words(&cluster.label, cluster.at, HPos::Center, (PART_TITLE_PX, false), theme.ink)?;
        }
        Ok(())
    }
}

/// The corner points of a mark, kept on the stack.
struct Outline {
    corners: [BackendCoord; 26],
    count: usize,
}

impl Outline {
    /// The shape of a mark's family.
    fn of(mark: &PlacedMark) -> Self {
        let scale = match (mark.is_small, mark.openness) {
            (true, _) => 0.68,
            (_, Openness::NotApplicable) => 0.75,
            _ => 1.0,
        };
        Self::through(Shape::of(mark.lane).around(mark.at, MARK_RADIUS * scale))
    }

    fn through(corners: impl Iterator<Item = Point>) -> Self {
        let mut outline = Self { corners: [(0, 0); 26], count: 0 };
        corners.for_each(|corner| outline.push(coord(corner)));
        outline
    }

    fn push(&mut self, corner: BackendCoord) {
        if let Some(place) = self.corners.get_mut(self.count) {
            *place = corner;
            self.count += 1;
        }
    }

    fn points(&self) -> &[BackendCoord] {
        &self.corners[..self.count]
    }

    /// The outline as a line that comes back to its start and a little past it, so that its corner closes.
    fn closed(&self) -> ([BackendCoord; 28], usize) {
        let mut line = [(0, 0); 28];
        line[..self.count].copy_from_slice(self.points());
        line[self.count] = self.corners[0];
        line[self.count + 1] = self.corners[1];
        (line, self.count + 2)
    }

    /// What of the shape lies left of `x` px.
    fn left_half(&self, x: f64) -> Self {
        let limit = unit(x);
        let mut half = Self { corners: [(0, 0); 26], count: 0 };
        for n in 0..self.count {
            let (a, b) = (self.corners[n], self.corners[(n + 1) % self.count]);
            if a.0 <= limit {
                half.push(a);
            }
            if (a.0 < limit && b.0 > limit) || (a.0 > limit && b.0 < limit) {
                let share = f64::from(limit - a.0) / f64::from(b.0 - a.0);
                half.push((limit, a.1 + (f64::from(b.1 - a.1) * share).round() as i32));
            }
        }
        half
    }
}

/// Paints a timeline on an area of `placed.size`.
pub fn timeline<DB: DrawingBackend>(area: &Area<DB>, placed: &PlacedTimeline, context: &PaintContext) -> Painted<DB> {
    timeline_with(area, placed, &PlacedLineage::default(), context)
}

/// Paints a timeline with the lineage of a system; who is not of its kin stands back.
pub fn timeline_with<DB: DrawingBackend>(
    area: &Area<DB>,
    placed: &PlacedTimeline,
    lineage: &PlacedLineage,
    context: &PaintContext,
) -> Painted<DB> {
    let pen = Pen { area, context, only: None };
    let (theme, words) = (context.theme, text(context.lang));
    pen.rect(&Rect::new(0.0, 0.0, placed.size.width, placed.size.height), theme.surface)?;
    if let Some(standing) = &placed.upright {
        return upright::timeline(&pen, area, placed, standing, lineage);
    }
    for (n, era) in placed.eras.iter().enumerate() {
        if n % 2 == 0 {
            pen.rect(&era.area, theme.era)?;
        }
    }
    for tick in &placed.ticks {
        pen.vertical(tick.px, placed.frame.top, placed.frame.bottom, theme.hairline)?;
    }
    for lane in &placed.lanes {
        pen.horizontal(lane.area.top, 0.0, placed.frame.right, theme.hairline)?;
    }
    for tick in &placed.ticks {
        pen.time_label(tick, 12.0, placed.size.width)?;
    }
    for era in placed.eras.iter().filter(|e| e.has_name) {
        if let Some(known) = context.catalog.eras.get(era.era) {
            let y = era.area.top + 10.0;
            pen.words(
                known.name.get(context.lang),
                Point { x: era.area.left + 5.0, y },
                HPos::Left,
                (PART_TITLE_PX, true),
                theme.muted,
            )?;
        }
    }
    for lane in &placed.lanes {
        lane_title(&pen, placed, lane)?;
    }
    everyone(&pen, placed, lineage)?;
    if placed.marks.is_empty() {
        let middle = (placed.frame.left + placed.frame.right) / 2.0;
        pen.label(words.nothing_title, middle, placed.frame.bottom - 26.0, HPos::Center)?;
    }
    area.present()
}

/// Marks, clusters and names; with lines of descent those who are not kin stand back.
fn everyone<DB: DrawingBackend>(pen: &Pen<DB>, placed: &PlacedTimeline, lineage: &PlacedLineage) -> Painted<DB> {
    let marks = cluster::alone(&placed.marks, &placed.clusters);
    if lineage.related.is_empty() {
        pen.marks(marks)?;
        pen.clusters(&placed.clusters)?;
        return pen.names(&placed.labels);
    }
    let back = Pen { only: Some((&lineage.related, false)), ..*pen };
    back.marks(marks)?;
    back.clusters(&placed.clusters)?;
    back.names(&placed.labels)?;
    for is_strong in [false, true] {
        lines(pen, lineage, is_strong)?;
    }
    let front = Pen { only: Some((&lineage.related, true)), ..*pen };
    front.marks(marks)?;
    front.names(&placed.labels)
}

/// Lines of descent of one strength, with an arrow or, where that has no room, a dot at the child.
fn lines<DB: DrawingBackend>(pen: &Pen<DB>, lineage: &PlacedLineage, is_strong: bool) -> Painted<DB> {
    let theme = pen.context.theme;
    let (colour, width_px) = if is_strong { (theme.accent, 1.75) } else { (theme.muted, 1.25) };
    let mut points: Vec<BackendCoord> = Vec::new();
    for is_head in [false, true] {
        for line in lineage.lines.iter().filter(|l| l.edge.is_strong == is_strong) {
            if let ([.., before, tip], true) = (line.points.as_slice(), is_head) {
                // The last piece runs along an axis.
                let (dx, dy) = (tip.x - before.x, tip.y - before.y);
                let length = dx.abs() + dy.abs();
                let head = if length < 2.4 {
                    Outline::through(shape::DOT.around(*tip, 2.0))
                } else {
                    let (dx, dy) = (dx / length, dy / length);
                    let middle = Point { x: tip.x - 2.4 * dx, y: tip.y - 2.4 * dy };
                    Outline::through(shape::ARROW_HEAD.turned(middle, 3.4, (dx, dy)))
                };
                pen.shape(head.points(), fill(colour))?;
            } else {
                points.clear();
                for point in &line.points {
                    points.push(coord(*point));
                }
                pen.line(&points, colour, width_px)?;
            }
        }
    }
    Ok(())
}

fn lane_title<DB: DrawingBackend>(
    pen: &Pen<DB>,
    placed: &PlacedTimeline,
    lane: &super::timeline::PlacedLane,
) -> Painted<DB> {
    let (context, words) = (pen.context, text(pen.context.lang));
    let theme = context.theme;
    let title = lane_name(context.catalog, lane.key, context.lang);
    let top = lane.area.top;
    let count = words.systems(lane.count);
    let (first, second) = title_lines(title, lane.key);
    let x = title_left(lane.key);
    if let LaneKey::Family(family) = lane.key {
        let at = Point { x: 9.0, y: top + 16.0 };
        let openness = if family == Lane::Others { Openness::NotApplicable } else { Openness::Open };
        let mark =
            PlacedMark { row: 0, at, span: (at.x, at.x), lane: family, openness, is_estimate: false, is_small: false };
        pen.shape(Outline::of(&mark).points(), fill(theme.lanes[family as usize]))?;
    }
    let mut y = top + 16.0;
    for line in [Some(first), second].into_iter().flatten() {
        pen.words(line, Point { x, y }, HPos::Left, (LABEL_PX, true), theme.ink)?;
        y += 15.0;
    }
    pen.words(&count, Point { x, y }, HPos::Left, (PART_TITLE_PX, false), theme.muted)?;
    for (n, part) in lane.parts.iter().enumerate() {
        let Some(group) = part.group else { continue };
        let name = group_name(words, group);
        if n > 0 {
            pen.horizontal(part.top - 3.0, placed.frame.left, placed.frame.right, theme.hairline)?;
        }
        // The first part's name would stand on the lane's title.
        let title_bottom = top + if second.is_some() { 62.0 } else { 47.0 };
        let y = (part.top + 9.0).max(title_bottom);
        if y + 4.0 < part.top + part.rows as f64 * ROW_PX + 10.0 {
            pen.words(name, Point { x, y }, HPos::Left, (PART_TITLE_PX, false), theme.muted)?;
        }
    }
    Ok(())
}

/// Paints a growth chart on an area of `placed.size`. `axis_title` says what is counted.
pub fn growth<DB: DrawingBackend>(
    area: &Area<DB>,
    placed: &PlacedGrowth,
    axis_title: &str,
    context: &PaintContext,
) -> Painted<DB> {
    let pen = Pen { area, context, only: None };
    let (theme, words) = (context.theme, text(context.lang));
    let frame = &placed.frame;
    pen.rect(&Rect::new(0.0, 0.0, placed.size.width, placed.size.height), theme.surface)?;
    if let Some(strip) = &placed.strip {
        pen.rect(strip, theme.strip)?;
    }
    if let Some(trend) = &placed.trend {
        let band: Vec<BackendCoord> = trend.band.iter().copied().map(coord).collect();
        if band.len() > 2 {
            pen.shape(&band, fill(theme.band))?;
        }
    }
    for tick in &placed.time_ticks {
        pen.vertical(tick.px, frame.top, placed.strip.map_or(frame.bottom, |s| s.bottom), theme.hairline)?;
    }
    for tick in &placed.size_ticks {
        pen.horizontal(tick.px, frame.left, frame.right, theme.hairline)?;
    }
    pen.horizontal(frame.bottom, frame.left, frame.right, theme.muted)?;
    if let Some(trend) = placed.trend.as_ref().filter(|t| t.line.len() > 1) {
        let line: Vec<BackendCoord> = trend.line.iter().copied().map(coord).collect();
        pen.line(&line, theme.trend, 2.0)?;
    }
    // The axis' title stands above its highest label, or in its place.
    let title_y = frame.top - 4.0;
    let is_below_title = |tick: &&Tick| placed.is_narrow || tick.px > title_y + 14.0;
    for tick in placed.size_ticks.iter().filter(is_below_title) {
        pen.label(&tick.label, frame.left - 8.0, tick.px, HPos::Right)?;
    }
    let bottom = placed.strip.map_or(frame.bottom, |s| s.bottom);
    for tick in &placed.time_ticks {
        pen.time_label(tick, bottom + 14.0, placed.size.width)?;
    }
    if !placed.is_narrow {
        pen.words(axis_title, Point { x: 4.0, y: title_y }, HPos::Left, (LABEL_PX, true), theme.ink)?;
    }
    if let Some(strip) = &placed.strip {
        let y = (strip.top + strip.bottom) / 2.0;
        let count = placed.unknown.to_string();
        if placed.is_narrow {
            pen.label(&count, strip.left - 8.0, y, HPos::Right)?;
        } else {
            pen.label(words.size_unknown, 4.0, y - 7.0, HPos::Left)?;
            pen.label(&words.systems(placed.unknown), 4.0, y + 8.0, HPos::Left)?;
        }
    }
    for leader in &placed.leaders {
        pen.line(&[coord(leader.from), coord(leader.to)], theme.muted, 0.75)?;
    }
    pen.marks(cluster::alone(&placed.marks, &placed.clusters))?;
    for bar in &placed.records {
        let (from, to) = (bar.x - RECORD_HALF_PX, bar.x + RECORD_HALF_PX);
        pen.line(&[(unit(from), unit(bar.y)), (unit(to), unit(bar.y))], theme.ink, 2.0)?;
    }
    pen.clusters(&placed.clusters)?;
    pen.names(&placed.labels)?;
    if placed.marks.is_empty() {
        pen.label(
            words.nothing_title,
            (frame.left + frame.right) / 2.0,
            (frame.top + frame.bottom) / 2.0,
            HPos::Center,
        )?;
    }
    area.present()
}

/// Paints the overview strip on an area of `placed.size`.
pub fn overview<DB: DrawingBackend>(area: &Area<DB>, placed: &PlacedOverview, context: &PaintContext) -> Painted<DB> {
    let pen = Pen { area, context, only: None };
    let (theme, frame) = (context.theme, &placed.frame);
    pen.rect(&Rect::new(0.0, 0.0, placed.size.width, placed.size.height), theme.surface)?;
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
        pen.time_label(tick, frame.bottom + 11.0, placed.size.width)?;
    }
    if frame.left >= GUTTER_PX {
        let words = text(context.lang);
        pen.label(words.per_quarter, 4.0, frame.top + 8.0, HPos::Left)?;
        pen.label(&words.most(placed.most), 4.0, frame.top + 24.0, HPos::Left)?;
    }
    area.present()
}
