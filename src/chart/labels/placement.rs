//! Free places for names among marks and lines: an occupancy grid that errs on the side of "taken",
//! so that two names never overlap.

use crate::chart::geometry::{Rect, within};

/// Side of a grid cell, CSS px.
const CELL_PX: f64 = 2.0;

/// Which parts of a frame are taken.
#[derive(Clone)]
pub struct Occupancy {
    frame: Rect,
    columns: usize,
    rows: usize,
    bits: Vec<u64>,
    words: usize,
}

impl Occupancy {
    pub fn new(frame: Rect) -> Self {
        let columns = within((frame.width() / CELL_PX).ceil(), 0.0, 8192.0) as usize;
        let rows = within((frame.height() / CELL_PX).ceil(), 0.0, 8192.0) as usize;
        let words = columns.div_ceil(64).max(1);
        Self { frame, columns, rows, bits: vec![0; words * rows], words }
    }

    /// Cells a box touches, clipped to the frame: columns and rows, ends excluded.
    fn cells(&self, area: &Rect) -> (usize, usize, usize, usize) {
        let low = |v: f64, start: f64| ((v - start) / CELL_PX).floor().max(0.0) as usize;
        let high = |v: f64, start: f64, limit: usize| (((v - start) / CELL_PX).ceil().max(0.0) as usize).min(limit);
        (
            low(area.left, self.frame.left),
            high(area.right, self.frame.left, self.columns),
            low(area.top, self.frame.top),
            high(area.bottom, self.frame.top, self.rows),
        )
    }

    /// The bits of one word between two columns.
    fn mask(word: usize, from: usize, to: usize) -> u64 {
        let start = from.saturating_sub(word * 64).min(64);
        let end = to.saturating_sub(word * 64).min(64);
        let below = |n: usize| if n == 64 { u64::MAX } else { (1_u64 << n) - 1 };
        below(end) & !below(start)
    }

    pub fn take(&mut self, area: &Rect) {
        let (left, right, top, bottom) = self.cells(area);
        for row in top..bottom {
            for word in left / 64..right.div_ceil(64) {
                self.bits[row * self.words + word] |= Self::mask(word, left, right);
            }
        }
    }

    /// True when the box lies inside the frame and touches nothing taken.
    pub fn is_free(&self, area: &Rect) -> bool {
        if !self.frame.contains(area) {
            return false;
        }
        let (left, right, top, bottom) = self.cells(area);
        (top..bottom).all(|row| {
            (left / 64..right.div_ceil(64))
                .all(|word| self.bits[row * self.words + word] & Self::mask(word, left, right) == 0)
        })
    }
}

/// Places for a name of this size beside a mark, best first: right, left, above, below, corners.
pub fn places(x: f64, y: f64, reach: f64, width: f64, height: f64) -> [Rect; 8] {
    let gap = reach + 3.0;
    let half = height / 2.0;
    let at = |left: f64, top: f64| Rect::new(left, top, left + width, top + height);
    [
        at(x + gap, y - half),
        at(x - gap - width, y - half),
        at(x - width / 2.0, y - gap - height),
        at(x - width / 2.0, y + gap),
        at(x + reach, y - gap - height),
        at(x + reach, y + gap),
        at(x - reach - width, y - gap - height),
        at(x - reach - width, y + gap),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::geometry::Point;

    #[test]
    fn what_is_taken_is_not_free_again() {
        let mut grid = Occupancy::new(Rect::new(10.0, 10.0, 500.0, 200.0));
        let a = Rect::new(100.0, 50.0, 260.5, 65.0);
        assert!(grid.is_free(&a));
        grid.take(&a);
        assert!(!grid.is_free(&a));
        assert!(!grid.is_free(&Rect::new(260.0, 64.0, 300.0, 80.0)));
        assert!(grid.is_free(&Rect::new(263.0, 50.0, 300.0, 65.0)));
        assert!(grid.is_free(&Rect::new(100.0, 66.1, 260.0, 80.0)));
    }

    #[test]
    fn outside_the_frame_is_never_free() {
        let grid = Occupancy::new(Rect::new(10.0, 10.0, 500.0, 200.0));
        assert!(!grid.is_free(&Rect::new(0.0, 50.0, 40.0, 65.0)));
        assert!(!grid.is_free(&Rect::new(480.0, 50.0, 501.0, 65.0)));
    }

    #[test]
    fn an_empty_frame_takes_nothing() {
        let mut grid = Occupancy::new(Rect::default());
        grid.take(&Rect::new(-5.0, -5.0, 5.0, 5.0));
        assert!(!grid.is_free(&Rect::new(0.0, 0.0, 1.0, 1.0)));
    }

    #[test]
    fn a_name_stands_beside_its_own_mark_in_every_place() {
        let (x, y, reach) = (100.0, 100.0, 5.0);
        let mut grid = Occupancy::new(Rect::new(0.0, 0.0, 200.0, 200.0));
        grid.take(&Rect::around(Point { x, y }, reach + 1.0));
        for (n, place) in places(x, y, reach, 40.0, 15.0).into_iter().enumerate() {
            assert!(grid.is_free(&place), "place {n}");
            assert_eq!((place.width(), place.height()), (40.0, 15.0));
        }
    }
}
