//! An unknown address: says so with status 404 and gives ways out.

use super::Address;
use crate::{
    a11y, head, items,
    route::Route,
    still::{Still, still},
    text,
    ui::SearchBox,
};
use cong_api::{ItemSummary, Kind, Portal, SearchQuery, Site};
use std::sync::Arc;

/// Pages that are offered for a mistyped address.
const GUESSES: usize = 5;

/// What the search finds for the words of an address that leads nowhere: often the page that was meant.
pub async fn guesses(address: &Address, portal: Arc<dyn Portal>) -> Vec<ItemSummary> {
    let last = address.path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default().replace(['-', '_', '.'], " ");
    let words: String = last.chars().filter(|c| c.is_ascii_alphanumeric() || !c.is_ascii() || *c == ' ').take(80).collect();
    if words.trim().is_empty() {
        return Vec::new();
    }
    // A search that fails is no second error: the other ways out stand below. What meets only a part of the words is a guess too far.
    match portal.search(SearchQuery { words, page: 1, ..SearchQuery::default() }).await {
        Ok(found) if !found.loose => found.hits.into_iter().take(GUESSES).map(|hit| hit.item).collect(),
        _ => Vec::new(),
    }
}

pub fn not_found(found: &[ItemSummary], site: &Site) -> Still {
    let t = &text::words().errors;
    head::set(t.missing, still! { <meta name="robots" content="noindex" /> });
    a11y::navigation::arrived(t.missing);
    let guesses = (!found.is_empty()).then(|| {
        let links = found.iter().map(|item| {
            let note = items::place_line(item);
            still! { <li><a href=Route::item(&item.address).href()>{item.title}</a><small>{note}</small></li> }
        });
        still! { <h2>{t.meant}</h2><ul class="guesses">{links.collect::<Still>()}</ul> }
    });
    let used = site.groups.iter().flat_map(|group| &group.sections);
    let used = used.filter(|section| matches!(section.kind, Kind::Procedure | Kind::Document | Kind::Question));
    let used = used.map(|section| still! { <li><a href=Route::section(&section.slug).href()>{section.title}</a></li> });
    still! {
        <div class="wrap page not-found">
            <div class="page-head">
                <p class="kicker">{t.missing_kicker}</p>
                <h1>{t.missing}</h1>
                <p class="standfirst">{t.missing_text}</p>
            </div>
            {guesses}
            <SearchBox id="tim-404" label=text::words().search_box.portal />
            <ul class="ways">
                <li><a href=Route::Home.href()>{text::words().shell.home}</a></li>
                <li><a href=Route::SiteMap.href()>{t.site_map}</a></li>
                <li><a href=Route::Contact.href()>{t.contact}</a></li>
                {used.collect::<Still>()}
            </ul>
        </div>
    }
}
