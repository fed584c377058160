//! Now, in the province's time zone.

use cong_api::{Date, Stamp};
use time::{Date as Day, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// Vietnam keeps UTC+7 the whole year.
const HOURS_FROM_UTC: i8 = 7;

fn offset() -> UtcOffset {
    UtcOffset::from_hms(HOURS_FROM_UTC, 0, 0).unwrap_or(UtcOffset::UTC)
}

fn here(moment: OffsetDateTime) -> OffsetDateTime {
    moment.to_offset(offset())
}

/// A moment of the province with its distance from UTC; a day without a time is its beginning. `None` when the text is no day.
pub fn moment(stamp: &Stamp) -> Option<OffsetDateTime> {
    let (year, month, day) = stamp.date().parts()?;
    let (hour, minute) = stamp.time().unwrap_or((0, 0));
    let day = Day::from_calendar_date(year, Month::try_from(u8::try_from(month).ok()?).ok()?, u8::try_from(day).ok()?).ok()?;
    let time = Time::from_hms(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, 0).ok()?;
    Some(PrimitiveDateTime::new(day, time).assume_offset(offset()))
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

    #[test]
    fn moments_know_how_far_they_are_from_utc() {
        use time::format_description::well_known::{Rfc2822, Rfc3339};
        let moment = |text: &str| super::moment(&Stamp(text.into()));
        let written = moment("2024-10-25T10:20").expect("a moment");
        assert_eq!(written.format(&Rfc2822).expect("written"), "Fri, 25 Oct 2024 10:20:00 +0700");
        assert_eq!(written.format(&Rfc3339).expect("written"), "2024-10-25T10:20:00+07:00");
        assert_eq!(moment("2024-10-25").expect("a day").hour(), 0);
        for nothing in ["mai", "2024-13-01", "2024-10-25T29:00"] {
            assert_eq!(moment(nothing), None, "{nothing}");
        }
    }
}
