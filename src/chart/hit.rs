//! The mark under a pointer or finger.

use super::geometry::Point;
use super::mark::PlacedMark;

/// Nearest mark within `radius` px; of equally near ones the later drawn.
pub fn nearest(marks: &[PlacedMark], at: Point, radius: f64) -> Option<&PlacedMark> {
    let mut best: Option<(f64, &PlacedMark)> = None;
    for mark in marks {
        // Inside the bar of a month the pointer is on the mark.
        let dx = if at.x < mark.span.from {
            mark.span.from - at.x
        } else if at.x > mark.span.to {
            at.x - mark.span.to
        } else if mark.span.from < mark.span.to {
            0.0
        } else {
            at.x - mark.at.x
        };
        let dy = at.y - mark.at.y;
        let squared = dx * dx + dy * dy;
        if squared <= radius * radius && best.is_none_or(|(least, _)| squared <= least) {
            best = Some((squared, mark));
        }
    }
    best.map(|(_, mark)| mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Lane, Openness};
    use crate::chart::geometry::SpanPx;

    fn mark(row: u16, x: f64, half_span: f64) -> PlacedMark {
        PlacedMark {
            row,
            at: Point { x, y: 50.0 },
            span: SpanPx::point(x).grown(half_span),
            lane: Lane::Gan,
            openness: Openness::Open,
            is_estimate: false,
            is_small: false,
        }
    }

    fn hit(marks: &[PlacedMark], x: f64, y: f64) -> Option<u16> {
        nearest(marks, Point { x, y }, 10.0).map(|m| m.row)
    }

    #[test]
    fn the_nearest_mark_within_reach_is_hit() {
        let marks = [mark(0, 100.0, 0.0), mark(1, 112.0, 0.0)];
        assert_eq!(hit(&marks, 104.0, 50.0), Some(0));
        assert_eq!(hit(&marks, 107.0, 50.0), Some(1));
        assert_eq!(hit(&marks, 100.0, 60.0), Some(0));
        assert_eq!(hit(&marks, 100.0, 60.5), None);
        assert_eq!(hit(&[], 100.0, 50.0), None);
    }

    #[test]
    fn of_marks_on_one_place_the_last_drawn_is_hit() {
        assert_eq!(hit(&[mark(0, 100.0, 0.0), mark(1, 100.0, 0.0)], 100.0, 50.0), Some(1));
    }

    #[test]
    fn a_month_is_hit_anywhere_along_its_bar() {
        let marks = [mark(0, 100.0, 30.0)];
        assert_eq!(hit(&marks, 75.0, 50.0), Some(0));
        assert_eq!(hit(&marks, 139.0, 50.0), Some(0));
        assert_eq!(hit(&marks, 141.0, 50.0), None);
    }

    #[test]
    fn a_pointer_that_is_nowhere_hits_nothing() {
        assert_eq!(hit(&[mark(0, 100.0, 0.0)], f64::NAN, 50.0), None);
    }
}
