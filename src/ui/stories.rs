//! "Start here": the stories as links to the views that show them. Plain links for who opens them elsewhere; within
//! the page they change the view.

use leptos::prelude::*;

use super::address::go_to;
use super::card::DETAILS;
use super::charts::{GROWTH_TITLE, TIMELINE_TITLE};
use super::store::{use_store, use_text};
use crate::catalog::Story;
use crate::explore::ViewState;
use crate::explore::query::to_query;
use crate::explore::stories::{AT_ONCE, is_about_sizes, view_of};
use crate::web;

/// The stories of the catalog; nothing for a catalog without any.
#[component]
pub fn Stories() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let stories = store.catalog.with_untracked(|c| c.stories.clone());
    let shows_rest = RwSignal::new(false);
    let first_of_rest = stories.get(AT_ONCE).map(|story| link_id(&story.id));
    let more = first_of_rest.map(|id| {
        let show = move |_| {
            shows_rest.set(true);
            // The button is gone: the focus goes to what came in its place.
            let id = id.clone();
            web::page::after_paint(move || web::page::focus(&id));
        };
        view! {
            <button
                class="button stories__more"
                type="button"
                data-testid="stories-more"
                hidden=Signal::derive(move || shows_rest.get())
                on:click=show
            >
                {t.stories_more}
            </button>
        }
    });
    (!stories.is_empty()).then(|| {
        let items = stories.into_iter().enumerate().map(|(at, story)| {
            let is_hidden = Signal::derive(move || at >= AT_ONCE && !shows_rest.get());
            view! { <li class="stories__item" hidden=is_hidden><StoryLink story=story/></li> }
        });
        view! {
            <section class="stories" aria-labelledby="stories-title" data-testid="stories">
                <h2 class="stories__title" id="stories-title">{t.stories}</h2>
                <div class="stories__row">
                    <ol class="stories__list">{items.collect_view()}</ol>
                    {more}
                </div>
            </section>
        }
    })
}

/// One story.
#[component]
fn StoryLink(story: Story) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let story = StoredValue::new(story);
    let view = move |now: &ViewState| story.with_value(|story| view_of(story, now));
    let follow = move |event: leptos::ev::MouseEvent| {
        if !web::events::is_plain_click(&event) {
            return;
        }
        event.prevent_default();
        let view = store.view.with_untracked(view);
        let (title, selects) =
            (if is_about_sizes(&view) { GROWTH_TITLE } else { TIMELINE_TITLE }, view.selected.is_some());
        go_to(store, view);
        web::page::after_paint(move || {
            // Beside the charts the card takes the place of the stories, and of this link.
            if selects {
                web::page::focus(DETAILS);
            }
            web::page::show_top(title);
        });
    };
    // A card half out of its row is in the window, so the browser leaves it there.
    let link = NodeRef::<leptos::html::A>::new();
    let show = move |_| {
        if let Some(link) = link.get_untracked() {
            web::page::scroll_near(&link);
        }
    };
    story.with_value(|story| {
        view! {
            <a
                node_ref=link
                class="stories__link"
                id=link_id(&story.id)
                href=Signal::derive(move || store.view.with(|now| format!("?{}", to_query(&view(now)))))
                data-testid=format!("story-{}", story.id)
                on:click=follow
                on:focus=show
            >
                <span class="stories__number">{story.number.get(t.lang).to_owned()}</span>
                " "
                <span class="stories__name">{story.title.get(t.lang).to_owned()}</span>
                " "
                <span class="stories__text">{story.text.get(t.lang).to_owned()}</span>
            </a>
        }
    })
}

fn link_id(story: &str) -> String {
    format!("story-{story}")
}
