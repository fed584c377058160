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

/** The answer has come that the pointer asked for. */
async function askedEarly(page, to) {
  await page.evaluate((to) => [...document.querySelectorAll('a[href]')].find((link) => link.getAttribute('href') === to)
    .dispatchEvent(new PointerEvent('pointerover', { bubbles: true })), to);
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => responseEnd && new URL(name).pathname.startsWith('/api/v1/')));
  await page.waitForLoadState('networkidle');
}

/** By the app; `early`: the pointer was over the link before. */
async function byApp(browser, base, { from, to }, early) {
  const { page, close } = await stand(browser, base + from);
  if (!(await here(page, to))) throw new Error(`${from} has no link to ${to}`);
  if (early) await askedEarly(page, to);
  const took = await click(page, to);
  // A document of its own would have answered too: then it was not the app.
  const documents = await page.evaluate(() => performance.getEntriesByType('navigation')[0].name);
  if (!documents.endsWith(from)) throw new Error(`${from} → ${to} loaded a new document`);
  await close();
  return took;
}

/** The first paint can come after the load event. */
const firstPaint = async (page) => {
  const entry = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  return entry.jsonValue();
};

/** By a full load: where the style sheet, the fonts and the app are kept already (`again`), and as a first visit (`first`). */
async function byLoad(browser, base, { from, to }) {
  const known = await stand(browser, base + from);
  await known.page.goto(base + to, { waitUntil: 'load', timeout: 120_000 });
  const again = await firstPaint(known.page);
  await known.close();
  const fresh = await phone(browser);
  await fresh.page.goto(base + to, { waitUntil: 'load', timeout: 120_000 });
  const first = await firstPaint(fresh.page);
  await fresh.close();
  return { again, first };
}

/** The four ways once, one after the other. */
async function move(browser, base, way) {
  return { early: await byApp(browser, base, way, true), plain: await byApp(browser, base, way, false), ...(await byLoad(browser, base, way)) };
}

module.exports = { move };
