//! Writes the second file from the catalog's JSON, at build time. `texts` reads it back exactly: what its format
//! cannot hold (a line break, a source that is not in the list) is refused with record and field.

use serde_json::Value;

use super::core::Writer;
use super::texts_format::*;

/// A row of a table.
type Row = Vec<String>;

/// The second file of a catalog.
///
/// # Errors
/// What could not be written, a line each: record, field, expected, found.
pub fn encode(whole: &Value) -> Result<String, Vec<String>> {
    let sources = list(&whole["sources"]);
    let mut encoder = Encoder { sources, words: Vec::new(), known: 0, at: String::new(), problems: Vec::new() };
    let licence = encoder.text(&whole["licence"], "licence");
    for field in list(&whole["systems"]).iter().filter_map(|s| s["evidence"].as_object()).flat_map(|e| e.keys()) {
        encoder.word(field);
    }
    encoder.word(REFERENCE);
    let mut tables: [Vec<Row>; TABLES.len()] = Default::default();
    tables[CREDITS] = list(&whole["credits"]).iter().map(|c| encoder.credit(c)).collect();
    tables[ERAS] = list(&whole["eras"]).iter().map(|e| encoder.era(e)).collect();
    tables[SOURCES] = sources.iter().enumerate().map(|(n, s)| encoder.source(n, s)).collect();
    let mut rows_since = 0;
    for record in list(&whole["systems"]) {
        tables[SYSTEMS].push(encoder.system(record));
        for conflict in list(&record["conflicts"]) {
            tables[CONFLICTS].push(encoder.conflict(conflict, rows_since));
            for side in list(&conflict["values"]) {
                tables[SIDES].push(encoder.side(side));
            }
            rows_since = 0;
        }
        rows_since += 1;
    }
    tables[WORDS] = encoder.words.iter().map(|word| vec![word.clone()]).collect();
    if !encoder.problems.is_empty() {
        return Err(encoder.problems);
    }

    let mut out = Writer::default();
    out.lines(&[HEAD], |head| (*head).to_owned());
    out.lines(&tables, |rows| rows.len().to_string());
    out.lines(&[licence], String::clone);
    for kind in KINDS {
        for (rows, columns) in tables.iter().zip(TABLES) {
            for column in (0..columns.len()).filter(|column| columns[*column] == kind) {
                out.lines(rows, |row| row[column].clone());
            }
        }
    }
    Ok(out.text())
}

/// The spelling that [`number`] reads.
pub fn number_text(value: f64) -> String {
    // The library's shortest exact digits: "5.184e17".
    let text = format!("{value:e}");
    let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
    let after_point = digits.split_once('.').map_or(0, |(_, rest)| rest.len());
    let power = power.parse::<i64>().unwrap_or_default() - after_point as i64;
    match (digits.replace('.', ""), power) {
        (digits, 0..=2) => digits + &"0".repeat(power as usize),
        (digits, _) => format!("{digits}e{power}"),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

struct Encoder<'a> {
    sources: &'a [Value],
    words: Vec<String>,
    /// How many sources the records so far cite.
    known: usize,
    /// The record being written.
    at: String,
    problems: Vec<String>,
}

impl Encoder<'_> {
    fn problem(&mut self, field: &str, expected: &str, found: &Value) {
        self.problems.push(format!("record {}, field {field}: expected {expected}, found {found}", self.at));
    }

    fn credit(&mut self, value: &Value) -> Row {
        self.at = value["id"].to_string();
        let [en, zh] = self.localized(&value["text"], "text");
        vec![en, zh, self.address(&value["url"], "url"), self.text(&value["licence"], "licence")]
    }

    fn era(&mut self, value: &Value) -> Row {
        self.at = value["id"].to_string();
        let [en, zh] = self.localized(&value["summary"], "summary");
        vec![self.text(&value["id"], "id"), en, zh]
    }

    fn source(&mut self, n: usize, value: &Value) -> Row {
        self.at = value["id"].to_string();
        let mut id = self.text(&value["id"], "id");
        if id == format!("s{}", n + 1) {
            id.clear();
        }
        vec![
            id,
            self.text(&value["title"], "title"),
            self.text(&value["publisher"], "publisher"),
            self.address(&value["url"], "url"),
            self.text_word(&value["as_of"], "as_of"),
            self.text_word(&value["licence"], "licence"),
            if value["checked"] == true { "1".to_owned() } else { String::new() },
        ]
    }

    fn system(&mut self, record: &Value) -> Row {
        self.at = record["id"].to_string();
        let mut row = vec![String::new(); TABLES[SYSTEMS].len()];
        row[system::ID] = self.text(&record["id"], "id");
        row[system::LICENCE] = self.text(&record["licence"], "licence");
        let (compute, article, figure) = (&record["training_compute"], &record["article"], &record["figure"]);
        for (column, value, field) in [
            (system::SUMMARY, &record["summary"], "summary"),
            (system::OPENNESS_NOTE, &record["openness_note"], "openness_note"),
            (system::PARAMETERS_NOTE, &record["parameters"]["note"], "parameters.note"),
            (system::COMPUTE_NOTE, &compute["note"], "training_compute.note"),
            (system::ARTICLE_CLAIM, &article["claim"], "article.claim"),
        ] {
            [row[column], row[column + 1]] = self.localized(value, field);
        }
        row[system::FLOP] = self.number(&compute["flop"], "training_compute.flop");
        row[system::CONFIDENCE] = self.text_word(&compute["confidence"], "training_compute.confidence");
        if article.is_object() {
            let open = article["open"].as_bool().map_or(2, usize::from);
            row[system::ARTICLE] = (open + 3 * usize::from(article["row"].is_number())).to_string();
        }
        row[system::ARTICLE_YEAR] = self.number(&article["year"], "article.year");
        row[system::ARTICLE_ORGANISATION] = self.text(&article["organisation"], "article.organisation");
        row[system::ARTICLE_PARAMETERS] = self.number(&article["parameters"], "article.parameters");
        row[system::FIGURE_NAME] = self.text(&figure["name"], "figure.name");
        row[system::FIGURE_DATE] = self.text(&figure["date"], "figure.date");
        row[system::FIGURE_PARAMETERS] = self.number(&figure["parameters"], "figure.parameters");
        let page = self.cited_page(record);
        if page.is_none() {
            row[system::REFERENCE_TITLE] = self.text(&record["reference"]["title"], "reference.title");
            row[system::REFERENCE_URL] = self.address(&record["reference"]["url"], "reference.url");
        }
        row[system::EVIDENCE] = self.evidence(record, page);
        row
    }

    /// The source that is the record's page: one that it cites where there are two of the same page.
    fn cited_page(&self, record: &Value) -> Option<usize> {
        let page = &record["reference"];
        let is_page = |s: &Value| page.is_object() && s["url"] == page["url"] && s["title"] == page["title"];
        let cited: Vec<&Value> = record["evidence"].as_object().into_iter().flatten().flat_map(|e| list(e.1)).collect();
        let pages: Vec<usize> = (0..self.sources.len()).filter(|n| is_page(&self.sources[*n])).collect();
        let is_cited = |n: &&usize| cited.contains(&&self.sources[**n]["id"]);
        pages.iter().find(is_cited).or(pages.first()).copied()
    }

    /// The sources of each field, in the order of the words, and the page as that of the last.
    fn evidence(&mut self, record: &Value, page: Option<usize>) -> String {
        let (known, mut cited) = (self.known, page.into_iter().collect::<Vec<_>>());
        let word = |n: usize| match n.checked_sub(known) {
            Some(new @ 0..26) => char::from(b'a' + new as u8).to_string(),
            _ => n.to_string(),
        };
        let mut fields = Vec::new();
        for field in self.words.clone().iter().take_while(|w| *w != REFERENCE) {
            let mut words = Vec::new();
            for id in list(&record["evidence"][field]) {
                if let Some(n) = self.source_number(id, &format!("evidence.{field}")) {
                    words.push(word(n));
                    cited.push(n);
                }
            }
            fields.push(words.join(","));
        }
        fields.push(page.map_or_else(String::new, word));
        self.known = cited.into_iter().map(|n| n + 1).max().unwrap_or_default().max(known);
        fields.join(" ").trim_end().to_owned()
    }

    fn conflict(&mut self, value: &Value, rows_since: usize) -> Row {
        let [en, zh] = self.localized(&value["note"], "conflicts.note");
        let field = self.text_word(&value["field"], "conflicts.field");
        vec![rows_since.to_string(), field, en, zh, list(&value["values"]).len().to_string()]
    }

    fn side(&mut self, value: &Value) -> Row {
        let source = &value["source"];
        let number = if source.is_null() { None } else { self.source_number(source, "conflicts.values.source") };
        let (field, value) = ("conflicts.values.value", &value["value"]);
        let mut zh = String::new();
        let said = match value {
            Value::Null => String::new(),
            Value::Bool(yes) => if *yes { "y" } else { "n" }.to_owned(),
            Value::Number(_) => format!("#{}", self.number(value, field)),
            Value::Object(_) => {
                let [en, other] = self.localized(value, field);
                zh = other;
                format!("&{en}")
            }
            _ => format!("={}", self.text(value, field)),
        };
        vec![number.map_or_else(String::new, |n| n.to_string()), said, zh]
    }

    /// A line of text; nothing where there is none.
    fn text(&mut self, value: &Value, field: &str) -> String {
        match value {
            Value::Null => String::new(),
            Value::String(text) if !text.contains(char::is_control) => text.clone(),
            _ => {
                self.problem(field, "text of one line without tabs", value);
                String::new()
            }
        }
    }

    fn localized(&mut self, value: &Value, field: &str) -> [String; 2] {
        let both = [self.text(&value["en"], field), self.text(&value["zh"], field)];
        if !value.is_null() && both.iter().any(String::is_empty) {
            self.problem(field, "text in both languages", value);
        }
        both
    }

    fn number(&mut self, value: &Value, field: &str) -> String {
        let text = value.as_f64().map_or_else(String::new, number_text);
        if !value.is_null() && number(&text) != value.as_f64() {
            self.problem(field, "a number of at most 15 digits", value);
        }
        text
    }

    fn address(&mut self, value: &Value, field: &str) -> String {
        let text = self.text(value, field);
        if text.is_empty() {
            return text;
        }
        let short =
            BEGINNINGS.iter().find_map(|(letter, begins)| Some(format!("{letter}{}", text.strip_prefix(begins)?)));
        short.unwrap_or_else(|| format!("u{text}"))
    }

    /// The number of a text among the words, where it is put if it is new.
    fn text_word(&mut self, value: &Value, field: &str) -> String {
        let text = self.text(value, field);
        if text.is_empty() { text } else { self.word(&text) }
    }

    fn word(&mut self, word: &str) -> String {
        let at = self.words.iter().position(|w| w == word).unwrap_or_else(|| {
            self.words.push(word.to_owned());
            self.words.len() - 1
        });
        at.to_string()
    }

    fn source_number(&mut self, id: &Value, field: &str) -> Option<usize> {
        let number = self.sources.iter().position(|s| s["id"] == *id && id.is_string());
        if number.is_none() {
            self.problem(field, "an id of the list sources", id);
        }
        number
    }
}
