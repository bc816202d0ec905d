//! Names of known sizes: beside their mark where there is room, else farther off and tied to it by a line.

use super::placed::{GrowthInput, PlacedTrend, RECORD_HALF_PX};
use crate::chart::geometry::{Point, Rect, Size, distance};
use crate::chart::labels::leader::{self, PlacedLeader};
use crate::chart::labels::placement::{Occupancy, places};
use crate::chart::mark::{ESTIMATE_REACH, MARK_RADIUS, PlacedLabel, PlacedMark};

const LABEL_HEIGHT_PX: f64 = 15.0;
/// Between two names in a line.
const LABEL_AIR_PX: f64 = 2.0;
/// Names may reach this far beyond the last day; upwards as far as the picture.
const BEYOND_PX: f64 = 6.0;
/// Half of what names keep free of whiskers, of a record's bar and of the trend's line.
const WHISKER_HALF_PX: f64 = 3.0;
const BAR_HALF_PX: f64 = 1.0;
const TREND_HALF_PX: f64 = 1.5;
/// How far apart boxes lie along the trend's line.
const TREND_STEP_PX: f64 = 3.0;

#[derive(Default)]
pub struct Names {
    pub labels: Vec<PlacedLabel>,
    /// Lines to the names that had to move.
    pub leaders: Vec<PlacedLeader>,
    pub unnamed: usize,
}

/// Names marks, the first first.
pub fn place(
    input: &GrowthInput,
    marks: &[PlacedMark],
    records: &[Point],
    trend: Option<&PlacedTrend>,
    frame: &Rect,
) -> Names {
    let mut taken = Occupancy::new(Rect::new(frame.left, 0.0, frame.right + BEYOND_PX, frame.bottom));
    for mark in marks {
        let Point { x, y } = mark.at;
        taken.take(&Rect::around(mark.at, MARK_RADIUS + 1.0));
        if mark.is_estimate {
            taken.take(&Rect::new(x - WHISKER_HALF_PX, y - ESTIMATE_REACH, x + WHISKER_HALF_PX, y + ESTIMATE_REACH));
        }
    }
    for Point { x, y } in records {
        taken.take(&Rect::new(x - RECORD_HALF_PX, y - BAR_HALF_PX, x + RECORD_HALF_PX, y + BAR_HALF_PX));
    }
    // Leader lines may cross the trend, names may not.
    let mut ways = taken.clone();
    for pair in trend.iter().flat_map(|trend| trend.line.windows(2)) {
        take_line(&mut taken, pair[0], pair[1]);
    }
    let mut names = Names::default();
    for &PlacedMark { row, at, .. } in marks {
        let name = input.catalog.systems[usize::from(row)].label(input.lang);
        let size = Size { width: (input.measure)(name).ceil(), height: LABEL_HEIGHT_PX };
        let beside = places(at.x, at.y, MARK_RADIUS, size.width, size.height).into_iter().find(|a| taken.is_free(a));
        // What finds no place beside its mark may move away from it.
        let found = beside.map(|area| (area, None)).or_else(|| leader::place(&mut taken, &mut ways, row, at, size));
        let Some((area, leader)) = found else {
            names.unnamed += 1;
            continue;
        };
        for grid in [&mut taken, &mut ways] {
            grid.take(&Rect::new(area.left - LABEL_AIR_PX, area.top, area.right + LABEL_AIR_PX, area.bottom));
        }
        names.labels.push(PlacedLabel::new(row, area));
        names.leaders.extend(leader);
    }
    names
}

/// Keeps a line free of names: a box around every few pixels of it.
fn take_line(taken: &mut Occupancy, a: Point, b: Point) {
    let steps = (distance(a, b) / TREND_STEP_PX).ceil().max(1.0) as usize;
    for step in 0..=steps {
        let share = step as f64 / steps as f64;
        let at = Point { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
        taken.take(&Rect::around(at, TREND_HALF_PX));
    }
}
