// Lighthouse's mobile profile: slow 4G and a processor four times slower, both simulated from what it observed.
const { pathToFileURL } = require('node:url');
const { blocking } = require('./processor.cjs');

/** Starts a Chromium of its own; gives what measures one address (times in ms) and a way to end it. */
async function lighthouse() {
  // Lighthouse is an ES module: require finds it on NODE_PATH, import loads it.
  const load = (name) => import(pathToFileURL(require.resolve(name)));
  const [{ default: run }, { launch }] = await Promise.all([load('lighthouse'), load('chrome-launcher')]);
  const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'], logLevel: 'error' });
  // On a busy machine Chromium now and then loses a trace (NO_NAVSTART and its like): that is no measurement, good or bad, and is taken again.
  const record = async (url, left = 2) => {
    const recorded = await run(url, { port: chrome.port, onlyCategories: ['performance'], logLevel: 'error' });
    const { lhr } = recorded;
    if (!lhr.runtimeError) return recorded;
    if (!left) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    process.stderr.write(`▸ ${url}: taken again, ${lhr.runtimeError.code}\n`);
    return record(url, left - 1);
  };
  const measure = async (url) => {
    const recorded = await record(url);
    const { lhr } = recorded;
    const of = (name) => lhr.audits[name].numericValue;
    return {
      score: Math.round(lhr.categories.performance.score * 100),
      fcp: of('first-contentful-paint'),
      lcp: of('largest-contentful-paint'),
      tbt: of('total-blocking-time'),
      processor: await blocking(recorded),
      cls: of('cumulative-layout-shift'),
    };
  };
  return { measure, close: () => chrome.kill() };
}

module.exports = { lighthouse };
