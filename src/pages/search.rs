//! Search: the words in the address, results by kind, pages.

use super::query_pairs;
use crate::{
    app, client, items,
    route::{Route, search_href},
    text::vi,
    ui::{self, Head, Pagination, SearchBox},
};
use cong_api::{Error, Kind, SearchHit, SearchQuery, SearchResults, Site};
use leptos::prelude::*;

#[component]
pub fn Search() -> impl IntoView {
    let pairs = query_pairs();
    let query = Memo::new(move |_| SearchQuery::from_pairs(pairs()));
    let portal = client::portal();
    let site = app::site();
    let page = Resource::new_blocking(
        move || query.get(),
        move |query: Result<SearchQuery, Error>| {
            let portal = portal.clone();
            async move {
                let query = query?;
                let results = portal.search(query.clone()).await?;
                Ok((query, results, site.await?))
            }
        },
    );
    ui::answer(page, |(query, results, site): (SearchQuery, SearchResults, Site)| content(query, results, &site))
}

fn content(query: SearchQuery, results: SearchResults, site: &Site) -> AnyView {
    let asked = !results.words.is_empty();
    let title = if asked { format!("Tìm “{}”", results.words) } else { "Tìm kiếm".to_owned() };
    let agency = query.agency.as_ref().and_then(|slug| site.agency(slug.as_str())).cloned();
    let scope = agency.map(|agency| {
        let everywhere = search_href(&SearchQuery { agency: None, page: 1, ..query.clone() });
        view! { <p class="also">"Đang tìm trong trang của "{agency.name}". "<a href=everywhere>"Tìm trên cả cổng"</a></p> }
    });
    let found = match (asked, results.total) {
        (false, _) => start(site),
        (true, 0) => nothing(&results.words, site),
        (true, _) => hits(&query, results.clone()),
    };
    view! {
        <div class="wrap page">
            <Head title=title path=Route::Search.path() bare=true />
            <leptos_meta::Meta name="robots" content="noindex" />
            <div class="results-top">
                <h1 class=asked.then_some("vh")>{if asked { format!("Kết quả tìm “{}”", results.words) } else { "Tìm trên cổng".to_owned() }}</h1>
                <SearchBox
                    id="tim" value=results.words.clone() placeholder="làm khai sinh cho con"
                    agency=query.agency.as_ref().map_or(String::new(), ToString::to_string)
                />
                {scope}
            </div>
            {found}
        </div>
    }
    .into_any()
}

fn hits(query: &SearchQuery, results: SearchResults) -> AnyView {
    let all = SearchQuery { kind: None, page: 1, ..query.clone() };
    let sum: u32 = results.kinds.iter().map(|kind| kind.count).sum();
    let tabs = results
        .kinds
        .into_iter()
        .map(|kind| {
            let name = Kind::parse(&kind.value).map_or_else(String::new, |kind| vi::kind(kind).to_owned());
            let href = search_href(&SearchQuery { kind: Some(kind.value.clone()), page: 1, ..query.clone() });
            view! { <a href=href aria-current=kind.chosen.then_some("page")>{name}" "<span>{kind.count}</span></a> }
        })
        .collect_view();
    let places = (!results.places.is_empty()).then(|| {
        let links = results.places.into_iter().map(|p| view! { <li><a href=p.href>{p.title}</a></li> }).collect_view();
        view! { <ul class="examples places"><li class="lead">"Đi thẳng đến:"</li>{links}</ul> }
    });
    let turn = query.clone();
    view! {
        <nav class="tabs" aria-label="Loại kết quả">
            <a href=search_href(&all) aria-current=query.kind.is_none().then_some("page")>"Tất cả "<span>{sum}</span></a>
            {tabs}
        </nav>
        <p class="result-count" role="status">{format!("{} kết quả", vi::number(u64::from(results.total)))}</p>
        {places}
        <h2 class="vh">"Kết quả"</h2>
        <ol class="hits" start=((results.page - 1) * 10 + 1).to_string()>{results.hits.into_iter().map(hit).collect_view()}</ol>
        <Pagination page=results.page pages=results.pages href=move |page| search_href(&SearchQuery { page, ..turn.clone() }) />
    }
    .into_any()
}

fn hit(hit: SearchHit) -> impl IntoView {
    let item = hit.item;
    let href = Route::item(&item.address).path();
    let place = items::place_line(&item);
    let snippet = hit
        .snippet
        .into_iter()
        .map(|piece| if piece.marked { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() })
        .collect_view();
    view! {
        <li>
            <p class="where">{place}</p>
            <h3><a href=href>{item.title}</a></h3>
            <p>{snippet}</p>
        </li>
    }
}

fn examples(site: &Site) -> impl IntoView + use<> {
    let links = site
        .examples
        .iter()
        .map(|words| {
            let href = search_href(&SearchQuery { words: words.clone(), page: 1, ..SearchQuery::default() });
            view! { <li><a href=href>{words.clone()}</a></li> }
        })
        .collect_view();
    view! { <ul class="examples"><li class="lead">"Nhiều người tìm:"</li>{links}</ul> }
}

fn start(site: &Site) -> AnyView {
    view! {
        <p class="hint">"Gõ việc cần làm bằng lời thường, số văn bản hay mã thủ tục; có dấu hay không dấu đều được."</p>
        {examples(site)}
    }
    .into_any()
}

fn nothing(words: &str, site: &Site) -> AnyView {
    let section = site.groups.iter().flat_map(|g| &g.sections).find(|s| s.kind == Kind::Question);
    let questions = section.map_or_else(|| Route::Contact.path(), |s| Route::section(&s.slug).path());
    view! {
        <div class="empty-list" role="status">
            <h2>{format!("Không tìm thấy gì với “{words}”")}</h2>
            <ul class="advice">
                <li>"Thử ít từ hơn, hoặc một từ khác cùng nghĩa."</li>
                <li>"Số văn bản chỉ cần phần đầu, ví dụ 54/2023."</li>
                <li>"Vẫn không thấy? " <a href=questions>"Xem mục Hỏi đáp"</a> " hoặc " <a href=Route::Contact.path()>"gọi cơ quan giải quyết"</a> "."</li>
            </ul>
            {examples(site)}
        </div>
    }
    .into_any()
}
