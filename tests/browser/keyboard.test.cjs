// Journeys without a mouse: Tab, Shift+Tab, Enter, Space, arrows and Escape alone.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { launch, watched, open, heading } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const at = async (width, path) => {
  const page = await watched(await browser.newContext({ viewport: { width, height: 800 } }));
  await open(page, path);
  return page;
};
const press = (page, ...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const focused = (page, selector) => page.evaluate((selector) => document.activeElement.matches(selector), selector);

/** Tabs on until the focus stands on something. */
async function tabTo(page, selector, key = 'Tab') {
  for (let stops = 0; stops < 300; stops += 1) {
    await page.keyboard.press(key);
    if (await focused(page, selector)) return;
  }
  assert.fail(`${key} does not reach ${selector}`);
}

/** What must come true soon: focus follows a change of the page by a frame or two. */
const soon = (page, what, condition) => page.waitForFunction(condition, null, { timeout: 2000 }).catch(() => assert.fail(what));

/** Focus that stands nowhere leaves a screen reader at the top of the page. */
const notLost = (page, when) => soon(page, `the focus is lost ${when}`, () => document.activeElement !== document.body);

test('the skip link is the first stop and leads past the menu', async () => {
  const page = await at(1280, '/hoi-dap');
  await press(page, 'Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Đến nội dung chính');
  await press(page, 'Enter');
  await page.waitForFunction(() => document.activeElement.id === 'chinh');
  await press(page, 'Tab');
  assert.equal(await focused(page, 'main *'), true, 'the next stop stands in the content');
});

test('a panel of the menu opens with Enter, closes with Escape and gives the focus back', async () => {
  const page = await at(1280, '/');
  const panel = page.locator('#menu details', { hasText: 'Công báo' });
  await tabTo(page, '#menu details:nth-of-type(1) > summary');
  while (!(await panel.evaluate((panel) => panel.contains(document.activeElement)))) await press(page, 'Tab');
  for (const [key, where] of [['Enter', 'summary'], ['Space', 'a[href="/cong-bao"]']]) {
    await press(page, key);
    assert.equal(await panel.evaluate((panel) => panel.open), true, `${key} opens it`);
    if (where !== 'summary') await tabTo(page, where);
    await press(page, 'Escape');
    assert.equal(await panel.evaluate((panel) => panel.open), false, `Escape on ${where} closes it`);
    assert.equal(await panel.evaluate((panel) => document.activeElement === panel.querySelector('summary')), true, 'the focus is on its title again');
  }
  await press(page, 'Enter');
  await tabTo(page, 'a[href="/cong-bao"]');
  await press(page, 'Enter');
  await heading(page, 'Công báo');
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');
  assert.equal(await panel.evaluate((panel) => panel.open), false, 'it does not stay open over the page');
  assert.deepEqual(page.wrong, []);
});

test('the menu of a phone opens with Enter, closes with Escape and gives the focus back', async () => {
  const page = await at(360, '/');
  const isOpen = () => page.locator('#menu').evaluate((menu) => menu.matches(':popover-open'));
  await tabTo(page, '.menu-open');
  await press(page, 'Enter');
  assert.equal(await isOpen(), true);
  await press(page, 'Tab');
  assert.equal(await focused(page, '#menu *'), true, 'the next stop stands in the menu');
  await press(page, 'Escape');
  assert.equal(await isOpen(), false);
  assert.equal(await focused(page, '.menu-open'), true, 'the focus is on its button again');
  await press(page, 'Space');
  await tabTo(page, '#menu summary');
  await press(page, 'Enter');
  await tabTo(page, '#menu details a');
  const title = await page.evaluate(() => document.activeElement.textContent);
  await press(page, 'Enter');
  await heading(page, title);
  assert.equal(await isOpen(), false, 'it does not stay open over the page');
  assert.deepEqual(page.wrong, []);
});

test('a menu left open on a screen that turns wide does not lie over the page', async () => {
  const page = await at(360, '/');
  await tabTo(page, '.menu-open');
  await press(page, 'Enter');
  await page.setViewportSize({ width: 1280, height: 800 });
  await soon(page, 'it is neither a whole sheet nor a bar between masthead and content', () => {
    const [masthead, menu, content] = ['.masthead', '#menu', '#chinh'].map((name) => document.querySelector(name).getBoundingClientRect());
    return menu.height >= innerHeight || (menu.top >= masthead.bottom - 1 && menu.bottom <= content.top + 1);
  });
});

test('from the first page to a procedure through the offers of the search box, and back', async () => {
  const page = await at(1280, '/');
  await tabTo(page, '#q');
  await page.keyboard.type('ket hon');
  await page.locator('.ask [role=option]').first().waitFor();
  await press(page, 'ArrowDown', 'Enter');
  await page.waitForURL('**/thu-tuc-hanh-chinh/*');
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');
  await press(page, 'Shift+Tab');
  await notLost(page, 'before the heading');
  // Chromium's own shortcut needs a window: the history is asked instead.
  await page.goBack();
  await page.waitForFunction(() => location.pathname === '/' && document.querySelector('#q'));
  await tabTo(page, '#q');
  assert.deepEqual(page.wrong, []);
});

test('Tab leaves the offers of the search box without taking one', async () => {
  const page = await at(1280, '/');
  await tabTo(page, '#q');
  await page.keyboard.type('ket hon');
  await page.locator('.ask [role=option]').first().waitFor();
  await press(page, 'ArrowDown', 'Tab');
  assert.equal(await focused(page, '.ask button'), true);
  assert.equal(await page.locator('.ask [role=option]:visible').count(), 0);
  await press(page, 'Enter');
  await heading(page, 'Kết quả tìm “ket hon”');
});

for (const width of [360, 1280]) {
  test(`the register of documents is filtered, sorted and cleared at ${width} px`, async () => {
    const page = await at(width, '/van-ban-quy-pham-phap-luat');
    const count = () => page.locator('.result-bar b').innerText();
    const changed = (from) => page.waitForFunction((from) => document.querySelector('.result-bar b')?.textContent !== from, from);
    const all = await count();
    if (width < 992) {
      await tabTo(page, '.filters > summary');
      await press(page, 'Space');
    }
    await tabTo(page, '.filters input[type=checkbox]');
    await press(page, 'Space');
    await tabTo(page, '.filters button');
    await press(page, 'Enter');
    await changed(all);
    await page.locator('.chips a').first().waitFor();
    await notLost(page, 'after filtering');
    const few = await count();
    await tabTo(page, '#xep');
    const order = await page.locator('#xep').inputValue();
    await press(page, 'ArrowDown');
    await tabTo(page, '.sort button');
    await press(page, 'Enter');
    await page.waitForURL('**xep=**');
    assert.notEqual(await page.locator('#xep').inputValue(), order);
    await notLost(page, 'after sorting');
    await tabTo(page, '.chips .clear', 'Shift+Tab');
    await press(page, 'Enter');
    await changed(few);
    await notLost(page, 'after the filters were taken away');
    assert.deepEqual(page.wrong, []);
  });
}

test('pages of a list are turned forth and back', async () => {
  const page = await at(1280, '/tin-tuc-su-kien');
  for (const [rel, number] of [['next', '2'], ['prev', '1']]) {
    const first = await page.locator('.stories h3').first().innerText();
    await tabTo(page, `.pages a[rel=${rel}]`);
    await press(page, 'Enter');
    await page.waitForFunction((first) => document.querySelector('.stories h3').innerText !== first, first);
    assert.equal(await page.locator('.pages [aria-current]').innerText(), number);
    await notLost(page, `on page ${number}`);
    // Who has turned the page wants its first entry next, not what follows the numbers at the end.
    await soon(page, `the focus does not stand before the entries of page ${number}`, () => {
      const entry = document.querySelector('.stories h3 a');
      return document.activeElement.compareDocumentPosition(entry) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
  }
  assert.deepEqual(page.wrong, []);
});

test('a procedure: to a part through its contents, papers ticked, and on from there', async () => {
  const page = await at(1280, '/thu-tuc-hanh-chinh/1.001193');
  await tabTo(page, 'a[href$="#giay-to"]');
  await press(page, 'Enter');
  await page.waitForFunction(() => location.hash === '#giay-to');
  await press(page, 'Tab');
  assert.equal(await focused(page, '#giay-to *, #giay-to'), true, 'the next stop stands in the part');
  if (!(await focused(page, 'input[type=checkbox]'))) await tabTo(page, '#giay-to input[type=checkbox]');
  await press(page, 'Space');
  assert.equal(await page.evaluate(() => document.activeElement.checked), true);
  await press(page, 'Shift+Tab');
  await notLost(page, 'on the way back');
  assert.deepEqual(page.wrong, []);
});

test('what must be done in an alert unfolds with Space and folds with Enter', async (t) => {
  const page = await at(360, '/');
  const summary = page.locator('.alert summary');
  if (!(await summary.isVisible().catch(() => false))) return t.skip('no alert holds today');
  await tabTo(page, '.alert summary');
  const unfolded = () => page.locator('.alert details').evaluate((details) => details.open);
  const before = await unfolded();
  await press(page, 'Space');
  assert.equal(await unfolded(), !before);
  await press(page, 'Enter');
  assert.equal(await unfolded(), before);
});
