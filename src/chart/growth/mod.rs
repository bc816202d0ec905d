//! Visible systems and a trend -> a placed growth chart: date against parameters, and unknown sizes in a strip of
//! their own.

mod fit;
mod names;
pub mod placed;
mod strip;

pub use placed::{GrowthInput, PlacedGrowth, PlacedTrend, RECORD_HALF_PX};

use super::geometry::{Point, Rect, Size, SpanPx, within};
use super::mark::{self, PlacedMark};
use super::plot::{NARROW_PX, Plot, plot_edges, time_scale};
use super::scale::{LinearScale, SizeScale};
use super::ticks::{size_ticks, time_ticks};
use crate::catalog::order::sort_by_key;
use crate::catalog::{Columns, NO_DAY};
use crate::explore::{ScaleKind, TrendSubset, trend};

const PLOT_TOP_PX: f64 = 12.0;
/// The plot's height: a share of the width, between two limits.
const HEIGHT_SHARE: f64 = 0.48;
const HEIGHTS: (f64, f64) = (300.0, 460.0);
const AXIS_PX: f64 = 26.0;
const STRIP_GAP_PX: f64 = 10.0;
/// Room for sizes at the left of a narrow chart, whose timeline needs none.
const NARROW_LEFT_PX: f64 = 56.0;
/// How far above its mark's middle a record's bar stands.
const RECORD_REACH: f64 = 9.5;

pub fn layout(input: &GrowthInput) -> PlacedGrowth {
    let columns = input.catalog.columns(input.collection);
    let is_narrow = input.width < NARROW_PX;
    let edges = plot_edges(input.width);
    let edges = if is_narrow { SpanPx { from: NARROW_LEFT_PX, ..edges } } else { edges };
    let height = within(input.width * HEIGHT_SHARE, HEIGHTS.0, HEIGHTS.1);
    let frame = Rect::new(edges.from, PLOT_TOP_PX, edges.to, PLOT_TOP_PX + height);
    let scale = time_scale(input.domain, edges);

    let found = sort_out(input, columns);
    let size_scale = size_scale(input.scale, &found.known, &frame);
    let strip = (!found.unknown.is_empty()).then(|| {
        let top = frame.bottom + STRIP_GAP_PX;
        Rect::new(frame.left, top, frame.right, top + strip::HEIGHT_PX)
    });
    let trend = input.trend.filter(|t| t.is_clear()).map(|t| fit::place(t, &scale, &size_scale, &frame));
    let (mut marks, records) = place_known(input, columns, &found.known, &scale, &size_scale);
    let names = names::place(input, &marks, &records, trend.as_ref(), &frame);
    let unknown = strip.map(|strip| strip::place(input, columns, &found.unknown, &scale, &strip)).unwrap_or_default();
    marks.extend(unknown.marks);
    PlacedGrowth {
        plot: Plot {
            size: Size { width: input.width, height: strip.map_or(frame.bottom, |s| s.bottom) + AXIS_PX },
            frame,
            scale,
            ticks: time_ticks(&scale, input.lang),
            marks: mark::in_order(&marks, &unknown.clusters, input.catalog, columns, input.as_of, true),
            labels: names.labels,
            clusters: unknown.clusters,
            unnamed: names.unnamed,
            outside: found.outside,
        },
        strip,
        is_narrow,
        size_ticks: size_ticks(&size_scale, input.lang, frame.height()),
        size_scale,
        leaders: names.leaders,
        records,
        trend,
        unknown: found.unknown.len(),
        without_size: found.without_size,
    }
}

/// The visible systems, by what is known of their size.
#[derive(Default)]
struct Found {
    /// Row and size, in order of importance.
    known: Vec<(usize, f64)>,
    unknown: Vec<usize>,
    without_size: usize,
    outside: usize,
}

fn sort_out(input: &GrowthInput, columns: &Columns) -> Found {
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
    sort_by_key(&mut found.known, |(r, _)| columns.rank[*r]);
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

/// Marks of known size, and the bars above those that were the largest published until then.
fn place_known(
    input: &GrowthInput,
    columns: &Columns,
    known: &[(usize, f64)],
    scale: &LinearScale,
    sizes: &SizeScale,
) -> (Vec<PlacedMark>, Vec<Point>) {
    let (mut marks, mut bars) = (Vec::with_capacity(known.len()), Vec::new());
    let records =
        trend::points(input.catalog, input.collection, input.visible, TrendSubset::Records, input.counting, false);
    for (row, size) in known {
        let Some(y) = sizes.map(*size) else { continue };
        let (day, is_estimate) = (columns.size_day[*row], columns.is_estimate[*row]);
        let at = Point { x: scale.map(f64::from(day)), y };
        if !is_estimate && records.contains(&(day, *size)) {
            bars.push(Point { x: at.x, y: at.y - RECORD_REACH });
        }
        marks.push(PlacedMark { is_estimate, ..PlacedMark::on_day(input.catalog, columns, input.as_of, *row, at) });
    }
    (marks, bars)
}
