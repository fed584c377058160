// The first frame of a page leaves out what is below the screen: nothing of the screen may be missing, or stand elsewhere than later, when everything is
// laid out.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { BASE, launch } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const PAGES = ['/', '/tin-tuc-su-kien', '/thu-tuc-hanh-chinh', '/thu-tuc-hanh-chinh/1.001193', '/van-ban-quy-pham-phap-luat', '/hoi-dap', '/co-quan', '/co-quan/so-y-te',
  '/co-quan/so-y-te/thu-tuc', '/du-lich', '/lien-he', '/so-do-trang', '/tim-kiem?q=khai+sinh', '/lich-lam-viec-cua-lanh-dao', '/en', '/en/procedures'];

/** Everything in the screen as it stands: its box, rounded to a tenth of a pixel. */
const onScreen = (first) => {
  const main = document.getElementById('chinh');
  main.classList.toggle('first-screen', first);
  const boxes = [];
  for (const element of main.querySelectorAll('*')) {
    if (!element.checkVisibility()) continue;
    const { x, y, width, height } = element.getBoundingClientRect();
    if (!width || !height || y + height <= 0 || y >= innerHeight || y < 0) continue;
    // What ends below the screen may end elsewhere.
    const end = y + height <= innerHeight ? height.toFixed(1) : 'below';
    boxes.push(`${element.tagName} ${element.className} ${[x, y, width].map((n) => n.toFixed(1))} ${end}`);
  }
  return boxes;
};

const frame = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

for (const [width, height] of [[360, 740], [412, 915], [820, 1180], [1280, 900], [1920, 1080]]) {
  test(`what is on the screen stands in the first frame where it stands in the next, at ${width} px`, async () => {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    for (const path of PAGES) {
      const answer = await page.goto(BASE + path, { waitUntil: 'networkidle' });
      assert.equal(answer.status(), 200, path);
      await page.waitForSelector('html[data-ready]', { state: 'attached' });
      await page.evaluate(() => document.fonts.ready);
      const whole = await page.evaluate(onScreen, false);
      await page.evaluate(onScreen, true);
      await frame(page);
      const first = await page.evaluate(onScreen, true);
      assert.deepEqual(first, whole, path);
    }
    await context.close();
  });
}

test('a page that a link has opened is laid out whole a moment later', async () => {
  const page = await browser.newPage();
  await page.goto(`${BASE}/`);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  const seen = await page.evaluate(async () => {
    let first = false;
    const look = new MutationObserver(() => { first ||= document.getElementById('chinh').classList.contains('first-screen'); });
    look.observe(document.body, { subtree: true, attributes: true });
    [...document.querySelectorAll('a[href="/tin-tuc-su-kien"]')].at(-1).click();
    while (!document.querySelector('main .stories')) await new Promise((done) => setTimeout(done, 10));
    await new Promise((done) => setTimeout(done, 500));
    return { first, still: document.getElementById('chinh').classList.contains('first-screen') };
  });
  assert.deepEqual(seen, { first: true, still: false });
  await page.close();
});

/** What a page says of its first frame: whether it left something out, and how much has moved since. */
const WATCH = () => {
  window.moved = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) window.moved.push(`${value.toFixed(4)} ${sources.map(({ node }) => node?.outerHTML?.slice(0, 80)).join(' and ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
  // What waits on its own though the part around it is there already.
  window.pieces = 0;
  addEventListener('DOMContentLoaded', () => {
    window.left = document.documentElement.hasAttribute('data-first');
    new MutationObserver((changes) => { window.pieces += changes.filter(({ oldValue }) => oldValue?.includes('content-visibility: auto')).length; })
      .observe(document.body, { subtree: true, attributeFilter: ['style'], attributeOldValue: true });
  });
};
const laid = (page) => page.waitForFunction(() => !document.documentElement.hasAttribute('data-first'));

for (const [width, height] of [[360, 740], [1280, 900]]) {
  test(`the first page of all is laid out whole once it is seen, and nothing moves, at ${width} px`, async () => {
    const context = await browser.newContext({ still: true, viewport: { width, height } });
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    for (const path of PAGES) {
      await page.goto(BASE + path);
      assert.equal(await page.evaluate(() => window.left), true, path);
      await laid(page);
      await frame(page);
      assert.deepEqual(await page.evaluate(() => window.moved), [], path);
      assert.equal(await page.locator('main [style]').count(), 0, `${path}: nothing of it is left in the page`);
      const far = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((one) => getComputedStyle(one).contentVisibility === 'auto').length);
      assert.equal(far, 0, path);
    }
    await page.goto(`${BASE}/thu-tuc-hanh-chinh/1.001193`);
    await laid(page);
    assert.ok(await page.evaluate(() => window.pieces) > 10, 'a large part is laid out piece by piece');
    await context.close();
  });
}

for (const [width, height] of [[320, 568], [360, 740], [412, 915], [480, 960]]) {
  test(`the first page misses nothing of the screen, and whoever moves on finds everything in its place, at ${width} px`, async () => {
    const context = await browser.newContext({ still: true, viewport: { width, height } });
    const page = await context.newPage();
    // What brings the rest does not come.
    await page.route(/\/page-[0-9a-f]{16}\.js$/, (route) => route.abort());
    const gaps = () => page.evaluate(() => [...document.querySelectorAll('main *')].filter((one) => parseFloat(getComputedStyle(one).marginTop) > innerHeight).length);
    let held = 0;
    for (const path of PAGES) {
      await page.goto(BASE + path);
      await frame(page);
      held += await gaps();
      const first = await page.evaluate(onScreen, false);
      await page.evaluate(() => scrollBy(0, 1));
      await page.waitForFunction(() => document.documentElement.dataset.first === 'near' || document.documentElement.scrollHeight <= innerHeight);
      assert.equal(await gaps(), 0, path);
      await page.evaluate(() => { scrollTo(0, 0); document.documentElement.removeAttribute('data-first'); });
      await frame(page);
      assert.deepEqual(first, await page.evaluate(onScreen, false), path);
    }
    assert.ok(held > 0, 'the rest is held back on a phone');
    await context.close();
  });
}

test('who comes back to a page, or loads it anew, has all of it at once', async () => {
  const context = await browser.newContext({ still: true, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(`${BASE}/tin-tuc-su-kien`);
  await laid(page);
  await page.evaluate(() => scrollTo(0, 2500));
  const place = () => page.evaluate(() => Math.round(scrollY));
  const left = await place();
  assert.ok(left > 1500, `${left}`);
  await page.reload();
  assert.equal(await page.evaluate(() => window.left), false);
  await page.waitForFunction((left) => Math.abs(scrollY - left) < 3, left);
  await context.close();
});

test('a place far below is found though nothing has laid it out', async () => {
  const context = await browser.newContext({ still: true, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${BASE}/thu-tuc-hanh-chinh/1.001193`);
  const id = await page.locator('main [id]').last().getAttribute('id');
  await page.goto('about:blank');
  await page.goto(`${BASE}/thu-tuc-hanh-chinh/1.001193#${id}`);
  await laid(page);
  await frame(page);
  const { top, end } = await page.evaluate((id) => ({
    top: document.getElementById(id).getBoundingClientRect().top,
    end: document.documentElement.scrollHeight - innerHeight - scrollY,
  }), id);
  assert.ok(Math.abs(top) < 60 || (top < 740 && end < 2), `${id} stands at ${top}`);
  await context.close();
});
