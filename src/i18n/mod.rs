//! The words. A language is a file: `en.rs` and `zh.rs` each fill one [`Text`] with every sentence of their
//! language, and nothing else in the crate chooses words by language.
//!
//! To say something: `let t = text(lang)`, then `t.search` for a fixed text and `t.shown(37, 358)` for one with
//! facts in it. What all languages put together in the same way from such pieces are methods, too: numbers and lists
//! in [`format`](self::format), the description of a view in `view.rs`, cells, facts and relatives in [`cells`],
//! [`facts`] and [`relatives`].
//!
//! A further language needs a variant of `Lang`, a file here, the records' own texts, and what the compiler then
//! lists. The messages of `boot.js`, which come before the program, are the only ones elsewhere.

pub mod cells;
pub mod changes;
mod en;
pub mod facts;
pub mod format;
mod language;
pub mod relatives;
mod view;
mod zh;

pub use en::EN;
pub use language::{BeforeApp, Text};
pub use zh::ZH;

use crate::catalog::Lang;

/// The words of a language.
pub fn text(lang: Lang) -> &'static Text {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}
