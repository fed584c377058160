// Moving about in a real Chromium: from a click to the painted new page, by the app (asked for early and not) and by a full load.
const { phone } = require('./phone.cjs');

const ready = (page) => page.waitForSelector('html[data-ready]', { state: 'attached', timeout: 120_000 });

const here = (page, to) => page.evaluate((to) => [...document.querySelectorAll('a[href]')].some((link) => link.getAttribute('href') === to), to);

/** The app stands on `from` and its first work is over; what follows is only what the move costs. */
async function stand(browser, from) {
  const visitor = await phone(browser);
  await visitor.page.goto(from, { timeout: 120_000 });
  await ready(visitor.page);
  await visitor.page.waitForLoadState('networkidle');
  return visitor;
}

/** Clicks the link in the page and waits until another heading stands and a frame with it is out: ms. */
const click = (page, to) => page.evaluate((to) => new Promise((resolve, reject) => {
  const heading = () => document.querySelector('main h1')?.textContent;
  const [link, old] = [[...document.querySelectorAll('a[href]')].find((link) => link.getAttribute('href') === to), heading()];
  const late = setTimeout(() => reject(new Error(`${to} did not come within a minute`)), 60_000);
  const start = performance.now();
  const look = new MutationObserver(() => {
    if (!heading() || heading() === old) return;
    look.disconnect();
    clearTimeout(late);
    // The frame with the new heading is painted when the next one begins.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
  });
  look.observe(document.body, { childList: true, subtree: true, characterData: true });
  link.click();
}), to);

/** The answer has come that the pointer asks for: one more than before. */
async function askedEarly(page, to) {
  const answers = () => performance.getEntriesByType('resource').filter(({ name, responseEnd }) => responseEnd && new URL(name).pathname.startsWith('/api/v1/')).length;
  const before = await page.evaluate(answers);
  await page.evaluate((to) => [...document.querySelectorAll('a[href]')].find((link) => link.getAttribute('href') === to)
    .dispatchEvent(new PointerEvent('pointerover', { bubbles: true })), to);
  while (await page.evaluate(answers) === before) await page.waitForTimeout(50);
  // Its last byte was read by the page too.
  await page.waitForTimeout(200);
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
