//! Visible systems and a trend -> `PlacedGrowth`: date against parameters, unknown sizes in a strip of
//! their own, never drawn as numbers.

use crate::catalog::order::sort_by_key;
use crate::catalog::{Catalog, Collection, Days, Lang, NO_DAY, Row};
use crate::explore::{Counting, ScaleKind, Trend, TrendSubset, trend};

use super::cluster::{self, CLUSTER_PX, ClusterRow, Homeless, PlacedCluster};
use super::geometry::{Point, Rect, Size, distance, within};
use super::labels::{Occupancy, places};
use super::leader::{self, PlacedLeader};
use super::scale::{LinearScale, SizeScale, ten_to};
use super::text_width::Measure;
use super::ticks::{Tick, size_ticks, time_ticks};
use super::timeline::{NARROW_PX, plot_edges};
use super::{ESTIMATE_REACH, MARK_RADIUS, PlacedLabel, PlacedMark};

const PLOT_TOP_PX: f64 = 12.0;
const AXIS_PX: f64 = 26.0;
const STRIP_GAP_PX: f64 = 10.0;
const STRIP_ROW_PX: f64 = 10.0;
/// Rows of single marks in the strip of unknown sizes; the row below them holds the rest, in clusters.
const STRIP_ROWS: usize = 3;
const STRIP_MARK_PX: f64 = 3.5;
const LABEL_HEIGHT_PX: f64 = 15.0;
/// The bar above a record: how far above its mark's middle, and half its length.
const RECORD_REACH: f64 = 9.5;
pub const RECORD_HALF_PX: f64 = 4.5;
/// Points along the trend and its band.
const TREND_STEPS: usize = 48;

/// A trend's line and band in CSS px.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedTrend {
    pub line: Vec<Point>,
    /// Upper edge forwards, then lower edge backwards.
    pub band: Vec<Point>,
}

/// Everything of the growth chart in CSS px.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedGrowth {
    pub size: Size,
    pub frame: Rect,
    pub strip: Option<Rect>,
    pub is_narrow: bool,
    pub scale: LinearScale,
    pub size_scale: SizeScale,
    pub time_ticks: Vec<Tick>,
    pub size_ticks: Vec<Tick>,
    pub marks: Vec<PlacedMark>,
    pub labels: Vec<PlacedLabel>,
    /// Lines to the names that had to move.
    pub leaders: Vec<PlacedLeader>,
    /// Marks that stand together; the members are the last of `marks`.
    pub clusters: Vec<PlacedCluster>,
    /// Middles of the bars above marks that were the largest published until then.
    pub records: Vec<Point>,
    pub trend: Option<PlacedTrend>,
    /// Shown systems whose size is not known, inside the shown time: in the strip.
    pub unknown: usize,
    /// Shown ideas, techniques and products that have no size.
    pub without_size: usize,
    /// Shown systems of known size outside the shown time.
    pub outside: usize,
    pub unnamed: usize,
}

pub struct GrowthInput<'a> {
    pub catalog: &'a Catalog,
    pub collection: Collection,
    pub visible: &'a [Row],
    pub trend: Option<&'a Trend>,
    pub scale: ScaleKind,
    pub counting: Counting,
    pub lang: Lang,
    pub domain: Days,
    pub width: f64,
    pub measure: Measure<'a>,
}

pub fn layout(input: &GrowthInput) -> PlacedGrowth {
    let is_narrow = input.width < NARROW_PX;
    let (left, right) = plot_edges(input.width);
    // On a phone the timeline needs no room at the left, but sizes do.
    let left = if is_narrow { 56.0 } else { left };
    let bottom = PLOT_TOP_PX + within(input.width * 0.48, 300.0, 460.0);
    let frame = Rect::new(left, PLOT_TOP_PX, right, bottom);
    let domain = (f64::from(input.domain.from), f64::from(input.domain.to));
    let scale = LinearScale::new(domain, (left, right));

    let mut found = sort_out(input);
    let rank = &input.catalog.columns(input.collection).rank;
    sort_by_key(&mut found.known, |(r, _)| rank[*r]);
    let size_scale = size_scale(input.scale, &found.known, &frame);
    let strip = (!found.unknown.is_empty()).then(|| {
        let height = STRIP_ROWS as f64 * STRIP_ROW_PX + CLUSTER_PX + 5.0;
        Rect::new(left, bottom + STRIP_GAP_PX, right, bottom + STRIP_GAP_PX + height)
    });
    let axis_top = strip.map_or(bottom, |s| s.bottom);
    let mut placed = PlacedGrowth {
        size: Size { width: input.width, height: axis_top + AXIS_PX },
        frame,
        strip,
        is_narrow,
        scale,
        size_scale,
        time_ticks: time_ticks(&scale, input.lang),
        size_ticks: size_ticks(&size_scale, input.lang, frame.height()),
        marks: Vec::with_capacity(found.known.len() + found.unknown.len()),
        labels: Vec::new(),
        leaders: Vec::new(),
        clusters: Vec::new(),
        records: Vec::new(),
        trend: input.trend.map(|t| place_trend(t, &scale, &size_scale, &frame)),
        unknown: found.unknown.len(),
        without_size: found.without_size,
        outside: found.outside,
        unnamed: 0,
    };
    place_known(input, &found.known, &mut placed);
    place_unknown(input, &found.unknown, &mut placed);
    let columns = input.catalog.columns(input.collection);
    placed.marks = cluster::all_marks(&placed.marks, &placed.clusters, input.catalog, columns, true);
    placed
}

#[derive(Default)]
struct Found {
    /// Row and size.
    known: Vec<(usize, f64)>,
    unknown: Vec<usize>,
    without_size: usize,
    outside: usize,
}

fn sort_out(input: &GrowthInput) -> Found {
    let columns = input.catalog.columns(input.collection);
    let mut found = Found::default();
    for row in input.visible.iter().map(|r| usize::from(*r)) {
        if !columns.has_size[row] || !columns.on_growth[row] {
            found.without_size += 1;
            continue;
        }
        let day = columns.size_day[row];
        let is_inside = day != NO_DAY && input.domain.contains(day);
        match columns.size(row, input.counting) {
            Some(size) if is_inside => found.known.push((row, size)),
            None if is_inside => found.unknown.push(row),
            _ => found.outside += 1,
        }
    }
    found
}

fn size_scale(kind: ScaleKind, known: &[(usize, f64)], frame: &Rect) -> SizeScale {
    let range = (frame.bottom, frame.top);
    let (low, high) = known.iter().fold((f64::INFINITY, 0.0_f64), |(a, b), (_, s)| (a.min(*s), b.max(*s)));
    match (kind, known.is_empty()) {
        (ScaleKind::Log, true) => SizeScale::log(1e8, 1e12, range),
        (ScaleKind::Log, false) => SizeScale::log(low, high, range),
        (ScaleKind::Linear, true) => SizeScale::linear(1e12, range),
        (ScaleKind::Linear, false) => SizeScale::linear(high, range),
    }
}

/// The line over the years it was fitted to, clipped to the frame; on a linear scale a curve.
fn place_trend(trend: &Trend, scale: &LinearScale, sizes: &SizeScale, frame: &Rect) -> PlacedTrend {
    let from = f64::from(trend.first_day).max(scale.domain.0);
    let to = f64::from(trend.last_day).min(scale.domain.1);
    let mut placed = PlacedTrend { line: Vec::new(), band: Vec::new() };
    if to <= from {
        return placed;
    }
    let days = (0..=TREND_STEPS).map(|n| from + (to - from) * n as f64 / TREND_STEPS as f64);
    let point = |day: f64, log10: f64| {
        let y = sizes.map(ten_to(within(log10, -3.0, 20.0)))?;
        Some(Point { x: scale.map(day), y: within(y, frame.top, frame.bottom) })
    };
    placed.line = days.clone().filter_map(|d| point(d, trend.at(d))).collect();
    let upper = days.clone().filter_map(|d| point(d, trend.at(d) + trend.half_band(d)));
    let lower = days.rev().filter_map(|d| point(d, trend.at(d) - trend.half_band(d)));
    placed.band = upper.chain(lower).collect();
    // Where the line runs along the frame's edge it has left it.
    placed.line.retain(|p| p.y > frame.top && p.y < frame.bottom);
    placed
}

fn place_known(input: &GrowthInput, known: &[(usize, f64)], placed: &mut PlacedGrowth) {
    let columns = input.catalog.columns(input.collection);
    let mut taken = Occupancy::new(Rect::new(
        placed.frame.left,
        placed.frame.top - PLOT_TOP_PX,
        placed.frame.right + 6.0,
        placed.frame.bottom,
    ));
    let records =
        trend::points(input.catalog, input.collection, input.visible, TrendSubset::Records, input.counting, false);
    for (row, size) in known {
        let Some(y) = placed.size_scale.map(*size) else { continue };
        let at = Point { x: placed.scale.map(f64::from(columns.size_day[*row])), y };
        taken.take(&Rect::around(at, MARK_RADIUS + 1.0));
        if columns.is_estimate[*row] {
            taken.take(&Rect::new(at.x - 3.0, at.y - ESTIMATE_REACH, at.x + 3.0, at.y + ESTIMATE_REACH));
        } else if records.contains(&(columns.size_day[*row], *size)) {
            let bar = Point { x: at.x, y: at.y - RECORD_REACH };
            taken.take(&Rect::new(bar.x - RECORD_HALF_PX, bar.y - 1.0, bar.x + RECORD_HALF_PX, bar.y + 1.0));
            placed.records.push(bar);
        }
        let mark = cluster::mark(input.catalog, columns, *row, at, (at.x, at.x));
        placed.marks.push(PlacedMark { is_estimate: columns.is_estimate[*row], ..mark });
    }
    let mut ways = taken.clone();
    if let Some(trend) = &placed.trend {
        // Names keep off the line: a box around every few pixels of it.
        for pair in trend.line.windows(2) {
            let steps = (distance(pair[0], pair[1]) / 3.0).ceil().max(1.0) as usize;
            for step in 0..=steps {
                let share = step as f64 / steps as f64;
                let x = pair[0].x + (pair[1].x - pair[0].x) * share;
                let y = pair[0].y + (pair[1].y - pair[0].y) * share;
                taken.take(&Rect::around(Point { x, y }, 1.5));
            }
        }
    }
    for index in 0..placed.marks.len() {
        let PlacedMark { row, at, .. } = placed.marks[index];
        let name = input.catalog.systems[usize::from(row)].label(input.lang);
        let size = Size { width: (input.measure)(name).ceil(), height: LABEL_HEIGHT_PX };
        let beside = places(at.x, at.y, MARK_RADIUS, size.width, size.height).into_iter().find(|a| taken.is_free(a));
        // What finds no place beside its mark may move away from it.
        let found = beside.map(|area| (area, None)).or_else(|| leader::place(&mut taken, &mut ways, row, at, size));
        let Some((area, leader)) = found else {
            placed.unnamed += 1;
            continue;
        };
        for grid in [&mut taken, &mut ways] {
            grid.take(&Rect::new(area.left - 2.0, area.top, area.right + 2.0, area.bottom));
        }
        placed.labels.push(PlacedLabel { row, area });
        placed.leaders.extend(leader);
    }
}

/// Marks of unknown size in rows by date; their names are read by pointer, key and table.
fn place_unknown(input: &GrowthInput, unknown: &[usize], placed: &mut PlacedGrowth) {
    let Some(strip) = placed.strip else { return };
    let columns = input.catalog.columns(input.collection);
    let mut by_day: Vec<usize> = unknown.to_vec();
    sort_by_key(&mut by_day, |r| columns.size_day[*r]);
    let mut ends = [f64::NEG_INFINITY; STRIP_ROWS];
    let mut homeless = Vec::new();
    for row in by_day {
        let day = columns.size_day[row];
        let x = placed.scale.map(f64::from(day));
        match ends.iter_mut().enumerate().find(|(_, end)| **end <= x) {
            Some((line, end)) => {
                *end = x + 2.0 * STRIP_MARK_PX + 1.0;
                let y = strip.top + 3.0 + (line as f64 + 0.5) * STRIP_ROW_PX;
                placed.marks.push(unknown_mark(input, row, Point { x, y }));
            }
            None => homeless.push(Homeless { row, day, x, span: (x, x) }),
        }
    }
    let row = ClusterRow {
        columns,
        ends: placed.scale.range,
        y: strip.bottom - 2.0 - CLUSTER_PX / 2.0,
        domain: input.domain,
        is_upright: false,
    };
    let marks = &mut placed.marks;
    cluster::settle(&homeless, STRIP_MARK_PX, &row, &mut placed.clusters, &mut |one| {
        marks.push(unknown_mark(input, one.row, Point { x: one.x, y: row.y }));
    });
}

fn unknown_mark(input: &GrowthInput, row: usize, at: Point) -> PlacedMark {
    let columns = input.catalog.columns(input.collection);
    PlacedMark { is_small: true, ..cluster::mark(input.catalog, columns, row, at, (at.x, at.x)) }
}
