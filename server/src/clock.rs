//! Now, in the province's time zone.

use cong_api::{Date, Stamp};
use time::{OffsetDateTime, UtcOffset};

/// Vietnam keeps UTC+7 the whole year.
const HOURS_FROM_UTC: i8 = 7;

fn now() -> OffsetDateTime {
    let offset = UtcOffset::from_hms(HOURS_FROM_UTC, 0, 0).unwrap_or(UtcOffset::UTC);
    OffsetDateTime::now_utc().to_offset(offset)
}

pub fn today() -> Date {
    stamp().date()
}

pub fn stamp() -> Stamp {
    let now = now();
    Stamp(format!("{:04}-{:02}-{:02}T{:02}:{:02}", now.year(), u8::from(now.month()), now.day(), now.hour(), now.minute()))
}

/// A moment of the province in UTC, as iCalendar writes it (RFC 5545, 3.3.5); a day without a time is its beginning.
pub fn utc(stamp: &Stamp) -> Option<String> {
    let (hour, minute) = stamp.time().unwrap_or((0, 0));
    let minutes = stamp.date().day_number()? * 1440 + i64::from(hour * 60 + minute) - i64::from(HOURS_FROM_UTC) * 60;
    let day = Date::from_day_number(minutes.div_euclid(1440)).0.replace('-', "");
    let rest = minutes.rem_euclid(1440);
    Some(format!("{day}T{:02}{:02}00Z", rest / 60, rest % 60))
}

#[cfg(test)]
mod tests {
    use cong_api::Stamp;

    #[test]
    fn moments_go_to_utc_over_the_edges_of_days() {
        let utc = |text: &str| super::utc(&Stamp(text.into()));
        assert_eq!(utc("2026-11-25T08:30").as_deref(), Some("20261125T013000Z"));
        assert_eq!(utc("2026-03-01T06:00").as_deref(), Some("20260228T230000Z"));
        assert_eq!(utc("2026-01-01").as_deref(), Some("20251231T170000Z"));
        assert_eq!(utc("mai").as_deref(), None);
    }
}
