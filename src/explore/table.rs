//! Order of the table. What is not known comes last in both directions.

use crate::catalog::order::sort_by;
use std::cmp::Ordering;

use crate::catalog::words::words;
use crate::catalog::{AsOf, Catalog, Collection, Counting, NO_DAY, Openness, Row};

words! {
    /// A column of the table.
    SortKey {
        Name = "name",
        Released = "date",
        Organisation = "org",
        Family = "family",
        Parameters = "size",
        Openness = "open",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub key: SortKey,
    pub is_descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { key: SortKey::Released, is_descending: true }
    }
}

impl Sort {
    /// The order after pressing a column's heading: its own first direction, then the other.
    pub fn pressed(self, key: SortKey) -> Self {
        match self.key == key {
            true => Self { is_descending: !self.is_descending, ..self },
            false => Self { key, is_descending: matches!(key, SortKey::Released | SortKey::Parameters) },
        }
    }
}

/// The columns of the table, from left to right.
pub const COLUMNS: &[SortKey] = SortKey::ALL;

/// All rows of the catalog in table order.
pub fn order(catalog: &Catalog, collection: Collection, as_of: AsOf, counting: Counting, sort: Sort) -> Vec<Row> {
    let columns = catalog.columns(collection);
    let mut rows: Vec<Row> = (0..catalog.systems.len() as Row).collect();
    let directed = |o: Ordering| if sort.is_descending { o.reverse() } else { o };
    sort_by(&mut rows, |a, b| {
        let (a, b) = (usize::from(*a), usize::from(*b));
        let (x, y) = (&catalog.systems[a], &catalog.systems[b]);
        let by_key = match sort.key {
            SortKey::Released => {
                let day = |r: usize| Some(columns.first_day[r]).filter(|d| *d != NO_DAY);
                missing_last(day(a), day(b), |x, y| directed(x.cmp(y)))
            }
            SortKey::Parameters => {
                let size = |r: usize| columns.size(r, counting);
                missing_last(size(a), size(b), |x, y| directed(x.total_cmp(y)))
            }
            SortKey::Organisation => {
                let name = |s: &crate::catalog::System| {
                    let first = s.organisations.first().copied();
                    first.and_then(|o| catalog.organisations.get(usize::from(o))).map(|o| o.name.as_str())
                };
                missing_last(name(x), name(y), |x, y| directed(without_case(x, y)))
            }
            SortKey::Family => directed(columns.lane[a].cmp(&columns.lane[b]).then(x.family.cmp(&y.family))),
            SortKey::Openness => {
                let stated = |o: Openness| Some(o).filter(|o| *o < Openness::Unknown);
                let (x, y) = (x.openness_as_of(as_of), y.openness_as_of(as_of));
                missing_last(stated(x), stated(y), |x, y| directed(x.cmp(y))).then(x.cmp(&y))
            }
            SortKey::Name => directed(without_case(&x.name, &y.name)),
        };
        by_key.then_with(|| without_case(&x.name, &y.name))
    });
    rows
}

fn missing_last<T>(a: Option<T>, b: Option<T>, compare: impl Fn(&T, &T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => compare(&a, &b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// Capitals and small letters are one; character by character, so that no string is made for a comparison.
fn without_case(a: &str, b: &str) -> Ordering {
    a.chars().flat_map(char::to_lowercase).cmp(b.chars().flat_map(char::to_lowercase))
}
