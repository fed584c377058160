//! Danh bạ: whom to call.

use super::frame;
use crate::{
    route::Route,
    text,
    ui::{self, Html},
};
use cong_api::{Brief, Item, ItemSummary, kinds::Contact};
use leptos::prelude::*;

pub fn directory(items: Vec<ItemSummary>) -> AnyView {
    let rows = items
        .into_iter()
        .filter_map(|item| {
            let Brief::Contact { position, unit, phone, email, duty } = item.brief else { return None };
            let call = (!phone.is_empty()).then(|| view! { <a class="call" href=ui::dial(&phone)>{phone.clone()}</a> });
            let mail = (!email.is_empty()).then(|| view! { <a href=format!("mailto:{email}")>{email.clone()}</a> });
            let position = if position == item.title { String::new() } else { position };
            let note = if duty.is_empty() { super::dotted(&[&position, &unit]) } else { duty };
            Some(view! { <li><b><a href=Route::item(&item.address).href()>{item.title}</a></b><small>{note}</small>{call}{mail}</li> })
        })
        .collect_view();
    view! { <ul class="people">{rows}</ul> }.into_any()
}

fn text_of(text: String) -> Option<AnyView> {
    (!text.is_empty()).then(|| text.into_any())
}

pub fn view(item: &Item, contact: Contact) -> AnyView {
    let t = &text::words().contact;
    let shell = &text::words().shell;
    let call = (!contact.phone.is_empty())
        .then(|| view! { <p class="actions"><a class="btn" href=ui::dial(&contact.phone)>{(t.call)(&contact.phone)}</a></p> });
    view! {
        {call}
        {ui::named(vec![
            (t.position, text_of(contact.position)),
            (t.unit, text_of(contact.unit)),
            (t.duty, text_of(contact.duty)),
            (shell.phone, ui::phone(&contact.phone)),
            (shell.email, ui::email(&contact.email)),
            (shell.address, ui::address(&contact.address)),
        ])}
        {(!item.body.is_empty()).then(|| view! { <Html html=item.body.clone() /> })}
        {frame::attachments(item)}
        {frame::tools(item)}
    }
    .into_any()
}
