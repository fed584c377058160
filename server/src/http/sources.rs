//! How it stands with the feeds of the agencies, for those who run the portal: a page and the same as JSON.

use super::{Server, compress, security};
use crate::{
    clock,
    render::{self, Page},
    sync::{self, Status},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use cong::still::{Still, still};
use cong::{app, route::Route, ui::Head};
use cong_api::Stamp;
use serde::Serialize;

pub const PATH: &str = "/trang-thai/nguon-tin";

#[derive(Serialize)]
struct Sources {
    /// The moment of this answer, in the province's time.
    now: Stamp,
    sources: Vec<Status>,
}

pub async fn json(State(server): State<Server>) -> Response {
    match sync::statuses(&server.state().store).await {
        Ok(sources) => (own_headers(), Json(Sources { now: clock::stamp(), sources })).into_response(),
        Err(error) => unavailable(&error),
    }
}

pub async fn page(State(server): State<Server>, headers: HeaderMap) -> Response {
    let statuses = match sync::statuses(&server.state().store).await {
        Ok(statuses) => statuses,
        Err(error) => return unavailable(&error),
    };
    // A page that is not kept costs a rendering each time: it waits with the others.
    let Some(_place) = server.crowd.place().await else {
        return super::crowd::come_back();
    };
    let Page { html, inline, .. } =
        render::render_plain(&server.shell, &server.portal(&headers), PATH, move || app::around(move || view(statuses))).await;
    let mut own = own_headers();
    own.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    own.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Host"));
    if let Ok(policy) = HeaderValue::from_str(&security::page_policy(&inline)) {
        own.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let compressed = compress::Body::compressed(html.into_bytes(), 4);
    let (body, encoding) = compressed.choose(&headers);
    own.extend(encoding.map(|encoding| (header::CONTENT_ENCODING, encoding)));
    (own, body).into_response()
}

/// Of the moment, and nothing for search engines.
fn own_headers() -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    headers
}

fn unavailable(error: &crate::store::StoreError) -> Response {
    tracing::error!(%error, "how it stands with the feeds cannot be told");
    (StatusCode::SERVICE_UNAVAILABLE, own_headers()).into_response()
}

fn view(statuses: Vec<Status>) -> Still {
    let failing = statuses.iter().filter(|status| status.error.is_some()).count();
    let stale = statuses.iter().filter(|status| status.stale).count();
    let standfirst = match statuses.len() {
        0 => "Chưa cơ quan nào khai báo nguồn tin.".to_owned(),
        all => format!("{all} nguồn tin; {failing} nguồn đang lỗi, {stale} nguồn quá một ngày chưa đọc được."),
    };
    let table = (!statuses.is_empty()).then(|| {
        let rows = statuses.into_iter().map(row).collect::<Still>();
        still! {
            <section class="scroll" tabindex="0" aria-label="Các nguồn tin">
                <table>
                    <thead><tr>
                        <th scope="col">"Cơ quan, nguồn tin"</th><th scope="col">"Tình trạng"</th>
                        <th scope="col">"Lần đọc được gần nhất"</th><th scope="col">"Tin đang hiện, tin mới nhất"</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    });
    still! {
        <div class="wrap page">
            <Head title="Tình trạng nguồn tin".to_owned() path=PATH.to_owned() standfirst=standfirst />
            <div class="prose">
                {table}
                <p>"Cùng nội dung dưới dạng JSON: "<a href="/api/v1/sources" rel="external">"/api/v1/sources"</a></p>
            </div>
        </div>
    }
}

fn row(status: Status) -> Still {
    let state = match (&status.error, status.last_try.is_none(), status.stale) {
        (Some(_), _, true) => "Lỗi, tin đã cũ",
        (Some(_), _, false) => "Lỗi",
        (None, true, _) => "Chưa đọc lần nào",
        (None, false, true) => "Đã cũ",
        (None, false, false) => "Tốt",
    };
    let moment = |stamp: Option<Stamp>| stamp.map_or_else(|| "–".to_owned(), |stamp| stamp.display());
    let error = status.error.map(|error| {
        let again = status.next_try.map(|next| format!(" Hỏi lại sau {}.", next.display()));
        let times = (status.failures > 1).then(|| format!(" {} lần liền.", status.failures));
        still! { <br /><small>{error.text}{times}{again}</small> }
    });
    let address = status.address;
    let moved = status
        .moved
        .map(|moved| still! { <br /><small>"Nguồn báo đã chuyển hẳn sang "{moved}". Sửa trong agency.toml."</small> });
    still! {
        <tr>
            <th scope="row">
                <a href=Route::AgencySection(status.agency, status.section).href()>{status.agency_name}</a>
                <br /><small><a href=address.clone() rel="external noopener">{address.clone()}</a></small>
            </th>
            <td>{state}{error}{moved}</td>
            <td>{moment(status.last_success)}</td>
            <td>{status.items}<br /><small>{moment(status.newest)}</small></td>
        </tr>
    }
}
