// WordPress as a host: the code of the builder in “Custom HTML” blocks, the plain frame, and addresses that WordPress makes embeds of.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { launch, nothing } = require('../browser/browser.cjs');
const { PORTAL, WP_URL, wordpress, withFeeds } = require('./world.cjs');

/** Pictures of what was seen, where somebody wants them. */
const SHOTS = process.env.CONG_SHOTS;
const WIDTHS = [360, 1280];
/** What docs/widgets.md promises for the widgets of these posts. */
const HEIGHTS = { latest: 376, procedure: 432, search: 160, contact: 320, documents: 536 };

let portal, browser;
before(async () => {
  portal = await withFeeds();
  browser = await launch();
});
after(async () => {
  // What is published flows into the feeds of the other tests.
  for (const ID of posts) wordpress('trash', { ID });
  await browser?.close();
  await portal?.stop();
});

/** What the builder offers for copying. */
async function code(id, query) {
  const html = await (await fetch(`${PORTAL}/nhung?${query}`)).text();
  return new RegExp(`<code id="${id}">([^<]*)`).exec(html)[1].replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
}
const block = (html) => `<!-- wp:html -->\n${html}\n<!-- /wp:html -->`;
const text = (words) => `<!-- wp:paragraph --><p>${words}</p><!-- /wp:paragraph -->`;
/** As the editor stores a pasted address. */
const embed = (url) => `<!-- wp:embed {"url":"${url}"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${url}\n</div></figure>\n<!-- /wp:embed -->`;

const posts = [];
function post(name, parts, more = {}) {
  const { id, link } = wordpress('add', { post_title: name, post_content: parts.join('\n\n'), ...more });
  posts.push(id);
  return link;
}

/** Opens a post; `{ page, wrong, shifts }`. */
async function visit(link, width, options = {}) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, ...options });
  const wrong = [];
  page.on('console', (message) => {
    // What the theme of the site asks for in vain is not ours.
    const own = !message.location().url.startsWith(WP_URL) || !/404/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && own) wrong.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) window.shifts.push({ value, of: sources.map(({ node }) => node?.nodeName) });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(link);
  return { page, wrong };
}

/** Waits for the pages of so many widgets and gives them by their kind; each lies whole in a frame that is as high as its content, and no wider than the text. */
async function widgets(page, count) {
  const all = () => page.frames().filter((frame) => frame.url().startsWith(`${PORTAL}/nhung/`));
  for (let tries = 0; all().length < count; tries += 1) {
    assert.ok(tries < 100, `${all().length} of ${count} widgets came`);
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(50);
  }
  for (const frame of all()) {
    await frame.waitForSelector('main');
    const element = await frame.frameElement();
    await element.waitForElementState('visible');
    await page.waitForFunction((one) => getComputedStyle(one).clip === 'auto' && getComputedStyle(one).visibility === 'visible', element);
    const [high, wide] = await frame.evaluate(() => [document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth]);
    assert.deepEqual([high, wide], [0, 0], `${frame.url()} fits`);
    assert.equal(await element.evaluate((one) => one.clientHeight), HEIGHTS[new URL(frame.url()).pathname.split('/').at(-1)], `${frame.url()} has its height`);
    const [right, room] = await element.evaluate((one) => [one.getBoundingClientRect().right, document.documentElement.clientWidth]);
    assert.ok(right <= room, `${frame.url()} ends at ${right} px of ${room}`);
  }
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, 'the page has no bar for its width');
  return Object.fromEntries(all().map((frame) => [new URL(frame.url()).pathname.split('/').at(-1), frame]));
}

async function shot(page, name) {
  if (!SHOTS) return;
  fs.mkdirSync(SHOTS, { recursive: true });
  // Frames outside the window are not painted: the window becomes as high as the page.
  const before = page.viewportSize();
  await page.setViewportSize({ ...before, height: await page.evaluate(() => document.documentElement.scrollHeight) });
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
  await page.setViewportSize(before);
}

const leadsToPortal = async (page, click) => {
  await Promise.all([page.waitForURL(`${PORTAL}/**`, { timeout: 10_000 }), click]);
  return new URL(page.url()).pathname + new URL(page.url()).search;
};

test('the element and the frame of the builder in “Custom HTML” blocks', async () => {
  const link = post('Mã nhúng trong khối HTML', [
    text('Trang chủ của sở đặt tin của tỉnh ngay trong bài.'), block(await code('ma-the', 'kind=latest&section=tin-tuc-su-kien&count=3')),
    text('Thủ tục làm nhiều:'), block(await code('ma-khung', 'kind=procedure&item=1.001193')), text('Hết bài.'),
  ]);
  for (const width of WIDTHS) {
    const { page, wrong } = await visit(link, width);
    const { latest, procedure } = await widgets(page, 2);
    assert.equal(await latest.locator('.rows>li').count(), 3);
    await procedure.getByRole('heading', { name: /khai sinh/i }).waitFor();
    assert.equal(await latest.evaluate(() => document.documentElement.lang), 'vi');
    const [element, frame] = await Promise.all([latest, procedure].map((one) => one.evaluate(() => innerWidth)));
    assert.equal(element, frame, `${width} px: both are as wide as the text`);
    assert.equal(await page.getByRole('link', { name: 'Tin tức, sự kiện', exact: true }).count(), 0, 'the plain link has made room');
    await page.waitForTimeout(300);
    assert.deepEqual(await page.evaluate(() => window.shifts), [], `${width} px: the host page stays where it is`);
    await shot(page, `code-${width}`);
    nothing(wrong);
    const href = await latest.locator('.rows a').first().getAttribute('href');
    assert.equal(await leadsToPortal(page, latest.locator('.rows a').first().click()), href);
    await page.context().close();
  }
});

test('addresses on lines of their own: WordPress finds the widget, shows it, and its links work', async () => {
  const link = post('Địa chỉ dán vào bài', [
    text('Dán địa chỉ, không cần mã.'), embed(`${PORTAL}/nhung/latest?section=tin-tuc-su-kien&count=3`), text('Tìm kiếm:'), embed(`${PORTAL}/nhung/search`),
    text('Liên hệ:'), embed(`${PORTAL}/co-quan/so-tu-phap`), text('Hết bài.'),
  ]);
  for (const width of WIDTHS) {
    const { page, wrong } = await visit(link, width);
    // WordPress knows no such provider: nothing of the frame's may leave it but by messages.
    const sandboxes = await page.evaluate(() => [...document.querySelectorAll('iframe')].map((frame) => frame.getAttribute('sandbox')));
    assert.deepEqual(sandboxes, ['allow-scripts', 'allow-scripts', 'allow-scripts']);
    let { latest, search, contact } = await widgets(page, 3);
    assert.equal(await latest.locator('.rows>li').count(), 3);
    await contact.getByRole('heading', { name: 'Sở Tư pháp' }).waitFor();
    assert.equal(await page.locator('blockquote:visible').count(), 0, 'the plain links have made room');
    await shot(page, `address-${width}`);
    nothing(wrong);
    const href = await latest.locator('.rows a').first().getAttribute('href');
    assert.equal(await leadsToPortal(page, latest.locator('.rows a').first().click()), href);
    for (const send of [() => search.press('input[name=q]', 'Enter'), () => search.locator('button').click()]) {
      await page.goBack();
      ({ search } = await widgets(page, 3));
      await search.fill('input[name=q]', 'khai sinh & kết hôn');
      assert.equal(await leadsToPortal(page, send()), '/tim-kiem?q=khai+sinh+%26+k%E1%BA%BFt+h%C3%B4n');
    }
    await page.context().close();
  }
});

test('a post of the classic editor: an address alone in its line', async () => {
  const link = post('Bài soạn kiểu cũ', [`Liên hệ của Sở Tư pháp:`, `${PORTAL}/co-quan/so-tu-phap`, 'Hết bài.']);
  for (const width of WIDTHS) {
    const { page, wrong } = await visit(link, width);
    const { contact } = await widgets(page, 1);
    await shot(page, `classic-${width}`);
    nothing(wrong);
    assert.equal(await leadsToPortal(page, contact.getByRole('link', { name: 'Trang của cơ quan' }).click()), '/co-quan/so-tu-phap');
    await page.context().close();
  }
});

test('once the portal is a provider, its frame is taken as it is: nothing moves and every link works', async () => {
  wordpress('provider', { address: PORTAL });
  const link = post('Cổng là nhà cung cấp', [embed(`${PORTAL}/co-quan/so-tu-phap`), embed(`${PORTAL}/nhung/latest?section=tin-tuc-su-kien&count=3`), text('Hết bài.')]);
  for (const width of WIDTHS) {
    const { page, wrong } = await visit(link, width);
    const { latest } = await widgets(page, 2);
    assert.match(await page.locator('iframe').first().getAttribute('sandbox'), /allow-top-navigation-by-user-activation/);
    assert.equal(await latest.locator('.rows>li').count(), 3);
    assert.equal(await page.locator('blockquote:visible').count(), 0, 'the quotation is for nobody here');
    await page.waitForTimeout(300);
    assert.deepEqual(await page.evaluate(() => window.shifts), [], `${width} px: the host page stays where it is`);
    await shot(page, `provider-${width}`);
    nothing(wrong);
    const href = await latest.locator('.rows a').first().getAttribute('href');
    assert.equal(await leadsToPortal(page, latest.locator('.rows a').first().click()), href);
    await page.context().close();
  }
  wordpress('provider', { address: '' });
});

test('without script, or with the portal gone, readers of a pasted address have a link', async () => {
  const link = post('Không có script', [embed(`${PORTAL}/tin-tuc-su-kien`), text('Hết bài.')]);
  const { page } = await visit(link, 360, { javaScriptEnabled: false });
  const way = page.locator('blockquote a');
  await way.waitFor();
  assert.equal(await way.getAttribute('href'), `${PORTAL}/tin-tuc-su-kien`);
  await page.context().close();
});

test('an author without the right to write HTML: the code loses everything but its link, an address keeps the widget', async () => {
  const parts = [block(await code('ma-the', 'kind=latest&count=3')), block(await code('ma-khung', 'kind=alerts')), embed(`${PORTAL}/van-ban-quy-pham-phap-luat`)];
  const { page, wrong } = await visit(post('Bài của tác giả', parts, { author: 'tac-gia' }), 1280);
  const { documents } = await widgets(page, 1);
  assert.equal(await documents.locator('.documents>li').count(), 4);
  assert.equal(await page.locator('cong-widget, iframe:not(.wp-embedded-content)').count(), 0);
  assert.ok(await page.locator('.entry-content a', { hasText: 'Tin' }).count() > 0, 'the link of the element is left');
  nothing(wrong);
  await page.context().close();
});
