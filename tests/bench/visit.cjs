// One first visit in a real Chromium: when it was painted, whether it jumped, what it did to the processor, what crossed the line and when.
const { phone } = require('./phone.cjs');

/** Runs in the page before anything of it: notes what the browser tells. */
function watch() {
  const seen = { lcp: 0, element: '', picture: '', cls: 0, moved: [], tasks: [] };
  window.seen = seen;
  const name = (node) => (node?.tagName ? `${node.tagName.toLowerCase()}${node.classList.length ? `.${[...node.classList].join('.')}` : ''}` : node?.nodeName ?? '');
  const on = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime, element, url }) => Object.assign(seen, { lcp: startTime, element: name(element), picture: url }));
  on('layout-shift', ({ value, hadRecentInput, startTime, sources }) => {
    if (hadRecentInput) return;
    seen.cls += value;
    seen.moved.push({ value, at: startTime, what: sources.map(({ node }) => name(node)) });
  });
  on('longtask', ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
}

/** Follows the requests of a page: bytes as they come, on the clock of the page (ms since the navigation began). */
function follow(devtools) {
  const arrivals = [];
  let requests = 0;
  let start = null;
  devtools.on('Network.requestWillBeSent', ({ timestamp, request }) => {
    if (request.url.startsWith('data:')) return;
    start ??= timestamp;
    requests += 1;
  });
  devtools.on('Network.responseReceived', ({ timestamp, response }) => arrivals.push([timestamp, response.encodedDataLength]));
  devtools.on('Network.dataReceived', ({ timestamp, encodedDataLength }) => arrivals.push([timestamp, encodedDataLength]));
  const bytes = (until) => arrivals.reduce((sum, [at, length]) => sum + ((at - start) * 1000 <= until ? length : 0), 0);
  return { requests: () => requests, bytes };
}

/** A first visit: times in ms since the navigation began, bytes with their headers. `whole`: until the app stands, where a sign
    makes it come, and the line is quiet, else until the page is loaded. */
async function visit(browser, url, { whole = true, ...options } = {}) {
  const { page, devtools, close } = await phone(browser, options);
  await page.addInitScript(watch);
  const line = follow(devtools);
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  const app = await page.locator('meta[name=cong-app]').count();
  if (app && whole && !options.still) await page.waitForSelector('html[data-ready]', { state: 'attached', timeout: 120_000 });
  if (whole) await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => window.seen.lcp);
  // Late shifts and tasks belong to the visit too.
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => {
    // Fonts that come over the line; the device's own (`local()`) are there at once.
    const fonts = ({ cssRules }) => [...cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return rule.cssRules ? fonts(rule) : [];
      const of = (name) => rule.style.getPropertyValue(name);
      return /url\(/.test(of('src')) ? [{ name: `${of('font-family')} ${of('font-weight')}`, display: of('font-display') }] : [];
    });
    const { startTime: fcp } = performance.getEntriesByName('first-contentful-paint')[0];
    const [{ transferSize }] = performance.getEntriesByType('navigation');
    const files = performance.getEntriesByType('resource').map(({ name, startTime, responseEnd, transferSize, renderBlockingStatus }) =>
      ({ path: new URL(name).pathname, start: startTime, end: responseEnd, bytes: transferSize, blocks: renderBlockingStatus === 'blocking' }));
    return {
      fcp,
      ...window.seen,
      // Total blocking time: what tasks after the first paint take beyond 50 ms each.
      tbt: window.seen.tasks.reduce((sum, [start, length]) => sum + (start + length > fcp ? Math.max(0, length - 50) : 0), 0),
      blocking: files.reduce((sum, { bytes, blocks }) => sum + (blocks ? bytes : 0), transferSize),
      files,
      fonts: [...document.styleSheets].flatMap(fonts),
    };
  });
  await close();
  return { ...seen, requests: line.requests(), before: line.bytes(seen.fcp), all: line.bytes(Infinity) };
}

module.exports = { visit };
