//! Until every caller asks the language itself: `text(lang).before_app`.

pub use super::BeforeApp;
use super::text;
use crate::catalog::Lang;

pub fn before_app(lang: Lang) -> &'static BeforeApp {
    &text(lang).before_app
}
