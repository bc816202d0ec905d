//! Reads Rust text as far as the rules need it: code without comments and tests, `use` trees, paths. The house style
//! (rustfmt, tests last in a file) keeps this short; it is no parser of any Rust text.

/// The code of a file: without comments, and without what stands under `#[cfg(test)]`.
pub fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let line = |line: &str| if line.trim_start().starts_with("//") { String::new() } else { without_note(line) };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A line without the note at its end. An address in a text (`https://`) is none.
fn without_note(line: &str) -> String {
    line.split_once(" // ").map_or(line, |(code, _)| code).to_owned()
}

pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Places where `word` stands as a whole word.
pub fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back().is_some_and(is_word);
        let after = text[at + word.len()..].chars().next().is_some_and(is_word);
        !before && !after
    })
}

/// A path of a `use`, taken apart: `use a::{b as c}` is `[a, b]` under the name `c`. A glob ends in `*`.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    pub path: Vec<String>,
    pub name: String,
    pub is_public: bool,
}

/// All `use` items of a code, those inside functions included, and the code without them.
pub fn uses(code: &str) -> (Vec<Use>, String) {
    let (mut found, mut rest, mut end) = (Vec::new(), String::new(), 0);
    for at in words(code, "use") {
        let before = code[..at].rsplit(['\n', ';', '{']).next().unwrap_or_default().trim();
        let is_public = before.starts_with("pub");
        if at < end || !(before.is_empty() || is_public) {
            continue;
        }
        let tree = code[at + 3..].split(';').next().unwrap_or_default();
        branches(tree.trim(), &[], is_public, &mut found);
        rest.push_str(&code[end..at]);
        end = at + 3 + tree.len();
    }
    rest.push_str(&code[end..]);
    (found, rest)
}

fn branches(tree: &str, before: &[String], is_public: bool, found: &mut Vec<Use>) {
    let tree = tree.trim();
    if let Some((head, group)) = tree.split_once('{') {
        let mut path = before.to_vec();
        path.extend(segments(head));
        let group = group.trim_end().strip_suffix('}').unwrap_or(group);
        for part in split_group(group) {
            branches(part, &path, is_public, found);
        }
        return;
    }
    let (tree, alias) = tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name.trim())));
    let mut path = before.to_vec();
    path.extend(segments(tree));
    if path.last().is_some_and(|s| s == "self") {
        path.pop();
    }
    if let Some(last) = path.last() {
        let name = alias.unwrap_or(last).to_owned();
        found.push(Use { path, name, is_public });
    }
}

fn segments(path: &str) -> impl Iterator<Item = String> + '_ {
    path.split("::").map(|s| s.trim().to_owned()).filter(|s| !s.is_empty())
}

/// The parts of a group between its outer commas.
fn split_group(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (n, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..n]);
                start = n + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts.into_iter().filter(|p| !p.trim().is_empty()).collect()
}

/// Paths of two or more segments that stand in the code itself, as `crate::chart::Rect` or `zoom::zoomed`.
pub fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("::") {
        let start = rest[..at].rfind(|c: char| !is_word(c)).map_or(0, |n| n + 1);
        let head = &rest[start..at];
        let mut path = vec![head.to_owned()];
        let mut tail = &rest[at..];
        while let Some(next) = tail.strip_prefix("::") {
            let end = next.find(|c: char| !is_word(c)).unwrap_or(next.len());
            if end == 0 {
                tail = next;
                break;
            }
            path.push(next[..end].to_owned());
            tail = &next[end..];
        }
        if !head.is_empty() && path.len() > 1 {
            found.push(path);
        }
        rest = tail.strip_prefix("::").unwrap_or(tail);
    }
    found
}

/// Whether a file defines a name for others, as an item or as the list of a `words!`.
pub fn defines(code: &str, name: &str) -> bool {
    const BEFORE: [&str; 9] = ["struct", "enum", "fn", "type", "const", "static", "trait", "macro_rules!", "words! {"];
    words(code, name).any(|at| BEFORE.iter().any(|before| code[..at].trim_end().ends_with(before)))
}
