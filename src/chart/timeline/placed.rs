//! What a timeline is laid out from, and what comes of it, in CSS px.

use crate::catalog::{AsOf, Catalog, Collection, Columns, Days, Lane, Lang, Openness, Row};
use crate::chart::geometry::{Point, Rect, SpanPx};
use crate::chart::mark::PlacedMark;
use crate::chart::plot::Plot;
use crate::chart::text_width::Measure;
use crate::explore::{LaneBy, NamesShown};

/// What a timeline is laid out from.
pub struct TimelineInput<'a> {
    pub catalog: &'a Catalog,
    pub collection: Collection,
    pub visible: &'a [Row],
    /// Whose openness marks and lanes show.
    pub as_of: AsOf,
    pub lane_by: LaneBy,
    pub names: NamesShown,
    pub lang: Lang,
    /// The shown part of the time axis.
    pub domain: Days,
    /// Of the whole picture, CSS px.
    pub width: f64,
    pub measure: Measure<'a>,
}

impl<'a> TimelineInput<'a> {
    pub(super) fn columns(&self) -> &'a Columns {
        self.catalog.columns(self.collection)
    }

    /// Width of a system's name, whole px.
    pub(super) fn name_px(&self, row: usize) -> f64 {
        (self.measure)(self.catalog.systems[row].label(self.lang)).ceil()
    }

    /// A system's mark.
    pub(super) fn mark(&self, columns: &Columns, row: usize, at: Point, span: SpanPx) -> PlacedMark {
        PlacedMark::new(self.catalog, columns, self.as_of, row, at, span)
    }
}

/// What a lane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneKey {
    Family(Lane),
    Organisation(u16),
    OtherOrganisations,
    Openness(Openness),
    Modality(ModalityGroup),
}

/// Groups of modalities: the lanes by modality, and the parts of a tall lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ModalityGroup {
    TextAndCode,
    Image,
    AudioAndVideo,
    Other,
}

impl ModalityGroup {
    /// In drawing order.
    pub const ALL: [Self; 4] = [Self::TextAndCode, Self::Image, Self::AudioAndVideo, Self::Other];
}

#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLane {
    pub key: LaneKey,
    /// Its marks.
    pub count: usize,
    pub area: Rect,
    /// One, or several when the lane is split by modality; none in an upright timeline.
    pub parts: Vec<PlacedPart>,
    pub form: LaneForm,
}

/// How much room a lane's title has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneForm {
    /// Lines under one another, the count below them.
    Tall,
    /// As low as its marks allow; the count stands at the end of the last line where it has no line of its own.
    Compact,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PlacedPart {
    /// `None` where the lane is not split.
    pub group: Option<ModalityGroup>,
    pub top: f64,
    pub rows: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PlacedEra {
    /// Index into `Catalog::eras`.
    pub era: usize,
    pub area: Rect,
    /// False when its band is too narrow for its name.
    pub has_name: bool,
}

/// Everything of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedTimeline {
    pub plot: Plot,
    pub eras: Vec<PlacedEra>,
    pub lanes: Vec<PlacedLane>,
    /// Systems on the axis; one of two organisations has two marks when these are the lanes.
    pub systems: usize,
    /// Shown systems before the axis, oldest first.
    pub before_axis: Vec<Row>,
    /// Shown ideas without a date.
    pub undated: Vec<Row>,
    /// Time runs downwards; the plot's scale gives y, and this is what else there is.
    pub upright: Option<Upright>,
}

/// What only the upright timeline has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Upright {
    /// The key above the plot, an entry a lane.
    pub key: Vec<KeyEntry>,
    /// From a mark past the last lane to its name.
    pub leaders: Vec<[Point; 3]>,
    /// Dates known to the month or year.
    pub bars: Vec<DateBar>,
    /// Where names begin.
    pub names_left: f64,
    pub era_names: Vec<EraName>,
}

/// A lane in the key: its sign stands left of `at`, its words begin there.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyEntry {
    pub at: Point,
    pub words: String,
}

/// The time that a date may mean, in a column of marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DateBar {
    pub x: f64,
    /// From top to bottom.
    pub span: SpanPx,
}

/// An era's name among the names of systems.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EraName {
    /// Index into `Catalog::eras`.
    pub era: usize,
    /// The middle of its line.
    pub y: f64,
}
