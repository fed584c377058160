//! What a source took back. A feed shows the newest items only: one that is missing because newer ones pushed it out is not withdrawn.
//!
//! Taken back is what was in the last document, is not in this one, and was followed there by an older entry that still stands. Place
//! and date must agree: an old item that a source keeps at its top follows nothing, and in a feed that is written the other way round
//! what follows is newer. An empty document withdraws nothing: that is how a broken site looks.

use crate::store::Known;

/// The places in `known` of what the source took back. `present` are those that its document holds now; `grows_below` says that its
/// last entry is new, so that the document is not ordered from new to old.
pub fn taken_back(known: &[Known], present: &[usize], source: &str, grows_below: bool) -> Vec<usize> {
    let older = |one: &Known, than: &Known| match (one.dated, than.dated) {
        (one, than) if one != 0 && than != 0 && one != than => one < than,
        // Without dates that differ only the order is left.
        _ => !grows_below,
    };
    let was_there = |known: &Known| known.position.filter(|_| known.source == source);
    let missing = known.iter().enumerate().filter(|(at, known)| was_there(known).is_some() && !present.contains(at));
    missing
        .filter(|(_, gone)| {
            present.iter().map(|at| &known[*at]).any(|stands| was_there(stands) > was_there(gone) && older(stands, gone))
        })
        .map(|(at, _)| at)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cong_api::Slug;

    /// The last document, by dates from its top, and which of its entries still stand.
    fn check(what: &str, last: &[i64], present: &[usize], grows_below: bool, expected: &[usize]) {
        let slug = Slug::try_from("tin").expect("a slug");
        let known: Vec<Known> = last
            .iter()
            .zip(0..)
            .map(|(dated, position)| Known {
                guid: position.to_string(),
                link: String::new(),
                source: "s".into(),
                item: position,
                dated: *dated,
                published: String::new(),
                position: Some(position),
                section: slug.clone(),
                slug: slug.clone(),
                withdrawn: false,
            })
            .collect();
        assert_eq!(taken_back(&known, present, "s", grows_below), expected, "{what}");
        assert_eq!(taken_back(&known, present, "another", grows_below), [0usize; 0], "{what}, of another source");
    }

    #[test]
    fn taken_back_is_not_pushed_out() {
        check("nothing is missing", &[5, 4, 3], &[0, 1, 2], false, &[]);
        check("the middle one", &[5, 4, 3], &[0, 2], false, &[1]);
        check("the newest", &[5, 4, 3], &[1, 2], false, &[0]);
        check("pushed out", &[5, 4, 3], &[0, 1], false, &[]);
        check("one of each", &[5, 4, 3, 2], &[0, 2], false, &[1]);
        check("everything", &[5, 4, 3], &[], false, &[]);
        check("an old one is kept at the top", &[1, 9, 8, 7], &[0, 1, 2], false, &[]);
        check("the other way round", &[3, 4, 5], &[1, 2], false, &[]);
        check("without dates", &[0, 0, 0], &[0, 2], false, &[1]);
        check("without dates, written below", &[0, 0, 0], &[1, 2], true, &[]);
        check("of the same day", &[5, 5, 5], &[0, 2], false, &[1]);
    }
}
