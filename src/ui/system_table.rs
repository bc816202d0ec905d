//! Everything shown, as a table: sortable, every row in the document so that find-in-page works.
//! Rows are made once; those that do not pass are hidden, so that a filter click touches only what changes.

use std::cell::RefCell;
use std::rc::Rc;

use super::dom::{El, bdi, button, el, mark};
use super::filter_bar::lane_mark;
use super::reactive::{Derived, State, effect};
use super::store::Store;
use crate::catalog::{Catalog, Collection, Row};
use crate::explore::{Counting, SortKey};
use crate::i18n::{Text, cells};
use crate::web;

pub fn system_table(store: Store, t: &'static Text) -> El {
    let keys = [
        SortKey::Name,
        SortKey::Released,
        SortKey::Organisation,
        SortKey::Family,
        SortKey::Parameters,
        SortKey::Openness,
    ];
    let head = el("div", "card__head")
        .child(el("h2", "").attr("id", "table").attr("tabindex", "-1").text(t.table))
        .child(el("p", "card__note").text(t.table_hint));
    let body = el("tbody", "");
    // The charts come first; the rows are made once they are painted, unless someone reads them already.
    let is_due = State::new(web::dom::is_reached("table"));
    web::page::after_paint(move || is_due.set(true));
    fill(store, t, body.clone(), is_due);
    let table = el("table", "table")
        .test_id("table")
        .child(el("thead", "").child(el("tr", "").children(keys.map(|key| heading(store, t, key)))))
        .child(body);
    // No stop of its own: its buttons scroll it, and the focus on something so tall would jump to its middle.
    let scroller = el("div", "table-scroll").attr("role", "region").attr("aria-labelledby", "table").child(table);
    el("section", "card table-card").attr("aria-labelledby", "table").test_id("table-card").child(head).child(scroller)
}

fn heading(store: Store, t: &'static Text, key: SortKey) -> El {
    let direction = move || {
        let sort = store.view.with(|v| v.sort);
        let word = match sort.is_descending {
            _ if sort.key != key => "none",
            true => "descending",
            false => "ascending",
        };
        Some(word.to_owned())
    };
    let button = button("sort", (t.column)(key))
        .test_id(&format!("sort-{}", key.word()))
        .child(el("span", "sort__arrow").attr("aria-hidden", "true"))
        .on_click(move || store.sort_by(key));
    el("th", "").attr("scope", "col").attr("data-key", key.word()).attr_fn("aria-sort", direction).child(button)
}

/// What the rows show now, so that only differences are touched.
#[derive(Default)]
struct Shown {
    rows: Vec<El>,
    flags: Vec<bool>,
    selected: Option<Row>,
}

fn fill(store: Store, t: &'static Text, body: El, is_due: State<bool>) {
    // What a row says depends on these only.
    let about = Derived::new(move || (store.filter.with(|f| f.collection), store.counting()));
    let shown = Rc::new(RefCell::new(Shown::default()));
    effect(move || {
        if !is_due.get() {
            return;
        }
        let (collection, counting) = about.get();
        let rows: Vec<El> = store.catalog(|catalog| {
            (0..catalog.systems.len() as Row)
                .map(|row| table_row(store, t, catalog, row, collection, counting))
                .collect()
        });
        // Rows made for another collection or way of counting go.
        body.0.clear();
        *shown.borrow_mut() = Shown { flags: vec![true; rows.len()], rows, selected: None };
        let (ordered, hidden, marked) = (Rc::clone(&shown), Rc::clone(&shown), Rc::clone(&shown));
        let body = body.clone();
        effect(move || {
            let shown = ordered.borrow();
            store.order.with(|order| {
                for row in order.iter().filter_map(|r| shown.rows.get(usize::from(*r))) {
                    body.0.append(&row.0);
                }
            });
        });
        effect(move || {
            let shown = &mut *hidden.borrow_mut();
            store.visible.with(|visible| {
                for ((row, flag), now) in shown.rows.iter().zip(&mut shown.flags).zip(&visible.flags) {
                    if flag != now {
                        *flag = *now;
                        row.0.set_hidden(!*now);
                    }
                }
            });
        });
        effect(move || {
            let shown = &mut *marked.borrow_mut();
            let now = store.selected.get();
            for (row, is_selected) in [(shown.selected, false), (now, true)] {
                if let Some(row) = row.and_then(|r| shown.rows.get(usize::from(r))) {
                    row.0.set_or_remove("aria-current", is_selected.then_some("true"));
                }
            }
            shown.selected = now;
        });
    });
}

fn table_row(
    store: Store,
    t: &'static Text,
    catalog: &Catalog,
    row: Row,
    collection: Collection,
    counting: Counting,
) -> El {
    let Some(system) = catalog.system(row) else { return el("tr", "") };
    let columns = catalog.columns(collection);
    let size = columns.size(usize::from(row), counting);
    let lane = columns.lane[usize::from(row)];
    let name =
        el("button", "link").attr("type", "button").child(bdi(system.name(t.lang))).on_click(move || store.select(row));
    let mut number = el("td", "number").text(&cells::size(t, system, size));
    if size.is_none() {
        number = number.attr("data-unknown", "true");
    }
    el("tr", "")
        .attr("data-id", &system.id)
        .child(
            el("th", "")
                .attr("scope", "row")
                .child(name)
                .text(" ")
                .maybe(system.is_concept().then(|| el("span", "tag").text(t.concept))),
        )
        .child(el("td", "number-left").text(&cells::date(t, system)))
        .child(el("td", "").text(&cells::organisations(t, catalog, system)))
        .child(el("td", "").child(mark(lane_mark(lane))).text(cells::family(t, catalog, system, lane)))
        .child(number)
        .child(el("td", "").text((t.openness)(system.openness)))
}
