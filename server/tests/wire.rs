//! The browser's own readers of the contract (`cong_api::wire`) say the same as serde's, on everything that the portal holds.

use crate::common::{Portal, reference};
use cong_api::{
    Agency, AgencyHome, Home, Item, ItemPage, ItemSummary, Listing, Problem, SearchResults, Site, Suggestions,
    wire::{Wire, Wrong},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;

fn comes_back<T: Wire + Serialize + PartialEq + Debug>(sent: &T) {
    let value = serde_json::to_value(sent).expect("JSON");
    assert_eq!(T::read(&value).as_ref(), Ok(sent), "{value}");
}

#[test]
fn everything_of_the_reference_comes_back() {
    let content = reference();
    comes_back::<Site>(&content.site);
    content.agencies.iter().for_each(comes_back::<Agency>);
    for item in &content.items {
        comes_back::<Item>(item);
        comes_back::<ItemSummary>(&item.summarise());
    }
    let kinds: std::collections::HashSet<_> = content.items.iter().map(Item::kind).collect();
    assert_eq!(kinds.len(), 17, "every kind is among them");
}

#[tokio::test]
async fn answers_of_the_api_are_read_as_serde_reads_them() {
    let portal = Portal::start().await;
    async fn same<T: Wire + DeserializeOwned + PartialEq + Debug>(portal: &Portal, path: &str) {
        let body = portal.get(path).await.text;
        let value: Value = serde_json::from_str(&body).unwrap_or_else(|e| panic!("{path}: {e}"));
        let typed: T = serde_json::from_str(&body).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!(T::read(&value), Ok(typed), "{path}");
    }
    same::<Site>(&portal, "/api/v1/site").await;
    same::<Home>(&portal, "/api/v1/home").await;
    same::<Home>(&portal, "/api/v1/en/home").await;
    same::<Listing>(&portal, "/api/v1/sections/thu-tuc-hanh-chinh").await;
    same::<ItemPage>(&portal, "/api/v1/sections/thu-tuc-hanh-chinh/items/1.001193").await;
    same::<AgencyHome>(&portal, "/api/v1/agencies/so-y-te").await;
    same::<SearchResults>(&portal, "/api/v1/search?q=khai%20sinh").await;
    same::<SearchResults>(&portal, "/api/v1/search?q=khai%20snih").await;
    same::<Suggestions>(&portal, "/api/v1/suggest?q=kha").await;
    same::<Problem>(&portal, "/api/v1/sections/khong-co").await;
}

#[test]
fn an_answer_of_another_build_is_an_error_and_no_guess() {
    assert_eq!(ItemSummary::read(&json!({ "title": "a" })), Err(Wrong("address")));
    assert_eq!(Vec::<String>::read(&json!("a")), Err(Wrong("list")));
    assert_eq!(Option::<u32>::read(&json!(-1)), Err(Wrong("number")));
    assert_eq!(Option::<u32>::read(&Value::Null), Ok(None));
}
