//! A question that the page no longer asks is abandoned. A resource alone would wait for its answer before it asks the next one, and on a
//! weak line the page that was chosen by mistake would stand in the way of the right one.

use super::{Answered, Ask};
use cong_api::{Error, Portal};
use futures_util::future::{AbortHandle, Abortable};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What a resource asks at this moment.
#[derive(Clone, Default)]
pub struct Newest(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// Nothing before the first question, and when the page was left.
    ask: Option<Ask>,
    under_way: Option<AbortHandle>,
    /// The answer to a question that came while an older one was under way: the resource has yet to ask it.
    ahead: Option<Answered>,
}

impl Newest {
    /// The page asks something else now.
    pub fn change(&self, ask: Ask) {
        let mut state = self.state();
        if state.ask.as_ref().is_some_and(|old| *old != ask) {
            state.ask = Some(ask);
            if let Some(old) = state.under_way.take() {
                old.abort();
            }
        }
    }

    /// The page was left.
    pub fn leave(&self) {
        let mut state = self.state();
        state.ask = None;
        if let Some(old) = state.under_way.take() {
            old.abort();
        }
    }

    /// The answer to the question, or to a newer one that came meanwhile.
    pub async fn answer(self, ask: Ask, portal: Arc<dyn Portal>) -> Answered {
        {
            let mut state = self.state();
            if let Some(answer) = state.ahead.take().filter(|ahead| ahead.address == ask.address) {
                return answer;
            }
            state.ask = Some(ask.clone());
            #[cfg(feature = "browser")]
            if let Some(loaded) = crate::draft::answer(&ask.address) {
                return Answered { address: ask.address, result: Ok(loaded), standing: false };
            }
        }
        loop {
            let (handle, registration) = AbortHandle::new_pair();
            let newest = {
                let mut state = self.state();
                state.under_way = Some(handle);
                state.ask.clone()
            };
            let Some(newest) = newest else {
                return Answered {
                    address: ask.address,
                    result: Err(Error::Unavailable("the page was left".into())),
                    standing: false,
                };
            };
            if let Ok(result) = Abortable::new(newest.answer(portal.clone()), registration).await {
                let ahead = newest != ask;
                let answer = Answered { address: newest.address, result, standing: false };
                if ahead {
                    self.state().ahead = Some(answer.clone());
                }
                return answer;
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
