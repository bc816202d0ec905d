//! Ways for lines between marks that cross no name and no other mark: a grid of horizontals beside the boxes of
//! names and of verticals every few pixels, searched once a mark for the other ends of all its lines. It knows
//! marks and boxes only, so that it serves any arrangement of them. Longer than most files: grid and search share
//! every index.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

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
/// Longer pieces of the grid cost no more than this: a way around an empty part of the picture is no detour.
const LONGEST_PX: f64 = 250.0;
/// A bend is worth this detour in px; leaving a mark upwards or downwards, where an arrow has no room, that.
const BEND_COST: u32 = 18;
const PORT_COST: u32 = 24;
/// A piece that another line runs along costs this many times its length more.
const SHARED_COST: u32 = 2;
/// Radius of a bend, where there is room for it.
const BEND_PX: f64 = 6.0;

/// Flags of a piece of the grid: nothing runs through a box.
const BLOCKED: u8 = 1;
/// Leads into a mark that is an end of the present search.
const OPEN: u8 = 2;
/// A line of another search runs here: a second one would be taken for it.
const USED: u8 = 4;
/// Flags of a node, kept with its piece to the right.
const GOAL: u8 = 8;
const FOUND: u8 = 16;

/// How a search has come to a node: at what cost, and from which state. There are two states a node, reached
/// along a horizontal and along a vertical, so that bends can be counted.
#[derive(Clone, Copy)]
struct Reached {
    cost: u32,
    from: u32,
}

const UNREACHED: Reached = Reached { cost: u32::MAX, from: u32::MAX };
const HORIZONTAL: usize = 0;
const VERTICAL: usize = 1;

fn state(node: usize, axis: usize) -> usize {
    node * 2 + axis
}

/// Node and axis of a state.
fn node_of(state: usize) -> (usize, usize) {
    (state / 2, state % 2)
}

/// The grid of one chart.
pub struct Router<'a> {
    marks: &'a [PlacedMark],
    /// The boxes of the marks, then those of names and whatever else is not to be crossed.
    boxes: Vec<Rect>,
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Two a node: the pieces to its right and below it.
    pieces: Vec<u8>,
    /// Two a node, by [`state`]: what the last search found.
    reached: Vec<Reached>,
    /// The node that the last search began at.
    start: usize,
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

impl<'a> Router<'a> {
    /// Lines stay in `bounds` and out of `taken`; `ends` are the places in `marks` that lines begin or end at.
    pub fn new(
        bounds: Rect,
        marks: &'a [PlacedMark],
        labels: &[PlacedLabel],
        taken: &[Rect],
        ends: &[usize],
    ) -> Router<'a> {
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
        let mut router = Self { marks, boxes, xs, ys, pieces, reached: Vec::new(), start: 0 };
        for n in 0..router.boxes.len() {
            router.block(router.boxes[n]);
        }
        router
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
    fn node(&self, mark: usize) -> usize {
        let at = self.marks[mark].at;
        let (x, y) = (beyond(&self.xs, at.x - 0.3), beyond(&self.ys, at.y - 0.3));
        let (x, y) = (x.min(self.xs.len().saturating_sub(1)), y.min(self.ys.len().saturating_sub(1)));
        y * self.xs.len() + x
    }

    fn point(&self, node: usize) -> Point {
        let width = self.xs.len().max(1);
        let place = |lines: &[f64], n: usize| lines.get(n).copied().unwrap_or(0.0);
        Point { x: place(&self.xs, node % width), y: place(&self.ys, node / width) }
    }

    /// The flags of a piece; outside the grid nothing leads on.
    fn flags(&self, piece: usize) -> u8 {
        self.pieces.get(piece).copied().unwrap_or(BLOCKED)
    }

    fn reached(&self, state: usize) -> Reached {
        self.reached.get(state).copied().unwrap_or(UNREACHED)
    }

    fn set(&mut self, piece: usize, flag: u8) {
        if let Some(flags) = self.pieces.get_mut(piece) {
            *flags |= flag;
        }
    }

    /// The next node to the right, down, left or up, and the piece that leads there.
    fn step(&self, node: usize, direction: usize) -> Option<(usize, usize)> {
        let (axis, width) = (direction % 2, self.xs.len());
        let stride = if axis == HORIZONTAL { 1 } else { width };
        let next = if direction < 2 { node + stride } else { node.wrapping_sub(stride) };
        let is_inside = next < self.pieces.len() / 2 && (axis == VERTICAL || next / width == node / width);
        is_inside.then(|| (next, node.min(next) * 2 + axis))
    }

    /// True when a straight line touches no name and no mark but these two.
    fn is_free(&self, a: Point, b: Point, ends: [usize; 2]) -> bool {
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
    fn open(&mut self, mark: usize) {
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

    /// Finds the cheapest ways from one mark to others (Dijkstra). The ways of one search share their pieces like
    /// the branches of a tree; those of other searches keep off them.
    pub fn search(&mut self, hub: usize, goals: &[usize]) {
        for flags in &mut self.pieces {
            *flags &= BLOCKED | USED;
        }
        self.open(hub);
        goals.iter().for_each(|goal| self.open(*goal));
        self.start = self.node(hub);
        self.reached = vec![UNREACHED; self.pieces.len()];
        let mut queue = Queue::default();
        for axis in [HORIZONTAL, VERTICAL] {
            let start = state(self.start, axis);
            self.reach(start, start, 0, &mut queue);
        }
        let mut left = goals.len();
        while left > 0
            && let Some((cost, state)) = queue.pop()
        {
            if self.reached(state).cost != cost {
                continue;
            }
            let (node, _) = node_of(state);
            let flags = self.flags(node * 2);
            if flags & GOAL == 0 || node == self.start {
                self.expand(state, cost, &mut queue);
            } else if flags & FOUND == 0 {
                // A goal's mark is an end, not a way through.
                self.set(node * 2, FOUND);
                left -= 1;
            }
        }
    }

    /// Reaches the neighbours of a state.
    fn expand(&mut self, from: usize, cost: u32, queue: &mut Queue) {
        let (node, axis_before) = node_of(from);
        for direction in 0..4 {
            let Some((next, piece)) = self.step(node, direction) else { continue };
            let flags = self.flags(piece);
            if flags & (BLOCKED | OPEN) == BLOCKED {
                continue;
            }
            let axis = direction % 2;
            let length = manhattan(self.point(node), self.point(next)).min(LONGEST_PX) as u32 + 1;
            let mut cost = cost + length;
            if flags & USED != 0 {
                cost += SHARED_COST * length;
            }
            if axis != axis_before {
                cost += BEND_COST;
            }
            if axis == VERTICAL && (node == self.start || self.flags(next * 2) & GOAL != 0) {
                cost += PORT_COST;
            }
            let to = state(next, axis);
            if cost < self.reached(to).cost {
                self.reach(to, from, cost, queue);
            }
        }
    }

    fn reach(&mut self, state: usize, from: usize, cost: u32, queue: &mut Queue) {
        if let Some(reached) = self.reached.get_mut(state) {
            *reached = Reached { cost, from: from as u32 };
            queue.push(cost, state);
        }
    }

    /// The way from a goal of the last search back to its start, as corners; empty where there is none.
    pub fn way(&mut self, goal: usize) -> Vec<Point> {
        let mut corners: Vec<Point> = Vec::new();
        let mut node = self.node(goal);
        let (along, down) = (state(node, HORIZONTAL), state(node, VERTICAL));
        let mut at = if self.reached(along).cost > self.reached(down).cost { down } else { along };
        if self.reached(at).cost == u32::MAX {
            return corners;
        }
        corners.push(self.point(node));
        while node != self.start {
            let (before, axis) = node_of(at);
            at = self.reached(at).from as usize;
            node = node_of(at).0;
            self.set(before.min(node) * 2 + axis, USED);
            // A corner, or the end.
            if node == self.start || node_of(at).1 != axis {
                corners.push(self.point(node));
            }
        }
        corners
    }

    /// The same way with rounded bends, where names and all marks but its two `ends` leave room for them.
    pub fn rounded(&self, way: &[Point], ends: [usize; 2]) -> Vec<Point> {
        let mut points = Vec::new();
        for (n, &at) in way.iter().enumerate() {
            let (Some(&before), Some(&after)) = (way.get(n.wrapping_sub(1)), way.get(n + 1)) else {
                points.push(at);
                continue;
            };
            let radius = BEND_PX.min(manhattan(before, at) / 2.0).min(manhattan(at, after) / 2.0);
            let (a, b) = (towards(at, before, radius), towards(at, after, radius));
            // Both sides of the corner are free, and boxes are larger than it: so it is when its chord is.
            let steps = if self.is_free(a, b, ends) { 4 } else { 0 };
            for step in 0..steps {
                let (to, from) = (f64::from(step) / 3.0, 1.0 - f64::from(step) / 3.0);
                let mix = |a: f64, at: f64, b: f64| from * from * a + 2.0 * from * to * at + to * to * b;
                points.push(Point { x: mix(a.x, at.x, b.x), y: mix(a.y, at.y, b.y) });
            }
            if steps == 0 {
                points.push(at);
            }
        }
        points
    }
}

/// States to be looked at, the cheapest first; of equally cheap ones the last that came, so that a way goes straight
/// on where it can.
#[derive(Default)]
struct Queue {
    waiting: BinaryHeap<(Reverse<u32>, u32, u32)>,
    pushed: u32,
}

impl Queue {
    fn push(&mut self, cost: u32, state: usize) {
        self.waiting.push((Reverse(cost), self.pushed, state as u32));
        self.pushed += 1;
    }

    /// Cost and state.
    fn pop(&mut self) -> Option<(u32, usize)> {
        self.waiting.pop().map(|(cost, _, state)| (cost.0, state as usize))
    }
}

/// Length of the way between two points along the axes.
fn manhattan(a: Point, b: Point) -> f64 {
    (a.x - b.x).abs() + (a.y - b.y).abs()
}

/// The point `px` from `at` on the way to `to`, which lies straight beside or above it.
pub fn towards(at: Point, to: Point, px: f64) -> Point {
    let step = |from: f64, to: f64| from + (to - from).max(-px).min(px);
    Point { x: step(at.x, to.x), y: step(at.y, to.y) }
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
