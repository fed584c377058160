//! Deadlines in working days (R1): what the law wants published or answered by now, and is not.

use crate::{
    import::content::Holidays,
    portal::path,
    store::{Store, StoreError},
};
use cong_api::{Date, Detail, Item, Kind, Site, kinds::CaseState};
use std::collections::BTreeSet;

/// Working days within which a question is answered when its section says nothing (Article 18 of Decree 42/2022/NĐ-CP).
const ANSWER_DAYS: u32 = 15;
/// Documents issued longer ago than this are history: when they came to the portal is no lapse of today.
const HISTORY_DAYS: i64 = 365;

/// Days on which offices work: no Saturday, no Sunday, no holiday.
#[derive(Default)]
pub struct Calendar {
    holidays: BTreeSet<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lapse {
    NotAnswered,
    NoOutcome,
    PublishedLate,
}

/// Something that is later than its section allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    pub lapse: Lapse,
    pub title: String,
    pub path: String,
    pub agency: String,
    pub due: Date,
    /// Working days since.
    pub late: u32,
}

impl Calendar {
    pub fn new(holidays: &Holidays) -> Self {
        Self { holidays: holidays.holiday.iter().map(|holiday| holiday.date.clone()).collect() }
    }

    pub fn is_working(&self, day: &Date) -> bool {
        day.weekday().is_some_and(|weekday| weekday < 5) && !self.holidays.contains(day)
    }

    /// The last day of a deadline: the day itself does not count (Article 147 of the Civil Code 91/2015/QH13).
    pub fn due(&self, from: &Date, working_days: u32) -> Option<Date> {
        let mut day = from.clone();
        let mut left = working_days;
        while left > 0 {
            day = day.plus_days(1)?;
            left -= u32::from(self.is_working(&day));
        }
        Some(day)
    }

    /// Working days after `from` up to and with `to`.
    pub fn between(&self, from: &Date, to: &Date) -> u32 {
        let (Some(first), Some(last)) = (from.day_number(), to.day_number()) else { return 0 };
        let days = (first + 1..=last).map(Date::from_day_number).filter(|day| self.is_working(day)).count();
        u32::try_from(days).unwrap_or(u32::MAX)
    }
}

/// Everything that is late today, the latest first.
pub async fn overdue(store: &Store, site: &Site, calendar: &Calendar, today: &Date) -> Result<Vec<Overdue>, StoreError> {
    let mut found = Vec::new();
    let mut last = i64::MIN;
    loop {
        let portion = store.after(last, 400).await?;
        let Some((id, ..)) = portion.last() else { break };
        last = *id;
        found.extend(portion.iter().filter_map(|(_, item, _)| lapse(item, site, calendar, today)));
    }
    found.sort_by(|a, b| b.late.cmp(&a.late).then_with(|| a.path.cmp(&b.path)));
    Ok(found)
}

fn lapse(item: &Item, site: &Site, calendar: &Calendar, today: &Date) -> Option<Overdue> {
    let days = allowed(item, site);
    let (lapse, due, until) = match &item.detail {
        Detail::Question(q) if q.state != CaseState::Answered => {
            let due = q.due.clone().or_else(|| calendar.due(&q.asked, days.unwrap_or(ANSWER_DAYS)))?;
            (Lapse::NotAnswered, due, today.clone())
        }
        Detail::Feedback(f) if f.state != CaseState::Answered => {
            (Lapse::NotAnswered, calendar.due(&f.received, days.unwrap_or(ANSWER_DAYS))?, today.clone())
        }
        Detail::Consultation(c) if c.outcome.is_empty() => (Lapse::NoOutcome, calendar.due(&c.closes, days?)?, today.clone()),
        Detail::Document(d) if d.issued.days_until(today)? <= HISTORY_DAYS => {
            (Lapse::PublishedLate, calendar.due(&d.issued, days?)?, item.published.date())
        }
        _ => return None,
    };
    (due < until).then(|| Overdue {
        lapse,
        title: item.title.clone(),
        path: path(&item.address, site.language),
        agency: item.agency.name.clone(),
        late: calendar.between(&due, &until),
        due,
    })
}

/// The deadline of the item's section; on an agency's site that of the portal's section for the same kind.
fn allowed(item: &Item, site: &Site) -> Option<u32> {
    let own = item.address.agency.is_none().then(|| site.section(item.address.section.as_str())).flatten();
    let of_kind = |kind: Kind| site.groups.iter().flat_map(|group| &group.sections).find(|section| section.kind == kind);
    own.or_else(|| of_kind(item.kind())).map(|section| section.deadline_days).filter(|days| *days > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::content::Holiday;

    #[test]
    fn holidays_and_weekends_do_not_count() {
        let day = |text: &str| Date(text.into());
        let holidays = Holidays { holiday: vec![Holiday { date: day("2026-09-02"), name: "Quốc khánh".into() }] };
        let calendar = Calendar::new(&holidays);
        for (from, days, due) in [
            // A Friday: one working day is the Monday.
            ("2026-08-28", 1, "2026-08-31"),
            ("2026-08-31", 2, "2026-09-03"),
            ("2026-11-25", 15, "2026-12-16"),
            ("2026-11-25", 0, "2026-11-25"),
        ] {
            assert_eq!(calendar.due(&day(from), days), Some(day(due)), "{from} and {days}");
            assert_eq!(calendar.between(&day(from), &day(due)), days, "{from}");
        }
        assert_eq!(calendar.between(&day("2026-09-03"), &day("2026-09-01")), 0);
    }
}
