//! The timeline standing upright, for phones: time runs downwards, lanes are columns of marks, names stand to
//! their right in the order of time, each tied to its mark. What has no room for its name gets it on zoom.

use crate::catalog::Columns;
use crate::catalog::order::sort_by_key;
use crate::i18n::format;

use super::cluster::{self, ClusterRow, Homeless, UPRIGHT_HALF_PX, mark};
use super::geometry::{Point, Rect, Size, within};
use super::scale::LinearScale;
use super::ticks::time_ticks;
use super::timeline::{
    LaneKey, PlacedEra, PlacedLane, PlacedTimeline, TimelineInput, lane_name, lanes_of, rows_on_axis, unplaced,
};
use super::{MARK_RADIUS, PlacedLabel};

/// Room for years and months at the left.
const AXIS_PX: f64 = 38.0;
const KEY_LINE_PX: f64 = 18.0;
const HEADS_PX: f64 = 22.0;
/// Between the marks of one lane, and more between two lanes.
const COLUMN_PX: f64 = 10.0;
/// A cluster's box is wider than a column of marks, and reaches this far into the gaps beside it.
const LANE_GAP_PX: f64 = UPRIGHT_HALF_PX - COLUMN_PX / 2.0;
/// Share of the width that the columns of marks may take.
const MARKS_SHARE: f64 = 0.44;
/// Between the marks and the names: where leader lines bend.
const BEND_PX: f64 = 16.0;
const LINE_PX: f64 = 15.0;
/// Half the height of a name, a little less than half a line.
const NAME_HALF_PX: f64 = 7.25;
/// A name stands no farther than this from its mark's height.
const FARTHEST_PX: f64 = 110.0;
/// Height a system adds to the picture, and the least and most there is.
const SYSTEM_PX: f64 = 15.0;
const HEIGHTS: (f64, f64) = (420.0, 1600.0);

/// What only the upright timeline has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Upright {
    /// The key above the plot, an entry a lane: its sign stands left of `at`, its words begin there.
    pub key: Vec<KeyEntry>,
    /// From a mark past the last lane to its name.
    pub leaders: Vec<[Point; 3]>,
    /// Dates known to the month or year: x, and the ends in time.
    pub bars: Vec<(f64, f64, f64)>,
    /// Where names begin.
    pub names_left: f64,
    /// Eras by index and the middle of their name's line.
    pub era_names: Vec<(usize, f64)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct KeyEntry {
    pub at: Point,
    pub words: String,
}

pub fn layout(input: &TimelineInput) -> PlacedTimeline {
    let columns = input.catalog.columns(input.collection);
    let mut placed = unplaced(input);
    let rows = rows_on_axis(input, columns, &mut placed);
    placed.systems = rows.len();
    let lanes = lanes_of(input, columns, &rows);
    let mut upright = Upright { key: key(input, &lanes), ..Upright::default() };

    let key_bottom = upright.key.last().map_or(0.0, |k| k.at.y + KEY_LINE_PX / 2.0);
    let top = key_bottom + HEADS_PX;
    let height = within(rows.len() as f64 * SYSTEM_PX, HEIGHTS.0, HEIGHTS.1);
    let right = (input.width - 4.0).max(AXIS_PX + 40.0);
    placed.frame = Rect::new(AXIS_PX, top, right, top + height);
    placed.size = Size { width: input.width, height: placed.frame.bottom + 10.0 };
    let domain = (f64::from(input.domain.from), f64::from(input.domain.to));
    placed.scale = LinearScale::new(domain, (placed.frame.top, placed.frame.bottom));
    placed.ticks = time_ticks(&placed.scale, input.lang);

    let mut left = AXIS_PX + LANE_GAP_PX;
    for ((key, rows), share) in lanes.iter().zip(shares(input, columns, &placed.scale, &lanes)) {
        let gap = if share.is_short() && share.columns > 1 { LANE_GAP_PX } else { 0.0 };
        let area = Rect::new(left, top, left + share.columns as f64 * COLUMN_PX + gap, placed.frame.bottom);
        place_marks(input, columns, rows, &area, share, &mut placed, &mut upright);
        left = area.right + if share.is_short() { 2.0 } else { 1.0 } * LANE_GAP_PX;
        placed.lanes.push(PlacedLane { key: *key, count: rows.len(), area, parts: Vec::new() });
    }
    upright.names_left = left + BEND_PX;
    placed.eras = eras(input, &placed);
    place_names(input, columns, &rows, &mut placed, &mut upright);
    placed.marks = cluster::all_marks(&placed.marks, &placed.clusters, input.catalog, columns, false);
    placed.upright = Some(upright);
    placed
}

/// The key in lines: as many entries to a line as fit.
fn key(input: &TimelineInput, lanes: &[(LaneKey, Vec<usize>)]) -> Vec<KeyEntry> {
    let mut entries = Vec::with_capacity(lanes.len());
    let (mut x, mut y) = (18.0, 10.0);
    for (key, rows) in lanes {
        let name = lane_name(input.catalog, *key, input.lang);
        let words = format::with_count(name, rows.len());
        let width = (input.measure)(&words);
        if x > 18.0 && x + width > input.width {
            (x, y) = (18.0, y + KEY_LINE_PX);
        }
        entries.push(KeyEntry { at: Point { x, y }, words });
        x += width + 30.0;
    }
    entries
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

/// As many columns as each lane needs, or a fair share of what there is.
fn shares(
    input: &TimelineInput,
    columns: &Columns,
    scale: &LinearScale,
    lanes: &[(LaneKey, Vec<usize>)],
) -> Vec<Share> {
    let mut shares: Vec<Share> = lanes
        .iter()
        .map(|(_, rows)| {
            let mut ends = Vec::new();
            for row in by_time(columns, rows) {
                column_for(&mut ends, y_of(columns, scale, row));
            }
            Share { columns: 1, needed: ends.len().max(1) }
        })
        .collect();
    let room = input.width * MARKS_SHARE - lanes.len() as f64 * LANE_GAP_PX;
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

fn y_of(columns: &Columns, scale: &LinearScale, row: usize) -> f64 {
    within(scale.map(f64::from(columns.day[row])), scale.range.0, scale.range.1)
}

fn by_time(columns: &Columns, rows: &[usize]) -> Vec<usize> {
    let mut rows = rows.to_vec();
    sort_by_key(&mut rows, |r| columns.day[*r]);
    rows
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

/// Each mark in a column of its own height; where there are too few columns the most important have theirs,
/// and the rest share the last one, in clusters.
fn place_marks(
    input: &TimelineInput,
    columns: &Columns,
    rows: &[usize],
    area: &Rect,
    share: Share,
    placed: &mut PlacedTimeline,
    upright: &mut Upright,
) {
    let x_of = |column: usize| area.left + (column as f64 + 0.5) * COLUMN_PX;
    if !share.is_short() {
        let mut ends = Vec::new();
        for row in by_time(columns, rows) {
            let y = y_of(columns, &placed.scale, row);
            place_mark(input, columns, row, Point { x: x_of(column_for(&mut ends, y)), y }, placed, upright);
        }
        return;
    }
    let mut taken: Vec<(usize, f64)> = Vec::new();
    let mut rest = Vec::new();
    for &row in rows {
        let y = y_of(columns, &placed.scale, row);
        let is_free = |column: &usize| taken.iter().all(|t| t.0 != *column || (t.1 - y).abs() >= COLUMN_PX);
        match (0..share.columns - 1).find(is_free) {
            Some(column) => {
                taken.push((column, y));
                place_mark(input, columns, row, Point { x: x_of(column), y }, placed, upright);
            }
            None => rest.push(row),
        }
    }
    let homeless: Vec<Homeless> = by_time(columns, &rest)
        .into_iter()
        .map(|row| {
            let y = y_of(columns, &placed.scale, row);
            Homeless { row, day: columns.day[row], x: y, span: (y, y) }
        })
        .collect();
    let last = ClusterRow {
        columns,
        ends: placed.scale.range,
        y: area.right - COLUMN_PX / 2.0,
        domain: input.domain,
        is_upright: true,
    };
    let mut clusters = std::mem::take(&mut placed.clusters);
    cluster::settle(&homeless, MARK_RADIUS, &last, &mut clusters, &mut |one| {
        place_mark(input, columns, one.row, Point { x: last.y, y: one.x }, placed, upright);
    });
    placed.clusters = clusters;
}

/// A mark, with a bar where only the month or year is known.
fn place_mark(
    input: &TimelineInput,
    columns: &Columns,
    row: usize,
    at: Point,
    placed: &mut PlacedTimeline,
    upright: &mut Upright,
) {
    let from = placed.scale.map(f64::from(columns.first_day[row])).max(placed.frame.top);
    let to = placed.scale.map(f64::from(columns.last_day[row]) + 1.0).min(placed.frame.bottom);
    if to - from > 2.0 * MARK_RADIUS {
        upright.bars.push((at.x, from, to));
    }
    placed.marks.push(mark(input.catalog, columns, row, at, (at.x, at.x)));
}

fn eras(input: &TimelineInput, placed: &PlacedTimeline) -> Vec<PlacedEra> {
    let (top, bottom) = (placed.frame.top, placed.frame.bottom);
    let place = |(era, e): (usize, &crate::catalog::Era)| {
        let from = placed.scale.map(f64::from(e.from.first_day())).max(top);
        let to = e.to.map_or(bottom, |t| placed.scale.map(f64::from(t.last_day()) + 1.0)).min(bottom);
        let area = Rect::new(placed.frame.left, from, placed.frame.right, to);
        (to - from >= 1.0).then_some(PlacedEra { era, area, has_name: to - from > 2.0 * LINE_PX })
    };
    input.catalog.eras.iter().enumerate().filter_map(place).collect()
}

/// A line among the names: whose it is, and the height it belongs to.
#[derive(Clone, Copy)]
struct Line {
    /// Place in `marks`, or in `eras`.
    index: usize,
    is_era: bool,
    y: f64,
}

/// Gives names to the most important marks first, as long as every name stays near its mark; in the order of
/// time, so that no two leader lines cross.
fn place_names(
    input: &TimelineInput,
    columns: &Columns,
    rows: &[usize],
    placed: &mut PlacedTimeline,
    upright: &mut Upright,
) {
    let (top, bottom) = (placed.frame.top + LINE_PX / 2.0, placed.frame.bottom - LINE_PX / 2.0);
    let mut lines: Vec<Line> = Vec::new();
    let room = placed.frame.right - upright.names_left;
    for (index, era) in placed.eras.iter().enumerate().filter(|(_, e)| e.has_name) {
        let known = input.catalog.eras.get(era.era);
        // Bold type is a tenth wider.
        if known.is_none_or(|e| (input.measure)(e.name.get(input.lang)) * 1.1 > room) {
            continue;
        }
        lines.push(Line { index, is_era: true, y: era.area.top + LINE_PX / 2.0 });
    }
    // The mark of each row; a system of two lanes is named once.
    let mut mark_of = vec![usize::MAX; columns.len()];
    placed.marks.iter().enumerate().for_each(|(n, m)| mark_of[usize::from(m.row)] = n);
    let width = |row: usize| (input.measure)(input.catalog.systems[row].label(input.lang)).ceil();
    for &row in rows.iter().filter(|r| width(**r) <= room) {
        let Some(mark) = placed.marks.get(mark_of[row]) else { continue };
        let at = lines.partition_point(|l| l.y <= mark.at.y);
        lines.insert(at, Line { index: mark_of[row], is_era: false, y: mark.at.y });
        let is_near = |(line, y): (&Line, &f64)| (line.y - y).abs() <= FARTHEST_PX;
        if !lines.iter().zip(&stack(&lines, top, bottom)).all(is_near) {
            lines.remove(at);
        }
    }
    for (line, y) in lines.iter().zip(stack(&lines, top, bottom)) {
        if line.is_era {
            upright.era_names.push((placed.eras[line.index].era, y));
            continue;
        }
        let mark = placed.marks[line.index];
        let left = upright.names_left;
        let name_right = left + width(usize::from(mark.row));
        placed
            .labels
            .push(PlacedLabel { row: mark.row, area: Rect::new(left, y - NAME_HALF_PX, name_right, y + NAME_HALF_PX) });
        let start = Point { x: mark.at.x + MARK_RADIUS, y: mark.at.y };
        let bend = Point { x: left - BEND_PX, y: mark.at.y };
        upright.leaders.push([start, bend, Point { x: left - 3.0, y }]);
    }
    placed.unnamed = rows.len() - placed.labels.len().min(rows.len());
}

/// Lines a line's height apart, in order, each as near as can be to where it belongs: the least squares of
/// all (pool adjacent violators), kept between two ends.
fn stack(lines: &[Line], top: f64, bottom: f64) -> Vec<f64> {
    // Less the room that the lines before take, the places only need to ascend.
    let mut pools: Vec<(f64, usize)> = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        let (mut sum, mut count) = (line.y - n as f64 * LINE_PX, 1);
        while let Some(&(before, many)) = pools.last() {
            if before / many as f64 <= sum / count as f64 {
                break;
            }
            (sum, count) = (sum + before, count + many);
            pools.pop();
        }
        pools.push((sum, count));
    }
    let last = (bottom - (lines.len().max(1) - 1) as f64 * LINE_PX).max(top);
    let mut places = Vec::with_capacity(lines.len());
    for (sum, count) in pools {
        for _ in 0..count {
            places.push(within(sum / count as f64, top, last) + places.len() as f64 * LINE_PX);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(ys: &[f64]) -> Vec<Line> {
        ys.iter().map(|y| Line { index: 0, is_era: false, y: *y }).collect()
    }

    #[test]
    fn lines_that_have_room_stay_where_they_belong() {
        assert_eq!(stack(&lines(&[10.0, 40.0, 80.0]), 0.0, 200.0), [10.0, 40.0, 80.0]);
    }

    #[test]
    fn crowded_lines_spread_about_their_middle() {
        assert_eq!(stack(&lines(&[50.0, 50.0, 50.0]), 0.0, 200.0), [35.0, 50.0, 65.0]);
    }

    #[test]
    fn lines_stay_between_the_ends() {
        assert_eq!(stack(&lines(&[0.0, 0.0]), 0.0, 200.0), [0.0, 15.0]);
        assert_eq!(stack(&lines(&[200.0, 200.0]), 0.0, 200.0), [185.0, 200.0]);
        assert!(stack(&[], 0.0, 10.0).is_empty());
    }
}
