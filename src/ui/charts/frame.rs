//! What both charts share: the canvas with its width, rings and tooltip above it. Events go to `chart::gesture`,
//! which answers with intents; carried out here by the store's verbs.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::tooltip::{Tooltip, TooltipSubject, summary};
use crate::catalog::Row;
use crate::chart::gesture::{ChartGesture, ChartView, Intent, Page, Pointed};
use crate::chart::growth::PlacedGrowth;
use crate::chart::plot::Plot;
use crate::chart::timeline::PlacedTimeline;
use crate::chart::{PlacedCluster, Point, cluster};
use crate::ui::marks::px;
use crate::ui::store::{Store, effect, set_if_changed, use_store, use_text};
use crate::web;
use crate::web::canvas::Canvas;

/// A laid-out chart.
#[derive(Clone, Copy)]
pub enum PlacedChart {
    Timeline(Memo<Arc<PlacedTimeline>>),
    Growth(Memo<Arc<PlacedGrowth>>),
}

impl PlacedChart {
    /// Asks the chart as gestures see it, as it is now. Not tracked: events ask.
    fn ask<U>(self, store: Store, ask: impl FnOnce(&ChartView) -> U) -> U {
        let counting = store.view.with_untracked(|v| v.counting);
        let collection = store.filter.with_untracked(|f| f.collection);
        store.catalog.with_untracked(|catalog| {
            let columns = catalog.columns(collection);
            match self {
                Self::Timeline(placed) => placed.with_untracked(|p| ask(&ChartView::timeline(p, columns, counting))),
                Self::Growth(placed) => placed.with_untracked(|p| ask(&ChartView::growth(p, columns, counting))),
            }
        })
    }

    /// Asks what both charts have; tracked.
    fn with_plot<U>(self, ask: impl FnOnce(&Plot) -> U) -> U {
        match self {
            Self::Timeline(placed) => placed.with(|p| ask(&p.plot)),
            Self::Growth(placed) => placed.with(|p| ask(&p.plot)),
        }
    }

    /// Where the mark of a row stands, and whether it is a cluster; tracked.
    fn place_of(self, row: Row) -> Option<(Point, bool)> {
        let at = self.with_plot(|plot| plot.marks.iter().find(|m| m.row == row).map(|m| m.at))?;
        Some((at, self.cluster_at(at).is_some()))
    }

    /// The cluster that stands in a place; tracked.
    fn cluster_at(self, at: Point) -> Option<PlacedCluster> {
        self.with_plot(|plot| cluster::at(&plot.clusters, at))
    }

    /// Time runs downwards; tracked.
    fn is_upright(self) -> bool {
        match self {
            Self::Timeline(placed) => placed.with(|p| p.upright.is_some()),
            Self::Growth(_) => false,
        }
    }
}

/// A chart's canvas with everything that a reader does on it.
#[component]
pub fn ChartFrame<P>(
    /// The laid-out chart.
    placed: PlacedChart,
    /// The chart in words, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// What tests find it by.
    test_id: &'static str,
    /// The frame's width, CSS px: set here, read by the layout. 0 until it stands in the page.
    width: RwSignal<f64>,
    /// Draws the chart; false when it could not be drawn. Called again whenever what it reads changes.
    paint: P,
) -> impl IntoView
where
    P: Fn(&Canvas) -> bool + 'static,
{
    let (store, t) = (use_store(), use_text());
    let frame = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let hover_ring = NodeRef::<html::Div>::new();
    let has_failed = RwSignal::new(false);
    let gesture = RwSignal::new(ChartGesture::default());
    let tip = Memo::new(move |_| gesture.with(|g| g.tip));
    let brush = Memo::new(move |_| gesture.with(|g| g.brush));

    let observer = StoredValue::new_local(None);
    effect(move || {
        if let Some(frame) = frame.get() {
            observer.set_value(Some(web::observe::WidthObserver::new(&frame, move |w| set_if_changed(width, w))));
        }
    });
    effect(move || {
        if let Some(canvas) = canvas.get().filter(|_| width.get() >= 1.0) {
            set_if_changed(has_failed, !paint(&canvas));
        }
    });

    let forward = Forward { store, placed, gesture, frame, hover_ring };
    let subject = Memo::new(move |_| {
        let Pointed { row, at } = tip.get()?;
        let cluster = if gesture.with(|g| g.by_key) { None } else { placed.cluster_at(at).map(Arc::new) };
        Some(TooltipSubject { row, at, cluster })
    });
    let brush_px = move |is_start: bool, of_upright: bool| {
        let span = brush.get().filter(|_| placed.is_upright() == of_upright)?;
        Some(px(if is_start { span.from } else { span.to - span.from }))
    };
    view! {
        <div
            class="chart"
            tabindex="0"
            role="group"
            aria-describedby="in-words chart-keys"
            aria-label=label
            data-testid=test_id
            node_ref=frame
            on:pointerdown=move |e| forward.carry_out(gesture.try_update(|g| g.pointer_down(web::events::pointer(&e))))
            on:pointermove=move |e| forward.on_view(|g, view| g.pointer_move(view, web::events::pointer(&e)))
            on:pointerup=move |e| forward.on_view(|g, view| g.pointer_up(view, web::events::pointer(&e)))
            on:pointercancel=move |_| gesture.update(ChartGesture::pointer_cancel)
            on:pointerleave=move |e| forward.carry_out(gesture.try_update(|g| g.pointer_leave(web::events::pointer(&e))))
            on:wheel=move |e| {
                if let Some((at, turn_px)) = web::events::zoom_wheel(&e) {
                    e.prevent_default();
                    forward.on_view(|g, view| g.wheel(view, at, turn_px));
                }
            }
            on:keydown=move |e| {
                if forward.key(&web::events::key(&e)) {
                    e.prevent_default();
                    e.stop_propagation();
                }
            }
            on:blur=move |_| forward.carry_out(gesture.try_update(ChartGesture::blur))
        >
            <canvas role="img" aria-label=label node_ref=canvas></canvas>
            <p class="chart__failed" hidden=Signal::derive(move || !has_failed.get())>{t.no_canvas}</p>
            <Ring class="chart__ring chart__ring--selected" placed=placed row=store.selected/>
            <Ring class="chart__ring" placed=placed row=store.hovered node_ref=hover_ring/>
            <div
                class="chart__brush"
                hidden=Signal::derive(move || brush.get().is_none())
                data-upright=Signal::derive(move || placed.is_upright().then_some("true"))
                style:left=Signal::derive(move || brush_px(true, false))
                style:width=Signal::derive(move || brush_px(false, false))
                style:top=Signal::derive(move || brush_px(true, true))
                style:height=Signal::derive(move || brush_px(false, true))
            ></div>
            <Tooltip subject=subject width=width/>
        </div>
    }
}

/// A ring around the mark of a system, above the canvas: no repaint.
#[component]
fn Ring(
    class: &'static str,
    placed: PlacedChart,
    /// Whose mark.
    #[prop(into)]
    row: Signal<Option<Row>>,
    #[prop(optional)] node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let place = Memo::new(move |_| row.get().and_then(|row| placed.place_of(row)));
    view! {
        <div
            class=class
            node_ref=node_ref
            hidden=Signal::derive(move || place.get().is_none())
            style:left=Signal::derive(move || place.get().map(|(at, _)| px(at.x)))
            style:top=Signal::derive(move || place.get().map(|(at, _)| px(at.y)))
            data-cluster=Signal::derive(move || place.get().is_some_and(|(_, is_cluster)| is_cluster).to_string())
        ></div>
    }
}

/// Forwards events to the gesture's state and carries out what it answers.
#[derive(Clone, Copy)]
struct Forward {
    store: Store,
    placed: PlacedChart,
    gesture: RwSignal<ChartGesture>,
    frame: NodeRef<html::Div>,
    hover_ring: NodeRef<html::Div>,
}

impl Forward {
    /// An event that depends on where the marks stand.
    fn on_view(self, answer: impl FnOnce(&mut ChartGesture, &ChartView) -> Vec<Intent>) {
        let intents = self.placed.ask(self.store, |view| self.gesture.try_update(|g| answer(g, view)));
        self.carry_out(intents);
    }

    /// True when the key was used.
    fn key(self, key: &crate::chart::gesture::Key) -> bool {
        let page =
            Page { selected: self.store.selected.get_untracked(), shows_keys: self.store.shows_keys.get_untracked() };
        let answer = self.placed.ask(self.store, |view| self.gesture.try_update(|g| g.key(view, key, page)));
        let answer = answer.unwrap_or_default();
        self.carry_out(Some(answer.intents));
        answer.is_used
    }

    fn carry_out(self, intents: Option<Vec<Intent>>) {
        let store = self.store;
        for intent in intents.into_iter().flatten() {
            match intent {
                Intent::Capture(pointer) => {
                    if let Some(frame) = self.frame.get_untracked() {
                        web::events::capture_pointer(&frame, pointer);
                    }
                }
                Intent::Hover(row) => store.hover(row),
                Intent::PointAgain(target) => self.on_view(|g, view| g.point_again(view, target)),
                Intent::ZoomTo { from, to } => store.zoom_to(from, to),
                Intent::ZoomBy { factor, about } => store.zoom_by(factor, about),
                Intent::PanBy(share) => store.pan_by(share),
                Intent::Show(window) => store.set_window(window),
                Intent::Select(row) => store.select(row),
                Intent::Reached(row) => self.reached(row),
                Intent::NoFurther => store.announce_no_further(),
                Intent::ToggleKeys => store.toggle_keys(),
            }
        }
    }

    /// A key led to a mark: it is announced, and comes into the window.
    fn reached(self, row: Row) {
        let (store, t) = (self.store, crate::i18n::text(self.store.lang.get_untracked()));
        store.announce(summary(store, t, row).join(" · "));
        if let Some(ring) = self.hover_ring.get_untracked() {
            web::page::after_paint(move || web::page::scroll_near(&ring));
        }
    }
}
