//! From ids to places in a list.

use std::collections::HashMap;

pub type Index = HashMap<String, u16>;

/// Of equal ids the first counts; places beyond `u16` are left out.
pub fn index<'a>(ids: impl Iterator<Item = &'a str>) -> Index {
    let mut index = Index::new();
    for (id, place) in ids.zip(0..u16::MAX) {
        index.entry(id.to_owned()).or_insert(place);
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_where_they_stood() {
        let index = index(["b", "a", "c", "a"].into_iter());
        assert_eq!(["a", "b", "c", "d", ""].map(|id| index.get(id).copied()), [Some(1), Some(0), Some(2), None, None]);
    }
}
