//! Time runs across: lanes under one another, each with its rows of marks and names.

use super::lanes::{lane_name, lanes_of, modality_group, sort_out, title_lines};
use super::placed::{
    LaneForm, LaneKey, ModalityGroup, PlacedEra, PlacedLane, PlacedPart, PlacedTimeline, TimelineInput,
};
use crate::catalog::order::sort_by_key;
use crate::catalog::{Columns, Era, Row};
use crate::chart::cluster::{ClusterRow, Overflow, PlacedCluster};
use crate::chart::geometry::{Point, Rect, Size, SpanPx, within};
use crate::chart::mark::{self, MARK_RADIUS, PlacedLabel, PlacedMark};
use crate::chart::plot::{Plot, plot_edges, time_scale};
use crate::chart::scale::LinearScale;
use crate::chart::ticks::time_ticks;

/// Distance between rows: 12 px type with air.
pub const ROW_PX: f64 = 16.0;
/// A lane that needs more rows than this for all its names is split by modality.
const LANE_ROWS: usize = 12;
/// Rows with names in each part of a split lane: the page stays short, the rest is named on zoom.
const PART_ROWS: usize = 9;
/// Rows below them for marks without names; what finds no room there either shares one more row, in clusters.
const MARK_ROWS: usize = 2;
/// Half of what a mark takes of its row.
const REACH_PX: f64 = MARK_RADIUS + 2.0;
pub(super) const AXIS_PX: f64 = 24.0;
pub(super) const ERA_PX: f64 = 20.0;
/// Least height of all lanes together: an empty timeline has room to say so.
const LEAST_LANES_PX: f64 = 60.0;
const LANE_PAD_PX: f64 = 7.0;
/// Below each part of a split lane.
const PART_GAP_PX: f64 = 6.0;
/// Least height of a lane: its title of one line or two, its count and its part's name beside it.
const LEAST_LANE_PX: f64 = 46.0;
const LEAST_LANE_TWO_LINES_PX: f64 = 62.0;
const LABEL_HEIGHT_PX: f64 = 15.0;
/// Between a mark's outline and its name.
const LABEL_GAP_PX: f64 = 2.0;
/// Behind a name in its row.
const LABEL_AIR_PX: f64 = 3.0;
/// Names may reach this far beyond the last day.
const BEYOND_PX: f64 = 4.0;

pub fn layout(input: &TimelineInput) -> PlacedTimeline {
    let columns = input.columns();
    let edges = plot_edges(input.width);
    let scale = time_scale(input.domain, edges);
    let sorted = sort_out(input, columns);
    let mut ink = LaneInk::default();
    let (mut lanes, mut top) = (Vec::new(), AXIS_PX + ERA_PX);
    for (key, rows) in lanes_of(input, columns, &sorted.rows) {
        let (lane, lane_ink) = place_lane(input, columns, &scale, key, &rows, top);
        top = lane.area.bottom;
        lanes.push(lane);
        ink.extend(lane_ink);
    }
    let frame = Rect::new(edges.from, AXIS_PX, edges.to, top.max(AXIS_PX + ERA_PX + LEAST_LANES_PX));
    PlacedTimeline {
        eras: eras(input, &scale, &frame),
        lanes,
        systems: sorted.rows.len(),
        before_axis: sorted.before_axis,
        undated: sorted.undated,
        upright: None,
        plot: Plot {
            size: Size { width: input.width, height: frame.bottom + 6.0 },
            frame,
            ticks: time_ticks(&scale, input.lang),
            scale,
            marks: mark::in_order(&ink.marks, &ink.clusters, input.catalog, columns, input.as_of, false),
            unnamed: ink.unnamed(),
            labels: ink.labels,
            clusters: ink.clusters,
            outside: sorted.outside,
        },
    }
}

/// What stands in a lane.
#[derive(Default)]
pub(super) struct LaneInk {
    /// Without the members of clusters.
    pub marks: Vec<PlacedMark>,
    pub labels: Vec<PlacedLabel>,
    pub clusters: Vec<PlacedCluster>,
}

impl LaneInk {
    pub fn extend(&mut self, other: Self) {
        self.marks.extend(other.marks);
        self.labels.extend(other.labels);
        self.clusters.extend(other.clusters);
    }

    pub fn unnamed(&self) -> usize {
        let clustered: usize = self.clusters.iter().map(|c| c.members.len()).sum();
        (self.marks.len() + clustered).saturating_sub(self.labels.len())
    }
}

/// Places one lane under `top`.
fn place_lane(
    input: &TimelineInput,
    columns: &Columns,
    scale: &LinearScale,
    key: LaneKey,
    rows: &[usize],
    top: f64,
) -> (PlacedLane, LaneInk) {
    let (mut ink, mut parts) = (LaneInk::default(), Vec::new());
    let mut y = top + LANE_PAD_PX;
    for (group, packed) in parts_of(input, columns, scale, key, rows) {
        parts.push(PlacedPart { group, top: y, rows: packed.used_rows });
        ink.extend(place_part(input, columns, scale, &packed, y));
        y += packed.used_rows as f64 * ROW_PX + if group.is_some() { PART_GAP_PX } else { 0.0 };
    }
    let least = match title_lines(lane_name(input.catalog, key, input.lang), key) {
        (_, Some(_)) => LEAST_LANE_TWO_LINES_PX,
        (_, None) => LEAST_LANE_PX,
    };
    let bottom = (y + LANE_PAD_PX).max(top + least);
    (
        PlacedLane {
            key,
            count: rows.len(),
            area: Rect::new(0.0, top, input.width, bottom),
            parts,
            form: LaneForm::Tall,
        },
        ink,
    )
}

/// A lane whole, or by modality when it is too tall and has more than one.
fn parts_of(
    input: &TimelineInput,
    columns: &Columns,
    scale: &LinearScale,
    key: LaneKey,
    rows: &[usize],
) -> Vec<(Option<ModalityGroup>, Packed)> {
    let whole = pack(input, columns, scale, rows, LANE_ROWS);
    let is_tall = whole.unnamed > 0 || whole.used_rows > LANE_ROWS;
    if matches!(key, LaneKey::Modality(_)) || !is_tall {
        return vec![(None, whole)];
    }
    let in_group = |group| {
        let is_of = |r: &usize| modality_group(input.catalog.systems[*r].modalities) == group;
        let rows: Vec<usize> = rows.iter().copied().filter(is_of).collect();
        (!rows.is_empty()).then(|| (Some(group), pack(input, columns, scale, &rows, PART_ROWS)))
    };
    let mut parts: Vec<_> = ModalityGroup::ALL.into_iter().filter_map(in_group).collect();
    if let [(group, _)] = parts.as_mut_slice() {
        *group = None;
    }
    parts
}

/// A part's marks and names in its rows under `top`, and its overflow in the last row.
fn place_part(input: &TimelineInput, columns: &Columns, scale: &LinearScale, packed: &Packed, top: f64) -> LaneInk {
    let middle = |row: usize| top + (row as f64 + 0.5) * ROW_PX;
    let mut ink = LaneInk::default();
    for item in &packed.items {
        let at = Point { x: item.x, y: middle(item.row) };
        ink.marks.push(input.mark(columns, item.system, at, item.span));
        if let Some(name) = item.name {
            let half = LABEL_HEIGHT_PX / 2.0;
            let area = Rect::new(name.from, at.y - half, name.to, at.y + half);
            ink.labels.push(PlacedLabel::new(item.system as Row, area));
        }
    }
    let last = ClusterRow {
        columns,
        ends: SpanPx { from: scale.range.0, to: scale.range.1 },
        domain: input.domain,
        across: top + (packed.used_rows as f64 - 0.5) * ROW_PX,
        is_upright: false,
    };
    let gathered = last.gather(&packed.overflow, REACH_PX);
    let alone = gathered.alone.iter().map(|one| input.mark(columns, one.row, last.point(one.along), one.span));
    ink.marks.extend(alone);
    ink.clusters = gathered.clusters;
    ink
}

/// Systems in the rows of a lane, or of a part of one.
struct Packed {
    items: Vec<PackedItem>,
    /// Marks that share the last row, in the order of time.
    overflow: Vec<Overflow>,
    used_rows: usize,
    unnamed: usize,
}

struct PackedItem {
    system: usize,
    row: usize,
    x: f64,
    span: SpanPx,
    name: Option<SpanPx>,
}

/// Puts systems (most important first) into rows: the first row that has room for mark and name on its
/// right or left, else the first that has room for the mark. What is left shares one more row.
fn pack(input: &TimelineInput, columns: &Columns, scale: &LinearScale, rows: &[usize], named_rows: usize) -> Packed {
    let mut taken: Vec<Vec<SpanPx>> = Vec::new();
    let mut packed = Packed { items: Vec::with_capacity(rows.len()), overflow: Vec::new(), used_rows: 1, unnamed: 0 };
    for &system in rows {
        let (x, span) = place_in_time(columns, scale, system);
        let mark = span.union(SpanPx::point(x).grown(REACH_PX));
        let named = place_with_name(&taken, mark, input.name_px(system), scale.range, named_rows);
        packed.unnamed += usize::from(named.is_none());
        let unnamed = || {
            let row = (0..named_rows + MARK_ROWS).find(|row| is_free(&taken, *row, mark))?;
            Some((row, None, mark))
        };
        let Some((row, name, whole)) = named.or_else(unnamed) else {
            packed.overflow.push(Overflow { row: system, day: columns.day[system], along: x, span });
            continue;
        };
        if taken.len() <= row {
            taken.resize(row + 1, Vec::new());
        }
        taken[row].push(whole);
        packed.items.push(PackedItem { system, row, x, span, name });
    }
    sort_by_key(&mut packed.overflow, |mark| mark.day);
    packed.used_rows = taken.len().max(1) + usize::from(!packed.overflow.is_empty());
    packed
}

/// A system's x, and the bar of its date where that is wider than its mark.
pub(super) fn place_in_time(columns: &Columns, scale: &LinearScale, system: usize) -> (f64, SpanPx) {
    let (left, right) = scale.range;
    let x = within(scale.map(f64::from(columns.day[system])), left, right);
    let span = SpanPx {
        from: scale.map(f64::from(columns.first_day[system])).max(left),
        to: scale.map(f64::from(columns.last_day[system]) + 1.0).min(right),
    };
    (x, if span.length() > 2.0 * MARK_RADIUS { span } else { SpanPx::point(x) })
}

/// The first row with room for a mark and its name on the right or left: the row, the name, all that is taken.
fn place_with_name(
    taken: &[Vec<SpanPx>],
    mark: SpanPx,
    width: f64,
    (left, right): (f64, f64),
    rows: usize,
) -> Option<(usize, Option<SpanPx>, SpanPx)> {
    let (after, before) = (mark.to + LABEL_GAP_PX, mark.from - LABEL_GAP_PX);
    let names = [SpanPx { from: after, to: after + width }, SpanPx { from: before - width, to: before }];
    let names = names.map(|name| {
        let whole = SpanPx { to: mark.to.max(name.to) + LABEL_AIR_PX, ..mark.union(name) };
        (name.from >= left && name.to <= right + BEYOND_PX).then_some((name, whole))
    });
    (0..rows).find_map(|row| {
        let (name, whole) = names.iter().flatten().find(|(_, whole)| is_free(taken, row, *whole))?;
        Some((row, Some(*name), *whole))
    })
}

fn is_free(taken: &[Vec<SpanPx>], row: usize, wanted: SpanPx) -> bool {
    let is_apart = |span: &SpanPx| wanted.to <= span.from || wanted.from >= span.to;
    taken.get(row).is_none_or(|spans| spans.iter().all(is_apart))
}

/// Bands of the eras behind the lanes.
pub(super) fn eras(input: &TimelineInput, scale: &LinearScale, frame: &Rect) -> Vec<PlacedEra> {
    let place = |(era, e): (usize, &Era)| {
        let from = scale.map(f64::from(e.from.first_day())).max(frame.left);
        let to = e.to.map_or(frame.right, |t| scale.map(f64::from(t.last_day()) + 1.0)).min(frame.right);
        if to - from < 1.0 {
            return None;
        }
        let has_name = (input.measure)(e.name.get(input.lang)) + 10.0 <= to - from;
        Some(PlacedEra { era, area: Rect::new(from, frame.top, to, frame.bottom), has_name })
    };
    input.catalog.eras.iter().enumerate().filter_map(place).collect()
}
