//! What changed from one version of the data to the next, in words. Used at build time, so the words are not part of
//! [`Text`], which the page carries whole.

use super::format;
use super::language::Text;
use crate::catalog::changes::{Correction, FactValue, VersionChanges};
use crate::catalog::{Catalog, DateMeans, Lang, Modality, Openness, ParamStatus, Relation, ReleaseDate};

/// The words of one language.
pub struct ChangeWords {
    pub added: &'static str,
    pub corrected: &'static str,
    pub renamed: &'static str,
    pub removed: &'static str,
    name: &'static str,
    name_zh: &'static str,
    opened: &'static str,
    released_means: &'static str,
    /// Title of the feed.
    pub feed: &'static str,
    /// How many systems of each kind: added, corrected, renamed, removed.
    counts: [fn(usize) -> String; 4],
    none: &'static str,
    /// A value that was not there before, and one that is no more.
    came: fn(&str) -> String,
    went: fn(&str) -> String,
    label: fn(&str, &str) -> String,
    aside: fn(&str, &str) -> String,
}

static EN: ChangeWords = ChangeWords {
    added: "Added",
    corrected: "Corrected",
    renamed: "Another address",
    removed: "Removed",
    name: "Name",
    name_zh: "Chinese name",
    opened: "Opened later",
    released_means: "What the date means",
    feed: "Generative AI Atlas: what changed",
    counts: [
        |n| format!("{n} added"),
        |n| format!("{n} corrected"),
        |n| format!("{n} with another address"),
        |n| format!("{n} removed"),
    ],
    none: "nothing that a reader sees",
    came: |value| format!("{value} (new)"),
    went: |value| format!("{value} (removed)"),
    label: |field, value| format!("{field}: {value}"),
    aside: |value, aside| format!("{value} ({aside})"),
};

static ZH: ChangeWords = ChangeWords {
    added: "新增",
    corrected: "更正",
    renamed: "地址变更",
    removed: "删除",
    name: "名称",
    name_zh: "中文名",
    opened: "后来开放",
    released_means: "日期的含义",
    feed: "生成式 AI 图谱：更新记录",
    counts: [
        |n| format!("新增 {n} 个"),
        |n| format!("更正 {n} 个"),
        |n| format!("{n} 个地址变更"),
        |n| format!("删除 {n} 个"),
    ],
    none: "没有读者可见的改动",
    came: |value| format!("{value}（新增）"),
    went: |value| format!("{value}（删去）"),
    label: |field, value| format!("{field}：{value}"),
    aside: |value, aside| format!("{value}（{aside}）"),
};

impl ChangeWords {
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &EN,
            Lang::Zh => &ZH,
        }
    }

    /// "140 added, 98 corrected": systems, not facts.
    pub fn counts(&self, t: &Text, version: &VersionChanges) -> String {
        let mut corrected: Vec<&str> = version.corrected.iter().map(|c| c.id.as_str()).collect();
        corrected.dedup();
        let counts = [version.added.len(), corrected.len(), version.renamed.len(), version.removed.len()];
        let parts = self.counts.iter().zip(counts).filter(|(_, n)| *n > 0).map(|(words, n)| words(n));
        let parts: Vec<String> = parts.collect();
        if parts.is_empty() { self.none.to_owned() } else { t.join(parts.iter().map(String::as_str)) }
    }

    /// "Openness: closed → open".
    pub fn correction(&self, t: &Text, catalog: &Catalog, correction: &Correction) -> String {
        let field = match correction.field.as_str() {
            "name" => self.name,
            "name_zh" => self.name_zh,
            "opened" => self.opened,
            "released" => t.released,
            "released_means" => self.released_means,
            field => t.field(field),
        };
        let value = |value: &FactValue| self.value(t, catalog, &correction.field, value);
        let change = match (&correction.before, &correction.after) {
            (FactValue::Nothing, after) => (self.came)(&value(after)),
            (before, FactValue::Nothing) => (self.went)(&value(before)),
            (before, after) => format!("{} → {}", value(before), value(after)),
        };
        (self.label)(field, &change)
    }

    fn value(&self, t: &Text, catalog: &Catalog, field: &str, value: &FactValue) -> String {
        match value {
            FactValue::Nothing => t.unknown.to_owned(),
            FactValue::Number(number) => format!("{} FLOP", format::scientific(*number)),
            FactValue::Text(word) => text(t, catalog, field, word),
            FactValue::List(entries) => {
                let entries: Vec<String> = entries.iter().map(|entry| text(t, catalog, field, entry)).collect();
                t.join(entries.iter().map(String::as_str))
            }
            FactValue::Edge { relation, to } => {
                let name = catalog.row(to).and_then(|row| catalog.system(row)).map_or(to.as_str(), |s| s.name(t.lang));
                (self.aside)(name, Relation::parse(relation).map_or(relation.as_str(), |r| t.relation(r)))
            }
            FactValue::Opened { date, openness, licence } => {
                let class = text(t, catalog, "openness", openness);
                t.join([date.as_str(), &class].into_iter().chain(licence.as_deref()))
            }
            FactValue::Size { total, active, sparse, date, status } => {
                let Some(total) = total else { return text(t, catalog, "status", status) };
                let parts = [
                    Some(t.number_precise(*total)),
                    active.map(|active| format!("{} {}", t.active_parameters, t.number_precise(active))),
                    (*sparse == Some(true)).then(|| t.mixture.to_owned()),
                    (status == "estimated").then(|| t.estimated.to_owned()),
                    date.clone(),
                ];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }
        }
    }
}

/// A word, an id or a date as a reader knows it; what is not known stays as it is.
fn text(t: &Text, catalog: &Catalog, field: &str, word: &str) -> String {
    let known = match field {
        "openness" => Openness::parse(word).map(|class| t.openness(class)),
        "modalities" => Modality::parse(word).map(|m| t.modality_name(m)),
        "released_means" => DateMeans::parse(word).map(|means| t.released_means(means)),
        "status" => ParamStatus::parse(word).map(|status| t.param_status(status)),
        "organisations" => catalog.organisation(word).map(|(_, o)| o.name(t.lang)),
        "family" => catalog.families.iter().find(|f| f.id == word).map(|f| f.name.get(t.lang)),
        _ => None,
    };
    let date = || ReleaseDate::parse(word).filter(|_| field == "released").map(format::date);
    known.map(str::to_owned).or_else(date).unwrap_or_else(|| word.to_owned())
}
