//! Counts per quarter -> `PlacedOverview`: the strip above the charts that shows the whole time axis and the
//! window cut out of it.

use crate::catalog::{Days, Lang};
use crate::explore::facet_counts::{FIRST_QUARTER, quarter_start};

use super::geometry::{Rect, Size, SpanPx, within};
use super::plot::{NARROW_PX, plot_edges, time_scale};
use super::scale::LinearScale;
use super::ticks::{Tick, time_ticks};

const BARS_PX: f64 = 44.0;
const TOP_PX: f64 = 4.0;
const AXIS_PX: f64 = 20.0;
/// A handle at the very end of a narrow strip needs half its width.
const HANDLE_HALF_PX: f64 = 10.0;
/// A quarter with one system is seen beside one with thirty.
const LEAST_BAR_PX: f64 = 2.0;

#[derive(Clone, Debug, PartialEq)]
pub struct PlacedBar {
    pub area: Rect,
    pub count: usize,
    /// Any of its days lies in the window.
    pub is_inside: bool,
}

/// Everything of the strip in CSS px.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedOverview {
    pub size: Size,
    pub frame: Rect,
    pub scale: LinearScale,
    pub ticks: Vec<Tick>,
    pub bars: Vec<PlacedBar>,
    /// Most systems in one quarter.
    pub most: usize,
    /// The ends of the window.
    pub window: SpanPx,
    /// The window is the whole axis.
    pub is_whole: bool,
}

/// `quarters` are counts from [`FIRST_QUARTER`] on; `full` and `window` are days.
pub fn layout(quarters: &[usize], full: Days, window: Days, width: f64, lang: Lang) -> PlacedOverview {
    let mut edges = plot_edges(width);
    if width < NARROW_PX {
        edges.from += HANDLE_HALF_PX;
    }
    let frame = Rect::new(edges.from, TOP_PX, edges.to, TOP_PX + BARS_PX);
    let scale = time_scale(full, SpanPx { from: frame.left, to: frame.right });
    let most = quarters.iter().copied().max().unwrap_or(0);
    let mut bars = Vec::new();
    for (n, &count) in quarters.iter().enumerate() {
        let first = quarter_start(FIRST_QUARTER + n as i32);
        let next = quarter_start(FIRST_QUARTER + n as i32 + 1);
        let days = Days { from: first, to: next - 1 };
        if count == 0 || !days.overlaps(full) {
            continue;
        }
        let px = |day: i32| within(scale.map(f64::from(day)), frame.left, frame.right);
        let height = (count as f64 / most as f64 * BARS_PX).max(LEAST_BAR_PX);
        let area = Rect::new(px(first) + 0.5, frame.bottom - height, px(next) - 0.5, frame.bottom);
        bars.push(PlacedBar { area, count, is_inside: days.overlaps(window) });
    }
    PlacedOverview {
        size: Size { width, height: frame.bottom + AXIS_PX },
        frame,
        ticks: time_ticks(&scale, lang),
        bars,
        most,
        window: SpanPx { from: scale.map(f64::from(window.from)), to: scale.map(f64::from(window.to)) },
        is_whole: window == full,
        scale,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::date::day_number;

    fn placed(quarters: &[usize], window: ((i16, u8), (i16, u8))) -> PlacedOverview {
        let day = |(y, m): (i16, u8)| day_number(y, m, 1);
        let full = Days::new(day((2013, 1)), day((2015, 1)));
        layout(quarters, full, Days::new(day(window.0), day(window.1)), 1000.0, Lang::En)
    }

    #[test]
    fn a_bar_stands_for_a_quarter_and_is_as_high_as_its_share() {
        let strip = placed(&[4, 0, 2], ((2013, 1), (2015, 1)));
        assert_eq!(strip.bars.iter().map(|b| b.count).collect::<Vec<_>>(), [4, 2]);
        assert_eq!((strip.bars[0].area.height(), strip.bars[1].area.height()), (BARS_PX, BARS_PX / 2.0));
        assert!(strip.bars[0].area.left >= strip.frame.left && strip.is_whole);
        assert_eq!(strip.most, 4);
    }

    #[test]
    fn bars_outside_the_window_are_marked_so() {
        let strip = placed(&[1, 1, 1, 1], ((2013, 4), (2013, 8)));
        assert_eq!(strip.bars.iter().map(|b| b.is_inside).collect::<Vec<_>>(), [false, true, true, false]);
        assert!(strip.window.from > strip.frame.left && strip.window.to < strip.frame.right && !strip.is_whole);
    }

    #[test]
    fn nothing_and_quarters_beyond_the_axis_do_no_harm() {
        assert!(placed(&[], ((2013, 1), (2015, 1))).bars.is_empty());
        assert_eq!(placed(&[1; 400], ((2013, 1), (2015, 1))).bars.len(), 9);
        for width in [0.0, 1.0, 360.0] {
            let strip = layout(&[3, 9], Days::new(0, 0), Days::new(0, 0), width, Lang::Zh);
            assert!(strip.bars.iter().all(|b| b.area.left.is_finite() && b.area.right.is_finite()));
        }
    }
}
