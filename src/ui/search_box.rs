//! The search box: a plain GET form that also works without script; with it, offers while typing (`behaviour/combobox.rs`).

use crate::{
    route::Route,
    still::{Still, still},
    text,
};

#[derive(Default)]
pub struct SearchBox {
    /// The id of the field, unique on the page.
    pub id: &'static str,
    /// Added to the class `search`: `search-l`, `search-s`.
    pub class: &'static str,
    pub value: String,
    /// The name of the landmark, different for two boxes of a page; “the portal” when left out.
    pub name: &'static str,
    /// The visible label; without it the box is named for screen readers only.
    pub label: &'static str,
    pub placeholder: String,
    /// Searches only this agency's site.
    pub agency: String,
    /// It was submitted with nothing in it.
    pub missing: bool,
}

impl SearchBox {
    pub fn view(self) -> Still {
        let t = &text::words().search_box;
        let id = self.id;
        let name = if self.name.is_empty() { t.portal } else { self.name };
        let error = self.missing.then(|| format!("{id}-loi"));
        still! {
            <form role="search" aria-label=name method="get" action=Route::Search.href()>
                {(!self.label.is_empty()).then(|| still! { <label for=id>{self.label}</label> })}
                <div class=format!("search {}", self.class)>
                    <input
                        id=id name="q" type="search" value=self.value autocomplete="off" maxlength="300" placeholder=self.placeholder
                        aria-label=self.label.is_empty().then_some(name)
                        aria-invalid=self.missing.then_some("true")
                        aria-describedby=error.as_deref()
                    />
                    {(!self.agency.is_empty()).then(|| still! { <input type="hidden" name="co-quan" value=self.agency /> })}
                    <button>{t.button}</button>
                    <ul class="suggestions" role="listbox" id=format!("{id}-goi-y") aria-label=t.offers hidden></ul>
                    <span class="vh" role="status"></span>
                </div>
                {error.map(|id| still! { <p class="field-error" id=id role="alert">{t.missing}</p> })}
            </form>
        }
    }
}
