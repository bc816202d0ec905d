//! A row of radio buttons drawn as one control.

use std::rc::Rc;

use super::dom::{El, count_fn, el};

/// One choice: its words, how many systems it would leave where that is known, whether it is the present
/// one, and what choosing it does.
pub struct Segment {
    pub label: &'static str,
    pub count: Option<Box<dyn Fn() -> usize>>,
    pub is_chosen: Box<dyn Fn() -> bool>,
    pub choose: Box<dyn Fn()>,
}

/// Exactly one of a few. `name` groups the radio buttons and must be unique on the page.
pub fn segmented(name: &'static str, legend: &'static str, segments: Vec<Segment>) -> El {
    let parts = segments.into_iter().enumerate().map(|(n, segment)| {
        let Segment { label, count, is_chosen, choose } = segment;
        let is_chosen = Rc::new(is_chosen);
        let is_shown_chosen = Rc::clone(&is_chosen);
        let input = el("input", "")
            .attr("type", "radio")
            .attr("name", name)
            .checked_fn(move || is_shown_chosen())
            .on("change", choose);
        let mut words = el("span", "").text(label);
        let mut part = el("label", "segmented__part").test_id(&format!("{name}-{n}"));
        if let Some(count) = count {
            let count = Rc::new(count);
            let shown = Rc::clone(&count);
            words = words.child(count_fn(move || shown()));
            part = part.flag_fn("data-empty", move || count() == 0 && !is_chosen());
        }
        part.child(input).child(words)
    });
    el("fieldset", "segmented")
        .child(el("legend", "visually-hidden").text(legend))
        .child(el("div", "segmented__parts").children(parts))
}
