//! Which file uses which, and circles among them. A `mod.rs` that only passes names on is no use of its own: who asks
//! it for a name depends on the file that defines it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::source::{Use, code, defines, paths, uses};

/// The name by which a binary calls the library.
const CRATE: &str = "genai_atlas";
/// Re-exports of re-exports are followed this far.
const DEEPEST: usize = 8;

type Module = Vec<String>;

struct File {
    module: Module,
    code: String,
    uses: Vec<Use>,
    /// The code without its `use` items.
    rest: String,
}

/// The files of a crate, by their path below `src/`.
pub struct Tree {
    files: BTreeMap<String, File>,
    modules: HashMap<Module, String>,
}

impl Tree {
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut tree = Self { files: BTreeMap::new(), modules: HashMap::new() };
        for (path, text) in files {
            let code = code(text);
            let (uses, rest) = uses(&code);
            let module = module_of(path);
            tree.modules.insert(module.clone(), path.to_owned());
            tree.files.insert(path.to_owned(), File { module, code, uses, rest });
        }
        tree
    }

    /// By file: the other files whose items it names.
    pub fn edges(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let edges = |(path, file): (&'_ String, &'_ File)| -> BTreeSet<&str> {
            let is_door = path.ends_with("mod.rs") || path == "lib.rs";
            let imports = file.uses.iter().filter(|u| !(is_door && u.is_public)).map(|u| u.path.clone());
            let named = paths(&file.rest).into_iter().map(|named| self.through_import(file, named));
            let reached = imports.chain(named).flat_map(|p| self.reach(&file.module, &p, 0));
            reached.filter(|other| *other != path.as_str()).collect()
        };
        self.files.iter().map(|(path, file)| (path.as_str(), edges((path, file)))).collect()
    }

    /// A path that begins with an imported name, from the import on: `zoom::step` is `super::zoom::step`.
    fn through_import(&self, file: &File, path: Vec<String>) -> Vec<String> {
        let import = path.first().and_then(|first| file.uses.iter().find(|u| u.name == *first));
        match import {
            Some(import) => import.path.iter().cloned().chain(path.into_iter().skip(1)).collect(),
            None => path,
        }
    }

    /// The files that define what a path names, seen from a module. Nothing for other crates and for a module itself.
    fn reach(&self, from: &Module, path: &[String], depth: usize) -> Vec<&str> {
        let Some((mut at, mut rest)) = self.start(from, path) else { return Vec::new() };
        while let Some((next, others)) = rest.split_first() {
            let mut child = at.clone();
            child.push(next.clone());
            if !self.modules.contains_key(&child) {
                break;
            }
            (at, rest) = (child, others);
        }
        match rest.first() {
            Some(item) if depth < DEEPEST => self.definers(&at, item, depth),
            _ => Vec::new(),
        }
    }

    fn start<'a>(&self, from: &Module, path: &'a [String]) -> Option<(Module, &'a [String])> {
        let (first, mut rest) = path.split_first()?;
        let mut at = match first.as_str() {
            "crate" | CRATE => Module::new(),
            "self" => from.clone(),
            "super" => from.split_last()?.1.to_vec(),
            child => {
                let module: Module = from.iter().cloned().chain([child.to_owned()]).collect();
                return self.modules.contains_key(&module).then_some((from.clone(), path));
            }
        };
        while let Some(("super", others)) = rest.split_first().map(|(s, others)| (s.as_str(), others)) {
            at.pop()?;
            rest = others;
        }
        Some((at, rest))
    }

    fn definers(&self, module: &Module, item: &str, depth: usize) -> Vec<&str> {
        let Some((path, file)) = self.modules.get(module).and_then(|p| self.files.get_key_value(p)) else {
            return Vec::new();
        };
        if item != "*" && defines(&file.code, item) {
            return vec![path];
        }
        let passed_on = file.uses.iter().filter(|u| item == "*" && u.is_public || u.name == item);
        let mut found: Vec<&str> = passed_on.flat_map(|u| self.reach(module, &u.path, depth + 1)).collect();
        if found.is_empty() {
            let globs = file.uses.iter().filter(|u| u.name == "*");
            let behind = globs.flat_map(|u| self.reach(module, &u.path, depth + 1));
            found.extend(behind.filter(|other| self.files.get(*other).is_some_and(|f| defines(&f.code, item))));
        }
        if found.is_empty() || item == "*" {
            found.push(path);
        }
        found
    }

    /// One circle for each group of files that lead to each other, as a line.
    pub fn circles(&self) -> Vec<String> {
        let edges = self.edges();
        let mut circles = Vec::new();
        let mut reported: BTreeSet<&str> = BTreeSet::new();
        for start in edges.keys() {
            if reported.contains(start) {
                continue;
            }
            if let Some(circle) = way_back(&edges, start) {
                reported.extend(&circle);
                circles.push(format!("circle: {} → {start}", circle.join(" → ")));
            }
        }
        circles
    }
}

/// The shortest way from a file over others back to itself, without the return.
fn way_back<'a>(edges: &BTreeMap<&'a str, BTreeSet<&'a str>>, start: &'a str) -> Option<Vec<&'a str>> {
    let mut came_from: HashMap<&str, &str> = HashMap::new();
    let mut queue = vec![start];
    let mut next = 0;
    while let Some(&at) = queue.get(next) {
        next += 1;
        for &to in edges.get(at)? {
            if to == start {
                let mut way = vec![at];
                while let Some(before) = way.last().filter(|last| **last != start).and_then(|last| came_from.get(last))
                {
                    way.push(before);
                }
                way.reverse();
                return Some(way);
            }
            if !came_from.contains_key(to) {
                came_from.insert(to, at);
                queue.push(to);
            }
        }
    }
    None
}

/// `chart/paint/mod.rs` and `chart/paint.rs` are the module `chart::paint`; `lib.rs` is the root.
fn module_of(path: &str) -> Module {
    let path = path.trim_end_matches(".rs");
    let mut module: Module = path.split('/').map(str::to_owned).collect();
    if path == "lib" || module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}
