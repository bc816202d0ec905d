//! Data version, sources and licences.

use super::dom::{El, el, link};
use super::store::{Store, TextsState};
use crate::i18n::{Text, sentences};

pub fn page_footer(store: Store, t: &'static Text) -> El {
    let version = store.catalog(|c| {
        let until = c.data_until.map(|d| format!(" · {}", sentences::data_until(t.lang, d)));
        format!("{} {}{}", t.data_version, c.version, until.unwrap_or_default())
    });
    let credits = move || match store.texts.get() {
        TextsState::Ready(texts) => texts
            .credits()
            .into_iter()
            .map(|c| {
                let licence = c.licence.as_ref().map(|l| el("span", "tag").text(l));
                el("li", "").child(link(c.url.as_deref(), c.text.get(t.lang))).maybe(licence)
            })
            .collect(),
        TextsState::Loading => vec![el("li", "").text(t.details_loading)],
        TextsState::Failed => vec![el("li", "").text(t.details_failed)],
    };
    let download = el("a", "").attr("href", "./data/catalog.json").attr("download", "").text(t.download);
    el("footer", "footer")
        .attr("id", "credits")
        .child(el("p", "").test_id("version").text(&version))
        .child(el("p", "").text(t.data_licence).text(" ").text(t.source_code_licence).text(" ").child(download))
        .child(el("h2", "").text(t.credits))
        // Last: it grows when the texts arrive, and nothing below it moves.
        .child(el("ul", "footer__credits").test_id("credits").children_fn(credits))
}
