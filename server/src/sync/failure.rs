//! What can go wrong with a source: what, where, and what to do about it, for those who run the portal.

use serde::{Deserialize, Serialize};

/// Kept as JSON beside the source; `Display` is what the log and the command say, [`Failure::vietnamese`] what the status page says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Failure {
    #[error("{address} cannot be asked: only http and https addresses with a host are; correct feeds in agency.toml")]
    Scheme { address: String },
    #[error("the name {host} is not found ({why}): check the address in agency.toml and the name service of this machine")]
    Unresolved { host: String, why: String },
    #[error(
        "{host} is at {ip}, which is no public address, and was not asked: correct the address, or name the network with --allow-network when the agencies' sites stand in it"
    )]
    Private { host: String, ip: String },
    #[error("no connection to {host} ({why}): the source is down, or this machine may not reach it")]
    Unreachable { host: String, why: String },
    #[error("the certificate of {host} is not valid ({why}): the agency must renew it or send its whole chain")]
    Certificate { host: String, why: String },
    #[error("{host} had not answered whole within {seconds} s: if it is always so slow, allow more with --time-limit")]
    Slow { host: String, seconds: u64 },
    #[error("the document is larger than {limit} bytes and was left: the agency should offer a feed of its newest items only")]
    TooLarge { limit: u64 },
    #[error("{host} broke off in the middle of the document ({why}): it is tried again")]
    Interrupted { host: String, why: String },
    #[error("redirected more than {most} times, last to {to}: correct the address in agency.toml")]
    Redirects { most: u8, to: String },
    #[error("redirected to “{to}”, which is no address: the agency must mend it")]
    Nowhere { to: String },
    #[error("redirected from https to {to}: news would come over an open line; correct the address in agency.toml")]
    Downgrade { to: String },
    #[error("answered {status}: the feed is not there; ask the agency for its address")]
    Missing { status: u16 },
    #[error("answered 410: the agency has taken the feed away for good; take it out of agency.toml or ask for a new one")]
    Gone,
    #[error("answered {status}: the agency's site asks for patience; it is asked again in {wait} s")]
    Busy { status: u16, wait: u64 },
    #[error("answered {status}: the agency's site has a fault or refuses this portal; ask the agency")]
    Status { status: u16 },
    #[error("what came is no feed but {what}: correct the address in agency.toml")]
    NotAFeed { what: String },
    #[error("the document is broken and was left ({why}): the agency must mend it; what was read before stays")]
    Broken { why: String },
    #[error("the text is not in the encoding {named} that it claims: the agency must mend it")]
    Encoding { named: String },
    #[error("the items could not be stored: {why}")]
    Store { why: String },
}

impl Failure {
    /// For the status page, which everybody may read: no addresses inside networks, no messages of machines.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Scheme { .. } => "Địa chỉ nguồn không phải http hoặc https. Sửa mục feeds trong agency.toml.".into(),
            Self::Unresolved { host, .. } => {
                format!("Không tìm thấy tên miền {host}. Kiểm tra địa chỉ trong agency.toml và dịch vụ tên miền của máy chủ.")
            }
            Self::Private { host, .. } => format!(
                "Tên miền {host} trỏ vào mạng nội bộ nên cổng không hỏi. Sửa địa chỉ; nếu trang của cơ quan nằm cùng mạng nội bộ, khai báo mạng đó bằng --allow-network."
            ),
            Self::Unreachable { host, .. } => {
                format!("Không kết nối được tới {host}. Trang nguồn đang ngừng hoặc đường mạng bị chặn.")
            }
            Self::Certificate { host, .. } => {
                format!("Chứng thư số của {host} không hợp lệ. Đề nghị cơ quan gia hạn hoặc cài đủ chuỗi chứng thư.")
            }
            Self::Slow { host, seconds } => format!("{host} không trả lời xong trong {seconds} giây."),
            Self::TooLarge { limit } => format!(
                "Tài liệu lớn hơn {} MB nên bị bỏ. Đề nghị cơ quan chỉ đưa tin mới nhất vào nguồn tin.",
                limit.div_ceil(1024 * 1024)
            ),
            Self::Interrupted { host, .. } => format!("{host} ngắt giữa chừng khi đang gửi. Cổng sẽ thử lại."),
            Self::Redirects { most, .. } => format!("Bị chuyển hướng quá {most} lần. Sửa địa chỉ trong agency.toml."),
            Self::Nowhere { .. } => "Trang nguồn chuyển hướng tới một địa chỉ không hợp lệ. Đề nghị cơ quan sửa.".into(),
            Self::Downgrade { .. } => {
                "Trang nguồn chuyển từ https sang http, không an toàn nên cổng không đọc. Sửa địa chỉ trong agency.toml.".into()
            }
            Self::Missing { status } => format!("Không có nguồn tin tại địa chỉ này (mã {status}). Hỏi cơ quan địa chỉ đúng."),
            Self::Gone => "Cơ quan đã gỡ hẳn nguồn tin này (mã 410). Bỏ khỏi agency.toml hoặc hỏi địa chỉ mới.".into(),
            Self::Busy { status, wait } => {
                format!("Trang nguồn đề nghị chờ (mã {status}). Cổng hỏi lại sau {} phút.", wait.div_ceil(60).max(1))
            }
            Self::Status { status } => format!("Trang nguồn báo lỗi (mã {status}). Liên hệ cơ quan."),
            Self::NotAFeed { .. } => "Địa chỉ này không phải nguồn tin RSS hoặc Atom. Sửa địa chỉ trong agency.toml.".into(),
            Self::Broken { .. } => "Tài liệu bị hỏng nên không đọc được; tin đã có vẫn giữ nguyên. Đề nghị cơ quan sửa.".into(),
            Self::Encoding { named } => format!("Chữ không đúng bảng mã {named} như nguồn tin khai báo. Đề nghị cơ quan sửa."),
            Self::Store { .. } => "Không ghi được vào kho dữ liệu của cổng. Xem nhật ký máy chủ.".into(),
        }
    }

    /// Its name in JSON, e.g. `private`.
    pub fn code(&self) -> String {
        let json = serde_json::to_value(self).unwrap_or_default();
        json.get("code").and_then(|code| code.as_str()).unwrap_or_default().to_owned()
    }
}
