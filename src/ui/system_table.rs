//! Everything shown, as a table: sortable, every row in the document so that find-in-page works.
//! Rows that do not pass are hidden, not removed, so that a filter click touches only what changes.

use leptos::prelude::*;

use super::filter_bar::lane_mark;
use super::store::{Store, use_store};
use crate::catalog::{Collection, Lang, ParamStatus, Row};
use crate::explore::{Counting, SortKey};
use crate::i18n::{format, text};

#[component]
pub fn SystemTable() -> impl IntoView {
    let store = use_store();
    let sort = Memo::new(move |_| store.view.with(|v| v.sort));
    let heads = [
        SortKey::Name,
        SortKey::Released,
        SortKey::Organisation,
        SortKey::Family,
        SortKey::Parameters,
        SortKey::Openness,
    ]
    .map(|key| {
        let direction = move || match sort.get() {
            s if s.key != key => "none",
            s if s.is_descending => "descending",
            _ => "ascending",
        };
        view! {
            <th scope="col" aria-sort=direction data-key=key.word()>
                <button class="sort" data-testid=format!("sort-{}", key.word()) on:click=move |_| store.sort_by(key)>
                    {move || (store.text().column)(key)}
                    <span class="sort__arrow" aria-hidden="true"></span>
                </button>
            </th>
        }
    });
    let selected = Selector::new(move || store.selected.get());
    // What a row says depends on these; a change of any makes the rows anew.
    let rows = move || {
        let (lang, collection, counting) = (store.lang.get(), store.collection.get(), store.counting.get());
        store.order.get().iter().map(|row| (*row, lang, collection, counting)).collect::<Vec<_>>()
    };
    view! {
        <section class="card table-card" aria-labelledby="table" data-testid="table-card">
            <div class="card__head">
                <h2 id="table" tabindex="-1">{move || store.text().table}</h2>
                <p class="card__note">{move || store.text().table_hint}</p>
            </div>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="table">
                <table class="table" data-testid="table">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>
                        <For each=rows key=|r| *r children=move |(row, lang, collection, counting)| {
                            table_row(store, selected.clone(), row, lang, collection, counting)
                        }/>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn table_row(
    store: Store,
    selected: Selector<Option<Row>>,
    row: Row,
    lang: Lang,
    collection: Collection,
    counting: Counting,
) -> impl IntoView {
    let t = text(lang);
    store.catalog.with_untracked(|catalog| {
        let system = catalog.system(row)?;
        let columns = catalog.columns(collection);
        let size = columns.size(usize::from(row), counting == Counting::Active);
        let size_text = match (size, system.parameters.status) {
            (Some(size), ParamStatus::Estimated) => format!("≈ {}", format::number(lang, size)),
            (Some(size), _) => format::number(lang, size),
            (None, ParamStatus::NotApplicable) => "–".to_owned(),
            (None, _) => t.unknown.to_owned(),
        };
        let organisations = system.organisations.iter().filter_map(|o| catalog.organisations.get(usize::from(*o)));
        let organisations = format::join(lang, organisations.map(|o| o.name(lang)));
        let family = catalog.families.get(usize::from(system.family)).map_or("", |f| f.name.get(lang));
        let lane = columns.lane[usize::from(row)];
        Some(view! {
            <tr
                data-id=system.id.clone()
                hidden=move || !store.visible.with(|v| v.has(row))
                aria-current=move || selected.selected(&Some(row)).then_some("true")
            >
                <th scope="row">
                    <button class="link" on:click=move |_| store.select(row)><bdi>{system.name(lang).to_owned()}</bdi></button>
                    {system.is_concept().then_some(view! { <span class="tag">{t.concept}</span> })}
                </th>
                <td class="number-left">{system.released.map_or_else(|| t.unknown.to_owned(), format::date)}</td>
                <td>{organisations}</td>
                <td><span class=format!("mark {}", lane_mark(lane)) aria-hidden="true"></span>{family.to_owned()}</td>
                <td class="number" data-unknown=size.is_none().then_some("true")>{size_text}</td>
                <td>{(t.openness)(system.openness)}</td>
            </tr>
        })
    })
}
