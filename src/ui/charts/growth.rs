//! The growth chart: layout as a memo, paint as an effect, the trend sentence and its switches.

use std::sync::Arc;

use leptos::prelude::*;

use super::frame::{ChartFrame, PlacedChart};
use crate::catalog::Counting;
use crate::chart::growth::{GrowthInput, PlacedGrowth, layout};
use crate::chart::paint::{self, PaintContext};
use crate::explore::{ScaleKind, TrendSubset, ViewState};
use crate::i18n::Text;
use crate::ui::segmented::{Segment, Segmented};
use crate::ui::store::{Store, memo_of_big, use_store, use_text};
use crate::web;
use crate::web::canvas::Canvas;

/// The chart of parameter counts over time.
#[component]
pub fn GrowthChart() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let width = RwSignal::new(0.0);
    let options = Memo::new(move |_| store.view.with(|v| (v.scale, v.counting)));
    let placed = memo_of_big(move || {
        let (scale, counting) = options.get();
        Arc::new(place(store, t, scale, counting, width.get()))
    });
    let paint = move |canvas: &Canvas| {
        let title = match options.get().1 {
            Counting::Total => t.axis_total,
            Counting::Active => t.axis_active,
        };
        let drawn = store.with_catalog(|catalog| {
            store.with_ink(|theme, font| {
                let context = PaintContext { catalog, lang: t.lang, theme, text_scale: 1.0 };
                placed.with(|p| {
                    web::canvas::paint(canvas, p.plot.size, font, |area| paint::growth(area, p, title, &context))
                })
            })
        });
        drawn.is_some_and(|drawn| drawn.is_ok())
    };
    let sentence = move || {
        let subset = store.view.with(|v| v.trend);
        store.fit.with(|fit| t.trend_sentence(subset, fit.trend.as_ref(), fit.points))
    };
    let label = move || {
        let trend = sentence();
        placed.with(|p| t.growth_alt(p.plot.marks.len().saturating_sub(p.unknown), p.unknown, &trend))
    };
    view! {
        <section class="card" aria-labelledby="growth-title" data-testid="growth-card">
            <div class="card__head">
                <h2 id="growth-title">{t.growth}</h2>
                <Tools/>
            </div>
            <p class="card__sentence" data-testid="trend">{Signal::derive(sentence)}</p>
            <ChartFrame
                placed=PlacedChart::Growth(placed)
                label=Signal::derive(label)
                test_id="growth"
                width=width
                paint=paint
            />
            <p class="card__note" data-testid="growth-note">
                {Signal::derive(move || placed.with(|p| t.left_out(p.unknown, p.without_size, p.plot.outside)))}
            </p>
        </section>
    }
}

fn place(store: Store, t: &'static Text, scale: ScaleKind, counting: Counting, width: f64) -> PlacedGrowth {
    let (collection, as_of) = store.filter.with(|f| (f.collection, f.as_of));
    store.with_catalog(|catalog| {
        store.visible.with(|visible| {
            store.fit.with(|fit| {
                store.measure(|measure| {
                    layout(&GrowthInput {
                        catalog,
                        collection,
                        visible: &visible.rows,
                        as_of,
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
#[component]
fn Tools() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let segment = move |label: &'static str, is: fn(&ViewState) -> bool, choose: fn(&mut ViewState)| Segment {
        label,
        count: None,
        is_chosen: Signal::derive(move || store.view.with(is)),
        choose: Callback::new(move |()| store.update_view(choose)),
    };
    let subsets = TrendSubset::ALL.iter().map(|subset| Segment {
        label: (t.trend_subset)(*subset),
        count: None,
        is_chosen: Signal::derive(move || store.view.with(|v| v.trend == *subset)),
        choose: Callback::new(move |()| store.update_view(|v| v.trend = *subset)),
    });
    let scales = vec![
        segment(t.log, |v| v.scale == ScaleKind::Log, |v| v.scale = ScaleKind::Log),
        segment(t.linear, |v| v.scale == ScaleKind::Linear, |v| v.scale = ScaleKind::Linear),
    ];
    let countings = vec![
        segment(t.total, |v| v.counting == Counting::Total, |v| v.counting = Counting::Total),
        segment(t.active, |v| v.counting == Counting::Active, |v| v.counting = Counting::Active),
    ];
    view! {
        <div class="card__tools">
            <Segmented name="trend" legend=t.trend_of segments=subsets.collect()/>
            <Segmented name="scale" legend=t.scale segments=scales/>
            <Segmented name="counting" legend=t.counting segments=countings/>
            <label class="option option--inline">
                <input
                    type="checkbox"
                    data-testid="fit-estimates"
                    prop:checked=Signal::derive(move || store.view.with(|v| v.fit_estimates))
                    on:change=move |_| store.update_view(|v| v.fit_estimates = !v.fit_estimates)
                />
                <span>{t.fit_estimates}</span>
            </label>
        </div>
    }
}
