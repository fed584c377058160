// Photographs as browsers show them: a copy that fits the place and the screen, room kept before it comes, nothing fetched that nobody sees.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { launch, nothing } = require('./browser.cjs');
const { portal } = require('./portal.cjs');

/** Photographs that take the place of drawings of the reference: lying, upright, a panorama. */
const PHOTOGRAPHS = [
  { drawing: 'nhat-le.svg', name: 'Ảnh ngang.JPG', stem: 'anh-ngang', width: 2400, height: 1600 },
  { drawing: 'phong-nha.svg', name: 'anh-dung.jpg', stem: 'anh-dung', width: 1500, height: 2000 },
  { drawing: 'quang-phu.svg', name: 'toan-canh.jpg', stem: 'toan-canh', width: 4000, height: 1000 },
];

let browser, place;
before(async () => {
  browser = await launch();
  const photographs = await taken();
  place = await portal({ change: (content) => hang(content, photographs) });
});
after(async () => {
  await place?.stop();
  await browser.close();
});

/** JPEGs that the browser draws: sky, hills and water with the grain of a camera. */
async function taken() {
  const page = await browser.newPage();
  const made = [];
  for (const { name, width, height } of PHOTOGRAPHS) {
    const data = await page.evaluate(([width, height]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const pen = canvas.getContext('2d');
      const sky = pen.createLinearGradient(0, 0, 0, height);
      for (const [at, colour] of [[0, '#3f6f9f'], [0.45, '#f1c98c'], [0.5, '#5b6b52'], [0.7, '#2f4a3a'], [1, '#17333d']]) sky.addColorStop(at, colour);
      pen.fillStyle = sky;
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = '#2b3d33';
      for (let at = 0; at < 12; at += 1) {
        pen.beginPath();
        pen.ellipse((width * (at + 0.5)) / 12, height * 0.52, width / 14, height * (0.06 + 0.05 * Math.sin(at * 2)), 0, 0, 7);
        pen.fill();
      }
      pen.fillStyle = '#fff3c4';
      pen.beginPath();
      pen.arc(width * 0.62, height * 0.3, Math.min(width, height) * 0.05, 0, 7);
      pen.fill();
      const pixels = pen.getImageData(0, 0, width, height);
      let seed = 1;
      for (let at = 0; at < pixels.data.length; at += 4) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        const grain = (seed / 2147483648 - 0.5) * 24;
        for (let colour = 0; colour < 3; colour += 1) pixels.data[at + colour] += grain;
      }
      pen.putImageData(pixels, 0, 0);
      return canvas.toDataURL('image/jpeg', 0.92).split(',')[1];
    }, [width, height]);
    made.push([name, Buffer.from(data, 'base64')]);
  }
  await page.context().close();
  return made;
}

function hang(content, photographs) {
  for (const [name, bytes] of photographs) fs.writeFileSync(path.join(content, 'pictures', name), bytes);
  for (const file of fs.readdirSync(content, { recursive: true })) {
    if (!/\.(toml|md)$/.test(file)) continue;
    const text = fs.readFileSync(path.join(content, file), 'utf8');
    const hung = PHOTOGRAPHS.reduce((text, { drawing, name }) => text.replaceAll(`src = "${drawing}"`, `src = "${name}"`), text);
    if (hung !== text) fs.writeFileSync(path.join(content, file), hung);
  }
  const item = ({ name, stem }) => `[[item]]\nslug = "${stem}"\ntitle = "Ảnh ${stem}"\nsummary = "Một bức ảnh."\npublished = "-0d"\npicture = { src = "${name}", alt = "Ảnh chụp", caption = "Chú thích." }\nbody = '''${'Một đoạn văn. '.repeat(60)}'''\n`;
  fs.writeFileSync(path.join(content, 'items/tin-tuc-su-kien/anh-chup.toml'), PHOTOGRAPHS.map(item).join('\n'));
}

/**
 * A page on a screen, at rest. `held`: its pictures come when `release` is called; what moves from then on was moved by them, for the fonts are there.
 */
async function opened(t, address, { width, dpr = 1, held = false }) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, deviceScaleFactor: dpr, still: true });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.moved += value;
    }).observe({ type: 'layout-shift' });
  });
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  if (held) await page.route('**/tranh/**', async (route) => { await released; await route.continue(); });
  const asked = [];
  page.on('request', (request) => { if (request.resourceType() === 'image') asked.push(new URL(request.url()).pathname); });
  await page.goto(place.base + address, { waitUntil: held ? 'domcontentloaded' : 'networkidle' });
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))));
  await page.evaluate(() => { window.moved = 0; });
  return { page, asked, release };
}

/** What has moved since the page was at rest, after a frame for what has just come. */
const shifted = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(window.moved), 50))));

test('a telephone is given a small copy, at once at the head of an article, and nothing moves when it comes', async (t) => {
  for (const { stem, width, height } of PHOTOGRAPHS) {
    const { page, asked, release } = await opened(t, `/tin-tuc-su-kien/${stem}`, { width: 360, dpr: 2, held: true });
    const before = await page.locator('.plate img').evaluate((img) => [img.naturalWidth, img.clientWidth, img.clientHeight]);
    release();
    await page.waitForFunction(() => document.querySelector('.plate img').naturalWidth > 0);
    const shown = await page.locator('.plate img').evaluate((img) => ({
      src: new URL(img.currentSrc).pathname, lazy: img.loading, priority: img.fetchPriority, said: [img.getAttribute('width'), img.getAttribute('height')].map(Number),
      box: [img.clientWidth, img.clientHeight],
    }));
    assert.match(shown.src, new RegExp(`^/tranh/${stem}-[0-9a-f]{16}-(640|960)\\.webp$`));
    assert.deepEqual([shown.lazy, shown.priority, shown.said], ['auto', 'high', [width, height]]);
    assert.equal(asked.filter((name) => name.includes(stem)).length, 1, `one copy is fetched: ${asked}`);
    assert.deepEqual(before, [0, ...shown.box], 'the room is there before the picture is');
    assert.equal(await shifted(page), 0);
    const ratio = shown.box[0] / shown.box[1];
    if (stem === 'anh-dung') assert.ok(Math.abs(ratio - width / height) < 0.01, `an upright photograph is shown whole: ${shown.box}`);
  }
});

test('pictures of a list come when somebody nears them, without moving the list', async (t) => {
  const { page, asked } = await opened(t, '/du-lich', { width: 360, dpr: 2 });
  const pictures = await page.locator('main img.scene').evaluateAll((all) => all.map(({ loading, decoding }) => `${loading} ${decoding}`));
  assert.ok(pictures.length > 5 && pictures.every((how) => how === 'lazy async'), `${pictures}`);
  const first = asked.length;
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 300) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  });
  await page.waitForFunction(() => [...document.querySelectorAll('main img.scene')].every((img) => img.complete && img.naturalWidth > 0));
  assert.ok(asked.length > first, 'those far below were not fetched before');
  assert.equal(await shifted(page), 0);
});

test('what a page says of the width of its pictures is true on every screen', async (t) => {
  const wrong = [];
  const seen = new Set();
  const addresses = ['/', '/tin-tuc-su-kien', '/du-lich', '/da-phuong-tien', '/co-quan/huyen-bo-trach', '/en', ...PHOTOGRAPHS.map(({ stem }) => `/tin-tuc-su-kien/${stem}`), ...(await albums())];
  for (const address of addresses) {
    const { page } = await opened(t, address, { width: 1440 });
    for (const width of [320, 360, 500, 768, 992, 1280, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      for (const { said, drawn, where } of await page.evaluate(measured)) {
        seen.add(where);
        // A copy a fifth too narrow is not seen; one a third too wide is the next step at most.
        if (said < drawn * 0.8 || said > drawn * 1.35) wrong.push(`${address} at ${width}: ${where} says ${said}, is drawn ${drawn} wide`);
      }
    }
    await page.context().close();
  }
  for (const where of ['plate', 'thumb', 'place', 'panel', 'lead-story']) assert.ok([...seen].includes(where), `${where} among ${[...seen]}`);
  nothing(wrong);
});

/** The paths of albums with their pictures. */
async function albums() {
  const site = await (await fetch(`${place.base}/api/v1/site`)).json();
  const section = site.groups.flatMap((group) => group.section).find(({ kind }) => kind === 'album');
  const list = section && (await (await fetch(`${place.base}/api/v1/sections/${section.slug}`)).json());
  return (list?.items ?? []).slice(0, 3).map(({ address }) => `/${address.section}/${address.slug}`);
}

/** In the page: for each picture with copies, what `sizes` comes to and how wide the picture is drawn, which may be wider than its frame. */
function measured() {
  const probe = document.body.appendChild(document.createElement('div'));
  return [...document.querySelectorAll('main img[sizes]')].map((img) => {
    const part = img.sizes.split(',').map((part) => part.match(/^(?:(\(.*?\)) )?(.*)$/)).find(([, media]) => !media || matchMedia(media).matches);
    const rule = new CSSStyleSheet();
    rule.replaceSync(`.probe{position:absolute;width:${part[2]}}`);
    document.adoptedStyleSheets = [rule];
    probe.className = 'probe';
    const said = Math.round(probe.getBoundingClientRect().width);
    const ratio = img.getAttribute('width') / img.getAttribute('height');
    const drawn = Math.round(Math.max(img.clientWidth, img.clientHeight * ratio));
    return { said, drawn, where: img.closest('.plate, .thumb, .place, .panel, .lead-story')?.classList[0] ?? 'elsewhere' };
  });
}

test('of a picture one copy is kept on the device, and serves while there is no other', async (t) => {
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${place.base}/tin-tuc-su-kien/anh-ngang`);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const src = new URL(await page.locator('.plate img').getAttribute('src'), place.base).pathname;
  const copy = (width) => src.replace(/\.jpg$/, `-${width}.webp`);
  const size = (path) => page.evaluate(async (path) => (await (await fetch(path)).blob()).size, path);
  const kept = () => page.evaluate(async () => (await (await caches.open('pictures')).keys()).map(({ url }) => new URL(url).pathname));
  const only = (path) => page.waitForFunction(async (path) => {
    const paths = (await (await caches.open('pictures')).keys()).map(({ url }) => new URL(url).pathname).filter((name) => name.includes('/anh-ngang-'));
    return paths.length === 1 && paths[0] === path;
  }, path);
  await page.evaluate(() => caches.delete('pictures'));
  const small = await size(copy(320));
  await only(copy(320));
  const large = await size(copy(960));
  await only(copy(960));
  assert.ok(large > small, `${small}, ${large}`);
  assert.equal(await size(copy(640)), large, `a wider copy is as good: ${await kept()}`);
});
