//! The timeline standing upright, for phones: time runs downwards, lanes are columns of marks, names stand to
//! their right in the order of time, each tied to its mark. What has no room for its name gets it on zoom.

use crate::catalog::order::sort_by_key;
use crate::catalog::{Columns, Row};
use crate::i18n::sentences;

use super::geometry::{Point, Rect, Size, within};
use super::scale::LinearScale;
use super::ticks::time_ticks;
use super::timeline::{
    LaneKey, PlacedEra, PlacedLane, PlacedTimeline, TimelineInput, lane_name, lanes_of, rows_on_axis, unplaced,
};
use super::{MARK_RADIUS, PlacedLabel, PlacedMark};

/// Room for years and months at the left.
const AXIS_PX: f64 = 38.0;
const KEY_LINE_PX: f64 = 18.0;
const HEADS_PX: f64 = 22.0;
/// Between the marks of one lane, and more between two lanes.
const COLUMN_PX: f64 = 11.0;
const LANE_GAP_PX: f64 = 5.0;
/// Share of the width that the columns of marks may take.
const MARKS_SHARE: f64 = 0.44;
/// Between the marks and the names: where leader lines bend.
const BEND_PX: f64 = 16.0;
const LINE_PX: f64 = 15.0;
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
    let domain = (f64::from(input.domain.0), f64::from(input.domain.1));
    placed.scale = LinearScale::new(domain, (placed.frame.top, placed.frame.bottom));
    placed.ticks = time_ticks(&placed.scale, input.lang);

    let mut left = AXIS_PX + LANE_GAP_PX;
    let shares = shares(input, columns, &placed.scale, &lanes);
    for ((key, rows), count) in lanes.iter().zip(shares) {
        let width = count as f64 * COLUMN_PX;
        let area = Rect::new(left, placed.frame.top, left + width, placed.frame.bottom);
        place_marks(input, columns, rows, &area, count, &mut placed, &mut upright);
        placed.lanes.push(PlacedLane { key: *key, count: rows.len(), area, parts: Vec::new() });
        left += width + LANE_GAP_PX;
    }
    upright.names_left = left + BEND_PX;
    placed.eras = eras(input, &placed);
    place_names(input, columns, &rows, &mut placed, &mut upright);
    placed.marks = super::by_look(&placed.marks);
    placed.upright = Some(upright);
    placed
}

/// The key in lines: as many entries to a line as fit.
fn key(input: &TimelineInput, lanes: &[(LaneKey, Vec<usize>)]) -> Vec<KeyEntry> {
    let mut entries = Vec::with_capacity(lanes.len());
    let (mut x, mut y) = (18.0, 10.0);
    for (key, rows) in lanes {
        let name = lane_name(input.catalog, *key, input.lang);
        let words = sentences::with_count(name, rows.len());
        let width = (input.measure)(&words);
        if x > 18.0 && x + width > input.width {
            (x, y) = (18.0, y + KEY_LINE_PX);
        }
        entries.push(KeyEntry { at: Point { x, y }, words });
        x += width + 30.0;
    }
    entries
}

/// How many columns of marks each lane gets: as many as it needs, or a fair share of what there is.
fn shares(
    input: &TimelineInput,
    columns: &Columns,
    scale: &LinearScale,
    lanes: &[(LaneKey, Vec<usize>)],
) -> Vec<usize> {
    let needed: Vec<usize> = lanes
        .iter()
        .map(|(_, rows)| {
            let mut ends = Vec::new();
            by_time(columns, rows).iter().for_each(|r| {
                column_for(&mut ends, y_of(columns, scale, *r), usize::MAX);
            });
            ends.len().max(1)
        })
        .collect();
    let room = input.width * MARKS_SHARE - lanes.len() as f64 * LANE_GAP_PX;
    let room = ((room / COLUMN_PX).max(0.0) as usize).max(lanes.len());
    let mut shares = vec![1; lanes.len()];
    for _ in lanes.len()..room {
        // The lane with the most marks to a column.
        let worst = (0..shares.len())
            .filter(|n| shares[*n] < needed[*n])
            .max_by(|a, b| (needed[*a] * shares[*b]).cmp(&(needed[*b] * shares[*a])));
        let Some(worst) = worst else { break };
        shares[worst] += 1;
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

/// The first column free at `y`; a new one while there are fewer than `most`, else the one free the longest.
fn column_for(ends: &mut Vec<f64>, y: f64, most: usize) -> usize {
    let free = (0..ends.len()).find(|n| ends[*n] + COLUMN_PX <= y);
    let column = match free {
        Some(column) => column,
        None if ends.len() < most => {
            ends.push(y);
            ends.len() - 1
        }
        None => (0..ends.len()).min_by(|a, b| ends[*a].total_cmp(&ends[*b])).unwrap_or(0),
    };
    if let Some(end) = ends.get_mut(column) {
        *end = y;
    }
    column
}

fn place_marks(
    input: &TimelineInput,
    columns: &Columns,
    rows: &[usize],
    area: &Rect,
    count: usize,
    placed: &mut PlacedTimeline,
    upright: &mut Upright,
) {
    let mut ends = Vec::new();
    for row in by_time(columns, rows) {
        let y = y_of(columns, &placed.scale, row);
        let x = area.left + (column_for(&mut ends, y, count) as f64 + 0.5) * COLUMN_PX;
        let from = placed.scale.map(f64::from(columns.first_day[row])).max(placed.frame.top);
        let to = placed.scale.map(f64::from(columns.last_day[row]) + 1.0).min(placed.frame.bottom);
        if to - from > 2.0 * MARK_RADIUS {
            upright.bars.push((x, from, to));
        }
        placed.marks.push(PlacedMark {
            row: row as Row,
            at: Point { x, y },
            span: (x, x),
            lane: columns.lane[row],
            openness: input.catalog.systems[row].openness,
            is_estimate: false,
            is_small: false,
        });
    }
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
        placed.labels.push(PlacedLabel {
            row: mark.row,
            area: Rect::new(left, y - LINE_PX / 2.0, name_right, y + LINE_PX / 2.0),
        });
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
