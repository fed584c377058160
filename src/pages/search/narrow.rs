//! What leaves fewer results: kinds, the other facets, the order.

use crate::{
    route::{Route, search_href},
    still::{Still, still},
    text, ui,
};
use cong_api::{Facet, FacetValue, Kind, SearchQuery, SearchSort};

/// Kinds with their counts; the chosen one is the place where the reader is.
pub fn tabs(query: &SearchQuery, kinds: Vec<&Facet>) -> Still {
    let chosen = query.filters.iter().any(|(name, _)| name == "loai");
    let all =
        SearchQuery { page: 1, filters: query.filters.iter().filter(|(n, _)| n != "loai").cloned().collect(), ..query.clone() };
    let kinds: Vec<&FacetValue> = kinds.into_iter().flat_map(|facet| &facet.values).collect();
    let sum: u32 = kinds.iter().map(|kind| kind.count).sum();
    let tabs = kinds
        .into_iter()
        .map(|kind| {
            let name = Kind::parse(&kind.value).map_or_else(String::new, |kind| text::kind(kind).to_owned());
            let href = search_href(&all.toggled("loai", &kind.value));
            still! { <a href=href aria-current=kind.chosen.then_some("page")>{name}" "<span>{text::number(u64::from(kind.count))}</span></a> }
        })
        .collect::<Still>();
    still! {
        <nav class="tabs" aria-label=text::of_pages().search.kinds>
            <a href=search_href(&all) aria-current=(!chosen).then_some("page")>{text::of_pages().list.all}" "<span>{text::number(u64::from(sum))}</span></a>
            {tabs}
        </nav>
    }
}

/// The other facets, folded on a phone; a plain GET form. Nothing where there is none.
pub fn filters(query: &SearchQuery, facets: &[&Facet]) -> Still {
    let t = &text::of_pages().search;
    let narrowing: Vec<_> = query.filters.iter().filter(|(name, _)| name != "loai").collect();
    if facets.is_empty() && narrowing.is_empty() {
        return Still::default();
    }
    let title = if narrowing.is_empty() { t.narrow.to_owned() } else { (t.narrow_used)(narrowing.len()) };
    let clear = (!narrowing.is_empty()).then(|| {
        let kept = query.filters.iter().filter(|(name, _)| name == "loai").cloned().collect();
        let href = search_href(&SearchQuery { filters: kept, page: 1, ..query.clone() });
        still! { <p class="more"><a href=href>{text::of_pages().list.clear_filters}</a></p> }
    });
    let kept = kept(query, |name| name != "trang" && (name == "q" || name == "loai" || name == "xep" || name == "nguyen-van"));
    let fields = still! {
        {kept}
        {facets.iter().map(|facet| ui::field(facet)).collect::<Still>()}
        <button class="btn btn-2 btn-s">{text::of_pages().list.apply}</button>
        {clear}
    };
    let form = ui::form("", &Route::Search.href(), fields);
    still! { <details class="filters"><summary>{title}</summary>{form}</details> }
}

/// Pairs of the address that a form must carry on.
fn kept(query: &SearchQuery, wanted: fn(&str) -> bool) -> Still {
    let pairs = query.pairs().into_iter().filter(|(name, _)| wanted(name));
    pairs.map(|(name, value)| still! { <input type="hidden" name=name value=value /> }).collect::<Still>()
}

/// How many there are, and in which order.
pub fn count(query: &SearchQuery, total: u32, page: u32) -> Still {
    let t = &text::of_pages().search;
    let list = &text::of_pages().list;
    let place = if page > 1 { (list.page_suffix)(page) } else { String::new() };
    let newest = query.sort == SearchSort::Newest;
    let sort = (total > 1).then(|| {
        let fields = still! {
            {kept(query, |name| name != "xep" && name != "trang")}
            <label for="xep">{list.sort_by}</label>
            <select id="xep" name="xep">
                <option value="" selected=!newest>{t.best}</option>
                <option value="moi" selected=newest>{t.newest}</option>
            </select>
            <button class="btn btn-2 btn-s">{list.sort}</button>
        };
        ui::form("sort", &Route::Search.href(), fields)
    });
    still! {
        <div class="result-bar">
            <p role="status"><b>{text::number(u64::from(total))}</b>" "{t.results}{place}</p>
            {sort}
        </div>
    }
}
