//! A page that is written before it is opened. The answer of a link under the reader's finger has come early (`public/network.js`): while the finger
//! is on its way the page is made of it and laid out beside the one that is shown (`still/ahead.rs`), and the click has only to show it. What a page
//! does beside its text (its title, the focus, what is announced) waits until it stands. One draft is kept, the newest, for as long as an early answer
//! is.

#[cfg(feature = "browser")]
mod press;
#[cfg(feature = "browser")]
mod written;

#[cfg(feature = "browser")]
pub use written::{answer, offer, take};

/// Runs when the page that is being written stands: at once, unless it is a draft.
pub fn when_it_stands(run: impl FnOnce() + 'static) {
    #[cfg(feature = "browser")]
    written::wait(Box::new(run));
    #[cfg(not(feature = "browser"))]
    run();
}
