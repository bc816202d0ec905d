//! The shipped catalog, as the build cut it: its core is compiled in, its texts lie beside the page.

use crate::catalog::{Catalog, core};

/// Cut from `public/data/catalog.json` by `build.rs`.
const CORE: &str = include_str!(concat!(env!("OUT_DIR"), "/core.txt"));
/// Name of the hashed file with the texts.
pub const TEXTS_FILE: &str = env!("ATLAS_TEXTS_FILE");

impl Catalog {
    /// The shipped catalog. Its rules are kept by the build and by `tests/catalog_data.rs`.
    pub fn bundled() -> Self {
        Self::of(core::decode(CORE).unwrap_or_default())
    }
}
