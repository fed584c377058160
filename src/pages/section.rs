//! A section: its items, narrowed, ordered and paged through the address.

use super::Page;
use crate::{
    items,
    route::{Route, list_href},
    still::{Still, still},
    text,
    ui::{self, Crumb, FEW, Head},
};
use cong_api::{Answer, Error, Kind, ListQuery, Listing, Portal, Site, site};
use std::sync::Arc;

pub fn page(query: ListQuery) -> Page {
    Page::new(
        move |portal| listing(&portal, query.clone()),
        |(query, listing): &(ListQuery, Listing), site: &Site| {
            let section = query.section.as_ref().and_then(|slug| site.section(slug.as_str()));
            section.map(|section| content(site, section, query, listing)).ok_or(Error::NotFound)
        },
    )
}

/// A page of a list, with what it is the answer to.
pub fn listing(portal: &Arc<dyn Portal>, query: ListQuery) -> Answer<(ListQuery, Listing)> {
    let answer = portal.list(query.clone());
    Box::pin(async move { Ok((query, answer.await?)) })
}

fn content(site: &Site, section: &site::Section, query: &ListQuery, listing: &Listing) -> Still {
    let t = &text::of_pages().list;
    let group = site.group_of(section.slug.as_str()).filter(|g| g.sections.len() > 1);
    let crumbs: Vec<_> = group.into_iter().map(|group| Crumb::group(group.title.clone())).collect();
    let title =
        if listing.page > 1 { format!("{}{}", section.title, (t.page_suffix)(listing.page)) } else { section.title.clone() };
    let basis = (!section.basis.is_empty()).then(|| {
        let deadline = (section.deadline_days > 0).then(|| format!(" {}", (t.deadline)(section.deadline_days)));
        still! { <p class="basis">{t.basis}" "{section.basis}"."{deadline}</p> }
    });
    let path = list_href(&ListQuery { filters: Vec::new(), words: String::new(), ..query.clone() });
    let followed = followed(query);
    let dated = matches!(section.kind, Kind::Schedule | Kind::Consultation);
    let mut ways = ui::feeds(&followed);
    ways.extend(dated.then(|| ui::in_calendar(&Route::section(&section.slug).href())));
    still! {
        <div class="wrap page">
            <Head title=title path=path crumbs=crumbs standfirst=&section.intro follow=ways />
            {list(section.kind, query, listing, &site.today)}
            {ui::follow(&followed)}
            {basis}
        </div>
    }
}

/// The address of a list without its page, week and order, which a feed has not.
pub fn followed(query: &ListQuery) -> String {
    list_href(&ListQuery { page: 1, week: None, sort: cong_api::Sort::default(), ..query.clone() })
}

/// The list of a section, of the portal or of an agency's site.
pub fn list(kind: Kind, query: &ListQuery, listing: &Listing, today: &cong_api::Date) -> Still {
    if kind == Kind::Schedule {
        return items::schedule::week(query, &listing.items, today);
    }
    let narrowed = !query.filters.is_empty() || !query.words.is_empty();
    let total = listing.total;
    if total == 0 {
        return empty(kind, narrowed, query);
    }
    let ways =
        (kind == Kind::Procedure && !narrowed && listing.page == 1).then(|| items::procedure::ways(query, &listing.facets));
    let list = still! {
        {ui::result_bar(query, &listing.facets, total, text::counted(listing.kind, total))}
        // Rows carry h3: the list has its own h2 for those who move by headings.
        <h2 class="vh">{text::of_pages().list.heading}</h2>
        {items::list(kind, &listing.items)}
        {ui::pagination(listing.page, listing.pages, |page| list_href(&ListQuery { page, ..query.clone() }))}
    };
    // A page that one sees whole needs no filters.
    if total <= FEW && !narrowed {
        return still! { <div class="plain-list">{list}</div> };
    }
    still! { {ways.flatten()}<div class="with-filters">{ui::filters(query, &listing.facets)}<div>{list}</div></div> }
}

fn empty(kind: Kind, narrowed: bool, query: &ListQuery) -> Still {
    let t = &text::of_pages().list;
    let counted = text::counted(Some(kind), 0);
    if narrowed {
        return still! {
            <div class="empty-list">
                <h2>{(t.nothing_fits)(counted)}</h2>
                <p>{t.nothing_fits_text}</p>
                <p class="more"><a href=Route::of_list(query).href()>{t.clear_filters}</a></p>
            </div>
        };
    }
    still! {
        <div class="empty-list">
            <h2>{(t.empty)(counted)}</h2>
            <p>{t.empty_text}</p>
            <p class="more"><a href=Route::Search.href()>{t.search_portal}</a></p>
        </div>
    }
}
