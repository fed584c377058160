// Moving about on a weak line: what was chosen by mistake does not stand in the way of what is wanted.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { launch, watched, open, heading, api } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Answers of the API whose address fits never come; gives the addresses that were asked, and those that were given up. */
async function hold(page, fits) {
  const [asked, abandoned] = [[], []];
  await page.route(({ pathname, search }) => pathname.startsWith('/api/v1/') && fits(pathname + search), (route) => { asked.push(route.request().url()); });
  page.on('requestfailed', (request) => { if (asked.includes(request.url())) abandoned.push(request.url()); });
  return { asked, abandoned };
}

const until = async (holds, what) => {
  for (let tries = 0; tries < 100 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(holds(), what);
};

test('an article that does not come is left for another one at once, and its request is given up', async () => {
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 900 } }));
  await open(page, '/tin-tuc-su-kien');
  await page.locator('main h3 a[href^="/tin-tuc-su-kien/"]').first().click();
  await page.waitForFunction(() => document.querySelectorAll('main a[href^="/tin-tuc-su-kien/"]').length > 2 && location.pathname.split('/').length > 2);
  const links = await page.locator('main a[href^="/tin-tuc-su-kien/"]').evaluateAll((all) =>
    all.filter((a) => a.pathname !== location.pathname).map((a) => a.getAttribute('href')));
  const [wrong, right] = links;
  assert.ok(right, 'two other articles are linked');
  const { asked, abandoned } = await hold(page, (path) => path.endsWith(`/items/${wrong.split('/').pop()}`));
  await page.locator(`main a[href="${wrong}"]`).first().evaluate((link) => link.click());
  await until(() => asked.length > 0, 'the first one is asked for');
  await page.locator(`main a[href="${right}"]`).first().evaluate((link) => link.click());
  const { item } = await api(`/sections/tin-tuc-su-kien/items/${right.split('/').pop()}`);
  await heading(page, item.title);
  await until(() => abandoned.length > 0, 'the first request is given up');
  assert.equal(new URL(page.url()).pathname, right);
  await page.context().close();
});

test('a search that hangs is left for the next one', async () => {
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 900 } }));
  await open(page, '/tim-kiem?q=khai+sinh');
  const { asked, abandoned } = await hold(page, (path) => path.includes('/search?') && path.includes('q=mot'));
  const search = async (words) => {
    await page.locator('main input[type=search]').fill(words);
    await page.keyboard.press('Enter');
  };
  await search('mot');
  await until(() => asked.length > 0, 'the first search is sent');
  await search('giấy phép lái xe');
  await page.waitForFunction(() => document.querySelector('main').innerText.toLowerCase().includes('giấy phép lái xe') && document.title.includes('giấy phép lái xe'));
  await until(() => abandoned.length > 0, 'the first search is given up');
  await page.context().close();
});

test('who leaves a page that does not come finds the next one, and can go back', async () => {
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 900 } }));
  await open(page, '/');
  const { asked, abandoned } = await hold(page, (path) => path.startsWith('/api/v1/sections/van-ban'));
  const go = (href) => page.evaluate((to) => document.querySelector(`a[href="${to}"]`).click(), href);
  await go('/van-ban-quy-pham-phap-luat');
  await until(() => asked.length > 0, 'the register is asked for');
  await go('/lien-he');
  await heading(page, 'Liên hệ');
  await until(() => abandoned.length > 0, 'its request is given up');
  await page.context().close();
});

test('what was asked for early is given up when something else is opened', async () => {
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 900 } }));
  await open(page, '/');
  await page.waitForFunction(() => window.answers);
  const { asked, abandoned } = await hold(page, (path) => path.endsWith('/sections/tin-tuc-su-kien'));
  await page.locator('a[href="/tin-tuc-su-kien"]:visible').first().hover();
  await until(() => asked.length > 0, 'the list is asked for early');
  await page.evaluate(() => document.querySelector('a[href="/hoi-dap"]').click());
  await heading(page, 'Hỏi đáp');
  await until(() => abandoned.length > 0, 'its request is given up');
  // It was only put off: opened, it is asked for once more.
  await page.unrouteAll();
  await page.evaluate(() => document.querySelector('a[href="/tin-tuc-su-kien"]').click());
  await heading(page, 'Tin tức, sự kiện');
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('the header stays with the page that stands, and what is the same in it is not built anew', async () => {
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 900 } }));
  await open(page, '/hoi-dap');
  const header = () => page.evaluate(() => ({
    logo: document.querySelector('.brand img') === window.logo,
    here: [...document.querySelectorAll('#menu [aria-current]')].map((link) => link.textContent.trim()).join(),
    language: document.querySelector('.utility .language')?.getAttribute('href'),
  }));
  await page.evaluate(() => { window.logo = document.querySelector('.brand img'); });
  const before = await header();
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route('**/api/v1/sections/tin-tuc-su-kien', async (route) => { await held; await route.continue(); });
  await page.locator('.site-footer a[href="/tin-tuc-su-kien"], #menu a[href="/tin-tuc-su-kien"]').first().evaluate((link) => link.click());
  await page.waitForFunction(() => location.pathname === '/tin-tuc-su-kien' && !document.querySelector('.progress').hidden);
  assert.deepEqual(await header(), before, 'while the answer is on its way');
  release();
  await heading(page, 'Tin tức, sự kiện');
  const after = await header();
  assert.ok(after.logo, 'the logo is the same element');
  assert.notEqual(after.here, before.here, 'the menu says where we are');
  // The site of an agency has another masthead.
  await page.evaluate(() => document.querySelector('main').insertAdjacentHTML('beforeend', '<a id="di" href="/co-quan/so-y-te">x</a>'));
  await page.locator('#di').evaluate((link) => link.click());
  await page.waitForSelector('.agency-name');
  assert.equal(await page.locator('.masthead').count(), 0);
  await page.context().close();
});

test('a link that was pressed by mistake: the page stays where it is, and back leads to its place', async () => {
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 800 } }));
  await open(page, '/tin-tuc-su-kien');
  const link = page.locator('.stories h3 a').nth(12);
  const href = await link.getAttribute('href');
  const { asked } = await hold(page, (path) => path.endsWith(`/items/${href.split('/').pop()}`));
  await link.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => scrollY > 300);
  const place = await page.evaluate(() => scrollY);
  await link.click();
  await page.waitForFunction((path) => location.pathname === path && !document.querySelector('.progress').hidden, href);
  await until(() => asked.length > 0, 'the article is asked for');
  assert.equal(await page.evaluate(() => scrollY), place, 'while it is on its way');
  await page.goBack();
  await page.waitForFunction(() => location.pathname === '/tin-tuc-su-kien' && document.querySelector('.progress').hidden);
  await page.waitForFunction((place) => Math.abs(scrollY - place) < 3, place);
  await page.waitForFunction((href) => document.activeElement.getAttribute('href') === href, href);
  // And on to another page from there: at its top.
  await page.locator('.stories h3 a').nth(11).click();
  await page.waitForFunction(() => !document.querySelector('.stories') && scrollY === 0 && document.activeElement.tagName === 'H1');
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('a link followed while the page before is on its way opens at its top', async () => {
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 800 } }));
  await open(page, '/tin-tuc-su-kien');
  const link = page.locator('.stories h3 a').nth(12);
  await link.scrollIntoViewIfNeeded();
  await link.click();
  await page.waitForFunction(() => !document.querySelector('.stories') && scrollY === 0);
  // Neither from the page's memory nor from the browser's.
  await page.evaluate(() => { window.answers.get = () => undefined; });
  const { asked } = await hold(page, (path) => path === '/api/v1/sections/tin-tuc-su-kien');
  await page.goBack();
  await until(() => asked.length > 0, 'the list is asked for');
  await page.locator('.site-footer a[href="/lien-he"]').first().click();
  await heading(page, 'Liên hệ');
  await page.waitForFunction(() => scrollY === 0 && document.activeElement.tagName === 'H1');
  await page.context().close();
});

test('a link to a place of another page leads to that place', async () => {
  const page = await watched(await browser.newContext({ viewport: { width: 360, height: 740 } }));
  await open(page, '/tim-kiem?q=khai+sinh');
  const link = page.locator('main a[href$="#giay-to"]').first();
  await link.click();
  await page.waitForFunction(() => document.activeElement.id === 'giay-to');
  const [top, height] = await page.evaluate(() => [document.activeElement.getBoundingClientRect().top, innerHeight]);
  assert.ok(top >= 0 && top < height / 2, `${top} of ${height}`);
  assert.ok(await page.evaluate(() => scrollY) > 100);
  assert.equal(await page.evaluate(() => location.hash), '#giay-to');
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('an answer of another build is read as the server shows it, by a new document, once', async () => {
  const page = await browser.newPage();
  await open(page, '/');
  const path = '/thu-tuc-hanh-chinh/1.001193';
  let unfit = 0;
  await page.route('**/api/v1/sections/thu-tuc-hanh-chinh/items/1.001193', (route) => { unfit += 1; return route.fulfill({ json: { of: 'another build' } }); });
  await page.evaluate(() => { window.sameDocument = true; });
  await page.locator(`main a[href="${path}"]`).first().click();
  await heading(page, 'Đăng ký khai sinh');
  assert.equal(await page.evaluate(() => window.sameDocument), undefined, 'it is a new document');
  assert.equal(new URL(page.url()).pathname, path);
  assert.ok(unfit > 0);
  // A moment later it would not help either: the page says what is the matter.
  await page.goto(new URL('/', page.url()).href);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  await page.locator(`main a[href="${path}"]`).first().click();
  await page.waitForSelector('main [data-do=again]');
  await page.close();
});

test('an answer that an older build has kept is asked for anew', async () => {
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 900 } }));
  await open(page, '/');
  await page.evaluate(() => { window.sameDocument = true; });
  await page.route('**/api/v1/sections/thu-tuc-hanh-chinh/items/1.001193', (route) => route.fulfill({ json: { of: 'another build' } }), { times: 1 });
  await page.locator('main a[href="/thu-tuc-hanh-chinh/1.001193"]').first().click();
  await heading(page, 'Đăng ký khai sinh');
  assert.equal(await page.evaluate(() => window.sameDocument), true);
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});
