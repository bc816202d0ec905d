//! The facts of the system under the pointer, in a box beside its mark.

use leptos::prelude::*;

use super::store::use_store;
use crate::catalog::{ParamStatus, Row};
use crate::chart::Point;
use crate::i18n::format;

/// The box is this wide at most; near the right edge it stands left of its mark.
const WIDTH_PX: f64 = 240.0;

#[component]
pub fn Tooltip(tip: RwSignal<Option<(Row, Point)>>, width: RwSignal<f64>) -> impl IntoView {
    let store = use_store();
    let body = move || {
        let (row, _) = tip.get()?;
        let (lang, t) = (store.lang.get(), store.text());
        store.catalog.with(|catalog| {
            let system = catalog.system(row)?;
            let columns = catalog.columns(store.collection.get());
            let size = columns.size(usize::from(row), false);
            let mut size = size.map(|s| format::number(lang, s));
            match (&mut size, system.parameters.status) {
                (Some(size), ParamStatus::Estimated) => *size = format!("{size} · {}", t.estimated),
                (None, status) => size = Some((t.param_status)(status).to_owned()),
                _ => {}
            }
            let organisations = system.organisations.iter().filter_map(|o| catalog.organisations.get(usize::from(*o)));
            let organisations = format::join(lang, organisations.map(|o| o.name(lang)));
            let date = system.released.map_or_else(|| t.unknown.to_owned(), format::date);
            let lane = (t.lane)(columns.lane[usize::from(row)]);
            Some(view! {
                <strong><bdi>{system.name(lang).to_owned()}</bdi></strong>
                <span>{date}{(!organisations.is_empty()).then(|| format!(" · {organisations}"))}</span>
                <span>{t.parameters}{": "}{size}</span>
                <span>{(t.openness)(system.openness)}" · "{lane}</span>
            })
        })
    };
    let left = move || {
        tip.get().map(|(_, p)| {
            let room = width.get();
            let left = if p.x + 14.0 + WIDTH_PX <= room { p.x + 14.0 } else { (p.x - 14.0 - WIDTH_PX).max(0.0) };
            format!("{left:.0}px")
        })
    };
    view! {
        <div
            class="tooltip"
            role="tooltip"
            data-testid="tooltip"
            hidden=move || tip.get().is_none()
            style:left=left
            style:top=move || tip.get().map(|(_, p)| format!("{:.0}px", p.y + 14.0))
        >
            {body}
        </div>
    }
}
