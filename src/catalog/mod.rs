//! What we know: validated records, columns beside them for what filters and charts ask of every row,
//! and the texts that arrive later. Knows no other module and no browser.

mod by_column;
pub mod changes;
pub mod columns;
pub mod compact;
pub mod core;
pub mod date;
mod index;
pub mod order;
pub mod parse;
pub mod problem;
pub mod system;
pub mod texts;
pub mod words;

pub use columns::{Columns, Counting, NO_DAY};
pub use date::{Days, ReleaseDate};
pub use problem::{Expected, Problem};
pub use system::*;
pub use words::*;

use index::{Index, index};

/// Files in `data/` for others, besides `catalog.json`; their names stay.
pub const DATA_FILES: [&str; 3] = ["systems.csv", "lineage.csv", "datapackage.json"];

/// A set of systems with everything they refer to. A value: the shipped one or a reader's own.
pub struct Catalog {
    pub version: String,
    pub data_until: Option<ReleaseDate>,
    pub systems: Vec<System>,
    pub organisations: Vec<Organisation>,
    pub families: Vec<Family>,
    pub eras: Vec<Era>,
    /// Of the shipped catalog; a reader's own has none.
    pub stories: Vec<Story>,
    /// Folded names, aliases and organisations of each row, for the free-text filter.
    pub haystacks: Vec<String>,
    /// Rows that name this row as their parent, with the relation.
    pub children: Vec<Vec<Edge>>,
    own: Columns,
    figure: Columns,
    rows: Index,
}

impl Catalog {
    /// Reads a catalog file: what could be read, and what was wrong.
    pub fn parse(text: &str) -> (Self, Vec<Problem>) {
        let mut parsed = parse::parse(text);
        let problems = std::mem::take(&mut parsed.problems);
        (Self::of(parsed), problems)
    }

    /// A catalog of records that were read.
    pub fn of(parsed: parse::Parsed) -> Self {
        let systems = parsed.systems;
        let mut children = vec![Vec::new(); systems.len()];
        for (row, system) in systems.iter().enumerate() {
            for edge in &system.lineage {
                if let Some(list) = children.get_mut(usize::from(edge.to)) {
                    list.push(Edge { relation: edge.relation, to: row as Row });
                }
            }
        }
        Self {
            haystacks: systems.iter().map(|s| haystack(s, &parsed.organisations)).collect(),
            rows: index(systems.iter().map(|s| s.id.as_str())),
            own: Columns::own(&systems, &parsed.families, &children),
            figure: Columns::of_figure(&systems, &parsed.families, &children),
            version: parsed.version,
            data_until: parsed.data_until,
            organisations: parsed.organisations,
            families: parsed.families,
            eras: parsed.eras,
            stories: Vec::new(),
            children,
            systems,
        }
    }

    pub fn row(&self, id: &str) -> Option<Row> {
        self.rows.get(id).copied()
    }

    pub fn system(&self, row: Row) -> Option<&System> {
        self.systems.get(usize::from(row))
    }

    pub fn organisation(&self, id: &str) -> Option<(u16, &Organisation)> {
        self.organisations.iter().enumerate().find(|(_, o)| o.id == id).map(|(n, o)| (n as u16, o))
    }

    /// The columns in force in a collection: the figure's dates, lanes and sizes in its own, ours elsewhere.
    pub fn columns(&self, collection: Collection) -> &Columns {
        match collection {
            Collection::Figure => &self.figure,
            _ => &self.own,
        }
    }
}

/// Folds text for comparison: small letters, full-width forms halved, separators dropped ("GPT-3" = "gpt3").
pub fn fold(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            c => c,
        })
        .filter(|c| !matches!(c, '-' | '_' | '.' | '·' | '‑' | '–' | '∙'))
        .flat_map(char::to_lowercase)
        .collect()
}

fn haystack(system: &System, organisations: &[Organisation]) -> String {
    let mut text = fold(&system.name);
    let mut add = |part: &str| {
        text.push('\n');
        text.push_str(&fold(part));
    };
    system.name_zh.iter().chain(&system.aliases).for_each(|t| add(t));
    for organisation in system.organisations.iter().filter_map(|o| organisations.get(usize::from(*o))) {
        add(&organisation.name);
        organisation.name_zh.iter().chain(&organisation.aliases).for_each(|t| add(t));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_one() {
        for text in ["GPT-3", "gpt3", "GPT 3".replace(' ', "").as_str(), "ＧＰＴ－３", "G.P.T‑3", "gpt_3"] {
            assert_eq!(fold(text), "gpt3", "{text}");
        }
        assert_eq!(fold("DALL·E"), "dalle");
        assert_eq!(fold("文心　一言"), "文心 一言");
        assert_eq!(fold("Ünïcode"), "ünïcode");
        assert_eq!(fold(""), "");
    }
}
