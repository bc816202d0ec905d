//! How to read the marks: families by shape and colour (also the filter), openness by filling.

use super::dom::{El, button, count_fn, el, mark};
use super::filter_bar::{lane_mark, openness_mark};
use super::store::Store;
use crate::catalog::{Lane, Openness};
use crate::i18n::Text;

pub fn chart_key(store: Store, t: &'static Text) -> El {
    let fillings = Openness::ALL.iter().map(|c| filling(openness_mark(*c), (t.openness_long)(*c)));
    let others = [
        filling("mark--bar", t.key_imprecise),
        filling("mark--whisker", t.key_estimate),
        filling("mark--record", t.key_record),
        filling("mark--cluster", t.key_cluster),
    ];
    el("section", "card key")
        .attr("aria-labelledby", "key-title")
        .child(el("h2", "").attr("id", "key-title").text(t.key_title))
        .child(el("h3", "").text(t.key_family))
        .child(el("ul", "options").children(Lane::ALL.iter().map(|lane| family(store, t, *lane))))
        .child(el("h3", "").text(t.key_openness))
        .child(el("ul", "options").children(fillings).children(others))
}

fn family(store: Store, t: &'static Text, lane: Lane) -> El {
    let is_pressed = move || {
        store.filter.with(|f| {
            let has_all = |c: &crate::catalog::Catalog| {
                c.families.iter().filter(|x| x.lane == lane).all(|x| f.families.contains(&x.id))
            };
            !f.families.is_empty() && store.catalog(has_all)
        })
    };
    let number = move || store.counts.with(|c| c.lanes[lane as usize]);
    let button = button("option key__family", "")
        .test_id(&format!("key-{}", lane.word()))
        .state_fn("aria-pressed", is_pressed)
        .disabled_fn(move || number() == 0 && !is_pressed())
        .child(mark(lane_mark(lane)))
        .child(el("span", "option__label").text((t.lane)(lane)))
        .child(count_fn(number))
        .on_click(move || {
            store.catalog(|c| store.update_filter(|f| f.toggle_lane(lane, &c.families)));
        });
    el("li", "").child(button)
}

fn filling(kind: &str, words: &str) -> El {
    el("li", "key__filling").child(mark(kind)).child(el("span", "").text(words))
}
