//! What a webmaster copies: the element with its script, the plain frame, and what a strict host page allows.

use super::{query::Query, words::Words};
use std::fmt::Write;

/// A widget as it stands in pages elsewhere.
pub struct Code<'a> {
    pub query: &'a Query,
    /// Scheme and host of the portal.
    pub origin: &'a str,
    /// What the frame is called (WCAG 2.2, 4.1.2), and what the plain link says.
    pub label: &'a str,
    /// Where the portal shows all of it.
    pub href: &'a str,
    /// The element follows the host's scheme by itself; a plain frame follows the system's wish.
    pub follows_host: bool,
    /// The language was chosen; else the element is in that of its page.
    pub says_language: bool,
}

/// What a frame of a widget may do: send searches, and open links in the window when the reader asks for it. It has no
/// origin: nothing can be stored, nothing of the portal's can be reached.
pub const SANDBOX: &str =
    "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

impl Code<'_> {
    /// The element. The link inside stands until the script has come, and for ever where there is none.
    pub fn element(&self, styled: bool) -> String {
        let mut tag = format!("<cong-widget kind=\"{}\"", self.query.kind.token());
        for (name, value) in self.query.pairs() {
            // Theme and language are the host page's unless they are said.
            if !matches!(name.as_str(), "theme" | "lang") {
                let _ = write!(tag, " {name}=\"{}\"", attribute(&value));
            }
        }
        if !self.follows_host {
            let _ = write!(tag, " theme=\"{}\"", self.query.theme.token());
        }
        if self.says_language {
            let _ = write!(tag, " lang=\"{}\"", self.query.language.tag());
        }
        let _ = write!(tag, " label=\"{}\"", attribute(self.label));
        if styled {
            // Keeps the room until the script has come: the page does not move.
            let _ = write!(tag, " style=\"display:block;min-height:{}px\"", self.query.height());
        }
        format!(
            "{tag}>\n  <a href=\"{origin}{href}\">{label}</a>\n</cong-widget>\n<script async src=\"{origin}/embed.js\"></script>",
            origin = self.origin,
            href = attribute(self.href),
            label = text(self.label),
        )
    }

    /// The rule that keeps the room where style attributes are forbidden.
    pub fn rule(&self) -> String {
        let Query { kind, count, .. } = self.query;
        let each =
            if kind.size().each > 0 && *count != kind.size().usual { format!("[count=\"{count}\"]") } else { String::new() };
        format!("cong-widget[kind=\"{}\"]{each} {{ display: block; min-height: {}px }}", kind.token(), self.query.height())
    }

    /// The frame by itself, for editors that take no script: as wide as its place, a block, so that the host's own sheet can narrow and centre it.
    fn frame(&self, height: u32, more: &str, style: &str) -> String {
        format!(
            "<iframe src=\"{}{}\" title=\"{}\" width=\"100%\" height=\"{height}\"{more} loading=\"lazy\" referrerpolicy=\"no-referrer\" sandbox=\"{SANDBOX}\" style=\"display:block;border:0{style}\"></iframe>",
            self.origin,
            attribute(&self.query.path()),
            attribute(self.label),
        )
    }

    /// The frame with the way out for those who see no frames.
    pub fn frame_with_link(&self) -> String {
        format!("{}\n<noscript>{}</noscript>", self.frame(self.query.height(), "", ""), self.link())
    }

    /// What oEmbed gives: the frame, `widest` px at most, and a quotation that nobody sees. `WordPress`, where it does not know the provider,
    /// takes `hidden` and `style` off both (the border too, hence the old attribute), shows the link until the frame speaks to it
    /// (`widgets/frame.js`), and opens the frame's links only then.
    pub fn rich(&self, widest: u32, height: u32) -> String {
        format!(
            "<blockquote hidden style=\"display:none\">{}</blockquote>{}",
            self.link(),
            self.frame(height, " frameborder=\"0\"", &format!(";max-width:{widest}px"))
        )
    }

    fn link(&self) -> String {
        format!("<a href=\"{}{}\">{}</a>", self.origin, attribute(self.href), text(self.label))
    }

    /// What a host page with a policy of its own adds to it.
    pub fn host_policy(origin: &str) -> String {
        format!("Content-Security-Policy: script-src {origin}; frame-src {origin}")
    }
}

/// What a widget is called when its webmaster says nothing.
pub fn default_label(query: &Query, title: &str) -> String {
    if title.is_empty() { (Words::of(query.language).title)(query.kind).to_owned() } else { title.to_owned() }
}

pub fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

pub fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::kind::WidgetKind;

    #[test]
    fn labels_never_become_markup() {
        let query = Query::new(WidgetKind::Latest);
        let label = "\"><script>alert(1)</script>&";
        let code = Code { query: &query, origin: "https://a.vn", label, href: "/tin", follows_host: true, says_language: false };
        for code in [code.element(true), code.frame_with_link(), code.rich(640, 552)] {
            assert!(!code.contains("<script>alert") && code.contains("&lt;script&gt;"), "{code}");
        }
    }

    #[test]
    fn the_room_is_kept_in_either_way() {
        let query = Query { count: 3, ..Query::new(WidgetKind::Latest) };
        let code =
            Code { query: &query, origin: "https://a.vn", label: "Tin", href: "/tin", follows_host: true, says_language: false };
        assert!(code.element(true).contains("min-height:376px"));
        assert!(!code.element(false).contains("style="));
        assert_eq!(code.rule(), "cong-widget[kind=\"latest\"][count=\"3\"] { display: block; min-height: 376px }");
    }
}
