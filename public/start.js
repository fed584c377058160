// Starts the app at the first sign that somebody uses the page: a touch, a key, a pointer that moves, a wheel. Before that the page is complete without
// it, and who only reads pays nothing. It comes once the page is seen, or with that sign (index.html).
const root = document.documentElement;
// Its script and its wasm; a page that the app does not know names none.
const app = document.querySelector('meta[name=cong-app]')?.content.split(' ');
// Who saves data gets the app when they use something that is no link.
const saves = navigator.connection?.saveData;
const page = import('/page.js'), network = () => import('/network.js');
let started = false, stands = false, pressed;

// What every page of the app needs is fetched beside it; the app's own request is answered with it.
function site() {
  const api = document.querySelector('meta[name=cong-api]').content.replace(/\/+$/, '');
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: '', href: `${api}/api/v1${root.lang === 'en' ? '/en' : ''}/site` });
  document.head.append(link);
}

async function start() {
  if (started || !app) return;
  started = true;
  site();
  // The whole sheet is there before the app can change the page, and what the worker says of an answer is heard before the app asks for one.
  const [{ default: begin }, { sheet, hold }] = await Promise.all([import(app[0]), page, network()]);
  await sheet;
  hold();
  await begin({ module_or_path: app[1] });
  stands = true;
  root.removeAttribute('data-first');
  if (pressed?.isConnected) pressed.click();
}

/** A sign of somebody. What a button was pressed for before the app stood is done when it stands. */
export function heard({ type, target }) {
  const button = type === 'click' ? target.closest?.('button[type=button]:not([popovertarget])') : null;
  if (button && stands) button.click();
  else if (button) pressed = button;
  if (!saves || (/click|keydown/.test(type) && !target.closest?.('a[href]'))) start();
}

// What needs the app to be seen at all: a page that failed, ticks that this device keeps.
function needed() {
  try {
    if (document.querySelector('.papers') && Object.keys(localStorage).some((key) => key.startsWith('giay-to '))) return true;
  } catch {}
  return document.querySelector('[data-do=again]');
}

const quiet = () => window.requestIdleCallback ? requestIdleCallback(start, { timeout: 1500 }) : setTimeout(start, 200);
// An empty page waits for nothing.
if (!document.getElementById('chinh')) start();
painted.then(() => {
  network();
  if (needed()) setTimeout(quiet, 0);
});
