//! What the overview article and its figure say of a system, as theirs.

use leptos::prelude::*;

use super::subject::Subject;
use crate::catalog::texts::{ArticleWord as Words, FigureWord};
use crate::i18n::Text;
use crate::ui::store::use_text;

/// The article's claim and table row, and the figure's label; nothing when neither names the system.
#[component]
pub fn ArticleWord(subject: Subject) -> impl IntoView {
    let t = use_text();
    let texts = subject.texts()?;
    let article = texts.article().map(|article| {
        let row = article.is_row.then(|| view! { <p class="aside">{row_words(t, article)}</p> });
        view! {
            <h3>{t.article_says}</h3>
            {article.claim.as_ref().map(|c| view! { <p>{c.get(t.lang).to_owned()}</p> })}
            {row}
        }
    });
    let figure = texts.figure().map(|figure| {
        view! {
            <h3>{t.figure_shows}</h3>
            <p class="aside">{figure_words(t, figure)}</p>
        }
    });
    (article.is_some() || figure.is_some()).then(|| {
        view! { <section class="article" data-testid="article-word">{article} {figure}</section> }
    })
}

fn row_words(t: &Text, article: &Words) -> String {
    let facts = [
        article.year.map(|y| y.to_string()),
        article.organisation.clone(),
        article.parameters.map(|p| t.number_precise(p)),
        article.open.map(|is_open| t.article_open(is_open).to_owned()),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn figure_words(t: &Text, figure: &FigureWord) -> String {
    let size = figure.parameters.map(|p| t.number_precise(p));
    [figure.name.clone(), figure.date.clone(), size].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
