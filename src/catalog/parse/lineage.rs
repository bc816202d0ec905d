//! Lineage: the steps from each system to earlier ones, and the circles that there must not be.

use serde_json::Value;

use super::reader::Reader;
use crate::catalog::index::index;
use crate::catalog::problem::{Expected, Problem};
use crate::catalog::system::{Edge, System};
use crate::catalog::words::Relation;

/// Gives each system its edges, read from the `lineage` of its record, and names the systems on a circle.
pub fn resolve(systems: &mut [System], edges: &[&Value], problems: &mut Vec<Problem>) {
    let rows = index(systems.iter().map(|s| s.id.as_str()));
    for (system, raws) in systems.iter_mut().zip(edges) {
        let mut reader = Reader { record: &system.id, problems };
        for raw in reader.list("lineage", raws) {
            let (parse, words) = (Relation::parse, Relation::WORDS);
            let relation = reader.word("lineage.relation", &raw["relation"], parse, words, None);
            let to = reader.known("lineage.to", &raw["to"], "systems", &rows);
            if let (Some(relation), Some(to)) = (relation, to) {
                system.lineage.push(Edge { relation, to });
            }
        }
    }
    for row in cyclic_rows(systems) {
        let id = &systems[row].id;
        problems.push(Problem::new(id, "lineage", Expected::NoCycle, "descent that leads back to itself"));
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
