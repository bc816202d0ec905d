//! What the stories say of the catalog: for each by its id the values of its placeholders, and whether what it claims
//! still holds.

use std::collections::BTreeMap;

use super::records::{is_stated, records, size_date};
use crate::catalog::date::civil;
use crate::catalog::{Catalog, Kind, Level, Openness, ParamStatus, ReleaseDate, Row, System};
use crate::explore::lineage::path;
use crate::i18n::Text;

/// Years with fewer models say nothing about a share.
const LEAST_MODELS: usize = 20;
const CHINA: &str = "CN";

/// The computation of one story.
pub struct Count {
    pub id: &'static str,
    /// Ids of the systems that it is about.
    pub systems: &'static [&'static str],
    /// Counts, given the rows of these systems in their order. The error says what the catalog would have to have.
    pub count: fn(&Catalog, &[Row]) -> Result<Counted, String>,
}

/// Values by the names of their placeholders, and what must hold.
pub struct Counted {
    pub values: Vec<(&'static str, Value)>,
    pub claims: Vec<Claim>,
}

/// One thing that a story claims.
pub struct Claim {
    pub expected: String,
    pub found: String,
    pub holds: bool,
}

/// What stands in the place of a placeholder. Words are found for it in each language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    Count(usize),
    Factor(f64),
    Size(f64),
    /// Of one.
    Share(f64),
    Year(i16),
    Month(ReleaseDate),
    /// The name of a system.
    Name(Row),
    Openness(Openness),
}

impl Value {
    pub fn words(self, t: &Text, catalog: &Catalog) -> String {
        match self {
            Self::Count(n) => t.whole(n),
            Self::Factor(factor) => t.factor(factor),
            Self::Size(size) => t.number(size),
            Self::Share(share) => t.share(share),
            Self::Year(year) => year.to_string(),
            Self::Month(date) => t.month_year(date),
            Self::Name(row) => catalog.system(row).map(|s| s.name(t.lang).to_owned()).unwrap_or_default(),
            Self::Openness(class) => t.openness(class).to_owned(),
        }
    }
}

pub const COUNTS: &[Count] = &[
    Count { id: "thousandfold", systems: &["gpt-2", "wu-dao-2"], count: thousandfold },
    Count { id: "silence", systems: &[], count: silence },
    Count { id: "gan-to-stable-diffusion", systems: &["gan", "stable-diffusion"], count: descent },
    Count { id: "china", systems: &[], count: china },
    Count { id: "largest-is-open", systems: &[], count: largest_is_open },
    Count { id: "pictures-changed-hands", systems: &[], count: pictures },
];

/// The stated sizes grew a thousandfold from one record setter to another, and hardly since.
fn thousandfold(catalog: &Catalog, rows: &[Row]) -> Result<Counted, String> {
    let &[first, peak] = rows else { return Err("two systems".into()) };
    let records = records(catalog);
    let record = |row: Row| {
        let name = catalog.system(row).map_or("", |s| s.name.as_str());
        records.iter().find(|r| r.row == row).ok_or_else(|| format!("{name} among the record setters"))
    };
    let (first, peak) = (record(first)?, record(peak)?);
    let last = records.last().ok_or("a record setter")?;
    let (growth, after_growth) = (peak.size / first.size, last.size / peak.size);
    let (months, after_months) = (months_between(first.day, peak.day), months_between(peak.day, last.day));
    Ok(Counted {
        values: vec![
            ("growth", Value::Factor(growth)),
            ("months", Value::Count(months)),
            ("first", Value::Name(first.row)),
            ("first_size", Value::Size(first.size)),
            ("peak", Value::Name(peak.row)),
            ("peak_size", Value::Size(peak.size)),
            ("after_growth", Value::Factor(after_growth)),
            ("after_months", Value::Count(after_months)),
        ],
        claims: vec![
            claim("more than 500-fold growth", growth, growth > 500.0),
            claim("fewer than 36 months to the peak", months, first.day < peak.day && months < 36),
            claim("less than threefold growth since", after_growth, after_growth < 3.0),
        ],
    })
}

/// Ever fewer models come with their size.
fn silence(catalog: &Catalog, _: &[Row]) -> Result<Counted, String> {
    const THEN: i16 = 2021;
    let is_asked = |s: &System| s.kind == Kind::Model && s.parameters.status != ParamStatus::NotApplicable;
    let years = by_year(catalog, is_asked, is_stated);
    let then = *years.get(&THEN).ok_or_else(|| format!("models of {THEN}"))?;
    let (&now_year, &now) = years
        .iter()
        .rfind(|(_, tally)| tally.all >= LEAST_MODELS)
        .ok_or_else(|| format!("a year with at least {LEAST_MODELS} models"))?;
    Ok(Counted {
        values: vec![
            ("then_share", Value::Share(then.share())),
            ("now_share", Value::Share(now.share())),
            ("then_year", Value::Year(THEN)),
            ("then_known", Value::Count(then.some)),
            ("then_all", Value::Count(then.all)),
            ("now_year", Value::Year(now_year)),
            ("now_known", Value::Count(now.some)),
            ("now_all", Value::Count(now.all)),
        ],
        claims: vec![claim(
            &format!("a share at least 25 points below that of {THEN} ({:.2})", then.share()),
            format!("{:.2}", now.share()),
            now.share() < then.share() - 0.25,
        )],
    })
}

/// One system descends from another.
fn descent(catalog: &Catalog, rows: &[Row]) -> Result<Counted, String> {
    let &[from, to] = rows else { return Err("two systems".into()) };
    let path = path(catalog, from, to);
    let year = |row: Row| {
        let system = catalog.system(row).ok_or("a system")?;
        system.released.map(ReleaseDate::year).ok_or_else(|| format!("a date of {}", system.name))
    };
    Ok(Counted {
        values: vec![
            ("steps", Value::Count(path.relations.len())),
            ("from", Value::Name(from)),
            ("from_year", Value::Year(year(from)?)),
            ("to", Value::Name(to)),
            ("to_year", Value::Year(year(to)?)),
        ],
        claims: vec![claim("a path of descent down to it", "none", path.rows.first() == Some(&from))],
    })
}

/// Makers with their head office in China have a growing part in a year's systems.
fn china(catalog: &Catalog, _: &[Row]) -> Result<Counted, String> {
    const THEN: i16 = 2022;
    let is_chinese = |s: &System| {
        let organisations = s.organisations.iter().filter_map(|o| catalog.organisations.get(usize::from(*o)));
        organisations.filter_map(|o| o.country.as_deref()).any(|country| country == CHINA)
    };
    let years = by_year(catalog, |s| s.level == Level::System, is_chinese);
    let then = *years.get(&THEN).ok_or_else(|| format!("systems of {THEN}"))?;
    let (&now_year, &now) = years.last_key_value().ok_or("dated systems")?;
    Ok(Counted {
        values: vec![
            ("then", Value::Count(then.some)),
            ("now", Value::Count(now.some)),
            ("then_year", Value::Year(THEN)),
            ("then_all", Value::Count(then.all)),
            ("now_year", Value::Year(now_year)),
            ("now_all", Value::Count(now.all)),
        ],
        claims: vec![claim(
            &format!("a share more than three times that of {THEN} ({:.3})", then.share()),
            format!("{:.3}", now.share()),
            now.share() > 3.0 * then.share(),
        )],
    })
}

/// Whoever published the largest size lets the model be downloaded.
fn largest_is_open(catalog: &Catalog, _: &[Row]) -> Result<Counted, String> {
    let records = records(catalog);
    let [.., before, last] = records.as_slice() else { return Err("two record setters".into()) };
    let system = |row: Row| catalog.system(row).ok_or("a system");
    let (before_open, system) = (system(before.row)?.openness, system(last.row)?);
    let month = size_date(system).ok_or("a date")?;
    Ok(Counted {
        values: vec![
            ("size", Value::Size(last.size)),
            ("name", Value::Name(last.row)),
            ("month", Value::Month(month)),
            ("before", Value::Name(before.row)),
            ("before_open", Value::Openness(before_open)),
        ],
        claims: vec![claim(
            &format!("the last record setter ({}) open or restricted", system.name),
            system.openness.word(),
            matches!(system.openness, Openness::Open | Openness::Restricted),
        )],
    })
}

/// Diffusion took the place of GANs.
fn pictures(catalog: &Catalog, _: &[Row]) -> Result<Counted, String> {
    let dates = |family: &str| {
        let of = catalog.families.iter().position(|f| f.id == family);
        let systems = catalog.systems.iter().filter(|s| s.level == Level::System);
        let dates = systems.filter(|s| of == Some(usize::from(s.family))).filter_map(|s| s.released);
        dates.collect::<Vec<ReleaseDate>>()
    };
    let gans = dates("gan");
    let last = *gans.iter().max_by_key(|date| date.middle_day()).ok_or("a GAN system with a date")?;
    let end = catalog.data_until.ok_or("data_until")?;
    let (since, before): (Vec<_>, Vec<_>) =
        dates("diffusion").into_iter().partition(|date| date.middle_day() > last.middle_day());
    Ok(Counted {
        values: vec![
            ("gan", Value::Count(gans.len())),
            ("last_gan_month", Value::Month(last)),
            ("diffusion_before", Value::Count(before.len())),
            ("diffusion", Value::Count(since.len())),
        ],
        claims: vec![
            claim("more than twice as many diffusion systems since", since.len(), since.len() > 2 * gans.len()),
            claim(
                "no GAN system of the last 24 months",
                last,
                last < end && months_between(last.middle_day(), end.middle_day()) >= 24,
            ),
        ],
    })
}

fn claim(expected: &str, found: impl ToString, holds: bool) -> Claim {
    Claim { expected: expected.to_owned(), found: found.to_string(), holds }
}

/// How many there are, and how many of them are of some kind.
#[derive(Clone, Copy, Default)]
struct Tally {
    some: usize,
    all: usize,
}

impl Tally {
    /// `all` is never 0: only years that have something are tallied.
    fn share(self) -> f64 {
        self.some as f64 / self.all as f64
    }
}

/// Of each year's dated systems that count, how many are of some kind.
fn by_year(
    catalog: &Catalog,
    counts: impl Fn(&System) -> bool,
    is_some: impl Fn(&System) -> bool,
) -> BTreeMap<i16, Tally> {
    let mut years: BTreeMap<i16, Tally> = BTreeMap::new();
    for system in catalog.systems.iter().filter(|s| counts(s)) {
        let Some(date) = system.released else { continue };
        let tally = years.entry(date.year()).or_default();
        tally.all += 1;
        tally.some += usize::from(is_some(system));
    }
    years
}

/// From the month of one day to that of another; 0 when it is not later.
fn months_between(from: i32, to: i32) -> usize {
    let month = |day: i32| {
        let (year, month, _) = civil(day);
        i32::from(year) * 12 + i32::from(month)
    };
    usize::try_from(month(to) - month(from)).unwrap_or(0)
}
