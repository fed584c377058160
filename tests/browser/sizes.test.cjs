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
    // Where no script runs the sheet comes as sheets do.
    const scripted = html.replace(/<(noscript|script)\b.*?<\/\1>/gs, '');
    assert.ok(!/<link [^>]*rel="stylesheet"/.test(scripted) && /<style data-sheet="\/style-/.test(scripted), `${path}: a sheet is fetched before the first paint`);
  }
});

test('fonts: 50 KB at most', async () => {
  const fonts = ['be-vietnam-pro-400', 'be-vietnam-pro-600', 'newsreader-600'].map((name) => `/fonts/${name}.vi.woff2`);
  const bytes = (await Promise.all(fonts.map(weight))).reduce((sum, one) => sum + one, 0);
  assert.ok(bytes <= 50 * 1024, `${bytes} bytes`);
});

test('the app: 150 KB at most on a first visit, 220 KB with every page in it', async () => {
  const [glue, main] = (await named(/<meta name="cong-app" content="([^"]+)">/g))[0].split(' ');
  const [, pages] = (await (await fetch(BASE + glue)).text()).match(/"\.(\/cong-[0-9a-f]{16}_pages\.wasm)"/);
  const [first, rest] = [await weight(main), await weight(pages)];
  assert.ok(first <= 150 * 1000, `what every reader with the app needs: ${first} bytes`);
  assert.ok(first + rest <= 220 * 1024, `with the pages: ${first + rest} bytes`);
  assert.ok(await weight(glue) <= 10 * 1024);
});

test('the scripts beside the app are small: those of every page, and the worker', async () => {
  const [page] = await named(/'(\/page-[0-9a-f]{16}\.js)'/g);
  const [start] = await named(/'(\/start-[0-9a-f]{16}\.js)'/g);
  const [, network] = (await (await fetch(BASE + start)).text()).match(/'(\/network-[0-9a-f]{16}\.js)'/);
  // The worker comes last, and holds the search for the time without a network.
  for (const [path, most] of [[page, 5], [start, 5], [network, 5], ['/sw.js', 6.5]]) assert.ok(await weight(path) <= most * 1024, `${path}: ${await weight(path)} bytes`);
});

/** Bytes of an answer with its headers, as they cross the line. */
const whole = async (path) => {
  const { headers } = await fetch(BASE + path, { headers: { 'accept-encoding': 'br' } });
  return (await weight(path)) + [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 'HTTP/1.1 200 OK\r\n\r\n'.length);
};

// What a server sends before it hears from the reader (RFC 6928: ten packets); more is a round trip later, 150 ms on a weak line.
test('results come in the first ten packets, whatever is looked for', async () => {
  for (const words of ['khai sinh', 'sở y tế', 'thu tuc dat dai', 'trợ cấp người cao tuổi', 'xyzabc']) {
    const path = `/tim-kiem?q=${encodeURIComponent(words)}`;
    // The head that pages of its kind share is compressed as well as it can be from the fourth on.
    for (let time = 0; time < 4; time += 1) await weight(path);
    const bytes = await whole(path);
    assert.ok(bytes <= 10 * 1460, `${words}: ${bytes} bytes`);
  }
});
