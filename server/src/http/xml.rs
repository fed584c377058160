//! A small writer of XML over quick-xml: elements, attributes, text; what XML cannot hold is left out.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use std::borrow::Cow;

type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document that grows element by element.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Xml {
    /// Begins a document with its root element.
    pub fn new(root: &'static str, attributes: Attributes<'_>) -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()), open: Vec::new() };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml.open(root, attributes);
        xml
    }

    /// Begins an element that holds others.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element that holds text; without text there is no element.
    pub fn text(&mut self, name: &'static str, text: &str) {
        self.text_with(name, &[], text);
    }

    pub fn text_with(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        if !text.is_empty() {
            self.event(Event::Start(start(name, attributes)));
            self.event(Event::Text(BytesText::new(&allowed(text))));
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// Ends what is open and gives the bytes.
    pub fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        // Invariant: writing into memory does not fail.
        let _ = self.writer.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_ref()));
    }
    start
}

/// The text without the characters that XML 1.0 cannot hold, escaped or not (2.2): one of them would break a whole feed.
fn allowed(text: &str) -> Cow<'_, str> {
    let fits = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(fits) { Cow::Borrowed(text) } else { Cow::Owned(text.chars().filter(|c| fits(*c)).collect()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_markup_nor_breaks_it() {
        let mut xml = Xml::new("a", &[("href", "\"<&\u{1}>")]);
        xml.text("b", "]]></b>\u{0}\u{8}\u{fffe}\u{ffff}& đất\n😀");
        xml.text("c", "");
        xml.empty("d", &[("e", "1")]);
        xml.open("f", &[]);
        let text = String::from_utf8(xml.finish()).expect("text");
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a href=\"&quot;&lt;&amp;&gt;\"><b>]]&gt;&lt;/b&gt;&amp; đất\n😀</b><d e=\"1\"/><f></f></a>"
        );
    }
}
