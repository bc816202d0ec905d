//! Time runs across, and all lanes fit one screen: landmarks with their names in the upper part of a lane, all
//! others as dots that stack from its bottom, so that each lane reads as a small histogram with its names above.
//! Every system is drawn; what finds no place stands in clusters that say how many they hold.

use super::across::{AXIS_PX, ERA_PX, LaneInk, eras, place_in_time};
use super::lanes::{has_count_beside, lane_name, lanes_of, sort_out, title_lines};
use super::placed::{LaneForm, LaneKey, PlacedLane, PlacedTimeline, TimelineInput};
use super::rows::Rows;
use crate::catalog::order::sort_by_key;
use crate::catalog::{Columns, Row};
use crate::chart::cluster::{CLUSTER_PX, ClusterRow, Overflow};
use crate::chart::geometry::{Point, Rect, Size, SpanPx};
use crate::chart::mark::{self, MARK_RADIUS, NameTone, PlacedLabel, PlacedMark};
use crate::chart::plot::{Plot, plot_edges, time_scale};
use crate::chart::scale::LinearScale;
use crate::chart::ticks::time_ticks;

/// Height of a row: a dot with air. A mark with its name takes two.
const ROW_PX: f64 = 8.0;
/// Rows of all lanes together: with the axis, the eras and the card's head one screen of 900 px.
const SCREEN_ROWS: usize = 69;
/// The lowest lane: its title on one line with the count beside it; and more for each line more.
const LEAST_ROWS: usize = 3;
const LINE_ROWS: usize = 2;
/// One row of so many at the bottom of a lane is kept free of names, for dots.
const RESERVE: usize = 6;
/// With more systems than this only landmarks are named; with fewer the others are named, too, where there is room.
const MOST_FOR_ALL_NAMES: usize = 150;
/// From the middle of a mark to its name, and what stays free on the mark's other side.
const NAME_AT_PX: f64 = 9.0;
const NAME_FREE_PX: f64 = 8.0;
/// Behind a name: the next mark is farther from it than its own.
const NAME_AIR_PX: f64 = 14.0;
const NAME_HALF_PX: f64 = 7.5;
/// Names may reach this far beyond the last day.
const BEYOND_PX: f64 = 4.0;
/// A bold name is wider than it measures.
const BOLD: f64 = 1.1;
/// Half of what a dot takes of its row.
const DOT_PX: f64 = 3.5;
/// A dot may stand this far beside its day where its own place is taken: at most 18 days from 2020 on at full width.
const ASIDE_PX: [f64; 5] = [0.0, 2.0, -2.0, 4.0, -4.0];

pub fn layout(input: &TimelineInput) -> PlacedTimeline {
    let columns = input.columns();
    let edges = plot_edges(input.width);
    let scale = time_scale(input.domain, edges);
    let sorted = sort_out(input, columns);
    let is_for_all = sorted.rows.len() <= MOST_FOR_ALL_NAMES;
    let lanes: Vec<(LaneKey, Lane)> = lanes_of(input, columns, &sorted.rows)
        .into_iter()
        .map(|(key, rows)| (key, Lane::new(input, columns, &scale, key, &rows, is_for_all)))
        .collect();
    let least = lanes.iter().map(|(_, lane)| (lane.least_rows, lane.strong_rows));
    let strong = share(SCREEN_ROWS, &least.collect::<Vec<_>>());
    let wanted = lanes.iter().zip(strong).map(|((_, lane), rows)| (rows, lane.wanted_rows.max(rows)));
    let enough = share(SCREEN_ROWS, &wanted.collect::<Vec<_>>());
    // What is left makes lanes up to twice as high: with a few systems the lanes still fill the screen.
    let twice: Vec<_> = enough.iter().map(|rows| (*rows, 2 * rows)).collect();
    let heights = share(SCREEN_ROWS, &twice);
    let mut ink = LaneInk::default();
    let (mut placed, mut top) = (Vec::new(), AXIS_PX + ERA_PX);
    for ((key, lane), rows) in lanes.into_iter().zip(heights) {
        let count = lane.members.len();
        let (bottom, lane_ink) = lane.place(input, columns, &scale, rows, top);
        let area = Rect::new(0.0, top, input.width, bottom);
        placed.push(PlacedLane { key, count, area, parts: Vec::new(), form: LaneForm::Compact });
        ink.extend(lane_ink);
        top = bottom;
    }
    // As high whatever is shown: what stands below, the time window among it, does not move while a reader drags it.
    let bottom = top.max(AXIS_PX + ERA_PX + SCREEN_ROWS as f64 * ROW_PX);
    let frame = Rect::new(edges.from, AXIS_PX, edges.to, bottom);
    PlacedTimeline {
        eras: eras(input, &scale, &frame),
        lanes: placed,
        systems: sorted.rows.len(),
        before_axis: sorted.before_axis,
        undated: sorted.undated,
        upright: None,
        plot: Plot {
            size: Size { width: input.width, height: frame.bottom + 6.0 },
            frame,
            ticks: time_ticks(&scale, input.lang),
            scale,
            marks: mark::in_order(&ink.marks, &ink.clusters, input.catalog, columns, input.as_of, true),
            unnamed: ink.unnamed(),
            labels: ink.labels,
            clusters: ink.clusters,
            outside: sorted.outside,
        },
    }
}

/// Rows for each lane out of so many, from the least it needs and what it would like: everything where that fits,
/// else the least and a share of the rest in proportion to what is missing.
fn share(rows: usize, wanted: &[(usize, usize)]) -> Vec<usize> {
    let least: usize = wanted.iter().map(|(least, _)| least).sum();
    let missing: usize = wanted.iter().map(|(least, most)| most.saturating_sub(*least)).sum();
    let rest = rows.saturating_sub(least).min(missing);
    let mut given = 0;
    let mut asked = 0;
    wanted
        .iter()
        .map(|(least, most)| {
            // By running sums, so that rounding loses no row.
            asked += most.saturating_sub(*least);
            let upto = (asked * rest).checked_div(missing).unwrap_or(0);
            let more = upto - given;
            given = upto;
            least + more
        })
        .collect()
}

/// A system of a lane.
struct Member {
    row: usize,
    x: f64,
    /// Its mark with its date's bar.
    span: SpanPx,
    /// Width of its name where it may have one.
    name_px: Option<f64>,
    tone: NameTone,
}

/// A lane before it has its place.
struct Lane {
    /// Most important first.
    members: Vec<Member>,
    /// Places in `members`, in the order of time.
    by_day: Vec<usize>,
    /// Rows for its title and its dots.
    least_rows: usize,
    /// Rows with which its strong names have room, too.
    strong_rows: usize,
    /// Rows with which all its names would find room.
    wanted_rows: usize,
}

/// A lane in its rows.
#[derive(Default)]
struct Packed {
    /// Places in `members`, the upper of a mark's two rows, its name.
    named: Vec<(usize, usize, SpanPx)>,
    /// Places in `members`, row, x.
    dots: Vec<(usize, usize, f64)>,
    /// Places in `members`, in the order of time.
    overflow: Vec<usize>,
}

impl Lane {
    fn new(
        input: &TimelineInput,
        columns: &Columns,
        scale: &LinearScale,
        key: LaneKey,
        rows: &[usize],
        is_for_all: bool,
    ) -> Self {
        let member = |row: &usize| {
            let (x, span) = place_in_time(columns, scale, *row);
            let (tone, factor) = match input.catalog.systems[*row].landmark {
                Some(1) => (NameTone::Strong, BOLD),
                _ => (NameTone::Quiet, 1.0),
            };
            let may_have_name = is_for_all || input.catalog.systems[*row].landmark.is_some();
            let name_px = may_have_name.then(|| (input.name_px(*row) * factor).ceil());
            Member { row: *row, x, span, name_px, tone }
        };
        let mut members: Vec<Member> = rows.iter().map(member).collect();
        sort_by_key(&mut members, |m| input.catalog.systems[m.row].landmark.unwrap_or(u8::MAX));
        let mut by_day: Vec<usize> = (0..members.len()).collect();
        sort_by_key(&mut by_day, |n| columns.day[members[*n].row]);
        let mut lane = Self { members, by_day, least_rows: 0, strong_rows: 0, wanted_rows: 0 };
        let edges = SpanPx { from: scale.range.0, to: scale.range.1 };
        let (first, second) = title_lines(lane_name(input.catalog, key, input.lang), key);
        let has_line_for_count = !has_count_beside(second.unwrap_or(first), key);
        let title = LEAST_ROWS + LINE_ROWS * (usize::from(second.is_some()) + usize::from(has_line_for_count));
        let dots = lane.rows_of_dots(edges);
        lane.least_rows = dots.max(title);
        lane.strong_rows = lane.rows_with_strong_names(edges);
        lane.wanted_rows = lane.strong_rows.max(lane.rows_of_names(edges) + dots.min(LEAST_ROWS));
        lane
    }

    /// Rows that the dots would take if nobody had a name.
    fn rows_of_dots(&self, edges: SpanPx) -> usize {
        let most = SCREEN_ROWS;
        let packed = self.pack(most, edges, &vec![false; self.members.len()]);
        packed.dots.iter().map(|(_, row, _)| most - row).max().unwrap_or(0)
    }

    /// The least rows in which every strong name and all dots have room; found by halving.
    fn rows_with_strong_names(&self, edges: SpanPx) -> usize {
        let is_strong: Vec<bool> = self.members.iter().map(|m| m.tone == NameTone::Strong).collect();
        let strong = is_strong.iter().filter(|strong| **strong).count();
        let (mut low, mut high) = (self.least_rows, 2 * SCREEN_ROWS);
        while low < high {
            let middle = usize::midpoint(low, high);
            let packed = self.pack(middle, edges, &is_strong);
            match packed.overflow.is_empty() && packed.named.len() == strong {
                true => high = middle,
                false => low = middle + 1,
            }
        }
        low
    }

    /// Rows that the names would take if there were no dots.
    fn rows_of_names(&self, edges: SpanPx) -> usize {
        let most = 2 * SCREEN_ROWS;
        let mut rows = Rows::new(most, edges);
        let places = self.members.iter().filter_map(|member| place_name(&mut rows, member, edges, most));
        places.map(|(row, _)| row + 2).max().unwrap_or(0)
    }

    /// Names first, then dots. `may_have_name` says who may have one, as in `members`.
    fn pack(&self, height: usize, edges: SpanPx, may_have_name: &[bool]) -> Packed {
        let mut rows = Rows::new(height, edges);
        let mut packed = Packed::default();
        let mut is_named = vec![false; self.members.len()];
        let limit = height - (height / RESERVE).min(height);
        for (n, member) in self.members.iter().enumerate().filter(|(n, _)| may_have_name[*n]) {
            if let Some((row, name)) = place_name(&mut rows, member, edges, limit) {
                is_named[n] = true;
                packed.named.push((n, row, name));
            }
        }
        for &n in self.by_day.iter().filter(|n| !is_named[**n]) {
            match place_dot(&mut rows, &self.members[n], edges, height) {
                Some((row, x)) => packed.dots.push((n, row, x)),
                None => packed.overflow.push(n),
            }
        }
        packed
    }

    /// As many names as leave every dot its place: the least important name near a dot without one is given up.
    fn fit(&self, height: usize, edges: SpanPx) -> Packed {
        let mut may_have_name: Vec<bool> = self.members.iter().map(|m| m.name_px.is_some()).collect();
        loop {
            let packed = self.pack(height, edges, &may_have_name);
            let Some(&lost) = packed.overflow.first() else { return packed };
            let x = self.members[lost].x;
            let nearness = |(n, _, name): &(usize, usize, SpanPx)| {
                let far = (name.from - x).max(x - name.to).max(0.0);
                (self.members[*n].tone == NameTone::Strong, (far / 24.0) as usize, usize::MAX - n)
            };
            let Some((given_up, ..)) = packed.named.iter().min_by_key(|named| nearness(named)) else { return packed };
            may_have_name[*given_up] = false;
        }
    }

    /// Places the lane in its rows under `top`; gives its bottom.
    fn place(
        &self,
        input: &TimelineInput,
        columns: &Columns,
        scale: &LinearScale,
        height: usize,
        top: f64,
    ) -> (f64, LaneInk) {
        let ends = SpanPx { from: scale.range.0, to: scale.range.1 };
        let packed = self.fit(height, ends);
        let mut ink = LaneInk::default();
        for (n, row, name) in &packed.named {
            let member = &self.members[*n];
            let at = Point { x: member.x, y: top + (*row as f64 + 1.0) * ROW_PX };
            ink.marks.push(input.mark(columns, member.row, at, member.span));
            let area = Rect::new(name.from, at.y - NAME_HALF_PX, name.to, at.y + NAME_HALF_PX);
            ink.labels.push(PlacedLabel { row: member.row as Row, area, tone: member.tone });
        }
        for (n, row, x) in &packed.dots {
            let member = &self.members[*n];
            let at = Point { x: *x, y: top + (*row as f64 + 0.5) * ROW_PX };
            let span = if member.span.length() > 0.0 { member.span } else { SpanPx::point(*x) };
            ink.marks.push(PlacedMark { is_small: true, ..input.mark(columns, member.row, at, span) });
        }
        let mut bottom = top + height as f64 * ROW_PX;
        if !packed.overflow.is_empty() {
            bottom += CLUSTER_PX + 2.0;
            let last = ClusterRow {
                columns,
                ends,
                domain: input.domain,
                across: bottom - CLUSTER_PX / 2.0 - 1.0,
                is_upright: false,
            };
            let overflow: Vec<Overflow> = packed.overflow.iter().map(|n| self.members[*n].overflow(columns)).collect();
            let gathered = last.gather(&overflow, MARK_RADIUS);
            let alone = gathered.alone.iter().map(|one| PlacedMark {
                is_small: true,
                ..input.mark(columns, one.row, last.point(one.along), one.span)
            });
            ink.marks.extend(alone);
            ink.clusters = gathered.clusters;
        }
        (bottom, ink)
    }
}

impl Member {
    fn overflow(&self, columns: &Columns) -> Overflow {
        Overflow { row: self.row, day: columns.day[self.row], along: self.x, span: self.span }
    }
}

/// The highest two rows with room for a mark and its name on the right, or on the left where the frame cuts it: the
/// upper row and the name. They are taken.
fn place_name(rows: &mut Rows, member: &Member, edges: SpanPx, limit: usize) -> Option<(usize, SpanPx)> {
    let width = member.name_px?;
    let mark = member.span.union(SpanPx::point(member.x).grown(NAME_FREE_PX));
    let (right, left) = (member.span.to.max(member.x) + NAME_AT_PX, member.span.from.min(member.x) - NAME_AT_PX);
    let name = if right + width <= edges.to + BEYOND_PX {
        SpanPx { from: right, to: right + width }
    } else {
        SpanPx { from: left - width, to: left }
    };
    if name.from < edges.from {
        return None;
    }
    let air = SpanPx { from: name.from - NAME_AIR_PX, to: name.to + NAME_AIR_PX };
    let whole = if name.from > member.x {
        mark.union(SpanPx { to: air.to, ..name })
    } else {
        mark.union(SpanPx { from: air.from, ..name })
    };
    let row = (0..limit.saturating_sub(1)).find(|row| rows.is_free(*row, whole) && rows.is_free(row + 1, whole))?;
    rows.take(row, whole);
    rows.take(row + 1, whole);
    Some((row, name))
}

/// The lowest place for a dot at its day or a little beside it: row and x. It is taken.
fn place_dot(rows: &mut Rows, member: &Member, edges: SpanPx, height: usize) -> Option<(usize, f64)> {
    let places = ASIDE_PX.iter().filter_map(|aside| {
        let x = member.x + aside;
        let span = member.span.union(SpanPx::point(x).grown(DOT_PX));
        let is_inside = *aside == 0.0 || (x >= edges.from && x <= edges.to);
        let row = (0..height).rev().find(|row| is_inside && rows.is_free(*row, span))?;
        Some((row, x, span, (height - row) as f64 + aside.abs() / 2.0))
    });
    let (row, x, span, _) = places.min_by(|a, b| a.3.total_cmp(&b.3))?;
    rows.take(row, span);
    Some((row, x))
}
