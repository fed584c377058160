// Widgets in a page of another host: when a reader sees what is in them, by the element with its script and by a plain frame.
const http = require('node:http');
const { ROUND_TRIP } = require('./line.cjs');
const { phone } = require('./phone.cjs');

/** What agencies embed most: options as the element and as an address have them. */
const WIDGETS = [
  ['latest', { section: 'tin-tuc-su-kien', count: '3' }, 376],
  ['procedure', { item: '1.001193' }, 432],
  ['search', {}, 160],
];

const attributes = (options) => Object.entries(options).map(([name, value]) => ` ${name}="${value}"`).join('');
const address = (kind, options) => {
  const query = new URLSearchParams(options).toString();
  return `/nhung/${kind}${query ? `?${query}` : ''}`;
};
/** The address that the element asks for in a Vietnamese page that says nothing of its colours. */
const ofElement = (kind, options) => address(kind, { ...options, theme: 'light', lang: 'vi' });

const CODES = {
  element: (portal, kind, options, height) => `<cong-widget kind="${kind}"${attributes(options)} style="display:block;min-height:${height}px"><a href="${portal}/">Cổng</a></cong-widget>
<script async src="${portal}/embed.js"></script>`,
  frame: (portal, kind, options, height) => `<iframe src="${portal}${address(kind, options).replaceAll('&', '&amp;')}" title="Cổng" width="100%" height="${height}" loading="lazy" sandbox="allow-scripts allow-forms" style="border:0"></iframe>`,
};

/** First paint inside the widget's frame, ms since the host page was asked for, and bytes that the portal sent for it, with headers. */
async function painted(browser, url, portal) {
  const { page, devtools, close } = await phone(browser, { still: true, line: null });
  const asked = new Set();
  let bytes = 0;
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => request.url.startsWith(`${portal}/`) && asked.add(requestId));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { if (asked.has(requestId)) bytes += encodedDataLength; });
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  const begin = await page.evaluate(() => performance.timeOrigin);
  const frame = await until(() => page.frames().find((one) => one.url().startsWith(`${portal}/nhung/`)));
  const inside = await until(() => frame.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    const [{ requestStart, responseEnd }] = performance.getEntriesByType('navigation');
    return paint && { at: performance.timeOrigin + paint.startTime, waited: responseEnd - requestStart };
  }));
  if (inside.waited < ROUND_TRIP) throw new Error(`the frame's answer came after ${inside.waited} ms: it did not come over the line`);
  // A session of its own is given to frames in other processes only.
  const apart = await page.context().newCDPSession(frame).then(() => true, () => false);
  if (apart) throw new Error('the frame runs in a process of its own, which the slow processor does not reach');
  await close();
  return { painted: inside.at - begin, bytes };
}

async function until(look) {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await Promise.resolve(look()).catch(() => null);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the widget did not come within half a minute');
}

/** The agency's site, with a page for each widget in each way. `pages`: names and paths; `paths`: what the copy has to hold. */
async function hosts(portal) {
  const pages = WIDGETS.flatMap(([kind]) => Object.keys(CODES).map((way) => [`${kind}, ${way}`, `/${way}/${kind}`]));
  const paths = ['/embed.js', ...WIDGETS.flatMap(([kind, options]) => [address(kind, options), ofElement(kind, options)])];
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, portal);
    const [, way, kind] = pathname.split('/');
    const widget = WIDGETS.find(([name]) => name === kind);
    if (!widget || !CODES[way]) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(`<!DOCTYPE html><html lang="vi"><head><title>Sở</title><meta name="viewport" content="width=device-width"></head><body><h1>Sở Tư pháp</h1>${CODES[way](searchParams.get('portal'), ...widget)}<p>Sau</p></body></html>`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    pages,
    paths,
    measure: (browser, from, path) => painted(browser, `http://127.0.0.1:${server.address().port}${path}?portal=${encodeURIComponent(from)}`, from),
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}

module.exports = { hosts };
