//! Reads `co-quan/*/agency.toml`.

use super::{feeds::Written, files, markdown, mistake::Mistakes};
use cong_api::{Date, Slug, agency::Agency};
use std::collections::HashMap;
use toml::Value;

/// The agencies in the order of `agencies.order` in `site.toml`'s folder listing: by kind, then as `order.toml` says, then by name.
/// Beside them the feeds that they name.
pub fn load(mistakes: &mut Mistakes, today: &Date) -> (Vec<Agency>, Vec<Written>) {
    let order = order(mistakes, today);
    let mut feeds = Vec::new();
    let mut agencies: Vec<Agency> = files::files_under(mistakes, "co-quan", &["/agency.toml"])
        .into_iter()
        .filter_map(|file| read(mistakes, &file, today, &mut feeds))
        .collect();
    let rank = |agency: &Agency| order.get(agency.slug.as_str()).copied().unwrap_or(usize::MAX);
    agencies.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.slug.cmp(&b.slug)));
    let known: Vec<Slug> = agencies.iter().map(|a| a.slug.clone()).collect();
    let mut hosts = HashMap::new();
    for agency in &agencies {
        let file = format!("co-quan/{}/agency.toml", agency.slug);
        for successor in agency.successors.iter().filter_map(|s| s.agency.as_ref()).filter(|s| !known.contains(s)) {
            mistakes.add(&file, None, format!("successors: there is no agency “{successor}”"));
        }
        if let Some(other) = hosts.insert(agency.host.clone(), &agency.slug)
            && !agency.host.is_empty()
        {
            mistakes.add(&file, None, format!("host {} is the host of {other} too", agency.host));
        }
    }
    if agencies.is_empty() {
        mistakes.add("co-quan", None, "holds no agency: expected co-quan/<slug>/agency.toml");
    }
    (agencies, feeds)
}

fn order(mistakes: &mut Mistakes, today: &Date) -> HashMap<String, usize> {
    let Some(table) = files::read_toml(mistakes, "agency-sections.toml", today) else { return HashMap::new() };
    let slugs = table.get("order").and_then(Value::as_array).cloned().unwrap_or_default();
    slugs.iter().enumerate().filter_map(|(at, slug)| Some((slug.as_str()?.to_owned(), at))).collect()
}

fn read(mistakes: &mut Mistakes, file: &str, today: &Date, feeds: &mut Vec<Written>) -> Option<Agency> {
    let mut table = files::read_toml(mistakes, file, today)?;
    let slug = file.trim_start_matches("co-quan/").trim_end_matches("/agency.toml");
    table.insert("slug".into(), Value::String(slug.to_owned()));
    feeds.extend(table.remove("feeds").map(|value| Written { file: file.to_owned(), agency: slug.to_owned(), value }));
    let mut agency: Agency = files::typed(mistakes, file, None, slug, table)?;
    agency.introduction = markdown::render(&agency.introduction).0;
    Some(agency)
}
