// Lighthouse on the pages that people come to most, as a phone: the scores, and for each below 100 the audits that took the points.
const { pathToFileURL } = require('node:url');

const BASE = process.env.CONG_URL;
const CATEGORIES = ['accessibility', 'best-practices', 'seo', 'performance'];

const first = async (section) => {
  const { items: [{ address }] } = await (await fetch(`${BASE}/api/v1/sections/${section}`)).json();
  return `/${address.section}/${address.slug}`;
};

/** Audits of a category that count and are not passed. */
const lost = (report, category) => report.categories[category].auditRefs
  .filter(({ id, weight }) => weight > 0 && (report.audits[id].score ?? 1) < 1)
  .map(({ id }) => {
    const { score, displayValue, details } = report.audits[id];
    const nodes = (details?.items ?? []).map((item) => item.node?.selector ?? item.url ?? item.source).filter((text) => typeof text === 'string');
    return `    ${category} ${id} ${score}${displayValue ? ` (${displayValue})` : ''}${nodes.length ? `: ${nodes.slice(0, 3).join(' | ')}` : ''}`;
  });

async function main() {
  // Lighthouse is an ES module: require finds it on NODE_PATH, import loads it.
  const load = (name) => import(pathToFileURL(require.resolve(name)));
  const [{ default: lighthouse }, { launch }] = await Promise.all([load('lighthouse'), load('chrome-launcher')]);
  const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'], logLevel: 'error' });
  const paths = ['/', '/van-ban-quy-pham-phap-luat', await first('tin-tuc-su-kien'), await first('van-ban-quy-pham-phap-luat'),
    '/thu-tuc-hanh-chinh/1.001193', '/tim-kiem?q=khai%20sinh', '/co-quan/so-tu-phap', '/lien-he'];
  console.log(`${'Lighthouse, mobile'.padEnd(64)}${CATEGORIES.map((name) => name.padStart(16)).join('')}`);
  for (const path of paths) {
    const { lhr } = await lighthouse(BASE + path, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'error' });
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
    const scores = CATEGORIES.map((name) => Math.round((lhr.categories[name].score ?? 0) * 100));
    console.log(`${path.slice(0, 63).padEnd(64)}${scores.map((score) => String(score).padStart(16)).join('')}`);
    CATEGORIES.flatMap((name) => lost(lhr, name)).forEach((line) => console.log(line));
  }
  await chrome.kill();
}

main().catch((error) => { console.error(error); process.exit(1); });
