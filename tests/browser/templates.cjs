// One address for each template of the portal, from its own lists: what pictures, axe, targets and the validator go through.
const { BASE, api, oneOfEachKind } = require('./browser.cjs');

/** Procedures of the national export that xtask has put into the store, when the export stands beside the project. */
const imported = (process.env.CONG_IMPORTED || '').split(',').filter(Boolean);

const DEPARTMENT = 'so-tu-phap';
const LOCALITY = 'huyen-le-thuy';

/** The paths of the site map for search engines, in its order: of all parts that its index names. */
async function listed() {
  const locations = async (path) => {
    const text = await (await fetch(`${BASE}${path}`)).text();
    return [...text.matchAll(/<loc>([^<]+)/g)].map(([, address]) => new URL(address));
  };
  const parts = await Promise.all((await locations('/sitemap.xml')).map(({ pathname, search }) => locations(pathname + search)));
  return parts.flat().map(({ pathname }) => pathname);
}

/** `{ name, path, status, open, twin }`: `open` brings the page into a state that has no address of its own; a twin shows nothing
    that another template does not show too. */
async function templates() {
  const [site, items, paths] = await Promise.all([api('/site'), oneOfEachKind(), listed()]);
  const all = [];
  const add = (name, path, more = {}) => all.push({ name, path, status: 200, ...more });
  add('home', '/');
  const kinds = new Set();
  for (const { slug, kind } of site.groups.flatMap((group) => group.section)) {
    if (!kinds.has(kind)) add(`section-${kind}`, `/${slug}`);
    kinds.add(kind);
  }
  for (const [kind, path] of items) add(`item-${kind}`, path);
  imported.forEach((code) => add(`imported-${code}`, `/thu-tuc-hanh-chinh/${code}`));
  add('search', '/tim-kiem?q=khai%20sinh');
  add('search-nothing', '/tim-kiem?q=xyzzyqqq');
  add('search-empty', '/tim-kiem');
  for (const [kind, agency] of [['department', DEPARTMENT], ['locality', LOCALITY]]) {
    const home = `/co-quan/${agency}`;
    add(`agency-${kind}`, home);
    const sections = paths.filter((path) => path.startsWith(`${home}/`) && path.split('/').length === 4);
    // A locality's site has every section of a department's and some more.
    sections.forEach((path) => add(`agency-${kind}-${path.split('/').pop()}`, path, { twin: kind === 'department' }));
  }
  add('site-map', '/so-do-trang');
  add('contact', '/lien-he');
  add('not-found', '/khong-co', { status: 404 });
  add('builder', '/nhung?kind=procedure&item=1.001193');
  add('builder-errors', '/nhung?kind=contact&count=x');
  // Each component stands there three times, on three grounds: its landmarks repeat.
  add('design-system', '/he-thong-thiet-ke', { repeats: true });
  // The English edition: its first page and sections, and an item of the kinds that look different.
  const inEnglish = paths.filter((path) => path === '/en' || path.startsWith('/en/'));
  const singles = ['procedures', 'about', 'destinations'].map((section) => inEnglish.find((path) => path.startsWith(`/en/${section}/`)));
  const english = [...inEnglish.slice(0, 8), ...singles.filter(Boolean), '/en/search?q=visa'];
  english.forEach((path) => add(path.slice(1).replace(/[/?=]/g, '-'), path));
  add('menu-open', '/', { open: openMenu });
  add('suggestions-open', '/', { open: openSuggestions });
  // A template that this build does not have yet is left out and named.
  const there = await Promise.all(all.map(async ({ path, status }) => (await fetch(BASE + path)).status === status));
  const missing = all.filter((_, at) => !there[at]).map(({ name, path }) => `${name} (${path})`);
  return { found: all.filter((_, at) => there[at]), missing };
}

/** The sheet of a phone, or a panel of the bar; one group of it open. Does nothing where it stands open. */
async function openMenu(page) {
  const menu = page.locator('#menu');
  const isSheet = await page.locator('.menu-open').isVisible();
  // What becomes of a sheet on a screen that turns wide is a matter of the keyboard tests.
  await menu.evaluate((menu, isSheet) => (isSheet ? menu.showPopover() : menu.hidePopover()), isSheet);
  const group = menu.locator('details').first();
  if (!(await group.evaluate((group) => group.open))) await group.locator('summary').click();
}

/** The offers of the search box, the first of them chosen with an arrow key. */
async function openSuggestions(page) {
  if (await page.locator('.ask [role=option]').first().isVisible()) return;
  await page.fill('#q', '');
  await page.locator('#q').pressSequentially('khai si');
  await page.locator('.ask [role=option]').first().waitFor();
  await page.keyboard.press('ArrowDown');
}

/** Goes through things with a few pages at a time: more than two cores' worth only makes each of them slower. */
async function each(things, work, workers = 3) {
  const waiting = [...things];
  await Promise.all(Array.from({ length: workers }, async () => {
    for (let thing = waiting.shift(); thing; thing = waiting.shift()) await work(thing);
  }));
}

module.exports = { templates, listed, each };
