//! Years and parameter range: each end chosen from a list, so that no half-typed number filters.

use leptos::prelude::*;

use super::facet_menu::{Group, Menu};
use crate::catalog::date::civil;
use crate::catalog::{Collection, NO_DAY};
use crate::explore::query::{size, size_text};
use crate::ui::store::{use_store, use_text};

/// Ends offered for sizes: one million to ten trillion, in steps a reader thinks in.
const SIZES: [f64; 15] = [1e6, 1e7, 1e8, 3e8, 1e9, 3e9, 7e9, 1e10, 3e10, 7e10, 1e11, 3e11, 1e12, 3e12, 1e13];
/// First year offered after the very first of the data: before it systems are few and far between.
const FIRST_YEAR: i16 = 2013;

/// First and last year, smallest and largest size.
#[component]
pub fn RangeMenu() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let chosen = Signal::derive(move || {
        store.filter.with(|f| usize::from(!f.years.is_unbounded()) + usize::from(!f.parameters.is_unbounded()))
    });
    view! {
        <Menu name="range" label=t.years_and_size chosen=chosen>
            <Group legend=t.years is_row=true>
                <YearEnd is_from=true/>
                <YearEnd is_from=false/>
            </Group>
            <Group legend=t.size is_row=true>
                <SizeEnd is_from=true/>
                <SizeEnd is_from=false/>
            </Group>
        </Menu>
    }
}

#[component]
fn YearEnd(is_from: bool) -> impl IntoView {
    let store = use_store();
    let (first, last) = store.catalog.with_untracked(|c| {
        let days = || c.columns(Collection::Extended).first_day.iter().filter(|d| **d != NO_DAY);
        let year = |d: Option<&i32>| d.map_or(FIRST_YEAR, |d| civil(*d).0);
        (year(days().min()), year(days().max()))
    });
    let years = (first..=last).filter(|y| *y >= FIRST_YEAR || *y == first);
    let options = years.map(|y| (y.to_string(), y.to_string())).collect();
    let value = store.filter.with_untracked(|f| if is_from { f.years.from } else { f.years.to });
    let choose = move |text: String| {
        store.update_filter(|f| {
            *(if is_from { &mut f.years.from } else { &mut f.years.to }) = text.parse().ok();
            f.years = f.years.ordered();
        });
    };
    let test_id = if is_from { "year-from" } else { "year-to" };
    view! { <End is_from=is_from test_id=test_id options=options value=value.map(|y| y.to_string()) choose=choose/> }
}

#[component]
fn SizeEnd(is_from: bool) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let option = |size: f64| (size_text(size), t.number(size));
    let chosen = store.filter.with_untracked(|f| if is_from { f.parameters.from } else { f.parameters.to });
    let mut options: Vec<(String, String)> = SIZES.into_iter().map(option).collect();
    // A size from a link that the list does not offer.
    if let Some(size) = chosen.filter(|s| !SIZES.contains(s)) {
        options.push(option(size));
    }
    let choose = move |text: String| {
        store.update_filter(|f| {
            *(if is_from { &mut f.parameters.from } else { &mut f.parameters.to }) = size(&text);
            f.parameters = f.parameters.ordered();
        });
    };
    let test_id = if is_from { "size-from" } else { "size-to" };
    view! { <End is_from=is_from test_id=test_id options=options value=chosen.map(size_text) choose=choose/> }
}

/// One end of a range. The menu is filled when it is expanded, so the value is the one of that moment.
#[component]
fn End(
    is_from: bool,
    test_id: &'static str,
    /// Value and words of each choice.
    options: Vec<(String, String)>,
    value: Option<String>,
    #[prop(into)] choose: Callback<String>,
) -> impl IntoView {
    let t = use_text();
    let mut options = options;
    if let Some(value) = value.as_ref().filter(|v| !options.iter().any(|(o, _)| o == *v)) {
        options.push((value.clone(), value.clone()));
    }
    let option = move |(word, label): (String, String)| {
        let is_chosen = value.as_ref() == Some(&word);
        view! { <option value=word selected=is_chosen>{label}</option> }
    };
    view! {
        <label class="range">
            <span>{if is_from { t.from } else { t.to }}</span>
            <select class="field" data-testid=test_id on:change=move |event| choose.run(event_target_value(&event))>
                <option value="">{t.any}</option>
                {options.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}
