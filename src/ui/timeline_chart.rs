//! The timeline: layout as a derived value, paint as an effect, the lane switch and the zoom buttons.

use std::rc::Rc;

use super::chart_frame::{FrameChart, chart_frame};
use super::dom::{El, button, count, count_fn, el};
use super::reactive::{Derived, State, effect};
use super::segmented::{Segment, segmented};
use super::store::Store;
use crate::catalog::date::civil;
use crate::catalog::{Days, Row};
use crate::chart::cluster;
use crate::chart::paint::{self, PaintContext};
use crate::chart::timeline::{NARROW_PX, PlacedTimeline, TimelineInput, layout};
use crate::chart::{self, PlacedLineage};
use crate::explore::LaneBy;
use crate::i18n::{Text, sentences};
use crate::web;

pub fn timeline_chart(store: Store, t: &'static Text) -> El {
    let width = State::new(0.0);
    let has_failed = State::new(false);
    let lane_by = Derived::new(move || store.view.with(|v| v.lane_by));
    let placed = Derived::always(move || place(store, t, lane_by.get(), width.get()));
    let lineage = Derived::always(move || lines(store, placed, width));
    effect(move || store.undrawn.set(lineage.with(|l| l.undrawn.clone())));
    let paint = move |node: &web::dom::Node| {
        let Some(theme) = store.chart_theme() else {
            has_failed.set(true);
            return;
        };
        if width.get() < 1.0 {
            return;
        }
        let drawn = store.catalog(|catalog| {
            let context = PaintContext { catalog, lang: t.lang, theme, text_scale: 1.0 };
            placed.with(|p| {
                lineage.with(|l| {
                    web::canvas::paint(node, p.size, store.font, |area| paint::timeline_with(area, p, l, &context))
                })
            })
        });
        has_failed.set(drawn.is_err());
    };
    let alt = move || {
        let Days { from, to } = store.domain.get();
        placed.with(|p| sentences::timeline_alt(t.lang, p.systems, p.lanes.len(), civil(from).0, civil(to).0))
    };
    let chart = FrameChart {
        store,
        read: Rc::new(move |see| placed.with(|p| see(&p.marks, &p.scale, &p.frame))),
        cluster_at: Rc::new(move |at| placed.with(|p| cluster::at(&p.clusters, at))),
        width,
        has_failed,
        by_key: State::new(false),
        days: |columns| &columns.day,
        is_upright: |width| width < NARROW_PX,
    };
    let lanes = LaneBy::ALL.iter().map(|by| Segment {
        label: (t.lane_by)(*by),
        count: None,
        is_chosen: Box::new(move || lane_by.get() == *by),
        choose: Box::new(move || store.view.update(|v| v.lane_by = *by)),
    });
    let tools = el("div", "card__tools")
        .child(el("span", "card__label").attr("aria-hidden", "true").text(t.lanes_by))
        .child(segmented("lanes", t.lanes_by, lanes.collect()));
    let head = el("div", "card__head").child(el("h2", "").attr("id", "timeline-title").text(t.timeline)).child(tools);
    let note = move || placed.with(|p| sentences::timeline_note(t.lang, p.unnamed, p.outside));
    el("section", "card")
        .attr("aria-labelledby", "timeline-title")
        .test_id("timeline-card")
        .child(head)
        .child(chart_frame(chart, t, "timeline", alt, paint))
        .child(el("p", "visually-hidden").attr("id", "chart-keys").text(t.chart_keys))
        .child(el("p", "card__note").test_id("timeline-note").text_fn(note))
        .child(stub(store, t, "before-axis", t.before_axis, move || placed.with(|p| p.before_axis.clone())))
        .child(stub(store, t, "undated", t.undated, move || placed.with(|p| p.undated.clone())))
}

fn place(store: Store, t: &'static Text, lane_by: LaneBy, width: f64) -> PlacedTimeline {
    let collection = store.filter.with(|f| f.collection);
    store.catalog(|catalog| {
        store.visible.with(|visible| {
            store.measure(|measure| {
                layout(&TimelineInput {
                    catalog,
                    collection,
                    visible: &visible.rows,
                    lane_by,
                    lang: t.lang,
                    domain: store.domain.get(),
                    width,
                    measure: &|text| measure.width(text),
                })
            })
        })
    })
}

/// The lineage of the selected system on the placed timeline; without one nothing is asked or told.
fn lines(store: Store, placed: Derived<PlacedTimeline>, width: State<f64>) -> PlacedLineage {
    store.lineage.with(|wanted| {
        if wanted.related.is_empty() || width.get() < 1.0 {
            return PlacedLineage::default();
        }
        let collection = store.filter.with(|f| f.collection);
        store.catalog(|catalog| {
            store.visible.with(|visible| {
                let columns = catalog.columns(collection);
                placed.with(|p| chart::lineage::place(wanted, p, columns, &visible.flags))
            })
        })
    })
}

/// Systems that have no place on the axis, counted and listed.
fn stub(
    store: Store,
    t: &'static Text,
    test_id: &'static str,
    title: &'static str,
    rows: impl Fn() -> Vec<Row> + 'static,
) -> El {
    let rows = Rc::new(rows);
    let (number, listed) = (Rc::clone(&rows), Rc::clone(&rows));
    let item = move |row: Row| {
        store.catalog(|catalog| {
            let system = catalog.system(row)?;
            let name = button("link", system.label(t.lang)).on_click(move || store.select(row));
            Some(el("li", "").child(name).maybe(system.released.map(|d| count(d.year()))))
        })
    };
    let title = el("span", "stub__title").text(title).child(count_fn(move || number().len()));
    let list = el("ul", "stub__list").children_fn(move || listed().into_iter().filter_map(item).collect());
    el("div", "stub").test_id(test_id).hidden_fn(move || rows().is_empty()).child(title).child(list)
}
