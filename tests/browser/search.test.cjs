// The search box and the results, by keyboard, mouse and thumb.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { BASE, launch, watched, open, follow, heading } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const desk = async () => watched(await browser.newContext({ viewport: { width: 1280, height: 900 } }));
const offers = (page) => page.locator('.ask [role=option]');
/** Types into the large box of the first page and waits for offers. */
async function type(page, words) {
  await page.locator('#q').click();
  await page.keyboard.type(words);
  await offers(page).first().waitFor();
}

test('by keyboard: offers are walked through, taken with Enter, closed with Escape', async () => {
  const page = await desk();
  await open(page, '/');
  const field = page.locator('#q');
  assert.equal(await field.getAttribute('role'), 'combobox');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  await type(page, 'khai si');
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  const active = await field.getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  await page.keyboard.press('ArrowUp');
  assert.equal(await field.getAttribute('aria-activedescendant'), null, 'past the first offer the field itself comes again');
  await page.keyboard.press('ArrowUp');
  assert.equal(await field.getAttribute('aria-activedescendant'), await offers(page).last().getAttribute('id'));
  await page.keyboard.press('Escape');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  assert.equal(await field.inputValue(), 'khai si', 'the first Escape leaves the words');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await heading(page, 'Đăng ký khai sinh');
  assert.deepEqual(page.wrong, []);
});

test('Enter without a choice searches the typed words', async () => {
  const page = await desk();
  await open(page, '/');
  await type(page, 'giấy độc thân');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/tim-kiem?q=**');
  await heading(page, 'Kết quả tìm “giấy độc thân”');
  assert.equal(await page.locator('[role=option]:visible').count(), 0, 'the list is closed');
  assert.deepEqual(page.wrong, []);
});

test('by mouse and by thumb an offer opens its page', async () => {
  for (const [width, hasTouch] of [[1280, false], [360, true]]) {
    const page = await watched(await browser.newContext({ viewport: { width, height: 740 }, hasTouch }));
    await open(page, '/');
    await type(page, 'tach thua');
    const first = offers(page).first();
    const box = await first.boundingBox();
    assert.ok(box.height >= 44, `a thumb hits it: ${box.height} px`);
    assert.ok(box.y + box.height <= 740, 'the first offer is on the screen');
    await (hasTouch ? first.tap() : first.click());
    await page.waitForFunction(() => location.pathname !== '/');
    assert.match(page.url(), /\/thu-tuc-hanh-chinh\/|\/tim-kiem/);
    assert.deepEqual(page.wrong, []);
  }
});

test('offers for words that were typed over come too late and do not show', async () => {
  const page = await desk();
  await open(page, '/');
  await page.route('**/api/v1/suggest?q=khai', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  await page.locator('#q').click();
  await page.keyboard.type('khai');
  await page.waitForRequest('**/suggest?q=khai');
  const late = page.waitForResponse('**/suggest?q=khai');
  await page.locator('#q').fill('hộ chiếu');
  await page.waitForFunction(() => document.querySelector('.ask [role=option]')?.textContent.toLowerCase().includes('hộ chiếu'));
  await late;
  assert.match((await offers(page).first().innerText()).toLowerCase(), /hộ chiếu/);
});

test('without the server the box stays a plain form', async () => {
  const page = await desk();
  await open(page, '/');
  await page.route('**/suggest?**', (route) => route.abort('connectionrefused'));
  await page.locator('#q').click();
  await page.keyboard.type('khai sinh');
  await page.keyboard.press('Enter');
  await heading(page, 'Kết quả tìm “khai sinh”');
});

test('results: mended words, tabs, filters, order, and back to the same place', async () => {
  const page = await desk();
  await open(page, '/tim-kiem?q=dang%20ky%20khai%20snih');
  await page.getByRole('link', { name: 'đăng ký khai sinh', exact: true }).first().waitFor();
  await follow(page, page.getByText('Chỉ tìm đúng'));
  await page.getByText('Đang tìm đúng từng chữ').waitFor();
  await open(page, '/tim-kiem?q=dat%20dai');
  const count = () => page.locator('.result-bar b').innerText();
  const all = await count();
  await follow(page, page.locator('.tabs a', { hasText: 'Văn bản' }));
  await page.waitForFunction((all) => document.querySelector('.result-bar b').textContent !== all, all);
  const documents = await count();
  assert.equal(await page.locator('.tabs a[aria-current]').textContent(), `Văn bản ${documents}`);
  await page.locator('.filters input[name="hieu-luc"]').first().check();
  await page.locator('.filters button').click();
  await page.waitForURL('**hieu-luc=**');
  await page.waitForFunction((documents) => document.querySelector('.result-bar b').textContent !== documents, documents);
  assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'a filter does not move the focus');
  await page.locator('#xep').selectOption('moi');
  await page.locator('.sort button').click();
  await page.waitForURL('**xep=moi**');
  await page.waitForFunction(() => document.querySelector('#xep')?.value === 'moi');
  const here = page.url();
  await page.evaluate(() => scrollTo(0, 400));
  await page.waitForFunction(() => scrollY > 300);
  await page.locator('.hits h3 a').last().click();
  await page.waitForFunction(() => !location.pathname.startsWith('/tim-kiem'));
  await page.waitForFunction(() => !document.querySelector('.hits'));
  await page.goBack();
  await page.waitForFunction((here) => location.href === here && document.querySelector('.hits'), here);
  await page.waitForFunction(() => scrollY > 300);
  await page.waitForFunction(() => document.querySelector('[role=status][aria-live]')?.textContent.includes('kết quả'));
  assert.deepEqual(page.wrong, []);
});

test('a clear question is answered before the list', async () => {
  const page = await desk();
  await open(page, '/tim-kiem?q=dang%20ky%20khai%20sinh');
  const answer = page.locator('.answer');
  assert.match(await answer.innerText(), /Đăng ký khai sinh[\s\S]*Lệ phí[\s\S]*Thời hạn[\s\S]*Nơi làm/);
  await answer.getByText('Xem giấy tờ cần có').click();
  await page.waitForFunction(() => location.hash === '#giay-to');
  await heading(page, 'Đăng ký khai sinh');
});

test('a browser can add the search to its own', async () => {
  const page = await desk();
  await open(page, '/');
  const href = await page.locator('link[rel=search]').getAttribute('href');
  const description = await (await fetch(BASE + href)).text();
  assert.match(description, /<Url type="text\/html" template="https:\/\/[^"]+\/tim-kiem\?q=\{searchTerms\}"/);
});

test('an empty box says what is missing, at the field, with and without script', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await open(page, '/');
  await page.locator('.ask form button').click();
  const field = page.locator('#q');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.equal(await field.evaluate((element) => element === document.activeElement), true, 'the focus is in the field');
  const error = page.locator(`#${await field.getAttribute('aria-describedby')}`);
  assert.match(await error.innerText(), /Hãy gõ/);
  await page.keyboard.type('k');
  assert.equal(await error.count(), 0, 'typing takes the error away');
  assert.equal(await field.getAttribute('aria-invalid'), null);
  await page.context().close();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${BASE}/tim-kiem?q=`);
  assert.match(await plain.title(), /^Lỗi: /);
  assert.equal(await plain.locator('#tim').getAttribute('aria-describedby'), 'tim-loi');
  assert.match(await plain.locator('#tim-loi').innerText(), /Hãy gõ/);
  await plain.goto(`${BASE}/tim-kiem`);
  assert.equal(await plain.locator('.field-error').count(), 0, 'nothing was sent: nothing is missing');
  await context.close();
});
