//! Văn bản: a legal or directing document with its prescribed attributes (Article 5 of Decree 43/2011/NĐ-CP).

use crate::Date;
use serde::{Deserialize, Serialize};

/// Văn bản. The title of its item is the trích yếu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Document {
    /// Hình thức: “Nghị quyết”, “Quyết định”, …
    pub form: String,
    /// Số ký hiệu, e.g. `54/2023/QĐ-UBND`.
    pub number: String,
    /// Cơ quan ban hành.
    pub authority: String,
    #[serde(default)]
    pub signer: String,
    #[serde(default)]
    pub signer_title: String,
    pub issued: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Date>,
    pub status: Status,
    /// Lĩnh vực.
    #[serde(default)]
    pub field: String,
    #[serde(default)]
    pub relations: Vec<Relation>,
}

crate::wire::wire!(Document {
    form,
    number,
    authority,
    signer,
    signer_title,
    issued,
    effective,
    expires,
    status,
    field,
    relations
});

/// Tình trạng hiệu lực.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Chưa có hiệu lực.
    Pending,
    /// Còn hiệu lực.
    InForce,
    /// Hết hiệu lực một phần.
    PartlyExpired,
    /// Hết hiệu lực.
    Expired,
    /// The source does not say.
    Unknown,
}

crate::wire::words!(Status { Pending = "pending", InForce = "in-force", PartlyExpired = "partly-expired", Expired = "expired", Unknown = "unknown" });

/// How a document bears on another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Relation {
    pub kind: RelationKind,
    pub number: String,
    #[serde(default)]
    pub title: String,
    /// Found at import, when the portal holds the other document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<crate::ItemAddress>,
}

crate::wire::wire!(Relation { kind, number, title, address });

/// The ways in which a document bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    Amends,
    AmendedBy,
    Replaces,
    ReplacedBy,
    Guides,
    BasedOn,
}

crate::wire::words!(RelationKind { Amends = "amends", AmendedBy = "amended-by", Replaces = "replaces", ReplacedBy = "replaced-by", Guides = "guides", BasedOn = "based-on" });
