//! A grid of horizontals beside the boxes of names and of verticals every few pixels: where lines may run without
//! crossing a name or a mark. It knows marks and boxes only, so that it serves any arrangement of them.

use crate::chart::geometry::{Point, Rect};
use crate::chart::mark::{MARK_RADIUS, PlacedLabel, PlacedMark};

/// Distance of the verticals: the gaps between names in rows above one another are narrow.
const STEP_PX: f64 = 4.0;
/// Half the height of a mark's box: as high as its name's.
const HALF_PX: f64 = 7.5;
/// How far around its centre a mark is kept free at its sides; a line ends there.
pub const SIDE_PX: f64 = MARK_RADIUS + 2.0;
/// Where a line may come down beside a mark to enter it from the side, with room for an arrow.
const APPROACH_PX: f64 = SIDE_PX + 6.0;
/// A line keeps this far from the beginning and the end of a name.
const NAME_PX: f64 = 2.0;
/// Distance of the horizontals from boxes: half the air between two rows of names.
const AIR_PX: f64 = 0.5;
/// Flags of a piece of the grid: nothing runs through a box.
pub const BLOCKED: u8 = 1;
/// Leads into a mark that is an end of the present search.
pub const OPEN: u8 = 2;
/// A line of another search runs here: a second one would be taken for it.
pub const USED: u8 = 4;
/// Flags of a node, kept with its piece to the right.
pub const GOAL: u8 = 8;
pub const FOUND: u8 = 16;

pub const HORIZONTAL: usize = 0;
pub const VERTICAL: usize = 1;

/// The grid of one chart. Its nodes are numbered row by row.
pub struct Grid<'a> {
    marks: &'a [PlacedMark],
    /// The boxes of the marks, then those of names and whatever else is not to be crossed.
    boxes: Vec<Rect>,
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Flags, two a node: of the pieces to its right and below it.
    pieces: Vec<u8>,
}

/// Whether a straight line passes through the inside of a box.
pub fn crosses(a: Point, b: Point, area: &Rect) -> bool {
    // The part of the line between both pairs of sides.
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (a, b, low, high) in [(a.x, b.x, area.left, area.right), (a.y, b.y, area.top, area.bottom)] {
        if a.max(b) <= low || a.min(b) >= high {
            return false;
        }
        if a != b {
            let (one, other) = ((low - a) / (b - a), (high - a) / (b - a));
            from = from.max(one.min(other));
            to = to.min(one.max(other));
        }
    }
    from < to
}

/// What a mark keeps free: its outline, and the bar of its date.
pub fn mark_box(mark: &PlacedMark) -> Rect {
    let (left, right) = (mark.span.from.min(mark.at.x - SIDE_PX), mark.span.to.max(mark.at.x + SIDE_PX));
    Rect::new(left, mark.at.y - HALF_PX, right, mark.at.y + HALF_PX)
}

/// The first of the ascending lines beyond a place.
fn beyond(lines: &[f64], place: f64) -> usize {
    lines.partition_point(|at| *at <= place)
}

/// Adds a line between two ends to ascending ones, unless one is there.
fn add(lines: &mut Vec<f64>, at: f64, low: f64, high: f64) {
    let place = beyond(lines, at - 0.3);
    if at >= low && at <= high && lines.get(place).is_none_or(|next| *next > at + 0.3) {
        lines.insert(place, at);
    }
}

impl<'a> Grid<'a> {
    /// Lines stay in `bounds` and out of `taken`; `ends` are the places in `marks` that lines begin or end at.
    pub fn new(bounds: Rect, marks: &'a [PlacedMark], labels: &[PlacedLabel], taken: &[Rect], ends: &[usize]) -> Self {
        let name_box = |PlacedLabel { area, .. }: &PlacedLabel| Rect {
            left: area.left - NAME_PX,
            right: area.right + NAME_PX,
            ..*area
        };
        let mut boxes: Vec<Rect> = marks.iter().map(mark_box).collect();
        boxes.extend(labels.iter().map(name_box));
        boxes.extend(taken);
        // The ends first: their lines keep their exact places.
        let (mut xs, mut ys) = (Vec::new(), Vec::new());
        let mut add_x = |x: f64| add(&mut xs, x, bounds.left, bounds.right);
        let mut add_y = |y: f64| add(&mut ys, y, bounds.top, bounds.bottom);
        for dx in [0.0, -APPROACH_PX, APPROACH_PX] {
            for &end in ends {
                add_x(marks[end].at.x + dx);
                add_y(marks[end].at.y);
            }
        }
        let mut x = bounds.left;
        while x <= bounds.right {
            add_x(x);
            x += STEP_PX;
        }
        for area in &boxes {
            add_y(area.top - AIR_PX);
            add_y(area.bottom + AIR_PX);
        }
        let pieces = vec![0; xs.len() * ys.len() * 2];
        let mut grid = Self { marks, boxes, xs, ys, pieces };
        for n in 0..grid.boxes.len() {
            grid.block(grid.boxes[n]);
        }
        grid
    }

    /// Closes the pieces that run through a box.
    fn block(&mut self, area: Rect) {
        let width = self.xs.len();
        let (left, right) = (beyond(&self.xs, area.left), beyond(&self.xs, area.right - 1e-9));
        let (top, bottom) = (beyond(&self.ys, area.top), beyond(&self.ys, area.bottom - 1e-9));
        // A piece reaches into the box from the line before it.
        for y in top.saturating_sub(1)..bottom {
            for x in left.saturating_sub(1)..right {
                let piece = (y * width + x) * 2;
                if y >= top {
                    self.set(piece, BLOCKED);
                }
                if x >= left {
                    self.set(piece + 1, BLOCKED);
                }
            }
        }
    }

    /// The node at a mark's centre.
    pub fn node(&self, mark: usize) -> usize {
        let at = self.marks[mark].at;
        let (x, y) = (beyond(&self.xs, at.x - 0.3), beyond(&self.ys, at.y - 0.3));
        let (x, y) = (x.min(self.xs.len().saturating_sub(1)), y.min(self.ys.len().saturating_sub(1)));
        y * self.xs.len() + x
    }

    pub fn point(&self, node: usize) -> Point {
        let width = self.xs.len().max(1);
        let place = |lines: &[f64], n: usize| lines.get(n).copied().unwrap_or(0.0);
        Point { x: place(&self.xs, node % width), y: place(&self.ys, node / width) }
    }

    /// The flags of a piece; outside the grid nothing leads on.
    pub fn flags(&self, piece: usize) -> u8 {
        self.pieces.get(piece).copied().unwrap_or(BLOCKED)
    }

    pub fn set(&mut self, piece: usize, flag: u8) {
        if let Some(flags) = self.pieces.get_mut(piece) {
            *flags |= flag;
        }
    }

    /// The next node to the right, down, left or up, and the piece that leads there.
    pub fn step(&self, node: usize, direction: usize) -> Option<(usize, usize)> {
        let (axis, width) = (direction % 2, self.xs.len());
        let stride = if axis == HORIZONTAL { 1 } else { width };
        let next = if direction < 2 { node + stride } else { node.wrapping_sub(stride) };
        let is_inside = next < self.pieces.len() / 2 && (axis == VERTICAL || next / width == node / width);
        is_inside.then(|| (next, node.min(next) * 2 + axis))
    }

    /// True when a straight line touches no name and no mark but these two.
    pub fn is_free(&self, a: Point, b: Point, ends: [usize; 2]) -> bool {
        let places = ends.map(|end| self.marks[end].at);
        for (n, area) in self.boxes.iter().enumerate() {
            // The members of a cluster stand in one place.
            let is_end = self.marks.get(n).is_some_and(|m| m.at == places[0] || m.at == places[1]);
            if !is_end && crosses(a, b, area) {
                return false;
            }
        }
        true
    }

    /// Opens the straight ways out of a mark that nothing else stands in.
    pub fn open(&mut self, mark: usize) {
        let start = self.node(mark);
        for direction in 0..4 {
            let mut at = start;
            while let Some((next, piece)) = self.step(at, direction) {
                let (a, b) = (self.point(at), self.point(next));
                if !crosses(a, b, &self.boxes[mark]) || !self.is_free(a, b, [mark, mark]) {
                    break;
                }
                self.set(piece, OPEN);
                at = next;
            }
        }
        self.set(start * 2, GOAL);
    }

    /// How many states a search of it has: two a node.
    pub fn states(&self) -> usize {
        self.pieces.len()
    }

    /// Forgets the ends of the last search.
    pub fn forget_ends(&mut self) {
        for flags in &mut self.pieces {
            *flags &= BLOCKED | USED;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_along_a_side_does_not_cross() {
        let area = Rect::new(10.0, 10.0, 20.0, 20.0);
        let p = |x: f64, y: f64| Point { x, y };
        assert!(crosses(p(0.0, 15.0), p(30.0, 15.0), &area));
        assert!(crosses(p(12.0, 15.0), p(13.0, 15.0), &area), "inside");
        assert!(crosses(p(8.0, 14.0), p(14.0, 8.0), &area), "over the corner");
        assert!(!crosses(p(5.0, 14.0), p(14.0, 5.0), &area), "past the corner");
        assert!(!crosses(p(0.0, 10.0), p(30.0, 10.0), &area));
        assert!(!crosses(p(0.0, 15.0), p(10.0, 15.0), &area), "up to it");
    }
}
