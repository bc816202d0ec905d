//! What several test files share: the tiny catalog, the shipped one, themes read from the style file,
//! scenes laid out with the text estimate, and the comparison with stored pictures.
#![allow(dead_code)] // every test file uses its own part

use std::collections::HashMap;
use std::path::Path;

use genai_atlas::catalog::{AsOf, Catalog, Collection, Days, Lang, Row};
use genai_atlas::chart::growth::{self, GrowthInput};
use genai_atlas::chart::time_axis;
use genai_atlas::chart::timeline::{self, TimelineInput};
use genai_atlas::chart::{Colour, PlacedGrowth, PlacedLineage, PlacedTimeline, Theme, lineage, text_width};
use genai_atlas::explore::{
    CompiledFilter, Counting, Depth, Filter, LaneBy, Lineage, NamesShown, ScaleKind, Span, Trend, TrendSubset, trend,
};
use proptest::prelude::ProptestConfig;

pub const TINY: &str = include_str!("../fixtures/tiny.json");
pub const WHOLE: &str = include_str!("../../public/data/catalog.json");
const TOKENS_CSS: &str = include_str!("../../style/tokens.css");

pub const COLLECTIONS: [Collection; 3] = [Collection::Figure, Collection::Article, Collection::Extended];
pub const LANGS: [Lang; 2] = [Lang::En, Lang::Zh];

/// Fifteen systems a reader can keep in the head.
pub fn tiny() -> Catalog {
    sound(TINY)
}

/// The tiny catalog with some fields of its records changed: id, field, value.
pub fn tiny_with(changes: &[(&str, &str, serde_json::Value)]) -> Catalog {
    let mut file: serde_json::Value = serde_json::from_str(TINY).expect("the tiny catalog is JSON");
    let systems = file["systems"].as_array_mut().expect("it has systems");
    for (id, field, value) in changes {
        let system = systems.iter_mut().find(|s| s["id"] == *id).expect("a record of the tiny catalog");
        system[*field] = value.clone();
    }
    sound(&file.to_string())
}

/// The catalog that is shipped.
pub fn shipped() -> Catalog {
    sound(WHOLE)
}

/// A catalog of a text without problems.
pub fn sound(text: &str) -> Catalog {
    let (catalog, problems) = Catalog::parse(text);
    assert!(problems.is_empty(), "{problems:?}");
    catalog
}

/// A catalog of `n` language models that differ in id only.
pub fn twins(n: usize) -> Catalog {
    let mut file: serde_json::Value = serde_json::from_str(TINY).expect("the tiny catalog is JSON");
    let twin = |n: usize| {
        serde_json::json!({
            "id": format!("twin-{n}"), "name": "Twin", "family": "transformer", "modalities": ["text"],
            "organisations": ["alpha"], "released": "2020-02-29", "openness": "open", "parameters": { "sparse": false }
        })
    };
    file["systems"] = (0..n).map(twin).collect();
    sound(&file.to_string())
}

pub fn row(catalog: &Catalog, id: &str) -> Row {
    catalog.row(id).unwrap_or_else(|| panic!("{id} is not in the catalog"))
}

/// Ids of the systems that pass a filter, in the catalog's order.
pub fn passing<'a>(catalog: &'a Catalog, filter: &Filter) -> Vec<&'a str> {
    ids(catalog, &visible(catalog, filter))
}

pub fn ids<'a>(catalog: &'a Catalog, rows: &[Row]) -> Vec<&'a str> {
    rows.iter().map(|r| catalog.system(*r).expect("a row of this catalog").id.as_str()).collect()
}

pub fn visible(catalog: &Catalog, filter: &Filter) -> Vec<Row> {
    CompiledFilter::new(catalog, filter, Counting::Total).visible()
}

/// Random cases that leave no file behind: a failure prints its smallest case, which becomes a test of its own.
pub fn cases() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// A chart to be laid out; change a field to ask for another.
#[derive(Clone)]
pub struct Scene<'a> {
    pub catalog: &'a Catalog,
    pub collection: Collection,
    pub visible: Vec<Row>,
    pub as_of: AsOf,
    pub lane_by: LaneBy,
    pub names: NamesShown,
    pub lang: Lang,
    pub scale: ScaleKind,
    pub counting: Counting,
    pub subset: TrendSubset,
    pub width: f64,
    /// `None` shows the whole axis.
    pub domain: Option<Days>,
}

impl<'a> Scene<'a> {
    /// A collection with everything shown, its timeline as tall as its names want.
    pub fn of(catalog: &'a Catalog, collection: Collection) -> Self {
        let filter = Filter { collection, ..Filter::default() };
        Self {
            catalog,
            collection,
            visible: visible(catalog, &filter),
            as_of: AsOf::default(),
            lane_by: LaneBy::default(),
            names: NamesShown::All,
            lang: Lang::En,
            scale: ScaleKind::default(),
            counting: Counting::default(),
            subset: TrendSubset::default(),
            width: 1010.0,
            domain: None,
        }
    }

    pub fn full_domain(&self) -> Days {
        time_axis::full_domain(self.catalog, self.collection, Span::default())
    }

    pub fn timeline(&self) -> PlacedTimeline {
        timeline::layout(&TimelineInput {
            catalog: self.catalog,
            collection: self.collection,
            visible: &self.visible,
            as_of: self.as_of,
            lane_by: self.lane_by,
            names: self.names,
            lang: self.lang,
            domain: self.domain.unwrap_or_else(|| self.full_domain()),
            width: self.width,
            measure: &text_width::estimate,
        })
    }

    pub fn growth(&self) -> PlacedGrowth {
        let points = trend::points(self.catalog, self.collection, &self.visible, self.subset, self.counting, false);
        growth::layout(&GrowthInput {
            catalog: self.catalog,
            collection: self.collection,
            visible: &self.visible,
            as_of: self.as_of,
            trend: Trend::fit(&points).as_ref(),
            scale: self.scale,
            counting: self.counting,
            lang: self.lang,
            domain: self.domain.unwrap_or_else(|| self.full_domain()),
            width: self.width,
            measure: &text_width::estimate,
        })
    }
}

/// The `#rrggbb` custom properties of the style file's light or dark set.
pub fn tokens(is_dark: bool) -> HashMap<String, Colour> {
    let head = if is_dark { ":root[data-theme=\"dark\"] {" } else { ":root {" };
    let block = TOKENS_CSS.split_once(head).expect("tokens.css has both themes").1;
    let block = block.split_once('}').expect("a rule ends").0;
    let pairs = block.split(';').filter_map(|line| line.trim().split_once(':'));
    pairs.filter_map(|(name, value)| Some((name.trim().to_owned(), Colour::parse(value)?))).collect()
}

pub fn theme(is_dark: bool) -> Theme {
    let tokens = tokens(is_dark);
    Theme::from_values(|name| tokens.get(name).copied()).expect("tokens.css has every colour of the charts")
}

/// Compares with `tests/golden/<name>.svg`. A mismatch is written beside it as `<name>-changed.svg`;
/// look at both in a browser, then run again with `ATLAS_ACCEPT=1` to take the new one.
pub fn assert_golden(name: &str, svg: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let (stored, changed) = (folder.join(format!("{name}.svg")), folder.join(format!("{name}-changed.svg")));
    let _ = std::fs::remove_file(&changed);
    if std::fs::read_to_string(&stored).is_ok_and(|old| old == svg) {
        return;
    }
    let is_accepted = std::env::var("ATLAS_ACCEPT").is_ok_and(|v| v == "1");
    let target = if is_accepted { &stored } else { &changed };
    std::fs::write(target, svg).expect("tests/golden can be written");
    assert!(is_accepted, "{name}.svg changed: compare it with {name}-changed.svg, accept with ATLAS_ACCEPT=1");
}

impl Scene<'_> {
    /// What this scene's timeline shows of the lineage of a system, with the path to another.
    pub fn lineage(&self, placed: &PlacedTimeline, id: &str, depth: Depth, other: Option<&str>) -> PlacedLineage {
        let lineage = Lineage::of(self.catalog, row(self.catalog, id), depth, other.map(|id| row(self.catalog, id)));
        let rows = 0..self.catalog.systems.len() as Row;
        let is_visible: Vec<bool> = rows.map(|row| self.visible.contains(&row)).collect();
        lineage::place(&lineage, placed, self.catalog.columns(self.collection), &is_visible)
    }
}
