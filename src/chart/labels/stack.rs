//! Lines of text under one another, each as near as can be to the height it belongs to.

use crate::chart::geometry::{SpanPx, within};

/// The heights of lines `line_px` apart, in order, between two ends: the least squares of the ways from where
/// they belong, given in ascending order (pool adjacent violators).
pub fn stack(wanted: impl ExactSizeIterator<Item = f64>, line_px: f64, ends: SpanPx) -> Vec<f64> {
    let count = wanted.len();
    // Less the room that the lines before take, the places only need to ascend. A pool: sum and count of its lines.
    let mut pools: Vec<(f64, usize)> = Vec::with_capacity(count);
    for (n, y) in wanted.enumerate() {
        let mut pool = (y - n as f64 * line_px, 1);
        while let Some(before) = pools.pop_if(|before| before.0 / before.1 as f64 > pool.0 / pool.1 as f64) {
            pool = (pool.0 + before.0, pool.1 + before.1);
        }
        pools.push(pool);
    }
    let last = (ends.to - (count.max(1) - 1) as f64 * line_px).max(ends.from);
    let mut places = Vec::with_capacity(count);
    for (sum, count) in pools {
        for _ in 0..count {
            places.push(within(sum / count as f64, ends.from, last) + places.len() as f64 * line_px);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stacked(wanted: &[f64], to: f64) -> Vec<f64> {
        stack(wanted.iter().copied(), 15.0, SpanPx { from: 0.0, to })
    }

    #[test]
    fn lines_that_have_room_stay_where_they_belong() {
        assert_eq!(stacked(&[10.0, 40.0, 80.0], 200.0), [10.0, 40.0, 80.0]);
    }

    #[test]
    fn crowded_lines_spread_about_their_middle() {
        assert_eq!(stacked(&[50.0, 50.0, 50.0], 200.0), [35.0, 50.0, 65.0]);
    }

    #[test]
    fn lines_stay_between_the_ends() {
        assert_eq!(stacked(&[0.0, 0.0], 200.0), [0.0, 15.0]);
        assert_eq!(stacked(&[200.0, 200.0], 200.0), [185.0, 200.0]);
        assert!(stacked(&[], 10.0).is_empty());
    }
}
