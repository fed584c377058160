//! A section: its items, narrowed, ordered and paged through the address.

use super::{query_pairs, slug};
use crate::{
    items,
    load::Ask,
    route::{Route, list_href},
    text,
    ui::{self, Crumb, FEW, Filters, Head, Pagination, ResultBar},
};
use cong_api::{Answer, Error, Kind, ListQuery, Listing, Portal, Site, site};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::sync::Arc;

#[component]
pub fn Section() -> impl IntoView {
    let params = use_params_map();
    let pairs = query_pairs();
    let query = Memo::new(move |_| ListQuery::from_pairs(None, slug(&params.read(), "section")?, pairs()));
    let ask = move || {
        let query = query.get()?;
        Ok(Ask::new(list_href(&query), move |portal| listing(&portal, query.clone())))
    };
    ui::answer(ask, |(query, listing): (ListQuery, Listing), site: &Site| {
        let section = query.section.as_ref().and_then(|slug| site.section(slug.as_str())).cloned();
        match section {
            Some(section) => content(site, &section, query, listing),
            None => ui::failure(&Error::NotFound, || ()),
        }
    })
}

/// A page of a list, with what it is the answer to.
pub fn listing(portal: &Arc<dyn Portal>, query: ListQuery) -> Answer<(ListQuery, Listing)> {
    let answer = portal.list(query.clone());
    Box::pin(async move { Ok((query, answer.await?)) })
}

fn content(site: &Site, section: &site::Section, query: ListQuery, listing: Listing) -> AnyView {
    let t = &text::words().list;
    let group = site.group_of(section.slug.as_str()).filter(|g| g.sections.len() > 1);
    let crumbs = group.into_iter().map(|group| Crumb::group(group.title.clone())).collect();
    let title =
        if listing.page > 1 { format!("{}{}", section.title, (t.page_suffix)(listing.page)) } else { section.title.clone() };
    let basis = (!section.basis.is_empty()).then(|| {
        let deadline = (section.deadline_days > 0).then(|| format!(" {}", (t.deadline)(section.deadline_days)));
        view! { <p class="basis">{t.basis}" "{section.basis.clone()}"."{deadline}</p> }
    });
    let path = list_href(&ListQuery { filters: Vec::new(), words: String::new(), ..query.clone() });
    let followed = followed(&query);
    let dated = matches!(section.kind, Kind::Schedule | Kind::Consultation);
    let mut ways = ui::feeds(&followed);
    ways.extend(dated.then(|| ui::in_calendar(&Route::section(&section.slug).href())));
    view! {
        <div class="wrap page">
            <Head title=title path=path crumbs=crumbs standfirst=section.intro.clone() follow=ways />
            {list(section.kind, query, listing, &site.today)}
            {ui::follow(&followed)}
            {basis}
        </div>
    }
    .into_any()
}

/// The address of a list without its page, week and order, which a feed has not.
pub fn followed(query: &ListQuery) -> String {
    list_href(&ListQuery { page: 1, week: None, sort: cong_api::Sort::default(), ..query.clone() })
}

/// The list of a section, of the portal or of an agency's site.
pub fn list(kind: Kind, query: ListQuery, listing: Listing, today: &cong_api::Date) -> AnyView {
    if kind == Kind::Schedule {
        return items::schedule::week(&query, listing.items, today);
    }
    let narrowed = !query.filters.is_empty() || !query.words.is_empty();
    let total = listing.total;
    if total == 0 {
        return empty(kind, narrowed, &query);
    }
    let turn = query.clone();
    let ways =
        (kind == Kind::Procedure && !narrowed && listing.page == 1).then(|| items::procedure::ways(&query, &listing.facets));
    let list = view! {
        <ResultBar query=query.clone() facets=listing.facets.clone() total=total counted=text::counted(listing.kind, total) />
        // Rows carry h3: the list has its own h2 for those who move by headings.
        <h2 class="vh">{text::words().list.heading}</h2>
        {items::list(kind, listing.items)}
        <Pagination page=listing.page pages=listing.pages href=move |page| list_href(&ListQuery { page, ..turn.clone() }) />
    };
    // A page that one sees whole needs no filters.
    if total <= FEW && !narrowed {
        return view! { <div class="plain-list">{list}</div> }.into_any();
    }
    view! { {ways.flatten()}<div class="with-filters"><Filters query=query facets=listing.facets /><div>{list}</div></div> }
        .into_any()
}

fn empty(kind: Kind, narrowed: bool, query: &ListQuery) -> AnyView {
    let t = &text::words().list;
    let counted = text::counted(Some(kind), 0);
    if narrowed {
        return view! {
            <div class="empty-list">
                <h2>{(t.nothing_fits)(counted)}</h2>
                <p>{t.nothing_fits_text}</p>
                <p class="more"><a href=Route::of_list(query).href()>{t.clear_filters}</a></p>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="empty-list">
            <h2>{(t.empty)(counted)}</h2>
            <p>{t.empty_text}</p>
            <p class="more"><a href=Route::Search.href()>{t.search_portal}</a></p>
        </div>
    }
    .into_any()
}
