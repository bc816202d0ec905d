//! The facts of the system under the pointer, in a box beside its mark; of a cluster its members' names.

use super::chart_frame::FrameChart;
use super::dom::{El, bdi, el};
use super::reactive::State;
use super::store::Store;
use crate::catalog::{Counting, ParamStatus, Row};
use crate::chart::Point;
use crate::i18n::{Text, format, sentences};

/// The box is this wide at most; near the right edge it stands left of its mark.
const WIDTH_PX: f64 = 240.0;
const GAP_PX: f64 = 14.0;
/// Members of a cluster that are named before "and n more"; of one that does not open many more are, for
/// there is no other way to see them.
const NAMED: usize = 6;
const NAMED_CLOSED: usize = 24;

pub fn tooltip(chart: FrameChart, t: &'static Text, tip: State<Option<(Row, Point)>>) -> El {
    let width = chart.width;
    el("div", "tooltip")
        .attr("role", "tooltip")
        .test_id("tooltip")
        .hidden_fn(move || tip.with(Option::is_none))
        .follow(move |node| {
            let Some((_, at)) = tip.get() else { return };
            let fits_right = at.x + GAP_PX + WIDTH_PX <= width.get();
            let left = if fits_right { at.x + GAP_PX } else { (at.x - GAP_PX - WIDTH_PX).max(0.0) };
            node.set_px("left", left);
            node.set_px("top", at.y + GAP_PX);
        })
        .children_fn(move || {
            let Some((row, at)) = tip.get() else { return Vec::new() };
            match (chart.cluster_at)(at) {
                Some(cluster) if !chart.by_key.get() => {
                    names(chart.store, t, &cluster.members, cluster.opens.is_some())
                }
                _ => facts(chart.store, t, row),
            }
        })
}

/// The first members of a cluster, and that it opens.
fn names(store: Store, t: &'static Text, members: &[Row], opens: bool) -> Vec<El> {
    let most = if opens { NAMED } else { NAMED_CLOSED };
    let line = |class, words: &str| el("span", class).text(words);
    let mut lines = vec![el("strong", "").text(&sentences::lane_count(t.lang, members.len()))];
    store.catalog(|catalog| {
        for row in members.iter().take(most) {
            lines.push(line("", catalog.system(*row).map_or("", |s| s.label(t.lang))));
        }
    });
    if members.len() > most {
        lines.push(line("", &sentences::and_more(t.lang, members.len() - most)));
    }
    if opens {
        lines.push(line("tooltip__hint", t.open_cluster));
    }
    lines
}

fn facts(store: Store, t: &'static Text, row: Row) -> Vec<El> {
    let name = |(n, line): (usize, String)| match n {
        0 => el("strong", "").child(bdi(&line)),
        _ => el("span", "").text(&line),
    };
    lines(store, t, row).into_iter().enumerate().map(name).collect()
}

/// Name, date and makers, size, openness and family.
pub fn lines(store: Store, t: &'static Text, row: Row) -> Vec<String> {
    let collection = store.filter.with(|f| f.collection);
    let lines = store.catalog(|catalog| {
        let system = catalog.system(row)?;
        let columns = catalog.columns(collection);
        let size = match (columns.size(usize::from(row), Counting::Total), system.parameters.status) {
            (Some(size), ParamStatus::Estimated) => format!("{} · {}", format::number(t.lang, size), t.estimated),
            (Some(size), _) => format::number(t.lang, size),
            (None, status) => (t.param_status)(status).to_owned(),
        };
        let organisations = system.organisations.iter().filter_map(|o| catalog.organisations.get(usize::from(*o)));
        let organisations = format::join(t.lang, organisations.map(|o| o.name(t.lang)));
        let mut line = system.released.map_or_else(|| t.unknown.to_owned(), format::date);
        if !organisations.is_empty() {
            line = format!("{line} · {organisations}");
        }
        let lane = (t.lane)(columns.lane[usize::from(row)]);
        Some(vec![
            system.name(t.lang).to_owned(),
            line,
            format!("{}: {size}", t.parameters),
            format!("{} · {lane}", (t.openness)(system.openness)),
        ])
    });
    lines.unwrap_or_default()
}
