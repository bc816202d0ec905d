//! What a growth chart is laid out from, and what comes of it, in CSS px.

use crate::catalog::{AsOf, Catalog, Collection, Counting, Days, Lang, Row};
use crate::chart::geometry::{Point, Rect};
use crate::chart::labels::leader::PlacedLeader;
use crate::chart::plot::Plot;
use crate::chart::scale::SizeScale;
use crate::chart::text_width::Measure;
use crate::chart::ticks::Tick;
use crate::explore::{ScaleKind, Trend};

/// What a growth chart is laid out from.
pub struct GrowthInput<'a> {
    pub catalog: &'a Catalog,
    pub collection: Collection,
    pub visible: &'a [Row],
    /// Whose openness marks show.
    pub as_of: AsOf,
    pub trend: Option<&'a Trend>,
    pub scale: ScaleKind,
    pub counting: Counting,
    pub lang: Lang,
    /// The shown part of the time axis.
    pub domain: Days,
    /// Of the whole picture, CSS px.
    pub width: f64,
    pub measure: Measure<'a>,
}

/// Everything of the growth chart.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedGrowth {
    /// Its `outside` are shown systems of known size, its `unnamed` those without room for their name.
    pub plot: Plot,
    /// Where unknown sizes stand, below the frame.
    pub strip: Option<Rect>,
    pub is_narrow: bool,
    pub size_scale: SizeScale,
    pub size_ticks: Vec<Tick>,
    /// Lines to the names that had to move.
    pub leaders: Vec<PlacedLeader>,
    /// Middles of the bars above marks that were the largest published until then.
    pub records: Vec<Point>,
    pub trend: Option<PlacedTrend>,
    /// Shown systems whose size is not known, inside the shown time: in the strip.
    pub unknown: usize,
    /// Shown ideas, techniques and products that have no size.
    pub without_size: usize,
}

/// A trend's line and band.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedTrend {
    pub line: Vec<Point>,
    /// Upper edge forwards, then lower edge backwards.
    pub band: Vec<Point>,
}

/// Half the length of the bar above a record.
pub const RECORD_HALF_PX: f64 = 4.5;
