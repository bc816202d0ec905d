//! Source marks: each source has one number on a card, given at its first use, and one line at the foot.

use leptos::prelude::*;

use crate::catalog::texts::Source;
use crate::ui::marks::ExternalLink;
use crate::ui::store::use_text;

/// The sources cited on a card so far, in the order of their first use.
#[derive(Clone, Copy)]
pub struct Cited(StoredValue<Vec<Source>>);

impl Cited {
    pub fn new() -> Self {
        Self(StoredValue::new(Vec::new()))
    }

    /// The number of a source, from 1.
    pub fn number(self, source: &Source) -> usize {
        let known = self.0.with_value(|list| list.iter().position(|s| s.id == source.id));
        known.unwrap_or_else(|| {
            self.0.update_value(|list| list.push(source.clone()));
            self.0.with_value(|list| list.len() - 1)
        }) + 1
    }
}

/// The marks of a fact's sources, and "not checked yet" where it is recalled only.
pub fn marks(cited: Cited, sources: &[&Source], is_unchecked: bool) -> impl IntoView + use<> {
    let t = use_text();
    let numbers: Vec<usize> = sources.iter().map(|s| cited.number(s)).collect();
    view! {
        {numbers.into_iter().map(|n| view! { <a class="cite" href=format!("#source-{n}")>{n.to_string()}</a> }).collect_view()}
        {is_unchecked.then(|| view! { <span class="unchecked">{t.not_checked}</span> })}
    }
}

/// Every cited source with its page.
#[component]
pub fn Sources(
    /// After all other parts of the card have cited theirs.
    cited: Cited,
) -> impl IntoView {
    let t = use_text();
    let line = |(n, source): (usize, Source)| {
        let publisher = source.publisher.as_ref().filter(|p| **p != source.title);
        let parts = publisher.into_iter().chain(&source.as_of).chain(&source.licence);
        let rest: String = parts.map(|part| format!(" · {part}")).collect();
        view! {
            <li id=format!("source-{}", n + 1) tabindex="-1">
                <ExternalLink url=source.url.clone() text=source.title.clone()/>
                {rest}
                {(!source.checked).then(|| view! { <span class="unchecked">{t.not_checked}</span> })}
            </li>
        }
    };
    let sources = cited.0.get_value();
    (!sources.is_empty()).then(|| {
        view! {
            <section class="sources">
                <h3>{t.sources}</h3>
                <ol data-testid="sources">{sources.into_iter().enumerate().map(line).collect_view()}</ol>
            </section>
        }
    })
}
