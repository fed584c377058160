// The phone and the line that pages are measured with, and the order statistics of what came out.

/** A phone of the middle range, as Lighthouse's mobile profile has it. */
const SCREEN = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };

/** How much slower than this machine the phone's processor is. */
const SLOWER = 6;

/** "Slow 4G" of Chromium's developer tools and of Lighthouse: every request waits 562.5 ms, 1.44 Mbit/s come down, 675 kbit/s go up. */
const LINE = { offline: false, latency: 562.5, downloadThroughput: (1474.56 * 1024) / 8, uploadThroughput: (675 * 1024) / 8, connectionType: 'cellular4g' };

/**
 * A page on that phone in a context of its own: nothing is kept from another visit. `cpu`: how many times slower; `line`: none for this
 * machine's own; `still`: who only reads and gives no sign, for which the app waits.
 */
async function phone(browser, { cpu = SLOWER, line = LINE, still = false } = {}) {
  const context = await browser.newContext({ ...SCREEN, still });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  if (line) await devtools.send('Network.emulateNetworkConditions', line);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return { page, devtools, close: () => context.close() };
}

const sorted = (values) => [...values].sort((a, b) => a - b);

/** The middle of an odd number of values, else the mean of the two in the middle. */
function median(values) {
  const all = sorted(values);
  const half = Math.floor(all.length / 2);
  return all.length % 2 ? all[half] : (all[half - 1] + all[half]) / 2;
}

/** The median of each number that all rows have. */
const medians = (rows) => Object.fromEntries(Object.keys(rows[0]).map((name) => [name, median(rows.map((row) => row[name]))]));

module.exports = { SCREEN, SLOWER, LINE, phone, median, medians };
