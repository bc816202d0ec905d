//! Pointers, wheel, keys and fingers -> what the reader means. Pure: a frame of the page forwards each event,
//! with the placed chart as it is now, to a plain state value and carries out the [`Intent`]s it gets back, in
//! their order. [`ChartGesture`] serves both charts, [`WindowGesture`] the overview; the state is not shared.
//!
//! ```
//! use genai_atlas::catalog::{Catalog, Counting};
//! use genai_atlas::chart::gesture::{ChartGesture, ChartView, Intent, Pointer};
//! use genai_atlas::chart::{PlacedTimeline, Point};
//!
//! /// A frame's listener for `pointermove`; the others are like it.
//! fn on_pointer_move(gesture: &mut ChartGesture, chart: &PlacedTimeline, catalog: &Catalog, at: Point) {
//!     let columns = catalog.columns(Default::default());
//!     let view = ChartView::timeline(chart, columns, Counting::Total);
//!     let pointer = Pointer { id: 1, is_touch: false, is_main_button: false, at };
//!     for intent in gesture.pointer_move(&view, pointer) {
//!         match intent {
//!             Intent::Hover(row) => println!("both charts and the table emphasise {row:?}"),
//!             Intent::ZoomBy { factor, about } => println!("the store zooms by {factor} about day {about:?}"),
//!             // Once the chart has its new places: `gesture.point_again(&new_view, target)`, and carry out its answer.
//!             Intent::PointAgain(target) => println!("{target:?}"),
//!             other => println!("{other:?}"),
//!         }
//!     }
//!     // What the frame itself shows is in the state: `gesture.tip`, `gesture.by_key`, `gesture.brush`.
//! }
//! ```

mod chart;
mod intent;
mod window;

pub use chart::{ChartGesture, ChartView, Page};
pub use intent::{
    CLICK_PX, FINGER_REACH_PX, Intent, Key, KeyAnswer, MOUSE_REACH_END_PX, MOUSE_REACH_PX, PAN_STEP, PINCH_PX, Pointed,
    Pointer, Target, ZOOM_STEP,
};
pub use window::{WindowEnd, WindowGesture, WindowView, handle_key, move_end};
