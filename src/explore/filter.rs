//! Which systems pass a filter. The filter is compiled against a catalog once; then each row costs a
//! few comparisons on columns and small sets, and nothing is cloned.

use crate::catalog::{Catalog, Counting, Days, Modalities, NO_DAY, Row, fold};

use super::view_state::Filter;

/// One group of choices. A row that fails exactly one facet still counts for that facet's options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Facet {
    Open = 1,
    Class = 2,
    Organisation = 4,
    Family = 8,
    Modality = 16,
    Country = 32,
    Years = 64,
    Parameters = 128,
    Text = 256,
    Window = 512,
}

/// A filter prepared for a catalog: its ids are looked up, its text is split into words.
pub struct CompiledFilter<'a> {
    catalog: &'a Catalog,
    filter: &'a Filter,
    counting: Counting,
    organisations: Vec<u16>,
    families: Vec<u8>,
    words: Vec<String>,
}

impl<'a> CompiledFilter<'a> {
    /// Ids the catalog does not know match nothing.
    pub fn new(catalog: &'a Catalog, filter: &'a Filter, counting: Counting) -> Self {
        let family = |id: &String| catalog.families.iter().position(|f| f.id == *id).map(|n| n as u8);
        Self {
            catalog,
            filter,
            counting,
            organisations: filter
                .organisations
                .iter()
                .map(|id| catalog.organisation(id).map_or(u16::MAX, |(n, _)| n))
                .collect(),
            families: filter.families.iter().map(|id| family(id).unwrap_or(u8::MAX)).collect(),
            words: fold(&filter.text).split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// The facets a row fails, one bit each; `None` when it is outside the collection.
    pub fn failed(&self, row: usize) -> Option<u16> {
        let (filter, system) = (self.filter, self.catalog.systems.get(row)?);
        if !system.in_collection(filter.collection) {
            return None;
        }
        let columns = self.catalog.columns(filter.collection);
        let mut failed = 0;
        let mut fail = |facet: Facet, is_failed: bool| failed |= if is_failed { facet as u16 } else { 0 };
        fail(Facet::Open, !filter.open.is_empty() && !filter.open.has(filter.is_open(system) as usize));
        fail(Facet::Class, !filter.classes.is_empty() && !filter.classes.has(filter.class_of(system) as usize));
        fail(
            Facet::Organisation,
            !self.organisations.is_empty() && !system.organisations.iter().any(|o| self.organisations.contains(o)),
        );
        fail(Facet::Family, !self.families.is_empty() && !self.families.contains(&system.family));
        fail(
            Facet::Modality,
            filter.modalities != Modalities::default() && !filter.modalities.overlaps(system.modalities),
        );
        fail(Facet::Country, !filter.countries.is_empty() && !self.in_countries(row));
        fail(Facet::Years, !filter.years.is_unbounded() && !self.in_years(row));
        fail(Facet::Parameters, {
            let size = columns.size(row, self.counting);
            !filter.parameters.is_unbounded() && !size.is_some_and(|s| filter.parameters.contains(s))
        });
        let haystack = self.catalog.haystacks.get(row).map_or("", String::as_str);
        fail(Facet::Text, !self.words.iter().all(|w| haystack.contains(w.as_str())));
        fail(Facet::Window, filter.window.is_some_and(|w| !self.touches(row, w)));
        Some(failed)
    }

    /// Rows that pass, in the catalog's order.
    pub fn visible(&self) -> Vec<Row> {
        (0..self.catalog.systems.len()).filter(|r| self.failed(*r) == Some(0)).map(|r| r as Row).collect()
    }

    fn in_countries(&self, row: usize) -> bool {
        self.catalog.systems[row].organisations.iter().any(|o| {
            self.catalog
                .organisations
                .get(usize::from(*o))
                .and_then(|o| o.country.as_ref())
                .is_some_and(|c| self.filter.countries.contains(c))
        })
    }

    /// A date known to the month or year touches the window with any of its days.
    fn touches(&self, row: usize, window: Days) -> bool {
        let columns = self.catalog.columns(self.filter.collection);
        columns.day[row] != NO_DAY && window.overlaps(Days::new(columns.first_day[row], columns.last_day[row]))
    }

    /// A date known to the year only passes when its year does.
    fn in_years(&self, row: usize) -> bool {
        let day = self.catalog.columns(self.filter.collection).first_day[row];
        day != NO_DAY && self.filter.years.contains(crate::catalog::date::civil(day).0)
    }
}
