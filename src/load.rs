//! What a page asks the portal for, and what came. One type stands for all answers, so that the machinery of resources is in the wasm once
//! and not once for every page; what the server has rendered with is read from the page's own data, and not asked for again.

mod newest;

use crate::{
    client,
    pages::{self, Address},
};
use cong_api::{Answer, Error, Portal, Site};
use leptos::{prelude::*, reactive::computed::ScopedFuture};
use newest::Newest;
use std::{
    any::Any,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// An answer of whatever type.
#[derive(Clone)]
pub struct Loaded(Arc<dyn Any + Send + Sync>);

impl Loaded {
    pub fn new<T: Send + Sync + 'static>(answer: T) -> Self {
        Self(Arc::new(answer))
    }

    /// The answer as its type.
    pub fn get<T: Send + Sync + 'static>(&self) -> Result<Arc<T>, Error> {
        self.0.clone().downcast().map_err(|_| Error::Unavailable("an answer of another type".into()))
    }

    /// Whether both are the same answer, not only equal ones.
    #[cfg(feature = "browser")]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

type Run = Arc<dyn Fn(Arc<dyn Portal>) -> Answer<Loaded> + Send + Sync>;

/// A question to the portal. Two for the same address are the same: the second is not asked.
#[derive(Clone)]
pub struct Ask {
    address: Address,
    run: Run,
}

impl PartialEq for Ask {
    fn eq(&self, other: &Self) -> bool {
        self.address == other.address
    }
}

impl Ask {
    /// What the page of an address asks.
    pub fn of_page(address: Address, site: SiteData) -> Self {
        let asking = address.clone();
        let run: Run = Arc::new(move |portal| {
            let address = asking.clone();
            Box::pin(async move { pages::page(address, site).await?.ask.answer(portal).await })
        });
        Self { address, run }
    }

    pub fn new<T: Send + Sync + 'static>(run: impl Fn(Arc<dyn Portal>) -> Answer<T> + Send + Sync + 'static) -> Self {
        let run: Run = Arc::new(move |portal| {
            let answer = run(portal);
            Box::pin(async move { answer.await.map(Loaded::new) })
        });
        Self { address: Address::default(), run }
    }

    /// Puts the question.
    pub fn answer(&self, portal: Arc<dyn Portal>) -> Answer<Loaded> {
        (self.run)(portal)
    }
}

/// An answer, and for which page.
#[derive(Clone)]
pub struct Answered {
    pub address: Address,
    pub result: Result<Loaded, Error>,
    /// Nothing was asked: the server has written the page already, and it stands.
    pub standing: bool,
}

/// A question of the page, and its answer once it is there.
#[derive(Clone, Copy)]
pub struct Asked {
    answer: AsyncDerived<Answered>,
    again: RwSignal<()>,
}

impl Asked {
    pub async fn answer(self) -> Answered {
        self.answer.await
    }

    /// Whoever reads this is told of the next answer.
    pub fn track(self) {
        self.answer.track();
    }

    /// Asks once more.
    pub fn again(self) {
        self.again.set(());
    }
}

/// True while the server's page is being taken over: all its content stands.
pub fn taking_over() -> bool {
    Owner::current_shared_context().is_some_and(|shared| shared.during_hydration())
}

/// Asks, and asks again when the question changes, whether the old one was answered or not. What the server has answered already is not
/// asked, unless it is `needed` later.
pub fn resource(ask: impl Fn() -> Ask + Send + Sync + 'static, needed: bool) -> Asked {
    let portal = client::portal();
    let newest = Newest::default();
    let (watched, left) = (newest.clone(), newest.clone());
    let now = Memo::new(move |_| ask());
    let again = RwSignal::new(());
    let standing = AtomicBool::new(!needed && taking_over());
    Effect::new(move |_| watched.change(now.get()));
    on_cleanup(move || left.leave());
    let answer = AsyncDerived::new(move || {
        again.track();
        let (ask, newest, portal) = (now.get(), newest.clone(), portal.clone());
        let standing = standing.swap(false, Ordering::Relaxed);
        // What the question reads on its way is its own affair.
        ScopedFuture::new_untracked(async move {
            if standing {
                return Answered { address: ask.address, result: Ok(Loaded::new(())), standing };
            }
            newest.answer(ask, portal).await
        })
    });
    Asked { answer, again }
}

/// What every page carries.
#[derive(Clone, Copy)]
pub struct SiteData(Asked);

impl SiteData {
    /// Asked for once.
    pub fn provide() {
        provide_context(Self(resource(|| Ask::new(|portal| portal.site()), true)));
    }

    /// Waits for it.
    pub async fn ready(self) -> Result<Arc<Site>, Error> {
        self.0.answer().await.result?.get()
    }

    /// Asks once more, where it did not come.
    pub fn again(self) {
        if self.now().is_none() {
            self.0.again();
        }
    }

    /// What is there without waiting, and without asking to be told of changes.
    pub fn now(self) -> Option<Arc<Site>> {
        self.0.answer.get_untracked()?.result.ok()?.get().ok()
    }
}
