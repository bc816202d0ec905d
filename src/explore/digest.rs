//! What stands out among the shown systems: for the description of the present view in words.

use crate::catalog::{Catalog, Collection, Counting, Row};

/// Organisations named in a description.
const TOP: usize = 3;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    /// Organisations with the most shown systems, and how many; those with one only are not worth a word.
    pub top: Vec<(u16, usize)>,
    /// The largest published size and whose it is, the earliest of equals.
    pub largest: Option<(Row, f64)>,
}

impl Digest {
    pub fn new(catalog: &Catalog, collection: Collection, visible: &[Row], counting: Counting) -> Self {
        let columns = catalog.columns(collection);
        let mut counts = vec![0_usize; catalog.organisations.len()];
        let mut largest: Option<(Row, f64)> = None;
        for &row in visible {
            let Some(system) = catalog.system(row) else { continue };
            for organisation in &system.organisations {
                if let Some(count) = counts.get_mut(usize::from(*organisation)) {
                    *count += 1;
                }
            }
            let size = columns.size(usize::from(row), counting);
            let size = size.filter(|_| !columns.is_estimate[usize::from(row)]).unwrap_or(0.0);
            let day = |r: Row| columns.size_day[usize::from(r)];
            let is_larger = largest.is_none_or(|(r, most)| size > most || (size == most && day(row) < day(r)));
            if size > 0.0 && is_larger {
                largest = Some((row, size));
            }
        }
        let mut top: Vec<(u16, usize)> = (0..).zip(counts).filter(|(_, n)| *n > 1).collect();
        top.sort_by_key(|(_, n)| usize::MAX - n);
        top.truncate(TOP);
        Self { top, largest }
    }
}
