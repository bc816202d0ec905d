//! Text widths in the browser's own fonts, each text measured once.

use std::cell::RefCell;
use std::collections::HashMap;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::chart::paint::UNITS;
use crate::chart::text_width::{LABEL_PX, estimate};

/// Measures label text; falls back to the estimate where there is no canvas.
pub struct TextMeasure {
    context: Option<CanvasRenderingContext2d>,
    widths: RefCell<HashMap<String, f64>>,
}

impl TextMeasure {
    pub fn new(font: &str) -> Self {
        let context = scratch_context();
        if let Some(context) = &context {
            // The size the canvas draws at, before its scale: hinting must not differ.
            context.set_font(&format!("400 {}px {font}", (LABEL_PX * UNITS) as u32));
        }
        Self { context, widths: RefCell::default() }
    }

    /// Width in CSS px of a text at the label size.
    pub fn width(&self, text: &str) -> f64 {
        if let Some(width) = self.widths.borrow().get(text) {
            return *width;
        }
        let measured = self.context.as_ref().and_then(|c| c.measure_text(text).ok()).map(|m| m.width() / UNITS);
        let width = measured.filter(|w| w.is_finite()).unwrap_or_else(|| estimate(text));
        self.widths.borrow_mut().insert(text.to_owned(), width);
        width
    }
}

fn scratch_context() -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.get_context("2d").ok()??.dyn_into().ok()
}
