// A portal that says who may show its widgets (`[embedding]`): an agency's host, another that is named, and one that is not.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const http = require('node:http');
const path = require('node:path');
const { launch, nothing } = require('./browser.cjs');
const { portal: start, edit } = require('./portal.cjs');

/** The host of an agency of the reference content, one that the editors add, and a stranger. */
const AGENCY = 'stp.quangbinh.gov.vn', NAMED = 'bao.example', STRANGER = 'la.example';

let browser, portal, host;
before(async () => {
  host = http.createServer((request, response) => {
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!DOCTYPE html><html lang="vi"><head><title>Trang</title></head><body><p>Trước</p>
      <cong-widget kind="latest" count="3" style="display:block;min-height:376px"><a href="${portal.base}/tin-tuc-su-kien">Tin của tỉnh</a></cong-widget>
      <p>Sau</p><script async src="${portal.base}/embed.js"></script></body></html>`);
  });
  await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve));
  portal = await start({ change: (content) => edit(path.join(content, 'site.toml'), 'restricted = false\nhosts = []', `restricted = true\nhosts = ["${NAMED}"]`) });
  // The names stand for the server of the test, on the port that goes without saying: hosts are registered without one.
  const rules = [AGENCY, NAMED, STRANGER].map((name) => `MAP ${name} 127.0.0.1:${host.address().port}`);
  browser = await launch([`--host-resolver-rules=${rules.join(',')}`]);
});
after(async () => {
  await browser?.close();
  host?.closeAllConnections();
  host?.close();
  await portal?.stop();
});

async function visit(name) {
  const page = await browser.newPage({ viewport: { width: 800, height: 700 } });
  const wrong = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`http://${name}/`);
  return { page, wrong };
}

const link = (page) => page.getByRole('link', { name: 'Tin của tỉnh' });
const height = (page) => page.evaluate(() => document.querySelector('cong-widget').offsetHeight);

for (const name of [AGENCY, NAMED]) {
  test(`${name} shows the widget`, async () => {
    const { page, wrong } = await visit(name);
    await page.waitForFunction(() => document.querySelector('cong-widget').shadowRoot?.querySelector('.ready'));
    const frame = page.frames().find((one) => one.url().startsWith(`${portal.base}/nhung/`));
    assert.equal(await frame.locator('.rows>li').count(), 3);
    assert.equal(await link(page).count(), 0, 'the plain link has made room');
    nothing(wrong);
    await page.context().close();
  });
}

test('a host that is not registered shows the plain link, in its room, and no blank frame', async () => {
  const { page, wrong } = await visit(STRANGER);
  await page.getByText('Phần này chưa tải được').waitFor({ timeout: 8000 });
  assert.ok(wrong.some((text) => text.includes('frame-ancestors')), `the browser has refused the frame: ${wrong}`);
  assert.equal(await link(page).getAttribute('href'), `${portal.base}/tin-tuc-su-kien`);
  const [frame] = await page.evaluate(() => [...document.querySelector('cong-widget').shadowRoot.querySelectorAll('iframe')].map((one) => getComputedStyle(one).visibility));
  assert.equal(frame, 'hidden', 'the browser’s own error page is not shown');
  assert.equal(await height(page), 376);
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
  const [box, room] = await Promise.all([link(page).boundingBox(), page.locator('cong-widget').boundingBox()]);
  assert.ok(box.y >= room.y && box.y + box.height <= room.y + room.height && box.width > 50, 'the link is there to be seen');
  await page.context().close();
});
