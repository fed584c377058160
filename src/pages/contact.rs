//! Whom to call: hotlines of the alerts, the editors, and every agency.

use crate::{
    app, items,
    load::Ask,
    pages::agencies,
    route::Route,
    text,
    ui::{self, Head},
};
use cong_api::{Kind, ListQuery, Listing, Site, Slug};
use leptos::prelude::*;

#[component]
pub fn Contact() -> impl IntoView {
    let site = app::site();
    let ask = move || {
        Ok(Ask::new("", move |portal| {
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
        }))
    };
    ui::answer(ask, |listing: Option<Listing>, site: &Site| {
        let (t, shell) = (&text::words().contact, &text::words().shell);
        let footer = site.footer.clone();
        let editors = ui::attributes(vec![
            (shell.manager, footer.manager),
            (shell.responsible, footer.responsible),
            (shell.address, footer.address),
            (shell.phone, footer.phone),
            (shell.email, footer.email),
        ]);
        let directory = listing.map(|listing| {
            view! { <section class="part wide"><h2>{t.numbers}</h2>{items::list(Kind::Contact, listing.items)}</section> }
        });
        view! {
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
        .into_any()
    })
}
