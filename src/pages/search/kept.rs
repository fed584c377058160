//! Results that this device has found in what it keeps (`public/sw.js`): nobody has counted them by kind or narrowed them to one, so it is done here.

use cong_api::{Facet, FacetValue, Kind, SearchQuery, SearchResults};

/// Counts by kind and leaves those of the chosen kinds, where the server has not done so.
pub fn complete(query: &SearchQuery, results: &mut SearchResults) {
    if !results.facets.is_empty() || results.hits.is_empty() {
        return;
    }
    let is_chosen = |token: &str| query.filters.iter().any(|(name, value)| name == "loai" && value == token);
    let mut kinds = Facet { name: "loai".to_owned(), values: Vec::new() };
    for kind in Kind::ALL {
        let count = results.hits.iter().fold(0, |count, hit| count + u32::from(hit.item.kind == kind));
        if count > 0 {
            let value = kind.token();
            kinds.values.push(FacetValue { value: value.to_owned(), label: String::new(), count, chosen: is_chosen(value) });
        }
    }
    if query.filters.iter().any(|(name, _)| name == "loai") {
        results.hits.retain(|hit| is_chosen(hit.item.kind.token()));
        results.total = kinds.values.iter().filter(|kind| kind.chosen).fold(0, |sum, kind| sum + kind.count);
    }
    results.facets.push(kinds);
}
