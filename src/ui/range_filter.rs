//! Years and parameter range: each end chosen from a list, so that no half-typed number filters.

use super::dom::{El, el};
use super::facet_menu::{group, menu};
use super::store::Store;
use crate::catalog::date::civil;
use crate::catalog::{Collection, NO_DAY};
use crate::explore::query::{size, size_text};
use crate::i18n::{Text, format};

/// Ends offered for sizes: one million to ten trillion, in steps a reader thinks in.
const SIZES: [f64; 15] = [1e6, 1e7, 1e8, 3e8, 1e9, 3e9, 7e9, 1e10, 3e10, 7e10, 1e11, 3e11, 1e12, 3e12, 1e13];
/// First year offered after the very first of the data: before it systems are few and far between.
const FIRST_YEAR: i16 = 2013;

pub fn range_menu(store: Store, t: &'static Text) -> El {
    let chosen =
        move || store.filter.with(|f| usize::from(!f.years.is_unbounded()) + usize::from(!f.parameters.is_unbounded()));
    menu(store, "range", t.years_and_size, chosen, move || {
        vec![
            group("group group--row", t.years).children([true, false].map(|is_from| year_end(store, t, is_from))),
            group("group group--row", t.size).children([true, false].map(|is_from| size_end(store, t, is_from))),
        ]
    })
}

/// First and last year of the whole catalog.
fn year_bounds(store: Store) -> (i16, i16) {
    store.catalog(|c| {
        let days = || c.columns(Collection::Extended).first_day.iter().filter(|d| **d != NO_DAY);
        let year = |d: Option<&i32>, default| d.map_or(default, |d| civil(*d).0);
        (year(days().min(), FIRST_YEAR), year(days().max(), FIRST_YEAR))
    })
}

fn year_end(store: Store, t: &'static Text, is_from: bool) -> El {
    let (first, last) = year_bounds(store);
    let years = (first..=last).filter(|y| *y >= FIRST_YEAR || *y == first).map(|y| (y.to_string(), y.to_string()));
    let value = store.filter.peek(|f| if is_from { f.years.from } else { f.years.to }).map(|y| y.to_string());
    let set = move |text: String| {
        store.update_filter(|f| {
            *(if is_from { &mut f.years.from } else { &mut f.years.to }) = text.parse().ok();
            f.years = f.years.ordered();
        });
    };
    end(t, is_from, if is_from { "year-from" } else { "year-to" }, years.collect(), value, set)
}

fn size_end(store: Store, t: &'static Text, is_from: bool) -> El {
    let option = |size: f64| (size_text(size), format::number(t.lang, size));
    let chosen = store.filter.peek(|f| if is_from { f.parameters.from } else { f.parameters.to });
    let mut options: Vec<(String, String)> = SIZES.into_iter().map(option).collect();
    // A size from a link that the list does not offer.
    if let Some(size) = chosen.filter(|s| !SIZES.contains(s)) {
        options.push(option(size));
    }
    let set = move |text: String| {
        store.update_filter(|f| {
            *(if is_from { &mut f.parameters.from } else { &mut f.parameters.to }) = size(&text);
            f.parameters = f.parameters.ordered();
        });
    };
    let test_id = if is_from { "size-from" } else { "size-to" };
    end(t, is_from, test_id, options, chosen.map(size_text), set)
}

/// One end of a range. The menu is filled when it opens, so the value is the one of that moment.
fn end(
    t: &'static Text,
    is_from: bool,
    test_id: &'static str,
    mut options: Vec<(String, String)>,
    value: Option<String>,
    set: impl Fn(String) + 'static,
) -> El {
    if let Some(value) = value.as_ref().filter(|v| !options.iter().any(|(o, _)| o == *v)) {
        options.push((value.clone(), value.clone()));
    }
    let option = |value: &str, label: &str| el("option", "").attr("value", value).text(label);
    let select = el("select", "field")
        .test_id(test_id)
        .child(option("", t.any))
        .children(options.iter().map(|(v, label)| option(v, label)))
        .value_fn(move || value.clone().unwrap_or_default())
        .on_value("change", set);
    let words = if is_from { t.from } else { t.to };
    el("label", "range").child(el("span", "").text(words)).child(select)
}
