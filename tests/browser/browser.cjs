// What every browser test needs: a Chromium, pages that report what went wrong, and the portal's addresses.
const assert = require('node:assert/strict');
const { chromium } = require('playwright-core');

const BASE = process.env.CONG_URL;
if (!BASE) throw new Error('CONG_URL is not set: run these tests with `cargo xtask test`');

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** What a page sees of a person who has come: the app is fetched at the first such sign. */
const SIGN = () => addEventListener('load', () => setTimeout(() => dispatchEvent(new Event('pointermove')), 0));

/**
 * A Chromium, with more flags where a test needs them, whose pages have no service worker unless they ask for one: what is tested is the server's answer, not a kept one.
 * Somebody is there who moves the pointer, unless the page is `still`.
 */
async function launch(more = []) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: [...FLAGS, ...more] });
  const context = browser.newContext.bind(browser);
  browser.newContext = async ({ still, ...options } = {}) => {
    const made = await context({ serviceWorkers: 'block', ...options });
    if (!still) await made.addInitScript(SIGN);
    return made;
  };
  browser.newPage = async (options) => (await browser.newContext(options)).newPage();
  return browser;
}

/** A page that notes console errors, page errors, failed requests and requests to other hosts. */
async function watched(context) {
  const page = await context.newPage();
  page.wrong = [];
  page.requests = [];
  page.on('console', (message) => {
    const blocked = /Service Worker registration blocked/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !blocked) page.wrong.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.wrong.push(`page error: ${error}`));
  page.on('requestfailed', (request) => {
    // A navigation aborts what the page before it was still asking for.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') page.wrong.push(`failed: ${request.url()}`);
  });
  page.on('request', (request) => {
    page.requests.push(request.url());
    const url = request.url();
    if (!url.startsWith(BASE) && !url.startsWith('data:')) page.wrong.push(`another host: ${url}`);
  });
  return page;
}

/** Fails with every finding on a line of its own: a comparison of arrays leaves most of a long list out. */
const nothing = (found) => assert.ok(found.length === 0, `${found.length} found\n${[...found].sort().join('\n')}`);

/** Opens a path and waits until the app has taken over, where the page fetches it. */
async function open(page, path) {
  const response = await page.goto(BASE + path);
  if (await page.locator('meta[name=cong-app]').count()) await page.waitForSelector('html[data-ready]', { state: 'attached' });
  // What is far below the screen has its place (public/page.js).
  await page.waitForSelector('html:not([data-first])', { state: 'attached' });
  return response;
}

/** Clicks a link of the app and waits for its page: the path changes without a new document. */
async function follow(page, locator) {
  const href = await locator.first().getAttribute('href');
  await locator.first().click();
  await page.waitForFunction((path) => location.pathname + location.search === path, new URL(href, BASE).pathname + new URL(href, BASE).search);
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('.waiting'));
}

/** Waits until the page's heading reads so: the old page stays until the new one is there. */
const heading = (page, text) =>
  page.waitForFunction((text) => document.querySelector('main h1')?.innerText === text, text);

const api = async (path) => (await fetch(`${BASE}/api/v1${path}`)).json();

/** One item of each kind, from the portal's own lists. */
async function oneOfEachKind() {
  const site = await api('/site');
  const found = new Map();
  for (const section of site.groups.flatMap((group) => group.section)) {
    if (section.kind === 'agencies') continue;
    const list = await api(`/sections/${section.slug}`);
    for (const item of list.items) {
      if (!found.has(item.kind)) {
        const { agency, section: home, slug } = item.address;
        found.set(item.kind, agency ? `/co-quan/${agency}/${home}/${slug}` : `/${home}/${slug}`);
      }
    }
  }
  return found;
}

module.exports = { BASE, launch, watched, nothing, open, follow, heading, api, oneOfEachKind };
