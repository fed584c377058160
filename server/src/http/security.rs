//! Security headers of every answer. Each directive has its reason beside it.

use crate::render::Inline;
use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

const FIXED: [(HeaderName, &str); 5] = [
    // Types are what we say they are.
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Other sites learn that we were left, not from which page.
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    // The portal asks for none of these.
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    // Taken by browsers on HTTPS only (RFC 6797, 7.2).
    (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
];

/// Puts them into an answer that says nothing else.
pub fn headers(response: &mut Response) {
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // What sets no policy of its own is no page: nothing in it may run or load.
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
}

/// The policy of a page in which this stands.
pub fn page_policy(inline: &Inline) -> String {
    let (scripts, styles) = (inline.scripts.join(" "), inline.styles.join(" "));
    [
        // Nothing is allowed that is not named below.
        "default-src 'none'".to_owned(),
        // Our bundle, by hash the scripts that stand in the page, and compiling our wasm; no inline handlers, no eval.
        format!("script-src 'self' 'wasm-unsafe-eval' {scripts}"),
        // One style sheet and, by hash, the rules that stand in the page; no style attributes.
        format!("style-src 'self' {styles}"),
        "img-src 'self'".to_owned(),
        "media-src 'self'".to_owned(),
        "font-src 'self'".to_owned(),
        // The API on our own host.
        "connect-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "worker-src 'self'".to_owned(),
        // Searches and filters go to us only.
        "form-action 'self'".to_owned(),
        // Injected <base> would turn every relative address.
        "base-uri 'none'".to_owned(),
        // Pages are not framed by others (clickjacking); widgets have their own policy.
        "frame-ancestors 'self'".to_owned(),
    ]
    .join("; ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_policy_lets_nothing_unsafe_in() {
        let policy =
            super::page_policy(&super::Inline { scripts: vec!["'sha256-abc'".into()], styles: vec!["'sha256-def'".into()] });
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-abc';"), "{policy}");
        assert!(policy.contains("style-src 'self' 'sha256-def';"), "{policy}");
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"), "{policy}");
    }
}
