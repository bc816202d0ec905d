//! The changes in words, both languages: what the page fetches and the feed says.

use crate::catalog::changes::{Changes, Correction, ToldPart, ToldSystem, ToldVersion, VersionChanges};
use crate::catalog::{Catalog, Localized};
use crate::i18n::changes::ChangeWords;
use crate::i18n::{EN, Text, ZH};

/// Every version in words, newest first.
pub fn told(changes: &Changes, catalog: &Catalog) -> Vec<ToldVersion> {
    let gone = |id: &str| {
        let removed = changes.versions.iter().flat_map(|version| &version.removed);
        removed.filter(|removed| removed.id == id).map(|removed| removed.name.as_str()).next()
    };
    changes.versions.iter().map(|version| Teller { catalog, gone: &gone }.version(version)).collect()
}

/// A text of both languages.
fn both(of: impl Fn(&'static Text, &'static ChangeWords) -> String) -> Localized {
    Localized { en: of(&EN, ChangeWords::of(EN.lang)), zh: of(&ZH, ChangeWords::of(ZH.lang)) }
}

struct Teller<'a> {
    catalog: &'a Catalog,
    /// The name of a system that the catalog no longer has.
    gone: &'a dyn Fn(&str) -> Option<&'a str>,
}

impl Teller<'_> {
    fn version(&self, version: &VersionChanges) -> ToldVersion {
        let renamed = version.renamed.iter().map(|r| {
            let line = format!("{} → {}", r.before, r.after);
            self.system(&r.after, vec![Localized { en: line.clone(), zh: line }])
        });
        let parts = [
            (both(|_, w| w.added.to_owned()), version.added.iter().map(|id| self.system(id, Vec::new())).collect()),
            (both(|_, w| w.corrected.to_owned()), self.corrected(&version.corrected)),
            (both(|_, w| w.renamed.to_owned()), renamed.collect()),
            (
                both(|_, w| w.removed.to_owned()),
                version.removed.iter().map(|removed| self.system(&removed.id, Vec::new())).collect::<Vec<_>>(),
            ),
        ];
        let parts = parts.into_iter().filter(|(_, systems)| !systems.is_empty());
        ToldVersion {
            version: version.version.clone(),
            date: version.date,
            counts: both(|t, w| w.counts(t, version)),
            parts: parts.map(|(heading, systems)| ToldPart { heading, systems }).collect(),
        }
    }

    /// The facts of one system together.
    fn corrected(&self, corrections: &[Correction]) -> Vec<ToldSystem> {
        let systems = corrections.chunk_by(|a, b| a.id == b.id);
        let lines = |facts: &[Correction]| {
            facts.iter().map(|fact| both(|t, w| w.correction(t, self.catalog, fact))).collect::<Vec<_>>()
        };
        systems.filter_map(|facts| Some(self.system(&facts.first()?.id, lines(facts)))).collect()
    }

    fn system(&self, id: &str, facts: Vec<Localized>) -> ToldSystem {
        let is_there = self.catalog.row(id).is_some();
        let former = || {
            let name = (self.gone)(id).unwrap_or(id).to_owned();
            Localized { en: name.clone(), zh: name }
        };
        ToldSystem { id: id.to_owned(), name: (!is_there).then(former), facts }
    }
}
