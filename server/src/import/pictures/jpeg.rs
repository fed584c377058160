//! What a decoder of JPEG forgives and the portal does not: a file that was cut off comes out of it grey from there on, and the inks of a
//! printer come out in false colours.

/// Markers without a length: start and end of the picture, restarts.
const END: u8 = 0xd9;

/// What is wrong with a JPEG file, if anything.
pub fn check(bytes: &[u8]) -> Result<(), String> {
    let mut at = 2;
    let mut ended = false;
    while let Some(marker) = next(bytes, &mut at) {
        match marker {
            END => {
                ended = true;
                break;
            }
            0x00 | 0x01 | 0xd0..=0xd8 => {}
            _ => {
                let Some(length) = bytes.get(at..at + 2).map(|two| usize::from(two[0]) << 8 | usize::from(two[1])) else { break };
                // The start of a frame: length, bits, height, width, then how many colours it has.
                if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) && bytes.get(at + 7) == Some(&4) {
                    return Err("is in the colours of a printer (CMYK): export it in RGB (sRGB)".to_owned());
                }
                at += length.max(2);
            }
        }
    }
    // What stands behind the end is not looked at: telephones keep a second picture or a film there.
    if ended { Ok(()) } else { Err("ends in the middle of the picture: copy it again".to_owned()) }
}

/// The next marker; `at` is left behind it.
fn next(bytes: &[u8], at: &mut usize) -> Option<u8> {
    loop {
        let rest = bytes.get(*at..)?;
        *at += rest.iter().position(|&byte| byte == 0xff)? + 1;
        // Any number of 0xff may stand before a marker.
        while bytes.get(*at) == Some(&0xff) {
            *at += 1;
        }
        let marker = *bytes.get(*at)?;
        *at += 1;
        if marker != 0 {
            return Some(marker);
        }
    }
}
