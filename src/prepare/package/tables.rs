//! The tables: one row a system, one an edge of lineage, one a source of a fact, one a source, one a side of a conflict.

use super::table::{Column, ForeignKey, Kind, SEPARATOR, Table};
use crate::catalog::texts::{Said, Source};
use crate::catalog::{
    DateMeans, Kind as SystemKind, Level, Openness, ParamStatus, Relation, ReleaseDate, date::Precision,
};
use crate::prepare::records::{Conflict, Edge, Records, Side, System};

const DATE: &str = "YYYY, YYYY-MM or YYYY-MM-DD: as long as it is known";

/// Every table of a catalog.
pub fn tables(records: &Records) -> Vec<Table> {
    vec![systems(records), lineage(records), evidence(records), sources(records), conflicts(records)]
}

struct SystemRow<'a> {
    system: &'a System,
    records: &'a Records,
}

fn systems(records: &Records) -> Table {
    type Row<'a> = SystemRow<'a>;
    let described = |what: &str| format!("{what} ({DATE})");
    let precision = "How exactly `released` is known";
    let columns: Vec<Column<Row>> = vec![
        Column::required("id", Kind::Id, "Name in links, for ever", |r| text(&r.system.id)),
        Column::required("name", Kind::Text, "Usual English or original name", |r| text(&r.system.name)),
        Column::new("name_zh", Kind::Text, "Usual or official Chinese name, if there is one", |r| {
            r.system.name_zh.clone()
        }),
        Column::new("aliases", Kind::List, "Other spellings, in any language", |r| list(&r.system.aliases)),
        Column::required("level", Kind::Word(Level::WORDS), "One thing, or an idea without a model behind it", |r| {
            text(&r.system.level)
        }),
        Column::required("kind", Kind::Word(SystemKind::WORDS), "What it is", |r| text(&r.system.kind)),
        Column::new("released", Kind::Date, &described("First public appearance"), |r| r.system.released.clone()),
        Column::new("released_precision", Kind::Word(&["day", "month", "year"]), precision, |r| {
            precision_of(r.system.released.as_deref()?)
        }),
        Column::new("released_means", Kind::Word(DateMeans::WORDS), "What happened that day", |r| {
            r.system.released_means.clone()
        }),
        Column::new("organisations", Kind::List, "Names of its makers", |r| {
            each_maker(r, |id, records| Some(records.organisation(id)?.name.clone()))
        }),
        Column::new("organisation_ids", Kind::List, "Their ids in catalog.json, in the same order", |r| {
            list(&r.system.organisations)
        }),
        Column::new(
            "countries",
            Kind::List,
            "Head offices in the same order, ISO 3166 two-letter codes; an empty entry where it is not known",
            |r| each_maker(r, |id, records| records.organisation(id)?.country.clone()),
        ),
        Column::required("family", Kind::Id, "Main family, an id of `families` in catalog.json", |r| {
            text(&r.system.family)
        }),
        Column::new("other_families", Kind::List, "Further families", |r| list(&r.system.other_families)),
        Column::required("family_assumed", Kind::Boolean, "true: the makers never published the architecture", |r| {
            text(if r.system.family_assumed { "true" } else { "false" })
        }),
        Column::new("modalities", Kind::List, "What it handles", |r| list(&r.system.modalities)),
        Column::new(
            "parameters_total",
            Kind::Count("parameters"),
            "Weights of the largest variant; empty: not known or none, see parameters_status",
            |r| whole(r.system.parameters.total),
        ),
        Column::new(
            "parameters_active",
            Kind::Count("parameters"),
            "Weights used per token, for a mixture of experts",
            |r| whole(r.system.parameters.active),
        ),
        Column::new(
            "parameters_sparse",
            Kind::Boolean,
            "true: a mixture of experts; false: dense; empty: not known",
            |r| r.system.parameters.sparse.map(|is| is.to_string()),
        ),
        Column::new(
            "parameters_date",
            Kind::Date,
            &described("When the largest variant came, if later than `released`"),
            |r| r.system.parameters.date.clone(),
        ),
        Column::required(
            "parameters_status",
            Kind::Word(ParamStatus::WORDS),
            "How the size is known: disclosed by the makers, estimated by third parties, unknown, or not-applicable",
            |r| text(&r.system.parameters.status),
        ),
        Column::new("training_compute", Kind::Number("FLOP"), "Operations of the training in all", |r| {
            r.system.training_compute.as_ref()?.flop.map(|flop| format!("{flop:e}"))
        }),
        Column::new(
            "training_compute_confidence",
            Kind::Word(&["confident", "likely", "speculative", "unknown"]),
            "How sure Epoch AI is of it",
            |r| r.system.training_compute.as_ref()?.confidence.clone(),
        ),
        Column::required(
            "openness",
            Kind::Word(Openness::WORDS),
            "State at release: what the public may do with the weights",
            |r| text(&r.system.openness),
        ),
        Column::new("licence", Kind::Text, "Licence of weights, data or code at release", |r| r.system.licence.clone()),
        Column::new("opened_date", Kind::Date, &described("When weights came after the first appearance"), |r| {
            Some(r.system.opened.as_ref()?.date.clone())
        }),
        Column::new("opened_openness", Kind::Word(&["open", "restricted"]), "What the public may do with these", |r| {
            Some(r.system.opened.as_ref()?.openness.clone())
        }),
        Column::new("opened_licence", Kind::Text, "Their licence", |r| r.system.opened.as_ref()?.licence.clone()),
        Column::new("landmark", Kind::Count("rank"), "A system everybody knows: 1 most, 2 next", |r| {
            r.system.landmark.map(|rank| rank.to_string())
        }),
        Column::new(
            "collections",
            Kind::List,
            "extended: all; article, figure: what the overview article and its figures show",
            |r| list(&r.system.collections),
        ),
        Column::new("reference", Kind::Url, "One page for a reader", |r| {
            Some(r.system.reference.as_ref()?.url.clone())
        }),
        Column::new(
            "conflicts",
            Kind::List,
            "Fields on which sources differ; their values are in conflicts.csv",
            |r| fields_in_conflict(r.system),
        ),
    ];
    let rows = records.systems.iter().map(|system| SystemRow { system, records });
    Table { key: &["id"], ..Table::new("systems", "Systems and ideas, one row each", columns, rows) }
}

fn lineage(records: &Records) -> Table {
    type Row<'a> = (&'a System, &'a Edge);
    let columns: Vec<Column<Row>> = vec![
        Column::required("from", Kind::Id, "A system", |r| text(&r.0.id)),
        Column::required(
            "relation",
            Kind::Word(Relation::WORDS),
            "What `from` does to `to`; the first nine words are descent, the rest belonging",
            |r| text(&r.1.relation),
        ),
        Column::required("to", Kind::Id, "An earlier system", |r| text(&r.1.to)),
        Column::new("note", Kind::Text, "What the word leaves out, in English", |r| {
            Some(r.1.note.as_ref()?.en.clone())
        }),
        Column::new("note_zh", Kind::Text, "The same in Chinese", |r| Some(r.1.note.as_ref()?.zh.clone())),
        Column::new(
            "source",
            Kind::Id,
            "Source of this one edge; empty: the sources of the field lineage in evidence.csv",
            |r| r.1.source.clone(),
        ),
    ];
    let rows = records.systems.iter().flat_map(|system| system.lineage.iter().map(move |edge| (system, edge)));
    Table {
        key: &["from", "relation", "to"],
        foreign: vec![foreign("from", "systems"), foreign("to", "systems"), foreign("source", "sources")],
        ..Table::new("lineage", "What grew from what, one row a relation", columns, rows)
    }
}

fn evidence(records: &Records) -> Table {
    type Row<'a> = (&'a System, &'a str, &'a str);
    let columns: Vec<Column<Row>> = vec![
        Column::required("system", Kind::Id, "A system", |r| text(&r.0.id)),
        Column::required(
            "field",
            Kind::Text,
            "Field of catalog.json: parameters stands for all columns that begin so",
            |r| text(r.1),
        ),
        Column::required("source", Kind::Id, "Where the fact comes from, best first", |r| text(r.2)),
    ];
    let rows = records.systems.iter().flat_map(|system| {
        let fields = system.evidence.iter();
        fields.flat_map(move |(field, ids)| ids.iter().map(move |id| (system, field.as_str(), id.as_str())))
    });
    Table {
        foreign: vec![foreign("system", "systems"), foreign("source", "sources")],
        ..Table::new("evidence", "Which source says what, one row a source of a fact", columns, rows)
    }
}

fn sources(records: &Records) -> Table {
    let columns: Vec<Column<&Source>> = vec![
        Column::required("id", Kind::Id, "Name in the other tables", |s| text(&s.id)),
        Column::required("title", Kind::Text, "Title of the page or paper", |s| text(&s.title)),
        Column::new("publisher", Kind::Text, "Who published it", |s| s.publisher.clone()),
        Column::new("url", Kind::Url, "Its address", |s| s.url.clone()),
        Column::new("as_of", Kind::Date, &format!("Date of the copy or of the reading ({DATE})"), |s| s.as_of.clone()),
        Column::new("licence", Kind::Text, "Its licence, where values were taken from it", |s| s.licence.clone()),
        Column::required("checked", Kind::Boolean, "false: its page was not opened yet", |s| {
            text(&s.checked.to_string())
        }),
    ];
    Table { key: &["id"], ..Table::new("sources", "Pages and papers", columns, &records.sources) }
}

struct SideRow<'a> {
    system: &'a System,
    conflict: &'a Conflict,
    side: &'a Side,
}

fn conflicts(records: &Records) -> Table {
    type Row<'a> = SideRow<'a>;
    let columns: Vec<Column<Row>> = vec![
        Column::required("system", Kind::Id, "A system", |r| text(&r.system.id)),
        Column::required("field", Kind::Text, "On what sources differ", |r| text(&r.conflict.field)),
        Column::new("value", Kind::Text, "What one source says, in English or as a plain number", |r| {
            said(&r.side.value)
        }),
        Column::new("value_zh", Kind::Text, "The same in Chinese, where it is a sentence", |r| match &r.side.value {
            Said::Localized(words) => text(&words.zh),
            _ => None,
        }),
        Column::new("source", Kind::Id, "The source", |r| r.side.source.clone()),
        Column::new("note", Kind::Text, "Why they differ, in English", |r| Some(r.conflict.note.as_ref()?.en.clone())),
        Column::new("note_zh", Kind::Text, "The same in Chinese", |r| Some(r.conflict.note.as_ref()?.zh.clone())),
    ];
    let rows = records.systems.iter().flat_map(|system| {
        let sides = |conflict| conflict_sides(system, conflict);
        system.conflicts.iter().flat_map(sides)
    });
    Table {
        foreign: vec![foreign("system", "systems"), foreign("source", "sources")],
        ..Table::new("conflicts", "Where sources differ, one row a value", columns, rows)
    }
}

fn conflict_sides<'a>(system: &'a System, conflict: &'a Conflict) -> impl Iterator<Item = SideRow<'a>> {
    conflict.values.iter().map(move |side| SideRow { system, conflict, side })
}

fn foreign(field: &'static str, table: &'static str) -> ForeignKey {
    ForeignKey { field, table, key: "id" }
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn list(entries: &[String]) -> Option<String> {
    Some(entries.join(SEPARATOR))
}

fn each_maker(row: &SystemRow, of: fn(&str, &Records) -> Option<String>) -> Option<String> {
    let makers = row.system.organisations.iter();
    list(&makers.map(|id| of(id, row.records).unwrap_or_default()).collect::<Vec<_>>())
}

fn fields_in_conflict(system: &System) -> Option<String> {
    let mut fields: Vec<String> = Vec::new();
    for conflict in &system.conflicts {
        if !fields.contains(&conflict.field) {
            fields.push(conflict.field.clone());
        }
    }
    list(&fields)
}

fn precision_of(released: &str) -> Option<String> {
    text(match ReleaseDate::parse(released)?.precision() {
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Year => "year",
    })
}

/// A count, digit by digit. The catalog's are whole and at most 10^18, which a double holds to its own precision.
fn whole(count: Option<f64>) -> Option<String> {
    count.map(|count| format!("{count:.0}"))
}

fn said(value: &Said) -> Option<String> {
    match value {
        Said::Number(number) => Some(number.to_string()),
        Said::Bool(is) => Some(is.to_string()),
        Said::Text(word) => text(word),
        Said::Localized(words) => text(&words.en),
        Said::Nothing => None,
    }
}
