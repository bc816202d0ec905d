//! Ways for lines between marks that cross no name and no other mark: a grid of horizontals beside the
//! boxes of names and of verticals every few pixels, searched once a mark for all its lines' other ends.
//! It knows marks and boxes only, so that it serves any arrangement of them.

use super::geometry::{Point, Rect};
use super::{MARK_RADIUS, PlacedLabel, PlacedMark};

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
/// Longer pieces of the grid cost no more than this, so that a step's cost stays below [`BUCKETS`].
const LONGEST_PX: f64 = 250.0;
/// A bend is worth this detour in px; leaving a mark upwards or downwards, where an arrow has no room, that.
const BEND_COST: u32 = 18;
const PORT_COST: u32 = 24;
const BUCKETS: usize = 1024;
/// Radius of a bend, where there is room for it.
const BEND_PX: f64 = 6.0;

/// States of a piece of the grid.
const BLOCKED: u8 = 1;
/// Leads into a mark that is an end of the present search.
const OPEN: u8 = 2;
/// A line of another search runs here: a second one would be taken for it.
const USED: u8 = 4;
/// States of a node, kept beside its piece to the right.
const GOAL: u8 = 8;
const FOUND: u8 = 16;

const NOWHERE: u32 = u32::MAX;

/// The grid of one chart.
pub struct Router {
    /// Names and whatever else is not to be crossed.
    boxes: Vec<Rect>,
    marks: Vec<(Point, Rect)>,
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// By node: the pieces to its right and below it.
    right: Vec<u8>,
    below: Vec<u8>,
    /// By state, two a node: reached along a horizontal, along a vertical.
    cost: Vec<u32>,
    from: Vec<u32>,
}

/// Whether a straight line passes through the inside of a box.
pub fn crosses(a: Point, b: Point, area: &Rect) -> bool {
    let is_beside = |a: f64, b: f64, low: f64, high: f64| a.max(b) <= low || a.min(b) >= high;
    if is_beside(a.x, b.x, area.left, area.right) || is_beside(a.y, b.y, area.top, area.bottom) {
        return false;
    }
    // The part of the line between both pairs of sides.
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (at, d, low, high) in [(a.x, b.x - a.x, area.left, area.right), (a.y, b.y - a.y, area.top, area.bottom)] {
        if d != 0.0 {
            let (one, other) = ((low - at) / d, (high - at) / d);
            from = from.max(one.min(other));
            to = to.min(one.max(other));
        }
    }
    from < to
}

/// What a mark keeps free: its outline, and the bar of its date.
pub fn mark_box(mark: &PlacedMark) -> Rect {
    let (left, right) = (mark.span.0.min(mark.at.x - SIDE_PX), mark.span.1.max(mark.at.x + SIDE_PX));
    Rect::new(left, mark.at.y - HALF_PX, right, mark.at.y + HALF_PX)
}

/// Places of grid lines along one direction, at most one every half pixel: so they need no sorting.
struct Rule {
    start: f64,
    places: Vec<f64>,
}

impl Rule {
    fn new(start: f64, end: f64) -> Self {
        Self { start, places: vec![f64::NAN; ((end - start).max(0.0) * 2.0) as usize + 1] }
    }

    fn add(&mut self, at: f64) {
        let slot = (at - self.start) * 2.0;
        if slot >= 0.0
            && let Some(place) = self.places.get_mut(slot as usize)
        {
            *place = at;
        }
    }

    fn list(&self) -> Vec<f64> {
        self.places.iter().copied().filter(|at| !at.is_nan()).collect()
    }
}

/// The first of the ascending lines beyond a place.
fn beyond(lines: &[f64], place: f64) -> usize {
    lines.partition_point(|at| *at <= place)
}

impl Router {
    /// Lines stay in `bounds` and out of `taken`; `ends` are the places in `marks` that lines begin or end at.
    pub fn new(bounds: Rect, marks: &[PlacedMark], labels: &[PlacedLabel], taken: &[Rect], ends: &[usize]) -> Self {
        let mut boxes = taken.to_vec();
        boxes.extend(labels.iter().map(|l| Rect {
            left: l.area.left - NAME_PX,
            right: l.area.right + NAME_PX,
            ..l.area
        }));
        let marks: Vec<(Point, Rect)> = marks.iter().map(|m| (m.at, mark_box(m))).collect();
        let (mut xs, mut ys) = (Rule::new(bounds.left, bounds.right), Rule::new(bounds.top, bounds.bottom));
        let mut x = bounds.left;
        while x <= bounds.right {
            xs.add(x);
            x += STEP_PX;
        }
        for area in boxes.iter().chain(marks.iter().map(|m| &m.1)) {
            ys.add(area.top - AIR_PX);
            ys.add(area.bottom + AIR_PX);
        }
        for dx in [APPROACH_PX, -APPROACH_PX, 0.0] {
            for (at, _) in ends.iter().filter_map(|n| marks.get(*n)) {
                xs.add(at.x + dx);
                ys.add(at.y);
            }
        }
        let (xs, ys) = (xs.list(), ys.list());
        let nodes = xs.len() * ys.len();
        let (right, below) = (vec![0; nodes], vec![0; nodes]);
        let mut router = Self { boxes, marks, xs, ys, right, below, cost: Vec::new(), from: Vec::new() };
        for n in 0..router.boxes.len() + router.marks.len() {
            let area = match n.checked_sub(router.boxes.len()) {
                None => router.boxes[n],
                Some(n) => router.marks[n].1,
            };
            router.block(&area);
        }
        router
    }

    /// Closes the pieces that run through a box.
    fn block(&mut self, area: &Rect) {
        let width = self.xs.len();
        let inside = |lines: &[f64], low: f64, high: f64| (beyond(lines, low), lines.partition_point(|at| *at < high));
        let (left, right) = inside(&self.xs, area.left, area.right);
        let (top, bottom) = inside(&self.ys, area.top, area.bottom);
        // A piece reaches into the box from the line before it.
        for y in top..bottom {
            for x in left.saturating_sub(1)..right {
                self.right[y * width + x] |= BLOCKED;
            }
        }
        for y in top.saturating_sub(1)..bottom {
            for x in left..right {
                self.below[y * width + x] |= BLOCKED;
            }
        }
    }

    /// The node at a mark's centre.
    fn node(&self, mark: usize) -> Option<usize> {
        let at = self.marks.get(mark)?.0;
        let (x, y) = (beyond(&self.xs, at.x - 0.5), beyond(&self.ys, at.y - 0.5));
        (x < self.xs.len() && y < self.ys.len()).then_some(y * self.xs.len() + x)
    }

    fn point(&self, node: usize) -> Point {
        let width = self.xs.len().max(1);
        Point { x: self.xs[node % width], y: self.ys[node / width] }
    }

    /// The next node to the right, left, down or up, and the one whose piece leads there.
    fn step(&self, node: usize, direction: usize) -> Option<(usize, usize)> {
        let width = self.xs.len();
        match direction {
            0 => (node % width + 1 < width).then_some((node + 1, node)),
            1 => (node % width > 0).then(|| (node - 1, node - 1)),
            2 => (node + width < self.right.len()).then_some((node + width, node)),
            _ => (node >= width).then(|| (node - width, node - width)),
        }
    }

    fn pieces(&mut self, direction: usize) -> &mut Vec<u8> {
        if direction < 2 { &mut self.right } else { &mut self.below }
    }

    /// True when a straight line touches no name and no mark but these two.
    fn is_free(&self, a: Point, b: Point, ends: [usize; 2]) -> bool {
        let in_mark = |(n, mark): (usize, &(Point, Rect))| !ends.contains(&n) && crosses(a, b, &mark.1);
        !self.boxes.iter().any(|area| crosses(a, b, area)) && !self.marks.iter().enumerate().any(in_mark)
    }

    /// Opens the straight ways out of a mark that nothing else stands in, and notes them.
    fn open(&mut self, mark: usize, opened: &mut Vec<(usize, usize)>) {
        let (Some(start), Some(&(_, area))) = (self.node(mark), self.marks.get(mark)) else { return };
        for direction in 0..4 {
            let mut at = start;
            while let Some((next, piece)) = self.step(at, direction) {
                let (a, b) = (self.point(at), self.point(next));
                if !crosses(a, b, &area) || !self.is_free(a, b, [mark, mark]) {
                    break;
                }
                self.pieces(direction)[piece] |= OPEN;
                opened.push((direction, piece));
                at = next;
            }
        }
    }

    /// Ways from one mark to others, with bends but not yet rounded; `None` where there is none. Ways of one
    /// call share their pieces like the branches of a tree; those of other calls keep off them.
    pub fn ways(&mut self, hub: usize, goals: &[usize]) -> Vec<Option<Vec<Point>>> {
        let Some(start) = self.node(hub) else { return vec![None; goals.len()] };
        let mut opened = Vec::new();
        self.open(hub, &mut opened);
        for &goal in goals {
            self.open(goal, &mut opened);
            if let Some(node) = self.node(goal) {
                self.right[node] |= GOAL;
            }
        }
        self.search(start);
        for (direction, piece) in opened {
            self.pieces(direction)[piece] &= !OPEN;
        }
        let ways: Vec<Option<Vec<usize>>> = goals.iter().map(|goal| self.trace(start, self.node(*goal)?)).collect();
        for flags in &mut self.right {
            *flags &= !(GOAL | FOUND);
        }
        for pair in ways.iter().flatten().flat_map(|way| way.windows(2)) {
            let (first, is_below) = (pair[0].min(pair[1]), pair[0].abs_diff(pair[1]) >= self.xs.len());
            let pieces = if is_below { &mut self.below } else { &mut self.right };
            pieces[first] |= USED;
        }
        ways.into_iter().map(|way| way.map(|nodes| self.corners(&nodes))).collect()
    }

    /// Cheapest ways from a node until every goal is found: a search by buckets of equal cost.
    fn search(&mut self, start: usize) {
        let states = self.right.len() * 2;
        self.cost.clear();
        self.cost.resize(states, NOWHERE);
        self.from.clear();
        self.from.resize(states, NOWHERE);
        let mut goals = self.right.iter().filter(|f| **f & GOAL != 0).count();
        let mut buckets: Vec<Vec<u32>> = vec![Vec::new(); BUCKETS];
        for state in [start * 2, start * 2 + 1] {
            self.cost[state] = 0;
            buckets[0].push(state as u32);
        }
        let (mut now, mut waiting) = (0_u32, 2);
        while waiting > 0 && goals > 0 {
            let Some(state) = buckets[now as usize % BUCKETS].pop() else {
                now += 1;
                continue;
            };
            waiting -= 1;
            let (state, node) = (state as usize, state as usize / 2);
            if self.cost[state] != now {
                continue;
            }
            if self.right[node] & GOAL != 0 && node != start {
                // A goal's mark is an end, not a way through.
                if self.right[node] & FOUND == 0 {
                    self.right[node] |= FOUND;
                    goals -= 1;
                }
                continue;
            }
            for direction in 0..4 {
                let Some((next, piece)) = self.step(node, direction) else { continue };
                let flags = self.pieces(direction)[piece];
                if flags & (BLOCKED | OPEN) == BLOCKED {
                    continue;
                }
                let (a, b) = (self.point(node), self.point(next));
                let length = ((a.x - b.x).abs() + (a.y - b.y).abs()).min(LONGEST_PX) as u32 + 1;
                let axis = direction / 2;
                let is_port = axis == 1 && (node == start || self.right[next] & GOAL != 0);
                let cost = now
                    + if flags & USED != 0 { 3 * length } else { length }
                    + if state % 2 != axis { BEND_COST } else { 0 }
                    + if is_port { PORT_COST } else { 0 };
                let reached = next * 2 + axis;
                if cost < self.cost[reached] {
                    self.cost[reached] = cost;
                    self.from[reached] = state as u32;
                    buckets[cost as usize % BUCKETS].push(reached as u32);
                    waiting += 1;
                }
            }
        }
    }

    /// Nodes from the start to a goal.
    fn trace(&self, start: usize, goal: usize) -> Option<Vec<usize>> {
        let mut state = if self.cost[goal * 2] <= self.cost[goal * 2 + 1] { goal * 2 } else { goal * 2 + 1 };
        let mut nodes = vec![goal];
        while state / 2 != start {
            state = *self.from.get(state).filter(|s| **s != NOWHERE)? as usize;
            nodes.push(state / 2);
        }
        nodes.reverse();
        (nodes.len() > 1).then_some(nodes)
    }

    /// Both ends and the bends between them.
    fn corners(&self, nodes: &[usize]) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        for &node in nodes {
            let at = self.point(node);
            if let [.., a, b] = points.as_slice()
                && ((a.x == b.x && b.x == at.x) || (a.y == b.y && b.y == at.y))
            {
                points.pop();
            }
            points.push(at);
        }
        points
    }

    /// The same way with rounded bends, as round as names and marks but its two `ends` allow.
    pub fn rounded(&self, way: &[Point], ends: [usize; 2]) -> Vec<Point> {
        let mut points: Vec<Point> = way.iter().take(1).copied().collect();
        for corner in way.windows(3) {
            let [before, at, after] = [corner[0], corner[1], corner[2]];
            let span = |a: Point, b: Point| (a.x - b.x).abs() + (a.y - b.y).abs();
            let mut radius = BEND_PX.min(span(before, at) / 2.0).min(span(at, after) / 2.0);
            while radius >= 1.0 {
                let bend = bend(before, at, after, radius);
                if bend.windows(2).all(|p| self.is_free(p[0], p[1], ends)) {
                    points.extend(bend);
                    break;
                }
                radius /= 2.0;
            }
            if radius < 1.0 {
                points.push(at);
            }
        }
        points.extend(way.iter().skip(1).last());
        points
    }
}

/// The point at a distance from `at` on the way to `to`, which lies straight beside or above it.
pub fn towards(at: Point, to: Point, distance: f64) -> Point {
    let step = |from: f64, to: f64| from + (to - from).max(-distance).min(distance);
    Point { x: step(at.x, to.x), y: step(at.y, to.y) }
}

/// Four points of the curve that cuts a corner.
fn bend(before: Point, at: Point, after: Point, radius: f64) -> [Point; 4] {
    let (start, end) = (towards(at, before, radius), towards(at, after, radius));
    [0.0, 1.0, 2.0, 3.0].map(|n| {
        let (to, from) = (n / 3.0, 1.0 - n / 3.0);
        let mix = |s: f64, c: f64, e: f64| from * from * s + 2.0 * from * to * c + to * to * e;
        Point { x: mix(start.x, at.x, end.x), y: mix(start.y, at.y, end.y) }
    })
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
        assert!(crosses(p(5.0, 12.0), p(12.0, 5.0), &area) == crosses(p(12.0, 5.0), p(5.0, 12.0), &area));
        assert!(!crosses(p(0.0, 10.0), p(30.0, 10.0), &area));
        assert!(!crosses(p(5.0, 14.0), p(14.0, 5.0), &area), "past the corner");
        assert!(crosses(p(8.0, 14.0), p(14.0, 8.0), &area), "over the corner");
        assert!(!crosses(p(0.0, 15.0), p(10.0, 15.0), &area), "up to it");
    }
}
