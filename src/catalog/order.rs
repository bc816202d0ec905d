//! Sorting of short lists. The standard library's sort is compiled anew for every element type and
//! comparison, 4 kB each; these compile one merge sort once.

use std::cmp::Ordering;

/// Places 0 to n-1 in order; equal ones keep theirs. Merges runs of growing length from below.
pub fn order_of(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let (mut order, mut merged): (Vec<usize>, Vec<usize>) = ((0..n).collect(), Vec::with_capacity(n));
    let mut length = 1;
    while length < n {
        merged.clear();
        for runs in order.chunks(2 * length) {
            let (left, right) = runs.split_at(length.min(runs.len()));
            let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
            while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
                let side = if compare(**a, **b) == Ordering::Greater { &mut right } else { &mut left };
                merged.extend(side.next());
            }
            merged.extend(left.chain(right));
        }
        std::mem::swap(&mut order, &mut merged);
        length *= 2;
    }
    order
}

/// Stable sort of a list.
pub fn sort_by<T: Clone>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order_of(list.len(), &|a, b| compare(&list[a], &list[b]));
    *list = order.into_iter().map(|n| list[n].clone()).collect();
}

/// Stable sort of a list by a key, smallest first.
pub fn sort_by_key<T: Clone, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by_key(&mut list, |x| x.0);
        assert_eq!(list, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn lists_of_any_length_are_sorted() {
        for n in 0..70_u32 {
            let mut list: Vec<u32> = (0..n).map(|i| i * 37 % 23).collect();
            let mut wanted = list.clone();
            wanted.sort();
            sort_by(&mut list, u32::cmp);
            assert_eq!(list, wanted);
        }
    }
}
