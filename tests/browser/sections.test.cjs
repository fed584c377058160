// Every section and every component site, opened directly, on a phone and on a desk.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { BASE, launch, watched, open, api, oneOfEachKind } = require('./browser.cjs');
const { each } = require('./templates.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const paths = async () => {
  const site = await api('/site');
  return [
    '/', '/tim-kiem', '/tim-kiem?q=khai%20sinh', '/so-do-trang', '/lien-he',
    ...site.groups.flatMap((group) => group.section).map((section) => `/${section.slug}`),
    ...site.agencies.map((agency) => `/co-quan/${agency.slug}`),
    ...(await oneOfEachKind()).values(),
  ];
};

for (const width of [360, 1280]) {
  test(`every section, agency and kind of item opens at ${width} px without an error`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    await each(await paths(), async (path) => {
      const page = await watched(context);
      const response = await open(page, path);
      assert.equal(response.status(), 200, path);
      assert.ok((await page.locator('main h1').innerText()).length > 2, `a heading on ${path}`);
      assert.deepEqual(page.wrong, [], path);
      // What every page needs later is asked for once; what the page shows already is not.
      const asked = page.requests.filter((url) => url.includes('/api/'));
      const site = (url) => /\/api\/v1(\/en)?\/site$/.test(url);
      assert.deepEqual(asked.filter((url) => !site(url)), [], `the page stands: ${path}`);
      assert.ok(asked.length <= 1, `asked for twice on ${path}: ${asked}`);
      await page.close();
    });
    await context.close();
  });
}

test('nothing is wider than a 320 px screen', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 }, javaScriptEnabled: true });
  await each(await paths(), async (path) => {
    const page = await context.newPage();
    await page.goto(BASE + path, { waitUntil: 'load' });
    const [width, widest] = await page.evaluate(() => {
      const over = [...document.querySelectorAll('main *')].find((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .tabs, .chart, .vh, .menu'));
      return [document.documentElement.scrollWidth, over ? `${over.tagName}.${over.className}: ${over.textContent.slice(0, 60)}` : ''];
    });
    assert.ok(width <= 320, `${path} is ${width} px wide: ${widest}`);
    await page.close();
  });
  await context.close();
});
