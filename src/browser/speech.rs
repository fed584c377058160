//! Reading a page aloud with a voice of the device (Web Speech API).

#[cfg(feature = "browser")]
use leptos::prelude::window;
#[cfg(feature = "browser")]
use wasm_bindgen::{JsCast, closure::Closure};

/// What is read of a page, in order: titles, texts and lists of its content, nothing of menus and tools.
#[cfg(feature = "browser")]
const READ: &str = "main h1, main .standfirst, main .facts dt, main .facts dd, main .prose :is(h2,h3,p,li,td,th), \
    main .part > h2, main .part .plain > *, main .papers b, main .steps :is(h3,p), main .part > ul > li";

#[cfg(feature = "browser")]
thread_local! {
    /// Something was to be read since it was last stopped.
    static READS: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Tells now and whenever the device's voices arrive whether one of them speaks the language.
pub fn on_voices(language: &'static str, tell: impl Fn(bool) + 'static) {
    #[cfg(feature = "browser")]
    if let Ok(speech) = window().speech_synthesis() {
        tell(voice(&speech, language).is_some());
        // Voices arrive late; the page may be gone by then, and `tell` copes with it.
        let late = Closure::<dyn Fn()>::new({
            let speech = speech.clone();
            move || tell(voice(&speech, language).is_some())
        });
        let _ = speech
            .unchecked_ref::<web_sys::EventTarget>()
            .add_event_listener_with_callback("voiceschanged", late.as_ref().unchecked_ref());
        late.forget();
    }
    #[cfg(not(feature = "browser"))]
    let _ = (language, tell);
}

/// Reads the page; `ended` runs when the last word is said or reading was stopped.
pub fn read_page(language: &'static str, ended: impl Fn() + 'static) {
    #[cfg(feature = "browser")]
    {
        let Ok(speech) = window().speech_synthesis() else { return };
        speech.cancel();
        READS.set(true);
        let voice = voice(&speech, language);
        let texts: Vec<_> = super::all(READ).iter().filter_map(|element| element.text_content()).collect();
        let mut texts = texts.into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).peekable();
        let ended = Closure::once_into_js(ended);
        while let Some(text) = texts.next() {
            // A piece at a time: browsers break off long ones.
            let Ok(piece) = web_sys::SpeechSynthesisUtterance::new_with_text(&text) else { continue };
            piece.set_lang(language);
            piece.set_voice(voice.as_ref());
            if texts.peek().is_none() {
                piece.set_onend(Some(ended.unchecked_ref()));
            }
            speech.speak(&piece);
        }
    }
    #[cfg(not(feature = "browser"))]
    let _ = (language, ended);
}

pub fn stop() {
    #[cfg(feature = "browser")]
    if READS.take()
        && let Ok(speech) = window().speech_synthesis()
    {
        speech.cancel();
    }
}

#[cfg(feature = "browser")]
fn voice(speech: &web_sys::SpeechSynthesis, language: &str) -> Option<web_sys::SpeechSynthesisVoice> {
    let voices = speech.get_voices().into_iter().filter_map(|voice| voice.dyn_into::<web_sys::SpeechSynthesisVoice>().ok());
    voices.into_iter().find(|voice| voice.lang().to_ascii_lowercase().starts_with(language))
}
