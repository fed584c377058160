//! Tin, bài.

use super::frame;
use crate::{
    route::{self, Route},
    text,
};
use cong_api::{Item, ItemSummary, kinds::Article};
use leptos::prelude::*;

/// One lead story, then headlines.
pub fn lead(items: Vec<ItemSummary>) -> AnyView {
    let mut items = items;
    let at = items.iter().position(|item| item.picture.is_some()).unwrap_or(0);
    if items.is_empty() {
        return ().into_any();
    }
    let first = items.remove(at);
    let href = Route::item(&first.address).href();
    let picture = first.picture.as_ref().map(|p| {
        view! { <a href=href.clone() tabindex="-1" aria-hidden="true"><img class="scene" src=route::picture(&p.src) width="1200" height="900" alt="" /></a> }
    });
    view! {
        <div class="news">
            <article class="lead-story">
                {picture}
                <h3><a href=href.clone()>{first.title}</a></h3>
                <p>{first.summary}</p>
                <p class="when">{text::near_day(&first.published.date())}" · "{first.agency.name}</p>
            </article>
            {headlines(items)}
        </div>
    }
    .into_any()
}

fn headlines(items: Vec<ItemSummary>) -> AnyView {
    let rows = items
        .into_iter()
        .map(|item| {
            view! {
                <li>
                    <h3><a href=Route::item(&item.address).href()>{item.title}</a></h3>
                    <p class="when">{text::near_day(&item.published.date())}" · "{item.agency.name}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="headlines">{rows}</ul> }.into_any()
}

/// A page of news: title, sentence, day, and the picture where there is one.
pub fn list(items: Vec<ItemSummary>) -> AnyView {
    let rows = items
        .into_iter()
        .map(|item| {
            let href = Route::item(&item.address).href();
            let picture = item.picture.map(|p| {
                view! { <a class="thumb" href=href.clone() tabindex="-1" aria-hidden="true"><img class="scene" loading="lazy" src=route::picture(&p.src) width="1200" height="900" alt="" /></a> }
            });
            view! {
                <li class="story">
                    <div>
                        <h3><a href=href>{item.title}</a></h3>
                        <p>{item.summary}</p>
                        <p class="when">{text::near_day(&item.published.date())}" · "{item.agency.name}</p>
                    </div>
                    {picture}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="stories">{rows}</ul> }.into_any()
}

pub fn view(item: &Item, article: Article, related: Vec<ItemSummary>) -> AnyView {
    let source = source(&article);
    frame::text(item, &article.byline, ().into_any(), source.into_any(), related)
}

/// Who published it first, and where: what came from elsewhere leads there.
fn source(article: &Article) -> Option<AnyView> {
    if article.link.is_empty() {
        let named = !article.source.is_empty();
        return named.then(|| view! { <p class="source">"Nguồn: "{article.source.clone()}</p> }.into_any());
    }
    let name = if article.source.is_empty() { article.link.clone() } else { article.source.clone() };
    Some(view! { <p class="source">"Nguồn: "<a href=article.link.clone() rel="external noopener">{name}</a></p> }.into_any())
}
