//! Pages of a list: first, last, those around, and next.

use crate::{
    still::{Still, still},
    text,
};

/// `href` gives the address of a page.
pub fn pagination(page: u32, pages: u32, href: impl Fn(u32) -> String) -> Still {
    let numbers = numbers(page, pages);
    let t = &text::of_pages().list;
    if pages < 2 {
        return Still::default();
    }
    let before = (page > 1).then(|| still! { <a href=href(page - 1) rel="prev">{t.before}</a> });
    let after = (page < pages).then(|| still! { <a href=href(page + 1) rel="next">{t.after}</a> });
    let numbers = numbers
        .into_iter()
        .map(|number| match number {
            None => still! { <span aria-hidden="true">"…"</span> },
            Some(number) if number == page => still! { <span aria-current="page">{number}</span> },
            Some(number) => {
                let label = (t.page)(number);
                still! { <a href=href(number) aria-label=label>{number}</a> }
            }
        })
        .collect::<Still>();
    still! { <nav class="pages" aria-label=t.pages>{before}{numbers}{after}</nav> }
}

/// Page numbers to show, `None` where some are left out.
fn numbers(page: u32, pages: u32) -> Vec<Option<u32>> {
    let mut shown: Vec<u32> = [1, page.saturating_sub(1), page, page + 1, pages].into_iter().collect();
    shown.retain(|n| (1..=pages).contains(n));
    shown.dedup();
    let mut numbers = Vec::new();
    let mut last = 0;
    for number in shown {
        if number == last + 2 {
            numbers.push(Some(last + 1));
        } else if number > last + 2 {
            numbers.push(None);
        }
        numbers.push(Some(number));
        last = number;
    }
    numbers
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_gap_of_one_page_is_that_page() {
        let s = Some;
        assert_eq!(super::numbers(1, 1), [s(1)]);
        assert_eq!(super::numbers(3, 5), [s(1), s(2), s(3), s(4), s(5)]);
        assert_eq!(super::numbers(10, 85), [s(1), None, s(9), s(10), s(11), None, s(85)]);
    }
}
