//! Search: the words in the address, results by kind, pages.

use super::query_pairs;
use crate::{
    a11y, app, browser, client, items,
    route::{Route, search_for, search_href, with_pairs},
    text::vi,
    ui::{self, Head, Pagination, SearchBox},
};
use cong_api::{
    Error, Facet, FacetValue, Kind, SearchHit, SearchQuery, SearchResults, SearchSort, Site,
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
    let page = if results.page > 1 { format!(", trang {}", results.page) } else { String::new() };
    let title = if asked { format!("Tìm “{}”{page}", results.words) } else { "Tìm kiếm".to_owned() };
    let agency = query.agency().and_then(|slug| site.agency(slug.as_str()).cloned());
    let scope = agency.as_ref().map(|agency| {
        let everywhere = search_href(&query.toggled("co-quan", agency.slug.as_str()));
        view! { <p class="also">"Đang tìm trong trang của "{agency.name.clone()}". "<a href=everywhere>"Tìm trên cả cổng"</a></p> }
    });
    let mended = mended(&query, &results);
    let found = match (asked, results.total) {
        (false, _) => start(site),
        (true, 0) => nothing(&query, &results, site),
        (true, _) => found(&query, results.clone(), site),
    };
    let said = format!("{title}: {} kết quả", vi::number(u64::from(results.total)));
    let view = view! {
        <div class="wrap page">
            <Head title=title path=Route::Search.path() bare=true />
            <leptos_meta::Meta name="robots" content="noindex" />
            <div class="results-top">
                <h1 class=asked.then_some("vh")>{if asked { format!("Kết quả tìm “{}”", results.words) } else { "Tìm trên cổng".to_owned() }}</h1>
                <SearchBox
                    id="tim" value=results.words.clone() placeholder="làm khai sinh cho con"
                    agency=agency.map_or(String::new(), |agency| agency.slug.to_string())
                />
                {scope}
                {mended}
            </div>
            {found}
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
    if query.literal {
        let mending = search_href(&SearchQuery { literal: false, page: 1, ..query.clone() });
        return Some(
            view! { <p class="also">"Đang tìm đúng từng chữ đã gõ. "<a href=mending>"Tìm cả cách viết gần giống"</a></p> }
                .into_any(),
        );
    }
    let meant = results.correction.clone()?;
    let again = search_href(&SearchQuery { words: meant.clone(), page: 1, ..query.clone() });
    let literal = search_href(&SearchQuery { literal: true, page: 1, ..query.clone() });
    Some(
        view! {
            <p class="also">
                "Có phải bạn tìm "<a href=again><b>{meant}</b></a>"? Kết quả dưới đây gồm cả cách viết đó. "
                <a href=literal>{format!("Chỉ tìm đúng “{}”", results.words)}</a>
            </p>
        }
        .into_any(),
    )
}

fn found(query: &SearchQuery, results: SearchResults, site: &Site) -> AnyView {
    let (kinds, others): (Vec<Facet>, Vec<Facet>) = results.facets.into_iter().partition(|facet| facet.name == "loai");
    let places = (!results.places.is_empty()).then(|| {
        let links = results.places.into_iter().map(|p| view! { <li><a href=p.href>{p.title}</a></li> }).collect_view();
        view! { <ul class="examples places"><li class="lead">"Đi thẳng đến:"</li>{links}</ul> }
    });
    let loose =
        results.loose.then(|| view! { <p class="also">"Không mục nào có đủ các từ đã gõ. Dưới đây là những mục gần nhất."</p> });
    let few =
        (results.total <= FEW).then(|| view! { <div class="related-q"><h2>"Chưa đúng điều cần tìm?"</h2>{ways_out(site)}</div> });
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
                    <h2 class="vh">"Kết quả"</h2>
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
            let name = Kind::parse(&kind.value).map_or_else(String::new, |kind| vi::kind(kind).to_owned());
            let href = search_href(&all.toggled("loai", &kind.value));
            view! { <a href=href aria-current=kind.chosen.then_some("page")>{name}" "<span>{vi::number(u64::from(kind.count))}</span></a> }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label="Loại kết quả">
            <a href=search_href(&all) aria-current=(!chosen).then_some("page")>"Tất cả "<span>{vi::number(u64::from(sum))}</span></a>
            {tabs}
        </nav>
    }
}

/// The other facets, folded on a phone; a plain GET form.
fn filters(query: &SearchQuery, facets: Vec<Facet>) -> AnyView {
    let narrowing: Vec<_> = query.filters.iter().filter(|(name, _)| name != "loai").collect();
    let title = if narrowing.is_empty() {
        "Thu hẹp kết quả".to_owned()
    } else {
        format!("Thu hẹp kết quả ({} đang dùng)", narrowing.len())
    };
    let clear = (!narrowing.is_empty()).then(|| {
        let kept = query.filters.iter().filter(|(name, _)| name == "loai").cloned().collect();
        let href = search_href(&SearchQuery { filters: kept, page: 1, ..query.clone() });
        view! { <p class="more"><a href=href>"Bỏ hết bộ lọc"</a></p> }
    });
    let kept = kept(query, |name| name != "trang" && (name == "q" || name == "loai" || name == "xep" || name == "nguyen-van"));
    view! {
        <details class="filters">
            <summary>{title}</summary>
            <form method="get" action=Route::Search.path() on:submit=follow()>
                {kept}
                {facets.into_iter().map(ui::field).collect_view()}
                <button class="btn btn-2 btn-s">"Lọc"</button>
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
        navigate(&with_pairs(&Route::Search.path(), &pairs), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    }
}

fn count(query: &SearchQuery, total: u32, page: u32) -> impl IntoView + use<> {
    let place = if page > 1 { format!(", trang {page}") } else { String::new() };
    let newest = query.sort == SearchSort::Newest;
    let kept = kept(query, |name| name != "xep" && name != "trang");
    view! {
        <div class="result-bar">
            <p role="status"><b>{vi::number(u64::from(total))}</b>" kết quả"{place}</p>
            {(total > 1).then(|| view! {
                <form class="sort" method="get" action=Route::Search.path() on:submit=follow()>
                    {kept}
                    <label for="xep">"Xếp theo"</label>
                    <select id="xep" name="xep">
                        <option value="" selected=!newest>"Hợp nhất"</option>
                        <option value="moi" selected=newest>"Mới nhất"</option>
                    </select>
                    <button class="btn btn-2 btn-s">"Xếp"</button>
                </form>
            })}
        </div>
    }
}

/// The one procedure that clearly answers: what people came for, and the two ways on.
fn answer(answer: SearchAnswer) -> AnyView {
    let href = Route::item(&answer.item.address).path();
    let apply = (answer.online != Online::None && !answer.apply_url.is_empty())
        .then(|| view! { <a class="btn" href=answer.apply_url rel="external noopener">"Nộp trực tuyến"</a> });
    view! {
        <section class="answer" aria-label="Trả lời nhanh">
            <p class="kicker">{items::place_line(&answer.item)}</p>
            <h2><a href=href.clone()>{answer.item.title}</a></h2>
            {items::procedure::glance(&answer.glance, answer.online, "")}
            <div class="actions">
                {apply}
                <a class="btn btn-2" href=format!("{href}#giay-to")>"Xem giấy tờ cần có"</a>
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
    let href = Route::item(&hit.item.address).path();
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
    view! { <ul class="examples"><li class="lead">"Nhiều người tìm:"</li>{links}</ul> }
}

fn start(site: &Site) -> AnyView {
    view! {
        <p class="hint">"Gõ việc cần làm bằng lời thường, số văn bản hay mã thủ tục; có dấu hay không dấu đều được."</p>
        {examples(site)}
    }
    .into_any()
}

/// Where to go when the results do not help.
fn ways_out(site: &Site) -> impl IntoView + use<> {
    let section = site.groups.iter().flat_map(|g| &g.sections).find(|s| s.kind == Kind::Question);
    let questions = section.map_or_else(|| Route::Contact.path(), |s| Route::section(&s.slug).path());
    view! {
        <ul class="advice">
            <li>"Thử ít từ hơn, hoặc một từ khác cùng nghĩa."</li>
            <li>"Số văn bản chỉ cần phần đầu, ví dụ 54/2023."</li>
            <li>"Vẫn không thấy? " <a href=questions>"Xem mục Hỏi đáp"</a> " hoặc " <a href=Route::Contact.path()>"gọi cơ quan giải quyết"</a> "."</li>
        </ul>
    }
}

fn nothing(query: &SearchQuery, results: &SearchResults, site: &Site) -> AnyView {
    let filtered = (!query.filters.is_empty()).then(|| {
        let href = search_href(&SearchQuery { filters: Vec::new(), page: 1, ..query.clone() });
        view! { <p><a href=href>"Bỏ hết bộ lọc"</a>" rồi tìm lại."</p> }
    });
    let tabs =
        tabs(query, results.facets.iter().filter(|facet| facet.name == "loai").flat_map(|facet| facet.values.clone()).collect());
    view! {
        {(!query.filters.is_empty()).then_some(tabs)}
        <div class="empty-list" role="status">
            <h2>{format!("Không tìm thấy gì với “{}”", results.words)}</h2>
            {filtered}
            {ways_out(site)}
            {examples(site)}
        </div>
    }
    .into_any()
}
