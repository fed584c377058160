//! English: names of kinds, states, filters; dates and numbers.

use cong_api::{
    Date, Kind, Sort, Stamp,
    agency::AgencyKind,
    kinds::{CaseState, How, Level, Online, ProjectState, RelationKind, Status},
    search::SuggestionKind,
};

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "News",
        Kind::Page => "About",
        Kind::Document => "Legal document",
        Kind::Gazette => "Gazette",
        Kind::Procedure => "Procedure",
        Kind::Project => "Project",
        Kind::Consultation => "Consultation",
        Kind::Question => "Question",
        Kind::Feedback => "Feedback",
        Kind::Schedule => "Schedule",
        Kind::Research => "Research",
        Kind::Statistics => "Statistics",
        Kind::Poll => "Poll",
        Kind::Album => "Pictures",
        Kind::Destination => "Destination",
        Kind::Contact => "Contact",
        Kind::Announcement => "Announcement",
        Kind::Agencies => "Agency",
    }
}

pub fn counted(kind: Option<Kind>, total: u32) -> &'static str {
    let [one, many] = match kind {
        None => ["item", "items"],
        Some(Kind::Article) => ["news item", "news items"],
        Some(Kind::Page) => ["page", "pages"],
        Some(Kind::Document) => ["document", "documents"],
        Some(Kind::Gazette) => ["gazette issue", "gazette issues"],
        Some(Kind::Procedure) => ["procedure", "procedures"],
        Some(Kind::Project) => ["project", "projects"],
        Some(Kind::Consultation) => ["consultation", "consultations"],
        Some(Kind::Question) => ["question", "questions"],
        Some(Kind::Feedback) => ["case", "cases"],
        Some(Kind::Schedule) => ["entry", "entries"],
        Some(Kind::Research) => ["topic", "topics"],
        Some(Kind::Statistics) => ["table", "tables"],
        Some(Kind::Poll) => ["poll", "polls"],
        Some(Kind::Album) => ["album", "albums"],
        Some(Kind::Destination) => ["place", "places"],
        Some(Kind::Contact) => ["contact", "contacts"],
        Some(Kind::Announcement) => ["announcement", "announcements"],
        Some(Kind::Agencies) => ["agency", "agencies"],
    };
    if total == 1 { one } else { many }
}

pub fn status(status: Status) -> &'static str {
    match status {
        Status::Pending => "Not yet in force",
        Status::InForce => "In force",
        Status::PartlyExpired => "Partly expired",
        Status::Expired => "Expired",
        Status::Unknown => "Validity not known",
    }
}

pub fn relation(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Amends => "Amends",
        RelationKind::AmendedBy => "Amended by",
        RelationKind::Replaces => "Replaces",
        RelationKind::ReplacedBy => "Replaced by",
        RelationKind::Guides => "Guides",
        RelationKind::BasedOn => "Based on",
    }
}

pub fn online(online: Online) -> &'static str {
    match online {
        Online::Full => "Entirely online",
        Online::Partial => "Partly online",
        Online::None => "Not online",
    }
}

pub fn how(how: How) -> &'static str {
    match how {
        How::Online => "Online",
        How::InPerson => "In person",
        How::Post => "By post",
    }
}

pub fn level(level: Level) -> &'static str {
    match level {
        Level::Ministry => "Ministry",
        Level::Province => "Province",
        Level::District => "District",
        Level::Commune => "Commune",
    }
}

pub fn project_state(state: ProjectState) -> &'static str {
    match state {
        ProjectState::Preparing => "In preparation",
        ProjectState::UnderWay => "Under way",
        ProjectState::Done => "Completed",
    }
}

pub fn case_state(state: CaseState) -> &'static str {
    match state {
        CaseState::Received => "Received",
        CaseState::Forwarded => "Passed to the agency in charge",
        CaseState::Answered => "Answered",
    }
}

pub fn agency_kind(kind: AgencyKind) -> &'static str {
    match kind {
        AgencyKind::Department => "Departments and equivalent agencies",
        AgencyKind::Locality => "City, town and districts",
        AgencyKind::Other => "Other bodies",
    }
}

pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "Newest first",
        Sort::Oldest => "Oldest first",
        Sort::Title => "Title, A to Z",
    }
}

pub fn suggestion(kind: SuggestionKind) -> &'static str {
    match kind {
        SuggestionKind::Procedure => "Procedure",
        SuggestionKind::Item => "Page",
        SuggestionKind::Section => "Section",
        SuggestionKind::Agency => "Agency",
        SuggestionKind::Query => "Often searched",
    }
}

pub fn facet(name: &str) -> &'static str {
    match name {
        "su-kien" => "Life event",
        "linh-vuc" => "Field",
        "hinh-thuc" => "Form",
        "ban-hanh" => "Issued by",
        "trang-thai" => "State",
        "hieu-luc" => "Validity",
        "loai" => "Kind",
        "cap" => "Level",
        "truc-tuyen" => "Online",
        "doi-tuong" => "Applicants",
        "cap-de-tai" => "Level of research",
        "co-quan" => "Agency",
        "nam" => "Year",
        "muc" => "Section",
        _ => "Other",
    }
}

pub fn life_event(token: &str) -> Option<&'static str> {
    Some(match token {
        "co-con" => "Having a child",
        "gia-dinh" => "Family and civil status",
        "nha-dat" => "House, land and residence",
        "lam-an" => "Work and business",
        "giay-to" => "Identity papers",
        "xe-co" => "Vehicles and driving",
        "an-sinh" => "Sickness, pension, support",
        _ => return None,
    })
}

pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `25 October 2024`.
pub fn date(date: &Date) -> String {
    let named = date.parts().and_then(|(year, month, day)| {
        let month = MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
        Some(format!("{day} {month} {year}"))
    });
    named.unwrap_or_else(|| date.0.clone())
}

/// `07:30 on 5 October 2024`, or only the day.
pub fn stamp(stamp: &Stamp) -> String {
    let day = date(&stamp.date());
    stamp.time().map_or_else(|| day.clone(), |(hour, minute)| format!("{hour:02}:{minute:02} on {day}"))
}

/// `1234567` → `1,234,567`.
pub fn number(number: u64) -> String {
    crate::text::vi::number(number).replace('.', ",")
}

pub fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{} MB", bytes.div_ceil(1_048_576)),
    }
}

#[cfg(test)]
mod tests {
    use cong_api::{Date, Stamp};

    #[test]
    fn days_and_numbers_read_the_english_way() {
        assert_eq!(super::date(&Date("2024-10-05".into())), "5 October 2024");
        assert_eq!(super::date(&Date("soon".into())), "soon");
        assert_eq!(super::stamp(&Stamp("2024-10-05T07:30".into())), "07:30 on 5 October 2024");
        assert_eq!(super::number(1_234_567), "1,234,567");
    }
}
