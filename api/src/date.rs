//! Dates as the wire carries them and as people read them, without a calendar crate in the wasm.

use serde::{Deserialize, Serialize};

/// A calendar day, `2024-10-25` (ISO 8601), in the province's time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Date(pub String);

impl crate::wire::Wire for Date {
    fn take(value: &serde_json::Value, reader: &mut crate::wire::Reader) -> Self {
        Self(crate::wire::Wire::take(value, reader))
    }
}

/// A moment to the minute, `2024-10-25T10:20`, or a whole day, `2024-10-25`, in the province's time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Stamp(pub String);

impl crate::wire::Wire for Stamp {
    fn take(value: &serde_json::Value, reader: &mut crate::wire::Reader) -> Self {
        Self(crate::wire::Wire::take(value, reader))
    }
}

impl Date {
    /// Year, month, day; `None` when the text is no calendar day.
    pub fn parts(&self) -> Option<(i32, u32, u32)> {
        let mut parts = self.0.get(..10)?.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        ((1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day)).then_some((year, month, day))
    }

    /// Days since 1970-01-01 (Howard Hinnant's `days_from_civil`), to count days left and weekdays.
    pub fn day_number(&self) -> Option<i64> {
        let (year, month, day) = self.parts()?;
        let (m, d) = (i64::from(month), i64::from(day));
        let y = i64::from(year) - i64::from(month <= 2);
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let doy = (153 * (if m > 2 { m - 3 } else { m + 9 }) + 2) / 5 + d - 1;
        Some(era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468)
    }

    /// The day that many days after 1970-01-01.
    pub fn from_day_number(number: i64) -> Self {
        let z = number + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = doy - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i64::from(month <= 2);
        Self(format!("{year:04}-{month:02}-{day:02}"))
    }

    /// 0 = Monday … 6 = Sunday.
    pub fn weekday(&self) -> Option<usize> {
        usize::try_from((self.day_number()? + 3).rem_euclid(7)).ok()
    }

    /// Days from `self` to `other`; negative when `other` is earlier.
    pub fn days_until(&self, other: &Self) -> Option<i64> {
        Some(other.day_number()? - self.day_number()?)
    }

    pub fn plus_days(&self, days: i64) -> Option<Self> {
        Some(Self::from_day_number(self.day_number()? + days))
    }

    /// As Vietnamese newspapers print it: `25/10/2024`.
    pub fn display(&self) -> String {
        match self.parts() {
            Some((year, month, day)) => format!("{day}/{month}/{year}"),
            None => self.0.clone(),
        }
    }

    pub fn year(&self) -> Option<i32> {
        self.parts().map(|(year, ..)| year)
    }
}

impl Stamp {
    pub fn date(&self) -> Date {
        Date(self.0.get(..10).unwrap_or(&self.0).to_owned())
    }

    /// Hour and minute, when the moment carries them.
    pub fn time(&self) -> Option<(u32, u32)> {
        let (hour, minute) = self.0.get(11..16)?.split_once(':')?;
        Some((hour.parse().ok()?, minute.parse().ok()?))
    }

    /// `8 giờ`, `7 giờ 30`.
    pub fn display_time(&self) -> Option<String> {
        let (hour, minute) = self.time()?;
        Some(if minute == 0 { format!("{hour} giờ") } else { format!("{hour} giờ {minute:02}") })
    }

    /// `10 giờ 20, 25/10/2024`, or only the day.
    pub fn display(&self) -> String {
        let day = self.date().display();
        self.display_time().map_or_else(|| day.clone(), |time| format!("{time}, {day}"))
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weekdays_agree_with_the_calendar() {
        for (text, number, weekday) in
            [("1970-01-01", 0, 3), ("2024-02-29", 19_782, 3), ("2024-10-25", 20_021, 4), ("2026-11-23", 20_780, 0)]
        {
            let date = Date(text.into());
            assert_eq!(date.day_number(), Some(number), "{text}");
            assert_eq!(date.weekday(), Some(weekday), "{text}");
            assert_eq!(Date::from_day_number(number), date);
        }
    }

    #[test]
    fn what_is_no_day_has_no_parts() {
        for text in ["", "2024", "2024-13-01", "2023-02-29", "hôm nay, 25"] {
            assert_eq!(Date(text.into()).parts(), None, "{text}");
        }
    }

    #[test]
    fn moments_read_as_newspapers_print_them() {
        assert_eq!(Stamp("2024-10-05T07:30".into()).display(), "7 giờ 30, 5/10/2024");
        assert_eq!(Stamp("2024-10-05T08:00".into()).display(), "8 giờ, 5/10/2024");
        assert_eq!(Stamp("2024-10-05".into()).display(), "5/10/2024");
    }
}
