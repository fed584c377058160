// What a reader chooses and takes along: theme and letters, ticks of a checklist, sharing, printing, the other language, the map.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { BASE, launch, watched, nothing, open } = require('./browser.cjs');

const PROCEDURE = '/thu-tuc-hanh-chinh/1.001193';
const MAP = '/ban-do-hanh-chinh/tam-dia-phuong-den-30-6-2025';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const at = async (width, path, more = {}) => {
  const page = await watched(await browser.newContext({ viewport: { width, height: 800 }, ...more }));
  await open(page, path);
  return page;
};
const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('theme, letters and contrast are kept on the device and stand before the first paint', async () => {
  const page = await at(1280, PROCEDURE);
  const light = await ground(page);
  await page.click('.utility .display-open');
  await page.check('#hien-thi input[name=theme][value=dark]');
  await page.check('#hien-thi input[name=text][value=large]');
  await page.check('#hien-thi input[name=contrast][value=more]');
  await page.keyboard.press('Escape');
  const dark = await ground(page);
  assert.notEqual(dark, light);
  // Without the app: the page's first script has set it already.
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(`${BASE}/lien-he`);
  assert.equal(await ground(page), dark);
  assert.deepEqual(await page.evaluate(() => ['theme', 'text', 'contrast'].map((name) => document.documentElement.dataset[name])), ['dark', 'large', 'more']);
  assert.equal(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize)), 19);
  await page.click('.utility .display-open');
  // The panel shows what was chosen.
  await page.waitForFunction(() => document.querySelector('#hien-thi input[name=theme][value=dark]').checked);
  await page.check('#hien-thi input[name=theme][value=""]');
  assert.equal(await ground(page), light);
  await page.context().close();
});

test('a choice wins over the system, and pictures follow it', async () => {
  const page = await at(1280, '/', { colorScheme: 'dark' });
  const dark = await ground(page);
  await page.click('.utility .display-open');
  await page.check('#hien-thi input[name=theme][value=light]');
  assert.notEqual(await ground(page), dark);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.panorama')).colorScheme), 'light');
  await page.context().close();
});

test('what is ticked in a checklist is there again, and goes away when asked', async () => {
  const page = await at(360, PROCEDURE);
  const boxes = page.locator('.papers input');
  await boxes.first().check();
  assert.match(await page.locator('.ticked').first().innerText(), /^Đã có 1 trong \d+$/);
  await open(page, '/');
  await open(page, PROCEDURE);
  await page.waitForFunction(() => document.querySelector('.papers input').checked);
  await page.getByRole('button', { name: 'Xóa dấu' }).click();
  assert.equal(await boxes.first().isChecked(), false);
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('giay-to')).length), 0);
  nothing(page.wrong);
  await page.context().close();
});

test('a page is shared by its address, a code, and the device', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await watched(context);
  await page.addInitScript(() => { navigator.share = async (data) => { window.shared = data; }; });
  await open(page, PROCEDURE);
  await page.getByRole('button', { name: 'Chia sẻ' }).click();
  const address = await page.locator('#chia-se .address').innerText();
  assert.match(address, /^https:\/\/.*\/thu-tuc-hanh-chinh\/1\.001193$/);
  await page.getByRole('button', { name: 'Chép liên kết' }).click();
  await page.waitForSelector('#chia-se button:has-text("Đã chép")');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
  await page.getByRole('button', { name: 'Gửi qua ứng dụng…' }).click();
  assert.equal(await page.evaluate(() => window.shared.url), address);
  await page.waitForFunction(() => document.querySelector('#chia-se .qr').naturalWidth > 0);
  nothing(page.wrong);
  await context.close();
});

test('reading aloud is offered where a voice speaks the language', async () => {
  const context = await browser.newContext();
  const page = await watched(context);
  await page.addInitScript(() => {
    const said = (window.said = []);
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const voices = [{ lang: 'vi-VN', name: 'Thử' }].map((voice) => Object.setPrototypeOf(voice, SpeechSynthesisVoice.prototype));
    Object.defineProperty(SpeechSynthesisVoice.prototype, 'lang', { get() { return 'vi-VN'; } });
    speechSynthesis.getVoices = () => voices.map(() => Object.create(SpeechSynthesisVoice.prototype));
    speechSynthesis.speak = (piece) => { said.push(piece.text); window.last = piece; };
    speechSynthesis.cancel = () => { window.cancelled = (window.cancelled || 0) + 1; };
  });
  await open(page, PROCEDURE);
  const button = page.getByRole('button', { name: 'Nghe đọc' });
  await button.click();
  const said = await page.evaluate(() => window.said);
  assert.ok(said.length > 5 && said[0] === (await page.locator('h1').innerText()), said.join(' | '));
  assert.equal(await page.getByRole('button', { name: 'Dừng đọc' }).getAttribute('aria-pressed'), 'true');
  await page.evaluate(() => window.last.onend());
  await button.waitFor();
  await context.close();
});

test('on paper: the text and its source, no tools', async () => {
  const page = await at(1280, '/tin-tuc-su-kien');
  await page.locator('.stories h3 a').first().click();
  await page.waitForSelector('.print-source', { state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => Object.fromEntries(['.site-header', '.site-footer', '.tools', '.crumbs', 'h1', '.print-source']
    .map((selector) => [selector, document.querySelector(selector)?.checkVisibility() ?? false])));
  assert.deepEqual(seen, { '.site-header': false, '.site-footer': false, '.tools': false, '.crumbs': false, h1: true, '.print-source': true });
  assert.match(await page.locator('.print-source').innerText(), /^Nguồn: .+\. https:\/\//);
  assert.ok((await page.pdf()).length > 5000);
  await page.context().close();
});

test('a panel that is closed is not seen, wherever it stands', async () => {
  const found = [];
  for (const width of [360, 1280]) {
    for (const path of ['/tin-tuc-su-kien/thang-nao-di-hang-nao', PROCEDURE, MAP, '/co-quan/so-tu-phap', '/en/about/overview']) {
      const page = await at(width, path);
      // The menu is a bar on a desk, and then no panel.
      const seen = await page.evaluate((panels) => [...document.querySelectorAll(panels)].filter((panel) => panel.checkVisibility()).map(({ id }) => id),
        `[popover]:not(:popover-open)${width > 992 ? ':not(#menu)' : ''}`);
      found.push(...seen.map((id) => `${path} ${width}: #${id}`));
      await page.context().close();
    }
  }
  nothing(found);
});

test('the language switch stays on the page where it can and says so where it cannot', async () => {
  const page = await at(1280, '/lien-he');
  await page.click('.utility .language');
  await page.waitForURL(`${BASE}/en/contact`);
  await page.waitForSelector('html[data-ready][lang=en]', { state: 'attached' });
  await page.click('.utility .language');
  await page.waitForURL(`${BASE}/lien-he`);
  await open(page, '/hoi-dap');
  await page.click('.utility .language');
  await page.waitForURL(`${BASE}/en?from=%2Fhoi-dap`);
  await page.getByRole('link', { name: 'Go back to it' }).click();
  await page.waitForURL(`${BASE}/hoi-dap`);
  // A link into the other edition that stands in a text is a new page too.
  await open(page, '/en/agencies');
  await page.locator('main a[hreflang=vi]').first().click();
  await page.waitForURL(/\/co-quan\//);
  await page.waitForSelector('html[lang=vi][data-ready]', { state: 'attached' });
  nothing(page.wrong);
  await page.context().close();
});

test('the English edition is read, searched and walked by itself', async () => {
  const page = await at(360, '/en');
  await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill('extend my stay');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/search/);
  await page.locator('.answer h2 a, .hits h3 a').first().click();
  await page.waitForURL(/\/en\/procedures\//);
  assert.equal(page.requests.filter((url) => url.includes('/api/v1/') && !url.includes('/api/v1/en/')).length, 0, 'asks the Vietnamese edition');
  nothing(page.wrong);
  await page.context().close();
});

test('the map is walked by keyboard and leads to its places', async () => {
  const page = await at(1280, MAP);
  const names = await page.locator('.map svg a').evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')));
  assert.deepEqual(names, await page.locator('.map-list a').allInnerTexts());
  await page.locator('.map svg a').nth(2).focus();
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement.querySelector('path')).strokeWidth), '1.5px');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/co-quan\//);
  nothing(page.wrong);
  await page.context().close();
});

// The page's own rules are those of its first paint (server/src/style.rs); paper, pointers and choices are in the whole sheet.
const printed = async (page) => {
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(() => [...document.querySelectorAll('.site-header .menu, .utility, main .crumbs')].filter((one) => one.checkVisibility()).length);
  await page.emulateMedia({ media: 'screen' });
  return shown;
};

test('a page prints as it should before the app is there', async () => {
  const page = await (await browser.newContext({ still: true, viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(BASE + PROCEDURE);
  await page.waitForFunction(() => [...document.styleSheets].some(({ href, media }) => href?.includes('/style-') && media.mediaText === 'print'));
  assert.equal(await page.evaluate(() => document.documentElement.hasAttribute('data-ready')), false);
  assert.equal(await printed(page), 0);
  await page.context().close();
});

test('without scripts the whole sheet holds: paper, and a pointer over a link', async () => {
  const page = await (await browser.newContext({ still: true, javaScriptEnabled: false, viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(BASE + PROCEDURE);
  const link = page.locator('main a').first();
  const thick = () => link.evaluate((link) => getComputedStyle(link).textDecorationThickness);
  assert.equal(await thick(), '1px');
  await link.hover();
  assert.equal(await thick(), '2px');
  assert.equal(await printed(page), 0);
  await page.context().close();
});

test('a choice is seen at once though the app does not come', async () => {
  const page = await (await browser.newContext({ still: true, viewport: { width: 1280, height: 800 } })).newPage();
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(BASE + PROCEDURE);
  const light = await ground(page);
  await page.waitForFunction(() => [...document.styleSheets].some(({ href }) => href?.includes('/style-')));
  await page.click('.utility .display-open');
  await page.check('#hien-thi input[name=theme][value=dark]');
  await page.waitForFunction((light) => getComputedStyle(document.body).backgroundColor !== light, light);
  await page.context().close();
});

for (const [when, late] of [['comes at once', false], ['comes after it was opened', true]]) {
  test(`a panel that opens before the app is laid out as a panel: the script of every page ${when}`, async () => {
    const page = await (await browser.newContext({ still: true, viewport: { width: 1280, height: 800 } })).newPage();
    await page.route('**/*.wasm', (route) => route.abort());
    let give = () => {};
    const given = late ? new Promise((resolve) => { give = resolve; }) : null;
    await page.route('**/page-*.js', async (route) => { await given; route.continue(); });
    await page.goto(BASE + PROCEDURE);
    if (!late) await page.waitForFunction(() => [...document.styleSheets].some(({ href }) => href?.includes('/style-')));
    await page.click('.utility .display-open');
    give();
    await page.waitForFunction(() => {
      const { borderTopWidth, width } = getComputedStyle(document.querySelector('#hien-thi'));
      return document.querySelector('#hien-thi:popover-open') && borderTopWidth === '4px' && width === '512px';
    });
    assert.equal(await page.locator('#hien-thi .choice').first().evaluate((choice) => getComputedStyle(choice).display), 'inline-flex');
    await page.context().close();
  });
}
