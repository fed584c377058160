//! Filters of a list: a plain GET form, folded on a phone; and the line that counts, clears and sorts.

use crate::{
    browser,
    route::{Route, list_href, with_pairs},
    text,
};
use cong_api::{Facet, FacetValue, ListQuery, Sort};
use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Values of a facet that show without being asked for.
const SHOWN: usize = 8;
/// Items that a page shows whole, so that nobody needs another order.
pub const FEW: u32 = 12;

/// Follows a filter form without moving scroll or focus.
fn follow(query: &ListQuery) -> impl Fn(ev::SubmitEvent) + Clone + 'static + use<> {
    let navigate = use_navigate();
    let path = Route::of_list(query).href();
    move |event| {
        let pairs = browser::submitted(&event);
        navigate(&with_pairs(&path, &pairs), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    }
}

#[component]
pub fn Filters(query: ListQuery, facets: Vec<Facet>) -> impl IntoView {
    let chosen = query.filters.len();
    let t = &text::words().list;
    let title = if chosen == 0 { t.filters.to_owned() } else { (t.filters_used)(chosen) };
    let submit = follow(&query);
    let sort = (query.sort != Sort::default()).then(|| query.sort.token());
    view! {
        <details class="filters">
            <summary>{title}</summary>
            <form method="get" action=Route::of_list(&query).href() on:submit=submit>
                <div class="field">
                    <label for="loc-q">{t.within}</label>
                    <input id="loc-q" name="q" type="search" value=query.words.clone() maxlength="200" placeholder=t.within_hint />
                </div>
                {sort.map(|token| view! { <input type="hidden" name="xep" value=token /> })}
                {facets.into_iter().map(field).collect_view()}
                <button class="btn btn-2 btn-s">{t.apply}</button>
            </form>
        </details>
    }
}

/// One facet: boxes to tick, or a list when there are many.
pub fn field(facet: Facet) -> AnyView {
    let title = text::facet(&facet.name);
    let name = facet.name.clone();
    if facet.values.len() > SHOWN {
        let id = format!("loc-{name}");
        let options = facet
            .values
            .iter()
            .map(|value| view! { <option value=value.value.clone() selected=value.chosen>{format!("{} ({})", label(value), value.count)}</option> })
            .collect_view();
        return view! {
            <div class="field">
                <label for=id.clone()>{title}</label>
                <select id=id name=name><option value="">{text::words().list.all}</option>{options}</select>
            </div>
        }
        .into_any();
    }
    let checks = facet
        .values
        .into_iter()
        .map(|value| {
            let text = label(&value);
            view! {
                <label class="check">
                    <input type="checkbox" name=name.clone() value=value.value checked=value.chosen />
                    {text}
                    <span>{value.count}</span>
                </label>
            }
        })
        .collect_view();
    view! { <fieldset class="field"><legend>{title}</legend>{checks}</fieldset> }.into_any()
}

/// The words for a value of a facet.
pub fn label(value: &FacetValue) -> String {
    if value.label.is_empty() { text::facet_value(&value.value).to_owned() } else { value.label.clone() }
}

/// What is chosen, how much is left, and the order.
#[component]
pub fn ResultBar(query: ListQuery, facets: Vec<Facet>, total: u32, counted: &'static str) -> impl IntoView {
    let t = &text::words().list;
    let chips = chips(&query, &facets);
    let submit = follow(&query);
    let kept = query
        .pairs()
        .into_iter()
        .filter(|(name, _)| name != "xep" && name != "trang")
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    let options = Sort::ALL
        .into_iter()
        .map(|sort| view! { <option value=sort.token() selected=sort == query.sort>{text::sort(sort)}</option> })
        .collect_view();
    view! {
        {chips}
        <div class="result-bar">
            <p role="status"><b>{text::number(u64::from(total))}</b>" "{counted}</p>
            {(total > FEW).then(|| view! {
                <form class="sort" method="get" action=Route::of_list(&query).href() on:submit=submit>
                    {kept}
                    <label for="xep">{t.sort_by}</label>
                    <select id="xep" name="xep">{options}</select>
                    <button class="btn btn-2 btn-s">{t.sort}</button>
                </form>
            })}
        </div>
    }
}

fn chips(query: &ListQuery, facets: &[Facet]) -> Option<impl IntoView + use<>> {
    let mut chips: Vec<(String, String)> = Vec::new();
    if !query.words.is_empty() {
        let without = ListQuery { words: String::new(), page: 1, ..query.clone() };
        chips.push((format!("“{}”", query.words), list_href(&without)));
    }
    for (at, (name, value)) in query.filters.iter().enumerate() {
        let known = facets.iter().find(|f| f.name == *name).and_then(|f| f.values.iter().find(|v| v.value == *value));
        let text = known.map_or_else(|| text::facet_value(value).to_owned(), label);
        let mut without = ListQuery { page: 1, ..query.clone() };
        without.filters.remove(at);
        chips.push((text, list_href(&without)));
    }
    (!chips.is_empty()).then(|| {
        let t = &text::words().list;
        let clear = Route::of_list(query).href();
        let chips = chips
            .into_iter()
            .map(|(text, href)| {
                let label = (t.remove)(&text);
                view! { <a href=href aria-label=label>{text}</a> }
            })
            .collect_view();
        view! { <div class="chips">{chips}<a class="clear" href=clear>{t.clear}</a></div> }
    })
}
