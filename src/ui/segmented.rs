//! A row of radio buttons drawn as one control.

use leptos::prelude::*;

use super::marks::Count;

/// One choice of a [`Segmented`] control.
#[derive(Clone)]
pub struct Segment {
    pub label: &'static str,
    /// How many systems it would leave, where that is known.
    pub count: Option<Signal<usize>>,
    /// Whether it is the present choice.
    pub is_chosen: Signal<bool>,
    pub choose: Callback<()>,
}

/// Exactly one of a few.
#[component]
pub fn Segmented(
    /// Groups the radio buttons; unique on the page.
    name: &'static str,
    /// What is chosen, for screen readers.
    legend: &'static str,
    /// The choices, in order; they do not change.
    segments: Vec<Segment>,
) -> impl IntoView {
    let part = move |(n, segment): (usize, Segment)| {
        let Segment { label, count, is_chosen, choose } = segment;
        let is_empty = move || count.is_some_and(|n| n.get() == 0) && !is_chosen.get();
        view! {
            <label
                class="segmented__part"
                data-testid=format!("{name}-{n}")
                data-empty=Signal::derive(move || is_empty().then_some("true"))
            >
                <input
                    type="radio"
                    name=name
                    prop:checked=is_chosen
                    on:change=move |_| choose.run(())
                />
                <span>{label} {count.map(|n| view! { <Count n=n/> })}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">{legend}</legend>
            <div class="segmented__parts">{segments.into_iter().enumerate().map(part).collect_view()}</div>
        </fieldset>
    }
}
