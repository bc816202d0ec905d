//! Rows of a lane and what of them is taken, to the pixel.

use crate::chart::geometry::{SpanPx, within};

/// Taken px of a lane's rows, from a left edge on.
pub struct Rows {
    left: f64,
    /// Words of 64 px in a row.
    words: usize,
    taken: Vec<u64>,
}

impl Rows {
    pub fn new(rows: usize, edges: SpanPx) -> Self {
        let words = (within(edges.length(), 0.0, 65_536.0) as usize / 64) + 1;
        Self { left: edges.from, words, taken: vec![0; rows * words] }
    }

    /// Whether nothing stands in a stretch of a row; false for a row that is not there.
    pub fn is_free(&self, row: usize, span: SpanPx) -> bool {
        let Some(taken) = self.row(row).and_then(|words| self.taken.get(words)) else { return false };
        self.masks(span).all(|(word, mask)| taken.get(word).is_none_or(|bits| bits & mask == 0))
    }

    pub fn take(&mut self, row: usize, span: SpanPx) {
        let Some(words) = self.row(row) else { return };
        let masks: Vec<_> = self.masks(span).collect();
        let Some(taken) = self.taken.get_mut(words) else { return };
        for (word, mask) in masks {
            if let Some(bits) = taken.get_mut(word) {
                *bits |= mask;
            }
        }
    }

    fn row(&self, row: usize) -> Option<std::ops::Range<usize>> {
        let from = row.checked_mul(self.words)?;
        (from < self.taken.len()).then_some(from..from + self.words)
    }

    /// The words a stretch touches, with its px in each. What lies outside the edges is nobody's.
    fn masks(&self, span: SpanPx) -> impl Iterator<Item = (usize, u64)> + use<> {
        let end = (self.words * 64) as f64;
        let from = within((span.from - self.left).floor(), 0.0, end) as usize;
        let to = within((span.to - self.left).ceil(), 0.0, end) as usize;
        (from / 64..to.div_ceil(64)).map(move |word| {
            let below = |px: usize| match px.saturating_sub(word * 64) {
                n @ 0..64 => (1_u64 << n) - 1,
                _ => u64::MAX,
            };
            (word, below(to) & !below(from))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDGES: SpanPx = SpanPx { from: 100.0, to: 400.0 };

    #[test]
    fn what_is_taken_is_not_free_again_and_its_neighbours_are() {
        let mut rows = Rows::new(2, EDGES);
        let span = SpanPx { from: 150.0, to: 250.5 };
        assert!(rows.is_free(0, span));
        rows.take(0, span);
        assert!(!rows.is_free(0, span) && rows.is_free(1, span));
        assert!(!rows.is_free(0, SpanPx { from: 250.2, to: 260.0 }));
        assert!(rows.is_free(0, SpanPx { from: 251.0, to: 300.0 }));
        assert!(rows.is_free(0, SpanPx { from: 120.0, to: 150.0 }));
    }

    #[test]
    fn a_row_that_is_not_there_is_not_free_and_outside_the_edges_is_nothing() {
        let mut rows = Rows::new(1, EDGES);
        assert!(!rows.is_free(1, EDGES));
        rows.take(7, EDGES);
        rows.take(0, SpanPx { from: -50.0, to: 90.0 });
        assert!(rows.is_free(0, EDGES));
        rows.take(0, SpanPx { from: 390.0, to: f64::INFINITY });
        assert!(!rows.is_free(0, EDGES));
    }

    #[test]
    fn no_width_and_no_number_do_no_harm() {
        for edges in [SpanPx::default(), SpanPx { from: f64::NAN, to: f64::NAN }] {
            let mut rows = Rows::new(3, edges);
            rows.take(0, SpanPx { from: f64::NAN, to: f64::NAN });
            assert!(rows.is_free(1, SpanPx::point(0.0)));
        }
    }
}
