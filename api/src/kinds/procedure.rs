//! Thủ tục hành chính: an administrative procedure, as the national database describes it (Decree 63/2010/NĐ-CP).

use crate::ItemAddress;
use serde::{Deserialize, Serialize};

/// Thủ tục hành chính.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Procedure {
    /// Mã thủ tục, e.g. `1.001193`.
    pub code: String,
    /// Quyết định công bố.
    #[serde(default)]
    pub decision: String,
    /// Lĩnh vực.
    pub field: String,
    /// Cấp thực hiện.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// Đối tượng thực hiện.
    #[serde(default)]
    pub applicants: Vec<String>,
    #[serde(default)]
    pub life_event: String,
    #[serde(default)]
    pub glance: Glance,
    /// Trình tự thực hiện.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Cách thức thực hiện.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Thành phần hồ sơ, by case.
    #[serde(default)]
    pub papers: Vec<Papers>,
    /// Yêu cầu, điều kiện: sanitised HTML.
    #[serde(default)]
    pub conditions: String,
    #[serde(default)]
    pub legal_basis: Vec<Law>,
    #[serde(default)]
    pub results: Vec<String>,
    /// Cơ quan thực hiện.
    #[serde(default)]
    pub executing: String,
    /// Cơ quan có thẩm quyền.
    #[serde(default)]
    pub competent: String,
    /// Cơ quan phối hợp.
    #[serde(default)]
    pub coordinating: String,
    pub online: Online,
    /// Why it is not wholly online.
    #[serde(default)]
    pub online_reason: String,
    /// Địa chỉ tiếp nhận.
    #[serde(default)]
    pub r#where: String,
    #[serde(default)]
    pub apply_url: String,
    /// What people call it.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Text of the source that fits no field: kept as it is, never dropped.
    #[serde(default)]
    pub unparsed: Vec<Unparsed>,
}

crate::wire::wire!(Procedure { code, decision, field, levels, applicants, life_event, glance, steps, channels, papers, conditions, legal_basis, results, executing, competent, coordinating, online, online_reason, r#where = "where", apply_url, keywords, unparsed });

/// The four answers everybody came for; a short one and a note each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Glance {
    #[serde(default)]
    pub fee: String,
    #[serde(default)]
    pub fee_note: String,
    #[serde(default)]
    pub time: String,
    #[serde(default)]
    pub time_note: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub place_note: String,
}

crate::wire::wire!(Glance { fee, fee_note, time, time_note, place, place_note });

impl Procedure {
    /// Fee, time limit and place; what the editors did not put in short is taken from the first channel and the executing agency.
    pub fn at_a_glance(&self) -> Glance {
        let first = self.channels.first();
        let or = |short: &str, long: Option<&String>| {
            if short.is_empty() { long.cloned().unwrap_or_default() } else { short.to_owned() }
        };
        Glance {
            fee: or(&self.glance.fee, first.map(|channel| &channel.fee)),
            time: or(&self.glance.time, first.map(|channel| &channel.time)),
            place: or(&self.glance.place, Some(&self.executing)),
            ..self.glance.clone()
        }
    }
}

/// One step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub text: String,
}

crate::wire::wire!(Step { title, text });

/// Cách nộp.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Channel {
    pub how: How,
    /// Thời hạn.
    #[serde(default)]
    pub time: String,
    #[serde(default)]
    pub fee: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub note: String,
}

crate::wire::wire!(Channel { how, time, fee, place, note });

/// The papers of one case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Papers {
    #[serde(default)]
    pub case: String,
    #[serde(default)]
    pub items: Vec<Paper>,
}

crate::wire::wire!(Papers { case, items });

/// Giấy tờ.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Paper {
    pub name: String,
    /// Bản chính.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub originals: Option<u32>,
    /// Bản sao.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies: Option<u32>,
    /// Mẫu đơn, tờ khai.
    #[serde(default)]
    pub form: String,
    #[serde(default)]
    pub note: String,
}

crate::wire::wire!(Paper { name, originals, copies, form, note });

/// Căn cứ pháp lý.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Law {
    #[serde(default)]
    pub number: String,
    #[serde(default)]
    pub name: String,
    /// Where the portal holds it; found when content is imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<ItemAddress>,
}

crate::wire::wire!(Law { number, name, address });

/// A piece of the source under the name that the source gave it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Unparsed {
    pub field: String,
    pub text: String,
}

crate::wire::wire!(Unparsed { field, text });

/// Cấp thực hiện.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Ministry,
    Province,
    District,
    Commune,
}

crate::wire::words!(Level { Ministry = "ministry", Province = "province", District = "district", Commune = "commune" });

/// Hình thức nộp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Trực tuyến.
    Online,
    /// Trực tiếp.
    InPerson,
    /// Dịch vụ bưu chính.
    Post,
}

crate::wire::words!(How { Online = "online", InPerson = "in-person", Post = "post" });

/// Mức độ dịch vụ công trực tuyến.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Online {
    /// Toàn trình.
    Full,
    /// Một phần.
    Partial,
    None,
}

crate::wire::words!(Online { Full = "full", Partial = "partial", None = "none" });
