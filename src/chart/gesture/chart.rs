//! Hover, click, brush, wheel, pinch, tap and keys on a chart.

use super::intent::{
    CLICK_PX, FINGER_REACH_PX, Intent, Key, KeyAnswer, MOUSE_REACH_PX, PAN_STEP, PINCH_PX, Pointed, Pointer, Target,
    ZOOM_STEP,
};
use crate::catalog::{Columns, Counting, Row};
use crate::chart::geometry::{Point, SpanPx, distance, within};
use crate::chart::growth::PlacedGrowth;
use crate::chart::mark::PlacedMark;
use crate::chart::plot::Plot;
use crate::chart::scale::LinearScale;
use crate::chart::timeline::PlacedTimeline;
use crate::chart::walk::{self, Step};
use crate::chart::{cluster, hit};

/// How much a turn of the wheel zooms: a usual notch (100 px) by e^0.2.
const ZOOM_PER_PX: f64 = 0.002;

/// A placed chart as gestures see it. Made for an event, it only borrows.
#[derive(Clone, Copy)]
pub struct ChartView<'a> {
    plot: &'a Plot,
    /// Time runs downwards.
    is_upright: bool,
    /// By row, where marks stand in time.
    days: &'a [i32],
    columns: &'a Columns,
    counting: Counting,
}

impl<'a> ChartView<'a> {
    pub fn timeline(placed: &'a PlacedTimeline, columns: &'a Columns, counting: Counting) -> Self {
        let is_upright = placed.upright.is_some();
        Self { plot: &placed.plot, is_upright, days: &columns.day, columns, counting }
    }

    pub fn growth(placed: &'a PlacedGrowth, columns: &'a Columns, counting: Counting) -> Self {
        Self { plot: &placed.plot, is_upright: false, days: &columns.size_day, columns, counting }
    }

    /// A place along the axis of time, px.
    fn along(&self, at: Point) -> f64 {
        if self.is_upright { at.y } else { at.x }
    }

    /// The day, with its fraction, at a place.
    fn day_at(&self, at: Point) -> f64 {
        self.plot.scale.invert(self.along(at))
    }

    fn hit(&self, at: Point, reach_px: f64) -> Option<Pointed> {
        hit::nearest(&self.plot.marks, at, reach_px).map(pointed)
    }

    fn find(&self, row: Row) -> Option<Pointed> {
        self.plot.marks.iter().find(|m| m.row == row).map(pointed)
    }

    fn step(&self, from: Option<Row>, step: Step) -> Option<Pointed> {
        walk::step(&self.plot.marks, self.days, self.columns, self.counting, from, step).map(pointed)
    }

    /// What pressing a mark does: a cluster opens; a single mark, and a cluster that is as close as it gets, is
    /// selected. True when it opens.
    fn press(&self, mark: Pointed) -> (Intent, bool) {
        match cluster::at(&self.plot.clusters, mark.at).and_then(|c| c.opens) {
            Some(days) => (Intent::ZoomTo { from: f64::from(days.from), to: f64::from(days.to) }, true),
            None => (Intent::Select(mark.row), false),
        }
    }

    /// The part of the plot between two places, along the axis of time.
    fn span_between(&self, one: Point, other: Point) -> SpanPx {
        let frame = &self.plot.frame;
        let (low, high) = if self.is_upright { (frame.top, frame.bottom) } else { (frame.left, frame.right) };
        let (a, b) = (self.along(one), self.along(other));
        SpanPx { from: within(a.min(b), low, high), to: within(a.max(b), low, high) }
    }
}

fn pointed(mark: &PlacedMark) -> Pointed {
    Pointed { row: mark.row, at: mark.at }
}

/// What of the page a key depends on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Page {
    pub selected: Option<Row>,
    /// The list of keys is shown.
    pub shows_keys: bool,
}

/// What a reader is doing on one chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartGesture {
    /// The mark that the tooltip stands at.
    pub tip: Option<Pointed>,
    /// Keys led to it. Keys lead to the members of a cluster one by one, a pointer meets the cluster.
    pub by_key: bool,
    /// The part of the time axis that a drag has brushed.
    pub brush: Option<SpanPx>,
    /// Where the mouse button went down.
    pressed: Option<Point>,
    /// Fingers that are down, by pointer id.
    fingers: Vec<(i32, Point)>,
    /// Two fingers were down since the first came: what follows is no tap.
    is_pinch: bool,
}

impl ChartGesture {
    pub fn pointer_down(&mut self, p: Pointer) -> Vec<Intent> {
        if p.is_touch {
            self.fingers.retain(|f| f.0 != p.id);
            self.fingers.push((p.id, p.at));
            self.is_pinch |= self.fingers.len() > 1;
        } else if p.is_main_button {
            self.pressed = Some(p.at);
            return vec![Intent::Capture(p.id)];
        }
        Vec::new()
    }

    /// Hover, or a brush once the press has moved along the axis of time; with two fingers a pinch.
    pub fn pointer_move(&mut self, view: &ChartView, p: Pointer) -> Vec<Intent> {
        if p.is_touch {
            return self.finger_move(view, p);
        }
        match self.pressed {
            None => vec![self.point_to(view.hit(p.at, MOUSE_REACH_PX))],
            Some(start) if (view.along(p.at) - view.along(start)).abs() > CLICK_PX => {
                self.brush = Some(view.span_between(start, p.at));
                vec![self.point_to(None)]
            }
            Some(_) => Vec::new(),
        }
    }

    /// The end of a brush zooms, a click presses the mark under it, and so does a second tap on a mark.
    pub fn pointer_up(&mut self, view: &ChartView, p: Pointer) -> Vec<Intent> {
        if p.is_touch {
            return self.finger_up(view, p);
        }
        let Some(start) = self.pressed.take() else { return Vec::new() };
        if let Some(brush) = self.brush.take() {
            return vec![Intent::ZoomTo {
                from: view.plot.scale.invert(brush.from),
                to: view.plot.scale.invert(brush.to),
            }];
        }
        match view.hit(p.at, MOUSE_REACH_PX) {
            Some(mark) if distance(p.at, start) <= CLICK_PX => self.press(view, mark),
            _ => Vec::new(),
        }
    }

    /// The browser took the pointer away, to scroll the page with it.
    pub fn pointer_cancel(&mut self) {
        (self.pressed, self.brush, self.is_pinch) = (None, None, false);
        self.fingers.clear();
    }

    pub fn pointer_leave(&mut self, p: Pointer) -> Vec<Intent> {
        if p.is_touch { Vec::new() } else { vec![self.point_to(None)] }
    }

    /// A turn of the wheel with Ctrl or ⌘, `turn_px` positive downwards, zooms about the mouse.
    pub fn wheel(&mut self, view: &ChartView, at: Point, turn_px: f64) -> Vec<Intent> {
        let factor = within(-turn_px * ZOOM_PER_PX, -1.0, 1.0).exp();
        let zoom = Intent::ZoomBy { factor, about: Some(view.day_at(at)) };
        vec![zoom, Intent::PointAgain(Target::Near(at))]
    }

    /// The focus left the chart.
    pub fn blur(&mut self) -> Vec<Intent> {
        vec![self.point_to(None)]
    }

    /// Points at what a gesture that moved the chart left to be found; `view` is the chart as it stands now.
    pub fn point_again(&mut self, view: &ChartView, target: Target) -> Vec<Intent> {
        self.tip = match target {
            Target::Mark(row) => row.and_then(|row| view.find(row)),
            Target::Near(at) => view.hit(at, MOUSE_REACH_PX),
        };
        vec![Intent::Hover(self.tip.map(|tip| tip.row))]
    }

    /// One tab stop: arrows go from mark to mark, Enter selects or opens, Escape leaves.
    pub fn key(&mut self, view: &ChartView, key: &Key, page: Page) -> KeyAnswer {
        if key.has_modifier {
            return KeyAnswer::default();
        }
        let row = self.tip.map(|tip| tip.row);
        // The mark that is pointed at keeps its place, and the tooltip goes with it.
        let about = self.tip.map(|tip| view.day_at(tip.at));
        let moved = |intent| KeyAnswer::used(vec![intent, Intent::PointAgain(Target::Mark(row))]);
        match key.name.as_str() {
            "ArrowLeft" if key.has_shift => moved(Intent::PanBy(-PAN_STEP)),
            "ArrowRight" if key.has_shift => moved(Intent::PanBy(PAN_STEP)),
            "+" | "=" => moved(Intent::ZoomBy { factor: ZOOM_STEP, about }),
            "-" | "_" => moved(Intent::ZoomBy { factor: 1.0 / ZOOM_STEP, about }),
            "0" => moved(Intent::Show(None)),
            "ArrowLeft" => self.step(view, Step::Earlier),
            "ArrowRight" => self.step(view, Step::Later),
            "ArrowDown" => self.step(view, Step::Smaller),
            "ArrowUp" => self.step(view, Step::Larger),
            "Home" => self.step(view, Step::First),
            "End" => self.step(view, Step::Last),
            "Enter" | " " => self.enter(view, page.selected),
            "?" => KeyAnswer::used(vec![Intent::ToggleKeys]),
            "Escape" if page.shows_keys => KeyAnswer::used(vec![Intent::ToggleKeys]),
            "Escape" => KeyAnswer { is_used: self.tip.take().is_some(), intents: vec![Intent::Hover(None)] },
            _ => KeyAnswer::default(),
        }
    }

    fn step(&mut self, view: &ChartView, step: Step) -> KeyAnswer {
        let Some(found) = view.step(self.tip.map(|tip| tip.row), step) else {
            return KeyAnswer::used(vec![Intent::NoFurther]);
        };
        (self.by_key, self.tip) = (true, Some(found));
        KeyAnswer::used(vec![Intent::Hover(Some(found.row)), Intent::Reached(found.row)])
    }

    /// Acts on what is pointed at, else on the mark or cluster of what is selected. Of a cluster whose members
    /// are met one by one the member is selected.
    fn enter(&mut self, view: &ChartView, selected: Option<Row>) -> KeyAnswer {
        let Some(mark) = self.tip.or_else(|| view.find(selected?)) else { return KeyAnswer::default() };
        if self.by_key {
            return KeyAnswer::used(vec![Intent::Select(mark.row)]);
        }
        let (intent, opens) = view.press(mark);
        if opens {
            self.tip = None;
        }
        KeyAnswer::used(vec![intent])
    }

    fn point_to(&mut self, found: Option<Pointed>) -> Intent {
        (self.by_key, self.tip) = (false, found);
        Intent::Hover(found.map(|mark| mark.row))
    }

    /// What a pointer presses; what opens is no longer pointed at.
    fn press(&mut self, view: &ChartView, mark: Pointed) -> Vec<Intent> {
        match view.press(mark) {
            (zoom, true) => vec![zoom, self.point_to(None)],
            (select, false) => vec![select],
        }
    }

    /// With two fingers down the days under them stay under them.
    fn finger_move(&mut self, view: &ChartView, p: Pointer) -> Vec<Intent> {
        let places = |fingers: &[(i32, Point)]| match fingers {
            [a, b] => Some((view.along(a.1), view.along(b.1))),
            _ => None,
        };
        let before = places(&self.fingers);
        self.fingers.iter_mut().filter(|f| f.0 == p.id).for_each(|f| f.1 = p.at);
        let zoom = before.zip(places(&self.fingers)).and_then(|(before, now)| pinch(&view.plot.scale, before, now));
        let mut intents = Vec::from_iter(zoom);
        if self.is_pinch {
            intents.push(self.point_to(None));
        }
        intents
    }

    /// A first tap does what hovering does, a second one on the same mark selects or opens.
    fn finger_up(&mut self, view: &ChartView, p: Pointer) -> Vec<Intent> {
        let was_pinch = self.is_pinch;
        self.fingers.retain(|f| f.0 != p.id);
        self.is_pinch &= !self.fingers.is_empty();
        if was_pinch {
            return Vec::new();
        }
        match view.hit(p.at, FINGER_REACH_PX) {
            Some(mark) if self.tip.is_some_and(|tip| tip.row == mark.row) => self.press(view, mark),
            found => vec![self.point_to(found)],
        }
    }
}

/// The zoom that takes the days under two fingers from where they were to where the fingers are now.
fn pinch(scale: &LinearScale, before: (f64, f64), now: (f64, f64)) -> Option<Intent> {
    if (now.1 - now.0).abs() < PINCH_PX || (before.1 - before.0).abs() < PINCH_PX {
        return None;
    }
    let first_day = scale.invert(before.0);
    let days_per_px = (scale.invert(before.1) - first_day) / (now.1 - now.0);
    if !(days_per_px.is_finite() && days_per_px > 0.0) {
        return None;
    }
    let from = first_day - (now.0 - scale.range.0) * days_per_px;
    Some(Intent::ZoomTo { from, to: from + (scale.range.1 - scale.range.0) * days_per_px })
}
