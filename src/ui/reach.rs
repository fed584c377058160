//! Phone numbers, mail and addresses that open the right app of the device.

use crate::still::{Still, still};
use std::fmt::Write;

/// A number that dials.
pub fn phone(number: &str) -> Option<Still> {
    (!number.is_empty()).then(|| still! { <a href=dial(number)>{number}</a> })
}

/// The digits of a phone number, for the telephone app.
pub fn dial(number: &str) -> String {
    format!("tel:{}", number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>())
}

pub fn email(address: &str) -> Option<Still> {
    (!address.is_empty()).then(|| still! { <a href=format!("mailto:{address}")>{address}</a> })
}

/// An address that opens the map.
pub fn address(address: &str) -> Option<Still> {
    (!address.is_empty()).then(|| still! { <a href=map_href(address) rel="external noopener">{address}</a> })
}

/// Opens the map app of a phone and a page elsewhere; `geo:` (RFC 5870) does nothing on iOS and on a desk.
pub fn map_href(place: &str) -> String {
    let mut href = "https://www.google.com/maps/search/?api=1&query=".to_owned();
    for byte in place.bytes() {
        if byte.is_ascii_alphanumeric() {
            href.push(char::from(byte));
        } else {
            let _ = write!(href, "%{byte:02X}");
        }
    }
    href
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_places_become_addresses_of_apps() {
        assert_eq!(dial("(0232) 3 822.055"), "tel:02323822055");
        assert_eq!(map_href("06 Hùng Vương"), "https://www.google.com/maps/search/?api=1&query=06%20H%C3%B9ng%20V%C6%B0%C6%A1ng");
    }
}
