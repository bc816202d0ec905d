//! The trend on the growth chart: the line over the years it was fitted to, and its band.

use super::placed::PlacedTrend;
use crate::chart::geometry::{Point, Rect, within};
use crate::chart::scale::{LinearScale, SizeScale};
use crate::explore::Trend;

/// Points along the trend and its band.
const STEPS: usize = 48;
/// Sizes a trend is drawn at, log10: beyond them its band would overflow.
const LOG10_LIMITS: (f64, f64) = (-3.0, 20.0);

/// Clipped to the frame; on a linear scale a curve.
pub fn place(trend: &Trend, scale: &LinearScale, sizes: &SizeScale, frame: &Rect) -> PlacedTrend {
    let from = f64::from(trend.first_day).max(scale.domain.0);
    let to = f64::from(trend.last_day).min(scale.domain.1);
    let mut placed = PlacedTrend { line: Vec::new(), band: Vec::new() };
    if to <= from {
        return placed;
    }
    let days = (0..=STEPS).map(|n| from + (to - from) * n as f64 / STEPS as f64);
    let point = |day: f64, log10: f64| {
        let y = sizes.map(10_f64.powf(within(log10, LOG10_LIMITS.0, LOG10_LIMITS.1)))?;
        Some(Point { x: scale.map(day), y: within(y, frame.top, frame.bottom) })
    };
    placed.line = days.clone().filter_map(|d| point(d, trend.at(d))).collect();
    let upper = days.clone().filter_map(|d| point(d, trend.at(d) + trend.half_band(d)));
    let lower = days.rev().filter_map(|d| point(d, trend.at(d) - trend.half_band(d)));
    placed.band = upper.chain(lower).collect();
    // Where the line runs along the frame's edge it has left it.
    placed.line.retain(|p| p.y > frame.top && p.y < frame.bottom);
    placed
}
