// The pages are a file of their own: it comes when the app stands, is waited for by who goes on before, and when it does not come that is said and mended.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { BASE, launch, open, heading, nothing, watched } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const PAGES = '**/*_pages.wasm';
const LINK = 'main a[href="/thu-tuc-hanh-chinh/1.001193"]';

/** The portal's first page with the app, and how often the pages are asked for. */
async function start(answer = (route) => route.continue(), options = {}) {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 }, ...options });
  if (options.saves) await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true, effectiveType: '4g', downlink: 10 }) }));
  const page = await watched(context);
  page.asked = [];
  await page.route(PAGES, (route) => { page.asked.push(route.request().url()); return answer(route); });
  if (options.saves) await page.goto(BASE), await page.locator('h1').click(), await page.waitForSelector('html[data-ready]', { state: 'attached' });
  else await open(page, '/');
  await page.evaluate(() => { window.same = true; });
  return page;
}
const press = (page) => page.locator(LINK).first().evaluate((link) => link.click());
const same = (page) => page.evaluate(() => window.same === true);

test('the pages come by themselves once the app stands, and once', async () => {
  const page = await start();
  await page.waitForTimeout(1000);
  assert.deepEqual(page.asked, [], 'not while the app begins');
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('_pages.wasm') && responseEnd));
  await press(page);
  await heading(page, 'Đăng ký khai sinh');
  assert.equal(page.asked.length, 1);
  assert.ok(await same(page));
  nothing(page.wrong);
  await page.context().close();
});

test('they come with the first link that is pointed at', async () => {
  const page = await start();
  await page.locator(LINK).first().hover();
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('_pages.wasm')), null, { timeout: 1000 });
  await page.waitForSelector('main > .ahead', { state: 'attached' });
  await press(page);
  await heading(page, 'Đăng ký khai sinh');
  assert.ok(page.asked.length === 1 && await same(page));
  nothing(page.wrong);
  await page.context().close();
});

test('who saves data fetches them with the first link that is opened', async () => {
  const page = await start(undefined, { saves: true });
  await page.waitForTimeout(1000);
  assert.deepEqual(page.asked, []);
  await press(page);
  await heading(page, 'Đăng ký khai sinh');
  assert.ok(page.asked.length === 1 && await same(page));
  nothing(page.wrong);
  await page.context().close();
});

test('who goes on before they are there waits for them, and the newest link counts', async () => {
  let give;
  const given = new Promise((resolve) => { give = resolve; });
  const page = await start(async (route) => { await given; return route.continue(); });
  await press(page);
  await page.locator('main a[href="/tin-tuc-su-kien"]').first().evaluate((link) => link.click());
  await page.waitForTimeout(500);
  assert.equal(await page.locator('main h1').first().innerText(), 'Bạn cần làm việc gì?');
  give();
  await heading(page, 'Tin tức, sự kiện');
  assert.ok(page.asked.length === 1 && await same(page));
  nothing(page.wrong);
  await page.context().close();
});

test('when the line loses them the page says so, and comes by itself when the line is back', async () => {
  let lost = true;
  const page = await start((route) => (lost ? route.abort() : route.continue()));
  await press(page);
  await page.waitForSelector('[data-do=again]');
  assert.match(await page.locator('main').innerText(), /\S/);
  lost = false;
  await heading(page, 'Đăng ký khai sinh');
  assert.ok(await same(page), 'without a new document');
  await page.context().close();
});

test('when they are gone for good, as after a new build, the server shows the page', async () => {
  const page = await start((route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'no such file' }));
  await press(page);
  await page.waitForFunction(() => window.same !== true && document.querySelector('main h1')?.innerText === 'Đăng ký khai sinh', null, { timeout: 25_000 });
  assert.equal(new URL(page.url()).pathname, '/thu-tuc-hanh-chinh/1.001193');
  await page.context().close();
});
