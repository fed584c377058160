//! What [`super::still!`] writes with.

use super::{Put, Still, Value};

/// A still part that is being written.
pub struct Writer {
    pub(super) html: String,
}

impl Default for Writer {
    fn default() -> Self {
        Self::sized(0)
    }
}

impl Writer {
    /// With room for so many bytes: a part that grows bit by bit is moved in memory each time.
    #[inline(never)]
    pub fn sized(bytes: usize) -> Self {
        #[cfg(feature = "ssr")]
        let html = sheets::take(bytes);
        #[cfg(not(feature = "ssr"))]
        let html = String::with_capacity(bytes);
        Self { html }
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

/// Sheets that were written on before: on the server a page is hundreds of parts, each of which would ask for memory, outgrow it and give it back.
#[cfg(feature = "ssr")]
pub(super) mod sheets {
    use std::cell::RefCell;

    /// Kept for each thread: more than parts lie in each other.
    const MOST: usize = 32;
    /// Bytes of a sheet that is kept at most; only whole pages are longer.
    const LONGEST: usize = 16 * 1024;

    thread_local! {
        static SHEETS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }

    /// An empty sheet with room for so many bytes.
    pub fn take(bytes: usize) -> String {
        let mut sheet = SHEETS.try_with(|sheets| sheets.try_borrow_mut().ok()?.pop()).ok().flatten().unwrap_or_default();
        sheet.reserve(bytes);
        sheet
    }

    pub fn give_back(mut sheet: String) {
        if sheet.capacity() > LONGEST || sheet.capacity() == 0 {
            return;
        }
        sheet.clear();
        // A thread that ends has no sheets any more.
        let _ = SHEETS.try_with(|sheets| {
            let Ok(mut sheets) = sheets.try_borrow_mut() else { return };
            if sheets.len() < MOST {
                sheets.push(sheet);
            }
        });
    }
}
