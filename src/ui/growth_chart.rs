//! The growth chart: layout as a memo, paint as an effect, the trend sentence and its switches.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::chart_frame::{ChartFrame, FrameChart};
use super::segmented::{Segment, Segmented};
use super::store::{Shared, Store, use_store};
use crate::chart::growth::{GrowthInput, PlacedGrowth, layout};
use crate::chart::paint::{self, PaintContext};
use crate::explore::{Counting, ScaleKind, TrendSubset};
use crate::i18n::sentences;
use crate::web;

#[component]
pub fn GrowthChart() -> impl IntoView {
    let store = use_store();
    let canvas = NodeRef::<html::Canvas>::new();
    let width = RwSignal::new(0.0);
    let has_failed = RwSignal::new(false);
    let scale = Memo::new(move |_| store.view.with(|v| v.scale));
    let subset = Memo::new(move |_| store.view.with(|v| v.trend));

    let placed: Memo<Shared<PlacedGrowth>> = Memo::new(move |_| {
        let lang = store.lang.get();
        Shared(Arc::new(store.catalog.with(|catalog| {
            store.visible.with(|visible| {
                store.fit.with(|fit| {
                    store.measure.with_value(|measure| {
                        layout(&GrowthInput {
                            catalog,
                            collection: store.collection.get(),
                            visible: &visible.rows,
                            trend: fit.trend.as_ref(),
                            scale: scale.get(),
                            counting: store.counting.get(),
                            lang,
                            domain: store.domain.get(),
                            width: width.get(),
                            measure: &|text| measure.width(text),
                        })
                    })
                })
            })
        })))
    });
    let axis_title = move || match store.counting.get() {
        Counting::Total => store.text().axis_total,
        Counting::Active => store.text().axis_active,
    };
    Effect::new(move |_| {
        let (placed, lang) = (placed.get().0, store.lang.get());
        let (Some(canvas), Some(theme)) = (canvas.get(), store.chart_theme()) else { return };
        if width.get() < 1.0 {
            return;
        }
        let title = axis_title();
        let drawn = store.catalog.with(|catalog| {
            let context = PaintContext { catalog, lang, theme: &theme, text_scale: 1.0 };
            store.font.with_value(|font| {
                web::canvas::paint(&canvas, placed.size, font, |area| paint::growth(area, &placed, title, &context))
            })
        });
        if drawn.is_err() != has_failed.get_untracked() {
            has_failed.set(drawn.is_err());
        }
    });

    let sentence = move || {
        store.fit.with(|fit| sentences::trend(store.lang.get(), subset.get(), fit.trend.as_ref(), fit.points))
    };
    let note = move || {
        let p = placed.get().0;
        sentences::left_out(store.lang.get(), p.unknown, p.without_size, p.outside)
    };
    let alt = Signal::derive(move || {
        let p = placed.get().0;
        sentences::growth_alt(store.lang.get(), p.marks.len() - p.unknown.min(p.marks.len()), p.unknown, &sentence())
    });
    let chart = FrameChart {
        marks: Signal::derive(move || placed.get().0.marks.as_slice().into()),
        scale: Signal::derive(move || placed.get().0.scale),
        plot: Signal::derive(move || placed.get().0.frame),
    };
    view! {
        <section class="card" aria-labelledby="growth-title" data-testid="growth-card">
            <div class="card__head">
                <h2 id="growth-title">{move || store.text().growth}</h2>
                <div class="card__tools">{tools(store, subset, scale)}</div>
            </div>
            <p class="card__sentence" data-testid="trend">{sentence}</p>
            <ChartFrame chart canvas width alt has_failed test_id="growth"/>
            <p class="card__note" data-testid="growth-note">{note}</p>
        </section>
    }
}

/// Trend subset, scale, counting, estimates.
fn tools(store: Store, subset: Memo<TrendSubset>, scale: Memo<ScaleKind>) -> impl IntoView {
    let label = move |words: fn(&'static crate::i18n::Text) -> &'static str| {
        Signal::derive(move || words(store.text()).to_owned())
    };
    let subsets = TrendSubset::ALL
        .iter()
        .map(|value| Segment {
            value: *value,
            label: Signal::derive(move || (store.text().trend_subset)(*value).to_owned()),
            count: None,
        })
        .collect();
    let scales = vec![
        Segment { value: ScaleKind::Log, label: label(|t| t.log), count: None },
        Segment { value: ScaleKind::Linear, label: label(|t| t.linear), count: None },
    ];
    let countings = vec![
        Segment { value: Counting::Total, label: label(|t| t.total), count: None },
        Segment { value: Counting::Active, label: label(|t| t.active), count: None },
    ];
    view! {
        <Segmented name="trend" legend=label(|t| t.trend_of) segments=subsets chosen=subset on_choose=move |s| store.set_trend(s)/>
        <Segmented name="scale" legend=label(|t| t.scale) segments=scales chosen=scale
            on_choose=move |s| store.view.update(|v| v.scale = s)/>
        <Segmented name="counting" legend=label(|t| t.counting) segments=countings chosen=store.counting
            on_choose=move |c| store.view.update(|v| v.counting = c)/>
        <label class="option option--inline">
            <input
                type="checkbox"
                data-testid="fit-estimates"
                prop:checked=move || store.view.with(|v| v.fit_estimates)
                on:change=move |_| store.view.update(|v| v.fit_estimates = !v.fit_estimates)
            />
            <span>{move || store.text().fit_estimates}</span>
        </label>
    }
}
