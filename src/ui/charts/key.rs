//! How to read the marks: families by shape and colour (also the filter), openness by filling.

use leptos::prelude::*;

use crate::catalog::{Lane, Openness};
use crate::ui::marks::{Count, Mark, lane_mark, openness_mark};
use crate::ui::store::{use_store, use_text};

/// The key of both charts.
#[component]
pub fn ChartKey() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let filling_title = move || t.remarked(t.key_openness, &t.as_of(store.filter.with(|f| f.as_of), None));
    let classes = Openness::ALL.iter().map(|c| (openness_mark(*c), (t.openness_long)(*c)));
    let others = [
        ("mark--bar", t.key_imprecise),
        ("mark--whisker", t.key_estimate),
        ("mark--record", t.key_record),
        ("mark--cluster", t.key_cluster),
    ];
    let filling = |(kind, words): (&'static str, &'static str)| {
        view! { <li class="key__filling"><Mark kind=kind/> <span>{words}</span></li> }
    };
    view! {
        <section class="card key" aria-labelledby="key-title">
            <h2 id="key-title">{t.key_title}</h2>
            <h3>{t.key_family}</h3>
            <ul class="options">{Lane::ALL.iter().map(|lane| view! { <LaneOption lane=*lane/> }).collect_view()}</ul>
            <h3>{Signal::derive(filling_title)}</h3>
            <ul class="options">{classes.chain(others).map(filling).collect_view()}</ul>
        </section>
    }
}

/// All families of a lane as one filter.
#[component]
fn LaneOption(lane: Lane) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let is_pressed = move || {
        store.filter.with(|f| {
            let of_lane = |c: &crate::catalog::Catalog| {
                c.families.iter().filter(|x| x.lane == lane).all(|x| f.families.contains(&x.id))
            };
            !f.families.is_empty() && store.with_catalog(of_lane)
        })
    };
    let number = move || store.counts.with(|c| c.lanes[lane as usize]);
    view! {
        <li>
            <button
                class="option key__family"
                type="button"
                data-testid=format!("key-{}", lane.word())
                aria-pressed=Signal::derive(move || is_pressed().to_string())
                disabled=Signal::derive(move || number() == 0 && !is_pressed())
                on:click=move |_| {
                    store.catalog.with_untracked(|c| store.update_filter(|f| f.toggle_lane(lane, &c.families)));
                }
            >
                <Mark kind=lane_mark(lane)/>
                <span class="option__label">{(t.lane)(lane)}</span>
                <Count n=Signal::derive(number)/>
            </button>
        </li>
    }
}
