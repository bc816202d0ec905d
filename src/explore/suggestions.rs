//! Where to begin when nothing is selected.

use crate::catalog::order::sort_by_key;
use crate::catalog::{Catalog, Collection, Row};

/// Systems that are offered.
const SUGGESTIONS: usize = 8;

/// Of the shown systems those with the most direct descendants, in the order of time. Ideas are none of them.
pub fn suggestions(catalog: &Catalog, collection: Collection, visible: &[Row]) -> Vec<Row> {
    let columns = catalog.columns(collection);
    let children = |row: &Row| catalog.children.get(usize::from(*row)).map_or(0, Vec::len);
    let is_system = |row: &Row| catalog.system(*row).is_some_and(|s| !s.is_concept());
    let mut rows: Vec<Row> = visible.iter().copied().filter(is_system).collect();
    sort_by_key(&mut rows, |row| (std::cmp::Reverse(children(row)), columns.rank[usize::from(*row)]));
    rows.truncate(SUGGESTIONS);
    sort_by_key(&mut rows, |row| columns.day[usize::from(*row)]);
    rows
}
