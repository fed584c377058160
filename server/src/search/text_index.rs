//! The full-text index (tantivy): finds candidates in names and whole texts. On disk it follows the store by itself: what a crash or
//! another program left behind is found by comparing what is filed with what the store holds.

use super::{
    analysis::{Analysis, Reading, Unit},
    generation,
    synonyms::Word,
    tokens,
};
use cong_api::fold::fold;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};
use tantivy::{
    DocId, IndexReader, IndexWriter, ReloadPolicy, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyDocument, Term,
    collector::{Collector, SegmentCollector},
    columnar::Column,
    directory::MmapDirectory,
    query::{BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query, TermQuery},
    schema::{Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TextAnalyzer, WhitespaceTokenizer},
};

/// Memory that indexing may use before it writes to disk, bytes.
const WRITER_MEMORY: usize = 48_000_000;
/// A word that more than this share of all texts holds finds nothing by itself: it is looked for in names only.
const COMMON: f32 = 0.15;
/// The share of a query's weight that its heavy units make up.
const HEAVY: f32 = 0.85;
/// A unit of a short query with more than this share of its weight is what the query is about.
const MAIN: f32 = 0.4;
/// With fewer texts than this nothing is too common.
const MANY: f32 = 5000.0;

#[derive(Clone, Copy)]
struct Fields {
    id: Field,
    stamp: Field,
    /// Names are kept in memory as they are written: here they are only folded.
    name_folded: Field,
    text: Field,
    text_folded: Field,
}

/// What is filed for an item.
pub struct Filed {
    pub id: i64,
    /// Changes when the item does.
    pub stamp: u64,
    /// Title, keywords, number.
    pub name: String,
    pub text: String,
}

/// How many units of a reading must be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// All of one or two, two of three; or one that weighs nearly half.
    Most,
    /// One of those that weigh most: a long question tells much that no answer holds.
    Heavy,
    Any,
}

/// Changes on their way into the index; they count once committed.
pub struct Update {
    index: Arc<TextIndex>,
    /// Opened at the first change: an index that is up to date is not written to.
    writer: Option<IndexWriter>,
}

impl Update {
    pub fn put(&mut self, filed: &Filed) -> tantivy::Result<()> {
        let index = self.index.clone();
        let document = index.document(filed);
        let writer = self.writer()?;
        writer.delete_term(Term::from_field_i64(index.fields.id, filed.id));
        writer.add_document(document)?;
        Ok(())
    }

    pub fn remove(&mut self, id: i64) -> tantivy::Result<()> {
        let field = self.index.fields.id;
        self.writer()?.delete_term(Term::from_field_i64(field, id));
        Ok(())
    }

    /// Puts the changes on disk and shows them to readers.
    pub fn commit(self) -> tantivy::Result<()> {
        if let Some(mut writer) = self.writer {
            writer.commit()?;
            writer.wait_merging_threads()?;
            self.index.reader.reload()?;
        }
        Ok(())
    }

    fn writer(&mut self) -> tantivy::Result<&mut IndexWriter> {
        if self.writer.is_none() {
            self.writer = Some(self.index.index.writer_with_num_threads(2, 2 * WRITER_MEMORY)?);
        }
        self.writer.as_mut().ok_or_else(|| tantivy::TantivyError::InternalError("no writer".into()))
    }
}

pub struct TextIndex {
    index: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    folder: Option<PathBuf>,
}

impl TextIndex {
    /// An index that ends with the program: for tests.
    pub fn in_memory() -> tantivy::Result<Self> {
        let (schema, fields) = schema();
        Self::new(tantivy::Index::create_in_ram(schema), fields, None)
    }

    /// Opens the current index under a folder, or makes an empty one where there is none or a damaged one.
    pub fn open(base: &Path) -> tantivy::Result<Self> {
        Self::open_folder(&generation::current(base))
    }

    /// An empty index beside the current one; [`Self::make_current`] puts it in its place.
    pub fn anew(base: &Path) -> tantivy::Result<Self> {
        Self::open_folder(&generation::begin(base))
    }

    /// Readers take over this index from now on.
    pub fn make_current(&self, base: &Path) -> std::io::Result<()> {
        self.folder.as_ref().map_or(Ok(()), |folder| generation::turn(base, folder))
    }

    /// False when another program has made the index anew.
    pub fn is_current(&self, base: &Path) -> bool {
        self.folder.as_ref().is_none_or(|folder| *folder == generation::current(base))
    }

    fn open_folder(folder: &Path) -> tantivy::Result<Self> {
        let (schema, fields) = schema();
        Self::new(open_or_empty(folder, &schema)?, fields, Some(folder.to_owned()))
    }

    fn new(index: tantivy::Index, fields: Fields, folder: Option<PathBuf>) -> tantivy::Result<Self> {
        let words = TextAnalyzer::builder(WhitespaceTokenizer::default()).build();
        index.tokenizers().register("words", words);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { index, reader, fields, folder })
    }

    /// Ids with their stamps, as they are filed.
    pub fn filed(&self) -> tantivy::Result<HashMap<i64, u64>> {
        let mut filed = HashMap::new();
        for segment in self.reader.searcher().segment_readers() {
            let ids = segment.fast_fields().i64("id")?;
            let stamps = segment.fast_fields().u64("stamp")?;
            for doc in segment.doc_ids_alive() {
                if let (Some(id), Some(stamp)) = (ids.first(doc), stamps.first(doc)) {
                    filed.insert(id, stamp);
                }
            }
        }
        Ok(filed)
    }

    /// Begins to file what has changed.
    pub fn update(self: &Arc<Self>) -> Update {
        Update { index: self.clone(), writer: None }
    }

    /// True when some texts hold the folded word.
    pub fn holds(&self, folded: &str) -> bool {
        let term = Term::from_field_text(self.fields.text_folded, folded);
        self.reader.searcher().doc_freq(&term).is_ok_and(|frequency| frequency > 2)
    }

    fn document(&self, filed: &Filed) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_i64(self.fields.id, filed.id);
        document.add_u64(self.fields.stamp, filed.stamp);
        document.add_text(self.fields.name_folded, fold(&tokens::words(&filed.name).join(" ")));
        let words = tokens::words(&filed.text).join(" ");
        document.add_text(self.fields.text_folded, fold(&words));
        document.add_text(self.fields.text, words);
        document
    }

    /// Every item that may answer, with its text score.
    pub fn candidates(&self, analysis: &Analysis, need: Need) -> tantivy::Result<Vec<(i64, f32)>> {
        let searcher = self.reader.searcher();
        let readings = analysis.readings.iter().filter_map(|reading| self.query(&searcher, reading, need));
        let queries: Vec<(Occur, Box<dyn Query>)> = readings.map(|query| (Occur::Should, query)).collect();
        if queries.is_empty() {
            return Ok(Vec::new());
        }
        searcher.search(&BooleanQuery::new(queries), &Everything)
    }

    fn query(&self, searcher: &Searcher, reading: &Reading, need: Need) -> Option<Box<dyn Query>> {
        let mut units: Vec<&Unit> = reading.units.iter().filter(|unit| unit.required).collect();
        if need == Need::Heavy {
            units = heaviest(units);
        }
        let total: f32 = units.iter().map(|unit| unit.weight).sum();
        let mut required: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        // “tai nạn lao động bị cụt tay”: what it is about alone finds, a side word does not.
        let mut main = Vec::new();
        for unit in units {
            let Some(query) = self.unit(searcher, unit) else { continue };
            if unit.weight > total * MAIN {
                main.push(required.len());
            }
            required.push((Occur::Should, query));
        }
        let needed = match (need, required.len()) {
            (_, 0) => return None,
            (Need::Any | Need::Heavy, _) => 1,
            (Need::Most, few @ 1..=2) => few,
            (Need::Most, 3) => 2,
            (Need::Most, many) => (many * 3).div_ceil(5),
        };
        let any = |queries: Vec<(Occur, Box<dyn Query>)>, least| {
            Box::new(BooleanQuery::with_minimum_required_clauses(queries, least)) as Box<dyn Query>
        };
        if need != Need::Most || required.len() < 2 || main.is_empty() {
            return Some(any(required, needed));
        }
        // What meets a main unit, and what meets enough of the others: the same score each way, the units that are met, summed.
        let clone = |wanted: &dyn Fn(usize) -> bool| {
            let picked = required.iter().enumerate().filter(|(at, _)| wanted(*at));
            picked.map(|(_, (occur, query))| (*occur, query.box_clone())).collect::<Vec<_>>()
        };
        let mut with_main = clone(&|at| !main.contains(&at));
        with_main.push((Occur::Must, any(clone(&|at| main.contains(&at)), 1)));
        let with_main: Box<dyn Query> = Box::new(BooleanQuery::new(with_main));
        // Of two units, or of three with two main ones, enough are never met without a main one.
        if required.len() - main.len() < needed {
            return Some(with_main);
        }
        Some(Box::new(DisjunctionMaxQuery::with_tie_breaker(vec![with_main, any(required, needed)], 0.0)))
    }

    /// A unit in any of its ways; nothing when no text holds any of its words.
    fn unit(&self, searcher: &Searcher, unit: &Unit) -> Option<Box<dyn Query>> {
        let mut ways: Vec<Box<dyn Query>> = Vec::new();
        for (at, alternative) in unit.alternatives.iter().enumerate() {
            let words: Vec<&Word> = alternative.terms.iter().map(|term| &term.word).collect();
            let in_name = words.iter().map(|word| Term::from_field_text(self.fields.name_folded, &word.folded)).collect();
            ways.extend(all_of(searcher, in_name, Part::Name, 2.0 * alternative.strength, unit.weight));
            // The long phrases of the law are looked for in names: in texts their words are everywhere, and costly to bring together.
            if at > 0 && words.len() > 2 {
                continue;
            }
            let in_text = words.iter().map(|word| match word.marked {
                true => Term::from_field_text(self.fields.text, &word.exact),
                false => Term::from_field_text(self.fields.text_folded, &word.folded),
            });
            ways.extend(all_of(searcher, in_text.collect(), Part::Text, 0.7 * alternative.strength, unit.weight));
        }
        let parts: Vec<_> =
            unit.parts.iter().filter_map(|part| self.unit(searcher, part)).map(|query| (Occur::Must, query)).collect();
        if parts.len() > 1 {
            ways.push(Box::new(BoostQuery::new(Box::new(BooleanQuery::new(parts)), 0.9)));
        }
        (!ways.is_empty()).then(|| Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, 0.1)) as Box<dyn Query>)
    }
}

/// The units that make up most of the weight.
fn heaviest(mut units: Vec<&Unit>) -> Vec<&Unit> {
    units.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let total: f32 = units.iter().map(|unit| unit.weight).sum();
    let mut sum = 0.0;
    let enough = units.iter().position(|unit| {
        sum += unit.weight;
        sum >= total * HEAVY
    });
    units.truncate(enough.map_or(units.len(), |at| at + 1));
    units
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    Text,
}

/// All of these words in one field, anywhere; nothing when one of them stands nowhere, or when they are so common that they say nothing.
fn all_of(searcher: &Searcher, terms: Vec<Term>, part: Part, boost: f32, phrase: f32) -> Option<Box<dyn Query>> {
    let all = searcher.num_docs().max(1) as f32;
    let mut rare = f32::MAX;
    for term in &terms {
        let frequency = searcher.doc_freq(term).ok()?;
        if frequency == 0 {
            return None;
        }
        rare = rare.min(frequency as f32 / all);
    }
    if part == Part::Text && rare > COMMON && all > MANY {
        return None;
    }
    let term = |term: Term| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>;
    let mut terms = terms;
    let query = match terms.len() {
        1 => term(terms.remove(0)),
        // A phrase counts for what the person said by it, not for the sum of its words.
        _ => {
            let all = terms.into_iter().map(|t| (Occur::Must, term(t))).collect();
            Box::new(ConstScoreQuery::new(Box::new(BooleanQuery::new(all)), phrase))
        }
    };
    Some(Box::new(BoostQuery::new(query, boost)))
}

fn open_or_empty(folder: &Path, schema: &Schema) -> tantivy::Result<tantivy::Index> {
    std::fs::create_dir_all(folder)?;
    let open = || -> tantivy::Result<tantivy::Index> {
        let index = tantivy::Index::open_or_create(MmapDirectory::open(folder)?, schema.clone())?;
        let damaged = index.validate_checksum()?;
        if damaged.is_empty() {
            Ok(index)
        } else {
            Err(tantivy::TantivyError::InternalError(format!("damaged files: {damaged:?}")))
        }
    };
    open().or_else(|error| {
        tracing::warn!(%error, folder = %folder.display(), "the search index is damaged: it is built anew");
        std::fs::remove_dir_all(folder)?;
        std::fs::create_dir_all(folder)?;
        tantivy::Index::open_or_create(MmapDirectory::open(folder)?, schema.clone())
    })
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    // Words and their frequencies: order and nearness are judged on the few best, from names kept in memory.
    let indexing = TextFieldIndexing::default().set_tokenizer("words").set_index_option(IndexRecordOption::WithFreqs);
    let options = TextOptions::default().set_indexing_options(indexing);
    let id = schema.add_i64_field("id", INDEXED | tantivy::schema::FAST);
    let stamp = schema.add_u64_field("stamp", tantivy::schema::FAST);
    let mut text = |name: &str| schema.add_text_field(name, options.clone());
    let (name_folded, text, text_folded) = (text("name_folded"), text("text"), text("text_folded"));
    (schema.build(), Fields { id, stamp, name_folded, text, text_folded })
}

/// Collects every match: lists count them all, the best are chosen afterwards.
struct Everything;

struct EverythingOfSegment {
    ids: Column<i64>,
    found: Vec<(i64, f32)>,
}

impl Collector for Everything {
    type Fruit = Vec<(i64, f32)>;
    type Child = EverythingOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Self::Child> {
        Ok(EverythingOfSegment { ids: segment.fast_fields().i64("id")?, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(fruits.into_iter().flatten().collect())
    }
}

impl SegmentCollector for EverythingOfSegment {
    type Fruit = Vec<(i64, f32)>;

    fn collect(&mut self, doc: DocId, score: Score) {
        if let Some(id) = self.ids.first(doc) {
            self.found.push((id, score));
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}
