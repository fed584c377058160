//! Whom to call: hotlines of the alerts, the editors, and every agency.

use crate::{
    items,
    load::SiteData,
    pages::{Page, agencies},
    route::Route,
    still::{Still, still},
    text,
    ui::{self, Head},
};
use cong_api::{Answer, Kind, ListQuery, Listing, Portal, Site, Slug};
use std::sync::Arc;

pub fn page(site: SiteData) -> Page {
    let ask = move |portal: Arc<dyn Portal>| -> Answer<Option<Listing>> {
        Box::pin(async move {
            let site = site.ready().await?;
            let sections = site.groups.iter().flat_map(|group| &group.sections);
            let directory: Option<Slug> = sections.filter(|s| s.kind == Kind::Contact).map(|s| s.slug.clone()).last();
            let query = |section| ListQuery { section: Some(section), page: 1, ..ListQuery::default() };
            match directory {
                Some(section) => portal.list(query(section)).await.map(Some),
                None => Ok(None),
            }
        })
    };
    Page::new(ask, |listing: &Option<Listing>, site: &Site| content(listing.as_ref(), site))
}

fn content(listing: Option<&Listing>, site: &Site) -> Still {
    let (t, shell) = (&text::of_pages().contact, &text::words().shell);
    let footer = &site.footer;
    let editors = ui::attributes(&[
        (shell.manager, &footer.manager),
        (shell.responsible, &footer.responsible),
        (shell.address, &footer.address),
        (shell.phone, &footer.phone),
        (shell.email, &footer.email),
    ]);
    let directory = listing.map(|listing| {
        still! { <section class="part wide"><h2>{t.numbers}</h2>{items::list(Kind::Contact, &listing.items)}</section> }
    });
    still! {
        <div class="wrap page">
            <Head
                title=t.title.to_owned() path=Route::Contact.href()
                standfirst=t.standfirst
            />
            {directory}
            <section class="part wide"><h2>{t.agencies}</h2>{agencies::index(site, true)}</section>
            <section class="part"><h2>{t.editors}</h2>{editors}</section>
        </div>
    }
}
