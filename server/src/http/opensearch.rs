//! Lets a browser add the portal's search to its own (OpenSearch 1.1).

use super::{Server, xml::Xml};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use cong::route::Route;

pub async fn opensearch(State(server): State<Server>) -> Response {
    let state = server.state();
    let site = &state.site;
    let origin = &site.origin;
    let search = Route::Search.path(site.language);
    let mut xml = Xml::new("OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")]);
    // The format takes 16 characters of a short name.
    xml.text("ShortName", &site.short.chars().take(16).collect::<String>());
    xml.text("Description", &site.name);
    xml.text("InputEncoding", "UTF-8");
    xml.text("Language", site.language.tag());
    xml.text_with("Image", &[("width", "16"), ("height", "16"), ("type", "image/svg+xml")], &format!("{origin}/bieu-trung.svg"));
    for (kind, template) in [
        ("text/html", format!("{origin}{search}?q={{searchTerms}}")),
        ("application/x-suggestions+json", format!("{origin}/api/v1/suggest?q={{searchTerms}}&dang=opensearch")),
        (
            "application/rss+xml",
            format!("{origin}{}", cong::feed::feed(&format!("{search}?q={{searchTerms}}"), cong::feed::Format::Rss)),
        ),
    ] {
        xml.empty("Url", &[("type", kind), ("template", &template)]);
    }
    ([(header::CONTENT_TYPE, "application/opensearchdescription+xml; charset=utf-8")], xml.finish()).into_response()
}
