//! The growth chart: layout as a derived value, paint as an effect, the trend sentence and its switches.

use std::rc::Rc;

use super::chart_frame::{FrameChart, chart_frame};
use super::dom::{El, el};
use super::reactive::{Derived, State};
use super::segmented::{Segment, segmented};
use super::store::Store;
use crate::chart::cluster;
use crate::chart::growth::{GrowthInput, PlacedGrowth, layout};
use crate::chart::paint::{self, PaintContext};
use crate::explore::{Counting, ScaleKind, TrendSubset, ViewState};
use crate::i18n::{Text, sentences};
use crate::web;

pub fn growth_chart(store: Store, t: &'static Text) -> El {
    let width = State::new(0.0);
    let has_failed = State::new(false);
    let options = Derived::new(move || store.view.with(|v| (v.scale, v.counting)));
    let placed = Derived::always(move || {
        let (scale, counting) = options.get();
        place(store, t, scale, counting, width.get())
    });
    let paint = move |node: &web::dom::Node| {
        let Some(theme) = store.chart_theme() else {
            has_failed.set(true);
            return;
        };
        if width.get() < 1.0 {
            return;
        }
        let title = match options.get().1 {
            Counting::Total => t.axis_total,
            Counting::Active => t.axis_active,
        };
        let drawn = store.catalog(|catalog| {
            let context = PaintContext { catalog, lang: t.lang, theme, text_scale: 1.0 };
            placed
                .with(|p| web::canvas::paint(node, p.size, store.font, |area| paint::growth(area, p, title, &context)))
        });
        has_failed.set(drawn.is_err());
    };
    let sentence = move || {
        let subset = store.view.with(|v| v.trend);
        store.fit.with(|fit| sentences::trend(t.lang, subset, fit.trend.as_ref(), fit.points))
    };
    let alt = move || {
        let trend = sentence();
        placed.with(|p| sentences::growth_alt(t.lang, p.marks.len().saturating_sub(p.unknown), p.unknown, &trend))
    };
    let note = move || placed.with(|p| sentences::left_out(t.lang, p.unknown, p.without_size, p.outside));
    let chart = FrameChart {
        store,
        read: Rc::new(move |see| placed.with(|p| see(&p.marks, &p.scale, &p.frame))),
        cluster_at: Rc::new(move |at| placed.with(|p| cluster::at(&p.clusters, at))),
        width,
        has_failed,
        by_key: State::new(false),
        days: |columns| &columns.size_day,
        is_upright: |_| false,
    };
    let head =
        el("div", "card__head").child(el("h2", "").attr("id", "growth-title").text(t.growth)).child(tools(store, t));
    el("section", "card")
        .attr("aria-labelledby", "growth-title")
        .test_id("growth-card")
        .child(head)
        .child(el("p", "card__sentence").test_id("trend").text_fn(sentence))
        .child(chart_frame(chart, t, "growth", alt, paint))
        .child(el("p", "card__note").test_id("growth-note").text_fn(note))
}

fn place(store: Store, t: &'static Text, scale: ScaleKind, counting: Counting, width: f64) -> PlacedGrowth {
    let collection = store.filter.with(|f| f.collection);
    store.catalog(|catalog| {
        store.visible.with(|visible| {
            store.fit.with(|fit| {
                store.measure(|measure| {
                    layout(&GrowthInput {
                        catalog,
                        collection,
                        visible: &visible.rows,
                        trend: fit.trend.as_ref(),
                        scale,
                        counting,
                        lang: t.lang,
                        domain: store.domain.get(),
                        width,
                        measure: &|text| measure.width(text),
                    })
                })
            })
        })
    })
}

/// Trend subset, scale, counting, estimates.
fn tools(store: Store, t: &'static Text) -> El {
    let segment = |label: &'static str, is: fn(&ViewState) -> bool, choose: fn(&mut ViewState)| Segment {
        label,
        count: None,
        is_chosen: Box::new(move || store.view.with(is)),
        choose: Box::new(move || store.view.update(choose)),
    };
    let subsets = TrendSubset::ALL.iter().map(|subset| Segment {
        label: (t.trend_subset)(*subset),
        count: None,
        is_chosen: Box::new(move || store.view.with(|v| v.trend == *subset)),
        choose: Box::new(move || store.view.update(|v| v.trend = *subset)),
    });
    let scales = vec![
        segment(t.log, |v| v.scale == ScaleKind::Log, |v| v.scale = ScaleKind::Log),
        segment(t.linear, |v| v.scale == ScaleKind::Linear, |v| v.scale = ScaleKind::Linear),
    ];
    let countings = vec![
        segment(t.total, |v| v.counting == Counting::Total, |v| v.counting = Counting::Total),
        segment(t.active, |v| v.counting == Counting::Active, |v| v.counting = Counting::Active),
    ];
    let estimates = el("input", "")
        .attr("type", "checkbox")
        .test_id("fit-estimates")
        .checked_fn(move || store.view.with(|v| v.fit_estimates))
        .on("change", move || store.view.update(|v| v.fit_estimates = !v.fit_estimates));
    el("div", "card__tools")
        .child(segmented("trend", t.trend_of, subsets.collect()))
        .child(segmented("scale", t.scale, scales))
        .child(segmented("counting", t.counting, countings))
        .child(el("label", "option option--inline").child(estimates).child(el("span", "").text(t.fit_estimates)))
}
