//! An unknown address: says so with status 404 and gives ways out.

use crate::{
    a11y, app, client, items,
    load::{self, Ask},
    route::Route,
    text,
    ui::SearchBox,
};
use cong_api::{Error, ItemSummary, SearchQuery};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_location;
use std::sync::Arc;

/// Pages that are offered for a mistyped address.
const GUESSES: usize = 5;

#[component]
pub fn NotFound() -> impl IntoView {
    client::report(&Error::NotFound);
    let t = &text::words().errors;
    a11y::navigation::arrived(t.missing);
    let site = app::site();
    // The words of the address are often what was looked for.
    let path = use_location().pathname.get_untracked();
    let words = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default().replace(['-', '_', '.'], " ");
    let words: String = words.chars().filter(|c| c.is_alphanumeric() || *c == ' ').take(80).collect();
    view! {
        <Title text=t.missing />
        <Meta name="robots" content="noindex" />
        <div class="wrap page not-found">
            <div class="page-head">
                <p class="kicker">{t.missing_kicker}</p>
                <h1>{t.missing}</h1>
                <p class="standfirst">{t.missing_text}</p>
            </div>
            {guesses(words)}
            <SearchBox id="tim-404" label=text::words().search.portal />
            <ul class="ways">
                <li><a href=Route::Home.href()>{text::words().shell.home}</a></li>
                <li><a href=Route::SiteMap.href()>{t.site_map}</a></li>
                <li><a href=Route::Contact.href()>{t.contact}</a></li>
                <Suspense>
                    {move || Suspend::new(async move {
                        let site = site.ready().await.ok()?;
                        let used = site.groups.iter().flat_map(|g| &g.sections).filter(|s| {
                            matches!(s.kind, cong_api::Kind::Procedure | cong_api::Kind::Document | cong_api::Kind::Question)
                        });
                        Some(used.map(|s| view! { <li><a href=Route::section(&s.slug).href()>{s.title.clone()}</a></li> }).collect_view())
                    })}
                </Suspense>
            </ul>
        </div>
    }
}

/// What the search finds for the words of the address: often the page that was meant.
fn guesses(words: String) -> AnyView {
    let found = load::Once::ask(Arc::new(move || {
        let words = words.clone();
        Ok(Ask::new("", move |portal| {
            let query = SearchQuery { words: words.clone(), page: 1, ..SearchQuery::default() };
            Box::pin(async move {
                if query.words.trim().is_empty() {
                    return Ok(Vec::new());
                }
                // What meets only a part of the words is a guess too far.
                let hits = portal.search(query).await.map(|results| if results.loose { Vec::new() } else { results.hits })?;
                Ok(hits.into_iter().take(GUESSES).map(|hit| hit.item).collect::<Vec<_>>())
            })
        }))
    }));
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                // A search that fails is no second error: the other ways out stand below.
                let found = found.await.and_then(|found| found.get::<Vec<ItemSummary>>()).unwrap_or_default();
                (!found.is_empty()).then(|| {
                    let links = found.iter().cloned().map(|item| {
                        let note = items::place_line(&item);
                        view! { <li><a href=Route::item(&item.address).href()>{item.title}</a><small>{note}</small></li> }
                    });
                    view! { <h2>{text::words().errors.meant}</h2><ul class="guesses">{links.collect_view()}</ul> }
                })
            })}
        </Suspense>
    }
    .into_any()
}
