//! What is chosen, removable one by one; and, when nothing passes, why and the way out.

use leptos::prelude::*;

use crate::explore::choices::{Part, choices, ways_out};
use crate::ui::store::{use_store, use_text};

/// The count, the chips and the empty view.
#[component]
pub fn ActiveFilters() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let chips = move || {
        store.with_catalog(|c| {
            store.filter.with(|filter| {
                choices(filter).into_iter().map(|x| (t.choice(c, filter, &x), x.part)).collect::<Vec<_>>()
            })
        })
    };
    view! {
        <div class="active">
            <p class="active__count" data-testid="shown">
                {Signal::derive(move || store.counts.with(|c| t.shown(c.visible, c.of)))}
            </p>
            <ul class="chips" aria-label=t.active_filters>
                <For each=chips key=|(label, part)| (label.clone(), format!("{part:?}")) let((label, part))>
                    <Chip label=label part=part/>
                </For>
            </ul>
            <div>
                <Show when=move || store.counts.with(|c| c.visible == 0)>
                    <Empty/>
                </Show>
            </div>
        </div>
    }
}

/// One choice and the button that removes it.
#[component]
fn Chip(
    /// The choice in words.
    label: String,
    /// The part of the filter that it is.
    part: Part,
) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let remove = move |_| {
        store.update_filter(|filter| {
            if let Some(choice) = choices(filter).into_iter().find(|c| c.part == part) {
                *filter = choice.without;
            }
        });
    };
    let hint = format!("{} {label}", t.remove);
    view! {
        <li>
            <button
                class="chip"
                type="button"
                aria-label=hint
                on:click=remove
            >
                <bdi>{label}</bdi>
                <span aria-hidden="true">{"×"}</span>
            </button>
        </li>
    }
}

/// Nothing passes: what leaving out one choice would bring back.
#[component]
fn Empty() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let ways = move || {
        store.with_catalog(|c| {
            store.filter.with(|filter| {
                let ways = ways_out(c, choices(filter), store.counting()).into_iter();
                ways.map(|(n, choice)| {
                    let words = t.way_out(&t.choice(c, filter, &choice), n);
                    let without = choice.without;
                    view! {
                        <button
                            class="button"
                            type="button"
                            on:click=move |_| store.update_filter(|f| *f = without.clone())
                        >
                            {words}
                        </button>
                    }
                })
                .collect_view()
            })
        })
    };
    view! {
        <div class="empty" data-testid="empty">
            <p>{t.nothing_title}</p>
            <div class="empty__ways">
                {ways}
                <button class="button button--accent" type="button" on:click=move |_| store.reset_filters()>
                    {t.reset}
                </button>
            </div>
        </div>
    }
}
