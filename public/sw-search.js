// The search over what this device has kept. A part of the worker: the build puts it behind sw.js.
async function search(event, url) {
  try {
    const response = await fetch(event.request);
    if (!DOWN.includes(response.status)) {
      tell(event, null);
      return response;
    }
  } catch {
    // No network: what is kept is searched.
  }
  tell(event, 'search');
  const typed = (url.searchParams.get('q') || '').trim();
  const english = url.pathname.startsWith('/api/v1/en/');
  const suggests = url.pathname.endsWith('/suggest');
  const found = await searchKept(typed, english, suggests);
  const agencies = url.searchParams.getAll('co-quan');
  if (agencies.length) found.items = found.items.filter(({ agency }) => agencies.includes(agency?.slug));
  if (url.searchParams.get('xep') === 'moi') found.items.sort((a, b) => b.published.localeCompare(a.published));
  const body = suggests ? suggestions(typed, found.items, english ? '/en' : '') : results(typed, found);
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
}

const MARKS = /[\u0300-\u036f]/g;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

// A word without its diacritics, and with them: in an order of their own, since `hoà` is `hòa`. `đ` counts as marked.
function word(text) {
  const plain = text.normalize('NFD').replace(/[đĐ]/g, 'd\u0335').toLowerCase();
  const folded = plain.replace(MARKS, '');
  return { folded, exact: folded + [...(plain.match(MARKS) ?? [])].sort().join(''), marked: plain !== folded };
}
const wordsOf = (text) => (text.match(WORD) ?? []).map(word);

// The typed word may stand for that one: its diacritics, when it has some, agree.
const standsFor = (typed, said) => (typed.marked ? typed.exact === said.exact : typed.folded === said.folded);
const beginsAt = (typed, at, phrase) => phrase.length > 0 && phrase.every((said, i) => typed[at + i] && standsFor(typed[at + i], said));
const holds = (typed, phrase) => typed.some((_, at) => beginsAt(typed, at, phrase));

// Who asks for one of these looks in the directory.
const DIRECTORY = {
  say: ['số điện thoại', 'điện thoại', 'sđt', 'số máy', 'địa chỉ', 'liên hệ', 'liên lạc', 'danh bạ', 'phone', 'phone number', 'address', 'contact'],
  mean: ['kind contact'],
};

// What the editors know of how people speak, as far as it leads to what is kept (server/src/search/kept.rs).
async function waysOf(english) {
  const list = await find(ESSENTIALS, `/api/v1${english ? '/en' : ''}/offline`);
  const { stop = [], frames = [], means = [], first = [] } = (await list?.json().catch(() => null))?.ways ?? {};
  const phrases = (texts) => (texts ?? []).map(wordsOf);
  const long = (a, b) => b.length - a.length;
  return {
    stop: stop.flatMap(wordsOf),
    frames: phrases(frames).sort(long),
    rules: [...means, DIRECTORY].flatMap(({ say, mean, with: near, without }) => {
      const rule = { mean: phrases(mean), near: phrases(near), without: phrases(without) };
      return phrases(say).map((said) => ({ said, ...rule }));
    }).sort((a, b) => long(a.said, b.said)),
    first: first.map(({ queries, item }) => ({ queries: phrases(queries), item: JSON.stringify(item) })),
  };
}

// Ways and items, read once: people type letter by letter. What is kept anew is read anew.
const memory = new Map();
function known(english) {
  if (!memory.has(english)) {
    const reading = Promise.all([waysOf(english), keptItems(english)]);
    // What failed once is tried again.
    reading.catch(() => memory.delete(english));
    memory.set(english, reading);
  }
  return memory.get(english);
}

// The parts of a query that say something: each as typed, and what else is said for it.
function read(typed, { stop, frames, rules }) {
  const marked = typed.some((one) => one.marked);
  const small = (one) => stop.some((other) => (marked ? one.exact === other.exact : one.folded === other.folded));
  const units = [];
  for (let at = 0, step; at < typed.length; at += step) {
    const fits = ({ said, near, without }) => {
      if (!beginsAt(typed, at, said)) return false;
      const others = [...typed.slice(0, at), word(''), ...typed.slice(at + said.length)];
      return (!near.length || near.some((one) => holds(others, one))) && !without.some((one) => holds(others, one));
    };
    const fitting = rules.filter(fits);
    const span = fitting[0]?.said.length;
    const frame = frames.find((one) => beginsAt(typed, at, one));
    const named = span && span >= (frame?.length ?? 0);
    step = named ? span : frame?.length ?? 1;
    if (named) {
      units.push({ at, typed: typed.slice(at, at + span), mean: fitting.filter(({ said }) => said.length === span).flatMap(({ mean }) => mean) });
    } else if (!frame && !small(typed[at])) {
      units.push({ at, typed: [typed[at]], mean: [] });
    }
  }
  // Who typed small words only meant them.
  return units.length ? units : typed.map((one, at) => ({ at, typed: [one], mean: [] }));
}

// The kept items that hold what is said, the nearest first; when none holds most of it, those that hold some. `begun`: the last word may be half typed.
async function searchKept(text, english, begun) {
  const typed = wordsOf(text);
  const [ways, items] = await known(english);
  const units = read(typed, ways);
  const same = (one, other) => standsFor(one, other) || (begun && one === typed.at(-1) && other.folded.startsWith(one.folded));
  const meets = (words, { typed: said, mean }) => said.every((one) => words.some((other) => same(one, other))) || mean.some((phrase) => holds(words, phrase));
  // What few items hold says more.
  for (const unit of units) {
    const count = items.filter(({ words }) => meets(words, unit)).length;
    unit.weight = Math.log(1 + (items.length + 1) / (count + 1));
  }
  const all = units.reduce((sum, { weight }) => sum + weight, 0);
  const share = (words) => units.reduce((sum, unit) => sum + (meets(words, unit) ? unit.weight : 0), 0) / all;
  // Syllables that were typed side by side are a word, and mean little apart: `điện lực` is not `lực lượng … điện thoại`.
  const single = ({ typed: said, mean }) => said.length === 1 && !mean.length;
  const pairs = units.slice(1).map((unit, i) => [units[i], unit]).filter(([one, next]) => single(one) && single(next) && next.at === one.at + 1);
  const joined = (words, [one, next]) => words.some((word, i) => same(one.typed[0], word) && words[i + 1] && same(next.typed[0], words[i + 1]));
  const tied = (words) => (pairs.length ? pairs.filter((pair) => joined(words, pair)).length / pairs.length : 1);
  const said = units.flatMap((unit) => unit.typed);
  const asked = (query) => [typed, said].some((words) => words.length === query.length && beginsAt(words, 0, query));
  const first = new Set(ways.first.filter(({ queries }) => queries.some(asked)).map(({ item }) => item));
  for (const one of items) {
    const held = tied(one.words);
    one.met = first.has(JSON.stringify(one.item.address)) ? 2 : share(one.words) * (0.5 + held / 2);
    one.worth = one.met + share(one.title) / 2 - one.title.length / 200;
    // Some of what was typed will do when it is a word.
    one.near = (pairs.length && held > 0) || units.some((unit) => !single(unit) && meets(one.words, unit));
  }
  const best = (fits) => (units.length ? items : []).filter(fits).sort((a, b) => b.worth - a.worth).slice(0, 30).map(({ item }) => item);
  const found = best(({ met }) => met >= 0.6);
  const near = found.length ? [] : best(({ near }) => near);
  return { items: found.length ? found : near, loose: near.length > 0, said: [...said, ...units.flatMap(({ mean }) => mean.flat())] };
}

// What is kept: every item that an answer carries, once, with its words.
async function keptItems(english) {
  const kept = await Promise.all(['answers', ESSENTIALS].map(async (name) => (await caches.open(name)).keys()));
  const paths = new Set(kept.flat().map(({ url }) => new URL(url)).map(({ pathname, search }) => pathname + search));
  const found = new Map();
  for (const path of paths) {
    if (!path.startsWith('/api/v1/') || path.startsWith('/api/v1/en/') !== english) continue;
    // One that cannot be read is none; the others are still searched.
    const answer = await (await find('answers', path))?.json().catch(() => null);
    for (const item of answer ? summaries(answer) : []) {
      const title = wordsOf(item.title);
      const { position = '', unit = '', duty = '', phone = '' } = item.brief;
      const rest = [item.summary || '', position, unit, duty, phone, item.address.slug, `kind ${item.kind}`];
      const words = [...title, ...rest.flatMap((part) => [word(''), ...wordsOf(part)])];
      const key = JSON.stringify(item.address);
      if ((found.get(key)?.words.length ?? 0) < words.length) found.set(key, { item, title, words });
    }
  }
  return [...found.values()];
}

// Every item that an answer carries, as lists show it.
function summaries(answer) {
  const asSummary = ({ address, detail, title, summary, published, agency, picture }) =>
    ({ address, kind: detail.kind, title, summary, published, agency, picture, brief: { of: 'nothing' } });
  const lists = [answer.items, answer.related, answer.news, answer.directions, answer.procedures, ...(answer.events || []).map((e) => e.procedures)];
  const items = lists.flat().filter((item) => item?.address && item.brief);
  return answer.item?.detail ? [asSummary(answer.item), ...items] : items;
}

const marks = (text, said) =>
  text.split(/([\p{L}\p{N}\p{M}]+)/u).filter(Boolean).map((piece) => ({ text: piece, marked: said.some((one) => standsFor(one, word(piece))) }));

function results(words, { items, loose, said }) {
  const hits = items.map((item) => ({ item, title: marks(item.title, said), snippet: marks(item.summary || '', said) }));
  return { words, correction: null, loose, answer: null, hits, total: hits.length, page: 1, pages: 1, facets: [], places: [] };
}

function suggestions(words, items, base) {
  const href = ({ address: { agency, section, slug } }) => (agency ? `/co-quan/${agency}/${section}/${slug}` : `${base}/${section}/${slug}`);
  const kind = (item) => (item.kind === 'procedure' ? 'procedure' : 'item');
  return { words, items: items.slice(0, 6).map((item) => ({ title: item.title, href: href(item), kind: kind(item), note: '' })) };
}
