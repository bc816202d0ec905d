//! On the card: how far lineage is drawn on the timeline, what is drawn and what cannot be, and the path of descent
//! to another system. It follows by itself, so that the card stays as it is while the reader uses it.

use leptos::prelude::*;

use crate::catalog::Row;
use crate::explore::by_rank;
use crate::explore::lineage::{Depth, Descent, Why, named};
use crate::ui::charts::TimelineLayout;
use crate::ui::marks::{Count, SystemLink};
use crate::ui::segmented::{Segment, Segmented};
use crate::ui::store::{use_store, use_text};

/// The choices of depth; links may name four and five, too.
const DEPTHS: [Depth; 5] = [Depth::NONE, Depth(1), Depth(2), Depth(3), Depth::ALL];
/// Steps in one list; the rest is counted.
const MOST_LISTED: usize = 40;
/// Id of the list of names offered for the path's end.
const NAMES: &str = "path-names";

/// Depth, drawn and undrawn steps, and the path.
#[component]
pub fn LineagePanel() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let segment = |(depth, label): (Depth, &'static str)| Segment {
        label,
        count: None,
        is_chosen: Signal::derive(move || store.lineage_of.get().0 == depth),
        choose: Callback::new(move |()| store.update_view(|v| v.depth = depth)),
    };
    let segments: Vec<Segment> = DEPTHS.into_iter().zip(t.depths.iter().copied()).map(segment).collect();
    view! {
        <section class="kin" data-testid="lineage">
            <h3>{t.lineage_drawn}</h3>
            <Segmented name="depth" legend=t.depth_legend segments=segments/>
            <p class="hint" data-testid="kin" hidden=Signal::derive(move || store.lineage_of.get().0 == Depth::NONE)>
                {Signal::derive(move || store.lineage.with(|l| t.relatives(l.ancestors, l.descendants)))}
            </p>
            <Steps is_drawn=true/>
            <Steps is_drawn=false/>
            <PathField/>
            <p class="kin__path" data-testid="path-words">{path_words()}</p>
        </section>
    }
}

/// The steps that are drawn, or those that are not, with the reason; folded away.
#[component]
fn Steps(is_drawn: bool) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let (test_id, title) = if is_drawn { ("drawn", t.steps_drawn) } else { ("undrawn", t.steps_undrawn) };
    let drawn = expect_context::<TimelineLayout>().lineage;
    let number = Memo::new(move |_| drawn.with(|l| l.undrawn.iter().filter(|u| u.is_none() == is_drawn).count()));
    let list = move || {
        let of_kind = |(edge, undrawn): (&Descent, &Option<(Why, Row)>)| {
            (undrawn.is_none() == is_drawn).then(|| view! { <Step edge=*edge undrawn=*undrawn/> })
        };
        store.lineage.with(|lineage| {
            drawn.with(|drawn| {
                lineage.edges.iter().zip(&drawn.undrawn).filter_map(of_kind).take(MOST_LISTED).collect_view()
            })
        })
    };
    let more = move || {
        let more = number.get().saturating_sub(MOST_LISTED);
        (more > 0).then(|| view! { <li class="hint">{t.and_more(more)}</li> })
    };
    view! {
        <details class="kin__steps" data-testid=test_id hidden=Signal::derive(move || number.get() == 0)>
            <summary>{title} <Count n=number/></summary>
            <ul class="lineage">{list} {more}</ul>
        </details>
    }
}

/// "GPT-2 → succeeded by GPT-3", and why it is not drawn.
#[component]
fn Step(edge: Descent, undrawn: Option<(Why, Row)>) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let why = undrawn.map(|(why, row)| {
        let name = store.catalog.with_untracked(|c| c.system(row).map(|s| s.label(t.lang).to_owned()));
        view! { <span class="kin__why">{t.undrawn(&name.unwrap_or_default(), why)}</span> }
    });
    view! {
        <li>
            <SystemLink row=edge.parent/>
            " → "
            <span class="aside">{(t.relation_back)(edge.relation)} " "</span>
            <SystemLink row=edge.child/>
            {why}
        </li>
    }
}

/// A field for the other end's name. Names are offered once the reader comes to it: there are hundreds.
#[component]
fn PathField() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let is_asked = RwSignal::new(false);
    let is_unknown = RwSignal::new(false);
    let name = move || {
        let other = store.lineage_of.get().1;
        other
            .and_then(|row| store.with_catalog(|c| c.system(row).map(|s| s.name(t.lang).to_owned())))
            .unwrap_or_default()
    };
    let find = move |event| {
        let text = event_target_value(&event);
        let is_empty = text.trim().is_empty();
        let id = store.catalog.with_untracked(|c| named(c, &text).and_then(|row| c.system(row)).map(|s| s.id.clone()));
        is_unknown.set(id.is_none() && !is_empty);
        if id.is_some() || is_empty {
            store.update_view(|v| v.path_to = id);
        }
    };
    let offers = move || {
        let name = |s: &crate::catalog::System| view! { <option value=s.name(t.lang).to_owned()></option> };
        is_asked.get().then(|| {
            store.with_catalog(|c| by_rank(c).iter().filter_map(|row| c.system(*row)).map(name).collect_view())
        })
    };
    let answer = move || {
        let is_none = store.lineage.with(|l| l.path.as_ref().is_some_and(|p| p.rows.is_empty()));
        match (is_unknown.get(), is_none) {
            (true, _) => t.path_unknown,
            (false, true) => t.path_none,
            (false, false) => "",
        }
    };
    // Escape closes the offered names, and not the card.
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    view! {
        <div>
            <label class="kin__field">
                <span>{t.path_to}</span>
                <span class="kin__row">
                    <input
                        class="field"
                        list=NAMES
                        autocomplete="off"
                        maxlength="100"
                        placeholder=t.path_hint
                        data-testid="path-to"
                        prop:value=Signal::derive(name)
                        on:focus=move |_| is_asked.set(true)
                        on:change=find
                        on:keydown=on_key
                    />
                    <button
                        class="button"
                        type="button"
                        data-testid="path-clear"
                        hidden=Signal::derive(move || store.lineage_of.get().1.is_none())
                        on:click=move |_| store.update_view(|v| v.path_to = None)
                    >
                        {t.remove}
                    </button>
                </span>
            </label>
            <datalist id=NAMES>{offers}</datalist>
            <p class="hint" role="status" data-testid="path-answer">{Signal::derive(answer)}</p>
        </div>
    }
}

/// "GAN → built upon by VQ-GAN → …": every system a button.
fn path_words() -> impl Fn() -> Vec<AnyView> {
    let (store, t) = (use_store(), use_text());
    move || {
        store.lineage.with(|lineage| {
            let Some(path) = &lineage.path else { return Vec::new() };
            let step = |(n, row): (usize, &Row)| {
                let relation = n.checked_sub(1).and_then(|n| path.relations.get(n)).copied();
                view! {
                    <span class="kin__step">
                        {relation.map(|r| view! { "→ " <span class="aside">{(t.relation_back)(r)} " "</span> })}
                        <SystemLink row=*row/>
                        " "
                    </span>
                }
                .into_any()
            };
            path.rows.iter().enumerate().map(step).collect()
        })
    }
}
