//! Tin, bài.

use super::frame;
use crate::{
    route::Route,
    still::{Put, Still, still},
    text,
    ui::{Place, Sight, picture},
};
use cong_api::{Item, ItemSummary, kinds::Article};

/// One lead story, then headlines.
pub fn lead(items: &[ItemSummary]) -> Still {
    let at = items.iter().position(|item| item.picture.is_some()).unwrap_or(0);
    if items.is_empty() {
        return Still::default();
    }
    let first = &items[at];
    let href = Route::item(&first.address).href();
    let picture = first.picture.as_ref().map(|p| {
        still! { <a href=href tabindex="-1" aria-hidden="true">{picture(p, "", Place::Lead, Sight::Later)}</a> }
    });
    still! {
        <div class="news">
            <article class="lead-story">
                {picture}
                <h3><a href=href>{first.title}</a></h3>
                <p>{first.summary}</p>
                <p class="when">{text::near_day(&first.published.date())}" · "{first.agency.name}</p>
            </article>
            {headlines(items.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, item)| item))}
        </div>
    }
}

fn headlines<'a>(items: impl Iterator<Item = &'a ItemSummary>) -> Still {
    let rows = items
        .map(|item| {
            still! {
                <li>
                    <h3><a href=Route::item(&item.address).href()>{item.title}</a></h3>
                    <p class="when">{text::near_day(&item.published.date())}" · "{item.agency.name}</p>
                </li>
            }
        })
        .collect::<Still>();
    still! { <ul class="headlines">{rows}</ul> }
}

/// A page of news: title, sentence, day, and the picture where there is one.
pub fn list(items: &[ItemSummary]) -> Still {
    let rows = items
        .iter()
        .map(|item| {
            let href = Route::item(&item.address).href();
            let picture = item.picture.as_ref().map(|p| {
                still! { <a class="thumb" href=href tabindex="-1" aria-hidden="true">{picture(p, "", Place::Thumb, Sight::Later)}</a> }
            });
            still! {
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
        .collect::<Still>();
    still! { <ul class="stories">{rows}</ul> }
}

pub fn view(item: &Item, article: &Article, related: &[ItemSummary]) -> Still {
    let source = source(article);
    frame::text(item, &article.byline, Still::default(), source.still(), related)
}

/// Who published it first, and where: what came from elsewhere leads there.
fn source(article: &Article) -> Option<Still> {
    if article.link.is_empty() {
        let named = !article.source.is_empty();
        return named.then(|| still! { <p class="source">"Nguồn: "{article.source}</p> });
    }
    let name = if article.source.is_empty() { article.link.clone() } else { article.source.clone() };
    Some(still! { <p class="source">"Nguồn: "<a href=article.link rel="external noopener">{name}</a></p> })
}
