//! How to read the marks: families by shape and colour (also the filter), openness by filling.

use leptos::prelude::*;

use super::filter_bar::{lane_mark, openness_mark};
use super::store::use_store;
use crate::catalog::{Lane, Openness};

#[component]
pub fn ChartKey() -> impl IntoView {
    let store = use_store();
    let is_pressed = move |lane: Lane| {
        store.filter.with(|f| {
            !f.families.is_empty()
                && store.catalog.with(|c| c.families.iter().filter(|x| x.lane == lane).all(|x| f.families.contains(&x.id)))
        })
    };
    let lanes = Lane::ALL
        .iter()
        .map(|lane| {
            let count = move || store.counts.with(|c| c.lanes[*lane as usize]);
            view! {
                <li>
                    <button
                        class="option key__family"
                        data-testid=format!("key-{}", lane.word())
                        aria-pressed=move || is_pressed(*lane).to_string()
                        disabled=move || count() == 0 && !is_pressed(*lane)
                        on:click=move |_| {
                            let families = store.catalog.with_untracked(|c| c.families.clone());
                            store.update_filter(|f| f.toggle_lane(*lane, &families));
                        }
                    >
                        <span class=format!("mark {}", lane_mark(*lane)) aria-hidden="true"></span>
                        <span class="option__label">{move || (store.text().lane)(*lane)}</span>
                        <span class="count">{count}</span>
                    </button>
                </li>
            }
        })
        .collect_view();
    let fillings = Openness::ALL
        .iter()
        .map(|class| {
            view! {
                <li class="key__filling">
                    <span class=format!("mark {}", openness_mark(*class)) aria-hidden="true"></span>
                    <span>{move || (store.text().openness_long)(*class)}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card key" aria-labelledby="key-title">
            <h2 id="key-title">{move || store.text().key_title}</h2>
            <h3>{move || store.text().key_family}</h3>
            <ul class="options">{lanes}</ul>
            <h3>{move || store.text().key_openness}</h3>
            <ul class="options">
                {fillings}
                <li class="key__filling"><span class="mark mark--bar" aria-hidden="true"></span><span>{move || store.text().key_imprecise}</span></li>
                <li class="key__filling"><span class="mark mark--whisker" aria-hidden="true"></span><span>{move || store.text().key_estimate}</span></li>
            </ul>
        </section>
    }
}
