//! The kinds of item: the set, what each adds to an item, and the little that a list shows of it.

use crate::{Date, Stamp, kinds::*};
use serde::{Deserialize, Serialize};

/// What an item is. `Agencies` is no item: it marks the section that lists the component sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Article,
    Page,
    Document,
    Gazette,
    Procedure,
    Project,
    Consultation,
    Question,
    Feedback,
    Schedule,
    Research,
    Statistics,
    Poll,
    Album,
    Destination,
    Contact,
    Announcement,
    Agencies,
}

crate::wire::words!(Kind { Article = "article", Page = "page", Document = "document", Gazette = "gazette", Procedure = "procedure", Project = "project", Consultation = "consultation", Question = "question", Feedback = "feedback", Schedule = "schedule", Research = "research", Statistics = "statistics", Poll = "poll", Album = "album", Destination = "destination", Contact = "contact", Announcement = "announcement", Agencies = "agencies" });

impl Kind {
    /// Every kind that an item can have.
    pub const ALL: [Self; 17] = [
        Self::Article,
        Self::Page,
        Self::Document,
        Self::Gazette,
        Self::Procedure,
        Self::Project,
        Self::Consultation,
        Self::Question,
        Self::Feedback,
        Self::Schedule,
        Self::Research,
        Self::Statistics,
        Self::Poll,
        Self::Album,
        Self::Destination,
        Self::Contact,
        Self::Announcement,
    ];

    /// Its word in addresses, e.g. `?loai=thu-tuc`.
    pub fn token(self) -> &'static str {
        match self {
            Self::Article => "tin-bai",
            Self::Page => "trang",
            Self::Document => "van-ban",
            Self::Gazette => "cong-bao",
            Self::Procedure => "thu-tuc",
            Self::Project => "du-an",
            Self::Consultation => "du-thao",
            Self::Question => "hoi-dap",
            Self::Feedback => "phan-anh",
            Self::Schedule => "lich",
            Self::Research => "de-tai",
            Self::Statistics => "thong-ke",
            Self::Poll => "tham-do",
            Self::Album => "anh",
            Self::Destination => "diem-den",
            Self::Contact => "danh-ba",
            Self::Announcement => "thong-bao",
            Self::Agencies => "co-quan",
        }
    }

    pub fn parse(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.token() == token)
    }

    /// Its name in content files and on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Page => "page",
            Self::Document => "document",
            Self::Gazette => "gazette",
            Self::Procedure => "procedure",
            Self::Project => "project",
            Self::Consultation => "consultation",
            Self::Question => "question",
            Self::Feedback => "feedback",
            Self::Schedule => "schedule",
            Self::Research => "research",
            Self::Statistics => "statistics",
            Self::Poll => "poll",
            Self::Album => "album",
            Self::Destination => "destination",
            Self::Contact => "contact",
            Self::Announcement => "announcement",
            Self::Agencies => "agencies",
        }
    }
}

/// The fields of the item's kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Detail {
    Article(Article),
    Page(Page),
    Document(Document),
    Gazette(Gazette),
    Procedure(Procedure),
    Project(Project),
    Consultation(Consultation),
    Question(Question),
    Feedback(Feedback),
    Schedule(Schedule),
    Research(Research),
    Statistics(Statistics),
    Poll(Poll),
    Album(Album),
    Destination(Destination),
    Contact(Contact),
    Announcement(Announcement),
}

crate::wire::tagged!(Detail by "kind" { Article = "article" (Article), Page = "page" (Page), Document = "document" (Document), Gazette = "gazette" (Gazette), Procedure = "procedure" (Procedure), Project = "project" (Project), Consultation = "consultation" (Consultation), Question = "question" (Question), Feedback = "feedback" (Feedback), Schedule = "schedule" (Schedule), Research = "research" (Research), Statistics = "statistics" (Statistics), Poll = "poll" (Poll), Album = "album" (Album), Destination = "destination" (Destination), Contact = "contact" (Contact), Announcement = "announcement" (Announcement) });

impl Detail {
    pub fn kind(&self) -> Kind {
        match self {
            Self::Article(_) => Kind::Article,
            Self::Page(_) => Kind::Page,
            Self::Document(_) => Kind::Document,
            Self::Gazette(_) => Kind::Gazette,
            Self::Procedure(_) => Kind::Procedure,
            Self::Project(_) => Kind::Project,
            Self::Consultation(_) => Kind::Consultation,
            Self::Question(_) => Kind::Question,
            Self::Feedback(_) => Kind::Feedback,
            Self::Schedule(_) => Kind::Schedule,
            Self::Research(_) => Kind::Research,
            Self::Statistics(_) => Kind::Statistics,
            Self::Poll(_) => Kind::Poll,
            Self::Album(_) => Kind::Album,
            Self::Destination(_) => Kind::Destination,
            Self::Contact(_) => Kind::Contact,
            Self::Announcement(_) => Kind::Announcement,
        }
    }
}

/// What a list shows of an item beside its title, by kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum Brief {
    #[default]
    Nothing,
    Document {
        form: String,
        number: String,
        authority: String,
        issued: Date,
        effective: Option<Date>,
        status: Status,
    },
    Gazette {
        number: String,
        date: Date,
        documents: usize,
    },
    Procedure {
        code: String,
        field: String,
        fee: String,
        time: String,
        place: String,
        online: Online,
    },
    Project {
        field: String,
        cost: String,
        period: String,
        state: ProjectState,
    },
    Consultation {
        opens: Date,
        closes: Date,
        opinions: usize,
    },
    Question {
        asked: Date,
        answered: Option<Date>,
        state: CaseState,
    },
    Feedback {
        category: String,
        place: String,
        received: Date,
        state: CaseState,
    },
    Schedule {
        leader: String,
        start: Stamp,
        end: Option<Stamp>,
        place: String,
    },
    Research {
        field: String,
        lead: String,
        period: String,
    },
    Statistics {
        unit: String,
        source: String,
    },
    Poll {
        closes: Date,
    },
    Album {
        pictures: usize,
    },
    Destination {
        place: String,
        season: String,
        latitude: Option<f64>,
        longitude: Option<f64>,
    },
    Contact {
        position: String,
        unit: String,
        phone: String,
        email: String,
        duty: String,
    },
    Announcement {
        category: String,
        deadline: Option<Date>,
    },
}

crate::wire::tagged!(Brief by "of" { Nothing = "nothing", Document = "document" { form, number, authority, issued, effective, status }, Gazette = "gazette" { number, date, documents }, Procedure = "procedure" { code, field, fee, time, place, online }, Project = "project" { field, cost, period, state }, Consultation = "consultation" { opens, closes, opinions }, Question = "question" { asked, answered, state }, Feedback = "feedback" { category, place, received, state }, Schedule = "schedule" { leader, start, end, place }, Research = "research" { field, lead, period }, Statistics = "statistics" { unit, source }, Poll = "poll" { closes }, Album = "album" { pictures }, Destination = "destination" { place, season, latitude, longitude }, Contact = "contact" { position, unit, phone, email, duty }, Announcement = "announcement" { category, deadline } });

impl From<&Detail> for Brief {
    fn from(detail: &Detail) -> Self {
        match detail.clone() {
            Detail::Article(_) | Detail::Page(_) => Self::Nothing,
            Detail::Document(d) => Self::Document {
                form: d.form,
                number: d.number,
                authority: d.authority,
                issued: d.issued,
                effective: d.effective,
                status: d.status,
            },
            Detail::Gazette(g) => Self::Gazette { number: g.number, date: g.date, documents: g.documents.len() },
            Detail::Procedure(p) => Self::Procedure {
                code: p.code,
                field: p.field,
                fee: p.glance.fee,
                time: p.glance.time,
                place: p.glance.place,
                online: p.online,
            },
            Detail::Project(p) => Self::Project { field: p.field, cost: p.cost, period: p.period, state: p.state },
            Detail::Consultation(c) => Self::Consultation { opens: c.opens, closes: c.closes, opinions: c.opinions.len() },
            Detail::Question(q) => Self::Question { asked: q.asked, answered: q.answered, state: q.state },
            Detail::Feedback(f) => Self::Feedback { category: f.category, place: f.place, received: f.received, state: f.state },
            Detail::Schedule(s) => Self::Schedule { leader: s.leader, start: s.start, end: s.end, place: s.place },
            Detail::Research(r) => Self::Research { field: r.field, lead: r.lead, period: r.period },
            Detail::Statistics(s) => Self::Statistics { unit: s.unit, source: s.source },
            Detail::Poll(p) => Self::Poll { closes: p.closes },
            Detail::Album(a) => Self::Album { pictures: a.pictures.len() },
            Detail::Destination(d) => {
                Self::Destination { place: d.place, season: d.season, latitude: d.latitude, longitude: d.longitude }
            }
            Detail::Contact(c) => {
                Self::Contact { position: c.position, unit: c.unit, phone: c.phone, email: c.email, duty: c.duty }
            }
            Detail::Announcement(a) => Self::Announcement { category: a.category, deadline: a.deadline },
        }
    }
}
