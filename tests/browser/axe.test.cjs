// axe (WCAG 2.2 A and AA, best practices) on one page of every kind, light and dark, phone and desk.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const fs = require('node:fs');
const { launch, open, watched, oneOfEachKind } = require('./browser.cjs');

const axe = fs.readFileSync(require.resolve('axe-core'), 'utf8');
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const [width, colorScheme] of [[360, 'light'], [1280, 'light'], [1280, 'dark']]) {
  test(`axe finds nothing at ${width} px, ${colorScheme}`, async () => {
    // The test's own script is put in by the browser, past the page's policy.
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
    const found = [];
    const paths = ['/', '/tim-kiem?q=khai%20sinh', '/tim-kiem', '/khong-co', '/so-do-trang', '/lien-he', '/co-quan', '/co-quan/so-tu-phap',
      '/co-quan/huyen-le-thuy/lanh-dao', '/van-ban-quy-pham-phap-luat', '/tin-tuc-su-kien', '/du-lich', '/lich-lam-viec-cua-lanh-dao', '/danh-ba-lien-he',
      '/thu-tuc-hanh-chinh', ...(await oneOfEachKind()).values()];
    for (const path of paths) {
      const page = await watched(context);
      await open(page, path);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      for (const { id, nodes } of violations) found.push(`${path} ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
      await page.close();
    }
    assert.deepEqual(found, []);
    await context.close();
  });
}
