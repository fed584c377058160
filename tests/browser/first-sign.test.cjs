// The app comes at the first sign that somebody uses the page; before that the page costs nothing more, and nothing that was done is lost.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { BASE, launch, api } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const still = async (path, options) => {
  const page = await (await browser.newContext({ still: true, serviceWorkers: 'allow', viewport: { width: 360, height: 740 }, ...options })).newPage();
  await page.goto(BASE + path);
  return page;
};
const ready = (page) => page.waitForSelector('html[data-ready]', { state: 'attached' });
const ofTheApp = (page) => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\.wasm$|\/cong-[0-9a-f]+\.js$|\/api\//.test(name)));

test('who only reads fetches nothing of the app, and no worker does', async () => {
  const page = await still('/thu-tuc-hanh-chinh/1.001193');
  // As long as the worker would take to begin.
  await page.waitForTimeout(4500);
  assert.deepEqual(await ofTheApp(page), []);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await page.context().close();
});

for (const [sign, give] of [
  ['a touch', (page) => page.touchscreen.tap(180, 300)],
  ['a pointer that moves', (page) => page.mouse.move(180, 300)],
  ['the wheel', (page) => page.mouse.wheel(0, 100)],
  ['a key', (page) => page.keyboard.press('Tab')],
  ['a press without a pointer, as a screen reader gives it', (page) => page.evaluate(() => document.querySelector('main').click())],
  ['the focus', (page) => page.locator('main a').first().focus()],
]) {
  test(`${sign} brings it`, async () => {
    const page = await still('/lien-he', { hasTouch: true });
    await give(page);
    await ready(page);
    assert.ok((await ofTheApp(page)).length >= 2);
    await page.context().close();
  });
}

test('a starter that does not come is asked for again, and not at every pixel', async () => {
  const page = await (await browser.newContext({ still: true, viewport: { width: 1280, height: 800 } })).newPage();
  let asked = 0, gone = true;
  await page.route('**/start-*.js', (route) => { asked += 1; return gone ? route.abort() : route.continue(); });
  await page.goto(`${BASE}/lien-he`);
  for (let at = 0; at < 60; at += 1) await page.mouse.move(100 + at, 300);
  await page.waitForTimeout(1000);
  assert.ok(asked >= 1 && asked <= 3, `asked for ${asked} times`);
  gone = false;
  await page.waitForTimeout(3000);
  await page.mouse.move(300, 300);
  await ready(page);
  await page.context().close();
});

test('what a button was pressed for before the app stood is done when it stands', async () => {
  const page = await still('/thu-tuc-hanh-chinh/1.001193');
  await page.evaluate(() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; });
  await page.locator('button:not([popovertarget])', { hasText: 'In, lưu PDF' }).first().evaluate((button) => button.click());
  await page.mouse.move(10, 10);
  await ready(page);
  await page.waitForFunction(() => window.printed === 1);
  await page.context().close();
});

test('ticks that the device keeps are shown without a sign', async () => {
  const page = await still('/thu-tuc-hanh-chinh/1.001193');
  await page.mouse.move(10, 10);
  await ready(page);
  await page.locator('.papers input').first().check();
  await page.reload();
  await ready(page);
  await page.waitForFunction(() => document.querySelector('.papers input').checked);
  await page.context().close();
});

test('a link that is followed before the app stood leads to its page', async () => {
  const page = await still('/');
  const [section] = (await api('/site')).groups.flatMap((group) => group.section);
  await page.evaluate((slug) => document.querySelector(`a[href="/${slug}"]`).click(), section.slug);
  await page.waitForFunction((title) => document.querySelector('main h1')?.innerText === title, section.title);
  await page.context().close();
});
