// Moving about in a real Chromium: from a click to the painted new page, by the app (asked for early and not) and by a full load.
const { phone } = require('./phone.cjs');

const ready = (page) => page.waitForSelector('html[data-ready]', { state: 'attached', timeout: 120_000 });

const here = (page, to) => page.evaluate((to) => [...document.querySelectorAll('a[href]')].some((link) => link.getAttribute('href') === to), to);

/** The app stands on `from` and its first work is over: the pages have come too. What follows is only what the move costs. */
async function stand(browser, from) {
  const visitor = await phone(browser);
  await visitor.page.goto(from, { timeout: 120_000 });
  await ready(visitor.page);
  await visitor.page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => responseEnd && name.endsWith('_pages.wasm')), null, { timeout: 120_000 });
  await visitor.page.waitForLoadState('networkidle');
  return visitor;
}

/** Clicks the link in the page and waits until another heading was painted, as the browser tells (Element Timing): ms. First paints of full loads are told
    by the same clock. */
const click = (page, to) => page.evaluate((to) => new Promise((resolve, reject) => {
  // Not one that is only laid out ahead, or has just left.
  const heading = () => [...document.querySelectorAll('main h1')].find((one) => !one.closest('.ahead'));
  const [link, old] = [[...document.querySelectorAll('a[href]')].find((link) => link.getAttribute('href') === to), heading()];
  const late = setTimeout(() => reject(new Error(`${to} did not come within a minute`)), 60_000);
  new PerformanceObserver((list) => {
    const painted = list.getEntries().find(({ identifier }) => identifier === 'moved');
    if (!painted) return;
    clearTimeout(late);
    resolve(painted.renderTime - start);
  }).observe({ type: 'element', buffered: true });
  new MutationObserver((_, look) => {
    if (!heading() || heading() === old) return;
    look.disconnect();
    heading().setAttribute('elementtiming', 'moved');
  }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  const start = performance.now();
  link.click();
}), to);

/** The answer has come that the pointer asks for: one more than before; half a second later the page is written (src/draft). */
async function askedEarly(page, to) {
  const answers = () => performance.getEntriesByType('resource').filter(({ name, responseEnd }) => responseEnd && new URL(name).pathname.startsWith('/api/v1/')).length;
  const before = await page.evaluate(answers);
  await page.evaluate((to) => [...document.querySelectorAll('a[href]')].find((link) => link.getAttribute('href') === to)
    .dispatchEvent(new PointerEvent('pointerover', { bubbles: true })), to);
  while (await page.evaluate(answers) === before) await page.waitForTimeout(50);
  // The pointer rests on the link.
  await page.waitForTimeout(500);
}

/** The first paint can come after the load event. */
const firstPaint = async (page) => {
  const entry = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  return entry.jsonValue();
};

/** Loads a page as a new document: its first paint. */
async function load(page, url) {
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  return firstPaint(page);
}

/** By the app; `early`: the pointer was over the link before. Then the same page by a full load, where style sheet, fonts and app are kept
    already but the page is not: the app asked for its answer alone. */
async function byApp(browser, base, { from, to }, early) {
  const { page, close } = await stand(browser, base + from);
  if (!(await here(page, to))) throw new Error(`${from} has no link to ${to}`);
  if (early) await askedEarly(page, to);
  const took = await click(page, to);
  // A document of its own would have answered too: then it was not the app.
  const documents = await page.evaluate(() => performance.getEntriesByType('navigation')[0].name);
  if (new URL(documents).pathname !== from) throw new Error(`${from} → ${to} loaded a new document`);
  const again = early ? null : await load(page, base + to);
  await close();
  return { took, again };
}

/** A full load as a first visit. */
async function fresh(browser, url) {
  const { page, close } = await phone(browser);
  const first = await load(page, url);
  await close();
  return first;
}

/** ms until painted: by the app, asked early and not; by a full load with files kept, and as a first visit. */
async function move(browser, base, way) {
  const { took: early } = await byApp(browser, base, way, true);
  const { took: plain, again } = await byApp(browser, base, way, false);
  return { early, plain, again, first: await fresh(browser, base + way.to) };
}

module.exports = { move };
