//! Time runs downwards, for phones: lanes are columns of marks, names stand to their right in the order of time,
//! each tied to its mark. What has no room for its name gets it on zoom.

use super::lanes::{lane_name, lanes_of, sort_out};
use super::names::{self, BEND_PX, LINE_PX, NameColumn};
use super::placed::{
    DateBar, KeyEntry, LaneForm, LaneKey, PlacedEra, PlacedLane, PlacedTimeline, TimelineInput, Upright,
};
use crate::catalog::order::sort_by_key;
use crate::catalog::{Columns, Era};
use crate::chart::cluster::{ClusterRow, Overflow, PlacedCluster, UPRIGHT_HALF_PX};
use crate::chart::geometry::{Point, Rect, Size, SpanPx, within};
use crate::chart::mark::{self, MARK_RADIUS, PlacedMark};
use crate::chart::plot::{Plot, time_scale};
use crate::chart::scale::LinearScale;
use crate::chart::ticks::time_ticks;
use crate::i18n::format;

/// Room for years and months at the left.
const AXIS_PX: f64 = 38.0;
/// The key's left edge, room for a sign included; its first line; and between two of its entries.
const KEY_LEFT_PX: f64 = 18.0;
const KEY_TOP_PX: f64 = 10.0;
const KEY_GAP_PX: f64 = 30.0;
const KEY_LINE_PX: f64 = 18.0;
const HEADS_PX: f64 = 22.0;
/// Between the marks of one lane, and more between two lanes.
const COLUMN_PX: f64 = 10.0;
/// A cluster's box is wider than a column of marks, and reaches this far into the gaps beside it.
const LANE_GAP_PX: f64 = UPRIGHT_HALF_PX - COLUMN_PX / 2.0;
/// Share of the width that the columns of marks may take.
const MARKS_SHARE: f64 = 0.44;
/// Height a system adds to the picture, and the least and most there is.
const SYSTEM_PX: f64 = 15.0;
const HEIGHTS: (f64, f64) = (420.0, 1600.0);

pub fn layout(input: &TimelineInput) -> PlacedTimeline {
    let columns = input.columns();
    let sorted = sort_out(input, columns);
    let lanes = lanes_of(input, columns, &sorted.rows);
    let key = key(input, &lanes);
    let frame = frame(input, &key, sorted.rows.len());
    let edges = SpanPx { from: frame.top, to: frame.bottom };
    let picture = Picture { input, columns, frame, edges, scale: time_scale(input.domain, edges) };

    let mut ink = ColumnInk::default();
    let (mut placed_lanes, mut left) = (Vec::with_capacity(lanes.len()), AXIS_PX + LANE_GAP_PX);
    for ((key, rows), share) in lanes.iter().zip(picture.shares(&lanes)) {
        let gap = if share.is_short() && share.columns > 1 { LANE_GAP_PX } else { 0.0 };
        let area = Rect::new(left, frame.top, left + share.columns as f64 * COLUMN_PX + gap, frame.bottom);
        ink.extend(picture.place_marks(rows, &area, share));
        left = area.right + if share.is_short() { 2.0 } else { 1.0 } * LANE_GAP_PX;
        placed_lanes.push(PlacedLane { key: *key, count: rows.len(), area, parts: Vec::new(), form: LaneForm::Tall });
    }
    let eras = picture.eras();
    let column = NameColumn { left: left + BEND_PX, right: frame.right, ends: edges };
    let names = names::place(input, &sorted.rows, &ink.marks, &eras, &column);
    PlacedTimeline {
        eras,
        lanes: placed_lanes,
        systems: sorted.rows.len(),
        before_axis: sorted.before_axis,
        undated: sorted.undated,
        plot: Plot {
            size: Size { width: input.width, height: frame.bottom + 10.0 },
            frame,
            scale: picture.scale,
            ticks: time_ticks(&picture.scale, input.lang),
            marks: mark::in_order(&ink.marks, &ink.clusters, input.catalog, columns, input.as_of, false),
            unnamed: sorted.rows.len().saturating_sub(names.labels.len()),
            labels: names.labels,
            clusters: ink.clusters,
            outside: sorted.outside,
        },
        upright: Some(Upright {
            key,
            leaders: names.leaders,
            bars: ink.bars,
            names_left: column.left,
            era_names: names.eras,
        }),
    }
}

/// The key in lines: as many entries to a line as fit.
fn key(input: &TimelineInput, lanes: &[(LaneKey, Vec<usize>)]) -> Vec<KeyEntry> {
    let mut entries = Vec::with_capacity(lanes.len());
    let (mut x, mut y) = (KEY_LEFT_PX, KEY_TOP_PX);
    for (key, rows) in lanes {
        let words = format::with_count(lane_name(input.catalog, *key, input.lang), rows.len());
        let width = (input.measure)(&words);
        if x > KEY_LEFT_PX && x + width > input.width {
            (x, y) = (KEY_LEFT_PX, y + KEY_LINE_PX);
        }
        entries.push(KeyEntry { at: Point { x, y }, words });
        x += width + KEY_GAP_PX;
    }
    entries
}

/// The plot under the key: as high as the number of systems asks for.
fn frame(input: &TimelineInput, key: &[KeyEntry], systems: usize) -> Rect {
    let top = key.last().map_or(0.0, |k| k.at.y + KEY_LINE_PX / 2.0) + HEADS_PX;
    let height = within(systems as f64 * SYSTEM_PX, HEIGHTS.0, HEIGHTS.1);
    Rect::new(AXIS_PX, top, (input.width - 4.0).max(AXIS_PX + 40.0), top + height)
}

/// What stands in columns of marks.
#[derive(Default)]
struct ColumnInk {
    /// Without the members of clusters.
    marks: Vec<PlacedMark>,
    bars: Vec<DateBar>,
    clusters: Vec<PlacedCluster>,
}

impl ColumnInk {
    fn extend(&mut self, other: Self) {
        self.marks.extend(other.marks);
        self.bars.extend(other.bars);
        self.clusters.extend(other.clusters);
    }
}

/// How many columns of marks a lane gets, and how many it needs to show each by itself.
#[derive(Clone, Copy, Debug)]
struct Share {
    columns: usize,
    needed: usize,
}

impl Share {
    fn is_short(self) -> bool {
        self.columns < self.needed
    }
}

/// The plot that marks are placed in.
struct Picture<'a> {
    input: &'a TimelineInput<'a>,
    columns: &'a Columns,
    frame: Rect,
    /// The frame's top and bottom.
    edges: SpanPx,
    scale: LinearScale,
}

impl Picture<'_> {
    /// As many columns as each lane needs, or a fair share of what there is.
    fn shares(&self, lanes: &[(LaneKey, Vec<usize>)]) -> Vec<Share> {
        let needed = |rows: &[usize]| {
            let mut ends = Vec::new();
            self.by_time(rows).into_iter().for_each(|row| _ = column_for(&mut ends, self.y_of(row)));
            ends.len().max(1)
        };
        let mut shares: Vec<Share> = lanes.iter().map(|(_, rows)| Share { columns: 1, needed: needed(rows) }).collect();
        let room = self.input.width * MARKS_SHARE - lanes.len() as f64 * LANE_GAP_PX;
        let room = ((room / COLUMN_PX).max(0.0) as usize).max(lanes.len());
        for _ in lanes.len()..room {
            // The lane with the most marks to a column.
            let mut worst: Option<&mut Share> = None;
            for share in shares.iter_mut().filter(|s| s.is_short()) {
                if worst.as_ref().is_none_or(|w| share.needed * w.columns > w.needed * share.columns) {
                    worst = Some(share);
                }
            }
            let Some(worst) = worst else { break };
            worst.columns += 1;
        }
        shares
    }

    fn y_of(&self, row: usize) -> f64 {
        within(self.scale.map(f64::from(self.columns.day[row])), self.edges.from, self.edges.to)
    }

    fn by_time(&self, rows: &[usize]) -> Vec<usize> {
        let mut rows = rows.to_vec();
        sort_by_key(&mut rows, |r| self.columns.day[*r]);
        rows
    }

    /// Each mark in a column of its own height; where there are too few columns the most important have theirs,
    /// and the rest share the last one, in clusters.
    fn place_marks(&self, rows: &[usize], area: &Rect, share: Share) -> ColumnInk {
        let x_of = |column: usize| area.left + (column as f64 + 0.5) * COLUMN_PX;
        let mut ink = ColumnInk::default();
        if !share.is_short() {
            let mut ends = Vec::new();
            for row in self.by_time(rows) {
                let y = self.y_of(row);
                self.place_mark(row, Point { x: x_of(column_for(&mut ends, y)), y }, &mut ink);
            }
            return ink;
        }
        let mut taken: Vec<(usize, f64)> = Vec::new();
        let mut rest = Vec::new();
        for &row in rows {
            let y = self.y_of(row);
            let is_free = |column: &usize| taken.iter().all(|t| t.0 != *column || (t.1 - y).abs() >= COLUMN_PX);
            match (0..share.columns - 1).find(is_free) {
                Some(column) => {
                    taken.push((column, y));
                    self.place_mark(row, Point { x: x_of(column), y }, &mut ink);
                }
                None => rest.push(row),
            }
        }
        self.gather(&rest, area.right - COLUMN_PX / 2.0, &mut ink);
        ink
    }

    /// What found no column shares the one at `x`.
    fn gather(&self, rows: &[usize], x: f64, ink: &mut ColumnInk) {
        let overflow = |row: usize| {
            let along = self.y_of(row);
            Overflow { row, day: self.columns.day[row], along, span: SpanPx::point(along) }
        };
        let overflow: Vec<Overflow> = self.by_time(rows).into_iter().map(overflow).collect();
        let last = ClusterRow {
            columns: self.columns,
            ends: self.edges,
            domain: self.input.domain,
            across: x,
            is_upright: true,
        };
        let gathered = last.gather(&overflow, MARK_RADIUS);
        for one in gathered.alone {
            self.place_mark(one.row, last.point(one.along), ink);
        }
        ink.clusters = gathered.clusters;
    }

    /// A mark, with a bar where only the month or year is known.
    fn place_mark(&self, row: usize, at: Point, ink: &mut ColumnInk) {
        let span = SpanPx {
            from: self.scale.map(f64::from(self.columns.first_day[row])).max(self.edges.from),
            to: self.scale.map(f64::from(self.columns.last_day[row]) + 1.0).min(self.edges.to),
        };
        if span.length() > 2.0 * MARK_RADIUS {
            ink.bars.push(DateBar { x: at.x, span });
        }
        ink.marks.push(PlacedMark::on_day(self.input.catalog, self.columns, self.input.as_of, row, at));
    }

    fn eras(&self) -> Vec<PlacedEra> {
        let frame = &self.frame;
        let place = |(era, e): (usize, &Era)| {
            let from = self.scale.map(f64::from(e.from.first_day())).max(frame.top);
            let to = e.to.map_or(frame.bottom, |t| self.scale.map(f64::from(t.last_day()) + 1.0)).min(frame.bottom);
            let area = Rect::new(frame.left, from, frame.right, to);
            (to - from >= 1.0).then_some(PlacedEra { era, area, has_name: to - from > 2.0 * LINE_PX })
        };
        self.input.catalog.eras.iter().enumerate().filter_map(place).collect()
    }
}

/// The first column free at `y`, for marks in the order of time; a new one where there is none.
fn column_for(ends: &mut Vec<f64>, y: f64) -> usize {
    let free = (0..ends.len()).find(|n| ends[*n] + COLUMN_PX <= y).unwrap_or(ends.len());
    if free == ends.len() {
        ends.push(y);
    }
    ends[free] = y;
    free
}
