//! A system's neighbours in the graph of descent: what it grew from, what it led to, what it belongs with.

use crate::catalog::{Catalog, Collection, Relation, Row};

/// One neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    pub row: Row,
    pub relation: Relation,
    /// The relation is the neighbour's own: it names the system, and its words are read backwards.
    pub is_back: bool,
}

/// The neighbours, each list in the order of time; those without a date come first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relatives {
    pub grew_from: Vec<Relative>,
    pub led_to: Vec<Relative>,
    /// Relations that are no descent.
    pub related: Vec<Relative>,
}

/// The direct neighbours of a row; all lists are empty for a row that the catalog does not have.
pub fn relatives(catalog: &Catalog, row: Row) -> Relatives {
    let own = catalog.system(row).map_or(&[][..], |s| &s.lineage);
    let back = catalog.children.get(usize::from(row)).map_or(&[][..], Vec::as_slice);
    let mut all: Vec<Relative> = own
        .iter()
        .map(|e| Relative { row: e.to, relation: e.relation, is_back: false })
        .chain(back.iter().map(|e| Relative { row: e.to, relation: e.relation, is_back: true }))
        .collect();
    let days = &catalog.columns(Collection::Extended).day;
    all.sort_by_key(|r| days.get(usize::from(r.row)).copied());
    let (descent, related) = all.into_iter().partition::<Vec<_>, _>(|r| r.relation.is_descent());
    let (led_to, grew_from) = descent.into_iter().partition(|r| r.is_back);
    Relatives { grew_from, led_to, related }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(catalog: &Catalog, list: &[Relative]) -> Vec<String> {
        list.iter().filter_map(|r| catalog.system(r.row)).map(|s| s.id.clone()).collect()
    }

    #[test]
    fn neighbours_are_told_apart_by_direction_and_by_descent() {
        let catalog = Catalog::parse(include_str!("../../tests/fixtures/tiny.json")).0;
        let of = |id: &str| relatives(&catalog, catalog.row(id).unwrap());
        let gpt_3 = of("gpt-3");
        assert_eq!(ids(&catalog, &gpt_3.grew_from), ["gpt-2"]);
        assert!(ids(&catalog, &gpt_3.led_to).contains(&"gpt-4".to_owned()), "its successor names it");
        assert!(gpt_3.led_to.iter().all(|r| r.is_back) && gpt_3.grew_from.iter().all(|r| !r.is_back));
        assert_eq!(of("prompting"), Relatives::default());
        assert_eq!(relatives(&catalog, Row::MAX), Relatives::default(), "a row that is not there");
    }
}
