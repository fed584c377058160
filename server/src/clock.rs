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
