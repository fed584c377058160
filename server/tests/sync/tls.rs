//! Sources behind TLS: a handshake with a real server whose certificate is sound, or is not.

use super::{
    site::Site,
    world::{World, folder, rss, source},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use cong_server::sync::{Done, Failure, Outcome, statuses};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use std::{fs, process::Command, sync::Arc};
use tokio_rustls::rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer},
};

const NEWS: [(&str, &str, i64); 2] = [("2", "Tin hai", 1), ("1", "Tin một", 2)];

/// Somebody who signs certificates.
struct Authority {
    certificate: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new(name: &str) -> Self {
        let mut params = CertificateParams::new([]).expect("parameters");
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.self_signed(&key).expect("a certificate").der().clone();
        Self { certificate, issuer: Issuer::new(params, key) }
    }

    /// A site with a certificate of this authority for that host; `year`: the last in which it holds.
    async fn site(&self, host: &str, year: i32) -> Site {
        let mut params = CertificateParams::new([host.to_owned()]).expect("a name");
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(year, 12, 31);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &self.issuer).expect("a certificate").der().clone();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate], PrivateKeyDer::Pkcs8(key.serialize_der().into()))
            .expect("a configuration");
        let site = Site::behind_tls(config).await;
        site.feed("/rss.xml", rss(&NEWS));
        site
    }
}

/// A world that reads this site and, beside it, one without TLS.
async fn world(site: &Site, trust: &[&Authority]) -> World {
    let mut world = World::start().await;
    world.site.feed("/ben-canh.xml", rss(&[("b1", "Tin bên cạnh", 1)]));
    world.content.sources = vec![source(&site.address("/rss.xml")), source(&world.site.address("/ben-canh.xml"))];
    world.options.trust = trust.iter().map(|authority| authority.certificate.clone()).collect();
    world.import().await;
    world
}

async fn read(world: &World) -> Result<Done, Failure> {
    let [secure, plain] = world.sync().await.try_into().unwrap_or_else(|all: Vec<Outcome>| panic!("{all:?}"));
    assert!(plain.result.is_ok(), "the other source is read: {:?}", plain.result);
    secure.result
}

#[tokio::test]
async fn a_source_whose_certificate_is_trusted_is_read() {
    let authority = Authority::new("the province's");
    let site = authority.site("127.0.0.1", 2120).await;
    let world = world(&site, &[&authority]).await;
    assert!(matches!(read(&world).await, Ok(Done::Read { entries: 2, .. })));
    assert_eq!(read(&world).await, Ok(Done::Unchanged), "304 over TLS too");
    let titles = world.titles().await;
    assert!(titles.len() == 3 && titles.contains(&"Tin hai".to_owned()), "{titles:?}");
}

#[tokio::test]
async fn a_certificate_that_does_not_hold_is_said_and_changes_nothing() {
    let (authority, other) = (Authority::new("the province's"), Authority::new("another"));
    for (what, site, words) in [
        ("of an unknown authority", other.site("127.0.0.1", 2120).await, "UnknownIssuer"),
        ("for another host", authority.site("so.example", 2120).await, "not valid for name"),
        ("that has run out", authority.site("127.0.0.1", 2021).await, "expired"),
    ] {
        let mut world = world(&site, &[&authority]).await;
        let Err(failure) = read(&world).await else { panic!("{what} was read") };
        assert_eq!(failure.code(), "certificate", "{what}: {failure}");
        assert!(failure.to_string().contains(words), "{what}: {failure}");
        assert!(site.asked().is_empty(), "{what}: nothing is said before the handshake");
        let statuses = statuses(&world.store).await.expect("statuses");
        let told = statuses[0].error.as_ref().expect("an error");
        assert!(told.code == "certificate" && told.text.contains("Chứng thư số của 127.0.0.1 không hợp lệ"), "{what}: {told:?}");
        assert!(statuses[1].error.is_none(), "{what}");
        assert_eq!(world.titles().await, ["Tin bên cạnh"], "{what}");
        // What was read before the certificate went bad stays.
        let sound = authority.site("127.0.0.1", 2120).await;
        world.content.sources[0] = source(&sound.address("/rss.xml"));
        world.import().await;
        assert!(read(&world).await.is_ok(), "{what}");
        world.options.trust.clear();
        assert_eq!(read(&world).await.expect_err("no longer trusted").code(), "certificate", "{what}");
        assert_eq!(world.titles().await.len(), 3, "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_takes_an_authority_from_a_file() {
    let authority = Authority::new("the province's");
    let site = authority.site("127.0.0.1", 2120).await;
    let folder = folder(&format!("feeds = [{{ address = \"{}\" }}]", site.address("/rss.xml")));
    let (data, file) = (folder.path().join("data"), folder.path().join("tinh.pem"));
    let cong = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_cong")).args(args).arg("--data").arg(&data).output().expect("it starts");
        (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    };
    let (done, text) = cong(&["import", "content", folder.path().to_str().expect("text")]);
    assert!(done, "{text}");
    let name = file.to_str().expect("text");
    fs::write(&file, "no certificate").expect("written");
    for (file, words) in [(name, "no certificate in it"), ("/khong-co.pem", "/khong-co.pem")] {
        let (done, text) = cong(&["sync", "--allow-private", "--trust", file]);
        assert!(!done && text.contains(words), "{text}");
    }
    let pem = BASE64_STANDARD.encode(&authority.certificate);
    fs::write(&file, format!("-----BEGIN CERTIFICATE-----\n{pem}\n-----END CERTIFICATE-----\n")).expect("written");
    let (done, text) = cong(&["sync", "--allow-private"]);
    assert!(!done && text.contains("certificate of 127.0.0.1 is not valid"), "{text}");
    let (done, text) = cong(&["sync", "--allow-private", "--trust", name]);
    assert!(done && text.contains("2 entries: 2 new"), "{text}");
}
