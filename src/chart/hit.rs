//! The mark under a pointer or finger.

use super::PlacedMark;
use super::geometry::Point;

/// Nearest mark within `radius` px; of equally near ones the later drawn.
pub fn nearest(marks: &[PlacedMark], at: Point, radius: f64) -> Option<&PlacedMark> {
    let mut best: Option<(f64, &PlacedMark)> = None;
    for mark in marks {
        // Inside the bar of a month the pointer is on the mark.
        let dx = if at.x < mark.span.0 {
            mark.span.0 - at.x
        } else if at.x > mark.span.1 {
            at.x - mark.span.1
        } else if mark.span.0 < mark.span.1 {
            0.0
        } else {
            at.x - mark.at.x
        };
        let dy = at.y - mark.at.y;
        let distance = dx * dx + dy * dy;
        if distance <= radius * radius && best.is_none_or(|(d, _)| distance <= d) {
            best = Some((distance, mark));
        }
    }
    best.map(|(_, mark)| mark)
}
