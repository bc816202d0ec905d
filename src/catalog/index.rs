//! `Index`: from ids to places, a sorted list. A few hundred ids need no hash table, whose code is compiled
//! anew for every kind of value.

use super::order::sort_by;

/// Ids and their places in a list.
#[derive(Clone, Default)]
pub struct Index {
    sorted: Vec<(String, u16)>,
}

impl Index {
    /// Of equal ids the first counts; places beyond `u16` are left out.
    pub fn new<'a>(ids: impl Iterator<Item = &'a String>) -> Self {
        let mut sorted: Vec<(String, u16)> = ids.zip(0..u16::MAX).map(|(id, n)| (id.clone(), n)).collect();
        sort_by(&mut sorted, |a, b| a.0.cmp(&b.0));
        Self { sorted }
    }

    pub fn get(&self, id: &str) -> Option<u16> {
        let at = self.sorted.partition_point(|(known, _)| known.as_str() < id);
        self.sorted.get(at).filter(|(known, _)| known == id).map(|(_, n)| *n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_where_they_stood() {
        let ids = ["b", "a", "c", "a"].map(String::from);
        let index = Index::new(ids.iter());
        assert_eq!(["a", "b", "c", "d", ""].map(|id| index.get(id)), [Some(1), Some(0), Some(2), None, None]);
    }
}
