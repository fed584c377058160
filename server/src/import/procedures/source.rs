//! One line of the national portal's export, under the export's own keys.

use serde::{Deserialize, Deserializer};

/// A procedure as the export writes it. A key that is missing or null is empty; keys that nobody knows are let pass.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Line {
    #[serde(deserialize_with = "text")]
    pub ma_thu_tuc: String,
    #[serde(deserialize_with = "text")]
    pub detail_url: String,
    #[serde(deserialize_with = "text")]
    pub ten_thu_tuc: String,
    #[serde(deserialize_with = "text")]
    pub so_quyet_dinh: String,
    #[serde(deserialize_with = "text")]
    pub cap_thuc_hien: String,
    #[serde(deserialize_with = "text")]
    pub loai_thu_tuc: String,
    #[serde(deserialize_with = "text")]
    pub linh_vuc: String,
    #[serde(deserialize_with = "text")]
    pub doi_tuong_thuc_hien: String,
    #[serde(deserialize_with = "text")]
    pub co_quan_co_tham_quyen: String,
    #[serde(deserialize_with = "text")]
    pub dia_chi_tiep_nhan: String,
    #[serde(deserialize_with = "text")]
    pub co_quan_duoc_uy_quyen: String,
    #[serde(deserialize_with = "text")]
    pub co_quan_phoi_hop: String,
    #[serde(deserialize_with = "text")]
    pub thu_tuc_lien_quan: String,
    #[serde(deserialize_with = "text")]
    pub trinh_tu_thuc_hien: String,
    #[serde(deserialize_with = "text")]
    pub cach_thuc_thuc_hien: String,
    #[serde(deserialize_with = "text")]
    pub thanh_phan_ho_so: String,
    #[serde(deserialize_with = "text")]
    pub can_cu_phap_ly: String,
    #[serde(deserialize_with = "text")]
    pub co_quan_thuc_hien: String,
    #[serde(deserialize_with = "text")]
    pub yeu_cau_dieu_kien: String,
    #[serde(deserialize_with = "text")]
    pub ket_qua_xu_ly: String,
}

impl Line {
    /// Reads the bytes of one line; the error says in a sentence what is wrong with it.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|e| format!("it is not UTF-8 after byte {}", e.valid_up_to()))?;
        let line: Self = serde_json::from_str(text.trim()).map_err(|e| no_object(&e))?;
        for (key, value) in [("ma_thu_tuc", &line.ma_thu_tuc), ("ten_thu_tuc", &line.ten_thu_tuc)] {
            if super::text::clean(value).is_empty() {
                return Err(format!("{key} is missing or empty"));
            }
        }
        Ok(line)
    }
}

/// A line of the export is line 1 to its own reader: that number would only mislead beside the real one.
fn no_object(error: &serde_json::Error) -> String {
    format!("it is no JSON object of the export: {error}").replace(" at line 1 column ", " at column ")
}

/// Null is as good as nothing: exports of other years write it for an empty cell.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_lack_keys_and_carry_unknown_ones() {
        let line =
            Line::read(r#"{"ma_thu_tuc":"1.0","ten_thu_tuc":"Đăng ký","linh_vuc":null,"x":{"y":1}}"#.as_bytes()).expect("a line");
        assert_eq!((line.linh_vuc.as_str(), line.ket_qua_xu_ly.as_str()), ("", ""));
    }

    #[test]
    fn a_broken_line_says_why() {
        for (bytes, why) in [
            (&b"{\"ma_thu_tuc\":\"1.0\xff\"}"[..], "UTF-8"),
            (b"{\"ma_thu_tuc\":", "JSON"),
            (b"[1]", "JSON"),
            (br#"{"ten_thu_tuc":"x"}"#, "ma_thu_tuc"),
            (br#"{"ma_thu_tuc":"1.0","ten_thu_tuc":"  "}"#, "ten_thu_tuc"),
            (br#"{"ma_thu_tuc":1,"ten_thu_tuc":"x"}"#, "JSON"),
        ] {
            let error = Line::read(bytes).expect_err("a fault");
            assert!(error.contains(why), "{error}");
        }
    }
}
