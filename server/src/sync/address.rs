//! Which addresses may be asked. A feed's address is data, and where a source redirects to is not even ours: neither may lead into the
//! network that the portal stands in (server-side request forgery, CWE-918).
//!
//! Invariant: names are resolved here, every address of a name is checked, and the connection goes to a checked address and no other.

use super::Failure;
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    str::FromStr,
};
use url::{Host, Url};

/// How far the reading may reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Public addresses, and those of networks that were named: where agencies' sites stand in the same private network.
    Public { and: Vec<Network> },
    /// Everywhere.
    Anywhere,
}

impl Default for Reach {
    fn default() -> Self {
        Self::Public { and: Vec::new() }
    }
}

impl Reach {
    fn allows(&self, ip: IpAddr) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Public { and } => is_public(ip) || and.iter().any(|network| network.holds(ip)),
        }
    }
}

/// `10.20.0.0/16`, `fd00:1::/32`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    ip: IpAddr,
    prefix: u8,
}

impl Network {
    /// One address.
    pub fn from_ip(ip: IpAddr) -> Self {
        Self { ip, prefix: if ip.is_ipv4() { 32 } else { 128 } }
    }

    fn holds(self, ip: IpAddr) -> bool {
        match (self.ip, ip.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(ip)) => {
                (u32::from(own) ^ u32::from(ip)).checked_shr(32 - u32::from(self.prefix)).unwrap_or(0) == 0
            }
            (IpAddr::V6(own), IpAddr::V6(ip)) => {
                (u128::from(own) ^ u128::from(ip)).checked_shr(128 - u32::from(self.prefix)).unwrap_or(0) == 0
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (ip, prefix) = text.split_once('/').map_or((text, None), |(ip, prefix)| (ip, Some(prefix)));
        let ip: IpAddr = ip.parse().map_err(|_| format!("“{text}” is no network: expected 10.20.0.0/16"))?;
        let longest = if ip.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(longest), str::parse).ok().filter(|prefix| *prefix <= longest);
        let prefix = prefix.ok_or_else(|| format!("“{text}”: the length after / is a number up to {longest}"))?;
        Ok(Self { ip, prefix })
    }
}

/// Where an address leads: every socket address of its host, all of them allowed.
pub async fn resolve(url: &Url, reach: &Reach) -> Result<Vec<SocketAddr>, Failure> {
    if !["http", "https"].contains(&url.scheme()) {
        return Err(Failure::Scheme { address: url.to_string() });
    }
    let port = url.port_or_known_default().unwrap_or(80);
    let (host, found): (String, Vec<SocketAddr>) = match url.host() {
        None => return Err(Failure::Scheme { address: url.to_string() }),
        Some(Host::Ipv4(ip)) => (ip.to_string(), vec![(ip, port).into()]),
        Some(Host::Ipv6(ip)) => (ip.to_string(), vec![(ip, port).into()]),
        Some(Host::Domain(name)) => {
            let unresolved = |why: String| Failure::Unresolved { host: name.to_owned(), why };
            let found = tokio::net::lookup_host((name, port)).await.map_err(|error| unresolved(error.to_string()))?;
            (name.to_owned(), found.collect())
        }
    };
    if found.is_empty() {
        return Err(Failure::Unresolved { host, why: "the name has no address".into() });
    }
    // One inner address among public ones is no accident: the whole name is refused.
    match found.iter().find(|socket| !reach.allows(socket.ip())) {
        Some(inner) => Err(Failure::Private { host, ip: inner.ip().to_string() }),
        None => Ok(found),
    }
}

/// Globally reachable, after the IANA registries of special-purpose addresses (RFC 6890 and what it was extended by).
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => public_v4(ip),
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(mapped) => public_v4(mapped),
            None => public_v6(ip),
        },
    }
}

/// (network, length of its prefix)
const SPECIAL_V4: [([u8; 4], u32); 15] = [
    ([0, 0, 0, 0], 8),       // this network
    ([10, 0, 0, 0], 8),      // private
    ([100, 64, 0, 0], 10),   // shared by carriers
    ([127, 0, 0, 0], 8),     // loopback
    ([169, 254, 0, 0], 16),  // link-local; metadata of clouds
    ([172, 16, 0, 0], 12),   // private
    ([192, 0, 0, 0], 24),    // protocol assignments
    ([192, 0, 2, 0], 24),    // documentation
    ([192, 88, 99, 0], 24),  // 6to4 relays
    ([192, 168, 0, 0], 16),  // private
    ([198, 18, 0, 0], 15),   // benchmarks
    ([198, 51, 100, 0], 24), // documentation
    ([203, 0, 113, 0], 24),  // documentation
    ([224, 0, 0, 0], 4),     // multicast
    ([240, 0, 0, 0], 4),     // reserved, broadcast
];

/// Inside `2000::/3`, the only part that is given out for the public network.
const SPECIAL_V6: [([u16; 2], u32); 5] = [
    ([0x2001, 0x0000], 23), // protocol assignments, Teredo
    ([0x2001, 0x0db8], 32), // documentation
    ([0x2002, 0x0000], 16), // 6to4: carries an IPv4 address
    ([0x3ffe, 0x0000], 16), // once the 6bone
    ([0x3fff, 0x0000], 20), // documentation
];

fn public_v4(ip: Ipv4Addr) -> bool {
    let bits = u32::from(ip);
    !SPECIAL_V4.iter().any(|(network, length)| (bits ^ u32::from(Ipv4Addr::from(*network))) >> (32 - length) == 0)
}

fn public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    let bits = u32::from(first) << 16 | u32::from(second);
    let special = |(network, length): &([u16; 2], u32)| {
        (bits ^ (u32::from(network[0]) << 16 | u32::from(network[1]))) >> (32 - length) == 0
    };
    first >> 13 == 1 && !SPECIAL_V6.iter().any(special)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        for (ip, public) in [
            ("1.1.1.1", true),
            ("113.160.0.1", true),
            ("172.32.0.1", true),
            ("100.128.0.1", true),
            ("2001:200::1", true),
            ("2606:4700:4700::1111", true),
            ("2403:e800::1", true),
            ("::ffff:113.160.0.1", true),
            ("0.0.0.0", false),
            ("10.1.2.3", false),
            ("100.64.0.1", false),
            ("127.0.0.1", false),
            ("127.255.255.254", false),
            ("169.254.169.254", false),
            ("172.16.0.1", false),
            ("172.31.255.255", false),
            ("192.168.1.1", false),
            ("198.19.0.1", false),
            ("203.0.113.7", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("::ffff:127.0.0.1", false),
            ("::ffff:10.0.0.1", false),
            ("::127.0.0.1", false),
            ("64:ff9b::7f00:1", false),
            ("2002:7f00:1::", false),
            ("2001::1", false),
            ("2001:db8::1", false),
            ("fc00::1", false),
            ("fd12::1", false),
            ("fe80::1", false),
            ("fec0::1", false),
            ("ff02::1", false),
        ] {
            assert_eq!(is_public(ip.parse().expect(ip)), public, "{ip}");
        }
    }

    #[test]
    fn a_network_that_is_named_opens_itself_and_nothing_else() {
        for (network, inside, outside) in [
            ("10.20.0.0/16", "10.20.255.1", "10.21.0.1"),
            ("127.0.0.1", "127.0.0.1", "127.0.0.2"),
            ("127.0.0.1", "::ffff:127.0.0.1", "::1"),
            ("fd00:1::/32", "fd00:1:2::3", "fd00:2::1"),
            ("0.0.0.0/0", "10.0.0.1", "::1"),
        ] {
            let reach = Reach::Public { and: vec![network.parse().expect(network)] };
            assert!(reach.allows(inside.parse().expect(inside)), "{inside} in {network}");
            assert!(!reach.allows(outside.parse().expect(outside)), "{outside} in {network}");
        }
        for wrong in ["", "10.0.0.0/33", "10.0.0.0/x", "so.example"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    #[tokio::test]
    async fn every_way_to_write_an_inner_address_is_refused() {
        for address in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.0.0.1/",
            "http://0177.0.0.1/",
            "http://[::1]/",
            "http://[::ffff:7f00:1]/",
            "http://localhost/",
            "http://LOCALHOST./",
            "http://①②⑦.0.0.1/",
            "http://10.0.0.1:8080/",
        ] {
            let url = Url::parse(address).expect(address);
            let outcome = resolve(&url, &Reach::default()).await;
            assert!(matches!(outcome, Err(Failure::Private { .. } | Failure::Unresolved { .. })), "{address}: {outcome:?}");
        }
        let file = Url::parse("file:///etc/passwd").expect("an address");
        assert!(matches!(resolve(&file, &Reach::Anywhere).await, Err(Failure::Scheme { .. })));
    }
}
