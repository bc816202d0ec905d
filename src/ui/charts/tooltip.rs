//! The facts of the system under the pointer, in a box beside its mark; of a cluster its members' names.

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::Row;
use crate::chart::{PlacedCluster, Point};
use crate::i18n::{Text, cells};
use crate::ui::marks::px;
use crate::ui::store::{Store, use_store, use_text};

/// The box is this wide at most; near the right edge it stands left of its mark.
const WIDTH_PX: f64 = 240.0;
const GAP_PX: f64 = 14.0;
/// Members of a cluster that are named before "and n more"; of one that does not open many more are, for
/// there is no other way to see them.
const NAMED: usize = 6;
const NAMED_CLOSED: usize = 24;

/// What is pointed at.
#[derive(Clone, PartialEq)]
pub struct TooltipSubject {
    pub row: Row,
    /// Where its mark stands, CSS px.
    pub at: Point,
    /// The cluster that stands there, unless a key led to one of its members.
    pub cluster: Option<Arc<PlacedCluster>>,
}

/// The box; hidden when nothing is pointed at.
#[component]
pub fn Tooltip(
    /// What is pointed at.
    #[prop(into)]
    subject: Signal<Option<TooltipSubject>>,
    /// Width of the chart, CSS px.
    #[prop(into)]
    width: Signal<f64>,
) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let left = move |at: Point| {
        let fits_right = at.x + GAP_PX + WIDTH_PX <= width.get();
        if fits_right { at.x + GAP_PX } else { (at.x - GAP_PX - WIDTH_PX).max(0.0) }
    };
    let content = move || {
        subject.get().map(|p| match p.cluster {
            Some(cluster) => members(store, t, &cluster),
            None => facts(summary(store, t, p.row)),
        })
    };
    view! {
        <div
            class="tooltip"
            role="tooltip"
            data-testid="tooltip"
            hidden=Signal::derive(move || subject.with(Option::is_none))
            style:left=Signal::derive(move || subject.with(|p| p.as_ref().map(|p| px(left(p.at)))))
            style:top=Signal::derive(move || subject.with(|p| p.as_ref().map(|p| px(p.at.y + GAP_PX))))
        >
            {content}
        </div>
    }
}

/// The first members of a cluster, and that it opens.
fn members(store: Store, t: &'static Text, cluster: &PlacedCluster) -> AnyView {
    let most = if cluster.opens.is_some() { NAMED } else { NAMED_CLOSED };
    let all = cluster.members.len();
    let names = store.catalog.with_untracked(|c| {
        let name = |row: &Row| c.system(*row).map(|s| view! { <span>{s.label(t.lang).to_owned()}</span> });
        cluster.members.iter().take(most).map(name).collect_view()
    });
    view! {
        <strong>{t.systems(all)}</strong>
        {names}
        {(all > most).then(|| view! { <span>{t.and_more(all - most)}</span> })}
        {cluster.opens.is_some().then(|| view! { <span class="tooltip__hint">{t.open_cluster}</span> })}
    }
    .into_any()
}

fn facts(lines: Vec<String>) -> AnyView {
    let mut lines = lines.into_iter();
    let name = lines.next().map(|name| view! { <strong><bdi>{name}</bdi></strong> });
    view! {
        {name}
        {lines.map(|line| view! { <span>{line}</span> }).collect_view()}
    }
    .into_any()
}

/// The lines about a system; a key that leads to its mark announces the same.
pub fn summary(store: Store, t: &'static Text, row: Row) -> Vec<String> {
    let (collection, as_of) = store.filter.with_untracked(|f| (f.collection, f.as_of));
    store.catalog.with_untracked(|c| cells::summary(t, c, c.columns(collection), as_of, row))
}
