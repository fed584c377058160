//! Search: the words in the address, results by kind, pages.

use super::query_pairs;
use crate::{
    a11y, browser, client, items,
    load::Ask,
    route::{Route, search_for, search_href, with_pairs},
    text,
    ui::{self, Head, Pagination, SearchBox},
};
use cong_api::{
    Facet, FacetValue, Kind, SearchHit, SearchQuery, SearchResults, SearchSort, Site,
    kinds::Online,
    search::{Piece, SearchAnswer},
};
use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// With so few results or fewer, ways out stand below them.
const FEW: u32 = 4;

#[component]
pub fn Search() -> impl IntoView {
    let pairs = query_pairs();
    let query = Memo::new(move |_| SearchQuery::from_pairs(pairs()));
    let ask = move || {
        let query = query.get()?;
        Ok(Ask::new(search_href(&query), move |portal| {
            let (query, answer) = (query.clone(), portal.search(query.clone()));
            Box::pin(async move { Ok((query, answer.await?)) })
        }))
    };
    ui::answer(ask, move |(query, results): (SearchQuery, SearchResults), site: &Site| {
        // Sent without script and with nothing in the field: that is said, as the app says it at once.
        let missing = untrack(|| pairs().iter().any(|(name, value)| name == "q" && value.trim().is_empty()));
        content(query, results, site, missing)
    })
}

fn content(query: SearchQuery, results: SearchResults, site: &Site, missing: bool) -> AnyView {
    let t = &text::words().search;
    let asked = !results.words.is_empty();
    let page = if results.page > 1 { (text::words().list.page_suffix)(results.page) } else { String::new() };
    let title = match (asked, missing) {
        (true, _) => format!("{}{page}", (t.title_for)(&results.words)),
        (false, true) => (t.failed)(t.title),
        (false, false) => t.title.to_owned(),
    };
    let agency = query.agency().and_then(|slug| site.agency(slug.as_str()).cloned());
    let scope = agency.as_ref().map(|agency| {
        let everywhere = search_href(&query.toggled("co-quan", agency.slug.as_str()));
        view! { <p class="also">{(t.in_agency)(&agency.name)}" "<a href=everywhere>{text::words().list.search_portal}</a></p> }
    });
    let mended = mended(&query, &results);
    let found = match (asked, results.total) {
        (false, _) => start(site),
        (true, 0) => nothing(&query, &results, site),
        (true, _) => found(&query, results.clone(), site),
    };
    // What is not asked for has no feed.
    let followed = asked.then(|| search_href(&SearchQuery { page: 1, sort: SearchSort::default(), ..query.clone() }));
    let said = format!("{title}: {} {}", text::number(u64::from(results.total)), t.results);
    let view = view! {
        <div class="wrap page">
            <Head
                title=title description=t.hint path=Route::Search.href() bare=true
                follow=followed.as_deref().map(ui::feeds).unwrap_or_default()
            />
            {asked.then(|| view! { <leptos_meta::Meta name="robots" content="noindex" /> })}
            <div class="results-top">
                <h1 class=asked.then_some("vh")>{if asked { (t.results_for)(&results.words) } else { t.portal.to_owned() }}</h1>
                <SearchBox
                    id="tim" value=results.words.clone() placeholder=t.example
                    agency=agency.map_or(String::new(), |agency| agency.slug.to_string())
                    missing=missing
                />
                {scope}
                {mended}
            </div>
            {found}
            {followed.as_deref().map(ui::follow)}
        </div>
    }
    .into_any();
    // After the head has announced the title: the last word counts.
    if asked {
        a11y::navigation::announce(said);
    }
    view
}

/// “Did you mean”, and the way back to just what was typed.
fn mended(query: &SearchQuery, results: &SearchResults) -> Option<AnyView> {
    let t = &text::words().search;
    if query.literal {
        let mending = search_href(&SearchQuery { literal: false, page: 1, ..query.clone() });
        return Some(view! { <p class="also">{t.literal_on}" "<a href=mending>{t.literal_off}</a></p> }.into_any());
    }
    let meant = results.correction.clone()?;
    let again = search_href(&SearchQuery { words: meant.clone(), page: 1, ..query.clone() });
    let literal = search_href(&SearchQuery { literal: true, page: 1, ..query.clone() });
    Some(
        view! {
            <p class="also">
                {t.did_you_mean}" "<a href=again><b>{meant}</b></a>"? "{t.both_shown}" "
                <a href=literal>{(t.only_literal)(&results.words)}</a>
            </p>
        }
        .into_any(),
    )
}

fn found(query: &SearchQuery, results: SearchResults, site: &Site) -> AnyView {
    let t = &text::words().search;
    let (kinds, others): (Vec<Facet>, Vec<Facet>) = results.facets.into_iter().partition(|facet| facet.name == "loai");
    let places = (!results.places.is_empty()).then(|| {
        let links = results.places.into_iter().map(|p| view! { <li><a href=p.href>{p.title}</a></li> }).collect_view();
        view! { <ul class="examples places"><li class="lead">{t.straight}</li>{links}</ul> }
    });
    let loose = results.loose.then(|| view! { <p class="also">{t.loose}</p> });
    let few = (results.total <= FEW).then(|| view! { <div class="related-q"><h2>{t.not_yet}</h2>{ways_out(site)}</div> });
    let turn = query.clone();
    // What the answer says already is not said again.
    let answered = results.answer.as_ref().map(|answer| answer.item.address.clone());
    let start = (results.page - 1) * 10 + 1 + u32::from(answered.is_some());
    let hits = results.hits.into_iter().filter(|hit| Some(&hit.item.address) != answered.as_ref());
    let answer = results.answer.map(answer);
    view! {
        {tabs(query, kinds.into_iter().flat_map(|facet| facet.values).collect())}
        <div class="with-filters">
            {filters(query, others)}
            <div class="results">
                {count(query, results.total, results.page)}
                {loose}
                {places}
                <div on:click=note_followed(results.words)>
                    {answer}
                    <h2 class="vh">{t.heading}</h2>
                    <ol class="hits" start=start.to_string()>{hits.map(hit).collect_view()}</ol>
                </div>
                <Pagination page=results.page pages=results.pages href=move |page| search_href(&SearchQuery { page, ..turn.clone() }) />
                {few}
            </div>
        </div>
    }
    .into_any()
}

/// Kinds with their counts; the chosen one is the place where the reader is.
fn tabs(query: &SearchQuery, kinds: Vec<FacetValue>) -> impl IntoView + use<> {
    let chosen = query.filters.iter().any(|(name, _)| name == "loai");
    let all =
        SearchQuery { page: 1, filters: query.filters.iter().filter(|(n, _)| n != "loai").cloned().collect(), ..query.clone() };
    let sum: u32 = kinds.iter().map(|kind| kind.count).sum();
    let tabs = kinds
        .into_iter()
        .map(|kind| {
            let name = Kind::parse(&kind.value).map_or_else(String::new, |kind| text::kind(kind).to_owned());
            let href = search_href(&all.toggled("loai", &kind.value));
            view! { <a href=href aria-current=kind.chosen.then_some("page")>{name}" "<span>{text::number(u64::from(kind.count))}</span></a> }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=text::words().search.kinds>
            <a href=search_href(&all) aria-current=(!chosen).then_some("page")>{text::words().list.all}" "<span>{text::number(u64::from(sum))}</span></a>
            {tabs}
        </nav>
    }
}

/// The other facets, folded on a phone; a plain GET form.
fn filters(query: &SearchQuery, facets: Vec<Facet>) -> AnyView {
    let t = &text::words().search;
    let narrowing: Vec<_> = query.filters.iter().filter(|(name, _)| name != "loai").collect();
    let title = if narrowing.is_empty() { t.narrow.to_owned() } else { (t.narrow_used)(narrowing.len()) };
    let clear = (!narrowing.is_empty()).then(|| {
        let kept = query.filters.iter().filter(|(name, _)| name == "loai").cloned().collect();
        let href = search_href(&SearchQuery { filters: kept, page: 1, ..query.clone() });
        view! { <p class="more"><a href=href>{text::words().list.clear_filters}</a></p> }
    });
    let kept = kept(query, |name| name != "trang" && (name == "q" || name == "loai" || name == "xep" || name == "nguyen-van"));
    view! {
        <details class="filters">
            <summary>{title}</summary>
            <form method="get" action=Route::Search.href() on:submit=follow()>
                {kept}
                {facets.into_iter().map(ui::field).collect_view()}
                <button class="btn btn-2 btn-s">{text::words().list.apply}</button>
                {clear}
            </form>
        </details>
    }
    .into_any()
}

/// Pairs of the address that a form must carry on.
fn kept(query: &SearchQuery, wanted: fn(&str) -> bool) -> impl IntoView + use<> {
    let pairs = query.pairs().into_iter().filter(|(name, _)| wanted(name));
    pairs.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view()
}

/// Follows a form of this page without moving scroll or focus.
fn follow() -> impl Fn(ev::SubmitEvent) + Clone + 'static {
    let navigate = use_navigate();
    move |event| {
        let pairs = browser::submitted(&event);
        navigate(&with_pairs(&Route::Search.href(), &pairs), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    }
}

fn count(query: &SearchQuery, total: u32, page: u32) -> impl IntoView + use<> {
    let t = &text::words().search;
    let list = &text::words().list;
    let place = if page > 1 { (list.page_suffix)(page) } else { String::new() };
    let newest = query.sort == SearchSort::Newest;
    let kept = kept(query, |name| name != "xep" && name != "trang");
    view! {
        <div class="result-bar">
            <p role="status"><b>{text::number(u64::from(total))}</b>" "{t.results}{place}</p>
            {(total > 1).then(|| view! {
                <form class="sort" method="get" action=Route::Search.href() on:submit=follow()>
                    {kept}
                    <label for="xep">{list.sort_by}</label>
                    <select id="xep" name="xep">
                        <option value="" selected=!newest>{t.best}</option>
                        <option value="moi" selected=newest>{t.newest}</option>
                    </select>
                    <button class="btn btn-2 btn-s">{list.sort}</button>
                </form>
            })}
        </div>
    }
}

/// The one procedure that clearly answers: what people came for, and the two ways on.
fn answer(answer: SearchAnswer) -> AnyView {
    let t = &text::words().procedure;
    let href = Route::item(&answer.item.address).href();
    let apply = (answer.online != Online::None && !answer.apply_url.is_empty())
        .then(|| view! { <a class="btn" href=answer.apply_url rel="external noopener">{t.apply_online}</a> });
    view! {
        <section class="answer" aria-label=text::words().search.answer>
            <p class="kicker">{items::place_line(&answer.item)}</p>
            <h2><a href=href.clone()>{answer.item.title}</a></h2>
            {items::procedure::glance(&answer.glance, answer.online, "")}
            <div class="actions">
                {apply}
                <a class="btn btn-2" href=format!("{href}#giay-to")>{t.see_papers}</a>
            </div>
        </section>
    }
    .into_any()
}

/// A click on a result counts for its words: editors see which queries help nobody.
fn note_followed(words: String) -> impl Fn(ev::MouseEvent) + 'static {
    let portal = client::portal();
    move |event| {
        if browser::is_on_link(&event) {
            let (portal, words) = (portal.clone(), words.clone());
            leptos::task::spawn_local(async move { drop(portal.followed(words).await) });
        }
    }
}

fn pieces(pieces: Vec<Piece>) -> impl IntoView {
    let piece = |piece: Piece| if piece.marked { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() };
    pieces.into_iter().map(piece).collect_view()
}

fn hit(hit: SearchHit) -> impl IntoView {
    let href = Route::item(&hit.item.address).href();
    let place = items::place_line(&hit.item);
    view! {
        <li>
            <p class="where">{place}</p>
            <h3><a href=href>{pieces(hit.title)}</a></h3>
            <p>{pieces(hit.snippet)}</p>
        </li>
    }
}

fn examples(site: &Site) -> impl IntoView + use<> {
    let links = site
        .examples
        .iter()
        .map(|words| {
            let href = search_for(words);
            view! { <li><a href=href>{words.clone()}</a></li> }
        })
        .collect_view();
    view! { <ul class="examples"><li class="lead">{text::words().search.frequent}</li>{links}</ul> }
}

fn start(site: &Site) -> AnyView {
    view! {
        <p class="hint">{text::words().search.hint}</p>
        {examples(site)}
    }
    .into_any()
}

/// Where to go when the results do not help.
fn ways_out(site: &Site) -> impl IntoView + use<> {
    let section = site.groups.iter().flat_map(|g| &g.sections).find(|s| s.kind == Kind::Question);
    let questions = section.map_or_else(|| Route::Contact.href(), |s| Route::section(&s.slug).href());
    let t = &text::words().search;
    view! {
        <ul class="advice">
            <li>{t.advice_words}</li>
            <li>{t.advice_numbers}</li>
            <li>{t.advice_before}" "<a href=questions>{t.advice_questions}</a>" "{t.advice_or}" "<a href=Route::Contact.href()>{t.advice_call}</a>"."</li>
        </ul>
    }
}

fn nothing(query: &SearchQuery, results: &SearchResults, site: &Site) -> AnyView {
    let t = &text::words().search;
    let filtered = (!query.filters.is_empty()).then(|| {
        let href = search_href(&SearchQuery { filters: Vec::new(), page: 1, ..query.clone() });
        view! { <p><a href=href>{text::words().list.clear_filters}</a>" "{t.and_again}</p> }
    });
    let tabs =
        tabs(query, results.facets.iter().filter(|facet| facet.name == "loai").flat_map(|facet| facet.values.clone()).collect());
    view! {
        {(!query.filters.is_empty()).then_some(tabs)}
        <div class="empty-list" role="status">
            <h2>{(t.nothing)(&results.words)}</h2>
            {filtered}
            {ways_out(site)}
            {examples(site)}
        </div>
    }
    .into_any()
}
