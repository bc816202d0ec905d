//! The names of an upright timeline: a list beside the columns of marks, in the order of time, each name tied to
//! its mark.

use super::placed::{EraName, PlacedEra, TimelineInput};
use crate::chart::geometry::{Point, Rect, SpanPx};
use crate::chart::labels::stack::stack;
use crate::chart::mark::{MARK_RADIUS, PlacedLabel, PlacedMark};

/// Between the marks and the names: where leader lines bend.
pub const BEND_PX: f64 = 16.0;
pub const LINE_PX: f64 = 15.0;
/// Half the height of a name, a little less than half a line.
const NAME_HALF_PX: f64 = 7.25;
/// Between the end of a leader line and its name.
const LEADER_GAP_PX: f64 = 3.0;
/// A name stands no farther than this from its mark's height.
const FARTHEST_PX: f64 = 110.0;
/// An era's name is set in bold type, a tenth wider than it measures.
const BOLD: f64 = 1.1;

/// Where names stand: their left and right edge, and the ends of the axis of time beside them.
pub struct NameColumn {
    pub left: f64,
    pub right: f64,
    pub ends: SpanPx,
}

/// Names, with what ties them to their marks.
#[derive(Default)]
pub struct Names {
    pub labels: Vec<PlacedLabel>,
    pub leaders: Vec<[Point; 3]>,
    pub eras: Vec<EraName>,
}

/// A line among the names: whose it is, and the height it belongs to.
#[derive(Clone, Copy)]
struct Line {
    owner: Owner,
    y: f64,
}

#[derive(Clone, Copy)]
enum Owner {
    /// Index into the marks.
    Mark(usize),
    /// Index into `Catalog::eras`.
    Era(usize),
}

/// Gives names to the most important marks first (`rows` are in this order), as long as every name stays near its
/// mark; in the order of time, so that no two leader lines cross.
pub fn place(
    input: &TimelineInput,
    rows: &[usize],
    marks: &[PlacedMark],
    eras: &[PlacedEra],
    column: &NameColumn,
) -> Names {
    let room = column.right - column.left;
    let heights = |lines: &[Line]| stack(lines.iter().map(|l| l.y), LINE_PX, column.ends.grown(-LINE_PX / 2.0));
    let mut lines = era_lines(input, eras, room);
    // The mark of each row; a system of two lanes is named once.
    let mut mark_of: Vec<Option<usize>> = vec![None; input.columns().len()];
    marks.iter().enumerate().for_each(|(n, mark)| mark_of[usize::from(mark.row)] = Some(n));
    for &row in rows.iter().filter(|r| input.name_px(**r) <= room) {
        let Some(mark) = mark_of[row] else { continue };
        let y = marks[mark].at.y;
        let at = lines.partition_point(|l| l.y <= y);
        lines.insert(at, Line { owner: Owner::Mark(mark), y });
        let is_near = |(line, y): (&Line, &f64)| (line.y - y).abs() <= FARTHEST_PX;
        // Eras have lines too: with as many systems as lines the last name would stand below the axis.
        let has_room = lines.len() as f64 * LINE_PX <= column.ends.length();
        if !has_room || !lines.iter().zip(&heights(&lines)).all(is_near) {
            lines.remove(at);
        }
    }
    let mut names = Names::default();
    for (line, y) in lines.iter().zip(heights(&lines)) {
        match line.owner {
            Owner::Era(era) => names.eras.push(EraName { era, y }),
            Owner::Mark(mark) => {
                let mark = &marks[mark];
                let right = column.left + input.name_px(usize::from(mark.row));
                let area = Rect::new(column.left, y - NAME_HALF_PX, right, y + NAME_HALF_PX);
                names.labels.push(PlacedLabel::new(mark.row, area));
                let start = Point { x: mark.at.x + MARK_RADIUS, y: mark.at.y };
                let bend = Point { x: column.left - BEND_PX, y: mark.at.y };
                names.leaders.push([start, bend, Point { x: column.left - LEADER_GAP_PX, y }]);
            }
        }
    }
    names
}

/// The eras' names that have room, each at the top of its band.
fn era_lines(input: &TimelineInput, eras: &[PlacedEra], room: f64) -> Vec<Line> {
    let fits = |era: &&PlacedEra| {
        let known = input.catalog.eras.get(era.era);
        era.has_name && known.is_some_and(|e| (input.measure)(e.name.get(input.lang)) * BOLD <= room)
    };
    let line = |era: &PlacedEra| Line { owner: Owner::Era(era.era), y: era.area.top + LINE_PX / 2.0 };
    eras.iter().filter(fits).map(line).collect()
}
