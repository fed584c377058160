// What a first visit weighs: sizes do not depend on the machine, so they have a gate. docs/measurements.md has the figures.
const { test } = require('node:test');
const assert = require('node:assert/strict');
const http = require('node:http');
const { BASE } = require('./browser.cjs');

/** Bytes of the body as it crosses the line. */
const weight = (path) => new Promise((resolve, reject) => {
  http.get(BASE + path, { agent: false, headers: { 'accept-encoding': 'br' } }, (response) => {
    let bytes = 0;
    response.on('data', (chunk) => { bytes += chunk.length; });
    response.on('end', () => (response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path}: ${response.statusCode}`))));
  }).on('error', reject);
});

const named = async (pattern) => [...(await (await fetch(`${BASE}/`)).text()).matchAll(pattern)].map(([, name]) => name);

/** A page as it is sent to the many: what is asked for again is compressed better, a moment later. */
async function settled(path) {
  let bytes = await weight(path);
  for (let tries = 0; tries < 20; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    bytes = Math.min(bytes, await weight(path));
  }
  return bytes;
}

test('before the first paint: HTML of 20 KB at most, with the rules of style that it needs', async () => {
  for (const path of ['/', '/tin-tuc-su-kien', '/thu-tuc-hanh-chinh', '/thu-tuc-hanh-chinh/1.001193', '/co-quan/so-y-te', '/en']) {
    const bytes = await settled(path);
    assert.ok(bytes <= 20 * 1024, `${path}: ${bytes} bytes`);
    const html = await (await fetch(BASE + path)).text();
    assert.ok(!/<link [^>]*rel="stylesheet"/.test(html) && /<style data-sheet="\/style-/.test(html), `${path}: a sheet is fetched before the first paint`);
  }
});

test('fonts: 50 KB at most', async () => {
  const fonts = ['be-vietnam-pro-400', 'be-vietnam-pro-600', 'newsreader-600'].map((name) => `/fonts/${name}.vi.woff2`);
  const bytes = (await Promise.all(fonts.map(weight))).reduce((sum, one) => sum + one, 0);
  assert.ok(bytes <= 50 * 1024, `${bytes} bytes`);
});

test('the app with every page in it: 210 KB at most', async () => {
  const [wasm] = await named(/'(\/cong-[0-9a-f]+_bg\.wasm)'/g);
  const [glue] = await named(/'(\/cong-[0-9a-f]+\.js)'/g);
  const bytes = await weight(wasm);
  assert.ok(bytes <= 210 * 1000, `wasm: ${bytes} bytes`);
  assert.ok(await weight(glue) <= 10 * 1000);
});

test('the scripts beside the app are small: those of every page, and the worker', async () => {
  const scripts = [...await named(/'(\/page-[0-9a-f]{16}\.js)'/g), ...await named(/'(\/network-[0-9a-f]{16}\.js)'/g)];
  assert.equal(scripts.length, 2, 'kept for good under names that carry their content');
  for (const path of [...scripts, '/sw.js']) assert.ok(await weight(path) <= 5 * 1024, `${path}: ${await weight(path)} bytes`);
});
