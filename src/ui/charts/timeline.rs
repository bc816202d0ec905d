//! The timeline: layout as a memo, paint as an effect, the lane switch, and what has no place on the axis.

use std::sync::Arc;

use leptos::prelude::*;

use super::frame::{ChartFrame, PlacedChart};
use crate::catalog::Row;
use crate::catalog::date::civil;
use crate::chart::paint::{self, PaintContext};
use crate::chart::timeline::{PlacedTimeline, TimelineInput, layout};
use crate::chart::{self, PlacedLineage};
use crate::explore::{LaneBy, NamesShown};
use crate::i18n::Text;
use crate::ui::marks::{Count, SystemLink};
use crate::ui::segmented::{Segment, Segmented};
use crate::ui::store::{Store, memo_of_big, use_store, use_text};
use crate::web;
use crate::web::canvas::Canvas;

/// The timeline as it is laid out. In the context of the page, because the card says which lines are not drawn, and why.
#[derive(Clone, Copy)]
pub struct TimelineLayout {
    /// The frame's width, CSS px.
    width: RwSignal<f64>,
    placed: Memo<Arc<PlacedTimeline>>,
    /// The lines of descent of the selected system.
    pub lineage: Memo<PlacedLineage>,
}

impl TimelineLayout {
    pub fn new(store: Store, t: &'static Text) -> Self {
        let width = RwSignal::new(0.0);
        let form = Memo::new(move |_| store.view.with(|v| (v.lane_by, v.names)));
        let placed = memo_of_big(move || {
            let (lane_by, names) = form.get();
            Arc::new(place(store, t, lane_by, names, width.get()))
        });
        let lineage = memo_of_big(move || lines(store, &placed.get(), width.get()));
        Self { width, placed, lineage }
    }
}

/// The chart of systems in lanes over time.
#[component]
pub fn TimelineChart() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let TimelineLayout { width, placed, lineage } = expect_context();
    let lane_by = Memo::new(move |_| store.view.with(|v| v.lane_by));
    let paint = move |canvas: &Canvas| {
        let drawn = store.with_catalog(|catalog| {
            store.with_ink(|theme, font| {
                let context = PaintContext { catalog, lang: t.lang, theme, text_scale: 1.0 };
                placed.with(|p| {
                    lineage.with(|l| {
                        web::canvas::paint(canvas, p.plot.size, font, |area| paint::timeline_with(area, p, l, &context))
                    })
                })
            })
        });
        drawn.is_some_and(|drawn| drawn.is_ok())
    };
    let label = move || {
        let domain = store.domain.get();
        placed.with(|p| t.timeline_alt(p.systems, p.lanes.len(), civil(domain.from).0, civil(domain.to).0))
    };
    let segments = LaneBy::ALL.iter().map(|by| Segment {
        label: (t.lane_by)(*by),
        count: None,
        is_chosen: Signal::derive(move || lane_by.get() == *by),
        choose: Callback::new(move |()| store.update_view(|v| v.lane_by = *by)),
    });
    let names = Memo::new(move |_| store.view.with(|v| v.names));
    let toggle_names = move |_| {
        let other = if names.get_untracked() == NamesShown::All { NamesShown::Landmarks } else { NamesShown::All };
        store.update_view(|v| v.names = other);
    };
    let names_words = move || if names.get() == NamesShown::All { t.fit_one_screen } else { t.show_all_names };
    let is_upright = move || placed.with(|p| p.upright.is_some());
    view! {
        <section class="card" aria-labelledby="timeline-title" data-testid="timeline-card">
            <div class="card__head">
                <h2 id="timeline-title">{t.timeline}</h2>
                <div class="card__tools">
                    <span class="card__label" aria-hidden="true">{t.lanes_by}</span>
                    <Segmented name="lanes" legend=t.lanes_by segments=segments.collect()/>
                </div>
            </div>
            <ChartFrame
                placed=PlacedChart::Timeline(placed)
                label=Signal::derive(label)
                test_id="timeline"
                width=width
                paint=paint
            />
            <p class="visually-hidden" id="chart-keys">{t.chart_keys}</p>
            <p class="card__note" data-testid="timeline-note">
                {Signal::derive(move || placed.with(|p| t.timeline_note(p.plot.unnamed, p.plot.outside)))}
                <span hidden=Signal::derive(is_upright)>
                    " "
                    <button class="link" type="button" data-testid="names" on:click=toggle_names>
                        {Signal::derive(names_words)}
                    </button>
                </span>
            </p>
            <OffAxis
                test_id="before-axis"
                title=t.before_axis
                rows=Signal::derive(move || placed.with(|p| p.before_axis.clone()))
            />
            <OffAxis
                test_id="undated"
                title=t.undated
                rows=Signal::derive(move || placed.with(|p| p.undated.clone()))
            />
        </section>
    }
}

fn place(store: Store, t: &'static Text, lane_by: LaneBy, names: NamesShown, width: f64) -> PlacedTimeline {
    let (collection, as_of) = store.filter.with(|f| (f.collection, f.as_of));
    store.with_catalog(|catalog| {
        store.visible.with(|visible| {
            store.measure(|measure| {
                layout(&TimelineInput {
                    catalog,
                    collection,
                    visible: &visible.rows,
                    as_of,
                    lane_by,
                    names,
                    lang: t.lang,
                    domain: store.domain.get(),
                    width,
                    measure: &|text| measure.width(text),
                })
            })
        })
    })
}

/// The lineage of the selected system on the placed timeline; nothing when none is selected.
fn lines(store: Store, placed: &PlacedTimeline, width: f64) -> PlacedLineage {
    store.lineage.with(|wanted| {
        if wanted.related.is_empty() || width < 1.0 {
            return PlacedLineage::default();
        }
        let collection = store.filter.with(|f| f.collection);
        store.with_catalog(|catalog| {
            let columns = catalog.columns(collection);
            store.visible.with(|visible| chart::lineage::place(wanted, placed, columns, &visible.flags))
        })
    })
}

/// Systems that have no place on the axis, counted and listed.
#[component]
fn OffAxis(test_id: &'static str, title: &'static str, rows: Signal<Vec<Row>>) -> impl IntoView {
    view! {
        <div class="stub" data-testid=test_id hidden=Signal::derive(move || rows.with(Vec::is_empty))>
            <span class="stub__title">
                {title}
                <Count n=Signal::derive(move || rows.with(Vec::len))/>
            </span>
            <ul class="stub__list">
                <For each=move || rows.get() key=|row| *row let(row)>
                    <li>
                        <SystemLink row=row/>
                    </li>
                </For>
            </ul>
        </div>
    }
}
