// What a thumb and weak eyes need: targets large enough (WCAG 2.5.8), text at 200 % that fits and is never cut off (1.4.4, 1.4.10).
const { test, before, after } = require('node:test');
const { launch, open, watched, nothing } = require('./browser.cjs');
const { templates, each } = require('./templates.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function onEveryTemplate(width, look) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
  const { found: pages } = await templates();
  const found = [];
  await each(pages.filter(({ twin }) => !twin), async (template) => {
    const page = await watched(context);
    await open(page, template.path);
    await look(page, template, (what) => found.push(`${template.name} ${what}`));
    await page.close();
  });
  await context.close();
  nothing(found);
}

/** Targets under 24 px that neither stand in a sentence nor have room around them. Runs in the page. */
function smallTargets() {
  const LEAST = 24;
  const middle = ({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 });
  // A box or a button that its label surrounds is hit wherever the label is.
  const target = (element) => element.matches('input') && element.closest('label') || element;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('.vh, .skip, [inert]');
  const targets = [...new Set([...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option], [tabindex="0"]')].filter(shown).map(target))]
    .map((element) => ({ element, box: element.getBoundingClientRect() })).filter(({ box }) => box.width > 0 && box.height > 0);
  // A link that is a part of a sentence: its size follows the line of the text (exception “inline”).
  const inSentence = (element) => {
    if (getComputedStyle(element).display !== 'inline') return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const links = [...block.querySelectorAll('a[href], button')].reduce((sum, link) => sum + link.textContent.length, 0);
    return block.textContent.trim().length > links;
  };
  const small = targets.filter(({ element, box }) => (box.width < LEAST - 0.5 || box.height < LEAST - 0.5) && !inSentence(element));
  // Exception “spacing”: a circle of 24 px around a small target meets no other target and no other small target's circle.
  const crowded = (one) => targets.some((other) => {
    if (other === one || other.element.contains(one.element) || one.element.contains(other.element)) return false;
    const { x, y } = middle(one.box);
    const near = { x: Math.max(other.box.left, Math.min(x, other.box.right)), y: Math.max(other.box.top, Math.min(y, other.box.bottom)) };
    const centre = middle(other.box);
    return Math.hypot(x - near.x, y - near.y) < LEAST / 2 || (small.includes(other) && Math.hypot(x - centre.x, y - centre.y) < LEAST);
  });
  return small.filter(crowded).map(({ element, box }) => `${Math.round(box.width)}×${Math.round(box.height)} px: ${element.outerHTML.slice(0, 160)}`);
}

test('every target is 24 px or has room around it at 360 px', () => onEveryTemplate(360, async (page, template, report) => {
  await template.open?.(page);
  (await page.evaluate(smallTargets)).forEach(report);
}));

/** Text that its box hides, and what stands out of the page. Runs in the page. */
function misfits() {
  const found = [];
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 60)}`;
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) {
    const right = (element) => (element.closest('.scroll') ? 0 : element.getBoundingClientRect().right);
    const furthest = (elements) => [...elements].reduce((far, element) => (right(element) >= right(far) ? element : far));
    // The innermost of those that reach furthest; in the content, if it is there: a wide content widens header and footer too.
    const inContent = furthest(document.querySelectorAll('main *'));
    found.push(`${wide} px wide: ${name(right(inContent) > innerWidth + 1 ? inContent : furthest(document.querySelectorAll('body *')))}`);
  }
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    const hides = (value) => value === 'hidden' || value === 'clip';
    // What is one pixel small is for screen readers; a picture in a frame is cut on purpose.
    const forReaders = element.matches('.vh') || (element.clientWidth <= 1 && element.clientHeight <= 1);
    if (forReaders || !element.checkVisibility() || element.closest('svg') || !element.textContent.trim()) continue;
    if (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`cut at the side: ${name(element)}`);
    if (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1) found.push(`cut below: ${name(element)}`);
  }
  return found;
}

/** The font size of the root is doubled, which leaves the media queries as they are: harder than a browser's own setting, which
    would also bring the layout of a phone. */
test('text at 200 % fits at 320, 768 and 1280 px and is not cut off', () => onEveryTemplate(320, async (page, template, report) => {
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await template.open?.(page);
    (await page.evaluate(misfits)).forEach((what) => report(`${width}: ${what}`));
  }
}));
