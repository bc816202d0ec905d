//! Where to begin when nothing is selected, and whose name is offered first.

use crate::catalog::order::sort_by_key;
use crate::catalog::{Catalog, Collection, Row, System};

/// Systems that are offered.
const SUGGESTIONS: usize = 8;

/// Of the shown systems the landmarks, then those with the most direct descendants, in the order of time. Ideas are none
/// of them.
pub fn suggestions(catalog: &Catalog, collection: Collection, visible: &[Row]) -> Vec<Row> {
    let columns = catalog.columns(collection);
    let children = |row: &Row| catalog.children.get(usize::from(*row)).map_or(0, Vec::len);
    let is_system = |row: &Row| catalog.system(*row).is_some_and(|s| !s.is_concept());
    let mut rows: Vec<Row> = visible.iter().copied().filter(is_system).collect();
    let landmark = |row: &Row| catalog.system(*row).map(System::landmark_rank);
    sort_by_key(&mut rows, |row| (landmark(row), std::cmp::Reverse(children(row)), columns.rank[usize::from(*row)]));
    rows.truncate(SUGGESTIONS);
    sort_by_key(&mut rows, |row| columns.day[usize::from(*row)]);
    rows
}

/// All systems in the order in which their names are offered for a search, the best known first.
pub fn by_rank(catalog: &Catalog) -> Vec<Row> {
    let rank = &catalog.columns(Collection::default()).rank;
    let mut rows: Vec<Row> = (0..).take(rank.len()).collect();
    sort_by_key(&mut rows, |row| rank[usize::from(*row)]);
    rows
}
