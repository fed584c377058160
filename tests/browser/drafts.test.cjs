// A page is written while the finger is on its way. Until the click nothing of it may be seen, heard or stand in the head; after it all must be as if it had
// been written then.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { BASE, launch, watched, open, heading, nothing } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const LIST = '/tin-tuc-su-kien';
const PROCEDURE = '/thu-tuc-hanh-chinh/1.001193';
const link = (page, href) => page.locator(`a[href="${href}"]:visible`).first();

/** What a page says of itself: address, title, heading, where the focus is, what was announced, the canonical address. */
const stands = (page) => page.evaluate(() => ({
  path: location.pathname,
  title: document.title,
  heading: document.querySelector('main h1').textContent,
  focus: document.activeElement.tagName,
  said: document.querySelector('[aria-live=polite]').textContent.trim(),
  canonical: document.querySelector('link[rel=canonical]').href,
}));

/** Points at a link until its page is written. */
async function aim(page, href) {
  const written = page.evaluate((href) => new Promise((done) => addEventListener('cameearly', ({ detail }) => detail === href && setTimeout(done, 300))), href);
  await link(page, href).hover();
  await written;
}

async function start(path, { reads = false } = {}) {
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 900 } }));
  await open(page, path);
  await page.waitForFunction(() => window.answers);
  if (reads) await page.evaluate(() => { window.same = true; });
  return page;
}

test('nothing of a page that is only pointed at shows; opened, it is the page that it is without', async () => {
  const page = await start('/', { reads: true });
  const before = await stands(page);
  await aim(page, PROCEDURE);
  assert.deepEqual(await stands(page), before);
  await link(page, PROCEDURE).click();
  await heading(page, 'Đăng ký khai sinh');
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');
  const drafted = { ...await stands(page), html: await page.locator('main').innerHTML() };
  assert.ok(await page.evaluate(() => window.same), 'no new document');
  nothing(page.wrong);
  // Without notice.
  const other = await start('/');
  await link(other, PROCEDURE).evaluate((element) => element.click());
  await heading(other, 'Đăng ký khai sinh');
  await other.waitForFunction(() => document.activeElement.tagName === 'H1');
  assert.deepEqual({ ...await stands(other), html: await other.locator('main').innerHTML() }, drafted);
  assert.equal(drafted.said, drafted.heading);
  await page.context().close();
  await other.context().close();
});

test('who points at one link and opens another comes to the other', async () => {
  const page = await start('/');
  await aim(page, PROCEDURE);
  await link(page, LIST).evaluate((element) => element.click());
  await heading(page, 'Tin tức, sự kiện');
  assert.match((await stands(page)).title, /^Tin tức/);
  // And the first one later, from its draft or without.
  await page.goBack();
  await heading(page, 'Bạn cần làm việc gì?');
  await link(page, PROCEDURE).evaluate((element) => element.click());
  await heading(page, 'Đăng ký khai sinh');
  assert.match((await stands(page)).title, /khai sinh/);
  nothing(page.wrong);
  await page.context().close();
});

test('the same page is opened by its draft once, and again without', async () => {
  const page = await start('/');
  for (let time = 0; time < 3; time += 1) {
    await aim(page, LIST);
    await link(page, LIST).click();
    await heading(page, 'Tin tức, sự kiện');
    await page.goBack();
    await heading(page, 'Bạn cần làm việc gì?');
    await page.mouse.move(640, 5);
    await page.evaluate(() => document.activeElement.blur());
  }
  // The link that the focus has come back to may have its draft, and no other stays behind.
  const count = (selector) => page.evaluate((selector) => document.querySelectorAll(selector).length, selector);
  assert.equal(await count('main > :not(.ahead) h1'), 1);
  assert.ok(await count('main > .ahead') <= 1);
  nothing(page.wrong);
  await page.context().close();
});

test('an answer that no page can be made of is left to the click', async () => {
  const page = await start('/');
  await page.route(`**/api/v1/sections${PROCEDURE.replace('/1.', '/items/1.')}`, (route) => route.fulfill({ json: { unfit: true } }), { times: 1 });
  const before = await stands(page);
  await aim(page, PROCEDURE);
  assert.deepEqual(await stands(page), before);
  await link(page, PROCEDURE).click();
  await page.waitForFunction((path) => location.pathname === path, PROCEDURE);
  // It is asked for anew.
  await page.waitForFunction(() => document.querySelector('main h1').innerText === 'Đăng ký khai sinh');
  await page.context().close();
});

/** The pages that are seen: one, whatever was pressed in between. */
const seen = (page) => page.evaluate(() => [...document.querySelectorAll('main h1')].filter((one) => one.checkVisibility()).map((one) => one.textContent));

test('a page that is written is on the screen in the frame after the press, under its own header, and back finds the place that was left', async () => {
  const page = await start('/');
  await page.evaluate((href) => document.querySelector(`main a[href="${href}"]`).scrollIntoView({ block: 'center' }), PROCEDURE);
  await page.waitForTimeout(200);
  const place = await page.evaluate(() => scrollY);
  assert.ok(place > 200, `${place}`);
  await aim(page, PROCEDURE);
  const first = await page.evaluate((href) => new Promise((done) => {
    document.querySelector(`main a[href="${href}"]`).click();
    const heading = () => [...document.querySelectorAll('main h1')].filter((one) => one.checkVisibility()).map((one) => one.textContent);
    const now = heading();
    // What is drawn in this frame; the router has it two frames later.
    requestAnimationFrame(() => done({ now, heading: heading(), top: scrollY, alert: document.querySelectorAll('.alert-do').length }));
  }), PROCEDURE);
  assert.deepEqual(first, { now: ['Đăng ký khai sinh'], heading: ['Đăng ký khai sinh'], top: 0, alert: 0 });
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');
  assert.equal(new URL(page.url()).pathname, PROCEDURE);
  assert.equal(await page.locator('main > *').count(), 1, 'the page before has left');
  await page.goBack();
  await heading(page, 'Bạn cần làm việc gì?');
  await page.waitForFunction((place) => Math.abs(scrollY - place) < 5, place);
  assert.deepEqual(await seen(page), ['Bạn cần làm việc gì?']);
  nothing(page.wrong);
  await page.context().close();
});

test('nobody else hears of the press that shows a page, and what they do of it is done all the same', async () => {
  const page = await start('/tim-kiem?q=khai+sinh');
  const hit = await page.locator('[data-followed] a').first().getAttribute('href');
  await page.evaluate(() => addEventListener('click', () => { window.heard = true; }));
  const counted = page.waitForRequest((request) => request.url().endsWith('/search/followed'));
  await aim(page, hit);
  await page.evaluate((href) => document.querySelector(`[data-followed] a[href="${href}"]`).click(), hit);
  assert.equal((await counted).postData().includes('khai sinh'), true, 'the words of the search');
  await page.waitForFunction((href) => location.pathname === href, hit);
  assert.equal(await page.evaluate(() => window.heard), undefined);
  // Without a page that is written the click goes its way.
  await link(page, '/').evaluate((element) => element.click());
  await heading(page, 'Bạn cần làm việc gì?');
  assert.equal(await page.evaluate(() => window.heard), true);
  nothing(page.wrong);
  await page.context().close();
});

test('what is done in the moment between is done: another link, or back', async () => {
  const page = await start(LIST);
  await link(page, '/').click();
  await heading(page, 'Bạn cần làm việc gì?');
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');
  await aim(page, PROCEDURE);
  await page.evaluate(([drafted, other]) => {
    document.querySelector(`main a[href="${drafted}"]`).click();
    document.querySelector(`a[href="${other}"]`).click();
  }, [PROCEDURE, '/lien-he']);
  // The last that was pressed.
  await page.waitForFunction(() => location.pathname === '/lien-he');
  await page.waitForTimeout(1500);
  // Whatever the address says by now is what is seen, and nothing else.
  for (const back of [false, true]) {
    if (back) {
      await open(page, '/');
      await link(page, LIST).evaluate((element) => element.click());
      await heading(page, 'Tin tức, sự kiện');
      await link(page, '/').click();
      await heading(page, 'Bạn cần làm việc gì?');
      await aim(page, PROCEDURE);
      await page.evaluate((drafted) => {
        document.querySelector(`main a[href="${drafted}"]`).click();
        history.back();
      }, PROCEDURE);
      await page.waitForTimeout(1500);
    }
    const [shown, address] = [await seen(page), page.url()];
    const other = await browser.newPage();
    await open(other, new URL(address).pathname);
    assert.deepEqual(shown, await seen(other), address);
    await other.context().close();
  }
  nothing(page.wrong);
  await page.context().close();
});

test('a press that is not meant for this page leaves it', async () => {
  const page = await start('/');
  await aim(page, PROCEDURE);
  const opened = page.context().waitForEvent('page');
  await link(page, PROCEDURE).click({ modifiers: ['ControlOrMeta'] });
  await (await opened).close();
  assert.deepEqual(await seen(page), ['Bạn cần làm việc gì?']);
  assert.equal(new URL(page.url()).pathname, '/');
  // Nor one that something else on the page has answered.
  await page.evaluate((href) => {
    const one = document.querySelector(`main a[href="${href}"]`);
    addEventListener('click', (press) => press.preventDefault(), { capture: true, once: true });
    one.click();
  }, PROCEDURE);
  await page.waitForTimeout(300);
  assert.deepEqual(await seen(page), ['Bạn cần làm việc gì?']);
  await page.context().close();
});
