//! Pages do not change once they stand, so they are written as HTML, on the server and in the browser alike: the browser hands it to its own
//! parser in one go, and leaves what the server has written untouched. What answers to a person is said by attributes (`behaviour/`).

#[cfg(feature = "browser")]
mod ahead;
#[cfg(feature = "browser")]
mod dom;
#[cfg(feature = "browser")]
mod fold;
#[cfg(feature = "browser")]
mod merge;
mod put;
mod writer;

pub use cong_still::still;
pub use put::{Put, Value};
pub use writer::Writer;

#[cfg(feature = "browser")]
pub(crate) use {
    ahead::{forget as forget_ahead, is_early, rehearse as rehearse_showing, show_early},
    dom::put_into_head,
};

use leptos::{
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        view::{Position, PositionState, add_attr::AddAnyAttr},
    },
};

/// HTML that does not change once it stands. Made by [`still!`]; as a view of leptos it has a comment before and one after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Still(String);

/// No HTML has this character (HTML, §13.2.5.1).
const AS_IT_IS: &str = "\0";

impl Still {
    /// Leaves what stands in the page.
    pub fn as_it_is() -> Self {
        Self(AS_IT_IS.to_owned())
    }

    pub fn into_html(mut self) -> String {
        std::mem::take(&mut self.0)
    }

    /// Has the browser read it and lay it out now, so that it has only to be shown.
    #[cfg(feature = "browser")]
    pub(crate) fn lay_ahead(&self) {
        ahead::lay(&self.0);
    }

    /// Finds out what of the first part in the body would have to change to become this.
    #[cfg(feature = "browser")]
    pub(crate) fn plan_at_top(&self) {
        if let Some(standing) = document().body().and_then(|body| dom::part(body.first_child())) {
            merge::plan(&standing, &self.0);
        }
    }

    /// With the comments by which it is found again.
    #[cfg(feature = "ssr")]
    pub(crate) fn bounded(&self) -> String {
        format!("<!--s-->{}<!--e-->", self.0)
    }
}

#[cfg(feature = "ssr")]
impl Drop for Still {
    fn drop(&mut self) {
        writer::sheets::give_back(std::mem::take(&mut self.0));
    }
}

impl FromIterator<Still> for Still {
    fn from_iter<I: IntoIterator<Item = Still>>(parts: I) -> Self {
        let mut writer = Writer::default();
        parts.into_iter().for_each(|part| writer.put(&part));
        writer.done()
    }
}

impl RenderHtml for Still {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn html_len(&self) -> usize {
        self.0.len()
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    #[allow(unused_variables, reason = "the browser writes no page")]
    fn to_html_with_buf(self, buf: &mut String, position: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        #[cfg(feature = "ssr")]
        {
            buf.push_str(&self.bounded());
            *position = Position::NextChild;
        }
    }

    #[allow(unused_variables, reason = "the server takes nothing over")]
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        #[cfg(feature = "browser")]
        return dom::found(cursor, position);
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl Render for Still {
    #[cfg(feature = "browser")]
    type State = dom::Standing;
    #[cfg(not(feature = "browser"))]
    type State = ();

    fn build(self) -> Self::State {
        #[cfg(feature = "browser")]
        return dom::build(&self.0);
    }

    #[allow(unused_variables, reason = "nothing changes on the server")]
    fn rebuild(self, state: &mut Self::State) {
        #[cfg(feature = "browser")]
        if self.0 != AS_IT_IS {
            dom::replace(state, &self.0);
        }
    }
}

impl AddAnyAttr for Still {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{Still, still};
    use leptos::prelude::*;

    #[test]
    fn text_and_values_are_escaped_and_attributes_left_out() {
        let hostile = "\"><script>&".to_owned();
        let none: Option<&str> = None;
        let part = still! { <a href=hostile title="1 & \"2\"" hidden=false download=true rel=none>"<b>" {hostile}<br/></a> };
        assert_eq!(
            part.into_html(),
            "<a href=\"&quot;&gt;&lt;script&gt;&amp;\" title=\"1 &amp; &quot;2&quot;\" download>&lt;b&gt;\
             \"&gt;&lt;script&gt;&amp;<br></a>"
        );
    }

    #[test]
    fn parts_melt_into_each_other_and_have_bounds_in_a_page() {
        let (nobody, shut): (Option<String>, bool) = (None, true);
        let rows: Still = [1_u32, 2].into_iter().map(|number| still! { <li>{number}</li> }).collect();
        let page = view! { <main>{still! { <ul hidden=shut>{Some(rows)}{nobody}</ul> }}</main> };
        assert_eq!(page.to_html(), "<main><!--s--><ul hidden><li>1</li><li>2</li></ul><!--e--></main>");
    }

    #[derive(Default)]
    struct Named {
        name: String,
        note: Option<String>,
    }

    impl Named {
        fn view(self) -> Still {
            still! { <b>{self.name}</b>{self.note} }
        }
    }

    #[test]
    fn a_struct_stands_for_its_view() {
        assert_eq!(still! { <p><Named name="x" /></p> }.into_html(), "<p><b>x</b></p>");
    }
}
