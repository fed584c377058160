//! Filters of a list: a plain GET form, folded on a phone; and the line that counts, clears and sorts.

use super::form::form;
use crate::{
    route::{Route, list_href},
    still::{Still, still},
    text,
};
use cong_api::{Facet, FacetValue, ListQuery, Sort};

/// Values of a facet that show without being asked for.
const SHOWN: usize = 8;
/// Items that a page shows whole, so that nobody needs another order.
pub const FEW: u32 = 12;

pub fn filters(query: &ListQuery, facets: &[Facet]) -> Still {
    let chosen = query.filters.len();
    let t = &text::of_pages().list;
    let title = if chosen == 0 { t.filters.to_owned() } else { (t.filters_used)(chosen) };
    let sort = (query.sort != Sort::default()).then(|| query.sort.token());
    let fields = still! {
        <div class="field">
            <label for="loc-q">{t.within}</label>
            <input id="loc-q" name="q" type="search" value=query.words maxlength="200" placeholder=t.within_hint />
        </div>
        {sort.map(|token| still! { <input type="hidden" name="xep" value=token /> })}
        {facets.iter().map(field).collect::<Still>()}
        <button class="btn btn-2 btn-s">{t.apply}</button>
    };
    let form = form("", &Route::of_list(query).href(), fields);
    still! { <details class="filters"><summary>{title}</summary>{form}</details> }
}

/// One facet: boxes to tick, or a list when there are many.
pub fn field(facet: &Facet) -> Still {
    let title = text::facet(&facet.name);
    let name = &facet.name;
    if facet.values.len() > SHOWN {
        let id = format!("loc-{name}");
        let options = facet
            .values
            .iter()
            .map(|value| still! { <option value=value.value selected=value.chosen>{format!("{} ({})", label(value), value.count)}</option> })
            .collect::<Still>();
        return still! {
            <div class="field">
                <label for=id>{title}</label>
                <select id=id name=name><option value="">{text::of_pages().list.all}</option>{options}</select>
            </div>
        };
    }
    let checks = facet
        .values
        .iter()
        .map(|value| {
            let text = label(value);
            still! {
                <label class="check">
                    <input type="checkbox" name=name value=value.value checked=value.chosen />
                    {text}
                    <span>{value.count}</span>
                </label>
            }
        })
        .collect::<Still>();
    still! { <fieldset class="field"><legend>{title}</legend>{checks}</fieldset> }
}

/// The words for a value of a facet.
pub fn label(value: &FacetValue) -> String {
    if value.label.is_empty() { text::facet_value(&value.value).to_owned() } else { value.label.clone() }
}

/// What is chosen, how much is left, and the order.
pub fn result_bar(query: &ListQuery, facets: &[Facet], total: u32, counted: &'static str) -> Still {
    let t = &text::of_pages().list;
    let sort = (total > FEW).then(|| {
        let kept = query.pairs().into_iter().filter(|(name, _)| name != "xep" && name != "trang");
        let kept = kept.map(|(name, value)| still! { <input type="hidden" name=name value=value /> });
        let options = Sort::ALL
            .into_iter()
            .map(|sort| still! { <option value=sort.token() selected=sort == query.sort>{text::sort(sort)}</option> });
        let fields = still! {
            {kept.collect::<Still>()}
            <label for="xep">{t.sort_by}</label>
            <select id="xep" name="xep">{options.collect::<Still>()}</select>
            <button class="btn btn-2 btn-s">{t.sort}</button>
        };
        form("sort", &Route::of_list(query).href(), fields)
    });
    still! {
        {chips(query, facets)}
        <div class="result-bar">
            <p role="status"><b>{text::number(u64::from(total))}</b>" "{counted}</p>
            {sort}
        </div>
    }
}

fn chips(query: &ListQuery, facets: &[Facet]) -> Option<Still> {
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
        let t = &text::of_pages().list;
        let clear = Route::of_list(query).href();
        let chips = chips
            .into_iter()
            .map(|(text, href)| {
                let label = (t.remove)(&text);
                still! { <a href=href aria-label=label>{text}</a> }
            })
            .collect::<Still>();
        still! { <div class="chips">{chips}<a class="clear" href=clear>{t.clear}</a></div> }
    })
}
