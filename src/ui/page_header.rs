//! Title, the generated sentence under it, language and theme.

use super::dom::{El, button, el};
use super::store::Store;
use crate::catalog::{Lang, NO_DAY, date::civil};
use crate::explore::{IsOpen, Theme, is_open};
use crate::i18n::{Text, sentences};
use crate::web;

/// Names of the two remembered choices.
pub const LANG: &str = "lang";
pub const THEME: &str = "theme";
const LANG_BUTTON: &str = "language-button";

pub fn page_header(store: Store, t: &'static Text) -> El {
    let title = el("h1", "header__title").text(t.title);
    let line = el("p", "header__line").test_id("headline").text_fn(move || headline(store, t.lang));
    let other = if t.lang == Lang::En { Lang::Zh } else { Lang::En };
    let language = button("button", t.other_language)
        .attr("id", LANG_BUTTON)
        .attr("lang", if other == Lang::Zh { "zh-Hans" } else { "en" })
        .test_id("language")
        .on_click(move || {
            web::preference::write(LANG, other.code());
            store.view.update(|v| v.lang = Some(other));
            // The page is made anew; the focus goes where it was.
            web::page::after_paint(|| web::dom::focus(LANG_BUTTON));
        });
    let theme = el("button", "button").attr("type", "button").test_id("theme").text_fn(move || {
        let words = if store.theme.get() == Theme::Light { t.theme_to_dark } else { t.theme_to_light };
        words.to_owned()
    });
    let theme = theme.on_click(move || {
        let other = if store.theme.peek(|k| *k == Theme::Dark) { Theme::Light } else { Theme::Dark };
        web::preference::write(THEME, other.word());
        store.view.update(|v| v.theme = Some(other));
    });
    el("header", "header")
        .child(el("div", "").child(title).child(line))
        .child(el("div", "header__actions").child(language).child(theme))
}

/// How many systems are shown, from when to when, how many of them open.
pub fn headline(store: Store, lang: Lang) -> String {
    let (collection, meaning) = store.filter.with(|f| (f.collection, f.open_meaning));
    let (open, years) = store.catalog(|catalog| {
        store.visible.with(|visible| {
            let columns = catalog.columns(collection);
            let (mut open, mut first, mut last) = (0, i32::MAX, i32::MIN);
            for row in visible.rows.iter().map(|r| usize::from(*r)) {
                let system = &catalog.systems[row];
                open += usize::from(is_open(meaning, system.openness, system.article_open) == IsOpen::Yes);
                let day = columns.first_day[row];
                if day != NO_DAY {
                    (first, last) = (first.min(day), last.max(day));
                }
            }
            (open, (first <= last).then(|| (civil(first).0, civil(last).0)))
        })
    });
    store.counts.with(|c| sentences::headline(lang, c, open, years))
}
