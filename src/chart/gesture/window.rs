//! The time window on the overview: pulled by an end, moved as a whole, drawn as a new one, stepped by keys.

use super::intent::{CLICK_PX, FINGER_REACH_PX, Intent, Key, MOUSE_REACH_END_PX, Pointer};
use crate::catalog::Days;
use crate::chart::geometry::within;
use crate::chart::overview::PlacedOverview;
use crate::chart::time_axis::{MIN_ZOOM_DAYS, clamp_zoom, zoom_between};

/// One press of an arrow key and of a page key on an end, days.
const MONTH: i32 = 30;
const YEAR: i32 = 365;

/// An end of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowEnd {
    Start,
    End,
}

/// The placed overview as gestures see it, with the days of the window and of the whole axis.
#[derive(Clone, Copy)]
pub struct WindowView<'a> {
    pub strip: &'a PlacedOverview,
    pub shown: Days,
    pub full: Days,
}

/// What a reader is doing with the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WindowGesture {
    drag: Option<Drag>,
}

/// A drag, the pointer that makes it, and the window before it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Drag {
    grip: Grip,
    pointer: i32,
    before: Option<Days>,
}

/// What a press has taken.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Grip {
    End(WindowEnd),
    /// The whole window, by a day of it.
    Window {
        day: f64,
    },
    /// Nothing: a new window begins here.
    New {
        x: f64,
        day: f64,
    },
}

impl WindowGesture {
    pub fn pointer_down(&mut self, view: &WindowView, p: Pointer) -> Vec<Intent> {
        // A second finger takes nothing.
        if self.drag.is_some() || (!p.is_touch && !p.is_main_button) {
            return Vec::new();
        }
        let before = (view.shown != view.full).then_some(view.shown);
        self.drag = Some(Drag { grip: grip(view.strip, p), pointer: p.id, before });
        vec![Intent::Capture(p.id)]
    }

    pub fn pointer_move(&mut self, view: &WindowView, p: Pointer) -> Vec<Intent> {
        let Some(drag) = self.drag.as_mut().filter(|d| d.pointer == p.id) else { return Vec::new() };
        let (strip, shown) = (view.strip, view.shown);
        let day = strip.scale.invert(within(p.at.x, strip.frame.left, strip.frame.right));
        let window = match &mut drag.grip {
            Grip::End(end) => move_end(*end, day.round() as i32, shown, view.full),
            Grip::Window { day: taken } => {
                let step = (day - *taken).round();
                let window = zoom_between(f64::from(shown.from) + step, f64::from(shown.to) + step, view.full);
                // Where the window stops at an end of the axis the pointer takes it by another day of it.
                *taken += f64::from(window.unwrap_or(view.full).from) - f64::from(shown.from);
                window
            }
            Grip::New { x, day: start } if (p.at.x - *x).abs() > CLICK_PX => zoom_between(*start, day, view.full),
            Grip::New { .. } => return Vec::new(),
        };
        vec![Intent::Show(window)]
    }

    /// Ends a drag. A click beside the window brings it there.
    pub fn pointer_up(&mut self, view: &WindowView, p: Pointer) -> Vec<Intent> {
        let Some(drag) = self.drag.take_if(|d| d.pointer == p.id) else { return Vec::new() };
        match drag.grip {
            Grip::New { x, day } if (p.at.x - x).abs() <= CLICK_PX && !view.strip.is_whole => {
                let half = f64::from(view.shown.length()) / 2.0;
                vec![Intent::Show(zoom_between(day - half, day + half, view.full))]
            }
            _ => Vec::new(),
        }
    }

    /// A finger that turns out to scroll the page has moved nothing.
    pub fn pointer_cancel(&mut self, p: Pointer) -> Vec<Intent> {
        self.drag.take_if(|d| d.pointer == p.id).map(|drag| Intent::Show(drag.before)).into_iter().collect()
    }
}

/// What a press takes: an end within reach, else the window it lies in. The whole axis is no window to be moved.
fn grip(strip: &PlacedOverview, p: Pointer) -> Grip {
    let reach = if p.is_touch { FINGER_REACH_PX } else { MOUSE_REACH_END_PX };
    let (start, end) = ((p.at.x - strip.window.from).abs(), (p.at.x - strip.window.to).abs());
    let day = strip.scale.invert(p.at.x);
    if start.min(end) <= reach {
        Grip::End(if start <= end { WindowEnd::Start } else { WindowEnd::End })
    } else if !strip.is_whole && p.at.x > strip.window.from && p.at.x < strip.window.to {
        Grip::Window { day }
    } else {
        Grip::New { x: p.at.x, day }
    }
}

/// What a key does to an end of the window that has the focus; `None`: the key means nothing here.
pub fn handle_key(key: &Key, end: WindowEnd, shown: Days, full: Days) -> Option<Intent> {
    let step = match key.name.as_str() {
        _ if key.has_modifier => return None,
        "ArrowLeft" | "ArrowDown" => -MONTH,
        "ArrowRight" | "ArrowUp" => MONTH,
        "PageDown" => -YEAR,
        "PageUp" => YEAR,
        "Home" => i32::MIN / 2,
        "End" => i32::MAX / 2,
        _ => return None,
    };
    let now = match end {
        WindowEnd::Start => shown.from,
        WindowEnd::End => shown.to,
    };
    Some(Intent::Show(move_end(end, now.saturating_add(step), shown, full)))
}

/// The window with one end moved to a day, as far as the other end and the whole axis let it; `None`: the whole.
pub fn move_end(end: WindowEnd, day: i32, shown: Days, full: Days) -> Option<Days> {
    let window = match end {
        WindowEnd::Start => Days { from: day.min(shown.to - MIN_ZOOM_DAYS).max(full.from), to: shown.to },
        WindowEnd::End => Days { from: shown.from, to: day.max(shown.from + MIN_ZOOM_DAYS).min(full.to) },
    };
    clamp_zoom(window, full)
}
