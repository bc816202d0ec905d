//! Title, the generated sentence under it, language and theme.

use leptos::prelude::*;

use super::store::{use_store, use_text};
use crate::explore::{Digest, Theme};
use crate::web;

/// Names of the two remembered choices.
pub const LANG: &str = "lang";
pub const THEME: &str = "theme";
const LANGUAGE_BUTTON: &str = "language-button";

/// The head of the page.
#[component]
pub fn Header() -> impl IntoView {
    let t = use_text();
    view! {
        <header class="header">
            <div>
                <h1 class="header__title">{t.title}</h1>
                <p class="header__line">
                    <span class={"header__what"}>{t.standfirst}</span>
                    " "
                    <span class="header__counts" data-testid="headline">{Signal::derive(headline())}</span>
                </p>
            </div>
            <div class="header__actions">
                <LanguageButton/>
                <ThemeButton/>
            </div>
        </header>
    }
}

/// How many systems are shown, from when to when, how many of them open.
pub fn headline() -> impl Fn() -> String + Copy {
    let (store, t) = (use_store(), use_text());
    move || {
        let filter = store.filter.get();
        let counting = store.counting();
        store.with_catalog(|c| {
            store.visible.with(|visible| {
                let digest = Digest::new(c, &filter, &visible.rows, counting);
                store.counts.with(|counts| t.headline(counts, &digest, &filter))
            })
        })
    }
}

/// To the other language. The page is built anew, and the focus returns to this button.
#[component]
fn LanguageButton() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let other = t.other_lang;
    let choose = move |_| {
        web::preference::write(LANG, other.code());
        store.update_view(|v| v.lang = Some(other));
        web::page::after_paint(|| web::page::focus(LANGUAGE_BUTTON));
    };
    view! {
        <button class="button" type="button" id=LANGUAGE_BUTTON lang=other.tag() data-testid="language" on:click=choose>
            {t.other_language}
        </button>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let words = move || if store.theme.get() == Theme::Light { t.theme_to_dark } else { t.theme_to_light };
    let choose = move |_| {
        let other = if store.theme.get_untracked() == Theme::Dark { Theme::Light } else { Theme::Dark };
        web::preference::write(THEME, other.word());
        store.update_view(|v| v.theme = Some(other));
    };
    view! { <button class="button" type="button" data-testid="theme" on:click=choose>{Signal::derive(words)}</button> }
}
