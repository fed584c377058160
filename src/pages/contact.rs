//! Whom to call: hotlines of the alerts, the editors, and every agency.

use crate::{
    app, client, items,
    pages::agencies,
    route::Route,
    text,
    ui::{self, Head},
};
use cong_api::{Kind, ListQuery, Listing, Site, Slug};
use leptos::prelude::*;

#[component]
pub fn Contact() -> impl IntoView {
    let portal = client::portal();
    let site = app::site();
    let page = Resource::new_blocking(
        || (),
        move |()| {
            let portal = portal.clone();
            async move {
                let site = site.await?;
                let directory: Option<Slug> = site
                    .groups
                    .iter()
                    .flat_map(|g| &g.sections)
                    .filter(|s| s.kind == Kind::Contact)
                    .map(|s| s.slug.clone())
                    .last();
                let listing = match directory {
                    Some(section) => {
                        Some(portal.list(ListQuery { section: Some(section), page: 1, ..ListQuery::default() }).await?)
                    }
                    None => None,
                };
                Ok((site, listing))
            }
        },
    );
    ui::answer(page, |(site, listing): (Site, Option<Listing>)| {
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
                <section class="part wide"><h2>{t.agencies}</h2>{agencies::index(&site, true)}</section>
                <section class="part"><h2>"Ban biên tập cổng"</h2>{editors}</section>
            </div>
        }
        .into_any()
    })
}
