// One first visit in a real Chromium: when it was painted, whether it jumped, what it did to the processor, what crossed the line and when.
const { phone } = require('./phone.cjs');

/** Runs in the page before anything of it: notes what the browser tells. */
function watch() {
  const seen = { lcp: 0, element: '', cls: 0, tasks: [] };
  window.seen = seen;
  const on = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime, element, url }) => {
    seen.lcp = startTime;
    seen.element = element ? `${element.tagName.toLowerCase()}${element.className ? `.${element.className}` : ''}${url ? ` ${new URL(url).pathname}` : ''}` : '';
  });
  on('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.cls += value; });
  on('longtask', ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
}

/** Follows the requests of a page: bytes as they come, on the clock of the page (ms since the navigation began). */
function follow(devtools) {
  const arrivals = [];
  const requests = [];
  let start = null;
  devtools.on('Network.requestWillBeSent', ({ timestamp, request }) => {
    if (request.url.startsWith('data:')) return;
    start ??= timestamp;
    requests.push({ path: new URL(request.url).pathname, at: (timestamp - start) * 1000 });
  });
  devtools.on('Network.responseReceived', ({ timestamp, response }) => arrivals.push([timestamp, response.encodedDataLength]));
  devtools.on('Network.dataReceived', ({ timestamp, encodedDataLength }) => arrivals.push([timestamp, encodedDataLength]));
  const bytes = (until) => arrivals.reduce((sum, [at, length]) => sum + ((at - start) * 1000 <= until ? length : 0), 0);
  return { requests, bytes };
}

/** A first visit: times in ms since the navigation began, bytes with their headers. */
async function visit(browser, url, options) {
  const { page, devtools, close } = await phone(browser, options);
  await page.addInitScript(watch);
  const line = follow(devtools);
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  const app = await page.locator('script[type=module]').count();
  if (app) await page.waitForSelector('html[data-ready]', { state: 'attached', timeout: 120_000 });
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => window.seen.lcp);
  // Late shifts and tasks belong to the visit too.
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => {
    const { startTime: fcp } = performance.getEntriesByName('first-contentful-paint')[0];
    const [page] = performance.getEntriesByType('navigation');
    const blocking = performance.getEntriesByType('resource').filter(({ renderBlockingStatus }) => renderBlockingStatus === 'blocking');
    return {
      fcp,
      lcp: window.seen.lcp,
      element: window.seen.element,
      cls: window.seen.cls,
      // Total blocking time: what tasks after the first paint take beyond 50 ms each.
      tbt: window.seen.tasks.reduce((sum, [start, length]) => sum + (start + length > fcp ? Math.max(0, length - 50) : 0), 0),
      tasks: window.seen.tasks,
      blocking: page.transferSize + blocking.reduce((sum, { transferSize }) => sum + transferSize, 0),
    };
  });
  await close();
  return { ...seen, requests: line.requests, before: line.bytes(seen.fcp), all: line.bytes(Infinity) };
}

module.exports = { visit, watch };
