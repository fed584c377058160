//! Now, in the province's time zone.

use cong_api::{Date, Stamp};
use time::{OffsetDateTime, UtcOffset};

/// Vietnam keeps UTC+7 the whole year.
const HOURS_FROM_UTC: i8 = 7;

fn here(moment: OffsetDateTime) -> OffsetDateTime {
    moment.to_offset(UtcOffset::from_hms(HOURS_FROM_UTC, 0, 0).unwrap_or(UtcOffset::UTC))
}

/// Seconds since 1970 (Unix time).
pub fn unix() -> i64 {
    OffsetDateTime::now_utc().unix_timestamp()
}

pub fn today() -> Date {
    stamp().date()
}

pub fn stamp() -> Stamp {
    write(here(OffsetDateTime::now_utc()))
}

/// A Unix time as the province's clocks show it; what is out of every calendar is the beginning of the count.
pub fn stamp_at(unix: i64) -> Stamp {
    write(here(OffsetDateTime::from_unix_timestamp(unix).unwrap_or(OffsetDateTime::UNIX_EPOCH)))
}

/// Seconds that the province's clocks are ahead of UTC.
pub const AHEAD: i64 = HOURS_FROM_UTC as i64 * 3600;

fn write(now: OffsetDateTime) -> Stamp {
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
