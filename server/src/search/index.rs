//! The index: what is filed for each item, and how its parts weigh.

use super::{query, snippet, tokens};
use crate::import::content::plain;
use cong_api::{
    Detail, FacetValue, Item, ItemSummary, Kind, SearchHit, SearchQuery, SearchResults, Site, agency::Agency, fold::fold,
    site::Link,
};
use std::collections::HashMap;
use tantivy::{
    IndexReader, TantivyDocument, Term,
    collector::{Count, DocSetCollector, TopDocs},
    query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions, Value},
};

/// Hits on one page.
const PAGE_SIZE: usize = 10;
/// Pages that can be turned: nobody reads further, and it bounds the work of a query.
const MAX_PAGES: usize = 100;

/// The text fields, each filed twice: as it is written, and folded.
#[derive(Clone, Copy)]
pub struct Fields {
    pub number: Field,
    pub title: Field,
    pub title_folded: Field,
    pub keywords: Field,
    pub keywords_folded: Field,
    pub summary: Field,
    pub summary_folded: Field,
    pub body: Field,
    pub body_folded: Field,
    kind: Field,
    agency: Field,
    ordinal: Field,
}

pub struct Index {
    reader: IndexReader,
    pub fields: Fields,
    pub synonyms: query::Synonyms,
    summaries: Vec<ItemSummary>,
    texts: Vec<String>,
}

impl Index {
    pub fn build(items: &[Item], site: &Site, agencies: &[Agency], synonyms: Vec<Vec<String>>) -> tantivy::Result<Self> {
        let (schema, fields) = schema();
        let index = tantivy::Index::create_in_ram(schema);
        register_tokenizer(&index);
        let mut writer = index.writer_with_num_threads(1, 64_000_000)?;
        let mut summaries = Vec::with_capacity(items.len());
        let mut texts = Vec::with_capacity(items.len());
        for (ordinal, item) in items.iter().enumerate() {
            let text = plain(&item.body);
            writer.add_document(document(&fields, item, &text, ordinal, site, agencies))?;
            summaries.push(item.summarise());
            texts.push(if item.summary.is_empty() { text.chars().take(600).collect() } else { item.summary.clone() });
        }
        writer.commit()?;
        Ok(Self { reader: index.reader()?, fields, synonyms: query::Synonyms::new(synonyms), summaries, texts })
    }

    /// Answers a query in bounded time: the words are cut to a sane number, the pages to [`MAX_PAGES`].
    pub fn search(&self, asked: &SearchQuery, site: &Site) -> SearchResults {
        let words = query::clean(&asked.words);
        let page = usize::try_from(asked.page.max(1)).unwrap_or(1).min(MAX_PAGES);
        let empty = SearchResults {
            words: words.clone(),
            hits: Vec::new(),
            total: 0,
            page: 1,
            pages: 1,
            kinds: Vec::new(),
            places: Vec::new(),
        };
        let Some(query) = query::build(&words, &self.fields, &self.synonyms) else { return empty };
        let query = match &asked.agency {
            None => query,
            Some(agency) => self.narrowed(query, self.fields.agency, agency.as_str()),
        };
        let kind = asked.kind.as_deref().and_then(Kind::parse);
        let narrow: Box<dyn Query> = match kind {
            None => query.box_clone(),
            Some(kind) => self.narrowed(query.box_clone(), self.fields.kind, kind.token()),
        };
        let searcher = self.reader.searcher();
        let wanted = TopDocs::with_limit(PAGE_SIZE).and_offset((page - 1) * PAGE_SIZE).order_by_score();
        let Ok((top, total)) = searcher.search(&*narrow, &(wanted, Count)) else { return empty };
        let hits = top
            .into_iter()
            .filter_map(|(_, at)| self.ordinal(&searcher.doc(at).ok()?))
            .map(|ordinal| SearchHit {
                item: self.summaries[ordinal].clone(),
                snippet: snippet::snippet(&self.texts[ordinal], &words),
            })
            .collect();
        SearchResults {
            hits,
            total: u32::try_from(total).unwrap_or(u32::MAX),
            page: u32::try_from(page).unwrap_or(1),
            pages: u32::try_from(total.div_ceil(PAGE_SIZE).clamp(1, MAX_PAGES)).unwrap_or(1),
            kinds: self.kinds(&*query, kind),
            places: if page == 1 { places(&words, site) } else { Vec::new() },
            words,
        }
    }

    /// Items near an item in matter, nearest first.
    pub fn near(&self, item: &Item, limit: usize) -> Vec<ItemSummary> {
        let words = query::clean(&format!("{} {}", item.title, item.tags.join(" ")));
        let Some(query) = query::near(&words, &self.fields) else { return Vec::new() };
        let searcher = self.reader.searcher();
        let narrow = self.narrowed(query, self.fields.kind, item.kind().token());
        let Ok(top) = searcher.search(&*narrow, &TopDocs::with_limit(limit).order_by_score()) else { return Vec::new() };
        top.into_iter().filter_map(|(_, at)| Some(self.summaries[self.ordinal(&searcher.doc(at).ok()?)?].clone())).collect()
    }

    fn narrowed(&self, query: Box<dyn Query>, field: Field, value: &str) -> Box<dyn Query> {
        let term = TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic);
        // The filter selects and does not weigh.
        let filter: Box<dyn Query> = Box::new(BoostQuery::new(Box::new(term), 0.0));
        Box::new(BooleanQuery::new(vec![(Occur::Must, query), (Occur::Must, filter)]))
    }

    fn kinds(&self, query: &dyn Query, chosen: Option<Kind>) -> Vec<FacetValue> {
        let searcher = self.reader.searcher();
        let Ok(found) = searcher.search(query, &DocSetCollector) else { return Vec::new() };
        let mut counts: HashMap<Kind, u32> = HashMap::new();
        for at in found {
            if let Some(ordinal) = searcher.doc(at).ok().and_then(|doc| self.ordinal(&doc)) {
                *counts.entry(self.summaries[ordinal].kind).or_default() += 1;
            }
        }
        let mut kinds: Vec<_> = counts
            .into_iter()
            .map(|(kind, count)| FacetValue {
                value: kind.token().to_owned(),
                label: String::new(),
                count,
                chosen: chosen == Some(kind),
            })
            .collect();
        kinds.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        kinds
    }

    fn ordinal(&self, doc: &TantivyDocument) -> Option<usize> {
        usize::try_from(doc.get_first(self.fields.ordinal)?.as_u64()?).ok().filter(|at| *at < self.summaries.len())
    }
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer("cong").set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing);
    let mut text = |name: &str| schema.add_text_field(name, options.clone());
    let (number, title, title_folded) = (text("number"), text("title"), text("title_folded"));
    let (keywords, keywords_folded) = (text("keywords"), text("keywords_folded"));
    let (summary, summary_folded) = (text("summary"), text("summary_folded"));
    let (body, body_folded) = (text("body"), text("body_folded"));
    let kind = schema.add_text_field("kind", tantivy::schema::STRING);
    let agency = schema.add_text_field("agency", tantivy::schema::STRING);
    let ordinal = schema.add_u64_field("ordinal", tantivy::schema::STORED);
    let fields = Fields {
        number,
        title,
        title_folded,
        keywords,
        keywords_folded,
        summary,
        summary_folded,
        body,
        body_folded,
        kind,
        agency,
        ordinal,
    };
    (schema.build(), fields)
}

/// Text arrives as words joined by spaces: the tokenizer only parts them again.
fn register_tokenizer(index: &tantivy::Index) {
    let split = tantivy::tokenizer::TextAnalyzer::builder(tantivy::tokenizer::WhitespaceTokenizer::default()).build();
    index.tokenizers().register("cong", split);
}

fn document(fields: &Fields, item: &Item, body: &str, ordinal: usize, site: &Site, agencies: &[Agency]) -> TantivyDocument {
    let mut doc = TantivyDocument::default();
    let mut add = |exact: Field, folded: Field, text: &str| {
        let words = tokens::words(text).join(" ");
        doc.add_text(folded, fold(&words));
        doc.add_text(exact, words);
    };
    add(fields.title, fields.title_folded, &item.title);
    add(fields.keywords, fields.keywords_folded, &keywords(item));
    add(fields.summary, fields.summary_folded, &item.summary);
    add(fields.body, fields.body_folded, &format!("{} {body}", detail_text(&item.detail)));
    let number = crate::store::number(&item.detail);
    doc.add_text(fields.number, query::number_tokens(number).join(" "));
    doc.add_text(fields.kind, item.kind().token());
    for (site, _) in crate::store::places_of(item, agencies, &site.agency_sections) {
        doc.add_text(fields.agency, site);
    }
    doc.add_u64(fields.ordinal, ordinal as u64);
    doc
}

fn keywords(item: &Item) -> String {
    let mut words = item.tags.join(" , ");
    words.push_str(" , ");
    words.push_str(crate::store::number(&item.detail));
    match &item.detail {
        Detail::Procedure(p) => words.push_str(&format!(" , {} , {}", p.keywords.join(" , "), p.field)),
        Detail::Document(d) => words.push_str(&format!(" , {} {}", d.form, d.field)),
        Detail::Destination(d) => words.push_str(&format!(" , {}", d.place)),
        Detail::Contact(c) => words.push_str(&format!(" , {} {} {}", c.position, c.unit, c.phone)),
        _ => {}
    }
    words
}

/// The words of a kind's fields that people look for.
fn detail_text(detail: &Detail) -> String {
    match detail {
        Detail::Procedure(p) => {
            let papers = p.papers.iter().flat_map(|papers| &papers.items).map(|paper| paper.name.as_str());
            let steps = p.steps.iter().map(|step| step.text.as_str());
            papers.chain(steps).chain(p.results.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
        }
        Detail::Question(q) => q.question.clone(),
        Detail::Feedback(f) => format!("{} {}", f.category, f.text),
        Detail::Project(p) => format!("{} {} {}", p.goal, p.investor, p.place),
        Detail::Research(r) => format!("{} {} {}", r.lead, r.field, r.result),
        Detail::Schedule(s) => format!("{} {}", s.leader, s.place),
        Detail::Consultation(c) => c.clauses.iter().map(|c| format!("{} {}", c.heading, plain(&c.text))).collect(),
        Detail::Gazette(g) => g.documents.iter().map(|d| format!("{} {} ", d.number, d.abstract_)).collect(),
        _ => String::new(),
    }
}

/// Sections and agencies whose names hold all the words.
fn places(words: &str, site: &Site) -> Vec<Link> {
    let wanted: Vec<String> = tokens::words(&fold(words));
    let fits = |name: &str| {
        let name = tokens::words(&fold(name));
        !wanted.is_empty() && wanted.iter().all(|word| name.contains(word))
    };
    let sections = site
        .groups
        .iter()
        .flat_map(|g| &g.sections)
        .filter(|s| fits(&s.title))
        .map(|s| Link { title: s.title.clone(), href: cong::route::Route::section(&s.slug).path() });
    let agencies = site
        .agencies
        .iter()
        .filter(|a| fits(&a.name))
        .map(|a| Link { title: a.name.clone(), href: cong::route::Route::agency(&a.slug).path() });
    agencies.chain(sections).take(6).collect()
}
