//! What a card says of a system's relatives: one line each, which reads forwards and carries its own note and sources.

use super::language::Text;
use crate::catalog::texts::{EdgeWord, Texts};
use crate::catalog::{Catalog, Row};
use crate::explore::lineage::Relative;

/// "succeeds", with the relative's name to follow, and what is said of this one step.
#[derive(Clone, Debug, PartialEq)]
pub struct RelativeWords<'a> {
    pub words: &'static str,
    pub note: Option<&'a str>,
    /// `None` while the texts have not arrived.
    pub edge: Option<EdgeWord<'a>>,
}

/// The words about a relative of the system of a row. The step stands in the record of the later of the two.
pub fn relative<'a>(
    t: &Text,
    catalog: &Catalog,
    texts: Option<&'a Texts>,
    row: Row,
    relative: &Relative,
) -> RelativeWords<'a> {
    let Relative { row: other, relation, is_back } = *relative;
    let (words, child, parent) = match is_back {
        false => (t.relation(relation), row, other),
        true => (t.relation_back(relation), other, row),
    };
    let id = |row: Row| catalog.system(row).map_or("", |s| s.id.as_str());
    let edge = texts.and_then(|x| x.system(id(child))).map(|x| x.edge(relation, id(parent)));
    RelativeWords { words, note: edge.as_ref().and_then(|e| e.note).map(|n| n.get(t.lang)), edge }
}
