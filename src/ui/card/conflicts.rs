//! What sources say differently, side by side, the article's word first.

use leptos::prelude::*;

use super::cited::Cited;
use super::subject::Subject;
use crate::catalog::texts::{Conflict, Side};
use crate::ui::store::use_text;

/// Every conflict of a record; nothing when its sources agree.
#[component]
pub fn Conflicts(subject: Subject, cited: Cited) -> impl IntoView {
    let t = use_text();
    let list = subject.texts().map_or_else(Vec::new, |x| x.conflicts());
    let block = |conflict: &Conflict| {
        let side = |side: &Side| {
            let source = side.source.map(|s| {
                let n = cited.number(s);
                view! {
                    <span class="aside">{s.publisher.as_deref().unwrap_or(&s.title).to_owned()}</span>
                    <a class="cite" href=format!("#source-{n}")>{n.to_string()}</a>
                }
            });
            view! {
                <li>
                    <strong>{t.conflict_value(&side.value, conflict.field)}</strong>
                    {source}
                </li>
            }
        };
        view! {
            <div class="conflict">
                <h4>{(t.field)(conflict.field)}</h4>
                <ul>{conflict.sides.iter().map(side).collect_view()}</ul>
                {conflict.note.as_ref().map(|n| view! { <p>{n.get(t.lang).to_owned()}</p> })}
            </div>
        }
    };
    (!list.is_empty()).then(|| {
        view! {
            <section class="conflicts" data-testid="conflicts">
                <h3>{t.conflicts}</h3>
                {list.iter().map(block).collect_view()}
            </section>
        }
    })
}
