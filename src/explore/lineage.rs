//! Who descends from whom: ancestors and descendants of a system to a depth, its direct relatives, and the shortest
//! path of descent between two. Only relations of descent are followed, each row once, so that a circle in the data
//! comes to an end.

use crate::catalog::order::sort_by_key;
use crate::catalog::{Catalog, Collection, Edge, NO_DAY, Relation, Row, System, fold};

use super::suggestions::by_rank;

/// How many steps of descent are shown from the selected system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Depth(pub u8);

impl Depth {
    pub const NONE: Self = Self(0);
    pub const ALL: Self = Self(u8::MAX);
    /// Deepest number a link may name; beyond it everything is meant.
    pub const DEEPEST: u8 = 5;
}

impl Default for Depth {
    fn default() -> Self {
        Self(1)
    }
}

/// One step of descent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Descent {
    pub parent: Row,
    pub child: Row,
    pub relation: Relation,
    /// Found from the child's side, walking up to its ancestors.
    pub is_upward: bool,
    /// On the requested path; without one, at the selected system.
    pub is_highlighted: bool,
}

/// Why a step of descent is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// An end does not pass the filters.
    Hidden,
    Undated,
    BeforeAxis,
    /// Outside the shown part of the time.
    Outside,
    /// Not in the article's figure of the timeline.
    NotInFigure,
    /// The parent is later than the child.
    Backwards,
    NoRoom,
    TooMany,
}

/// A path of descent, the oldest first; `relations[n]` joins `rows[n]` with `rows[n + 1]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    pub rows: Vec<Row>,
    pub relations: Vec<Relation>,
}

/// What of the descent of a system is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lineage {
    pub ancestors: usize,
    pub descendants: usize,
    /// The path first, then the nearest; those found from one row stand together.
    pub edges: Vec<Descent>,
    /// By row: the system itself, its ancestors and descendants, and the systems on the path. Empty when nothing is
    /// to be shown.
    pub related: Vec<bool>,
    /// The requested path to the other system; without rows when the two are not connected.
    pub path: Option<Path>,
}

impl Lineage {
    /// Ancestors and descendants of `row` within `depth` steps, and the path to `other`.
    pub fn of(catalog: &Catalog, row: Row, depth: Depth, other: Option<Row>) -> Self {
        let mut lineage = Self::default();
        let path = other.filter(|o| *o != row).map(|other| path(catalog, row, other));
        let has_path = path.as_ref().is_some_and(|p| !p.rows.is_empty());
        if depth == Depth::NONE && !has_path {
            lineage.path = path;
            return lineage;
        }
        lineage.related = vec![false; catalog.systems.len()];
        mark(&mut lineage.related, row);
        if let Some(path) = &path {
            for (n, &relation) in path.relations.iter().enumerate() {
                let (Some(&parent), Some(&child)) = (path.rows.get(n), path.rows.get(n + 1)) else { continue };
                lineage.edges.push(Descent { parent, child, relation, is_upward: false, is_highlighted: true });
                mark(&mut lineage.related, parent);
                mark(&mut lineage.related, child);
            }
        }
        lineage.path = path;
        let on_path = lineage.edges.len();
        let mut expanded = vec![false; catalog.systems.len()];
        for is_upward in [true, false] {
            let count = for_each_descent(catalog, row, depth, is_upward, &mut expanded, &mut |edge| {
                // What the path shows already is not drawn twice.
                let is_known = |e: &Descent| e.parent == edge.parent && e.child == edge.child;
                if !lineage.edges.iter().take(on_path).any(is_known) {
                    let is_direct = edge.parent == row || edge.child == row;
                    lineage.edges.push(Descent { is_highlighted: is_direct && !has_path, ..edge });
                }
                mark(&mut lineage.related, edge.parent);
                mark(&mut lineage.related, edge.child);
            });
            *if is_upward { &mut lineage.ancestors } else { &mut lineage.descendants } = count;
        }
        lineage
    }
}

fn mark(flags: &mut [bool], row: Row) {
    if let Some(flag) = flags.get_mut(usize::from(row)) {
        *flag = true;
    }
}

/// Sets a flag; true when it was not set before.
fn mark_new(flags: &mut [bool], row: Row) -> bool {
    flags.get_mut(usize::from(row)).is_some_and(|flag| !std::mem::replace(flag, true))
}

/// Visits the rows one step of descent away, with the relation to each.
fn for_each_step(catalog: &Catalog, row: Row, is_upward: bool, visit: &mut dyn FnMut(Row, Relation)) {
    let row = usize::from(row);
    let edges = match is_upward {
        true => catalog.systems.get(row).map(|s| &s.lineage),
        false => catalog.children.get(row),
    };
    let Some(edges) = edges else { return };
    for (n, edge) in edges.iter().enumerate() {
        // Of two relations to one parent the first counts.
        let is_repeated = edges.iter().take(n).any(|e| e.to == edge.to && e.relation.is_descent());
        if edge.relation.is_descent() && !is_repeated {
            visit(edge.to, edge.relation);
        }
    }
}

/// Visits the steps up or down from a row, the nearest first, and counts the rows reached. The downward search leaves
/// out the steps up from rows that the upward search has `expanded`: in a circle an ancestor is a descendant, too,
/// and would be visited twice.
fn for_each_descent(
    catalog: &Catalog,
    row: Row,
    depth: Depth,
    is_upward: bool,
    expanded: &mut [bool],
    visit: &mut dyn FnMut(Descent),
) -> usize {
    let mut seen = vec![false; catalog.systems.len()];
    mark(&mut seen, row);
    let mut ring = vec![row];
    let mut count = 0;
    let mut steps = 0;
    while !ring.is_empty() && (depth == Depth::ALL || steps < depth.0) {
        let mut next = Vec::new();
        for &at in &ring {
            for_each_step(catalog, at, is_upward, &mut |to, relation| {
                let (parent, child) = if is_upward { (to, at) } else { (at, to) };
                if is_upward || !expanded.get(usize::from(child)).copied().unwrap_or(false) {
                    visit(Descent { parent, child, relation, is_upward, is_highlighted: false });
                }
                if mark_new(&mut seen, to) {
                    count += 1;
                    next.push(to);
                }
            });
            if is_upward {
                mark(expanded, at);
            }
        }
        ring = next;
        steps = steps.saturating_add(1);
    }
    count
}

/// The shortest path of descent between two rows, from whichever is the ancestor; of equally short ones the
/// one over the earlier systems. Without rows when neither descends from the other.
pub fn path(catalog: &Catalog, one: Row, other: Row) -> Path {
    let (down, up) = (path_down(catalog, one, other), path_down(catalog, other, one));
    match (down.rows.len(), up.rows.len()) {
        (0, _) => up,
        (n, m) if m > 0 && m < n => up,
        _ => down,
    }
}

/// The shortest path down. First how many steps every row is above `to`, then at each step the earliest child that
/// is one step nearer.
fn path_down(catalog: &Catalog, from: Row, to: Row) -> Path {
    const FAR: usize = usize::MAX;
    let mut distance = vec![FAR; catalog.systems.len()];
    let mut queue = vec![to];
    if let Some(start) = distance.get_mut(usize::from(to)) {
        *start = 0;
    }
    let far = |distance: &[usize], row: Row| distance.get(usize::from(row)).copied().unwrap_or(FAR);
    let mut next = 0;
    while let Some(&at) = queue.get(next) {
        next += 1;
        let steps = far(&distance, at).saturating_add(1);
        for_each_step(catalog, at, true, &mut |parent, _| {
            if let Some(place) = distance.get_mut(usize::from(parent)).filter(|d| **d == FAR) {
                *place = steps;
                queue.push(parent);
            }
        });
    }
    let mut left = far(&distance, from);
    let mut path = Path::default();
    if left == FAR {
        return path;
    }
    let days = &catalog.columns(Collection::Extended).day;
    path.rows.push(from);
    let mut at = from;
    while left > 0 {
        left -= 1;
        // Undated ones come last.
        let mut best: Option<((bool, i32, Row), Relation)> = None;
        for_each_step(catalog, at, false, &mut |child, relation| {
            let day = days.get(usize::from(child)).copied().unwrap_or(NO_DAY);
            let key = (day == NO_DAY, day, child);
            if far(&distance, child) == left && best.is_none_or(|(b, _)| key < b) {
                best = Some((key, relation));
            }
        });
        let Some(((_, _, child), relation)) = best else { break };
        path.rows.push(child);
        path.relations.push(relation);
        at = child;
    }
    path
}

/// A system one relation away from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    pub row: Row,
    pub relation: Relation,
    /// The relation is stated on the relative's side: it names this system as its parent.
    pub is_back: bool,
}

/// What a system is directly related to, each list in the order of time, the undated first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relatives {
    pub grew_from: Vec<Relative>,
    pub led_to: Vec<Relative>,
    /// Relations that are no descent.
    pub related: Vec<Relative>,
}

pub fn relatives(catalog: &Catalog, row: Row) -> Relatives {
    let relative = |is_back: bool| move |edge: &Edge| Relative { row: edge.to, relation: edge.relation, is_back };
    let parents = catalog.system(row).map_or(&[][..], |s| &s.lineage);
    let children = catalog.children.get(usize::from(row)).map_or(&[][..], Vec::as_slice);
    let mut all: Vec<Relative> = parents.iter().map(relative(false)).collect();
    all.extend(children.iter().map(relative(true)));
    let days = &catalog.columns(Collection::Extended).day;
    sort_by_key(&mut all, |relative| days.get(usize::from(relative.row)).copied().unwrap_or(NO_DAY));
    let mut lists = Relatives::default();
    for relative in all {
        let list = match (relative.relation.is_descent(), relative.is_back) {
            (false, _) => &mut lists.related,
            (true, false) => &mut lists.grew_from,
            (true, true) => &mut lists.led_to,
        };
        list.push(relative);
    }
    lists
}

/// The system a reader means by a typed name: a name in either language, else an alias or an id; of several the best
/// known.
pub fn named(catalog: &Catalog, text: &str) -> Option<Row> {
    let wanted = fold(text.trim());
    if wanted.is_empty() {
        return None;
    }
    let is = |name: &String| fold(name) == wanted;
    let rows = by_rank(catalog);
    let find = |fits: &dyn Fn(&System) -> bool| rows.iter().copied().find(|row| catalog.system(*row).is_some_and(fits));
    find(&|s| is(&s.name) || s.name_zh.as_ref().is_some_and(is))
        .or_else(|| find(&|s| is(&s.id) || s.aliases.iter().any(is)))
}
