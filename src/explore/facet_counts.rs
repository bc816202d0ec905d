//! How many systems each choice would leave under all other filters, in one pass over the rows.

use crate::catalog::date::{civil, day_number};
use crate::catalog::order::sort_by;
use crate::catalog::{Catalog, Counting, Lane, Modality, NO_DAY, Openness};

use super::filter::{CompiledFilter, Facet};
use super::view_state::{Filter, IsOpen};

/// Counts per option, in the order of the lists they count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacetCounts {
    pub visible: usize,
    /// Of these, ideas without a model behind them.
    pub visible_concepts: usize,
    /// Everything in the collection, before any filter.
    pub of: usize,
    pub open: [usize; IsOpen::ALL.len()],
    /// Rows under the filters *without* the openness facet: what "All" would leave.
    pub open_all: usize,
    pub classes: [usize; Openness::ALL.len()],
    pub organisations: Vec<usize>,
    pub families: Vec<usize>,
    pub lanes: [usize; Lane::ALL.len()],
    pub modalities: [usize; Modality::ALL.len()],
    /// Code and count, most first.
    pub countries: Vec<(String, usize)>,
    /// Visible rows whose size is known.
    pub with_size: usize,
    /// Rows under the filters *without* the time window, for each quarter from [`FIRST_QUARTER`] on.
    pub quarters: Vec<usize>,
}

/// The first quarter of 2013, counted in quarters from the year 0: where the time axis begins.
pub const FIRST_QUARTER: i32 = 2013 * 4;

/// The quarter a day lies in, counted from the year 0.
pub fn quarter_of(day: i32) -> i32 {
    let (year, month, _) = civil(day);
    i32::from(year) * 4 + (i32::from(month) - 1) / 3
}

/// First day of a quarter.
pub fn quarter_start(quarter: i32) -> i32 {
    day_number(quarter.div_euclid(4) as i16, (quarter.rem_euclid(4) * 3 + 1) as u8, 1)
}

impl FacetCounts {
    pub fn new(catalog: &Catalog, filter: &Filter, counting: Counting) -> Self {
        let compiled = CompiledFilter::new(catalog, filter, counting);
        let columns = catalog.columns(filter.collection);
        let mut counts = Self {
            organisations: vec![0; catalog.organisations.len()],
            families: vec![0; catalog.families.len()],
            countries: all_countries(catalog),
            ..Self::default()
        };
        for (row, system) in catalog.systems.iter().enumerate() {
            let Some(failed) = compiled.failed(row) else { continue };
            counts.of += 1;
            let passes_but = |facet: Facet| failed & !(facet as u16) == 0;
            if failed == 0 {
                counts.visible += 1;
                counts.visible_concepts += usize::from(system.is_concept());
                counts.with_size += usize::from(columns.size(row, counting).is_some());
            }
            if passes_but(Facet::Window) && columns.on_timeline[row] {
                count_quarter(&mut counts.quarters, columns.day[row]);
            }
            if passes_but(Facet::Open) {
                counts.open_all += 1;
                counts.open[filter.is_open(system) as usize] += 1;
            }
            if passes_but(Facet::Class) {
                counts.classes[filter.class_of(system) as usize] += 1;
            }
            if passes_but(Facet::Family) {
                counts.families[usize::from(system.family)] += 1;
                let lane = catalog.families.get(usize::from(system.family)).map_or(Lane::Others, |f| f.lane);
                counts.lanes[lane as usize] += 1;
            }
            if passes_but(Facet::Organisation) {
                system.organisations.iter().for_each(|o| counts.organisations[usize::from(*o)] += 1);
            }
            if passes_but(Facet::Modality) {
                system.modalities.iter().for_each(|m| counts.modalities[m as usize] += 1);
            }
            if passes_but(Facet::Country) {
                counts.count_countries(catalog, &system.organisations);
            }
        }
        counts
    }

    /// A system counts once for a country, however many of its organisations are there.
    fn count_countries(&mut self, catalog: &Catalog, organisations: &[u16]) {
        let country = |o: &u16| catalog.organisations.get(usize::from(*o))?.country.as_deref();
        for (code, count) in &mut self.countries {
            *count += usize::from(organisations.iter().any(|o| country(o) == Some(code.as_str())));
        }
    }
}

fn count_quarter(quarters: &mut Vec<usize>, day: i32) {
    if day == NO_DAY {
        return;
    }
    let Ok(place) = usize::try_from(quarter_of(day) - FIRST_QUARTER) else { return };
    if quarters.len() <= place {
        quarters.resize(place + 1, 0);
    }
    if let Some(count) = quarters.get_mut(place) {
        *count += 1;
    }
}

/// Every country of an organisation, in a fixed order (by how many organisations, then by code).
fn all_countries(catalog: &Catalog) -> Vec<(String, usize)> {
    let mut codes: Vec<(String, usize)> = Vec::new();
    for code in catalog.organisations.iter().filter_map(|o| o.country.as_ref()) {
        match codes.iter_mut().find(|(c, _)| c == code) {
            Some(entry) => entry.1 += 1,
            None => codes.push((code.clone(), 1)),
        }
    }
    sort_by(&mut codes, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    codes.iter_mut().for_each(|c| c.1 = 0);
    codes
}
