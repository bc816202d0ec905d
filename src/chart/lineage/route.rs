//! Ways for lines between marks on a [`Grid`]: searched once a mark for the other ends of all its lines, short and
//! with few bends.

use super::grid::{BLOCKED, FOUND, GOAL, Grid, HORIZONTAL, OPEN, USED, VERTICAL};
use crate::chart::geometry::Point;

/// Longer pieces of the grid cost no more than this: a way around an empty part of the picture is no detour.
const LONGEST_PX: f64 = 250.0;
/// A bend is worth this detour in px; leaving a mark upwards or downwards, where an arrow has no room, that.
const BEND_COST: u32 = 18;
const PORT_COST: u32 = 24;
/// A piece that another line runs along costs this many times its length more.
const SHARED_COST: u32 = 2;
/// More than any piece costs.
const BUCKETS: u32 = 1024;
const _: () = assert!((LONGEST_PX as u32 + 1) * (1 + SHARED_COST) + BEND_COST + PORT_COST < BUCKETS);
/// Radius of a bend, where there is room for it.
const BEND_PX: f64 = 6.0;

/// How a search has come to a node: at what cost, and from which state. There are two states a node, reached
/// along a horizontal and along a vertical, so that bends can be counted.
#[derive(Clone, Copy)]
struct Reached {
    cost: u32,
    from: u32,
}

const UNREACHED: Reached = Reached { cost: u32::MAX, from: u32::MAX };

fn state(node: usize, axis: usize) -> usize {
    node * 2 + axis
}

/// Node and axis of a state.
fn node_of(state: usize) -> (usize, usize) {
    (state / 2, state % 2)
}

/// Finds the lines of one chart.
pub struct Router<'a> {
    grid: Grid<'a>,
    /// By [`state`]: what the last search found.
    reached: Vec<Reached>,
    /// The node that the last search began at.
    start: usize,
}

impl<'a> Router<'a> {
    pub fn on(grid: Grid<'a>) -> Self {
        Self { grid, reached: Vec::new(), start: 0 }
    }

    fn reached(&self, state: usize) -> Reached {
        self.reached.get(state).copied().unwrap_or(UNREACHED)
    }

    /// Finds the cheapest ways from one mark to others (Dijkstra). The ways of one search share their pieces like
    /// the branches of a tree; those of other searches keep off them.
    pub fn search(&mut self, hub: usize, goals: &[usize]) {
        self.grid.forget_ends();
        self.grid.open(hub);
        goals.iter().for_each(|goal| self.grid.open(*goal));
        self.start = self.grid.node(hub);
        self.reached = vec![UNREACHED; self.grid.states()];
        let mut queue = Queue::new();
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
            let flags = self.grid.flags(node * 2);
            if flags & GOAL == 0 || node == self.start {
                self.expand(state, cost, &mut queue);
            } else if flags & FOUND == 0 {
                // A goal's mark is an end, not a way through.
                self.grid.set(node * 2, FOUND);
                left -= 1;
            }
        }
    }

    /// Reaches the neighbours of a state.
    fn expand(&mut self, from: usize, cost: u32, queue: &mut Queue) {
        let (node, axis_before) = node_of(from);
        for direction in 0..4 {
            let Some((next, piece)) = self.grid.step(node, direction) else { continue };
            let flags = self.grid.flags(piece);
            if flags & (BLOCKED | OPEN) == BLOCKED {
                continue;
            }
            let axis = direction % 2;
            let length = manhattan(self.grid.point(node), self.grid.point(next)).min(LONGEST_PX) as u32 + 1;
            let mut cost = cost + length;
            if flags & USED != 0 {
                cost += SHARED_COST * length;
            }
            if axis != axis_before {
                cost += BEND_COST;
            }
            if axis == VERTICAL && (node == self.start || self.grid.flags(next * 2) & GOAL != 0) {
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
        let mut node = self.grid.node(goal);
        let (along, down) = (state(node, HORIZONTAL), state(node, VERTICAL));
        let mut at = if self.reached(along).cost > self.reached(down).cost { down } else { along };
        if self.reached(at).cost == u32::MAX {
            return corners;
        }
        corners.push(self.grid.point(node));
        while node != self.start {
            let (before, axis) = node_of(at);
            at = self.reached(at).from as usize;
            node = node_of(at).0;
            self.grid.set(before.min(node) * 2 + axis, USED);
            // A corner, or the end.
            if node == self.start || node_of(at).1 != axis {
                corners.push(self.grid.point(node));
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
            let steps = if self.grid.is_free(a, b, ends) { 4 } else { 0 };
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
/// on where it can. A ring of buckets of one cost each (Dial): no piece costs as much as there are buckets. A
/// `BinaryHeap` takes two and a half times as long over all of GPT-3's lines, and a reader waits for them.
struct Queue {
    buckets: Vec<Vec<u32>>,
    cost: u32,
    waiting: usize,
}

impl Queue {
    fn new() -> Self {
        Self { buckets: vec![Vec::new(); BUCKETS as usize], cost: 0, waiting: 0 }
    }

    fn bucket(&mut self, cost: u32) -> &mut Vec<u32> {
        &mut self.buckets[(cost % BUCKETS) as usize]
    }

    fn push(&mut self, cost: u32, state: usize) {
        self.bucket(cost).push(state as u32);
        self.waiting += 1;
    }

    /// Cost and state.
    fn pop(&mut self) -> Option<(u32, usize)> {
        while self.waiting > 0 {
            let cost = self.cost;
            if let Some(state) = self.bucket(cost).pop() {
                self.waiting -= 1;
                return Some((cost, state as usize));
            }
            self.cost += 1;
        }
        None
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
