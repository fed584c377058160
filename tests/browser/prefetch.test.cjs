// What is about to be opened is asked for early, and not again; who saves data is left alone.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { BASE, launch, open, heading } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const API = '/api/v1/sections/thu-tuc-hanh-chinh/items/1.001193';
const LINK = 'main a[href="/thu-tuc-hanh-chinh/1.001193"]';

/** Bytes that came over the line for each time the answer was asked for; 0: the browser had it. */
const transfers = (page) => page.evaluate((path) =>
  performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname === path).map(({ transferSize }) => transferSize), API);

const ready = (page) => page.waitForFunction((path) => performance.getEntriesByType('resource').some(({ name, responseEnd }) => responseEnd && new URL(name).pathname === path), API);

test('a link that is pointed at is asked for early, and following it costs nothing', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await open(page, '/');
  await page.locator(LINK).first().hover();
  await ready(page);
  await page.locator(LINK).first().click();
  await heading(page, 'Đăng ký khai sinh');
  const [early, followed] = await transfers(page);
  assert.ok(early > 0, `${early} bytes when pointed at`);
  assert.equal(followed ?? 0, 0, 'nothing when followed');
  await page.context().close();
});

test('the keyboard gives the same notice', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await open(page, '/');
  await page.locator(LINK).first().focus();
  await ready(page);
  await page.context().close();
});

test('who saves data fetches only what is opened, and the app when something is used that is no link', async () => {
  const context = await browser.newContext({ still: true, viewport: { width: 1280, height: 900 } });
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true, effectiveType: '4g', downlink: 10 }) }));
  const page = await context.newPage();
  const fetched = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\/api\/|\.wasm$/.test(name)));
  await page.goto(BASE);
  await page.locator(LINK).first().hover();
  await page.locator(LINK).first().focus();
  await page.waitForTimeout(2500);
  assert.deepEqual(await fetched(), []);
  // A link works without the app.
  await page.locator(LINK).first().click();
  await heading(page, 'Đăng ký khai sinh');
  assert.deepEqual(await fetched(), []);
  const box = page.locator('main input[type=checkbox]').first();
  await box.click();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  assert.ok(await box.isChecked(), 'what was ticked before the app came stays ticked');
  await page.reload();
  await page.locator('h1').click();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  assert.ok(await box.isChecked(), 'and is kept on the device');
  await context.close();
});

test('no link of any page leads the guess to an answer that is not there', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const lost = [];
  page.on('response', (response) => { if (response.url().includes('/api/v1/') && response.status() >= 400) lost.push(response.url()); });
  for (const path of ['/', '/so-do-trang', '/co-quan/so-y-te', '/tin-tuc-su-kien', '/en', '/lien-he']) {
    await open(page, path);
    await page.waitForTimeout(300);
    await page.evaluate(() => document.querySelectorAll('a[href^="/"]').forEach((link) => link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))));
    await page.waitForLoadState('networkidle');
  }
  assert.deepEqual(lost, []);
  await page.context().close();
});
