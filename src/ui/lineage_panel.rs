//! On the card: how far lineage is drawn on the timeline, what is drawn and what cannot be, and the path
//! of descent to another system. It follows by itself, so that the card is not made anew under the hand.

use super::dom::{El, button, count_fn, el};
use super::reactive::State;
use super::segmented::{Segment, segmented};
use super::store::Store;
use super::system_card::name_link;
use crate::catalog::Row;
use crate::explore::lineage::{Depth, Descent, Why, named};
use crate::i18n::{Text, sentences};

/// The choices of depth; links may name four and five, too.
const DEPTHS: [Depth; 5] = [Depth::NONE, Depth(1), Depth(2), Depth(3), Depth::ALL];
/// Steps in one list; the rest is counted.
const MOST_LISTED: usize = 40;
/// Id of the list of names offered for the path's end.
const NAMES: &str = "path-names";

pub fn lineage_panel(store: Store, t: &'static Text) -> El {
    let segments = DEPTHS.iter().zip(t.depths).map(|(depth, label)| Segment {
        label,
        count: None,
        is_chosen: Box::new(move || store.lineage_of.get().0 == *depth),
        choose: Box::new(move || store.view.update(|v| v.depth = *depth)),
    });
    let is_off = move || store.lineage_of.get().0 == Depth::NONE;
    let kin = el("p", "hint")
        .test_id("kin")
        .hidden_fn(is_off)
        .text_fn(move || store.lineage.with(|l| sentences::kin(t.lang, l.ancestors, l.descendants)));
    el("section", "kin")
        .test_id("lineage")
        .child(el("h3", "").text(t.lineage_drawn))
        .child(segmented("depth", t.depth_legend, segments.collect()))
        .child(kin)
        .child(steps(store, t, true))
        .child(steps(store, t, false))
        .child(path_field(store, t))
        .child(el("p", "kin__path").test_id("path-words").children_fn(move || path_words(store, t)))
}

/// The steps that are drawn, or those that are not, with the reason; folded away.
fn steps(store: Store, t: &'static Text, is_drawn: bool) -> El {
    let (test_id, title) = if is_drawn { ("drawn", t.steps_drawn) } else { ("undrawn", t.steps_undrawn) };
    let number = move || store.undrawn.with(|u| u.iter().filter(|u| u.is_none() == is_drawn).count());
    let list = move || {
        let mut items = Vec::new();
        let more = number().saturating_sub(MOST_LISTED);
        store.lineage.with(|lineage| {
            store.undrawn.with(|undrawn| {
                for (edge, undrawn) in lineage.edges.iter().zip(undrawn) {
                    if undrawn.is_none() == is_drawn && items.len() < MOST_LISTED {
                        items.push(step(store, t, edge, *undrawn));
                    }
                }
            });
        });
        if more > 0 {
            items.push(el("li", "hint").text(&sentences::and_more(t.lang, more)));
        }
        items
    };
    el("details", "kin__steps")
        .test_id(test_id)
        .hidden_fn(move || number() == 0)
        .child(el("summary", "").text(title).child(count_fn(number)))
        .child(el("ul", "lineage").children_fn(list))
}

/// "GPT-2 → GPT-3 succeeded it", and why it is not drawn.
fn step(store: Store, t: &'static Text, edge: &Descent, undrawn: Option<(Why, Row)>) -> El {
    store.catalog(|catalog| {
        let name = |row: Row| name_link(store, t, catalog, row);
        let words = el("span", "aside").text(" ").text((t.relation_back)(edge.relation));
        let line = el("li", "").maybe(name(edge.parent)).text(" → ").maybe(name(edge.child)).child(words);
        let Some((why, row)) = undrawn else { return line };
        let name = catalog.system(row).map_or("", |s| s.label(t.lang));
        line.child(el("span", "kin__why").text(&sentences::undrawn(t.lang, name, why)))
    })
}

/// A field for the other end's name. Names are offered once the reader comes to it: there are hundreds.
fn path_field(store: Store, t: &'static Text) -> El {
    let is_asked = State::new(false);
    let is_unknown = State::new(false);
    let name = move || {
        let other = store.lineage_of.get().1;
        let name = other.and_then(|row| store.catalog(|c| c.system(row).map(|s| s.name(t.lang).to_owned())));
        name.unwrap_or_default()
    };
    let find = move |text: String| {
        let is_empty = text.trim().is_empty();
        let id = store.catalog(|c| named(c, &text).and_then(|row| c.system(row)).map(|s| s.id.clone()));
        is_unknown.set(id.is_none() && !is_empty);
        if id.is_some() || is_empty {
            store.view.update(|v| v.path_to = id);
        }
    };
    let offers = move || {
        if !is_asked.get() {
            return Vec::new();
        }
        let option = |name: &str| el("option", "").attr("value", name);
        store.catalog(|c| c.systems.iter().map(|s| option(s.name(t.lang))).collect())
    };
    let field = el("input", "field")
        .attr("list", NAMES)
        .attr("autocomplete", "off")
        .attr("maxlength", "100")
        .attr("placeholder", t.path_hint)
        .test_id("path-to")
        .value_fn(name)
        .on("focus", move || is_asked.set(true))
        .on_value("change", find)
        // Escape closes the offered names, and not the card.
        .on_key(|key| key.name == "Escape");
    let clear = button("button", t.remove)
        .test_id("path-clear")
        .hidden_fn(move || store.lineage_of.get().1.is_none())
        .on_click(move || store.view.update(|v| v.path_to = None));
    let answer = move || {
        let is_none = store.lineage.with(|l| l.path.as_ref().is_some_and(|p| p.rows.is_empty()));
        let words = if is_unknown.get() { t.path_unknown } else { t.path_none };
        if is_unknown.get() || is_none { words.to_owned() } else { String::new() }
    };
    el("div", "")
        .child(
            el("label", "kin__field")
                .child(el("span", "").text(t.path_to))
                .child(el("span", "kin__row").child(field).child(clear)),
        )
        .child(el("datalist", "").attr("id", NAMES).children_fn(offers))
        .child(el("p", "hint").attr("role", "status").test_id("path-answer").text_fn(answer))
}

/// "GAN → VQ-GAN built on it → …": every system a button.
fn path_words(store: Store, t: &'static Text) -> Vec<El> {
    let mut parts = Vec::new();
    store.catalog(|catalog| {
        store.lineage.with(|lineage| {
            let Some(path) = &lineage.path else { return };
            for (n, row) in path.rows.iter().enumerate() {
                let Some(name) = name_link(store, t, catalog, *row) else { continue };
                let relation = n.checked_sub(1).and_then(|n| path.relations.get(n));
                let arrow = relation.map(|_| el("span", "").text("→ "));
                let words = relation.map(|r| el("span", "aside").text(" ").text((t.relation_back)(*r)));
                parts.push(el("span", "kin__step").maybe(arrow).child(name).maybe(words).text(" "));
            }
        });
    });
    parts
}
