//! The changes as an Atom feed (RFC 4287), in both languages. Entries keep their ids whatever the page's address is.

use maud::{Markup, html};

use crate::catalog::changes::{ToldSystem, ToldVersion};
use crate::catalog::{Catalog, Lang, Localized};
use crate::i18n::changes::ChangeWords;
use crate::i18n::{EN, ZH, text};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
/// The feed and its entries, made once at random. An entry has its day in the place of the last twelve digits.
const FEED_ID: &str = "urn:uuid:5d0c8f0e-3b7a-4c61-9a55-7c1f2be0d9a4";
const ENTRY_ID: &str = "urn:uuid:b1f4a7d2-96c3-4e08-8d7b-";

/// The feed's text. `url` is the page's address with a slash at its end; without it the feed's addresses lead from
/// `data/` to the page.
pub fn feed(told: &[ToldVersion], catalog: &Catalog, url: Option<&str>) -> String {
    let page = url.unwrap_or("../");
    let own = url.map_or_else(|| "changes.xml".to_owned(), |url| format!("{url}data/changes.xml"));
    let updated = told.first().map_or_else(String::new, midnight);
    let [en, zh] = [EN.lang, ZH.lang].map(|lang| ChangeWords::of(lang).feed);
    let feed = html! {
        feed xmlns=(ATOM) {
            id { (FEED_ID) }
            title { (en) " · " (zh) }
            updated { (updated) }
            author { name { (EN.title) } }
            link rel="self" type="application/atom+xml" href=(own) {}
            link rel="alternate" type="text/html" href=(page) {}
            @for version in told { (entry(version, catalog, page)) }
        }
    };
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{}\n", clean(&feed.into_string()))
}

fn entry(version: &ToldVersion, catalog: &Catalog, page: &str) -> Markup {
    let day = version.date.to_string().replace('-', "");
    html! {
        entry {
            id { (ENTRY_ID) (format!("{day:0>12}")) }
            title { (version.version) ": " (version.counts.en) " · " (version.counts.zh) }
            updated { (midnight(version)) }
            link rel="alternate" type="text/html" href=(page) {}
            content type="xhtml" {
                div xmlns=(XHTML) {
                    @for lang in Lang::ALL { (content(version, catalog, page, *lang)) }
                }
            }
        }
    }
}

fn content(version: &ToldVersion, catalog: &Catalog, page: &str, lang: Lang) -> Markup {
    let say = |words: &Localized| words.get(lang).to_owned();
    let name = |system: &ToldSystem| {
        let known = catalog.row(&system.id).and_then(|row| catalog.system(row)).map(|s| s.name(lang).to_owned());
        known.or_else(|| system.name.as_ref().map(say)).unwrap_or_default()
    };
    html! {
        div lang=(text(lang).lang.tag()) {
            p { (say(&version.counts)) }
            @for part in &version.parts {
                h3 { (say(&part.heading)) }
                ul {
                    @for system in &part.systems {
                        li {
                            @if system.name.is_none() {
                                a href={ (page) "?at=" (system.id) "&lang=" (lang.code()) } { (name(system)) }
                            } @else {
                                (name(system))
                            }
                            @if !system.facts.is_empty() {
                                ul { @for fact in &system.facts { li { (say(fact)) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn midnight(version: &ToldVersion) -> String {
    format!("{}T00:00:00Z", version.date)
}

/// Without the characters that XML cannot hold.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
}
