//! What stands out among the shown systems: for the headline and for the description of the view in words.

use crate::catalog::date::civil;
use crate::catalog::order::sort_by_key;
use crate::catalog::{Catalog, Counting, NO_DAY, Row};

use super::view_state::{Filter, IsOpen};

/// Organisations named in a description.
const TOP: usize = 3;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    /// Shown systems and ideas that are open in the chosen meaning and at the chosen time.
    pub open: usize,
    /// First and last year of release; `None` when no date is known.
    pub years: Option<(i16, i16)>,
    /// Organisations with the most shown systems, and how many; those with one only are not worth a word.
    pub top: Vec<(u16, usize)>,
    /// The largest published size and whose it is, the earliest of equals.
    pub largest: Option<(Row, f64)>,
}

impl Digest {
    pub fn new(catalog: &Catalog, filter: &Filter, visible: &[Row], counting: Counting) -> Self {
        let columns = catalog.columns(filter.collection);
        let mut counts = vec![0_usize; catalog.organisations.len()];
        let mut digest = Self::default();
        for &row in visible {
            let Some(system) = catalog.system(row) else { continue };
            let at = usize::from(row);
            digest.open += usize::from(filter.is_open(system) == IsOpen::Yes);
            let day = columns.first_day[at];
            if day != NO_DAY {
                let year = civil(day).0;
                let (first, last) = digest.years.unwrap_or((year, year));
                digest.years = Some((first.min(year), last.max(year)));
            }
            for organisation in &system.organisations {
                if let Some(count) = counts.get_mut(usize::from(*organisation)) {
                    *count += 1;
                }
            }
            let published = columns.size(at, counting).filter(|_| !columns.is_estimate[at]);
            let size_day = |r: Row| columns.size_day[usize::from(r)];
            let is_larger = |size: f64| {
                let beats = |(r, most): (Row, f64)| size > most || (size == most && size_day(row) < size_day(r));
                digest.largest.is_none_or(beats)
            };
            if let Some(size) = published.filter(|s| is_larger(*s)) {
                digest.largest = Some((row, size));
            }
        }
        digest.top = (0..).zip(counts).filter(|(_, n)| *n > 1).collect();
        sort_by_key(&mut digest.top, |(_, n)| std::cmp::Reverse(*n));
        digest.top.truncate(TOP);
        digest
    }
}
