//! A row of radio buttons drawn as one control.

use leptos::prelude::*;

/// One choice of a [`Segmented`] control.
pub struct Segment<T> {
    pub value: T,
    pub label: Signal<String>,
    /// How many systems it would leave, where that is known.
    pub count: Option<Signal<usize>>,
}

/// Exactly one of a few values. `name` groups the radio buttons and must be unique on the page.
#[component]
pub fn Segmented<T>(
    name: &'static str,
    #[prop(into)] legend: Signal<String>,
    segments: Vec<Segment<T>>,
    #[prop(into)] chosen: Signal<T>,
    on_choose: impl Fn(T) + Copy + Send + Sync + 'static,
    #[prop(optional)] shows_legend: bool,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let parts = segments
        .into_iter()
        .enumerate()
        .map(|(n, Segment { value, label, count })| {
            let is_chosen = move || chosen.get() == value;
            let is_empty = move || count.is_some_and(|c| c.get() == 0) && !is_chosen();
            view! {
                <label class="segmented__part" data-testid=format!("{name}-{n}") data-empty=move || is_empty().then_some("true")>
                    <input type="radio" name=name prop:checked=is_chosen on:change=move |_| on_choose(value)/>
                    <span>
                        {move || label.get()}
                        {count.map(|c| view! { <span class="count">{move || c.get()}</span> })}
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="segmented">
            <legend class:visually-hidden=!shows_legend>{move || legend.get()}</legend>
            <div class="segmented__parts">{parts}</div>
        </fieldset>
    }
    .into_any()
}
