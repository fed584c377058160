//! An agency's own colour, made readable: WCAG 2.2, 1.4.3 asks for a contrast of 4.5 between text and its ground.

use std::fmt;

/// A colour of sRGB, eight bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The contrast that text needs (WCAG 2.2, success criterion 1.4.3).
const READABLE: f64 = 4.5;

/// The grounds of a widget that are hardest to write on: `--paper-2` of the light and of the dark tokens (a test holds them together).
pub const LIGHT_GROUND: Colour = Colour([0xf6, 0xf1, 0xe6]);
pub const DARK_GROUND: Colour = Colour([0x1f, 0x1a, 0x16]);
const WHITE: Colour = Colour([255; 3]);
/// `--paper` of the dark tokens: what stands on a bright button there.
const DARK_PAPER: Colour = Colour([0x17, 0x13, 0x10]);

/// An accent as it is shown on a ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guarded {
    /// For text and lines.
    pub ink: Colour,
    /// The same under the pointer.
    pub strong: Colour,
    /// For text on a plate of that colour.
    pub on: Colour,
}

impl Colour {
    /// `#0b5a61`, `0b5a61`, `#0b6`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize| match digits.len() {
            3 => u8::from_str_radix(&digits[at..=at], 16).ok().map(|digit| digit * 17),
            6 => u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok(),
            _ => None,
        };
        Some(Self([channel(0)?, channel(1)?, channel(2)?]))
    }

    /// Relative luminance (WCAG 2.2, definition).
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio, 1 to 21 (WCAG 2.2, definition).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// A step of 255 towards another colour.
    fn towards(self, other: Self, step: u8) -> Self {
        let mut mixed = self.0;
        for (channel, goal) in mixed.iter_mut().zip(other.0) {
            let way = (i32::from(goal) - i32::from(*channel)) * i32::from(step) / 255;
            *channel = u8::try_from(i32::from(*channel) + way).unwrap_or(*channel);
        }
        Self(mixed)
    }

    /// The nearest colour of the same hue that can be read on the ground: darker on a light one, lighter on a dark one.
    fn readable(self, ground: Self, goal: Self) -> Self {
        (0..=255).map(|step| self.towards(goal, step)).find(|mixed| mixed.contrast(ground) >= READABLE).unwrap_or(goal)
    }

    /// For the light scheme.
    pub fn on_light(self) -> Guarded {
        let black = Self([0; 3]);
        let ink = self.readable(LIGHT_GROUND, black);
        Guarded { ink, strong: ink.towards(black, 70), on: WHITE }
    }

    /// For the dark scheme.
    pub fn on_dark(self) -> Guarded {
        let ink = self.readable(DARK_GROUND, WHITE);
        Guarded { ink, strong: ink.towards(WHITE, 90), on: DARK_PAPER }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_the_forms_that_people_write() {
        for text in ["#0b5a61", "0B5A61"] {
            assert_eq!(Colour::parse(text).map(|c| c.to_string()).as_deref(), Some("#0b5a61"), "{text}");
        }
        assert_eq!(Colour::parse("#f00").map(|c| c.to_string()).as_deref(), Some("#ff0000"));
        for text in ["", "#", "red", "#12345", "#1234567", "#ggg", "rgb(0,0,0)", "#0b5a6é", "0;}*{"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_definition() {
        let at = |a: &str, b: &str| Colour::parse(a).zip(Colour::parse(b)).map_or(0.0, |(a, b)| a.contrast(b));
        assert!((at("#000", "#fff") - 21.0).abs() < 0.01);
        assert!((at("#777", "#fff") - 4.48).abs() < 0.01);
    }

    #[test]
    fn every_accent_can_be_read_on_both_grounds_and_under_its_own_text() {
        for r in (0..=255).step_by(17) {
            for g in (0..=255).step_by(17) {
                for b in (0..=255).step_by(17) {
                    let accent = Colour([r, g, b]);
                    for (guarded, ground) in [(accent.on_light(), LIGHT_GROUND), (accent.on_dark(), DARK_GROUND)] {
                        assert!(guarded.ink.contrast(ground) >= READABLE, "{accent} as {}", guarded.ink);
                        assert!(guarded.strong.contrast(ground) >= READABLE, "{accent}");
                        assert!(guarded.on.contrast(guarded.ink) >= READABLE, "{accent} under {}", guarded.on);
                    }
                }
            }
        }
        let readable = Colour([0x0b, 0x5a, 0x61]);
        assert_eq!(readable.on_light().ink, readable, "what can be read stays as it is");
    }

    #[test]
    fn the_grounds_are_those_of_the_tokens() {
        let tokens = include_str!("../../../style/tokens.css");
        let (light, dark) = tokens.split_once("@dark{").expect("the dark tokens");
        for (sheet, name, colour) in
            [(light, "--paper-2", LIGHT_GROUND), (dark, "--paper-2", DARK_GROUND), (dark, "--paper", DARK_PAPER)]
        {
            assert!(sheet.contains(&format!("{name}:{colour}")), "{name} is no longer {colour}");
        }
    }
}
