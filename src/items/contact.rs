//! Danh bạ: whom to call.

use super::frame;
use crate::{
    route::Route,
    still::{Put, Still, still},
    text, ui,
};
use cong_api::{Brief, Item, ItemSummary, kinds::Contact};

pub fn directory(items: &[ItemSummary]) -> Still {
    let rows = items
        .iter()
        .filter_map(|item| {
            let Brief::Contact { position, unit, phone, email, duty } = &item.brief else { return None };
            let call = (!phone.is_empty()).then(|| still! { <a class="call" href=ui::dial(phone)>{phone}</a> });
            let mail = (!email.is_empty()).then(|| still! { <a href=format!("mailto:{email}")>{email}</a> });
            let position = if *position == item.title { "" } else { position };
            let note = if duty.is_empty() { super::dotted(&[position, unit]) } else { duty.clone() };
            Some(still! { <li><b><a href=Route::item(&item.address).href()>{item.title}</a></b><small>{note}</small>{call}{mail}</li> })
        })
        .collect::<Still>();
    still! { <ul class="people">{rows}</ul> }
}

fn text_of(text: &str) -> Option<Still> {
    (!text.is_empty()).then(|| text.still())
}

pub fn view(item: &Item, contact: &Contact) -> Still {
    let t = &text::of_pages().contact;
    let shell = &text::words().shell;
    let call = (!contact.phone.is_empty())
        .then(|| still! { <p class="actions"><a class="btn" href=ui::dial(&contact.phone)>{(t.call)(&contact.phone)}</a></p> });
    still! {
        {call}
        {ui::named(vec![
            (t.position, text_of(&contact.position)),
            (t.unit, text_of(&contact.unit)),
            (t.duty, text_of(&contact.duty)),
            (shell.phone, ui::phone(&contact.phone)),
            (shell.email, ui::email(&contact.email)),
            (shell.address, ui::address(&contact.address)),
        ])}
        {(!item.body.is_empty()).then(|| ui::prose(&item.body))}
        {frame::attachments(item)}
        {frame::tools(item)}
    }
}
