// A page that the app makes is the page that the server makes: the same views write both.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { BASE, launch, watched, nothing, open, api } = require('./browser.cjs');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** What a page shows, without what the app notes on its elements: roles of search boxes, where the focus was. */
const shown = (html) => {
  const page = new DOMParser().parseFromString(html.replace(/<style[^]*?<\/style>/g, ''), 'text/html');
  for (const field of page.querySelectorAll('form[role=search] input[name=q]')) {
    for (const name of ['role', 'aria-autocomplete', 'aria-expanded', 'aria-controls']) field.removeAttribute(name);
  }
  for (const heading of page.querySelectorAll('h1[tabindex]')) heading.removeAttribute('tabindex');
  const part = (selector) => page.querySelector(selector)?.outerHTML.replace(/<!--.*?-->/g, '').replace(/></g, '>\n<').split('\n') ?? [];
  return {
    title: page.title,
    canonical: page.querySelector('link[rel=canonical]')?.href,
    alternates: [...page.querySelectorAll('head link[rel=alternate]:not([type*=oembed])')].map((link) => link.outerHTML),
    header: part('.site-header'),
    alert: part('.alert'),
    main: [...page.querySelector('main').childNodes].filter((node) => node.nodeType === 1).map((node) => node.outerHTML).join('\n').replace(/></g, '>\n<').split('\n'),
    footer: part('.site-footer'),
  };
};

/** A page of every section and of every kind of item, lists that are narrowed and turned, searches that find much, little and nothing. */
async function addresses() {
  const site = await api('/site');
  const sections = site.groups.flatMap((group) => group.section).map((section) => section.slug);
  const items = [];
  for (const slug of sections.filter((slug) => slug !== 'co-quan')) {
    const { items: [item] } = await api(`/sections/${slug}`);
    if (item) items.push(`/${item.address.section}/${item.address.slug}`);
  }
  return [
    '/', ...sections.map((slug) => `/${slug}`), ...items, '/lien-he', '/so-do-trang', '/co-quan/so-y-te', '/co-quan/so-y-te/lien-he', '/co-quan/huyen-le-thuy',
    '/thu-tuc-hanh-chinh?trang=2', '/van-ban?q=%C4%91%E1%BA%A5t&nam=2024', '/tim-kiem', '/tim-kiem?q=', '/tim-kiem?q=khai+sinh', '/tim-kiem?q=dang+ki+ket+hon&loai=procedure',
    '/tim-kiem?q=qwxzvbn', '/khong/co/trang/nay', '/khai-sinh-cho-con', '/tin-tuc-su-kien?trang=x',
  ];
}

test('what the app makes of a page is what the server makes of it', async () => {
  const page = await watched(await browser.newContext());
  await open(page, '/so-do-trang');
  const differing = [];
  for (const address of await addresses()) {
    const response = await fetch(BASE + address);
    const server = await response.text();
    // By a link, as a person goes; from a page that is another.
    const between = ['/co-quan', '/lien-he', '/so-do-trang'].find((path) => path !== address && BASE + path !== page.url());
    for (const href of [between, address]) {
      await page.evaluate((to) => {
        const link = document.body.appendChild(Object.assign(document.createElement('a'), { href: to, textContent: 'x' }));
        window.before = document.querySelector('main h1');
        link.click();
        link.remove();
      }, href);
      await page.waitForFunction(() => document.querySelector('main h1') && document.querySelector('main h1') !== window.before && document.querySelector('.progress').hidden)
        .catch((error) => { throw new Error(`${href} does not come: ${error.message}`); });
    }
    // What nobody sees of a page changes a frame later.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const app = await page.evaluate(`(${shown})(document.documentElement.outerHTML)`);
    const wanted = await page.evaluate(`(${shown})(${JSON.stringify(server)})`);
    for (const part of Object.keys(wanted)) {
      try {
        assert.deepEqual(app[part], wanted[part]);
      } catch (error) {
        differing.push(`${address}, ${part}: ${error.message.slice(0, 600)}`);
      }
    }
  }
  // Pages that are not there, and words that make no sense, are failed requests too.
  nothing(page.wrong.filter((line) => !/ 4(00|04|10) /.test(line)));
  assert.deepEqual(differing, []);
});
