// The portal without script, and the app alone on a static web server.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');
const { BASE, launch } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('without script: reading, paging, searching and filtering work', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${BASE}/`);
  await page.fill('#q', 'tách thửa');
  await page.locator('.ask button').click();
  assert.match(page.url(), /tim-kiem\?q=/);
  assert.ok(await page.locator('.hits li').count() > 0);
  await page.locator('.hits h3 a').first().click();
  assert.ok((await page.locator('h1').innerText()).length > 3);
  await page.goto(`${BASE}/tin-tuc-su-kien`);
  await page.locator('.pages a[rel=next]').click();
  assert.match(page.url(), /trang=2/);
  assert.ok(await page.locator('.stories li').count() > 0);
  await page.goto(`${BASE}/van-ban-quy-pham-phap-luat`);
  await page.locator('.filters summary').click();
  await page.locator('.filters input[value="in-force"]').check();
  await page.locator('.filters button').click();
  assert.match(page.url(), /hieu-luc=in-force/);
  assert.ok(await page.locator('.chips a').count() > 0);
  await page.locator('.menu-open').click();
  await page.locator('#menu summary', { hasText: 'Công dân' }).click();
  await page.locator('#menu a[href="/hoi-dap"]').click();
  assert.equal(await page.locator('h1').innerText(), 'Hỏi đáp');
  await context.close();
});

test('on a static web server the same dist/ runs against a remote API', async () => {
  const dist = path.resolve(__dirname, '../../dist');
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
  const index = fs.readFileSync(path.join(dist, 'index.html'), 'utf8').replace('<meta name="cong-api" content="">', `<meta name="cong-api" content="${BASE}">`);
  const server = http.createServer((request, response) => {
    const name = path.join(dist, new URL(request.url, 'http://x').pathname);
    const file = name.startsWith(dist) && fs.existsSync(name) && fs.statSync(name).isFile() && !name.endsWith('index.html');
    response.setHeader('Content-Type', file ? types[path.extname(name)] || 'application/octet-stream' : 'text/html');
    response.end(file ? fs.readFileSync(name) : index);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  const page = await browser.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.goto(`${base}/thu-tuc-hanh-chinh/1.001193`);
  await page.getByRole('heading', { level: 1, name: 'Đăng ký khai sinh' }).waitFor();
  await page.locator('.brand').click();
  await page.getByRole('heading', { level: 1, name: 'Bạn cần làm việc gì?' }).waitFor();
  await page.waitForFunction((base) => {
    const pictures = [...document.querySelectorAll('img.panorama, img.scene:not([loading=lazy])')];
    return pictures.length > 0 && pictures.every((picture) => picture.complete && picture.naturalWidth > 0 && picture.src.startsWith(base));
  }, BASE);
  assert.deepEqual(wrong, []);
  await page.close();
  server.close();
});

test('the bundle starts after the first paint, and links work before it', async () => {
  const page = await browser.newPage();
  await page.route('**/*.wasm', () => {});
  await page.goto(`${BASE}/`);
  assert.equal(await page.locator('html[data-ready]').count(), 0);
  await page.locator('main a[href="/thu-tuc-hanh-chinh/1.001193"]').first().click();
  await page.waitForURL('**/thu-tuc-hanh-chinh/1.001193');
  assert.equal(await page.locator('h1').innerText(), 'Đăng ký khai sinh');
  await page.close();
});
