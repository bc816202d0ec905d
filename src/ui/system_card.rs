//! The selected system: every fact with its source mark, unchecked ones said so, conflicts side by side,
//! descent as links. Beside the charts on a wide page, a sheet from below on a narrow one.

use std::sync::Arc;

use super::app::load_texts;
use super::dom::{El, bdi, button, count, el, link, mark};
use super::filter_bar::lane_mark;
use super::lineage_panel::lineage_panel;
use super::reactive::State;
use super::store::{Store, TextsState};
use crate::catalog::order::sort_by_key;
use crate::catalog::texts::{Said, Source, SystemTexts};
use crate::catalog::{Catalog, Collection, Edge, Lang, Openness, ParamStatus, Row, System};
use crate::explore::IsOpen;
use crate::explore::query::to_query;
use crate::i18n::{Text, cells, format};
use crate::web;

/// Systems offered when nothing is selected: those with the most direct descendants.
const SUGGESTIONS: usize = 8;

pub fn system_card(store: Store, t: &'static Text) -> El {
    el("section", "card details")
        .attr("aria-label", t.details)
        .test_id("details")
        .flag_fn("data-open", move || store.selected.with(Option::is_some))
        .children_fn(move || match store.selected.get() {
            Some(row) => facts_of(store, t, row),
            None => suggestions(store, t),
        })
        .on_key(move |key| {
            let closes = key.name == "Escape" && store.selected.peek(Option::is_some);
            if closes {
                store.deselect();
            }
            closes
        })
}

fn suggestions(store: Store, t: &'static Text) -> Vec<El> {
    let collection = store.filter.with(|f| f.collection);
    let items: Vec<El> = store.catalog(|catalog| {
        let columns = catalog.columns(collection);
        let mut rows: Vec<Row> = store.visible.with(|v| v.rows.clone());
        let children = |r: &Row| catalog.children.get(usize::from(*r)).map_or(0, Vec::len);
        rows.retain(|r| !catalog.systems[usize::from(*r)].is_concept());
        sort_by_key(&mut rows, |r| (usize::MAX - children(r), columns.rank[usize::from(*r)]));
        rows.truncate(SUGGESTIONS);
        sort_by_key(&mut rows, |r| columns.day[usize::from(*r)]);
        rows.into_iter().filter_map(|row| name_link(store, t, catalog, row)).map(|l| el("li", "").child(l)).collect()
    });
    vec![
        el("h2", "").text(t.details),
        el("p", "hint").text(t.details_empty),
        el("h3", "").text(t.details_try),
        el("ul", "details__starts").children(items),
    ]
}

/// A system's name that selects it, with its year.
pub fn name_link(store: Store, t: &'static Text, catalog: &Catalog, row: Row) -> Option<El> {
    let system = catalog.system(row)?;
    let name = el("button", "link").attr("type", "button").child(bdi(system.label(t.lang)));
    let name = name.on_click(move || store.select(row));
    Some(el("span", "").child(name).maybe(system.released.map(|d| count(d.year()))))
}

/// Sources cited on the card, in the order of their first use.
#[derive(Default)]
struct Cited<'a> {
    sources: Vec<&'a Source>,
}

impl<'a> Cited<'a> {
    /// The mark of a source.
    fn mark(&mut self, source: &'a Source) -> El {
        let at = self.sources.iter().position(|s| s.id == source.id).unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        });
        let n = (at + 1).to_string();
        el("a", "cite").attr("href", &format!("#source-{n}")).text(&n)
    }
}

/// A card being written: the record, its texts when they are there, and the sources so far.
struct Card<'a> {
    store: Store,
    t: &'static Text,
    catalog: &'a Catalog,
    system: &'a System,
    row: Row,
    texts: Option<SystemTexts<'a>>,
    cited: Cited<'a>,
}

fn facts_of(store: Store, t: &'static Text, row: Row) -> Vec<El> {
    let state = store.texts.get();
    let texts = match &state {
        TextsState::Ready(texts) => Some(Arc::clone(texts)),
        _ => None,
    };
    let collection = store.filter.with(|f| f.collection);
    let parts = store.catalog(|catalog| {
        let system = catalog.system(row)?;
        let texts = texts.as_deref().and_then(|x| x.system(&system.id));
        let mut card = Card { store, t, catalog, system, row, texts, cited: Cited::default() };
        let mut parts = card.head(collection);
        let facts = card.facts();
        parts.push(el("dl", "facts").children(facts));
        parts.extend(card.lineage());
        parts.push(lineage_panel(store, t));
        parts.extend(card.conflicts());
        parts.extend(card.article_word());
        parts.extend(card.reference());
        parts.extend(card.sources());
        Some(parts)
    });
    let mut parts = parts.unwrap_or_default();
    match state {
        TextsState::Ready(_) => {}
        TextsState::Loading => parts.push(el("p", "hint").attr("role", "status").text(t.details_loading)),
        TextsState::Failed => {
            parts.push(el("p", "hint").attr("role", "status").text(t.details_failed));
            parts.push(button("button", t.retry).on_click(move || load_texts(store)));
        }
    }
    parts.push(copy_link(store, t));
    parts
}

impl Card<'_> {
    fn head(&self, collection: Collection) -> Vec<El> {
        let (t, store, row, system) = (self.t, self.store, self.row, self.system);
        let lane = self.catalog.columns(collection).lane[usize::from(row)];
        let family = cells::family(t, self.catalog, system, lane);
        let kind = if system.is_concept() { t.concept } else { (t.kind)(system.kind) };
        let close =
            button("button details__close", t.close).test_id("close-details").on_click(move || store.deselect());
        let line = el("p", "details__family").child(mark(lane_mark(lane))).text(&format!("{family} · {kind}"));
        let other = match (t.lang, &system.name_zh) {
            (Lang::Zh, Some(_)) => Some(("en", &system.name)),
            (Lang::En, Some(zh)) => Some(("zh-Hans", zh)),
            _ => None,
        };
        let other = other.map(|(lang, name)| el("span", "details__other").attr("lang", lang).child(bdi(name)));
        let name = el("h2", "details__name").test_id("details-name").child(bdi(system.name(t.lang))).maybe(other);
        let hidden = el("p", "hint").hidden_fn(move || store.visible.with(|v| v.has(row))).text(t.not_in_view);
        let summary = self.texts.and_then(|x| x.summary()).map(|s| el("p", "details__summary").text(s.get(t.lang)));
        let head = el("div", "details__head").child(line).child(close);
        [head, name, hidden].into_iter().chain(summary).collect()
    }

    /// One fact: its value, its source marks, and "not checked yet" where none of its sources was opened.
    fn fact(&mut self, label: &'static str, value: El, field: &str) -> [El; 2] {
        let sources = self.texts.map_or_else(Vec::new, |x| x.evidence(field));
        let is_unchecked = !sources.is_empty() && !sources.iter().any(|s| s.checked);
        let marks: Vec<El> = sources.into_iter().map(|s| self.cited.mark(s)).collect();
        let unchecked = is_unchecked.then(|| el("span", "unchecked").text(self.t.not_checked));
        let value = el("dd", "").child(value).children(marks).maybe(unchecked);
        [el("dt", "").text(label), value]
    }

    fn facts(&mut self) -> Vec<El> {
        let (t, system, texts) = (self.t, self.system, self.texts);
        let words = |s: &str| el("span", "").text(s);
        let noted = |s: &str, note: Option<&crate::catalog::Localized>| {
            let note = note.map(|n| el("span", "aside").text(n.get(t.lang)));
            el("span", "").text(s).maybe(note)
        };
        let mut list = Vec::new();

        let date = match (system.released, system.released_means) {
            (Some(d), Some(means)) => format!("{} ({})", format::date(d), (t.released_means)(means)),
            (Some(d), None) => format::date(d),
            (None, _) => t.unknown.to_owned(),
        };
        list.extend(self.fact(t.released, words(&date), "released"));
        let organisations = self.organisations();
        if !organisations.is_empty() {
            list.extend(self.fact(t.organisation, words(&organisations), "organisations"));
        }
        let size = size_words(system, t);
        let note = texts.and_then(|x| x.parameters_note());
        let field = if system.parameters.total.is_some() { "parameters" } else { "" };
        list.extend(self.fact(t.parameters, noted(&size, note), field));
        if let Some(active) = system.parameters.active {
            list.extend(self.fact(t.active_parameters, words(&both_units(active, t.lang)), "parameters"));
        }
        let open = noted((t.openness)(system.openness), texts.and_then(|x| x.openness_note()));
        list.extend(self.fact(t.openness_label, open, "openness"));
        if let Some(licence) = texts.and_then(|x| x.licence()) {
            list.extend(self.fact(t.licence, words(&licence), "licence"));
        }
        let modalities = format::join(t.lang, system.modalities.iter().map(|m| (t.modality_name)(m)));
        if !modalities.is_empty() {
            list.extend(self.fact(t.modality, words(&modalities), ""));
        }
        if let Some(compute) = texts.and_then(|x| x.training_compute()) {
            let (value, field) = match compute.flop {
                Some(flop) => {
                    let sure = (t.confidence)(compute.confidence.as_deref().unwrap_or(""));
                    (format!("{} FLOP ({sure})", format::scientific(flop)), "training_compute")
                }
                None => (t.unknown.to_owned(), ""),
            };
            list.extend(self.fact(t.training_compute, noted(&value, compute.note.as_ref()), field));
        }
        if !system.aliases.is_empty() {
            let aliases = format::join(t.lang, system.aliases.iter().map(String::as_str));
            list.extend(self.fact(t.aliases, words(&aliases), ""));
        }
        list
    }

    /// "OpenAI (United States), Microsoft (United States)".
    fn organisations(&self) -> String {
        let t = self.t;
        let known = |o: &u16| self.catalog.organisations.get(usize::from(*o));
        let named = self.system.organisations.iter().filter_map(known).map(|o| match &o.country {
            Some(code) => format!("{} ({})", o.name(t.lang), (t.country_name)(code)),
            None => o.name(t.lang).to_owned(),
        });
        let named: Vec<String> = named.collect();
        format::join(t.lang, named.iter().map(String::as_str))
    }

    /// Descent as links: what it grew from, what it led to, what it belongs with, each in the order of time.
    fn lineage(&mut self) -> Vec<El> {
        let (t, store) = (self.t, self.store);
        let children = self.catalog.children.get(usize::from(self.row)).map_or(&[][..], Vec::as_slice);
        let mut all: Vec<(Edge, bool)> = self.system.lineage.iter().map(|e| (*e, false)).collect();
        all.extend(children.iter().map(|e| (*e, true)));
        let days = &self.catalog.columns(Collection::Extended).day;
        sort_by_key(&mut all, |(e, _)| days[usize::from(e.to)]);
        let (descent, related): (Vec<_>, Vec<_>) = all.into_iter().partition(|(e, _)| e.relation.is_descent());
        let (led_to, grew_from): (Vec<_>, Vec<_>) = descent.into_iter().partition(|(_, is_back)| *is_back);
        let mut parts = Vec::new();
        let lists =
            [("grew-from", t.grew_from, grew_from), ("led-to", t.led_to, led_to), ("related", t.related, related)];
        for (test_id, title, edges) in lists {
            let items: Vec<El> = edges
                .iter()
                .filter_map(|(edge, is_back)| {
                    let words = if *is_back { (t.relation_back)(edge.relation) } else { (t.relation)(edge.relation) };
                    let name = name_link(store, t, self.catalog, edge.to)?;
                    Some(el("li", "").child(name).text(" ").child(el("span", "aside").text(words)))
                })
                .collect();
            if items.is_empty() {
                continue;
            }
            let heading = el("h3", "").text(title);
            // All edges of a record rest on the same evidence.
            let heading = match test_id {
                "grew-from" => {
                    let sources = self.texts.map_or_else(Vec::new, |x| x.evidence("lineage"));
                    let is_unchecked = sources.iter().any(|s| !s.checked);
                    let marks: Vec<El> = sources.into_iter().map(|s| self.cited.mark(s)).collect();
                    let unchecked = is_unchecked.then(|| el("span", "unchecked").text(t.not_checked));
                    heading.children(marks).maybe(unchecked)
                }
                _ => heading,
            };
            parts.push(heading);
            parts.push(el("ul", "lineage").test_id(test_id).children(items));
        }
        parts
    }

    fn conflicts(&mut self) -> Option<El> {
        let t = self.t;
        let list = self.texts.map_or_else(Vec::new, |x| x.conflicts());
        if list.is_empty() {
            return None;
        }
        let mut section = el("section", "conflicts").test_id("conflicts").child(el("h3", "").text(t.conflicts));
        for conflict in list {
            let mut sides = Vec::new();
            for side in &conflict.sides {
                let publisher = side.source.map(|s| s.publisher.as_deref().unwrap_or(&s.title));
                let item = el("li", "")
                    .child(el("strong", "").text(&said(&side.value, conflict.field, t)))
                    .maybe(publisher.map(|p| el("span", "aside").text(p)))
                    .maybe(side.source.map(|s| self.cited.mark(s)));
                sides.push(item);
            }
            let note = conflict.note.as_ref().map(|n| el("p", "").text(n.get(t.lang)));
            let block = el("div", "conflict")
                .child(el("h4", "").text((t.field)(conflict.field)))
                .child(el("ul", "").children(sides))
                .maybe(note);
            section = section.child(block);
        }
        Some(section)
    }

    /// What the article and its figure say.
    fn article_word(&self) -> Option<El> {
        let (t, texts) = (self.t, self.texts?);
        let mut parts = Vec::new();
        if let Some(article) = texts.article() {
            parts.push(el("h3", "").text(t.article_says));
            parts.extend(article.claim.as_ref().map(|c| el("p", "").text(c.get(t.lang))));
            if article.is_row {
                let open = article.open.map(|o| (t.is_open)(if o { IsOpen::Yes } else { IsOpen::No }).to_owned());
                let facts = [
                    article.year.map(|y| y.to_string()),
                    article.organisation.clone(),
                    article.parameters.map(|p| format::number_precise(t.lang, p)),
                    open,
                ];
                parts.push(el("p", "aside").text(&facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")));
            }
        }
        if let Some(figure) = texts.figure() {
            let size = figure.parameters.map(|p| format::number_precise(t.lang, p));
            let facts: Vec<String> = [figure.name.clone(), figure.date.clone(), size].into_iter().flatten().collect();
            parts.push(el("h3", "").text(t.figure_shows));
            parts.push(el("p", "aside").text(&facts.join(" · ")));
        }
        (!parts.is_empty()).then(|| el("section", "article").test_id("article-word").children(parts))
    }

    fn reference(&self) -> Option<El> {
        let reference = self.texts?.reference()?;
        let line = el("p", "details__reference").text(self.t.read_more).text(": ");
        Some(line.child(link(Some(&reference.url), &reference.title)))
    }

    fn sources(&self) -> Option<El> {
        let t = self.t;
        if self.cited.sources.is_empty() {
            return None;
        }
        let item = |(n, source): (usize, &&Source)| {
            let publisher = source.publisher.as_ref().filter(|p| **p != source.title);
            let rest: String = publisher
                .into_iter()
                .chain(&source.as_of)
                .chain(&source.licence)
                .map(|part| format!(" · {part}"))
                .collect();
            el("li", "")
                .attr("id", &format!("source-{}", n + 1))
                .attr("tabindex", "-1")
                .child(link(source.url.as_deref(), &source.title))
                .text(&rest)
                .maybe((!source.checked).then(|| el("span", "unchecked").text(t.not_checked)))
        };
        let list = el("ol", "").test_id("sources").children(self.cited.sources.iter().enumerate().map(item));
        Some(el("section", "sources").child(el("h3", "").text(t.sources)).child(list))
    }
}

/// The parameter count in words: both units, how it is known, when it came.
fn size_words(system: &System, t: &'static Text) -> String {
    let p = &system.parameters;
    let Some(total) = p.total else {
        let is_without = p.status == ParamStatus::NotApplicable;
        return if is_without { t.not_applicable } else { (t.param_status)(ParamStatus::Unknown) }.to_owned();
    };
    let mut line = both_units(total, t.lang);
    let mut add = |part: &str| {
        line.push_str(" · ");
        line.push_str(part);
    };
    if p.status == ParamStatus::Estimated {
        add(t.estimated);
    }
    if p.sparse == Some(true) {
        add(t.mixture);
    }
    if let Some(date) = p.date {
        add(&format::date(date));
    }
    line
}

/// "175B (1750 亿)": the reader's own unit first.
fn both_units(value: f64, lang: Lang) -> String {
    let other = if lang == Lang::En { Lang::Zh } else { Lang::En };
    format!("{} ({})", format::number_precise(lang, value), format::number_precise(other, value))
}

/// One side of a conflict in the reader's words.
fn said(value: &Said, field: &str, t: &'static Text) -> String {
    match value {
        Said::Number(n) if field == "parameters" => format::number_precise(t.lang, *n),
        Said::Number(n) => format::decimal(*n, 0),
        Said::Bool(is_open) if field == "openness" => {
            (t.is_open)(if *is_open { IsOpen::Yes } else { IsOpen::No }).to_owned()
        }
        Said::Bool(yes) => if *yes { t.yes } else { t.no }.to_owned(),
        Said::Text(word) => match (field, Openness::parse(word)) {
            ("openness", Some(class)) => (t.openness)(class).to_owned(),
            _ => word.clone(),
        },
        Said::Localized(words) => words.get(t.lang).to_owned(),
        Said::Nothing => t.unknown.to_owned(),
    }
}

/// Copies the address of the present view; where copying is refused the address stands ready to be copied.
fn copy_link(store: Store, t: &'static Text) -> El {
    let refused = State::new(None::<String>);
    let has_copied = State::new(false);
    let words = move || if has_copied.get() { t.copied } else { t.copy_link }.to_owned();
    let copy = move || {
        let href = web::location::href();
        let base = href.split(['?', '#']).next().unwrap_or_default();
        let link = store.view.peek(|v| format!("{base}?{}", to_query(v)));
        web::fetch::spawn(async move {
            let is_copied = web::page::copy(link.clone()).await;
            if is_copied {
                store.said.set(t.copied.to_owned());
            }
            has_copied.set(is_copied);
            refused.set((!is_copied).then_some(link));
        });
    };
    let field = el("input", "field").attr("readonly", "").value_fn(move || refused.get().unwrap_or_default());
    let by_hand = el("label", "hint").hidden_fn(move || refused.with(Option::is_none)).text(t.copy_failed).child(field);
    let button = el("button", "button").attr("type", "button").test_id("copy-link").text_fn(words).on_click(copy);
    el("div", "details__actions").child(button).child(by_hand)
}
