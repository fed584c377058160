// axe (WCAG 2.2 A and AA, best practices) on every template: light, dark, high contrast; 320, 768, 1280 px; text at 200 %.
const { test, before, after } = require('node:test');
const fs = require('node:fs');
const { launch, open, watched, nothing } = require('./browser.cjs');
const { templates, each } = require('./templates.cjs');

const axe = fs.readFileSync(require.resolve('axe-core'), 'utf8');
const WIDTHS = [320, 768, 1280];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const COLOURS = ['color-contrast', 'link-in-text-block'];
const LIGHT = { colorScheme: 'light', contrast: 'no-preference' };
const THEMES = { dark: { colorScheme: 'dark', contrast: 'no-preference' }, 'high contrast': { colorScheme: 'light', contrast: 'more' } };

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Everything at each width in light. Another theme changes colours alone, so only the rules on colours run again; larger text
    asks less of contrast, so they are spared there. Themes with large text would find what both have found already. */
async function* violations(page, template) {
  const run = async (what, options) => {
    const result = await page.evaluate((options) => window.axe.run(document, { ...options, resultTypes: ['violations'] }), options);
    return result.violations.map(({ id, nodes }) => `${template.name} ${what} ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  };
  const spared = template.repeats ? { 'landmark-unique': { enabled: false } } : {};
  const text = (size) => page.evaluate((size) => { document.documentElement.style.fontSize = size; }, size);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia(LIGHT);
    await template.open?.(page);
    yield* await run(`${width} light`, { runOnly: TAGS, rules: spared });
    for (const [theme, media] of Object.entries(THEMES)) {
      await page.emulateMedia(media);
      yield* await run(`${width} ${theme}`, { runOnly: { type: 'rule', values: COLOURS } });
    }
    await page.emulateMedia(LIGHT);
    await text('200%');
    yield* await run(`${width} text at 200 %`, {
      runOnly: TAGS,
      rules: { ...spared, ...Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }])) },
    });
    await text('');
  }
}

test('axe finds nothing on any template, in any theme, at any width, with text at 200 %', async () => {
  // The test's own script is put in by the browser, past the page's policy.
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
  const { found: pages } = await templates();
  const found = [];
  await each(pages.filter(({ twin }) => !twin), async (template) => {
    const page = await watched(context);
    await open(page, template.path);
    await page.evaluate(axe);
    for await (const violation of violations(page, template)) found.push(violation);
    await page.close();
  });
  await context.close();
  nothing(found);
});
