// `cargo xtask bench pages`: the portal beside the same pages without script, in turns, and a move inside the app beside a full load.
// CONG_ROUNDS: how often each is measured. CONG_PARTS: lighthouse, visit, move, widgets; all when empty.
const { BASE, launch, api } = require('../browser/browser.cjs');
const { lighthouse } = require('./lighthouse.cjs');
const { visit } = require('./visit.cjs');
const { move } = require('./move.cjs');
const { still, settle } = require('./still.cjs');
const { hosts } = require('./widgets.cjs');
const { line } = require('./line.cjs');
const { median, medians } = require('./phone.cjs');
const { table, ms, kb, times, score } = require('./table.cjs');

const ROUNDS = Number(process.env.CONG_ROUNDS || 5);
const PARTS = (process.env.CONG_PARTS || '').split(',').filter(Boolean);
const wanted = (part) => PARTS.length === 0 || PARTS.includes(part);

const first = async (section) => {
  const { items: [{ address }] } = await api(`/sections/${section}`);
  return `/${address.section}/${address.slug}`;
};

/** The pages that people come to most, by name. */
const pages = async () => [
  ['home', '/'],
  ['section', '/tin-tuc-su-kien'],
  ['article', await first('tin-tuc-su-kien')],
  ['procedure', '/thu-tuc-hanh-chinh/1.001193'],
  ['search', '/tim-kiem?q=khai%20sinh'],
  ['agency home', '/co-quan/so-tu-phap'],
];

/** Ways that people go: by a link of the page that they are on. */
const ways = async () => [
  ['home → section', { from: '/', to: '/tin-tuc-su-kien' }],
  ['home → procedure', { from: '/', to: '/thu-tuc-hanh-chinh/1.001193' }],
  ['section → article', { from: '/tin-tuc-su-kien', to: await first('tin-tuc-su-kien') }],
  ['procedure → home', { from: '/thu-tuc-hanh-chinh/1.001193', to: '/' }],
];

/** Measures all in turns: what disturbs the machine for a while disturbs both sides. `{ name: [ours, copies] }`, rows of each round. */
async function inTurns(list, copy, measure) {
  const rows = new Map(list.map(([name]) => [name, [[], []]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, path] of list) {
      // Who begins changes too.
      for (const side of round % 2 ? [1, 0] : [0, 1]) rows.get(name)[side].push(await measure([BASE, copy.base][side], path));
    }
    process.stderr.write(`▸ round ${round + 1} of ${ROUNDS}\n`);
  }
  return rows;
}

/** The median of the ratios of pairs that stood beside each other. */
const ratio = ([ours, copies], name) => median(ours.map((row, at) => row[name] / copies[at][name]));

async function underLighthouse(list, copy) {
  const chrome = await lighthouse();
  const rows = await inTurns(list, copy, (base, path) => chrome.measure(base + path));
  await chrome.close();
  table('Lighthouse, mobile profile, simulated: the portal, then the copy without script',
    ['page', 'score', 'FCP', 'LCP', 'TBT', 'of the processor', 'CLS', 'copy: score', 'FCP', 'LCP', 'TBT', 'of the processor', 'CLS', 'LCP ratio'],
    [...rows].map(([name, sides]) => {
      const [ours, copies] = sides.map(medians);
      const shown = (row) => [score(row.score), ms(row.fcp), ms(row.lcp), ms(row.tbt), ms(row.processor), row.cls.toFixed(4)];
      return [name, ...shown(ours), ...shown(copies), times(ratio(sides, 'lcp'))];
    }));
  return rows;
}

async function underChromium(browser, list, copy) {
  // Who only reads; what the app adds at the first sign is measured apart.
  const measure = async (base, path) => {
    const { fcp, lcp, tbt, cls, blocking, before, all, requests, tasks, element, moved } = await visit(browser, base + path, { still: true });
    const longest = Math.max(0, ...tasks.map(([, length]) => length));
    return { numbers: { fcp, lcp, tbt, cls, blocking, before, all, requests, longest }, element, moved };
  };
  const rows = await inTurns(list, copy, measure);
  const apps = new Map();
  for (const [name, path] of list) {
    const { all, tasks } = await visit(browser, BASE + path);
    apps.set(name, { all, longest: Math.max(0, ...tasks.map(([, length]) => length)) });
  }
  const numbers = new Map([...rows].map(([name, sides]) => [name, sides.map((side) => side.map((row) => row.numbers))]));
  table('Chromium, slow 4G, processor 6 times slower: the portal, then the copy without script',
    ['page', 'FCP', 'LCP', 'TBT', 'longest task', 'CLS', 'copy: FCP', 'LCP', 'CLS', 'LCP ratio', 'LCP element'],
    [...numbers].map(([name, sides]) => {
      const [ours, copies] = sides.map(medians);
      return [name, ms(ours.fcp), ms(ours.lcp), ms(ours.tbt), ms(ours.longest), ours.cls.toFixed(4),
        ms(copies.fcp), ms(copies.lcp), copies.cls.toFixed(4), times(ratio(sides, 'lcp')), rows.get(name)[0][0].element];
    }));
  // The worst jump of each page, for who mends it.
  for (const [name, [ours]] of rows) {
    const [worst] = ours.flatMap(({ moved }) => moved).sort((a, b) => b.value - a.value);
    if (worst) console.log(`${name}: the largest shift ${worst.value.toFixed(4)} at ${ms(worst.at)} ms: ${worst.what.join(', ')}`);
  }
  table('What crosses the line on a first visit, KB with headers: the portal, then the copy without script',
    ['page', 'HTML + CSS', 'before FCP', 'whole visit', 'requests', 'with the app', 'its longest task', 'copy: HTML + CSS', 'whole visit', 'requests'],
    [...numbers].map(([name, sides]) => {
      const [ours, copies] = sides.map(medians);
      const { all, longest } = apps.get(name);
      return [name, kb(ours.blocking), kb(ours.before), kb(ours.all), ours.requests, kb(all), ms(longest), kb(copies.blocking), kb(copies.all), copies.requests];
    }));
  return numbers;
}

async function moves(browser) {
  const rows = new Map();
  const list = await ways();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, way] of list) rows.set(name, [...(rows.get(name) ?? []), await move(browser, BASE, way)]);
    process.stderr.write(`▸ round ${round + 1} of ${ROUNDS}\n`);
  }
  table('From click to painted, ms, slow 4G, processor 6 times slower: inside the app, then by a full load',
    ['way', 'asked early', 'not', 'full load, files kept', 'first visit', 'kept : early', 'first : early', 'kept : not'],
    [...rows].map(([name, all]) => {
      const { early, plain, again, first: fresh } = medians(all);
      const of = (upper, lower) => times(median(all.map((row) => row[upper] / row[lower])));
      return [name, ms(early), ms(plain), ms(again), ms(fresh), of('again', 'early'), of('first', 'early'), of('again', 'plain')];
    }));
  return rows;
}

async function inOthersPages(browser) {
  const { pages, paths, measure, close } = await hosts(BASE);
  await settle(BASE, paths);
  const copy = await still(BASE, paths, { scripts: true });
  const lines = new Map();
  for (const base of [BASE, copy.base]) lines.set(base, await line(base));
  const rows = await inTurns(pages, copy, (base, way) => measure(browser, lines.get(base).base, way));
  await Promise.all([...lines.values(), copy, { close }].map((one) => one.close()));
  table('Widgets in a page of another host, 150 ms and 1.6 Mbit/s, processor 6 times slower: first paint in the frame, ms since the page was asked for',
    ['widget', 'from the portal', 'from the copy', 'ratio', 'KB from the portal'],
    [...rows].map(([name, sides]) => {
      const [ours, copies] = sides.map(medians);
      return [name, ms(ours.painted), ms(copies.painted), times(ratio(sides, 'painted')), kb(ours.bytes)];
    }));
  return rows;
}

/** The targets beside the worst page of each. */
function closing(simulated, observed, moved, embedded) {
  const rows = [];
  const worst = (map, value, pick) => [...map].map(([name, all]) => [value(all), name]).reduce((a, b) => (pick(a[0], b[0]) === a[0] ? a : b));
  const add = (what, target, found, show) => rows.push([what, target, show(found[0]), found[1]]);
  const ours = (name) => ([side]) => median(side.map((row) => row[name]));
  if (simulated) {
    add('Lighthouse performance', '100', worst(simulated, ours('score'), Math.min), score);
    add('LCP simulated, ms', '≤ 1000', worst(simulated, ours('lcp'), Math.max), ms);
    add('LCP simulated, ratio', '≤ 1.15', worst(simulated, (sides) => ratio(sides, 'lcp'), Math.max), times);
    add('TBT, ms', '≤ 30', worst(simulated, ours('tbt'), Math.max), ms);
    add('TBT of the processor, ms', '≤ 30', worst(simulated, ours('processor'), Math.max), ms);
    add('CLS', '0', worst(simulated, ours('cls'), Math.max), (value) => value.toFixed(4));
  }
  if (observed) {
    add('LCP observed, ratio', '≤ 1.15', worst(observed, (sides) => ratio(sides, 'lcp'), Math.max), times);
    add('HTML + CSS, KB', '≤ 30', worst(observed, ours('blocking'), Math.max), kb);
    add('whole first visit, KB', '≤ 300', worst(observed, ours('all'), Math.max), kb);
  }
  if (moved) {
    add('a move asked early, ms', '≤ 100', worst(moved, (all) => median(all.map((row) => row.early)), Math.max), ms);
    add('full first load : move', '≥ 5', worst(moved, (all) => median(all.map((row) => row.first / row.early)), Math.min), times);
  }
  if (embedded) add('widget, first paint, ratio', '≤ 1.1', worst(embedded, (sides) => ratio(sides, 'painted'), Math.max), times);
  table('Targets, and the page that is furthest from each', ['what', 'target', 'median', 'where'], rows);
}

/** The copy of those pages, once the portal has compressed them. */
async function copyOf(list) {
  const paths = list.map(([, path]) => path);
  await settle(BASE, paths);
  return still(BASE, paths);
}

async function main() {
  const list = await pages();
  const copy = wanted('lighthouse') || wanted('visit') ? await copyOf(list) : null;
  const simulated = wanted('lighthouse') ? await underLighthouse(list, copy) : null;
  // Frames in a sandbox would run in processes of their own, which neither the slow line nor the slow processor reaches.
  const browser = await launch(['--disable-features=IsolateSandboxedIframes']);
  const observed = wanted('visit') ? await underChromium(browser, list, copy) : null;
  const moved = wanted('move') ? await moves(browser) : null;
  const embedded = wanted('widgets') ? await inOthersPages(browser) : null;
  await browser.close();
  await copy?.close();
  closing(simulated, observed, moved, embedded);
}

main().catch((error) => { console.error(error); process.exit(1); });
