// What every page does without the app: the rest of the page, the whole sheet, the reader's choice of theme, letters and contrast, the menu, and the letters
// of the house for the next page. It comes once the page is seen (index.html), and serves what was opened before.
const root = document.documentElement;

// What is far below the screen (style/base.css) is laid out now, bit by bit: nobody's touch has to wait for all of it, and the page is as long as it is.
function rest() {
  const holding = (rule) => (!rule.media || matchMedia(rule.media.mediaText).matches ? [rule, ...[...(rule.cssRules ?? [])].flatMap(holding)] : []);
  const rules = [...(document.querySelector('style[data-sheet]')?.sheet.cssRules ?? [])].flatMap(holding);
  const far = rules.map(({ selectorText }) => selectorText).filter((selector) => selector?.includes('[data-first]'));
  const queue = far.length ? [...document.querySelectorAll(far)] : [];
  const shown = [];
  // Milliseconds at a time; and so many letters at once, for to lay out one element alone costs as much as a dozen. An element counts as some letters.
  const TURN = 4;
  const PIECE = 700;
  const size = (one) => one.textContent.length + 8 * one.getElementsByTagName('*').length + 8;
  const skipped = ({ firstElementChild }) => firstElementChild?.checkVisibility?.({ contentVisibilityAuto: true }) === false;
  const show = (one, size) => {
    // A large part first as an empty frame, then what is in it. What somebody comes near meanwhile is laid out by the browser.
    const inside = size > PIECE && skipped(one) ? [...one.children] : [];
    for (const { style } of inside) Object.assign(style, { contentVisibility: 'auto', containIntrinsicSize: 'auto 3rem' });
    queue.unshift(...inside);
    Object.assign(one.style, { contentVisibility: 'visible', containIntrinsicSize: 'none' });
    shown.push(one);
    return inside.length ? 0 : size;
  };
  const piece = () => {
    for (let left = PIECE; queue.length && left > 0;) {
      const next = size(queue[0]);
      if (next > left && left < PIECE) break;
      left -= show(queue.shift(), next);
    }
    // Laid out now, so that the time is known.
    document.body.getBoundingClientRect();
  };
  const more = () => {
    const end = performance.now() + TURN;
    while (queue.length && root.hasAttribute('data-first') && performance.now() < end) piece();
    if (queue.length && root.hasAttribute('data-first')) return requestIdleCallback(more);
    root.removeAttribute('data-first');
    for (const one of [...shown, ...queue]) {
      one.style.contentVisibility = one.style.containIntrinsicSize = '';
      // Read, the attribute is there to be removed.
      if (one.getAttribute('style') === '') one.removeAttribute('style');
    }
  };
  if (window.requestIdleCallback) requestIdleCallback(more);
  else root.removeAttribute('data-first');
}
if (root.hasAttribute('data-first')) rest();

// What a browser needs to install the portal: nobody's first paint.
for (const [rel, href] of [['manifest', '/manifest.webmanifest'], ['apple-touch-icon', '/bieu-trung-day-180.png']]) {
  document.head.append(Object.assign(document.createElement('link'), { rel, href }));
}

// The page carries the rules that its first paint needs (server/src/style.rs). Until something asks for more the whole sheet counts on paper only: it
// changes nothing of the page that stands, yet has every rule matched anew.
export const sheet = new Promise((loaded) => {
  const own = document.querySelector('style[data-sheet]');
  if (!own || document.querySelector('link[data-whole]')) return loaded();
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href: own.dataset.sheet, media: 'print', onload: () => loaded(link), onerror: () => loaded() });
  own.after(link);
});
/** Has all rules hold, as soon as they are there. */
export async function hold() {
  const link = await sheet;
  if (!link || link.media === 'all') return;
  // The page has declared its fonts: declared once more they would be swapped once more, and the text would jump.
  const { sheet: rules } = link;
  for (let at = rules.cssRules.length; at--;) if (rules.cssRules[at] instanceof CSSFontFaceRule) rules.deleteRule(at);
  link.media = 'all';
}

// The panel of choices (src/shell/display.rs). Kept on this device only.
const CHOICES = ['theme', 'text', 'contrast'];
const panel = () => document.getElementById('hien-thi');
const boxes = () => [...(panel()?.querySelectorAll('input') ?? [])];
const chosen = (name) => root.getAttribute(`data-${name}`) || '';

function choose({ name, value }) {
  if (value) root.setAttribute(`data-${name}`, value);
  else root.removeAttribute(`data-${name}`);
  hold();
  try {
    localStorage.setItem('hien-thi', JSON.stringify(Object.fromEntries(CHOICES.map((name) => [name, chosen(name)]).filter(([, value]) => value))));
  } catch {
    // Where nothing may be kept it holds for this page.
  }
}
function tick() {
  for (const box of boxes()) box.checked = chosen(box.name) === box.value;
}
addEventListener('change', ({ target }) => panel()?.contains(target) && choose(target));
addEventListener('toggle', ({ target }) => target === panel() && tick(), true);
if (panel()?.matches(':popover-open')) {
  boxes().filter((box) => box.checked && !box.defaultChecked).forEach(choose);
  tick();
}

// The rules of small panels are in the whole sheet only.
const opens = ({ target }) => target.matches?.('.sheet') && hold();
addEventListener('beforetoggle', opens, true);
if (document.querySelector('.sheet:popover-open')) hold();

// The menu: Escape and a press elsewhere close a panel of the bar; a sheet that is open when the screen becomes wide is a bar again.
const opened = () => document.querySelectorAll('#menu details[open]');
addEventListener('keydown', ({ key }) => {
  for (const one of key === 'Escape' ? opened() : []) {
    if (one.contains(document.activeElement)) one.querySelector('summary').focus();
    one.open = false;
  }
});
addEventListener('click', ({ target }) => opened().forEach((one) => one.contains(target) || (one.open = false)));
matchMedia('(min-width:62rem)').addEventListener('change', ({ matches }) => matches && document.querySelector('#menu:popover-open')?.hidePopover());

// The menu's sheet covers the page: what is under it is not to be reached. Freed before it closes, so that the focus can go back.
function cover(covered) {
  for (const under of document.querySelectorAll('main,.site-footer,.alert,.masthead,.parent,.agency-name,.skip')) under.inert = covered;
}
const covers = ({ type, target, newState }) => target.id === 'menu' && (type === 'toggle') === (newState === 'open') && cover(newState === 'open');
addEventListener('toggle', covers, true);
addEventListener('beforetoggle', covers, true);
if (document.querySelector('#menu:popover-open')) cover(true);

// A small panel that the focus has left is closed.
addEventListener('focusout', ({ target, relatedTarget }) => {
  const sheet = target.closest?.('.sheet:popover-open');
  if (sheet && relatedTarget && !sheet.contains(relatedTarget)) sheet.hidePopover();
});

// The letters of the house, for the next page of the tab: this one keeps what it began with (index.html).
async function letters() {
  const missing = [...document.querySelectorAll('link[data-letters][media="not all"]')];
  const line = navigator.connection;
  if (!missing.length || line?.saveData || /2g/.test(line?.effectiveType)) return;
  try {
    const files = await Promise.all(missing.map(({ href }) => fetch(href, { priority: 'low' })));
    await Promise.all(files.map((file) => file.arrayBuffer()));
    if (files.every(({ ok }) => ok)) sessionStorage.setItem('chu', '1');
  } catch {
    // Without network, or where nothing may be kept: the reader's own letters do as well.
  }
}
setTimeout(letters, 1000);
