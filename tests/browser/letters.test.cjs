// The letters of the house: a wide screen has them from the first paint; a phone's first page is read in the phone's own, and nothing of it waits for
// fonts. They come when the page is quiet, for the next page of the tab. No page changes its letters while it is read.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { BASE, launch } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const PHONE = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true, still: true };

/** A page of a reader who gives no sign, whose jumps are counted. */
async function reader(options) {
  const page = await (await browser.newContext(options)).newPage();
  await page.addInitScript(() => {
    window.cls = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.cls += value; })).observe({ type: 'layout-shift', buffered: true });
  });
  return page;
}

const quiet = async (page, path) => {
  await page.goto(BASE + path, { waitUntil: 'networkidle' });
  await page.waitForTimeout(300);
};

/** Fonts of the house that the page shows text in, when each was asked for, and the first paint. */
const shown = (page) => page.evaluate(() => ({
  used: [...document.fonts].filter(({ family, status }) => /Vietnam|Newsreader/.test(family) && status === 'loaded').length,
  asked: performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2')).map(({ startTime }) => startTime),
  painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  cls: window.cls,
}));

test("a phone's first page waits for no font, and its next page has them", async () => {
  const page = await reader(PHONE);
  await quiet(page, '/');
  await page.waitForFunction(() => performance.getEntriesByType('resource').filter(({ name, responseEnd }) => responseEnd && name.endsWith('.woff2')).length === 3);
  const first = await shown(page);
  assert.equal(first.used, 0, 'the first page keeps its letters');
  assert.ok(first.asked.every((at) => at > first.painted), `asked at ${first.asked}, painted at ${first.painted}`);
  await page.waitForFunction(() => sessionStorage.getItem('chu'));
  // Another page of the same tab, and one that nobody has opened before.
  for (const path of ['/tin-tuc-su-kien', '/thu-tuc-hanh-chinh/1.001193']) {
    await quiet(page, path);
    const { used, cls } = await shown(page);
    assert.ok(used >= 2, `${path}: ${used} fonts`);
    assert.equal(cls, 0, path);
  }
  await page.context().close();
});

test('a phone that is turned keeps the letters of its page', async () => {
  const page = await reader(PHONE);
  await page.goto(`${BASE}/tin-tuc-su-kien`);
  await page.setViewportSize({ width: 823, height: 412 });
  await page.waitForTimeout(300);
  assert.equal((await shown(page)).used, 0);
  await page.context().close();
});

test('a wide screen has them from the first paint, and keeps them when it becomes narrow', async () => {
  const page = await reader({ viewport: { width: 1280, height: 900 }, still: true });
  await quiet(page, '/');
  const { used, asked, painted, cls } = await shown(page);
  assert.ok(used >= 2 && asked.some((at) => at < painted), `${used} fonts, asked at ${asked}, painted at ${painted}`);
  // On a busy machine they may come a frame after the first paint: the device's letters are set as wide as theirs, to a line here and there.
  assert.ok(cls < 0.01, `shifted by ${cls}`);
  await page.setViewportSize({ width: 412, height: 823 });
  await page.waitForTimeout(300);
  assert.equal((await shown(page)).used, used);
  await page.context().close();
});

test('who saves data, or reads on a line of the second generation, is not sent fonts for later', async () => {
  for (const line of [{ saveData: true, effectiveType: '4g' }, { saveData: false, effectiveType: 'slow-2g' }]) {
    const page = await reader(PHONE);
    await page.addInitScript((line) => Object.defineProperty(Navigator.prototype, 'connection', { get: () => line }), line);
    await quiet(page, '/');
    await page.waitForTimeout(1500);
    assert.deepEqual((await shown(page)).asked, [], JSON.stringify(line));
    await page.context().close();
  }
});
