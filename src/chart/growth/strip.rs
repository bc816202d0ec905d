//! The strip of unknown sizes below the growth chart: marks by date alone, never drawn as numbers. Their names are
//! read by pointer, key and table.

use super::placed::GrowthInput;
use crate::catalog::Columns;
use crate::catalog::order::sort_by_key;
use crate::chart::cluster::{CLUSTER_PX, ClusterRow, Overflow, PlacedCluster};
use crate::chart::geometry::{Point, Rect, SpanPx};
use crate::chart::mark::PlacedMark;
use crate::chart::scale::LinearScale;

const ROW_PX: f64 = 10.0;
/// Rows of single marks; the row below them holds the overflow.
const ROWS: usize = 3;
/// Half the width of a mark.
const MARK_PX: f64 = 3.5;
/// Above the first row of marks, and below the row of clusters.
const TOP_PAD_PX: f64 = 3.0;
const BOTTOM_PAD_PX: f64 = 2.0;
pub const HEIGHT_PX: f64 = TOP_PAD_PX + ROWS as f64 * ROW_PX + CLUSTER_PX + BOTTOM_PAD_PX;

/// What stands in the strip.
#[derive(Default)]
pub struct StripInk {
    /// Without the members of clusters.
    pub marks: Vec<PlacedMark>,
    pub clusters: Vec<PlacedCluster>,
}

/// Each mark in the first row that is free on its day; the others in clusters.
pub fn place(input: &GrowthInput, columns: &Columns, unknown: &[usize], scale: &LinearScale, strip: &Rect) -> StripInk {
    let mark = |row: usize, at: Point| PlacedMark {
        is_small: true,
        ..PlacedMark::on_day(input.catalog, columns, input.as_of, row, at)
    };
    let mut by_day: Vec<usize> = unknown.to_vec();
    sort_by_key(&mut by_day, |r| columns.size_day[*r]);
    let (mut ink, mut overflow) = (StripInk::default(), Vec::new());
    let mut ends = [f64::NEG_INFINITY; ROWS];
    for row in by_day {
        let day = columns.size_day[row];
        let x = scale.map(f64::from(day));
        match ends.iter_mut().enumerate().find(|(_, end)| **end <= x) {
            Some((line, end)) => {
                *end = x + 2.0 * MARK_PX + 1.0;
                let y = strip.top + TOP_PAD_PX + (line as f64 + 0.5) * ROW_PX;
                ink.marks.push(mark(row, Point { x, y }));
            }
            None => overflow.push(Overflow { row, day, along: x, span: SpanPx::point(x) }),
        }
    }
    let last = ClusterRow {
        columns,
        ends: SpanPx { from: scale.range.0, to: scale.range.1 },
        domain: input.domain,
        across: strip.bottom - BOTTOM_PAD_PX - CLUSTER_PX / 2.0,
        is_upright: false,
    };
    let gathered = last.gather(&overflow, MARK_PX);
    ink.marks.extend(gathered.alone.iter().map(|one| mark(one.row, last.point(one.along))));
    ink.clusters = gathered.clusters;
    ink
}
