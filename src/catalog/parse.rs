//! JSON text -> records and problems. Never panics; a bad record is left out and reported, the rest kept.

use serde_json::Value;

use super::date::ReleaseDate;
use super::index::{Index, index};
use super::problem::{Expected, Problem};
use super::system::*;

/// Largest parameter count believed, the end of what a chart's scale accepts: a million times today's largest.
const MAX_COUNT: f64 = 1e18;

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

/// How a value is quoted in a problem.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
        Value::String(text) => format!("\"{text}\""),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => match (n.as_i64(), n.as_f64()) {
            (Some(whole), _) => whole.to_string(),
            (None, Some(n)) if n.abs() < 1e15 => {
                let thousandths = (n.abs() * 1e3).round() as u64;
                let sign = if n < 0.0 { "-" } else { "" };
                format!("{sign}{}.{:03}", thousandths / 1000, thousandths % 1000)
            }
            _ => "a number beyond 10^15".into(),
        },
    }
}

/// Reads one record's fields and notes what is wrong with them. `at` names a field by its path.
struct Reader<'a> {
    record: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn wrong(&mut self, field: &'static str, expected: Expected, found: &Value) {
        self.problems.push(Problem::new(self.record, field, expected, shown(found)));
    }

    /// Text, or nothing when absent.
    fn text(&mut self, field: &'static str, value: &Value) -> Option<String> {
        match value {
            Value::Null => None,
            Value::String(t) if !t.trim().is_empty() => Some(t.clone()),
            other => {
                self.wrong(field, Expected::Text, other);
                None
            }
        }
    }

    fn needed_text(&mut self, field: &'static str, value: &Value) -> Option<String> {
        if value.is_null() {
            self.wrong(field, Expected::Text, value);
        }
        self.text(field, value)
    }

    fn localized(&mut self, field: &'static str, value: &Value) -> Option<Localized> {
        let en = self.needed_text(field, &value["en"]);
        let zh = self.needed_text(field, &value["zh"]);
        Some(Localized { en: en?, zh: zh? })
    }

    fn count(&mut self, field: &'static str, value: &Value) -> Option<f64> {
        let count = value.as_f64().filter(|n| (1.0..=MAX_COUNT).contains(n));
        if count.is_none() && !value.is_null() {
            self.wrong(field, Expected::Count, value);
        }
        count
    }

    fn boolean(&mut self, field: &'static str, value: &Value) -> Option<bool> {
        if value.as_bool().is_none() && !value.is_null() {
            self.wrong(field, Expected::Bool, value);
        }
        value.as_bool()
    }

    fn date(&mut self, field: &'static str, value: &Value) -> Option<ReleaseDate> {
        let date = value.as_str().and_then(ReleaseDate::parse);
        if date.is_none() && !value.is_null() {
            self.wrong(field, Expected::Date, value);
        }
        date
    }

    fn needed_date(&mut self, field: &'static str, value: &Value) -> Option<ReleaseDate> {
        if value.is_null() {
            self.wrong(field, Expected::Date, value);
        }
        self.date(field, value)
    }

    /// True for an object; what is neither an object nor absent is a problem.
    fn is_object(&mut self, field: &'static str, value: &Value) -> bool {
        if !value.is_null() && !value.is_object() {
            self.wrong(field, Expected::Record, value);
        }
        value.is_object()
    }

    /// A word of a closed list; absent gives `default` without a problem.
    fn word<T: Copy>(
        &mut self,
        field: &'static str,
        value: &Value,
        parse: fn(&str) -> Option<T>,
        words: &'static [&'static str],
        default: Option<T>,
    ) -> Option<T> {
        if value.is_null() && default.is_some() {
            return default;
        }
        let found = value.as_str().and_then(parse);
        if found.is_none() {
            self.wrong(field, Expected::OneOf(words), value);
        }
        found
    }

    fn known(&mut self, field: &'static str, value: &Value, list: &'static str, ids: &Index) -> Option<u16> {
        let found = value.as_str().and_then(|id| ids.get(id).copied());
        if found.is_none() {
            self.wrong(field, Expected::KnownId(list), value);
        }
        found
    }

    /// The entries of a list; absent is empty.
    fn list<'v>(&mut self, field: &'static str, value: &'v Value) -> &'v [Value] {
        if !value.is_null() && !value.is_array() {
            self.wrong(field, Expected::List, value);
        }
        value.as_array().map_or(&[], Vec::as_slice)
    }

    fn texts(&mut self, field: &'static str, value: &Value) -> Vec<String> {
        self.list(field, value).iter().filter_map(|v| self.needed_text(field, v)).collect()
    }
}

/// Parses a catalog file. What cannot be used is in `problems`.
pub fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let file: Value = match serde_json::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            parsed.problems.push(Problem::new("file", "", Expected::Format, error.to_string()));
            return parsed;
        }
    };
    if file["format"].as_str() != Some("genai-atlas/1") {
        parsed.problems.push(Problem::new("file", "format", Expected::Format, shown(&file["format"])));
        return parsed;
    }
    let mut reader = Reader { record: "file", problems: &mut parsed.problems };
    parsed.version = reader.needed_text("version", &file["version"]).unwrap_or_default();
    parsed.data_until = reader.date("data_until", &file["data_until"]);

    for_each_record(&file, "organisations", &mut parsed.problems, &mut |raw, reader| {
        keep(&mut parsed.organisations, organisation(raw, reader))
    });
    let organisations = index(parsed.organisations.iter().map(|o| o.id.as_str()));
    for_each_record(&file, "families", &mut parsed.problems, &mut |raw, reader| {
        keep(&mut parsed.families, family(raw, reader))
    });
    // A system keeps its family's place in a byte.
    let families = index(parsed.families.iter().take(usize::from(u8::MAX)).map(|f| f.id.as_str()));
    for_each_record(&file, "eras", &mut parsed.problems, &mut |raw, reader| keep(&mut parsed.eras, era(raw, reader)));
    let mut edges: Vec<&Value> = Vec::new();
    for_each_record(&file, "systems", &mut parsed.problems, &mut |raw, reader| {
        let is_kept = keep(&mut parsed.systems, system(raw, reader, &organisations, &families));
        if is_kept {
            edges.push(&raw["lineage"]);
        }
        is_kept
    });
    resolve_lineage(&mut parsed, &edges);
    parsed
}

/// Adds what could be read; true when there was something.
fn keep<T>(list: &mut Vec<T>, item: Option<T>) -> bool {
    let is_kept = item.is_some();
    list.extend(item);
    is_kept
}

/// Hands every record of a list to `read`, with a reader that knows its name, and hears whether it was
/// kept. Of records with one id the first is kept.
fn for_each_record<'v>(
    file: &'v Value,
    name: &'static str,
    problems: &mut Vec<Problem>,
    read: &mut dyn FnMut(&'v Value, &mut Reader) -> bool,
) {
    let records = Reader { record: "file", problems }.list(name, &file[name]);
    let mut kept_ids: Vec<String> = Vec::with_capacity(records.len());
    for (n, raw) in records.iter().enumerate() {
        let place = match (&raw["id"], raw["name"].as_str()) {
            (Value::String(id), _) => id.clone(),
            (Value::Null, Some(name)) => id_of(name),
            _ => format!("{name}[{n}]"),
        };
        let mut reader = Reader { record: &place, problems };
        if !raw.is_object() {
            reader.wrong("", Expected::Record, raw);
        } else if kept_ids.contains(&place) {
            reader.wrong("id", Expected::UniqueId, &raw["id"]);
        } else if read(raw, &mut reader) {
            kept_ids.push(place);
        }
    }
}

/// The id a name gives where a record states none: small letters and digits, the rest hyphens ("GPT-3.5"
/// is `gpt-3-5`).
pub fn id_of(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    for c in name.chars().map(|c| c.to_ascii_lowercase()) {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

/// The record's id: stated, or the one its name gives.
fn kebab(reader: &mut Reader, raw: &Value) -> Option<String> {
    let value = &raw["id"];
    let id = match (value, raw["name"].as_str()) {
        (Value::Null, Some(name)) if !id_of(name).is_empty() => id_of(name),
        _ => reader.needed_text("id", value)?,
    };
    let fits = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-')
        && !id.as_bytes().windows(2).any(|w| w == b"--");
    if !fits {
        reader.wrong("id", Expected::KebabCase, value);
        return None;
    }
    Some(id)
}

fn organisation(raw: &Value, reader: &mut Reader) -> Option<Organisation> {
    Some(Organisation {
        id: kebab(reader, raw)?,
        name: reader.needed_text("name", &raw["name"])?,
        name_zh: reader.text("name_zh", &raw["name_zh"]),
        country: reader.text("country", &raw["country"]),
        aliases: reader.texts("aliases", &raw["aliases"]),
    })
}

fn family(raw: &Value, reader: &mut Reader) -> Option<Family> {
    Some(Family {
        id: kebab(reader, raw)?,
        name: reader.localized("name", &raw["name"])?,
        lane: reader.word("lane", &raw["lane"], Lane::parse, Lane::WORDS, None)?,
    })
}

fn era(raw: &Value, reader: &mut Reader) -> Option<Era> {
    Some(Era {
        id: kebab(reader, raw)?,
        from: reader.needed_date("from", &raw["from"])?,
        to: reader.date("to", &raw["to"]),
        name: reader.localized("name", &raw["name"])?,
    })
}

fn system(raw: &Value, reader: &mut Reader, organisations: &Index, families: &Index) -> Option<System> {
    let mut modalities = Modalities::default();
    for word in reader.list("modalities", &raw["modalities"]) {
        if let Some(m) = reader.word("modalities", word, Modality::parse, Modality::WORDS, None) {
            modalities = modalities.with(m);
        }
    }
    let figure = if reader.is_object("figure", &raw["figure"]) {
        figure(&raw["figure"], &raw["released"], reader)
    } else {
        None
    };
    let mut known_list = |field, list, ids| -> Vec<u16> {
        reader.list(field, &raw[field]).iter().filter_map(|v| reader.known(field, v, list, ids)).collect()
    };
    known_list("other_families", "families", families);
    let organisations = known_list("organisations", "organisations", organisations);
    let default_openness = Some(Openness::Unknown);
    Some(System {
        id: kebab(reader, raw)?,
        name: reader.needed_text("name", &raw["name"])?,
        name_zh: reader.text("name_zh", &raw["name_zh"]),
        aliases: reader.texts("aliases", &raw["aliases"]),
        level: reader.word("level", &raw["level"], Level::parse, Level::WORDS, Some(Level::System))?,
        kind: reader.word("kind", &raw["kind"], Kind::parse, Kind::WORDS, Some(Kind::Model))?,
        family: u8::try_from(reader.known("family", &raw["family"], "families", families)?).ok()?,
        modalities,
        organisations,
        released: reader.date("released", &raw["released"]),
        released_means: match &raw["released_means"] {
            Value::Null => None,
            word => reader.word("released_means", word, DateMeans::parse, DateMeans::WORDS, None),
        },
        parameters: parameters(&raw["parameters"], reader)?,
        openness: reader.word("openness", &raw["openness"], Openness::parse, Openness::WORDS, default_openness)?,
        lineage: Vec::new(),
        article_open: reader.boolean("article.open", &raw["article"]["open"]),
        in_article: reader.is_object("article", &raw["article"]),
        figure,
    })
}

fn parameters(raw: &Value, reader: &mut Reader) -> Option<ParamCount> {
    reader.is_object("parameters", raw);
    let total = reader.count("parameters.total", &raw["total"]);
    let default = if total.is_some() { ParamStatus::Disclosed } else { ParamStatus::Unknown };
    let (parse, words) = (ParamStatus::parse, ParamStatus::WORDS);
    Some(ParamCount {
        total,
        active: reader.count("parameters.active", &raw["active"]),
        sparse: reader.boolean("parameters.sparse", &raw["sparse"]),
        date: reader.date("parameters.date", &raw["date"]),
        status: reader.word("parameters.status", &raw["status"], parse, words, Some(default))?,
    })
}

/// The figure's own family names differ from our lanes in one place.
fn figure(raw: &Value, released: &Value, reader: &mut Reader) -> Option<FigureFacts> {
    let lane = |word: &str| match word {
        "energy-based-diffusion" => Some(Lane::EnergyDiffusion),
        other => Lane::parse(other),
    };
    reader.boolean("figure.growth", &raw["growth"]);
    Some(FigureFacts {
        timeline: reader.boolean("figure.timeline", &raw["timeline"]).unwrap_or(false),
        lane: reader.word("figure.family", &raw["family"], lane, Lane::WORDS, None)?,
        date: reader
            .needed_date("figure.date", &raw["date"])
            .map(|date| Some(date).filter(|_| raw["date"] != *released))?,
        parameters: reader.count("figure.parameters", &raw["parameters"]),
    })
}

fn resolve_lineage(parsed: &mut Parsed, edges: &[&Value]) {
    let rows = index(parsed.systems.iter().map(|s| s.id.as_str()));
    for (system, raws) in parsed.systems.iter_mut().zip(edges) {
        let mut reader = Reader { record: &system.id, problems: &mut parsed.problems };
        for raw in reader.list("lineage", raws) {
            let (parse, words) = (Relation::parse, Relation::WORDS);
            let relation = reader.word("lineage.relation", &raw["relation"], parse, words, None);
            let to = reader.known("lineage.to", &raw["to"], "systems", &rows);
            if let (Some(relation), Some(to)) = (relation, to) {
                system.lineage.push(Edge { relation, to });
            }
        }
    }
    for row in cyclic_rows(&parsed.systems) {
        let id = &parsed.systems[row].id;
        parsed.problems.push(Problem::new(id, "lineage", Expected::NoCycle, "descent that leads back to itself"));
    }
}

/// Rows on a cycle of descent, or between two. Kahn's algorithm from both ends: those without children and
/// those without parents are taken off until none is left to take.
fn cyclic_rows(systems: &[System]) -> Vec<usize> {
    let mut parents = vec![Vec::new(); systems.len()];
    let mut children = vec![Vec::new(); systems.len()];
    for (row, system) in systems.iter().enumerate() {
        for edge in system.lineage.iter().filter(|e| e.relation.is_descent()) {
            parents[row].push(usize::from(edge.to));
            children[usize::from(edge.to)].push(row);
        }
    }
    let has_upwards = without_ends(&parents, &children);
    let has_downwards = without_ends(&children, &parents);
    (0..systems.len()).filter(|r| has_upwards[*r] && has_downwards[*r]).collect()
}

/// False for the rows from which following `next` always comes to an end; `back` holds the same steps turned.
fn without_ends(next: &[Vec<usize>], back: &[Vec<usize>]) -> Vec<bool> {
    let mut steps_left: Vec<usize> = next.iter().map(Vec::len).collect();
    let mut ready: Vec<usize> = (0..next.len()).filter(|r| steps_left[*r] == 0).collect();
    while let Some(row) = ready.pop() {
        for &from in &back[row] {
            steps_left[from] -= 1;
            if steps_left[from] == 0 {
                ready.push(from);
            }
        }
    }
    steps_left.into_iter().map(|n| n > 0).collect()
}
