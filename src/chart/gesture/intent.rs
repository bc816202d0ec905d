//! What comes in from the page and what a gesture asks of it, with the constants both frames share.

use crate::catalog::{Days, Row};
use crate::chart::geometry::Point;

/// How near a mouse must come to a mark, CSS px.
pub const MOUSE_REACH_PX: f64 = 12.0;
/// How near a mouse must come to an end of the window: less, since the window beside it can be taken, too.
pub const MOUSE_REACH_END_PX: f64 = 10.0;
/// How near a finger must come to a mark or an end of the window: half of what WCAG 2.2 asks of a target (44 px).
pub const FINGER_REACH_PX: f64 = 22.0;
/// A press that moves no more than this is a click, CSS px.
pub const CLICK_PX: f64 = 5.0;
/// Fingers nearer than this along the axis of time say nothing about time, CSS px.
pub const PINCH_PX: f64 = 20.0;
/// One press of a zoom key or button.
pub const ZOOM_STEP: f64 = 1.6;
/// One press of an arrow key with Shift, or of a button: a share of the shown time.
pub const PAN_STEP: f64 = 0.25;

/// What a pointer did, and where inside the element that listens, CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    pub id: i32,
    pub is_touch: bool,
    /// The left button of a mouse, or the finger or pen itself.
    pub is_main_button: bool,
    pub at: Point,
}

/// A pressed key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// As the browser names it: "ArrowLeft", "Enter", "+".
    pub name: String,
    /// Ctrl, ⌘ or Alt is down: the browser's own shortcut, left alone.
    pub has_modifier: bool,
    pub has_shift: bool,
}

/// A mark that is pointed at, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointed {
    pub row: Row,
    pub at: Point,
}

/// What is to be pointed at once the chart has its new places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// The mark of a system, wherever it stands then; `None`: nothing.
    Mark(Option<Row>),
    /// Whatever stands near the mouse then.
    Near(Point),
}

/// What the reader wants of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Intent {
    /// Keep getting the events of this pointer when it leaves the element.
    Capture(i32),
    /// Emphasise this system wherever it stands; `None`: none.
    Hover(Option<Row>),
    /// Point again, by `ChartGesture::point_again`, now that the intents before it have moved the chart.
    PointAgain(Target),
    /// Show these days of the time axis, ends not yet rounded or kept inside the whole.
    ZoomTo { from: f64, to: f64 },
    /// Show less (above 1) or more of the time about a day, `None`: about the middle.
    ZoomBy { factor: f64, about: Option<f64> },
    /// Move by a share of the shown time, later when positive.
    PanBy(f64),
    /// Make this the window; `None`: the whole axis.
    Show(Option<Days>),
    /// Open the card of a system.
    Select(Row),
    /// A key led to this mark: say what it is, and scroll to it.
    Reached(Row),
    /// A key led nowhere: say that there is no mark further, or none at all.
    NoFurther,
    /// Show the list of keys, or hide it.
    ToggleKeys,
}

/// The answer to a key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyAnswer {
    /// The key meant something here: the browser must not act on it.
    pub is_used: bool,
    pub intents: Vec<Intent>,
}

impl KeyAnswer {
    pub(super) fn used(intents: Vec<Intent>) -> Self {
        Self { is_used: true, intents }
    }
}
