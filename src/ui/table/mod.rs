//! Everything shown, as a table: sortable, every row in the document so that find-in-page works. Rows are made once;
//! those that do not pass are hidden, so that a filter touches only what changes.

use leptos::prelude::*;

use super::marks::{Mark, lane_mark};
use super::store::{use_store, use_text};
use crate::catalog::{AsOf, Collection, Counting, Row};
use crate::explore::SortKey;
use crate::explore::table::COLUMNS;
use crate::i18n::cells;
use crate::web;

/// The table of all systems.
#[component]
pub fn SystemTable() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    // The charts come first; the rows are made once they are painted, unless someone reads them already.
    let is_read = web::page::is_reached("table");
    let is_due = RwSignal::new(is_read);
    if !is_due.get_untracked() {
        web::page::after_paint(move || is_due.set(true));
    }
    // What a row says depends on these, so they are part of its key.
    let about = Memo::new(move |_| (store.filter.with(|f| (f.collection, f.as_of)), store.counting()));
    let rows = move || {
        let about = about.get();
        let order = if is_due.get() { store.order.get() } else { Vec::new() };
        order.into_iter().map(move |row| (row, about)).collect::<Vec<_>>()
    };
    view! {
        <section class="card table-card" aria-labelledby="table" data-testid="table-card">
            <div class="card__head">
                <h2 id="table" tabindex="-1">{t.table}</h2>
                <p class="card__note">{t.table_hint}</p>
            </div>
            // No tab stop of its own: its buttons scroll it, and the focus on something so tall would jump to its middle.
            <div class="table-scroll" class=("table-scroll--below", !is_read) role="region" aria-labelledby="table">
                <table class="table" data-testid="table">
                    <thead>
                        <tr>{COLUMNS.iter().map(|key| view! { <Heading key=*key/> }).collect_view()}</tr>
                    </thead>
                    <tbody>
                        <For each=rows key=|about| *about let((row, ((collection, as_of), counting)))>
                            <SystemRow row=row collection=collection as_of=as_of counting=counting/>
                        </For>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

/// A column's heading, which sorts by it.
#[component]
fn Heading(key: SortKey) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let direction = move || {
        let sort = store.view.with(|v| v.sort);
        match sort.is_descending {
            _ if sort.key != key => "none",
            true => "descending",
            false => "ascending",
        }
    };
    view! {
        <th scope="col" data-key=key.word() aria-sort=Signal::derive(direction)>
            <button
                class="sort"
                type="button"
                data-testid=format!("sort-{}", key.word())
                on:click=move |_| store.sort_by(key)
            >
                {(t.column)(key)}
                <span class={"sort__arrow"} aria-hidden="true"></span>
            </button>
        </th>
    }
}

/// One system. Its words are fixed; only whether it is shown and selected follows.
#[component]
fn SystemRow(row: Row, collection: Collection, as_of: AsOf, counting: Counting) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    store.catalog.with_untracked(|catalog| {
        let system = catalog.system(row)?;
        let columns = catalog.columns(collection);
        let size = columns.size(usize::from(row), counting);
        let lane = *columns.lane.get(usize::from(row))?;
        Some(view! {
            <tr
                data-id=system.id.clone()
                hidden=Signal::derive(move || !store.visible.with(|v| v.has(row)))
                aria-current=Signal::derive(move || (store.selected.get() == Some(row)).then_some("true"))
            >
                <th scope="row">
                    <button class="link" type="button" on:click=move |_| store.select(row)>
                        <bdi>{system.name(t.lang).to_owned()}</bdi>
                    </button>
                    " "
                    {system.is_concept().then(|| view! { <span class="tag">{t.concept}</span> })}
                </th>
                <td class="number-left">{cells::date(t, system)}</td>
                <td>{cells::organisations(t, catalog, system)}</td>
                <td>
                    <Mark kind=lane_mark(lane)/>
                    {cells::family(t, catalog, system, lane).to_owned()}
                </td>
                <td class="number" data-unknown=size.is_none().then_some("true")>{cells::size(t, system, size)}</td>
                <td>{(t.openness)(system.openness_as_of(as_of))}</td>
            </tr>
        })
    })
}
