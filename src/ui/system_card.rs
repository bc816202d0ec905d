//! The selected system: every fact with its source mark, unchecked ones said so, conflicts side by side,
//! descent as links. Beside the charts on a wide page, a sheet from below on a narrow one.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::load_texts;
use super::filter_bar::lane_mark;
use super::store::{Store, TextsState, use_store};
use crate::catalog::texts::{Conflict, Source, SystemTexts, Texts, Value, safe_url};
use crate::catalog::{Catalog, Edge, Lang, ParamStatus, Row, System};
use crate::explore::ViewState;
use crate::i18n::{Text, format, text};
use crate::web;

/// Systems offered when nothing is selected: the most important of the shown ones.
const SUGGESTIONS: usize = 8;

#[component]
pub fn SystemCard() -> impl IntoView {
    let store = use_store();
    let is_open = move || store.selected.get().is_some();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            store.deselect();
        }
    };
    view! {
        <section
            class="card details"
            aria-label=move || store.text().details
            data-testid="details"
            data-open=move || is_open().then_some("true")
            on:keydown=on_key
        >
            {move || match store.selected.get() {
                Some(row) => view! { <Facts row/> }.into_any(),
                None => view! { <Suggestions/> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Suggestions() -> impl IntoView {
    let store = use_store();
    let items = move || {
        let lang = store.lang.get();
        store.catalog.with(|catalog| {
            let columns = catalog.columns(store.collection.get());
            let mut rows: Vec<Row> = store.visible.with(|v| v.rows.to_vec());
            // Descendants, not the figure, make a good start.
            let children = |r: &Row| catalog.children.get(usize::from(*r)).map_or(0, Vec::len);
            rows.retain(|r| !catalog.systems[usize::from(*r)].is_concept());
            rows.sort_by_key(|r| (usize::MAX - children(r), columns.rank[usize::from(*r)]));
            rows.truncate(SUGGESTIONS);
            rows.sort_by_key(|r| columns.day[usize::from(*r)]);
            rows.into_iter()
                .filter_map(|row| {
                    let system = catalog.system(row)?;
                    let year = system.released.map(|d| d.year());
                    Some(view! {
                        <li>
                            <button class="link" on:click=move |_| store.select(row)>{system.label(lang).to_owned()}</button>
                            " "<span class="count">{year}</span>
                        </li>
                    })
                })
                .collect_view()
        })
    };
    view! {
        <h2>{move || store.text().details}</h2>
        <p class="hint">{move || store.text().details_empty}</p>
        <h3>{move || store.text().details_try}</h3>
        <ul class="details__starts">{items}</ul>
    }
}

/// Sources cited on the card, in the order of their first use.
#[derive(Default)]
struct Cited<'a> {
    sources: Vec<&'a Source>,
}

impl<'a> Cited<'a> {
    fn number(&mut self, source: &'a Source) -> usize {
        match self.sources.iter().position(|s| s.id == source.id) {
            Some(at) => at + 1,
            None => {
                self.sources.push(source);
                self.sources.len()
            }
        }
    }
}

#[component]
fn Facts(row: Row) -> impl IntoView {
    let store = use_store();
    view! {
        {move || {
            let (lang, state) = (store.lang.get(), store.texts.get());
            let texts = match &state {
                TextsState::Ready(texts) => Some(Arc::clone(texts)),
                _ => None,
            };
            store.catalog.with(|catalog| {
                let system = catalog.system(row)?;
                Some(card(store, catalog, system, row, texts.as_deref(), lang, &state))
            })
        }}
        <CopyLink/>
    }
}

fn card(
    store: Store,
    catalog: &Catalog,
    system: &System,
    row: Row,
    texts: Option<&Texts>,
    lang: Lang,
    state: &TextsState,
) -> AnyView {
    let t = text(lang);
    let own = texts.and_then(|x| x.systems.get(&system.id));
    let mut cited = Cited::default();
    let lane = catalog.columns(store.collection.get_untracked()).lane[usize::from(row)];
    let family = catalog.families.get(usize::from(system.family)).map_or("", |f| f.name.get(lang));
    let other_name = match lang {
        Lang::Zh => system.name_zh.as_ref().map(|_| system.name.clone()),
        Lang::En => system.name_zh.clone(),
    };
    let kind = if system.is_concept() { t.concept } else { (t.kind)(system.kind) };
    let facts = facts(catalog, system, texts.zip(own), &mut cited, t);
    let conflicts = texts.zip(own).map(|(x, o)| conflicts(x, &o.conflicts, &mut cited, t));
    let article = own.and_then(|o| article_word(o, t));
    let reference = own.and_then(|o| o.reference.clone()).and_then(|r| {
        let url = r.url.as_deref().and_then(safe_url)?.to_owned();
        Some(view! { <p class="details__reference">{t.read_more}": "<a href=url rel="noopener noreferrer">{r.title}</a></p> })
    });
    let state_line = match state {
        TextsState::Ready(_) => None,
        TextsState::Loading => Some(view! { <p class="hint" role="status">{t.details_loading}</p> }.into_any()),
        TextsState::Failed => Some(
            view! {
                <p class="hint" role="status">{t.details_failed}</p>
                <button class="button" on:click=move |_| load_texts(store)>{t.retry}</button>
            }
            .into_any(),
        ),
    };
    let is_hidden = move || !store.visible.with(|v| v.has(row));
    view! {
        <div class="details__head">
            <p class="details__family"><span class=format!("mark {}", lane_mark(lane)) aria-hidden="true"></span>{family.to_owned()}" · "{kind}</p>
            <button class="button details__close" data-testid="close-details" on:click=move |_| store.deselect()>{t.close}</button>
        </div>
        <h2 class="details__name" data-testid="details-name">
            <bdi>{system.name(lang).to_owned()}</bdi>
            {other_name.map(|n| view! { <span class="details__other" lang=if lang == Lang::Zh { "en" } else { "zh-Hans" }><bdi>{n}</bdi></span> })}
        </h2>
        <Show when=is_hidden><p class="hint">{t.not_in_view}</p></Show>
        {own.map(|o| view! { <p class="details__summary">{o.summary.get(lang).to_owned()}</p> })}
        <dl class="facts">{facts}</dl>
        {lineage(store, catalog, system, row, t)}
        {conflicts}
        {article}
        {reference}
        {state_line}
        {sources(&cited, t)}
    }
    .into_any()
}

/// A fact, its source marks, and the word "not checked yet" where none of its sources was opened.
fn fact(
    label: &'static str,
    value: AnyView,
    field: &str,
    texts: Option<(&Texts, &SystemTexts)>,
    cited: &mut Vec<usize>,
    is_checked: bool,
    t: &'static Text,
) -> AnyView {
    let marks = cited
        .drain(..)
        .map(|n| view! { <a class="cite" href=format!("#source-{n}")>{n}</a> })
        .collect_view();
    let is_unchecked = texts.is_some() && !is_checked && !field.is_empty();
    view! {
        <dt>{label}</dt>
        <dd>
            {value}
            {marks}
            {is_unchecked.then(|| view! { <span class="unchecked">{t.not_checked}</span> })}
        </dd>
    }
    .into_any()
}

fn facts<'a>(
    catalog: &Catalog,
    system: &System,
    texts: Option<(&'a Texts, &'a SystemTexts)>,
    cited: &mut Cited<'a>,
    t: &'static Text,
) -> Vec<AnyView> {
    let lang = t.lang;
    let own = texts.map(|(_, o)| o);
    let mut list = Vec::new();
    let mut add = |label: &'static str, value: AnyView, field: &str| {
        let (sources, is_checked) = texts.map_or((Vec::new(), true), |(x, o)| x.evidence(o, field));
        let mut numbers: Vec<usize> = sources.iter().map(|s| cited.number(s)).collect();
        // A value nobody vouches for, such as "not known", is not called unchecked.
        let is_checked = is_checked || sources.is_empty();
        list.push(fact(label, value, field, texts, &mut numbers, is_checked, t));
    };
    let words = |s: String| view! { <span>{s}</span> }.into_any();

    let date = system.released.map_or_else(|| t.unknown.to_owned(), |d| match system.released_means {
        Some(means) => format!("{} ({})", format::date(d), (t.released_means)(means)),
        None => format::date(d),
    });
    add(t.released, words(date), "released");

    if !system.organisations.is_empty() {
        let names = system.organisations.iter().filter_map(|o| catalog.organisations.get(usize::from(*o)));
        let named = names.map(|o| match &o.country {
            Some(code) => format!("{} ({})", o.name(lang), (t.country_name)(code)),
            None => o.name(lang).to_owned(),
        });
        let named: Vec<String> = named.collect();
        add(t.organisation, words(format::join(lang, named.iter().map(String::as_str))), "organisations");
    }

    let p = &system.parameters;
    let note = own.and_then(|o| o.parameters_note.as_ref()).map(|n| n.get(lang).to_owned());
    let size = match (p.total, p.status) {
        (Some(total), status) => {
            let mut line = both_units(total, lang);
            if status == ParamStatus::Estimated {
                line.push_str(&format!(" · {}", t.estimated));
            }
            if p.sparse == Some(true) {
                line.push_str(&format!(" · {}", t.mixture));
            }
            if let Some(date) = p.date {
                line.push_str(&format!(" · {}", format::date(date)));
            }
            line
        }
        (None, ParamStatus::NotApplicable) => t.not_applicable.to_owned(),
        (None, _) => (t.param_status)(ParamStatus::Unknown).to_owned(),
    };
    let noted = view! { <span>{size}</span>{note.map(|n| view! { <span class="aside">{n}</span> })} }.into_any();
    add(t.parameters, noted, if p.total.is_some() { "parameters" } else { "" });
    if let Some(active) = p.active {
        add(t.active_parameters, words(both_units(active, lang)), "parameters");
    }

    let open_note = own.and_then(|o| o.openness_note.as_ref()).map(|n| n.get(lang).to_owned());
    let open = view! {
        <span>{(t.openness)(system.openness)}</span>
        {open_note.map(|n| view! { <span class="aside">{n}</span> })}
    };
    add(t.openness_label, open.into_any(), "openness");
    if let Some(licence) = own.and_then(|o| o.licence.clone()) {
        add(t.licence, words(licence), "licence");
    }
    let modalities = format::join(lang, system.modalities.iter().map(|m| (t.modality_name)(m)));
    if !modalities.is_empty() {
        add(t.modality, words(modalities), "");
    }
    if let Some(compute) = own.and_then(|o| o.training_compute.as_ref()) {
        let flop = compute.flop.map(|f| format!("{} FLOP", format::scientific(f)));
        let sure = compute.confidence.as_deref().filter(|_| flop.is_some()).map(|c| format!(" ({})", (t.confidence)(c)));
        let note = compute.note.as_ref().map(|n| n.get(lang).to_owned());
        let value = view! {
            <span>{flop.unwrap_or_else(|| t.unknown.to_owned())}{sure}</span>
            {note.map(|n| view! { <span class="aside">{n}</span> })}
        };
        add(t.training_compute, value.into_any(), if compute.flop.is_some() { "training_compute" } else { "" });
    }
    if !system.aliases.is_empty() {
        add(t.aliases, words(format::join(lang, system.aliases.iter().map(String::as_str))), "");
    }
    list
}

/// "175B (1750 亿)": the reader's own unit first.
fn both_units(value: f64, lang: Lang) -> String {
    let other = if lang == Lang::En { Lang::Zh } else { Lang::En };
    format!("{} ({})", format::number_precise(lang, value), format::number_precise(other, value))
}

fn lineage(store: Store, catalog: &Catalog, system: &System, row: Row, t: &'static Text) -> impl IntoView {
    let link = |edge: &Edge, relation: &'static str| {
        let to = edge.to;
        let other = catalog.system(to)?;
        let year = other.released.map(|d| d.year());
        Some(view! {
            <li>
                <button class="link" on:click=move |_| store.select(to)><bdi>{other.label(t.lang).to_owned()}</bdi></button>
                " "<span class="aside">{relation}{year.map(|y| format!(" · {y}"))}</span>
            </li>
        })
    };
    let list = |title: &'static str, test_id: &'static str, edges: &[(Edge, bool)]| {
        let words = |e: &Edge, is_back: bool| if is_back { (t.relation_back)(e.relation) } else { (t.relation)(e.relation) };
        let items: Vec<_> = edges.iter().filter_map(|(e, is_back)| link(e, words(e, *is_back))).collect();
        (!items.is_empty()).then(|| {
            view! { <h3>{title}</h3><ul class="lineage" data-testid=test_id>{items}</ul> }
        })
    };
    let children = catalog.children.get(usize::from(row)).map_or(&[][..], Vec::as_slice);
    let mut all: Vec<(Edge, bool)> = system.lineage.iter().map(|e| (*e, false)).collect();
    all.extend(children.iter().map(|e| (*e, true)));
    let days = &catalog.columns(crate::catalog::Collection::Extended).day;
    all.sort_by_key(|(e, _)| days[usize::from(e.to)]);
    let (descent, related): (Vec<_>, Vec<_>) = all.into_iter().partition(|(e, _)| e.relation.is_descent());
    let (led_to, grew_from): (Vec<_>, Vec<_>) = descent.into_iter().partition(|(_, is_back)| *is_back);
    view! {
        {list(t.grew_from, "grew-from", &grew_from)}
        {list(t.led_to, "led-to", &led_to)}
        {list(t.related, "related", &related)}
    }
}

fn conflicts<'a>(texts: &'a Texts, list: &'a [Conflict], cited: &mut Cited<'a>, t: &'static Text) -> Option<AnyView> {
    if list.is_empty() {
        return None;
    }
    let items = list
        .iter()
        .map(|conflict| {
            let sides = conflict
                .values
                .iter()
                .map(|side| {
                    let source = side.source.as_deref().and_then(|id| texts.source(id));
                    let number = source.map(|s| cited.number(s));
                    let publisher = source.map(|s| s.publisher.clone().unwrap_or_else(|| s.title.clone()));
                    view! {
                        <li>
                            <strong>{said(&side.value, &conflict.field, t)}</strong>
                            {publisher.map(|p| view! { <span class="aside">{p}</span> })}
                            {number.map(|n| view! { <a class="cite" href=format!("#source-{n}")>{n}</a> })}
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div class="conflict">
                    <h4>{(t.field)(&conflict.field)}</h4>
                    <ul>{sides}</ul>
                    {conflict.note.as_ref().map(|n| view! { <p>{n.get(t.lang).to_owned()}</p> })}
                </div>
            }
        })
        .collect_view();
    Some(view! { <section class="conflicts" data-testid="conflicts"><h3>{t.conflicts}</h3>{items}</section> }.into_any())
}

/// One side of a conflict in the reader's words.
fn said(value: &Value, field: &str, t: &'static Text) -> String {
    match value {
        Value::Number(n) if field == "parameters" => format::number_precise(t.lang, *n),
        Value::Number(n) => n.to_string(),
        Value::Bool(b) => if *b { t.yes } else { t.no }.to_owned(),
        Value::Text(word) => match (field, crate::catalog::Openness::parse(word)) {
            ("openness", Some(class)) => (t.openness)(class).to_owned(),
            _ => word.clone(),
        },
        Value::List(words) => format::join(t.lang, words.iter().map(String::as_str)),
        Value::Localized(text) => text.get(t.lang).to_owned(),
        Value::Nothing(_) => t.unknown.to_owned(),
    }
}

/// What the article and its figure say, word for word in our own sentence.
fn article_word(own: &SystemTexts, t: &'static Text) -> Option<AnyView> {
    let lang = t.lang;
    let article = own.article.as_ref();
    let claim = article.and_then(|a| a.claim.as_ref()).map(|c| c.get(lang).to_owned()).filter(|c| !c.is_empty());
    let mut facts: Vec<String> = Vec::new();
    if let Some(a) = article.filter(|a| a.row.is_some()) {
        facts.extend(a.year.map(|y| y.to_string()));
        facts.extend(a.organisation.clone());
        facts.extend(a.parameters.map(|p| format::number_precise(lang, p)));
        facts.extend(a.open.map(|o| (t.is_open)(if o { crate::explore::IsOpen::Yes } else { crate::explore::IsOpen::No }).to_owned()));
    }
    let row = (!facts.is_empty()).then(|| facts.join(" · "));
    let figure = own.figure.as_ref().map(|f| {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(f.name.clone());
        parts.extend(f.date.clone());
        parts.extend(f.parameters.map(|p| format::number_precise(lang, p)));
        parts.join(" · ")
    });
    let has_article = claim.is_some() || row.is_some();
    (has_article || figure.is_some()).then(|| {
        view! {
            <section class="article" data-testid="article-word">
                {has_article.then(|| view! { <h3>{t.article_says}</h3> })}
                {claim.map(|c| view! { <p>{c}</p> })}
                {row.map(|r| view! { <p class="aside">{r}</p> })}
                {figure.map(|f| view! { <h3>{t.figure_shows}</h3><p class="aside">{f}</p> })}
            </section>
        }
        .into_any()
    })
}

fn sources(cited: &Cited, t: &'static Text) -> Option<AnyView> {
    if cited.sources.is_empty() {
        return None;
    }
    let items = cited
        .sources
        .iter()
        .enumerate()
        .map(|(n, source)| {
            let url = source.url.as_deref().and_then(safe_url).map(str::to_owned);
            let title = source.title.clone();
            let title = match url {
                Some(url) => view! { <a href=url rel="noopener noreferrer">{title}</a> }.into_any(),
                None => view! { <span>{title}</span> }.into_any(),
            };
            let publisher = source.publisher.clone().filter(|p| *p != source.title);
            let licence = source.licence.clone();
            let as_of = source.as_of.clone();
            view! {
                <li id=format!("source-{}", n + 1) tabindex="-1">
                    {title}
                    {publisher.map(|p| format!(" · {p}"))}
                    {as_of.map(|d| format!(" · {d}"))}
                    {licence.map(|l| format!(" · {l}"))}
                    {(!source.checked).then(|| view! { <span class="unchecked">{t.not_checked}</span> })}
                </li>
            }
        })
        .collect_view();
    Some(view! { <section class="sources"><h3>{t.sources}</h3><ol data-testid="sources">{items}</ol></section> }.into_any())
}

/// Copies the address of the present view; where copying is refused the address stands ready to be copied.
#[component]
fn CopyLink() -> impl IntoView {
    let store = use_store();
    let refused = RwSignal::new(None::<String>);
    let has_copied = RwSignal::new(false);
    let copy = move |_| {
        let view: ViewState = store.view.get_untracked();
        let href = web::location::href();
        let base = href.split(['?', '#']).next().unwrap_or_default().to_owned();
        let link = format!("{base}?{}", crate::explore::query::to_query(&view));
        web::fetch::spawn(async move {
            let is_copied = web::page::copy(link.clone()).await;
            let t = store.lang.get_untracked();
            store.said.set(if is_copied { text(t).copied.into() } else { String::new() });
            refused.set((!is_copied).then_some(link));
            has_copied.set(is_copied);
        });
    };
    view! {
        <div class="details__actions">
            <button class="button" data-testid="copy-link" on:click=copy>
                {move || if has_copied.get() { store.text().copied } else { store.text().copy_link }}
            </button>
            <Show when=move || refused.get().is_some()>
                <label class="hint">
                    {move || store.text().copy_failed}
                    <input class="field" readonly prop:value=move || refused.get()/>
                </label>
            </Show>
        </div>
    }
}
