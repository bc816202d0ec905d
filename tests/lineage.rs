//! Kin and paths of descent: on a small family with a circle in it, and on the shipped catalog.

mod support;

use genai_atlas::catalog::{Catalog, Collection, Relation, Row};
use genai_atlas::explore::lineage::{Depth, Lineage, Path, Relatives, named, path, relatives};
use serde_json::{Value, json};
use support::{TINY, ids, row, shipped, tiny};

/// A catalog of these ids in the order of time (a year each from 2013), with edges (child, relation, parent).
/// A circle is a problem of the data that is told; the records are read all the same.
fn family(names: &str, edges: &[(&str, &str, &str)]) -> Catalog {
    let mut file: Value = serde_json::from_str(TINY).unwrap();
    let system = |(n, id): (usize, &str)| {
        let of = edges.iter().filter(|e| e.0 == id).map(|e| json!({ "relation": e.1, "to": e.2 }));
        json!({
            "id": id, "name": id, "family": "gan", "organisations": [], "released": (2013 + n).to_string(),
            "openness": "open", "lineage": of.collect::<Vec<_>>()
        })
    };
    file["systems"] = names.split(' ').enumerate().map(system).collect();
    Catalog::parse(&file.to_string()).0
}

fn steps(edges: &str) -> Vec<(&str, &'static str, &str)> {
    edges.split(' ').filter_map(|e| e.split_once('>')).map(|(parent, child)| (child, "builds-on", parent)).collect()
}

/// Edges as "parent>child".
fn spelt(catalog: &Catalog, lineage: &Lineage) -> Vec<String> {
    let edges = lineage.edges.iter().map(|e| ids(catalog, &[e.parent, e.child]).join(">"));
    edges.collect()
}

fn way(catalog: &Catalog, one: &str, other: &str) -> String {
    ids(catalog, &path(catalog, row(catalog, one), row(catalog, other)).rows).join(">")
}

fn kin(catalog: &Catalog, id: &str, depth: Depth) -> Lineage {
    Lineage::of(catalog, row(catalog, id), depth, None)
}

fn related(catalog: &Catalog, lineage: &Lineage) -> String {
    let rows: Vec<Row> =
        (0..catalog.systems.len() as Row).filter(|r| lineage.related.get(usize::from(*r)) == Some(&true)).collect();
    ids(catalog, &rows).join(" ")
}

#[test]
fn kin_is_found_to_the_depth_and_no_further() {
    let c = family("a b c d e f", &steps("a>b b>c c>d d>e c>f"));
    let one = kin(&c, "c", Depth(1));
    assert_eq!((one.ancestors, one.descendants), (1, 2));
    assert_eq!(spelt(&c, &one), ["b>c", "c>d", "c>f"]);
    assert_eq!(related(&c, &one), "b c d f");
    let two = kin(&c, "c", Depth(2));
    assert_eq!((two.ancestors, two.descendants), (2, 3));
    assert_eq!(spelt(&c, &two), ["b>c", "a>b", "c>d", "c>f", "d>e"]);
    assert_eq!(kin(&c, "c", Depth::ALL), kin(&c, "c", Depth(5)));
    assert_eq!(kin(&c, "c", Depth::NONE), Lineage::default());
}

#[test]
fn only_lines_at_the_system_itself_are_strong() {
    let c = family("a b c", &steps("a>b b>c"));
    let highlighted: Vec<bool> = kin(&c, "c", Depth(2)).edges.iter().map(|e| e.is_highlighted).collect();
    assert_eq!(highlighted, [true, false]);
}

#[test]
fn belonging_is_no_descent_and_twice_is_once() {
    let c = family("a b c", &[("b", "kind-of", "a"), ("c", "kind-of", "b"), ("c", "uses", "b"), ("c", "extends", "b")]);
    assert_eq!(spelt(&c, &kin(&c, "b", Depth::ALL)), ["b>c"]);
    assert_eq!(kin(&c, "b", Depth::ALL).edges[0].relation, Relation::Uses);
    assert_eq!(way(&c, "a", "c"), "");
}

#[test]
fn circles_end_a_walk() {
    let c = family("a b c", &steps("a>b b>c c>a a>a"));
    let all = kin(&c, "a", Depth::ALL);
    assert_eq!((all.ancestors, all.descendants), (2, 2));
    let mut edges = spelt(&c, &all);
    edges.sort();
    edges.dedup();
    assert_eq!(edges.len(), all.edges.len(), "none twice: {edges:?}");
    assert_eq!(way(&c, "a", "c"), "c>a");
    assert_eq!(way(&c, "a", "b"), "a>b");
}

#[test]
fn a_path_has_the_fewest_steps_then_the_earliest_systems() {
    let c = family("a b c d e z", &steps("a>d d>e e>z a>b b>z a>c c>z"));
    assert_eq!(way(&c, "a", "z"), "a>b>z");
    assert_eq!(way(&c, "z", "a"), "a>b>z");
    assert_eq!(way(&c, "b", "c"), "", "cousins");
    assert_eq!(way(&c, "a", "a"), "a");
}

#[test]
fn a_path_is_drawn_strong_and_once() {
    let c = family("a b c x", &steps("a>b b>c a>x"));
    let lineage = Lineage::of(&c, row(&c, "a"), Depth(1), Some(row(&c, "c")));
    assert_eq!(spelt(&c, &lineage), ["a>b", "b>c", "a>x"]);
    assert_eq!(lineage.edges.iter().map(|e| e.is_highlighted).collect::<Vec<_>>(), [true, true, false]);
    assert_eq!(lineage.path.map(|p| p.relations.len()), Some(2));
    let alone = Lineage::of(&c, row(&c, "a"), Depth::NONE, Some(row(&c, "c")));
    assert_eq!(related(&c, &alone), "a b c");
    let none = Lineage::of(&c, row(&c, "b"), Depth::NONE, Some(row(&c, "x")));
    assert_eq!((none.path, none.related.len()), (Some(Path::default()), 0));
    assert_eq!(Lineage::of(&c, row(&c, "b"), Depth(1), Some(row(&c, "b"))).path, None);
}

#[test]
fn from_gan_to_stable_diffusion() {
    let c = shipped();
    assert_eq!(way(&c, "gan", "stable-diffusion"), "gan>vq-gan>latent-diffusion>stable-diffusion");
    assert_eq!(way(&c, "stable-diffusion", "gan"), "gan>vq-gan>latent-diffusion>stable-diffusion");
    assert_eq!(way(&c, "gpt-3", "stable-diffusion"), "");
}

#[test]
fn no_row_of_the_catalog_hangs_a_walk_and_no_edge_comes_twice() {
    let c = shipped();
    for row in 0..c.systems.len() as Row {
        for depth in [Depth(1), Depth(2), Depth::ALL] {
            let lineage = Lineage::of(&c, row, depth, Some(0));
            let mut ends: Vec<(Row, Row)> = lineage.edges.iter().map(|e| (e.parent, e.child)).collect();
            let all = ends.len();
            ends.sort();
            ends.dedup();
            assert_eq!(ends.len(), all);
        }
    }
    // A row the catalog does not have is nobody's kin.
    assert!(Lineage::of(&c, Row::MAX, Depth::ALL, Some(Row::MAX - 1)).edges.is_empty());
}

#[test]
fn a_typed_name_is_understood_in_any_spelling() {
    let c = shipped();
    for text in ["GPT-3", "gpt3", " gpt-3 ", "ＧＰＴ－３"] {
        assert_eq!(named(&c, text), c.row("gpt-3"), "{text}");
    }
    assert_eq!(named(&c, "Stable Diffusion"), c.row("stable-diffusion"));
    assert_eq!(named(&c, "生成对抗网络"), c.row("gan"));
    for text in ["", " ", "no such system"] {
        assert_eq!(named(&c, text), None, "{text}");
    }
}

#[test]
fn relatives_are_in_three_lists_by_time_and_none_is_lost() {
    for catalog in [tiny(), shipped()] {
        let days = &catalog.columns(Collection::Extended).day;
        for row in 0..catalog.systems.len() as Row {
            let lists = relatives(&catalog, row);
            for list in [&lists.grew_from, &lists.led_to, &lists.related] {
                assert!(list.windows(2).all(|w| days[usize::from(w[0].row)] <= days[usize::from(w[1].row)]));
            }
            assert!(lists.grew_from.iter().all(|r| r.relation.is_descent() && !r.is_back));
            assert!(lists.led_to.iter().all(|r| r.relation.is_descent() && r.is_back));
            assert!(lists.related.iter().all(|r| !r.relation.is_descent()));
            let stated = catalog.systems[usize::from(row)].lineage.len() + catalog.children[usize::from(row)].len();
            assert_eq!(lists.grew_from.len() + lists.led_to.len() + lists.related.len(), stated);
        }
        assert_eq!(relatives(&catalog, Row::MAX), Relatives::default());
    }
}
