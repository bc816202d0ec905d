//! Names that found no place beside their mark: a place farther off, tied to the mark by a thin line that
//! crosses nothing.

use crate::catalog::Row;

use super::placement::Occupancy;
use crate::chart::geometry::{Point, Rect, Size};

/// Lengths of the lines that are tried, CSS px. Longer ones are no longer read as "this mark".
const RINGS: [f64; 5] = [18.0, 28.0, 42.0, 60.0, 84.0];
/// Directions that are tried, best first: aslant, level, steep, upright.
const DIRECTIONS: [(f64, f64); 12] = [
    (0.866, -0.5),
    (-0.866, -0.5),
    (0.866, 0.5),
    (-0.866, 0.5),
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.5, -0.866),
    (-0.5, -0.866),
    (0.5, 0.866),
    (-0.5, 0.866),
    (0.0, -1.0),
    (0.0, 1.0),
];
/// Where a line leaves its mark's own box, corners included.
const CLEAR_PX: f64 = 10.0;
/// Step along a line, and half its breadth with air.
const STEP_PX: f64 = 2.0;
const HALF_PX: f64 = 0.9;

/// A line from a mark to its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLeader {
    pub row: Row,
    pub from: Point,
    pub to: Point,
}

/// The nearest free place for a name away from its mark, with its line, which runs where `ways` is free. The
/// line is then taken in both.
pub fn place(
    taken: &mut Occupancy,
    ways: &mut Occupancy,
    row: Row,
    at: Point,
    size: Size,
) -> Option<(Rect, Option<PlacedLeader>)> {
    for ring in RINGS {
        for (dx, dy) in DIRECTIONS {
            let on = |px: f64| Point { x: at.x + dx * px, y: at.y + dy * px };
            let area = beside(on(ring), (dx, dy), size);
            let is_free = taken.is_free(&area) && along(&on, ring, &mut |part| ways.is_free(part));
            if is_free {
                along(&on, ring, &mut |part| {
                    taken.take(part);
                    ways.take(part);
                    true
                });
                return Some((area, Some(PlacedLeader { row, from: on(CLEAR_PX - 1.0), to: on(ring) })));
            }
        }
    }
    None
}

/// Follows a line from where it leaves its mark, part by part, as long as `visit` answers true; true at its end.
fn along(on: &dyn Fn(f64) -> Point, ring: f64, visit: &mut dyn FnMut(&Rect) -> bool) -> bool {
    let mut px = CLEAR_PX;
    while px < ring && visit(&Rect::around(on(px), HALF_PX)) {
        px += STEP_PX;
    }
    px >= ring
}

/// A name at the end of a line: beside it, above or below where the line is upright.
fn beside(end: Point, (dx, dy): (f64, f64), size: Size) -> Rect {
    let (left, top) = if dx > 0.4 {
        (end.x + 2.0, end.y - size.height / 2.0)
    } else if dx < -0.4 {
        (end.x - 2.0 - size.width, end.y - size.height / 2.0)
    } else {
        (end.x - size.width / 2.0, if dy < 0.0 { end.y - size.height } else { end.y })
    };
    Rect::new(left, top, left + size.width, top + size.height)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::mark::MARK_RADIUS;

    const AT: Point = Point { x: 100.0, y: 100.0 };
    const NAME: Size = Size { width: 40.0, height: 15.0 };

    fn grid() -> Occupancy {
        let mut grid = Occupancy::new(Rect::new(0.0, 0.0, 200.0, 200.0));
        grid.take(&Rect::around(AT, MARK_RADIUS + 1.0));
        grid
    }

    #[test]
    fn the_shortest_line_aslant_comes_first() {
        let (area, leader) = place(&mut grid(), &mut grid(), 7, AT, NAME).unwrap();
        let leader = leader.unwrap();
        assert_eq!(leader.row, 7);
        assert!(leader.to.x > AT.x && leader.to.y < AT.y && (leader.to.x - AT.x).hypot(leader.to.y - AT.y) < 18.1);
        assert_eq!((area.width(), area.height()), (40.0, 15.0));
        assert!(area.left > leader.to.x && !area.overlaps(&Rect::around(AT, MARK_RADIUS)));
    }

    #[test]
    fn a_line_crosses_nothing() {
        let mut grid = grid();
        // A fence around the mark: names have room outside, lines have no way.
        for fence in [(80.0, 80.0, 120.0, 84.0), (80.0, 116.0, 120.0, 120.0)] {
            grid.take(&Rect::new(fence.0, fence.1, fence.2, fence.3));
        }
        for fence in [(80.0, 80.0, 84.0, 120.0), (116.0, 80.0, 120.0, 120.0)] {
            grid.take(&Rect::new(fence.0, fence.1, fence.2, fence.3));
        }
        assert_eq!(place(&mut grid.clone(), &mut grid, 0, AT, NAME), None);
    }

    #[test]
    fn names_and_lines_of_one_mark_leave_room_for_the_next() {
        let mut grid = grid();
        let mut areas: Vec<Rect> = Vec::new();
        let mut ways = grid.clone();
        while let Some((area, _)) = place(&mut grid, &mut ways, 0, AT, NAME) {
            grid.take(&area);
            ways.take(&area);
            assert!(areas.iter().all(|a| !a.overlaps(&area)), "{area:?} in {areas:?}");
            areas.push(area);
        }
        assert!(areas.len() > 3, "{}", areas.len());
    }
}
