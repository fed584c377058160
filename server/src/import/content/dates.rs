//! Relative dates of content files: `-3d`, `+10d 08:30`, `w-1 fri 14:00` become absolute on the day of import.

use cong_api::{Date, Stamp};
use toml::{Table, Value};

/// Keys that hold a date, on every level of a content file.
const DATE_KEYS: [&str; 17] = [
    "published",
    "updated",
    "issued",
    "effective",
    "expires",
    "date",
    "opens",
    "closes",
    "asked",
    "due",
    "answered",
    "received",
    "start",
    "end",
    "deadline",
    "valid_from",
    "valid_to",
];
const ALERT_KEYS: [&str; 2] = ["from", "to"];

/// Rewrites every date of a table; what is no date is noted as (key, value).
pub fn resolve(table: &mut Table, today: &Date, wrong: &mut Vec<(String, String)>) {
    // `from` and `to` are dates only in an alert; an opinion's `from` is a person.
    let alert = table.contains_key("hotlines");
    for (key, value) in table.iter_mut() {
        let is_date = DATE_KEYS.contains(&key.as_str()) || (alert && ALERT_KEYS.contains(&key.as_str()));
        match value {
            Value::String(text) if is_date => match absolute(text, today) {
                Some(stamp) => *text = stamp.0,
                None => wrong.push((key.to_string(), text.clone())),
            },
            Value::Datetime(datetime) if is_date => {
                let text = datetime.to_string().replace(' ', "T");
                *value = Value::String(text.get(..16).unwrap_or(&text).to_owned());
            }
            Value::Table(inner) => resolve(inner, today, wrong),
            Value::Array(values) => {
                for inner in values.iter_mut().filter_map(Value::as_table_mut) {
                    resolve(inner, today, wrong);
                }
            }
            _ => {}
        }
    }
}

/// A date as editors write it, as a moment; `None` when it is none.
pub fn absolute(text: &str, today: &Date) -> Option<Stamp> {
    let mut words = text.trim().split([' ', 'T']);
    let first = words.next()?;
    let day = if let Some(week) = first.strip_prefix('w') {
        let monday = today.plus_days(-i64::try_from(today.weekday()?).ok()? + 7 * signed(week)?)?;
        let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let name = words.next()?;
        monday.plus_days(i64::try_from(weekday.iter().position(|w| *w == name)?).ok()?)?
    } else if let Some(days) = first.strip_suffix('d') {
        today.plus_days(signed(days)?)?
    } else {
        let date = Date(first.to_owned());
        date.parts().filter(|_| first.len() == 10)?;
        date
    };
    let stamp = match words.next() {
        None => Stamp(day.0),
        Some(time) => {
            let stamp = Stamp(format!("{}T{time}", day.0));
            stamp.time().filter(|(hour, minute)| *hour < 24 && *minute < 60 && time.len() == 5)?;
            stamp
        }
    };
    words.next().is_none().then_some(stamp)
}

fn signed(text: &str) -> Option<i64> {
    text.starts_with(['+', '-']).then(|| text.parse().ok()).flatten().filter(|n: &i64| n.abs() < 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_dates_count_from_the_day_of_import() {
        // A Wednesday.
        let today = Date("2024-10-23".into());
        for (text, expected) in [
            ("2024-10-25", Some("2024-10-25")),
            ("2024-10-25 10:20", Some("2024-10-25T10:20")),
            ("-3d", Some("2024-10-20")),
            ("+10d 08:30", Some("2024-11-02T08:30")),
            ("w+0 mon 08:00", Some("2024-10-21T08:00")),
            ("w-1 sun", Some("2024-10-20")),
            ("3d", None),
            ("w+0 thứ hai", None),
            ("2024-02-30", None),
            ("-3d 25:00", None),
            ("hôm qua", None),
            ("", None),
        ] {
            assert_eq!(absolute(text, &today).map(|s| s.0).as_deref(), expected, "{text}");
        }
    }
}
