//! What [`super::still!`] writes with.

use super::{Put, Still, Value};

/// A still part that is being written.
#[derive(Default)]
pub struct Writer {
    pub(super) html: String,
}

impl Writer {
    /// With room for so many bytes: a part that grows bit by bit is moved in memory each time.
    #[inline(never)]
    pub fn sized(bytes: usize) -> Self {
        Self { html: String::with_capacity(bytes) }
    }

    /// HTML that is known.
    #[inline(never)]
    pub fn text(&mut self, html: &'static str) {
        self.html.push_str(html);
    }

    /// A value between two tags.
    pub fn put(&mut self, value: &impl Put) {
        value.put(self);
    }

    /// An attribute of the tag that is open.
    pub fn attribute(&mut self, name: &'static str, value: &impl Value) {
        value.write(name, self);
    }

    /// HTML that was sanitised when it entered the store.
    pub fn html(&mut self, html: &impl AsRef<str>) {
        self.html.push_str(html.as_ref());
    }

    pub fn done(self) -> Still {
        Still(self.html)
    }

    /// Text between two tags.
    #[inline(never)]
    pub(super) fn escaped(&mut self, text: &str) {
        escape(text, &mut self.html, false);
    }

    /// ` name="value"`, or ` name` alone.
    #[inline(never)]
    pub(super) fn pair(&mut self, name: &str, value: Option<&str>) {
        let html = &mut self.html;
        html.push(' ');
        html.push_str(name);
        if let Some(value) = value {
            html.push_str("=\"");
            escape(value, html, true);
            html.push('"');
        }
    }
}

fn escape(text: &str, html: &mut String, quotes: bool) {
    let special = |byte: u8| matches!(byte, b'&' | b'<' | b'>') | (quotes & (byte == b'"'));
    // Most texts have none. Looking at all bytes is faster than stopping at the first.
    if !text.bytes().fold(false, |found, byte| found | special(byte)) {
        html.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(special) {
        let (before, from) = rest.split_at(at);
        html.push_str(before);
        html.push_str(match from.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &from[1..];
    }
    html.push_str(rest);
}
