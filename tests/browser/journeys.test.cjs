// What people do: click through, search, filter, go back, lose the way, lose the line.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { BASE, launch, watched, open, follow, heading, api } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const desk = async () => watched(await browser.newContext({ viewport: { width: 1280, height: 800 } }));

test('every section is reached from the menu by clicks, without a new document', async () => {
  const page = await desk();
  await open(page, '/');
  await page.evaluate(() => { window.sameDocument = true; });
  const site = await api('/site');
  for (const group of site.groups.filter((group) => group.in_menu)) {
    for (const section of group.section) {
      const link = page.locator(`#menu a[href="/${section.slug}"]`);
      if (group.section.length > 1) await page.locator('#menu summary', { hasText: group.title }).click();
      await follow(page, link);
      await heading(page, section.title);
      await page.waitForFunction((title) => document.title.startsWith(title), section.title);
    }
  }
  assert.equal(await page.evaluate(() => window.sameDocument), true);
  assert.deepEqual(page.wrong, []);
});

test('every agency is reached by clicks and its sections from its own menu', async () => {
  const page = await desk();
  const site = await api('/site');
  await open(page, '/co-quan');
  for (const agency of site.agencies) {
    await follow(page, page.locator(`main a[href="/co-quan/${agency.slug}"]`));
    await page.waitForFunction((name) => document.querySelector('.agency-name strong')?.innerText === name, agency.name);
    await page.goBack();
    await page.waitForFunction(() => location.pathname === '/co-quan' && document.querySelector('.agencies'));
  }
  await follow(page, page.locator('main a[href="/co-quan/so-tu-phap"]'));
  for (const section of site.agency_sections.filter((section) => !section.without?.includes('so-tu-phap'))) {
    await follow(page, page.locator(`#menu a[href="/co-quan/so-tu-phap/${section.slug}"]`));
    await heading(page, section.title);
  }
  assert.deepEqual(page.wrong, []);
});

test('home leads to a procedure in one click, and its focus and title follow', async () => {
  const page = await desk();
  await open(page, '/');
  await follow(page, page.locator('main a[href="/thu-tuc-hanh-chinh/1.001193"]'));
  await heading(page, 'Đăng ký khai sinh');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await page.waitForFunction(() => document.querySelector('[role=status][aria-live]')?.textContent === 'Đăng ký khai sinh');
  await page.waitForFunction(() => document.title.startsWith('Đăng ký khai sinh'));
  assert.equal(await page.locator('link[rel=canonical]').getAttribute('href'), 'https://quangbinh.gov.vn/thu-tuc-hanh-chinh/1.001193');
  assert.deepEqual(page.wrong, []);
});

test('back returns to the place that was left', async () => {
  const page = await desk();
  await open(page, '/tin-tuc-su-kien');
  const link = page.locator('.stories h3 a').nth(12);
  await link.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => scrollY > 300);
  const before = await page.evaluate(() => scrollY);
  await follow(page, link);
  await page.waitForFunction(() => scrollY === 0);
  await page.goBack();
  await page.waitForFunction((y) => document.querySelectorAll('.stories h3').length > 12 && Math.abs(scrollY - y) < 3, before);
  await page.goForward();
  await page.waitForFunction(() => !document.querySelector('.stories'));
  assert.deepEqual(page.wrong, []);
});

test('a search from home finds a procedure by its everyday name', async () => {
  const page = await desk();
  await open(page, '/');
  await page.fill('#q', 'lam khai sinh cho con');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/tim-kiem?q=**');
  await page.waitForSelector('.hits h3');
  const titles = await page.locator('.answer h2, .hits h3').allInnerTexts();
  assert.ok(titles.slice(0, 3).includes('Đăng ký khai sinh'), titles.join(' | '));
  await page.locator('.tabs a', { hasText: 'Thủ tục' }).click();
  await page.waitForURL('**loai=thu-tuc**');
  await page.waitForFunction(() => [...document.querySelectorAll('.hits .where')].every((e) => e.textContent.startsWith('Thủ tục')));
  assert.equal(await page.inputValue('#tim'), 'lam khai sinh cho con', 'what was typed stays');
  assert.deepEqual(page.wrong, []);
});

test('a search for nothing and a search for what is not there say so', async () => {
  const page = await desk();
  await open(page, '/tim-kiem?q=xyzzyqqq');
  assert.match(await page.locator('main').innerText(), /Không tìm thấy gì với “xyzzyqqq”/);
  await page.fill('#tim', '');
  await page.locator('main form[role=search] button').click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tim', 'an empty box is given the focus, nothing is lost');
});

test('filters live in the address, keep the scroll, and can be taken away', async () => {
  const page = await desk();
  await open(page, '/van-ban-quy-pham-phap-luat');
  const all = await page.locator('.result-bar b').innerText();
  await page.locator('.filters input[name="hieu-luc"][value="in-force"]').check();
  await page.locator('.filters button').click();
  await page.waitForURL('**hieu-luc=in-force**');
  await page.waitForSelector('.chips a');
  const fewer = await page.locator('.result-bar b').innerText();
  assert.ok(Number(fewer) < Number(all), `${fewer} of ${all}`);
  assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'a filter does not move the focus to the heading');
  await page.reload();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  assert.equal(await page.locator('.result-bar b').innerText(), fewer, 'a reload shows the same');
  await follow(page, page.locator('.chips .clear'));
  await page.waitForFunction((all) => document.querySelector('.result-bar b')?.textContent === all, all);
  assert.deepEqual(page.wrong, []);
});

test('the week of the leaders turns back and forth', async () => {
  const page = await desk();
  await open(page, '/lich-lam-viec-cua-lanh-dao');
  const first = await page.locator('.weeks h2').innerText();
  await follow(page, page.locator('.weeks a[rel=next]'));
  await page.waitForFunction((first) => document.querySelector('.weeks h2').textContent !== first, first);
  assert.ok(await page.locator('.day dd').count() > 3, 'the next week has entries');
  await page.getByText('Về tuần này').click();
  await page.waitForFunction((first) => document.querySelector('.weeks h2').textContent === first, first);
});

test('an unknown address and an unknown item give ways out', async () => {
  const page = await desk();
  for (const path of ['/khong-co-gi-o-day', '/hoi-dap/khong-co', '/co-quan/khong-co', '/hoi-dap?trang=9999']) {
    const response = await page.goto(BASE + path);
    assert.equal(response.status(), 404, path);
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    assert.match(await page.locator('h1').innerText(), /Không có trang này/);
  }
  await follow(page, page.locator('main a[href="/so-do-trang"]'));
  await heading(page, 'Sơ đồ trang');
});

test('when the line is lost the page says so and tries again', async () => {
  const page = await desk();
  await open(page, '/hoi-dap');
  await page.route('**/api/**', (route) => route.abort('connectionrefused'));
  await page.locator('#menu summary', { hasText: 'Giới thiệu' }).click();
  await page.locator('#menu a[href="/di-tich-danh-thang"]').click();
  await page.getByText('Chưa tải được trang này').waitFor();
  await page.unroute('**/api/**');
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.waitForFunction(() => document.querySelector('main h1')?.textContent === 'Di tích, danh thắng');
});

test('the menu of a phone opens, leads on, and closes', async () => {
  const page = await watched(await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true }));
  await open(page, '/');
  await page.locator('.menu-open').click();
  await page.locator('#menu summary', { hasText: 'Công dân' }).click();
  await follow(page, page.locator('#menu a[href="/hoi-dap"]'));
  assert.equal(await page.locator('#menu').evaluate((menu) => menu.matches(':popover-open')), false);
  await heading(page, 'Hỏi đáp');
  assert.deepEqual(page.wrong, []);
});
