//! The present view in words, made anew with each filter, and the list of the charts' keys.

use super::dom::{El, button, el};
use super::page_header::headline;
use super::store::Store;
use crate::catalog::{Catalog, Row};
use crate::explore::Digest;
use crate::i18n::{Text, format, sentences};

pub fn in_words(store: Store, t: &'static Text) -> El {
    let words = move || {
        let mut parts = vec![format!("{}{}", headline(store, t.lang), t.stop)];
        let (collection, counting) = (store.filter.with(|f| f.collection), store.counting());
        let rest = store.catalog(|c| {
            let digest = store.visible.with(|v| Digest::new(c, collection, &v.rows, counting, Default::default()));
            most_and_largest(c, &digest, t)
        });
        parts.extend(rest);
        let (visible, with_size) = store.counts.with(|c| (c.visible, c.with_size));
        parts.push(sentences::known_sizes(t.lang, with_size, visible));
        let subset = store.view.with(|v| v.trend);
        parts.push(store.fit.with(|fit| sentences::trend(t.lang, subset, fit.trend.as_ref(), fit.points)));
        parts.join(if t.lang == crate::catalog::Lang::En { " " } else { "" })
    };
    el("section", "card")
        .attr("aria-labelledby", "in-words-title")
        .child(el("h2", "").attr("id", "in-words-title").text(t.in_words))
        .child(el("p", "card__sentence").attr("id", "in-words").test_id("in-words").text_fn(words))
}

fn most_and_largest(catalog: &Catalog, digest: &Digest, t: &'static Text) -> Vec<String> {
    let mut parts = Vec::new();
    let top: Vec<String> = digest
        .top
        .iter()
        .filter_map(|(o, n)| Some(sentences::with_count(catalog.organisations.get(usize::from(*o))?.name(t.lang), *n)))
        .collect();
    if !top.is_empty() {
        parts.push(sentences::most_from(t.lang, &format::join(t.lang, top.iter().map(String::as_str))));
    }
    if let Some((row, size)) = digest.largest {
        let name = |row: Row| catalog.system(row).map_or("", |s| s.name(t.lang));
        parts.push(sentences::largest(t.lang, name(row), &format::number(t.lang, size)));
    }
    parts
}

/// The keys of both charts, shown by `?` and by a button.
pub fn key_list(store: Store, t: &'static Text) -> El {
    let item = |(keys, words): &(&str, &str)| [el("dt", "").child(el("kbd", "").text(keys)), el("dd", "").text(words)];
    let close = button("button", t.close).on_click(move || store.shows_keys.set(false));
    el("section", "card key-list")
        .attr("aria-labelledby", "keys-title")
        .test_id("keys")
        .hidden_fn(move || !store.shows_keys.get())
        .child(el("div", "card__head").child(el("h2", "").attr("id", "keys-title").text(t.keys_title)).child(close))
        .child(el("dl", "facts keys").children(t.keys.iter().flat_map(item)))
}
