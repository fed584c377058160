// Every stop of the Tab key: it shows, nothing covers it, the stops come in the order of the page, and the way leads out again.
const { test, before, after } = require('node:test');
const { launch, watched, open, nothing } = require('./browser.cjs');
const { each } = require('./templates.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const PATHS = ['/', '/van-ban-quy-pham-phap-luat', '/thu-tuc-hanh-chinh/1.001193', '/tim-kiem?q=khai%20sinh', '/co-quan/so-tu-phap', '/lien-he'];
/** More stops than any page has. */
const TRAPPED = 600;

/** Notes which elements the Tab key should reach. Runs in the page before the first key. */
function expectStops() {
  const open = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !element.closest('[inert]');
  const all = document.querySelectorAll('a[href], button:not([disabled]), input:not([type=hidden], [disabled]), select, textarea, summary, [tabindex="0"]');
  window.expected = new Set([...all].filter((element) => element.tabIndex >= 0 && open(element)));
  window.stops = [];
}

/** What is wrong with the stop that has the focus now; null when the focus has left the page. Runs in the page. */
function stop() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const name = `${element.outerHTML.slice(0, 120)}`;
  const wrong = [];
  const before = window.stops.at(-1);
  if (before && !(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push(`comes after a later element: ${name}`);
  window.stops.push(element);
  // The ring may be drawn around a group that holds the field, e.g. the frame of a search box.
  const ringed = (node) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(node);
    const visible = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/^rgba.*, 0\)$/.test(outlineColor);
    return node.matches(':focus-within') && (visible || boxShadow !== 'none');
  };
  if (![element, element.parentElement, element.parentElement?.parentElement].some((node) => node && ringed(node))) wrong.push(`no ring: ${name}`);
  // A link that runs over two lines has a piece on each; the middle of its whole box may be beside both.
  const [box] = element.getClientRects();
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth), top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  if (left >= right || top >= bottom) wrong.push(`outside of the screen: ${name}`);
  else {
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!there || !(element.contains(there) || there.contains(element))) wrong.push(`covered by ${there?.outerHTML.slice(0, 80)}: ${name}`);
  }
  return wrong;
}

/** What Tab should have reached and did not. */
const missed = () => [...window.expected].filter((element) => !window.stops.includes(element)).map((element) => `not reached: ${element.outerHTML.slice(0, 120)}`);

for (const width of [360, 1280]) {
  test(`at ${width} px the Tab key reaches everything in order, visibly, and leaves the page at its end`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 740 }, reducedMotion: 'reduce' });
    const found = [];
    await each(PATHS, async (path) => {
      const page = await watched(context);
      await open(page, path);
      await page.evaluate(expectStops);
      let stops = 0;
      for (; stops < TRAPPED; stops += 1) {
        await page.keyboard.press('Tab');
        const wrong = await page.evaluate(stop);
        if (!wrong) break;
        found.push(...wrong.map((what) => `${path} ${what}`));
      }
      if (stops === TRAPPED) found.push(`${path} does not let the focus go`);
      found.push(...(await page.evaluate(missed)).map((what) => `${path} ${what}`));
      await page.close();
    });
    await context.close();
    nothing(found);
  });
}
