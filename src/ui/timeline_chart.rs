//! The timeline: layout as a memo, paint as an effect, the lane switch and the zoom buttons.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::chart_frame::{ChartFrame, FrameChart, PAN_STEP, ZOOM_STEP};
use super::segmented::{Segment, Segmented};
use super::store::{Shared, use_store};
use crate::catalog::Row;
use crate::catalog::date::{civil, day_number};
use crate::chart::paint::{self, PaintContext};
use crate::chart::timeline::{AXIS_FROM, PlacedTimeline, TimelineInput, layout};
use crate::explore::LaneBy;
use crate::i18n::sentences;
use crate::web;

#[component]
pub fn TimelineChart() -> impl IntoView {
    let store = use_store();
    let canvas = NodeRef::<html::Canvas>::new();
    let width = RwSignal::new(0.0);
    let has_failed = RwSignal::new(false);
    let lane_by = Memo::new(move |_| store.view.with(|v| v.lane_by));

    let placed: Memo<Shared<PlacedTimeline>> = Memo::new(move |_| {
        let lang = store.lang.get();
        Shared(Arc::new(store.catalog.with(|catalog| {
            store.visible.with(|visible| {
                store.measure.with_value(|measure| {
                    layout(&TimelineInput {
                        catalog,
                        collection: store.collection.get(),
                        visible: &visible.rows,
                        lane_by: lane_by.get(),
                        lang,
                        domain: store.domain.get(),
                        axis_start: day_number(AXIS_FROM.0, AXIS_FROM.1, AXIS_FROM.2),
                        width: width.get(),
                        measure: &|text| measure.width(text),
                    })
                })
            })
        })))
    });
    Effect::new(move |_| {
        let (placed, lang) = (placed.get().0, store.lang.get());
        let (Some(canvas), Some(theme)) = (canvas.get(), store.chart_theme()) else { return };
        if width.get() < 1.0 {
            return;
        }
        let drawn = store.catalog.with(|catalog| {
            let context = PaintContext { catalog, lang, theme: &theme, text_scale: 1.0 };
            store.font.with_value(|font| {
                web::canvas::paint(&canvas, placed.size, font, |area| paint::timeline(area, &placed, &context))
            })
        });
        if drawn.is_err() != has_failed.get_untracked() {
            has_failed.set(drawn.is_err());
        }
    });

    let alt = Signal::derive(move || {
        let p = placed.get().0;
        let (from, to) = store.domain.get();
        sentences::timeline_alt(store.lang.get(), p.marks.len(), p.lanes.len(), civil(from).0, civil(to).0)
    });
    let note = move || {
        let p = placed.get().0;
        sentences::timeline_note(store.lang.get(), p.unnamed, p.outside)
    };
    let segments = LaneBy::ALL
        .iter()
        .map(|value| Segment {
            value: *value,
            label: Signal::derive(move || (store.text().lane_by)(*value).to_owned()),
            count: None,
        })
        .collect();
    let chart = FrameChart {
        marks: Signal::derive(move || placed.get().0.marks.as_slice().into()),
        scale: Signal::derive(move || placed.get().0.scale),
        plot: Signal::derive(move || placed.get().0.frame),
    };
    view! {
        <section class="card" aria-labelledby="timeline-title" data-testid="timeline-card">
            <div class="card__head">
                <h2 id="timeline-title">{move || store.text().timeline}</h2>
                <div class="card__tools">
                    <Segmented
                        name="lanes"
                        legend=Signal::derive(move || store.text().lanes_by.to_owned())
                        segments
                        chosen=lane_by
                        on_choose=move |by| store.view.update(|v| v.lane_by = by)
                    />
                    <ZoomButtons/>
                </div>
            </div>
            <ChartFrame chart canvas width alt has_failed test_id="timeline"/>
            <p class="visually-hidden" id="chart-keys">{move || store.text().chart_keys}</p>
            <p class="card__note" data-testid="timeline-note">{note}</p>
            {stub("before-axis", move || store.text().before_axis, move || placed.get().0.before_axis.clone())}
            {stub("undated", move || store.text().undated, move || placed.get().0.undated.clone())}
        </section>
    }
}

/// Systems that have no place on the axis, counted and listed.
fn stub(
    test_id: &'static str,
    title: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
    rows: impl Fn() -> Vec<Row> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let store = use_store();
    let items = move || {
        let lang = store.lang.get();
        store.catalog.with(|catalog| {
            rows()
                .into_iter()
                .filter_map(|row| {
                    let system = catalog.system(row)?;
                    let year = system.released.map(|d| d.year());
                    Some(view! {
                        <li>
                            <button class="link" on:click=move |_| store.select(row)>{system.label(lang).to_owned()}</button>
                            {year.map(|y| view! { <span class="count">{y}</span> })}
                        </li>
                    })
                })
                .collect_view()
        })
    };
    view! {
        <Show when=move || !rows().is_empty()>
            <div class="stub" data-testid=test_id>
                <span class="stub__title">{title}" "<span class="count">{move || rows().len()}</span></span>
                <ul class="stub__list">{items}</ul>
            </div>
        </Show>
    }
}

/// Earlier, closer, wider, later, all years: what keys and wheel do, visible.
#[component]
fn ZoomButtons() -> impl IntoView {
    let store = use_store();
    let is_all = Memo::new(move |_| store.domain.get() == store.full_domain.get());
    let is_at = move |end: fn((i32, i32)) -> i32| end(store.domain.get()) == end(store.full_domain.get());
    view! {
        <div class="buttons" role="group" aria-label=move || store.text().timeline>
            <button class="button" data-testid="earlier" aria-label=move || store.text().earlier disabled=move || is_at(|d| d.0)
                on:click=move |_| store.pan_by(-PAN_STEP)>"←"</button>
            <button class="button" data-testid="zoom-out" aria-label=move || store.text().zoom_out disabled=move || is_all.get()
                on:click=move |_| store.zoom_by(1.0 / ZOOM_STEP, None)>"−"</button>
            <button class="button" data-testid="zoom-in" aria-label=move || store.text().zoom_in
                on:click=move |_| store.zoom_by(ZOOM_STEP, None)>"+"</button>
            <button class="button" data-testid="later" aria-label=move || store.text().later disabled=move || is_at(|d| d.1)
                on:click=move |_| store.pan_by(PAN_STEP)>"→"</button>
            <button class="button" data-testid="zoom-all" disabled=move || is_all.get() on:click=move |_| store.set_zoom(None)>
                {move || store.text().zoom_all}
            </button>
        </div>
    }
}
