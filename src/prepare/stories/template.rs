//! Texts with placeholders in braces: `in {months} months`.

/// The names between braces, in their order; or the rest of a text whose braces do not match.
pub fn placeholders(text: &str) -> Result<Vec<&str>, &str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let name = rest[at..].strip_prefix('{').and_then(|inside| inside.split_once('}')).map(|(name, _)| name);
        let name = name.filter(|name| !name.contains('{')).ok_or(&rest[at..])?;
        names.push(name);
        rest = &rest[at + name.len() + 2..];
    }
    Ok(names)
}

/// The text with a word for each name. What has no word, or no second brace, stays as it is.
pub fn fill(text: &str, word: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = text.to_owned();
    for name in placeholders(text).unwrap_or_default() {
        if let Some(word) = word(name) {
            filled = filled.replace(&format!("{{{name}}}"), &word);
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_filled() {
        assert_eq!(placeholders("{a} of {b}，{a}"), Ok(vec!["a", "b", "a"]));
        assert_eq!(placeholders("nothing"), Ok(vec![]));
        let word = |name: &str| (name == "a").then(|| "七".to_owned());
        assert_eq!(fill("{a} of {b}，{a}", word), "七 of {b}，七");
    }

    #[test]
    fn a_brace_without_its_other_is_told() {
        for (text, rest) in [("a {b", "{b"), ("a} b", "} b"), ("{a} {b {c}", "{b {c}")] {
            assert_eq!(placeholders(text), Err(rest), "{text}");
        }
    }
}
