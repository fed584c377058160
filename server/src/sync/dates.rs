//! Dates as feeds write them: RFC 822 and its relatives, ISO 8601, and what content systems print instead of either.
//!
//! A time without a zone is the province's; `6/11/2026` is the sixth of November, unless it is said with AM or PM.

use crate::clock;
use cong_api::Date;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Unix time; `None` when the text is no date.
pub fn unix(text: &str) -> Option<i64> {
    let mut reading = Reading::default();
    // `T` and `Z` of ISO 8601 stand between digits or at the end, never in a word.
    let text = text.trim().replace("GMT+", "+").replace("UTC+", "+").replace("GMT-", "-").replace("UTC-", "-");
    for word in text.split([' ', ',', '\t', '\n']).filter(|word| !word.is_empty()) {
        reading.word(word)?;
    }
    reading.unix()
}

#[derive(Default)]
struct Reading {
    /// Numbers of a date in words: day and year around the month's name, in any order.
    numbers: Vec<i64>,
    month: Option<i64>,
    /// The three numbers of `6/11/2026`.
    slashed: Option<[i64; 3]>,
    iso: Option<Date>,
    /// Seconds of the day.
    time: Option<i64>,
    /// Seconds ahead of UTC.
    zone: Option<i64>,
    half: Option<Half>,
    /// Said with AM or PM: the month stands first.
    american: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Morning,
    Afternoon,
}

impl Reading {
    /// `None` when the word has no place in a date.
    fn word(&mut self, word: &str) -> Option<()> {
        let lower = word.to_lowercase();
        let first = lower.chars().next()?;
        if let Some((day, time)) =
            lower.split_once('t').filter(|(day, _)| day.len() == 10 && day.starts_with(|c: char| c.is_ascii_digit()))
        {
            self.word(day)?;
            return if time.is_empty() { Some(()) } else { self.word(time) };
        }
        if lower.contains(':') && first.is_ascii_digit() {
            return self.clock(&lower);
        }
        if (first == '+' || first == '-') && lower.len() > 1 {
            self.zone = Some(zone(&lower)?);
        } else if lower.len() == 10 && lower.matches('-').count() == 2 && lower.as_bytes()[4] == b'-' {
            self.iso = Some(Date(lower));
        } else if let Some(parts) = slashed(&lower) {
            self.slashed = Some(parts);
        } else if first.is_ascii_digit() {
            self.numbers.push(lower.parse().ok()?);
        } else if let Some(at) = MONTHS.iter().position(|month| lower.starts_with(month)) {
            self.month = i64::try_from(at + 1).ok();
        } else {
            match lower.as_str() {
                "am" => (self.half, self.american) = (Some(Half::Morning), true),
                "pm" => (self.half, self.american) = (Some(Half::Afternoon), true),
                // Sáng, chiều.
                "sa" => self.half = Some(Half::Morning),
                "ch" => self.half = Some(Half::Afternoon),
                "z" | "gmt" | "utc" | "ut" => self.zone = Some(0),
                "ict" => self.zone = Some(7 * 3600),
                "est" => self.zone = Some(-5 * 3600),
                "edt" => self.zone = Some(-4 * 3600),
                "pst" => self.zone = Some(-8 * 3600),
                "pdt" => self.zone = Some(-7 * 3600),
                // Days of the week say nothing new, and are often wrong.
                _ => {}
            }
        }
        Some(())
    }

    /// `14:30`, `14:30:05`, `14:30:05.123Z`, `14:30:05+07:00`, `2:30pm`.
    fn clock(&mut self, text: &str) -> Option<()> {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(text.len());
        let (time, rest) = text.split_at(end);
        let mut parts = time.split(':');
        let hour: i64 = parts.next()?.parse().ok()?;
        let minute: i64 = parts.next()?.parse().ok()?;
        let second: i64 = parts.next().map_or(Some(0), |second| second.split('.').next()?.parse().ok())?;
        // 24:00 is midnight (ISO 8601 once), :60 a leap second.
        if hour > 24 || minute > 59 || second > 60 {
            return None;
        }
        self.time = Some(hour * 3600 + minute * 60 + second);
        if rest.is_empty() { Some(()) } else { self.word(rest) }
    }

    fn unix(self) -> Option<i64> {
        let day = self.day()?;
        let time = self.time.unwrap_or(0);
        let time = match self.half {
            Some(Half::Afternoon) if time < 12 * 3600 => time + 12 * 3600,
            Some(Half::Morning) if time >= 12 * 3600 => time - 12 * 3600,
            _ => time,
        };
        Some(day * 86_400 + time - self.zone.unwrap_or(clock::AHEAD))
    }

    /// Days since 1970.
    fn day(&self) -> Option<i64> {
        if let Some(date) = &self.iso {
            return date.day_number();
        }
        let (year, month, day) = match (self.slashed, self.month, self.numbers.as_slice()) {
            (Some([year, month, day]), ..) if year > 31 => (year, month, day),
            (Some([a, b, year]), ..) => {
                // Month first only where it must be, or where the clock is American.
                let american = b > 12 || (a <= 12 && self.american);
                if american { (year, a, b) } else { (year, b, a) }
            }
            (None, Some(month), [a, b]) => {
                if *a > 31 {
                    (*a, month, *b)
                } else {
                    (*b, month, *a)
                }
            }
            _ => return None,
        };
        // Two digits of RFC 822.
        let year = match year {
            0..=68 => year + 2000,
            69..=99 => year + 1900,
            _ => year,
        };
        Date(format!("{year:04}-{month:02}-{day:02}")).day_number()
    }
}

fn slashed(word: &str) -> Option<[i64; 3]> {
    let mut parts = word.split(['/', '.', '-']).map(|part| part.parse().ok());
    let parts = [parts.next()??, parts.next()??, parts.next()??];
    Some(parts)
}

/// `+07:00`, `+0700`, `-5`, in seconds.
fn zone(text: &str) -> Option<i64> {
    let (sign, digits) = (if text.starts_with('-') { -1 } else { 1 }, text[1..].replace(':', ""));
    let number: i64 = digits.parse().ok()?;
    let (hours, minutes) = if digits.len() > 2 { (number / 100, number % 100) } else { (number, 0) };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::unix;
    use crate::clock;

    #[test]
    fn dates_of_every_hand_are_read() {
        for (text, expected) in [
            ("Wed, 25 Nov 2026 14:30:00 +0700", "2026-11-25T14:30"),
            ("Wed, 25 Nov 2026 07:30:00 GMT", "2026-11-25T14:30"),
            ("25 Nov 2026 07:30 UT", "2026-11-25T14:30"),
            ("Thứ tư, 25 November 2026 07:30:00 Z", "2026-11-25T14:30"),
            ("Nov 25, 2026 14:30", "2026-11-25T14:30"),
            ("Wed, 25 Nov 26 14:30:00 GMT+7", "2026-11-25T14:30"),
            ("Wed, 25 Nov 2026 24:00:00 GMT", "2026-11-26T07:00"),
            ("2026-11-25T14:30:00+07:00", "2026-11-25T14:30"),
            ("2026-11-25T07:30:00.123456Z", "2026-11-25T14:30"),
            ("2026-11-25T14:30:00+0700", "2026-11-25T14:30"),
            ("2026-11-25 14:30:00", "2026-11-25T14:30"),
            ("2026-11-25", "2026-11-25T00:00"),
            ("25/11/2026 14:30", "2026-11-25T14:30"),
            ("6/11/2026", "2026-11-06T00:00"),
            ("11/6/2026 2:30:00 PM", "2026-11-06T14:30"),
            ("11/25/2026 12:05:00 AM", "2026-11-25T00:05"),
            ("6/11/2026 2:30:00 CH", "2026-11-06T14:30"),
            ("2026/11/25 14:30", "2026-11-25T14:30"),
            ("25-11-2026", "2026-11-25T00:00"),
            ("Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T07:00"),
        ] {
            assert_eq!(unix(text).map(|unix| clock::stamp_at(unix).0).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "hôm qua",
            "25",
            "2026-02-30",
            "32/13/2026",
            "25 Nov",
            "14:30",
            "99:99",
            "Nov",
            "+07:00",
            "0000-00-00 00:00:00",
            "٢٥ نوفمبر",
        ] {
            assert_eq!(unix(text), None, "{text}");
        }
    }
}
