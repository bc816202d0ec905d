//! What following a story does to the view.

use crate::catalog::Story;

use super::query::from_query;
use super::view_state::{TrendSubset, ViewState};

/// So many are shown at once, the rest on request.
pub const AT_ONCE: usize = 5;

/// The view of a story for a reader who has another one: language and theme stay.
pub fn view_of(story: &Story, now: &ViewState) -> ViewState {
    ViewState { lang: now.lang, theme: now.theme, ..from_query(&story.view).0 }
}

/// Whether a view is about sizes, so that the chart of their growth is the one to be seen.
pub fn is_about_sizes(view: &ViewState) -> bool {
    view.trend != TrendSubset::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Lang, Localized};
    use crate::explore::{Filter, Theme};

    #[test]
    fn a_story_takes_the_place_of_everything_but_language_and_theme() {
        let words = Localized::default();
        let (number, title, text) = (words.clone(), words.clone(), words);
        let story = Story { id: "one".into(), number, title, text, view: "family=gan&trend=records".into() };
        let now = ViewState {
            lang: Some(Lang::Zh),
            theme: Some(Theme::Dark),
            filter: Filter { text: "gpt".into(), ..Filter::default() },
            selected: Some("gpt-3".into()),
            ..ViewState::default()
        };
        let filter = Filter { families: vec!["gan".into()], ..Filter::default() };
        let (lang, theme, trend) = (now.lang, now.theme, TrendSubset::Records);
        let view = view_of(&story, &now);
        assert_eq!(view, ViewState { lang, theme, filter, trend, ..ViewState::default() });
        assert!(is_about_sizes(&view) && !is_about_sizes(&now));
    }
}
