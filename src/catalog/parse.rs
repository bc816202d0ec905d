//! JSON text -> records and problems. Never panics; a bad record is left out and reported, the rest kept.
//! Reads both the whole `catalog.json` and the core cut from it (absent fields have their defaults).

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::date::ReleaseDate;
use super::problem::{Expected, Problem};
use super::scalar::Scalar;
use super::system::*;

/// What a file holds after reading: usable records and everything that was wrong with it.
#[derive(Default)]
pub struct Parsed {
    pub version: String,
    pub data_until: Option<ReleaseDate>,
    pub organisations: Vec<Organisation>,
    pub families: Vec<Family>,
    pub eras: Vec<Era>,
    pub systems: Vec<System>,
    pub problems: Vec<Problem>,
}

#[derive(Deserialize)]
struct FileRaw<'a> {
    #[serde(default)]
    format: Scalar,
    #[serde(default)]
    version: Scalar,
    #[serde(default)]
    data_until: Scalar,
    #[serde(default, borrow)]
    organisations: Vec<&'a RawValue>,
    #[serde(default, borrow)]
    families: Vec<&'a RawValue>,
    #[serde(default, borrow)]
    eras: Vec<&'a RawValue>,
    #[serde(default, borrow)]
    systems: Vec<&'a RawValue>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct LocalizedRaw {
    en: Scalar,
    zh: Scalar,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct OrganisationRaw {
    id: Scalar,
    name: Scalar,
    name_zh: Scalar,
    country: Scalar,
    aliases: Vec<Scalar>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FamilyRaw {
    id: Scalar,
    name: LocalizedRaw,
    lane: Scalar,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct EraRaw {
    id: Scalar,
    from: Scalar,
    to: Scalar,
    name: LocalizedRaw,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ParametersRaw {
    total: Scalar,
    active: Scalar,
    sparse: Scalar,
    date: Scalar,
    status: Scalar,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ArticleRaw {
    open: Scalar,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FigureRaw {
    timeline: Scalar,
    growth: Scalar,
    family: Scalar,
    date: Scalar,
    parameters: Scalar,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct EdgeRaw {
    relation: Scalar,
    to: Scalar,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SystemRaw {
    id: Scalar,
    name: Scalar,
    name_zh: Scalar,
    aliases: Vec<Scalar>,
    level: Scalar,
    kind: Scalar,
    family: Scalar,
    other_families: Vec<Scalar>,
    modalities: Vec<Scalar>,
    organisations: Vec<Scalar>,
    released: Scalar,
    released_means: Scalar,
    parameters: Option<ParametersRaw>,
    openness: Scalar,
    lineage: Vec<EdgeRaw>,
    article: Option<ArticleRaw>,
    figure: Option<FigureRaw>,
}

/// Reads one record's fields and notes what is wrong with them.
struct Reader<'a> {
    record: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn wrong(&mut self, field: &'static str, expected: Expected, found: &Scalar) {
        self.problems.push(Problem::new(self.record, field, expected, found.shown()));
    }

    fn text(&mut self, field: &'static str, value: Scalar) -> Option<String> {
        match value {
            Scalar::Null => None,
            Scalar::Text(t) if !t.trim().is_empty() => Some(t),
            other => {
                self.wrong(field, Expected::Text, &other);
                None
            }
        }
    }

    fn needed_text(&mut self, field: &'static str, value: Scalar) -> Option<String> {
        if value == Scalar::Null {
            self.wrong(field, Expected::Text, &value);
        }
        self.text(field, value)
    }

    fn localized(&mut self, field: &'static str, value: LocalizedRaw) -> Option<Localized> {
        let en = self.needed_text(field, value.en);
        let zh = self.needed_text(field, value.zh);
        Some(Localized { en: en?, zh: zh? })
    }

    fn count(&mut self, field: &'static str, value: &Scalar) -> Option<f64> {
        match value {
            Scalar::Null => None,
            Scalar::Number(n) if n.is_finite() && *n >= 1.0 => Some(*n),
            other => {
                self.wrong(field, Expected::Count, other);
                None
            }
        }
    }

    fn boolean(&mut self, field: &'static str, value: &Scalar) -> Option<bool> {
        match value {
            Scalar::Null => None,
            Scalar::Bool(b) => Some(*b),
            other => {
                self.wrong(field, Expected::Bool, other);
                None
            }
        }
    }

    fn date(&mut self, field: &'static str, value: &Scalar) -> Option<ReleaseDate> {
        let date = match value {
            Scalar::Null => return None,
            Scalar::Text(t) => ReleaseDate::parse(t),
            _ => None,
        };
        if date.is_none() {
            self.wrong(field, Expected::Date, value);
        }
        date
    }

    /// A word of a closed list; absent gives `default` without a problem.
    fn word<T: Copy>(
        &mut self,
        field: &'static str,
        value: &Scalar,
        parse: fn(&str) -> Option<T>,
        words: &'static [&'static str],
        default: Option<T>,
    ) -> Option<T> {
        let found = match value {
            Scalar::Null if default.is_some() => return default,
            Scalar::Text(t) => parse(t),
            _ => None,
        };
        if found.is_none() {
            self.wrong(field, Expected::OneOf(words), value);
        }
        found
    }

    fn known<T: Copy>(
        &mut self,
        field: &'static str,
        value: &Scalar,
        list: &'static str,
        ids: &HashMap<String, T>,
    ) -> Option<T> {
        let found = match value {
            Scalar::Text(t) => ids.get(t).copied(),
            _ => None,
        };
        if found.is_none() {
            self.wrong(field, Expected::KnownId(list), value);
        }
        found
    }

    fn texts(&mut self, field: &'static str, values: Vec<Scalar>) -> Vec<String> {
        values.into_iter().filter_map(|v| self.needed_text(field, v)).collect()
    }
}

/// Parses a catalog file. What cannot be used is in `problems`.
pub fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let file: FileRaw = match serde_json::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            parsed.problems.push(Problem::new("file", "", Expected::Format, error.to_string()));
            return parsed;
        }
    };
    if file.format != Scalar::Text("genai-atlas/1".into()) {
        parsed.problems.push(Problem::new("file", "format", Expected::Format, file.format.shown()));
        return parsed;
    }
    let mut reader = Reader { record: "file", problems: &mut parsed.problems };
    parsed.version = reader.needed_text("version", file.version).unwrap_or_default();
    parsed.data_until = reader.date("data_until", &file.data_until);
    parsed.organisations = list(&file.organisations, "organisations", &mut parsed.problems, organisation);
    let organisation_ids = index(&parsed.organisations, |o| &o.id, &mut parsed.problems);
    parsed.families = list(&file.families, "families", &mut parsed.problems, family);
    let family_ids = index(&parsed.families, |f| &f.id, &mut parsed.problems);
    parsed.eras = list(&file.eras, "eras", &mut parsed.problems, era);

    let mut edges: Vec<Vec<EdgeRaw>> = Vec::with_capacity(file.systems.len());
    parsed.systems = list(&file.systems, "systems", &mut parsed.problems, |raw: SystemRaw, reader| {
        let (system, lineage) = system(raw, reader, &organisation_ids, &family_ids)?;
        edges.push(lineage);
        Some(system)
    });
    resolve_lineage(&mut parsed, edges);
    parsed
}

/// Parses each raw record of a list by itself, so that one broken record loses only itself.
fn list<'a, R: Deserialize<'a> + HasId, T>(
    raws: &[&'a RawValue],
    name: &'static str,
    problems: &mut Vec<Problem>,
    mut build: impl FnMut(R, &mut Reader) -> Option<T>,
) -> Vec<T> {
    let mut kept = Vec::with_capacity(raws.len());
    for (n, raw) in raws.iter().enumerate() {
        match serde_json::from_str::<R>(raw.get()) {
            Ok(record) => {
                let place = match record.id() {
                    Scalar::Text(id) => id.clone(),
                    _ => format!("{name}[{n}]"),
                };
                kept.extend(build(record, &mut Reader { record: &place, problems }));
            }
            Err(error) => {
                problems.push(Problem::new(&format!("{name}[{n}]"), "", Expected::Record, error.to_string()));
            }
        }
    }
    kept
}

trait HasId {
    fn id(&self) -> &Scalar;
}
macro_rules! has_id { ($($t:ty),+) => { $(impl HasId for $t { fn id(&self) -> &Scalar { &self.id } })+ } }
has_id!(OrganisationRaw, FamilyRaw, EraRaw, SystemRaw);

/// Ids of a list and their places; a repeated id is a problem and keeps its first place.
fn index<T, N: TryFrom<usize>>(
    list: &[T],
    id: impl Fn(&T) -> &String,
    problems: &mut Vec<Problem>,
) -> HashMap<String, N> {
    let mut ids = HashMap::with_capacity(list.len());
    for (n, item) in list.iter().enumerate() {
        let Ok(place) = N::try_from(n) else { break };
        if ids.contains_key(id(item)) {
            problems.push(Problem::new(id(item), "id", Expected::UniqueId, id(item).as_str()));
        } else {
            ids.insert(id(item).clone(), place);
        }
    }
    ids
}

fn kebab(reader: &mut Reader, value: Scalar) -> Option<String> {
    let id = reader.needed_text("id", value)?;
    let fits = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-');
    if !fits {
        reader.wrong("id", Expected::KebabCase, &Scalar::Text(id));
        return None;
    }
    Some(id)
}

fn organisation(raw: OrganisationRaw, reader: &mut Reader) -> Option<Organisation> {
    Some(Organisation {
        id: kebab(reader, raw.id)?,
        name: reader.needed_text("name", raw.name)?,
        name_zh: reader.text("name_zh", raw.name_zh),
        country: reader.text("country", raw.country),
        aliases: reader.texts("aliases", raw.aliases),
    })
}

fn family(raw: FamilyRaw, reader: &mut Reader) -> Option<Family> {
    Some(Family {
        id: kebab(reader, raw.id)?,
        name: reader.localized("name", raw.name)?,
        lane: reader.word("lane", &raw.lane, Lane::parse, Lane::WORDS, None)?,
    })
}

fn era(raw: EraRaw, reader: &mut Reader) -> Option<Era> {
    Some(Era {
        id: kebab(reader, raw.id)?,
        from: reader.date("from", &raw.from)?,
        to: reader.date("to", &raw.to),
        name: reader.localized("name", raw.name)?,
    })
}

fn system(
    raw: SystemRaw,
    reader: &mut Reader,
    organisations: &HashMap<String, u16>,
    families: &HashMap<String, u8>,
) -> Option<(System, Vec<EdgeRaw>)> {
    let mut modalities = Modalities::default();
    for word in &raw.modalities {
        if let Some(m) = reader.word("modalities", word, Modality::parse, Modality::WORDS, None) {
            modalities = modalities.with(m);
        }
    }
    let figure = raw.figure.and_then(|f| figure(f, reader));
    let system = System {
        id: kebab(reader, raw.id)?,
        name: reader.needed_text("name", raw.name)?,
        name_zh: reader.text("name_zh", raw.name_zh),
        aliases: reader.texts("aliases", raw.aliases),
        level: reader.word("level", &raw.level, Level::parse, Level::WORDS, Some(Level::System))?,
        kind: reader.word("kind", &raw.kind, Kind::parse, Kind::WORDS, Some(Kind::Model))?,
        family: reader.known("family", &raw.family, "families", families)?,
        other_families: raw
            .other_families
            .iter()
            .filter_map(|f| reader.known("other_families", f, "families", families))
            .collect(),
        modalities,
        organisations: raw
            .organisations
            .iter()
            .filter_map(|o| reader.known("organisations", o, "organisations", organisations))
            .collect(),
        released: reader.date("released", &raw.released),
        released_means: match raw.released_means {
            Scalar::Null => None,
            word => reader.word("released_means", &word, DateMeans::parse, DateMeans::WORDS, None),
        },
        parameters: parameters(raw.parameters.unwrap_or_default(), reader)?,
        openness: reader.word(
            "openness",
            &raw.openness,
            Openness::parse,
            Openness::WORDS,
            Some(Openness::Unknown),
        )?,
        lineage: Vec::new(),
        article_open: raw.article.as_ref().and_then(|a| reader.boolean("article.open", &a.open)),
        in_article: raw.article.is_some(),
        figure,
    };
    Some((system, raw.lineage))
}

fn parameters(raw: ParametersRaw, reader: &mut Reader) -> Option<ParamCount> {
    let total = reader.count("parameters.total", &raw.total);
    let default = if total.is_some() { ParamStatus::Disclosed } else { ParamStatus::Unknown };
    Some(ParamCount {
        total,
        active: reader.count("parameters.active", &raw.active),
        sparse: reader.boolean("parameters.sparse", &raw.sparse),
        date: reader.date("parameters.date", &raw.date),
        status: reader.word(
            "parameters.status",
            &raw.status,
            ParamStatus::parse,
            ParamStatus::WORDS,
            Some(default),
        )?,
    })
}

/// The figure's own family names differ from ours in one place.
fn figure(raw: FigureRaw, reader: &mut Reader) -> Option<FigureFacts> {
    let lane = |word: &str| match word {
        "energy-based-diffusion" => Some(Lane::EnergyDiffusion),
        other => Lane::parse(other),
    };
    Some(FigureFacts {
        timeline: reader.boolean("figure.timeline", &raw.timeline).unwrap_or(false),
        growth: reader.boolean("figure.growth", &raw.growth).unwrap_or(false),
        lane: reader.word("figure.family", &raw.family, lane, Lane::WORDS, None)?,
        date: reader.date("figure.date", &raw.date)?,
        parameters: reader.count("figure.parameters", &raw.parameters),
    })
}

fn resolve_lineage(parsed: &mut Parsed, edges: Vec<Vec<EdgeRaw>>) {
    let rows: HashMap<String, Row> = index(&parsed.systems, |s| &s.id, &mut parsed.problems);
    for (system, raws) in parsed.systems.iter_mut().zip(edges) {
        let mut reader = Reader { record: &system.id, problems: &mut parsed.problems };
        let mut lineage = Vec::with_capacity(raws.len());
        for raw in raws {
            let relation =
                reader.word("lineage.relation", &raw.relation, Relation::parse, Relation::WORDS, None);
            let to = reader.known("lineage.to", &raw.to, "systems", &rows);
            if let (Some(relation), Some(to)) = (relation, to) {
                lineage.push(Edge { relation, to });
            }
        }
        system.lineage = lineage;
    }
    for row in cyclic_rows(&parsed.systems) {
        let id = &parsed.systems[row].id;
        parsed.problems.push(Problem::new(id, "lineage", Expected::NoCycle, "descent that leads back to itself"));
    }
}

/// Rows from which descent leads back into a cycle. Kahn's algorithm: what cannot be taken off is cyclic.
fn cyclic_rows(systems: &[System]) -> Vec<usize> {
    let parents = |row: usize| {
        systems[row].lineage.iter().filter(|e| e.relation.is_descent()).map(|e| usize::from(e.to))
    };
    let mut children_left = vec![0_u32; systems.len()];
    for row in 0..systems.len() {
        parents(row).for_each(|p| children_left[p] += 1);
    }
    let mut ready: Vec<usize> = (0..systems.len()).filter(|r| children_left[*r] == 0).collect();
    while let Some(row) = ready.pop() {
        for parent in parents(row) {
            children_left[parent] -= 1;
            if children_left[parent] == 0 {
                ready.push(parent);
            }
        }
    }
    (0..systems.len()).filter(|r| children_left[*r] > 0).collect()
}
