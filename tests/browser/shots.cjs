// Pictures of every template, at three widths and in three themes, and a sheet to flip through them. Run by `cargo xtask shots [FOLDER]`.
const fs = require('node:fs');
const path = require('node:path');
const { launch, watched, open } = require('./browser.cjs');
const { templates, each } = require('./templates.cjs');

const WIDTHS = [360, 768, 1280];
const THEMES = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', contrast: 'more' },
};
/** Chromium draws a surface of at most 16,384 px: a longer page is cut. */
const TALLEST = 16000;

/** Pictures below the screen load when they come near: the whole page is made the screen until they are there. */
async function settle(page) {
  await page.evaluate(() => {
    document.querySelectorAll('img[loading=lazy]').forEach((picture) => { picture.loading = 'eager'; });
    return Promise.all([document.fonts.ready, ...[...document.images].map((picture) => picture.decode().catch(() => {}))]);
  });
}

async function take(page, { name, open: bring }, folder) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await bring?.(page);
    await settle(page);
    for (const [theme, media] of Object.entries(THEMES)) {
      await page.emulateMedia(media);
      // A state without an address is looked at as a person sees it; a page in its whole length.
      await page.setViewportSize({ width, height: 800 });
      const height = bring ? 800 : Math.min(TALLEST, await page.evaluate(() => document.documentElement.scrollHeight));
      // The whole page is made the screen: a busy browser draws the first screen again and again into a picture longer than its window.
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: path.join(folder, `${name}--${width}-${theme}.png`) });
    }
  }
}

async function main(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const { found: pages, missing } = await templates();
  const browser = await launch();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await each(pages, async (template) => {
    const page = await watched(context);
    await open(page, template.path);
    await take(page, template, folder);
    await page.close();
  });
  await browser.close();
  const sheet = fs.readFileSync(path.join(__dirname, 'shots.html'), 'utf8');
  const data = { pages: pages.map(({ name, path: address }) => ({ name, path: address })), widths: WIDTHS, themes: Object.keys(THEMES) };
  fs.writeFileSync(path.join(folder, 'index.html'), sheet.replace('"DATA"', JSON.stringify(data)));
  missing.forEach((what) => console.log(`left out, not in this build: ${what}`));
  console.log(`${pages.length * WIDTHS.length * Object.keys(THEMES).length} pictures of ${pages.length} templates; look at ${path.join(folder, 'index.html')}`);
}

main(process.argv[2]).catch((error) => { console.error(error); process.exit(1); });
