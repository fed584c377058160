//! What a page asks the portal for, and what came. One type stands for all answers, so that the machinery of resources is in the wasm once
//! and not once for every page; what the server has rendered with is read from the page's own data, and not asked for again.

mod newest;

use crate::client;
use cong_api::{Answer, Error, Portal, Site, wire::Wire};
use leptos::{prelude::*, reactive::owner::WeakOwner};
use newest::Newest;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::{
    any::Any,
    sync::{Arc, OnceLock},
};

/// An answer, or what the browser reads as one.
pub trait Answerable: Wire + Clone + Serialize + Send + Sync + 'static {}

impl<T: Wire + Clone + Serialize + Send + Sync + 'static> Answerable for T {}

type Erased = Arc<dyn Any + Send + Sync>;

/// What came, of whatever type.
#[derive(Clone)]
pub struct Loaded(Arc<Inner>);

struct Inner {
    /// As the page carried it.
    value: Value,
    read: OnceLock<Erased>,
    #[cfg(feature = "ssr")]
    write: fn(&Erased) -> Option<Box<serde_json::value::RawValue>>,
}

impl Loaded {
    pub fn new<T: Answerable>(answer: T) -> Self {
        let answer: Erased = Arc::new(answer);
        Self(Arc::new(Inner {
            value: Value::Null,
            read: answer.into(),
            #[cfg(feature = "ssr")]
            write: |answer| serde_json::value::to_raw_value(answer.downcast_ref::<T>()?).ok(),
        }))
    }

    /// The answer as its type; it is read once.
    pub fn get<T: Answerable>(&self) -> Result<Arc<T>, Error> {
        let inner = &self.0;
        if inner.read.get().is_none() {
            let read = T::read(&inner.value).map_err(|wrong| client::unfit(wrong))?;
            let _ = inner.read.set(Arc::new(read));
        }
        let read = inner.read.get().cloned().and_then(|read| read.downcast::<T>().ok());
        read.ok_or_else(|| Error::Unavailable("an answer of another type".into()))
    }
}

impl Serialize for Loaded {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[cfg(feature = "ssr")]
        if let Some(raw) = self.0.read.get().and_then(self.0.write) {
            return raw.serialize(serializer);
        }
        serializer.serialize_unit()
    }
}

impl<'de> Deserialize<'de> for Loaded {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(Self(Arc::new(Inner {
            value,
            read: OnceLock::new(),
            #[cfg(feature = "ssr")]
            write: |_| None,
        })))
    }
}

type Run = Arc<dyn Fn(Arc<dyn Portal>) -> Answer<Loaded> + Send + Sync>;

/// A question to the portal. Two with the same key are the same: the second is not asked.
#[derive(Clone)]
pub struct Ask {
    key: String,
    run: Run,
}

impl PartialEq for Ask {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Ask {
    /// `key` tells the question from others of the same page: usually its address.
    pub fn new<T: Answerable>(
        key: impl Into<String>,
        run: impl Fn(Arc<dyn Portal>) -> Answer<T> + Send + Sync + 'static,
    ) -> Self {
        let run: Run = Arc::new(move |portal| {
            let answer = run(portal);
            Box::pin(async move { answer.await.map(Loaded::new) })
        });
        Self { key: key.into(), run }
    }

    /// A page that needs nothing but what every page carries.
    pub fn nothing() -> Self {
        Self::ready(String::new(), Ok(Loaded::new(())))
    }

    fn failed(error: Error) -> Self {
        Self::ready(error.to_string(), Err(error))
    }

    fn ready(key: String, result: Result<Loaded, Error>) -> Self {
        Self { key, run: Arc::new(move |_| Box::pin(std::future::ready(result.clone()))) }
    }
}

/// Asks, and asks again when the question changes, whether the old one was answered or not.
pub fn resource(ask: Arc<dyn Fn() -> Result<Ask, Error> + Send + Sync>) -> Resource<Result<Loaded, Error>> {
    let portal = client::portal();
    let newest = Newest::default();
    let (watched, left) = (newest.clone(), newest.clone());
    let now = {
        let ask = ask.clone();
        move || ask().unwrap_or_else(Ask::failed)
    };
    Effect::new(move |_| watched.change(ask().unwrap_or_else(Ask::failed)));
    on_cleanup(move || left.leave());
    Resource::new_blocking(now, move |ask: Ask| newest.clone().answer(ask, portal.clone()))
}

/// Where a question of a part of the page is asked once. The server may make a part several times before it is sent, as its data come: a
/// question that is counted each time would bear another number than in the browser, which then finds no answer to it in the page.
#[derive(Clone)]
pub struct Once {
    asked: Arc<OnceLock<Resource<Result<Loaded, Error>>>>,
    /// Weak: what an owner provides must not keep the owner.
    owner: Option<WeakOwner>,
}

impl Once {
    /// For one question of what is made below.
    pub fn provide() {
        provide_context(Self { asked: Arc::default(), owner: Owner::current().map(|owner| owner.downgrade()) });
    }

    pub fn ask(ask: Arc<dyn Fn() -> Result<Ask, Error> + Send + Sync>) -> Resource<Result<Loaded, Error>> {
        let once = use_context::<Self>().filter(|_| cfg!(feature = "ssr"));
        match once.and_then(|once| Some((once.asked, once.owner?.upgrade()?))) {
            Some((asked, owner)) => *asked.get_or_init(|| owner.with(|| resource(ask))),
            None => resource(ask),
        }
    }
}

/// What every page carries.
#[derive(Clone, Copy)]
pub struct SiteData(Resource<Result<Loaded, Error>>);

impl SiteData {
    /// Asked for once.
    pub fn provide() {
        provide_context(Self(resource(Arc::new(|| Ok(Ask::new("", |portal| portal.site()))))));
    }

    /// Waits for it.
    pub async fn ready(self) -> Result<Arc<Site>, Error> {
        self.0.await?.get()
    }

    /// What is there without waiting, and without asking to be told of changes.
    pub fn now(self) -> Option<Arc<Site>> {
        self.0.get_untracked()?.ok()?.get().ok()
    }
}
