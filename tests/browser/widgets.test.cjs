// Widgets in an agency's page: another host name, another port; with and without a strict policy; with the portal gone.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const fs = require('node:fs');
const http = require('node:http');
const { BASE, launch, nothing } = require('./browser.cjs');

const axe = fs.readFileSync(require.resolve('axe-core'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** An address of every kind. */
const KINDS = [
  'latest?section=tin-tuc-su-kien&count=3', 'documents?count=2', 'procedure?item=1.001193', 'procedures-search?agency=so-tu-phap', 'search', 'alerts',
  'schedule', 'consultation', 'contact?agency=so-tu-phap', 'latest?agency=huyen-le-thuy&lang=en&count=10', 'latest?section=khong-co', 'khong-co',
];

let browser, agency, portal;

before(async () => {
  agency = await server((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    const page = agency.pages[pathname];
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    if (!page) return response.writeHead(404).end();
    const { body, head = '', policy, type = 'text/html; charset=utf-8', lang = 'vi' } = page;
    if (policy) response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', type);
    response.end(type.startsWith('text/html') ? `<!DOCTYPE html><html lang="${lang}"><head><title>Sở</title><meta name="viewport" content="width=device-width">${head}</head><body>${body}</body></html>` : body);
  });
  agency.pages = {};
  // The portal as the agency's page sees it: it can be stopped, slowed down and counted without touching the real one.
  portal = await server((request, response) => {
    portal.seen.push(request.url);
    const answer = portal.instead?.(request, response);
    if (answer) return;
    const target = new URL(request.url, BASE);
    const { host, connection, ...headers } = request.headers;
    http.get(target, { headers }, (real) => {
      const { connection: _, 'transfer-encoding': __, ...rest } = real.headers;
      response.writeHead(real.statusCode, rest);
      real.pipe(response);
    }).on('error', () => response.destroy());
  });
  portal.seen = [];
  browser = await launch(['--host-resolver-rules=MAP stp.example 127.0.0.1,MAP cong.example 127.0.0.1,MAP other.example 127.0.0.1']);
});
after(async () => {
  await browser.close();
  await Promise.all([agency, portal].map((one) => one.stop()));
});

/** A web server on a port of its own. */
async function server(answer) {
  const own = http.createServer(answer);
  const sockets = new Set();
  own.on('connection', (socket) => { sockets.add(socket); socket.on('close', () => sockets.delete(socket)); });
  await new Promise((resolve) => own.listen(0, '127.0.0.1', resolve));
  own.port = own.address().port;
  own.stop = () => new Promise((resolve) => { own.close(resolve); sockets.forEach((socket) => socket.destroy()); });
  return own;
}

const there = () => `http://cong.example:${portal.port}`;
const here = (path) => `http://stp.example:${agency.port}${path}`;
const script = () => `<script async src="${there()}/embed.js"></script>`;

/** Heights that the builder gives with its code. */
const HEIGHTS = { latest: 376, documents: 536, procedure: 432, search: 160, alerts: 120, schedule: 436, consultation: 272, contact: 320 };
const widget = (kind, more = '') => `<cong-widget kind="${kind}" ${more} style="display:block;min-height:${HEIGHTS[kind]}px"><a href="${there()}/tin-tuc-su-kien">Tin của tỉnh</a></cong-widget>`;

/** Opens a page of the agency's; `{ page, wrong, shifts }`. */
async function visit(path, content, { viewport = { width: 1000, height: 800 }, ...options } = {}) {
  agency.pages[path] = content;
  portal.seen = [];
  const context = await browser.newContext({ viewport, serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) window.shifts.push({ value, hadRecentInput, of: sources.map(({ node }) => node?.nodeName) });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(here(path));
  return { page, wrong, context };
}

const frames = (page) => page.frames().filter((frame) => frame !== page.mainFrame() && frame.url().includes('/nhung/'));

/** Waits until so many widgets' pages are there and the elements have heard of them (their link is put away). */
async function shown(page, count) {
  const deadline = Date.now() + 15000;
  for (;;) {
    const ready = await Promise.all(frames(page).map((frame) => frame.evaluate(() => Boolean(document.querySelector('main'))).catch(() => false)));
    if (ready.filter(Boolean).length === count) break;
    assert.ok(Date.now() < deadline, `${ready.filter(Boolean).length} of ${count} widgets came`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await page.waitForTimeout(200);
}

/** Links that a reader sees and reaches, in shadow trees too. */
const links = (page, name) => page.getByRole('link', { name }).count();

test('several widgets in a page: they come, take no cookie and keep nothing, and move nothing', async () => {
  const body = `<h1>Sở Tư pháp</h1>${widget('latest', 'section="tin-tuc-su-kien" count="3"')}<p id="after">Sau</p>${widget('procedure', 'item="1.001193"')}
    ${widget('alerts')}<div style="height:2000px">Giữa</div>${widget('contact', 'agency="so-tu-phap"')}${script()}${script()}`;
  const { page, wrong, context } = await visit('/several', { body });
  await shown(page, 3);
  await page.mouse.wheel(0, 3000);
  await shown(page, 4);
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
  nothing(wrong);
  const { cookies, origins } = await context.storageState({ indexedDB: true });
  assert.deepEqual([cookies, origins], [[], []], 'nothing is kept');
  for (const frame of frames(page)) {
    assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight), true, `${frame.url()} fits`);
  }
  assert.equal(portal.seen.filter((url) => url === '/embed.js').length, 1, 'the script is fetched once');
  assert.equal(portal.seen.length, 5, `nothing else is fetched: ${portal.seen}`);
  await context.close();
});

test('a strict policy: only the portal’s host for script and frame, no inline style anywhere', async () => {
  const policy = `default-src 'none'; style-src 'self'; script-src ${there()}; frame-src ${there()}; require-trusted-types-for 'script'`;
  agency.pages['/site.css'] = { type: 'text/css', body: 'cong-widget[kind="latest"]{display:block;min-height:376px} body>*{margin:0}' };
  const head = '<link rel="stylesheet" href="/site.css">';
  const body = `<cong-widget kind="latest" section="tin-tuc-su-kien" count="3"><a href="${there()}/tin-tuc-su-kien">Tin</a></cong-widget><p>Sau</p>${script()}`;
  const { page, wrong, context } = await visit('/strict', { head, body, policy });
  await shown(page, 1);
  nothing(wrong);
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
  assert.equal(await links(page, 'Tin'), 0, 'the plain link has made room');
  await context.close();
});

test('odd styles of the host, right to left, narrow and flexible places', async () => {
  const head = '<style>*{font-size:9px;line-height:3;box-sizing:content-box} iframe{display:none!important;height:1px!important} a{display:none} div{transform:rotate(9deg)} html{font-size:62.5%}</style>';
  const body = `<div style="transform:none;display:flex;width:600px" dir="rtl"><cong-widget kind="search"></cong-widget></div><section style="width:260px">${widget('schedule')}</section>${script()}`;
  const { page, wrong, context } = await visit('/odd', { head, body });
  await shown(page, 2);
  const boxes = await page.evaluate(() => [...document.querySelectorAll('cong-widget')].map((one) => [one.offsetWidth, one.offsetHeight]));
  assert.deepEqual(boxes, [[600, 160], [260, 436]]);
  for (const frame of frames(page)) assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight), true, frame.url());
  nothing(wrong);
  await context.close();
});

test('elements that come later, change and go', async () => {
  const { page, context } = await visit('/later', { body: script() });
  await page.waitForFunction(() => customElements.get('cong-widget'));
  await page.evaluate(() => {
    const one = document.createElement('cong-widget');
    one.setAttribute('kind', 'latest');
    one.setAttribute('count', '2');
    document.body.append(one);
  });
  await shown(page, 1);
  assert.match(frames(page)[0].url(), /count=2/);
  assert.equal(await page.evaluate(() => document.querySelector('cong-widget').offsetHeight), 288);
  await page.evaluate(() => {
    const one = document.querySelector('cong-widget');
    one.setAttribute('count', '4');
    one.setAttribute('accent', '#cc0000');
  });
  await page.waitForFunction(() => document.querySelector('cong-widget').offsetHeight === 464);
  await shown(page, 1);
  assert.match(frames(page)[0].url(), /count=4&accent=%23cc0000/);
  assert.equal(portal.seen.filter((url) => url.includes('count=4')).length, 1, 'changes of one moment make one frame');
  await page.evaluate(() => document.querySelector('cong-widget').remove());
  assert.equal(await page.evaluate(() => window.length), 0, 'no frame is left');
  await context.close();
});

test('the host’s scheme and language, also when they change', async () => {
  const head = '<meta name="color-scheme" content="dark">';
  const { page, context } = await visit('/dark', { head, lang: 'en', body: `${widget('search')}${script()}` });
  await shown(page, 1);
  const look = () => frames(page)[0].evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme, getComputedStyle(document.body).backgroundColor]);
  assert.deepEqual(await look(), ['en', 'dark', 'rgb(23, 19, 16)']);
  await page.evaluate(() => { document.documentElement.style.colorScheme = 'light'; });
  await page.waitForFunction(() => document.querySelector('cong-widget').shadowRoot.querySelector('.box.light'));
  await shown(page, 1);
  assert.deepEqual((await look()).slice(1), ['light', 'rgb(253, 252, 248)']);
  await context.close();
  const system = await visit('/system', { head: '<style>:root{color-scheme:light dark}</style>', body: `${widget('search')}${script()}` }, { colorScheme: 'dark' });
  await shown(system.page, 1);
  assert.equal(await frames(system.page)[0].evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(23, 19, 16)');
  await system.context.close();
});

test('with the portal gone there is a plain link, in its room; what comes late is shown after all', async (t) => {
  t.after(() => { portal.instead = undefined; });
  // The script came, the widgets do not: the portal was stopped in between.
  portal.instead = (request) => request.url.startsWith('/nhung/') && (request.socket.destroy(), true);
  const body = `<p>Trước</p>${widget('latest', 'section="tin-tuc-su-kien" count="3" label="Tin tức của tỉnh"')}<p>Sau</p>${script()}`;
  const { page, context } = await visit('/gone', { body });
  const link = page.getByRole('link', { name: 'Tin tức của tỉnh' });
  await link.waitFor();
  assert.equal(await link.getAttribute('href'), `${there()}/tin-tuc-su-kien`);
  await page.getByText('Phần này chưa tải được').waitFor({ timeout: 8000 });
  assert.equal(await page.evaluate(() => document.querySelector('cong-widget').offsetHeight), 376);
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
  // The portal is back, and so is the reader's network.
  portal.instead = undefined;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await shown(page, 1);
  assert.equal(await link.count(), 0);
  await context.close();
});

test('without the script, or with the whole portal down, the page still has its link and its room', async () => {
  const body = `${widget('latest')}<p>Sau</p><script async src="http://other.example:1/embed.js"></script>`;
  const { page, context } = await visit('/none', { body });
  await page.getByRole('link', { name: 'Tin của tỉnh' }).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('cong-widget').offsetHeight), 376);
  await context.close();
});

test('an error page of a proxy is not taken for a widget', async (t) => {
  t.after(() => { portal.instead = undefined; });
  portal.instead = (request, response) => request.url.startsWith('/nhung/') && (response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>'), true);
  const { page, context } = await visit('/proxy', { body: `${widget('search')}${script()}` });
  await page.getByText('Phần này chưa tải được').waitFor({ timeout: 8000 });
  await page.getByRole('link', { name: 'Tin của tỉnh' }).waitFor();
  await context.close();
});

test('messages of others are not heard: another frame, another origin, another nonce', async (t) => {
  t.after(() => { portal.instead = undefined; });
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  // The widget is held back: only a message could make its link disappear.
  portal.instead = (request, response) => {
    if (!request.url.startsWith('/nhung/')) return false;
    held.then(() => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>x</p>'));
    return true;
  };
  agency.pages['/evil'] = { body: '<script>setInterval(() => { for (const nonce of ["", "1-2-3-4", undefined, "*"]) parent.postMessage({ cong: nonce, height: 3000 }, "*"); }, 20)</script>' };
  const body = `<div style="height:1200px"></div>${widget('search')}<iframe src="http://other.example:${agency.port}/evil"></iframe>${script()}`;
  const { page, context } = await visit('/hostile', { body });
  await page.waitForFunction(() => document.querySelector('cong-widget').shadowRoot?.querySelector('iframe'));
  await page.evaluate(() => {
    for (let times = 0; times < 50; times += 1) {
      postMessage({ cong: '1-2-3-4', height: 3000 }, '*');
      dispatchEvent(new MessageEvent('message', { data: { cong: '', height: 3000 }, origin: 'http://cong.example' }));
    }
  });
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => document.querySelector('cong-widget').offsetHeight), 160);
  assert.equal(await links(page, 'Tin của tỉnh'), 1, 'the widget is still waited for');
  release();
  await context.close();
});

test('a frame that needs another height has it before it is seen, and keeps its room once it is', async () => {
  // One draft of an agency that has fewer items than asked for: the element below the window takes the height of what is there.
  const few = widget('latest', 'section="giao-luu" count="10"').replace('section="giao-luu"', 'agency="so-tu-phap" section="gioi-thieu"');
  const { page, context } = await visit('/height', { body: `<div style="height:3000px">Đầu</div>${few.replace(/ style="[^"]*"/, '')}<p>Sau</p>${script()}` });
  const before = await page.evaluate(() => document.querySelector('cong-widget').offsetHeight);
  // Near, and still below the window.
  await page.evaluate(() => scrollTo(0, 1600));
  await shown(page, 1);
  const count = await frames(page)[0].evaluate(() => document.querySelectorAll('.rows>li').length);
  assert.ok(count < 10, `${count} items`);
  const after = await page.evaluate(() => document.querySelector('cong-widget').offsetHeight);
  assert.ok(after < before, `${before} px were kept, ${after} px are needed`);
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
  await context.close();
});

test('a portal that hangs does not hold back the load event of the page', async (t) => {
  t.after(() => { portal.instead = undefined; });
  portal.instead = (request) => request.url.startsWith('/nhung/');
  const { page, context } = await visit('/hangs', { body: `${widget('search')}${script()}` });
  assert.equal(await page.evaluate(() => document.readyState), 'complete');
  await page.waitForFunction(() => document.querySelector('cong-widget').shadowRoot.querySelector('iframe'));
  assert.equal(await links(page, 'Tin của tỉnh'), 1);
  await context.close();
});

test('links and searches open in the whole window', async () => {
  const { page, context } = await visit('/top', { body: `${widget('search')}${script()}` });
  await shown(page, 1);
  const frame = frames(page)[0];
  await frame.fill('#q', 'khai sinh');
  await frame.press('#q', 'Enter');
  await page.waitForURL(/\/tim-kiem\?q=khai/);
  assert.equal(new URL(page.url()).host, `cong.example:${portal.port}`);
  await context.close();
});

test('every kind keeps its height at every width, with larger letters too', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const found = [];
  const table = JSON.parse(/const KINDS = (\{.*?\});/.exec(await (await fetch(`${BASE}/embed.js`)).text())[1]);
  for (const path of KINDS) {
    const [kind, query = ''] = path.split('?');
    const [base, each, usual] = table[kind] || [160, 0, 1];
    const height = base + each * (Number(new URLSearchParams(query).get('count')) || usual);
    await page.goto(`${BASE}/nhung/${path}`);
    for (const width of [240, 300, 360, 480, 600, 800, 1200]) {
      await page.setViewportSize({ width, height });
      const [high, wide] = await page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]);
      if (high > height || wide > width) found.push(`${path} at ${width}: ${wide} × ${high}, promised ${height}`);
    }
    // The element grows with the reader's letters: 20 px instead of 16.
    await page.setViewportSize({ width: 400, height: Math.round(height * 1.25) });
    await page.evaluate(() => { document.documentElement.style.fontSize = '125%'; });
    const high = await page.evaluate(() => document.documentElement.scrollHeight);
    if (high > Math.round(height * 1.25)) found.push(`${path} with letters of 20 px: ${high}`);
  }
  await context.close();
  nothing(found);
});

test('axe finds nothing on any widget, light or dark, with any accent, nor in the builder', async () => {
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const found = [];
  const run = async (path, what) => {
    await page.goto(BASE + path);
    await page.evaluate(axe);
    const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, iframes: false, resultTypes: ['violations'] }), TAGS);
    for (const { id, nodes } of violations) found.push(`${path} ${what} ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 140)).join(' | ')}`);
  };
  for (const width of [320, 700]) {
    await page.setViewportSize({ width, height: 600 });
    for (const path of KINDS) {
      for (const theme of ['light', 'dark']) await run(`/nhung/${path}${path.includes('?') ? '&' : '?'}theme=${theme}&accent=%23ffcc00`, `${width}`);
    }
  }
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await run('/nhung?kind=latest&accent=%23ffcc00', `${width} ${colorScheme}`);
      await run('/nhung?kind=procedure&count=x', `${width} ${colorScheme}`);
    }
  }
  await context.close();
  nothing(found);
});

test('the builder: without script a form, with it the answer follows', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(`${BASE}/nhung`);
  await bare.getByLabel('Một thủ tục').check();
  await bare.getByRole('button', { name: 'Xem mã' }).click();
  await bare.getByRole('link', { name: 'Nhập mã thủ tục, ví dụ 1.001193.' }).waitFor();
  await bare.getByLabel('Mã thủ tục, dự thảo').fill('1.001193');
  await bare.getByRole('button', { name: 'Xem mã' }).click();
  assert.match(await bare.locator('#ma-the').innerText(), /item="1\.001193"/);
  await plain.close();

  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
  await page.goto(`${BASE}/nhung`);
  assert.equal(await page.locator('#o-item').isVisible(), false, 'what latest does not use is put away');
  await page.getByLabel('Liên hệ cơ quan').check();
  await page.locator('#tom-tat-loi').waitFor();
  assert.equal(await page.locator('#o-agency').getAttribute('aria-invalid'), 'true');
  await page.focus('#o-agency');
  await page.selectOption('#o-agency', 'so-tu-phap');
  await page.waitForFunction(() => document.querySelector('#ma-the')?.innerText.includes('agency="so-tu-phap"'));
  assert.equal(await page.locator('#tom-tat-loi').isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'o-agency', 'the focus stays where it was');
  assert.match(page.url(), /kind=contact&agency=so-tu-phap/);
  await page.frameLocator('.preview.phone iframe').getByRole('heading', { name: 'Sở Tư pháp' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await page.getByRole('button', { name: /^Sao chép: Mã dùng thẻ/ }).click();
  await page.waitForFunction(() => /sao chép/i.test(document.querySelector('#bao').textContent));
  nothing(wrong);
  await context.close();
});

test('the code of the builder works in a page of an agency’s', async () => {
  const html = await (await fetch(`${BASE}/nhung?kind=documents&count=2`)).text();
  const code = (id) => new RegExp(`<code id="${id}">([^<]*)`).exec(html)[1].replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
  const origin = /src="(https?:\/\/[^/"]+)\/embed\.js/.exec(code('ma-the'))[1];
  for (const id of ['ma-the', 'ma-khung']) {
    const { page, wrong, context } = await visit(`/${id}`, { body: `${code(id).replaceAll(origin, there())}<p>Sau</p>` });
    await shown(page, 1);
    assert.equal(await frames(page)[0].evaluate(() => document.querySelectorAll('.documents>li').length), 2);
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
    nothing(wrong);
    await context.close();
  }
});
