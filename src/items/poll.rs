//! Thăm dò ý kiến: the tally.

use super::frame;
use crate::{
    still::{Still, still},
    text, ui,
};
use cong_api::{Date, Item, kinds::Poll};

pub fn view(item: &Item, poll: &Poll, today: &Date) -> Still {
    let sum: u64 = poll.choices.iter().map(|choice| u64::from(choice.votes)).sum();
    let rows = poll
        .choices
        .iter()
        .map(|choice| {
            let share = if sum == 0 { 0.0 } else { (f64::from(choice.votes) * 1000.0 / sum as f64).round() / 10.0 };
            let votes = text::number(u64::from(choice.votes));
            still! {
                <tr>
                    <th scope="row">{choice.text}</th>
                    <td><meter min="0" max="100" value=text::plain(share)>{format!("{}%", text::vi::decimal(share))}</meter></td>
                    <td>{format!("{}%", text::vi::decimal(share))}</td>
                    <td>{votes}</td>
                </tr>
            }
        })
        .collect::<Still>();
    let open = today.days_until(&poll.closes).is_some_and(|days| days >= 0);
    still! {
        {(!item.body.is_empty()).then(|| ui::prose(&item.body))}
        <section class="scroll" tabindex="0" aria-label="Kết quả thăm dò"><table class="numbers poll">
            <caption>{format!("{} lượt chọn, {}", text::number(sum), if open { format!("mở đến {}", poll.closes.display()) } else { format!("đã đóng ngày {}", poll.closes.display()) })}</caption>
            <thead><tr><th scope="col">"Lựa chọn"</th><th scope="col"><span class="vh">"Biểu đồ"</span></th><th scope="col">"Tỷ lệ"</th><th scope="col">"Lượt"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table></section>
        {frame::attachments(item)}
        {frame::tools(item)}
    }
}
