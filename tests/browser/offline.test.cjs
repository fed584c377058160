// The portal without a network: what was seen and what everybody needs stays readable, and says from when it is.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const http = require('node:http');
const { BASE, launch } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** The portal behind a line that can be cut: another port, so that other tests keep theirs. What it says is `old` milliseconds old. */
async function line(t, old = 0) {
  const target = new URL(BASE);
  let cut = false;
  const server = http.createServer((request, response) => {
    if (cut) return request.socket.destroy();
    const { method, url, headers } = request;
    const onward = http.request({ agent: false, host: target.hostname, port: target.port, method, path: url, headers: { ...headers, host: target.host } }, (answer) => {
      response.writeHead(answer.statusCode, { ...answer.headers, date: new Date(Date.now() - old).toUTCString() });
      answer.pipe(response);
    });
    onward.on('error', () => request.socket.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }));
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    cut: () => { cut = true; server.closeAllConnections(); },
    mend: () => { cut = false; },
  };
}

/** A page whose worker has kept what everybody needs. */
async function visitor(portal, path, later = true) {
  const context = await browser.newContext({ serviceWorkers: 'allow', viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(portal.base + path);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  const list = path.startsWith('/en') ? '/api/v1/en/offline' : '/api/v1/offline';
  const kept = () => page.evaluate(async (list) => Boolean(await (await caches.open('essentials')).match(list, { ignoreVary: true })), list);
  for (let tries = 0; !(await kept()); tries += 1) {
    assert.ok(tries < 120, 'what everybody needs is kept within a minute');
    await page.waitForTimeout(500);
  }
  // Answers of the last minutes are in the browser's own memory (Cache-Control): here time has passed.
  if (later) await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
  return page;
}

const heading = (page, text) => page.waitForFunction((text) => document.querySelector('main h1')?.innerText.includes(text), text);
const note = (page) => page.locator('.kept-note');
/** The note as a reader sees it who has touched nothing yet: at the foot of the screen. */
const seen = (page) => page.waitForFunction(() => {
  const box = document.querySelector('.kept-note')?.getBoundingClientRect();
  return box && box.height > 0 && Math.abs(box.bottom - innerHeight) < 1;
});

test('what was read opens again without a network, and says from when it is', async (t) => {
  const portal = await line(t);
  const page = await visitor(portal, '/');
  assert.equal(await note(page).count(), 0, 'a fresh page says nothing');
  await page.goto(`${portal.base}/tin-tuc-su-kien`);
  const title = await page.locator('main h1').innerText();
  portal.cut();
  await page.reload();
  assert.equal(await page.locator('main h1').innerText(), title);
  await seen(page);
  assert.match(await note(page).innerText(), /Không có mạng.*\d{1,2}:\d{2}/);
  await page.context().close();
});

test('what the browser itself still remembers says from when it is, when the server is gone', async (t) => {
  // Past the minute in which a copy is fresh, within the ten in which a browser shows it and asks behind it (Cache-Control).
  const old = 5 * 60000;
  const portal = await line(t, old);
  const page = await visitor(portal, '/');
  await page.goto(`${portal.base}/thu-tuc-hanh-chinh/1.001193`);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  await page.goto(`${portal.base}/`);
  await page.goto(`${portal.base}/thu-tuc-hanh-chinh/1.001193`);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  assert.equal(await note(page).count(), 0, 'the server stands behind it');
  portal.cut();
  await page.goto(`${portal.base}/`);
  await seen(page);
  await page.goto(`${portal.base}/thu-tuc-hanh-chinh/1.001193`);
  await seen(page);
  // The test is over long before the five minutes are.
  const [, hour, minute] = (await note(page).innerText()).match(/(\d{1,2}):(\d{2})/);
  const ago = await page.evaluate(([hour, minute]) => { const now = new Date(); return (now.getHours() * 60 + now.getMinutes() - hour * 60 - minute + 1440) % 1440; }, [Number(hour), Number(minute)]);
  assert.ok(ago >= old / 60000, `it was said ${ago} minutes ago, by the server's clock`);
  portal.mend();
  await page.goto(`${portal.base}/`);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  assert.equal(await note(page).count(), 0, 'nothing of the failure before sticks');
  await page.context().close();
});

test('so does the page on which somebody came, before there was a worker', async (t) => {
  const portal = await line(t);
  const page = await visitor(portal, '/tin-tuc-su-kien', false);
  const title = await page.locator('main h1').innerText();
  portal.cut();
  for (let turn = 0; turn < 2; turn += 1) {
    await page.goto(`${portal.base}/tin-tuc-su-kien`);
    assert.equal(await page.locator('main h1').innerText(), title);
    await seen(page);
  }
  await page.context().close();
});

test('numbers to call and the most used procedures open without a network though nobody has opened them', async (t) => {
  const portal = await line(t);
  const page = await visitor(portal, '/');
  portal.cut();
  await page.goto(`${portal.base}/lien-he`);
  assert.ok(await page.locator('main a[href^="tel:"]').count() > 0, 'numbers that dial');
  await page.goto(`${portal.base}/thu-tuc-hanh-chinh/1.001193`);
  await heading(page, 'Đăng ký khai sinh');
  await note(page).waitFor();
  assert.ok(await page.locator('.papers li').count() > 0, 'the papers to bring');
  // The same inside the app, without a new document.
  await page.locator('.brand').click();
  await heading(page, 'Bạn cần làm việc gì?');
  await page.context().close();
});

test('what everybody needs is not pushed out by what is opened', async (t) => {
  const portal = await line(t);
  const page = await visitor(portal, '/');
  await page.evaluate(async () => {
    const cache = await caches.open('answers');
    for (let at = 0; at < 260; at += 1) await cache.put(`/api/v1/filler/${at}`, new Response('{}', { headers: { 'x-kept-at': new Date().toISOString() } }));
  });
  await page.goto(`${portal.base}/thong-ke-bao-cao`);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  // An answer that is kept lets the oldest go.
  await page.evaluate(() => fetch('/api/v1/sections/hoi-dap'));
  await page.waitForFunction(() => caches.open('answers').then((cache) => cache.keys()).then((keys) => { window.count = keys.length; }) && window.count <= 240);
  portal.cut();
  await page.goto(`${portal.base}/thu-tuc-hanh-chinh/1.001193`);
  await heading(page, 'Đăng ký khai sinh');
  await page.context().close();
});

test('what was never kept says so, and comes by itself once the server is back', async (t) => {
  const portal = await line(t);
  const page = await visitor(portal, '/');
  portal.cut();
  await page.goto(`${portal.base}/du-lich`);
  await page.locator('[data-do=again]').waitFor();
  portal.mend();
  await heading(page, 'Du lịch');
  await page.waitForFunction(() => !document.querySelector('.kept-note'));
  await page.context().close();
});

test('the search looks through what is kept, and says so', async (t) => {
  const portal = await line(t);
  const page = await visitor(portal, '/');
  // One answer that this device holds only half of keeps nobody from the others.
  await page.evaluate(async () => (await caches.open('answers')).put('/api/v1/sections/half', new Response('{"items":[', { headers: { 'x-kept-at': new Date().toISOString() } })));
  portal.cut();
  await page.goto(`${portal.base}/tim-kiem?q=dang ky ket hon`);
  const first = page.locator('.hits li h3').first();
  await first.waitFor();
  assert.match(await first.innerText(), /kết hôn/i);
  assert.ok(await page.locator('.hits mark').count() > 0, 'words are marked, diacritics or not');
  assert.match(await note(page).innerText(), /Không có mạng/);
  // They are counted and can be narrowed as with a network.
  const [all, ...kinds] = await page.locator('.tabs a').evaluateAll((links) => links.map((link) => Number(link.querySelector('span').textContent)));
  const hits = () => page.locator('.hits > li').count();
  assert.equal(all, await hits());
  assert.equal(kinds.reduce((sum, count) => sum + count, 0), all);
  await page.locator('.tabs a[href*="loai=thu-tuc"]').click();
  await page.waitForFunction(() => document.querySelector('.tabs [aria-current]').href.includes('loai=thu-tuc'));
  assert.equal(await hits(), Number(await page.locator('.tabs [aria-current] span').innerText()));
  assert.ok(await page.locator('.hits .where').evaluateAll((lines) => lines.every((line) => line.textContent.startsWith('Thủ tục'))));
  assert.equal(await note(page).evaluate((note) => getComputedStyle(note).fontFamily === getComputedStyle(document.body).fontFamily), true, 'the note is set as the page is');
  await page.context().close();
});

test('without a network people are understood as they speak, above all who cries for help', async (t) => {
  const portal = await line(t);
  const page = await visitor(portal, '/');
  portal.cut();
  const find = (words) => page.evaluate((words) => fetch(`/api/v1/search?q=${encodeURIComponent(words)}`).then((answer) => answer.json()), words);
  const titles = async (words) => (await find(words)).hits.map(({ item }) => item.title);
  for (const [words, wanted] of [
    ['cứu hộ', /^112/], ['nac vo nha', /^112/], ['bị rắn cắn', /^115/], ['chay nha', /^114/], ['chong danh vo', /^113/], // how people cry for help
    ['lũ lụt', /^Bão lũ/], // what editors keep on every device
    ['cccd', /căn cước/], ['cho em hỏi làm giấy kết hôn cần gì', /kết hôn/], ['sdt xuat nhap canh', /^Bộ phận quản lý xuất nhập cảnh/], // other names, questions
    ['hoà giải', /Hòa giải/], // both ways to set a tone
  ]) assert.match((await titles(words))[0] ?? '', wanted, words);
  assert.deepEqual((await titles('bão')).filter((title) => /bảo vệ/.test(title)), [], 'who types diacritics means them');
  assert.deepEqual(await titles('hiểm họa xyz'), [], 'syllables from here and there are no word');
  const { hits, loose } = await find('đăng ký kết hôn đồng tính zzz qqq');
  assert.ok(loose && /kết hôn/.test(hits[0].item.title), 'what holds some of it is shown as that');
  const offered = await page.evaluate(() => fetch('/api/v1/suggest?q=c%E1%BA%A5p%20c').then((answer) => answer.json()));
  assert.ok(offered.items.some(({ title }) => /^115/.test(title)), 'a word that is half typed');
  await page.context().close();
});

test('the English edition has its own', async (t) => {
  const portal = await line(t);
  const page = await visitor(portal, '/en');
  portal.cut();
  await page.goto(`${portal.base}/en/contact`);
  await note(page).waitFor();
  assert.match(await note(page).innerText(), /No network/);
  await page.context().close();
});

test('nothing that is sent is answered from here, and results are not kept', async (t) => {
  const portal = await line(t);
  const page = await visitor(portal, '/');
  await page.goto(`${portal.base}/tim-kiem?q=bí mật của tôi`);
  await page.goto(`${portal.base}/tin-tuc-su-kien`);
  // Once more, now from the browser's own memory.
  await page.goto(`${portal.base}/tim-kiem?q=bí mật của tôi`);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => decodeURIComponent(url))));
    return all.flat();
  });
  assert.deepEqual(kept.filter((url) => /q=/.test(url)), []);
  portal.cut();
  const sent = await page.evaluate(() => fetch('/api/v1/search/followed', { method: 'POST', body: 'a' }).then(() => 'answered', () => 'failed'));
  assert.equal(sent, 'failed');
  await page.context().close();
});

test('a page that was kept of an older build reads, and its links lead on, though that build is gone', async (t) => {
  const portal = await line(t);
  const page = await visitor(portal, '/');
  await page.goto(`${portal.base}/lich-tiep-cong-dan`);
  await page.waitForFunction(async () => Boolean(await (await caches.open('pages')).match('/lich-tiep-cong-dan', { ignoreVary: true })));
  // What an update leaves: the page names files that no cache and no server has any more.
  await page.evaluate(async () => {
    const cache = await caches.open('pages');
    const kept = await cache.match('/lich-tiep-cong-dan', { ignoreVary: true });
    const old = (await kept.text()).replace(/\/(cong|page|start|style)-[0-9a-f]{16}/g, '/$1-0123456789abcdef');
    await cache.put('/lich-tiep-cong-dan', new Response(old, { headers: kept.headers }));
    localStorage.setItem('hien-thi', JSON.stringify({ theme: 'dark' }));
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.clearBrowserCache');
  portal.cut();
  await page.goto(`${portal.base}/lich-tiep-cong-dan`);
  await heading(page, 'Lịch tiếp công dân');
  assert.ok(await page.locator('main').evaluate((main) => main.innerText.length) > 300);
  const { family, ready } = await page.evaluate(() => ({ family: getComputedStyle(document.body).fontFamily, ready: document.documentElement.hasAttribute('data-ready') }));
  assert.match(family, /Be Vietnam Pro/, 'it has its own rules of style');
  assert.equal(ready, false, 'its app cannot come');
  await page.locator('a.brand').click();
  await heading(page, 'Bạn cần làm việc gì?');
  await page.goto(`${portal.base}/thu-tuc-hanh-chinh/1.001193`);
  await heading(page, 'Đăng ký khai sinh');
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  await page.context().close();
});

test('a browser finds what it needs to install the portal', async (t) => {
  const portal = await line(t);
  const page = await visitor(portal, '/');
  const devtools = await page.context().newCDPSession(page);
  await page.waitForSelector('link[rel=manifest]', { state: 'attached' });
  const { url, errors, data } = await devtools.send('Page.getAppManifest');
  assert.equal(url, `${portal.base}/manifest.webmanifest`);
  assert.deepEqual(errors, []);
  assert.equal(JSON.parse(data).display, 'standalone');
  // A context of a test keeps nothing for later, which a browser would hold against it; nothing else may be wrong.
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
  await page.context().close();
});

test('the portal can be installed: manifest, icons, worker', async () => {
  const manifest = await (await fetch(`${BASE}/manifest.webmanifest`)).json();
  assert.ok(manifest.name && manifest.short_name && manifest.start_url === '/' && manifest.display === 'standalone');
  for (const { src, sizes } of manifest.icons) {
    const icon = await fetch(BASE + src, { method: 'HEAD' });
    assert.equal(icon.headers.get('content-type'), 'image/png', `${src} ${sizes}`);
  }
  const worker = await fetch(`${BASE}/sw.js`);
  assert.equal(worker.headers.get('cache-control'), 'no-cache');
  const text = await worker.text();
  const assets = [...text.match(/const ASSETS = \[(.*)\]/)[1].matchAll(/'([^']+)'/g)].map(([, name]) => name);
  assert.ok(assets.some((name) => name.endsWith('.wasm')) && assets.length > 5);
  for (const asset of assets) assert.equal((await fetch(BASE + asset, { method: 'HEAD' })).status, 200, asset);
});
