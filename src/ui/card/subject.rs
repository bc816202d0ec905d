//! The system that a card is about.

use std::sync::Arc;

use crate::catalog::texts::{SystemTexts, Texts};
use crate::catalog::{Catalog, Row, System};

/// What the parts of a card ask: the record and, when they have arrived, its texts.
#[derive(Clone)]
pub struct Subject {
    pub catalog: Arc<Catalog>,
    pub texts: Option<Arc<Texts>>,
    pub row: Row,
}

impl Subject {
    pub fn system(&self) -> Option<&System> {
        self.catalog.system(self.row)
    }

    pub fn texts(&self) -> Option<SystemTexts<'_>> {
        self.texts.as_deref()?.system(&self.system()?.id)
    }
}
