//! `[embedding]` of `site.toml`: which pages elsewhere may show the portal's widgets.

use super::{files, mistake::Mistakes};
use cong_api::agency::Agency;
use serde::{Deserialize, Serialize};
use toml::Value;

/// Everybody by default: what widgets show is public.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Embedding {
    /// Only the agencies' own hosts (`host` in their `agency.toml`) and `hosts`.
    pub restricted: bool,
    /// Other hosts, as a Content-Security-Policy names them: `bao.example.vn`, `*.example.vn`, `localhost:8080`.
    pub hosts: Vec<String>,
}

impl Embedding {
    /// The sources of `frame-ancestors` for widgets (CSP 3, 6.4.2).
    pub fn ancestors(&self, agencies: &[Agency]) -> String {
        if !self.restricted {
            return "*".to_owned();
        }
        let own = agencies.iter().map(|agency| agency.host.as_str()).filter(|host| is_host(host));
        ["'self'"].into_iter().chain(own).chain(self.hosts.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
    }
}

pub fn read(mistakes: &mut Mistakes, value: Option<Value>) -> Embedding {
    let Some(Value::Table(table)) = value else { return Embedding::default() };
    let embedding: Embedding = files::typed(mistakes, "site.toml", None, "embedding", table).unwrap_or_default();
    for host in embedding.hosts.iter().filter(|host| !is_host(host)) {
        mistakes.add(
            "site.toml",
            None,
            format!("embedding.hosts: “{host}” is no host: write a name without scheme and path, e.g. stp.example.vn, *.example.vn or localhost:8080"),
        );
    }
    embedding
}

/// A host of the grammar of source expressions: nothing that could end the directive, no scheme, no path.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let labels = name.strip_prefix("*.").unwrap_or(name);
    let fits = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    labels.split('.').all(fits) && port.is_none_or(|port| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_hosts_and_nothing_else() {
        for host in ["stp.example.vn", "*.example.vn", "localhost:8080", "127.0.0.1"] {
            assert!(is_host(host), "{host}");
        }
        for host in ["", "*", "https://a.vn", "a.vn/x", "a.vn; script-src *", "a.vn b.vn", "a.vn:", "a..vn", "'self'"] {
            assert!(!is_host(host), "{host}");
        }
    }

    #[test]
    fn everybody_or_those_who_are_named() {
        let mut embedding = Embedding { restricted: false, hosts: vec!["bao.example.vn".into()] };
        assert_eq!(embedding.ancestors(&[]), "*");
        embedding.restricted = true;
        assert_eq!(embedding.ancestors(&[]), "'self' bao.example.vn");
    }
}
