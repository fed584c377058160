// The server's own HTML against the WHATWG standard and the validator's rules for accessibility, on every template and across the site map.
const { test } = require('node:test');
const { HtmlValidate } = require('html-validate');
const { BASE, nothing } = require('./browser.cjs');
const { templates, listed, each } = require('./templates.cjs');

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // The standard's default, submit, is what our buttons in forms are for; the others stand in no form.
    'no-implicit-button-type': 'off',
    // The offers of a search box are the list of an ARIA combobox, which no native element is.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
    // What is on our own host goes as safely as the page that names it; sixty letters of a hash in each page would be sent for nothing.
    'require-sri': ['error', { target: 'crossorigin' }],
    // An urgent alert stands before the page's own h1.
    'heading-level': ['error', { minInitialRank: 'h2' }],
  },
});

/** What agencies' pages show in frames. */
const WIDGETS = ['latest', 'documents', 'procedure?item=1.001193', 'procedures-search', 'search', 'alerts', 'schedule', 'consultation', 'contact?agency=so-tu-phap', 'khong-co']
  .map((widget) => `/nhung/${widget}`);

/** How many addresses of the site map are looked at, evenly spread over it: written content has its own mistakes. */
const SPREAD = 150;

async function mistakes(path) {
  const response = await fetch(BASE + path);
  // Leptos marks where texts end with `<!>`: browsers read an empty comment, the validator would stop.
  const html = (await response.text()).replaceAll('<!>', '<!---->');
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages).map(({ ruleId, message, selector }) => `${path} ${ruleId}: ${message} [${selector}]`);
}

test('the validator finds nothing in the pages that the server makes', async () => {
  const { found: pages } = await templates();
  const all = await listed();
  const spread = all.filter((_, at) => at % Math.ceil(all.length / SPREAD) === 0);
  const paths = new Set([...pages.map(({ path }) => path), ...spread, ...WIDGETS]);
  const found = [];
  const repeating = pages.filter(({ repeats }) => repeats).map(({ path }) => path);
  await each(paths, async (path) => {
    const spared = repeating.includes(path) ? ' unique-landmark:' : ' nothing:';
    found.push(...(await mistakes(path)).filter((mistake) => !mistake.includes(spared)));
  });
  nothing(found);
});
