//! Models whose makers state a size, and which of them set a record.

use crate::catalog::order::sort_by;
use crate::catalog::{Catalog, Collection, Kind, NO_DAY, ParamStatus, ReleaseDate, Row, System};

/// A model larger than every earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    pub row: Row,
    pub day: i32,
    pub size: f64,
}

/// The record setters in the order of time: strictly larger than every model before, and of one day only the largest.
/// Only sizes that the makers state; a model without one or without a date sets no record.
pub fn records(catalog: &Catalog) -> Vec<Record> {
    let columns = catalog.columns(Collection::Extended);
    let mut sizes: Vec<Record> = catalog
        .systems
        .iter()
        .zip(&columns.size_day)
        .zip(0..)
        .filter(|((system, day), _)| is_stated(system) && **day != NO_DAY)
        .filter_map(|((system, day), row)| Some(Record { row, day: *day, size: system.parameters.total? }))
        .collect();
    sort_by(&mut sizes, |a, b| a.day.cmp(&b.day).then(b.size.total_cmp(&a.size)));
    let mut records: Vec<Record> = Vec::new();
    for at in sizes {
        if records.last().is_none_or(|last| at.size > last.size) {
            records.push(at);
        }
    }
    records
}

/// A model whose maker says how large it is.
pub fn is_stated(system: &System) -> bool {
    system.kind == Kind::Model && system.parameters.status == ParamStatus::Disclosed
}

/// When the size of a system came: the date of its largest variant, else its own.
pub fn size_date(system: &System) -> Option<ReleaseDate> {
    system.parameters.date.or(system.released)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: &str = include_str!("../../../tests/fixtures/tiny.json");

    #[test]
    fn records_grow_strictly_one_a_day_and_estimates_set_none() {
        let mut catalog = Catalog::parse(TINY).0;
        let model = |date: &str, size: Option<f64>, status: ParamStatus| {
            let mut system = catalog.systems[0].clone();
            (system.kind, system.released) = (Kind::Model, ReleaseDate::parse(date));
            (system.parameters.total, system.parameters.status) = (size, status);
            system.parameters.date = None;
            system
        };
        use ParamStatus::{Disclosed, Estimated, Unknown};
        catalog.systems = vec![
            model("2022-01-01", Some(9.0), Disclosed),
            model("2020-01-01", Some(2.0), Disclosed),
            model("2020-01-01", Some(3.0), Disclosed),
            model("2020-06-01", Some(99.0), Estimated),
            model("2020-07-01", None, Unknown),
            model("2021-01-01", Some(3.0), Disclosed),
        ];
        let parsed = crate::catalog::parse::Parsed {
            systems: catalog.systems,
            families: catalog.families,
            organisations: catalog.organisations,
            ..Default::default()
        };
        let found: Vec<(Row, f64)> = records(&Catalog::of(parsed)).iter().map(|r| (r.row, r.size)).collect();
        assert_eq!(found, [(2, 3.0), (0, 9.0)]);
    }
}
