//! Search: the words in the address, results by kind, pages.

mod kept;
mod narrow;

use super::Page;
use crate::{
    a11y, items,
    route::{Route, search_for, search_href},
    still::{Put, Still, still},
    text,
    ui::{self, Head, SearchBox, pagination},
};
use cong_api::{
    Answer, Facet, Kind, Portal, SearchHit, SearchQuery, SearchResults, SearchSort, Site,
    kinds::Online,
    search::{Piece, SearchAnswer},
};
use std::sync::Arc;

/// With so few results or fewer, ways out stand below them.
const FEW: u32 = 4;

/// `said`: what stands in the address.
pub fn page(query: SearchQuery, said: Vec<(String, String)>) -> Page {
    // Sent without script and with nothing in the field: that is said, as the app says it at once.
    let missing = said.iter().any(|(name, value)| name == "q" && value.trim().is_empty());
    let ask = move |portal: Arc<dyn Portal>| -> Answer<(SearchQuery, SearchResults)> {
        let (query, answer) = (query.clone(), portal.search(query.clone()));
        Box::pin(async move {
            let mut results = answer.await?;
            kept::complete(&query, &mut results);
            Ok((query, results))
        })
    };
    Page::new(ask, move |(query, results): &(SearchQuery, SearchResults), site: &Site| content(query, results, site, missing))
}

fn content(query: &SearchQuery, results: &SearchResults, site: &Site, missing: bool) -> Still {
    let t = &text::of_pages().search;
    let asked = !results.words.is_empty();
    let page = if results.page > 1 { (text::of_pages().list.page_suffix)(results.page) } else { String::new() };
    let title = match (asked, missing) {
        (true, _) => format!("{}{page}", (t.title_for)(&results.words)),
        (false, true) => (t.failed)(t.title),
        (false, false) => t.title.to_owned(),
    };
    let agency = query.agency().and_then(|slug| site.agency(slug.as_str()));
    let scope = agency.map(|agency| {
        let everywhere = search_href(&query.toggled("co-quan", agency.slug.as_str()));
        still! { <p class="also">{(t.in_agency)(&agency.name)}" "<a href=everywhere>{text::of_pages().list.search_portal}</a></p> }
    });
    let mended = mended(query, results);
    let found = match (asked, results.total) {
        (false, _) => start(site),
        (true, 0) => nothing(query, results, site),
        (true, _) => found(query, results, site),
    };
    // What is not asked for has no feed.
    let followed = asked.then(|| search_href(&SearchQuery { page: 1, sort: SearchSort::default(), ..query.clone() }));
    let said = format!("{title}: {} {}", text::number(u64::from(results.total)), t.results);
    let view = still! {
        <div class="wrap page">
            <Head
                title=title description=t.hint path=Route::Search.href() bare=true
                follow=followed.as_deref().map(ui::feeds).unwrap_or_default()
                tags=asked.then(|| still! { <meta name="robots" content="noindex" /> }).still()
            />
            <div class="results-top">
                <h1 class=asked.then_some("vh")>{if asked { (t.results_for)(&results.words) } else { text::words().search_box.portal.to_owned() }}</h1>
                <SearchBox
                    id="tim" value=&results.words placeholder=text::words().search_box.example
                    agency=agency.map_or(String::new(), |agency| agency.slug.to_string())
                    missing=missing
                />
                {scope}
                {mended}
            </div>
            {found}
            {followed.as_deref().map(ui::follow)}
        </div>
    };
    // After the head has announced the title: the last word counts.
    if asked {
        a11y::navigation::announce(said);
    }
    view
}

/// “Did you mean”, and the way back to just what was typed.
fn mended(query: &SearchQuery, results: &SearchResults) -> Option<Still> {
    let t = &text::of_pages().search;
    if query.literal {
        let mending = search_href(&SearchQuery { literal: false, page: 1, ..query.clone() });
        return Some(still! { <p class="also">{t.literal_on}" "<a href=mending>{t.literal_off}</a></p> });
    }
    let meant = results.correction.clone()?;
    let again = search_href(&SearchQuery { words: meant.clone(), page: 1, ..query.clone() });
    let literal = search_href(&SearchQuery { literal: true, page: 1, ..query.clone() });
    Some(still! {
        <p class="also">
            {t.did_you_mean}" "<a href=again><b>{meant}</b></a>"? "{t.both_shown}" "
            <a href=literal>{(t.only_literal)(&results.words)}</a>
        </p>
    })
}

fn found(query: &SearchQuery, results: &SearchResults, site: &Site) -> Still {
    let t = &text::of_pages().search;
    let (kinds, others): (Vec<&Facet>, Vec<&Facet>) = results.facets.iter().partition(|facet| facet.name == "loai");
    let places = (!results.places.is_empty()).then(|| {
        let links = results.places.iter().map(|p| still! { <li><a href=p.href>{p.title}</a></li> }).collect::<Still>();
        still! { <ul class="examples places"><li class="lead">{t.straight}</li>{links}</ul> }
    });
    let loose = results.loose.then(|| still! { <p class="also">{t.loose}</p> });
    let few = (results.total <= FEW).then(|| still! { <div class="related-q"><h2>{t.not_yet}</h2>{ways_out(site)}</div> });
    // What the answer says already is not said again.
    let answered = results.answer.as_ref().map(|answer| &answer.item.address);
    let start = (results.page - 1) * 10 + 1 + u32::from(answered.is_some());
    let hits = results.hits.iter().filter(|hit| Some(&hit.item.address) != answered);
    let answer = results.answer.as_ref().map(answer);
    let hits = still! {
        {answer}
        <h2 class="vh">{t.heading}</h2>
        <ol class="hits" start=start.to_string()>{hits.map(hit).collect::<Still>()}</ol>
    };
    still! {
        {narrow::tabs(query, kinds)}
        <div class="with-filters">
            {narrow::filters(query, &others)}
            <div class="results">
                {narrow::count(query, results.total, results.page)}
                {loose}
                {places}
                <div data-followed=results.words>{hits}</div>
                {pagination(results.page, results.pages, |page| search_href(&SearchQuery { page, ..query.clone() }))}
                {few}
            </div>
        </div>
    }
}

/// The one procedure that clearly answers: what people came for, and the two ways on.
fn answer(answer: &SearchAnswer) -> Still {
    let t = &text::of_pages().procedure;
    let href = Route::item(&answer.item.address).href();
    let apply = (answer.online != Online::None && !answer.apply_url.is_empty())
        .then(|| still! { <a class="btn" href=answer.apply_url rel="external noopener">{t.apply_online}</a> });
    still! {
        <section class="answer" aria-label=text::of_pages().search.answer>
            <p class="kicker">{items::place_line(&answer.item)}</p>
            <h2><a href=href>{answer.item.title}</a></h2>
            {items::procedure::glance(&answer.glance, answer.online, "")}
            <div class="actions">
                {apply}
                <a class="btn btn-2" href=format!("{href}#giay-to")>{t.see_papers}</a>
            </div>
        </section>
    }
}

fn pieces(pieces: &[Piece]) -> Still {
    let piece = |piece: &Piece| {
        if piece.marked {
            still! { <mark>{piece.text}</mark> }
        } else {
            piece.text.still()
        }
    };
    pieces.iter().map(piece).collect::<Still>()
}

fn hit(hit: &SearchHit) -> Still {
    let href = Route::item(&hit.item.address).href();
    let place = items::place_line(&hit.item);
    still! {
        <li>
            <p class="where">{place}</p>
            <h3><a href=href>{pieces(&hit.title)}</a></h3>
            <p>{pieces(&hit.snippet)}</p>
        </li>
    }
}

fn examples(site: &Site) -> Still {
    let links = site
        .examples
        .iter()
        .map(|words| {
            let href = search_for(words);
            still! { <li><a href=href>{words}</a></li> }
        })
        .collect::<Still>();
    still! { <ul class="examples"><li class="lead">{text::of_pages().search.frequent}</li>{links}</ul> }
}

fn start(site: &Site) -> Still {
    still! {
        <p class="hint">{text::of_pages().search.hint}</p>
        {examples(site)}
    }
}

/// Where to go when the results do not help.
fn ways_out(site: &Site) -> Still {
    let section = site.groups.iter().flat_map(|g| &g.sections).find(|s| s.kind == Kind::Question);
    let questions = section.map_or_else(|| Route::Contact.href(), |s| Route::section(&s.slug).href());
    let t = &text::of_pages().search;
    still! {
        <ul class="advice">
            <li>{t.advice_words}</li>
            <li>{t.advice_numbers}</li>
            <li>{t.advice_before}" "<a href=questions>{t.advice_questions}</a>" "{t.advice_or}" "<a href=Route::Contact.href()>{t.advice_call}</a>"."</li>
        </ul>
    }
}

fn nothing(query: &SearchQuery, results: &SearchResults, site: &Site) -> Still {
    let t = &text::of_pages().search;
    let filtered = (!query.filters.is_empty()).then(|| {
        let href = search_href(&SearchQuery { filters: Vec::new(), page: 1, ..query.clone() });
        still! { <p><a href=href>{text::of_pages().list.clear_filters}</a>" "{t.and_again}</p> }
    });
    let tabs = narrow::tabs(query, results.facets.iter().filter(|facet| facet.name == "loai").collect());
    still! {
        {(!query.filters.is_empty()).then_some(tabs)}
        <div class="empty-list" role="status">
            <h2>{(t.nothing)(&results.words)}</h2>
            {filtered}
            {ways_out(site)}
            {examples(site)}
        </div>
    }
}
