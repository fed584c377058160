// A widget as WordPress frames what it discovers by oEmbed: scripts only, a secret in the fragment, nothing let out but messages. The same in a
// real WordPress: `cargo xtask test wordpress`.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const http = require('node:http');
const { BASE, launch, nothing } = require('./browser.cjs');

const SECRET = 'AbC123xyz0';

let browser, host;
before(async () => {
  host = http.createServer((request, response) => {
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    const path = decodeURIComponent(new URL(request.url, 'http://x').searchParams.get('w')).replaceAll('&', '&amp;');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!DOCTYPE html><html lang="vi"><head><title>Sở</title><script>window.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script></head>
      <body><iframe sandbox="allow-scripts" security="restricted" width="600" height="400" src="${BASE}${path}#?secret=${SECRET}" data-secret="${SECRET}"></iframe></body></html>`);
  });
  await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  host?.closeAllConnections();
  host?.close();
});

/** Opens a page that frames a widget, as soon as the widget has spoken. */
async function framed(path) {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  const wrong = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
  await page.goto(`http://127.0.0.1:${host.address().port}/?w=${encodeURIComponent(path)}`);
  await page.waitForFunction(() => window.heard.length);
  const frame = page.frames()[1];
  /** What it says next. */
  const says = async (act) => {
    await page.evaluate(() => { window.heard.length = 0; });
    await act();
    await page.waitForFunction(() => window.heard.length);
    return page.evaluate(() => window.heard);
  };
  return { page, frame, wrong, says };
}

const link = (path) => [{ message: 'link', value: `${BASE}${path}`, secret: SECRET }];

test('it says that it is there, and again when it is asked with the right secret', async () => {
  const { page, wrong, says } = await framed('/nhung/latest?count=2');
  assert.deepEqual(await page.evaluate(() => window.heard), [{ message: 'shown', value: undefined, secret: SECRET }]);
  const ready = (secret) => page.evaluate((secret) => frames[0].postMessage({ message: 'ready', secret }, '*'), secret);
  assert.deepEqual(await says(async () => { await ready('another'); await ready(SECRET); }), [{ message: 'shown', value: undefined, secret: SECRET }]);
  nothing(wrong);
  await page.context().close();
});

test('links and searches are handed to the page', async () => {
  const list = await framed('/nhung/latest?section=tin-tuc-su-kien&count=2');
  const item = list.frame.locator('.rows a').first();
  assert.deepEqual(await list.says(() => item.click()), link(await item.getAttribute('href')));
  nothing(list.wrong);
  await list.page.context().close();
  const search = await framed('/nhung/procedures-search?agency=so-tu-phap');
  await search.frame.fill('input[name=q]', 'khai sinh & tử');
  for (const send of [() => search.frame.press('input[name=q]', 'Enter'), () => search.frame.locator('button').click()]) {
    const [{ message, value }] = await search.says(send);
    const address = new URL(value);
    assert.deepEqual([message, address.origin, address.pathname, address.searchParams.get('q'), address.searchParams.get('loai')], ['link', new URL(BASE).origin, '/tim-kiem', 'khai sinh & tử', 'thu-tuc']);
  }
  nothing(search.wrong);
  await search.page.context().close();
});

test('what is on another host stands on the portal’s own page', async () => {
  const { page, frame, wrong, says } = await framed('/nhung/contact?agency=so-tu-phap');
  await frame.locator('.reach a, .foot a').first().evaluate((one) => { one.href = 'tel:02323822222'; });
  assert.deepEqual(await says(() => frame.locator('a[href^="tel:"]').click()), link('/co-quan/so-tu-phap'));
  nothing(wrong);
  await page.context().close();
});
