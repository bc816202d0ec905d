//! Years and parameter range: each end chosen from a list, so that no half-typed number filters.

use leptos::prelude::*;

use super::facet_menu::Menu;
use super::store::{Store, use_store};
use crate::catalog::NO_DAY;
use crate::catalog::date::civil;
use crate::i18n::format;

/// Ends offered for sizes: one million to ten trillion, in steps a reader thinks in.
const SIZES: [f64; 15] = [1e6, 1e7, 1e8, 3e8, 1e9, 3e9, 7e9, 1e10, 3e10, 7e10, 1e11, 3e11, 1e12, 3e12, 1e13];

#[component]
pub fn RangeFilter(open: RwSignal<Option<&'static str>>) -> impl IntoView {
    let store = use_store();
    let chosen = move || {
        store.filter.with(|f| usize::from(!f.years.is_open()) + usize::from(!f.parameters.is_open()))
    };
    view! {
        <Menu
            name="range"
            label=Signal::derive(move || store.text().years_and_size.to_owned())
            chosen=Signal::derive(chosen)
            open
        >
            <fieldset class="group group--row">
                <legend>{move || store.text().years}</legend>
                {year_end(store, true)}
                {year_end(store, false)}
            </fieldset>
            <fieldset class="group group--row">
                <legend>{move || store.text().size}</legend>
                {size_end(store, true)}
                {size_end(store, false)}
            </fieldset>
        </Menu>
    }
}

/// First and last year of the whole catalog.
fn year_bounds(store: Store) -> (i16, i16) {
    store.catalog.with_untracked(|c| {
        let days = c.columns(crate::catalog::Collection::Extended).first_day.iter().filter(|d| **d != NO_DAY);
        let year = |d: Option<&i32>, default| d.map_or(default, |d| civil(*d).0);
        (year(days.clone().min(), 2013), year(days.max(), 2026))
    })
}

fn year_end(store: Store, is_from: bool) -> impl IntoView {
    let (first, last) = year_bounds(store);
    // Before the axis begins years are few and far between.
    let years: Vec<i16> = (first..=last).filter(|y| *y >= 2013 || (*y == first)).collect();
    let value = move || {
        let span = store.filter.with(|f| f.years);
        if is_from { span.from } else { span.to }
    };
    let set = move |text: String| {
        let year = text.parse().ok();
        store.update_filter(|f| {
            *(if is_from { &mut f.years.from } else { &mut f.years.to }) = year;
            f.years = f.years.ordered();
        });
    };
    let options = years.into_iter().map(|y| (y.to_string(), Signal::derive(move || y.to_string()))).collect();
    end(store, is_from, if is_from { "year-from" } else { "year-to" }, options, move || value().map(|y| y.to_string()), set)
}

fn size_end(store: Store, is_from: bool) -> impl IntoView {
    let value = move || {
        let span = store.filter.with(|f| f.parameters);
        if is_from { span.from } else { span.to }
    };
    let set = move |text: String| {
        let size = text.parse().ok();
        store.update_filter(|f| {
            *(if is_from { &mut f.parameters.from } else { &mut f.parameters.to }) = size;
            f.parameters = f.parameters.ordered();
        });
    };
    let options = SIZES
        .into_iter()
        .map(|s| (s.to_string(), Signal::derive(move || format::number(store.lang.get(), s))))
        .collect();
    end(store, is_from, if is_from { "size-from" } else { "size-to" }, options, move || value().map(|s| s.to_string()), set)
}

/// One end of a range. A value from a link that the list does not offer is offered while it is chosen.
fn end(
    store: Store,
    is_from: bool,
    test_id: &'static str,
    options: Vec<(String, Signal<String>)>,
    value: impl Fn() -> Option<String> + Copy + Send + Sync + 'static,
    set: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let known: Vec<String> = options.iter().map(|(v, _)| v.clone()).collect();
    let other = move || value().filter(|v| !known.contains(v));
    let other_option = move || {
        other().map(|v| {
            let label = v.parse::<f64>().ok().filter(|s| *s > 3000.0);
            let label = label.map_or_else(|| v.clone(), |s| format::number(store.lang.get(), s));
            view! { <option value=v selected=true>{label}</option> }
        })
    };
    let choices = options
        .into_iter()
        .map(|(v, label)| {
            let own = v.clone();
            let is_selected = move || value().as_deref() == Some(own.as_str());
            view! { <option value=v prop:selected=is_selected>{move || label.get()}</option> }
        })
        .collect_view();
    view! {
        <label class="range">
            <span>{move || if is_from { store.text().from } else { store.text().to }}</span>
            <select class="field" data-testid=test_id on:change=move |event| set(event_target_value(&event))>
                <option value="" prop:selected=move || value().is_none()>{move || store.text().any}</option>
                {choices}
                {other_option}
            </select>
        </label>
    }
    .into_any()
}
