// The page and its network: starts the worker (sw.js), says what is shown from this device's memory, asks again for what did not come,
// and asks early for what is about to be opened.
import { hold } from '/page.js';

const root = document.documentElement;
// On static hosting the API is elsewhere, and there is no worker.
const remote = document.querySelector('meta[name=cong-api]').content;
const worker = remote ? null : navigator.serviceWorker;

const SAYS = root.lang === 'en'
  ? { copy: 'No network. This is the copy that this device kept on ', search: 'No network. What this device has kept is searched.' }
  : { copy: 'Không có mạng. Đây là bản lưu trên máy lúc ', search: 'Không có mạng. Đang tìm trong những gì máy này đã lưu.' };

let note = null;

// `when`: nothing for what is fresh, `search`, or the time at which the copy was kept.
function say(when) {
  if (!when) {
    note?.remove();
    note = null;
    return;
  }
  // Its rules are in the whole sheet only.
  hold();
  // Beside the body: the app owns what is inside.
  note ??= root.appendChild(document.createElement('div'));
  note.className = 'kept-note';
  note.setAttribute('role', 'status');
  const time = () => new Intl.DateTimeFormat(root.lang, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(when));
  note.textContent = when === 'search' ? SAYS.search : `${SAYS.copy}${time()}.`;
}

say(root.dataset.kept);
worker?.addEventListener('message', ({ data }) => say(data.kept));
worker?.startMessages();
// What the browser showed from its own memory is right only as long as the server stands behind it.
worker?.controller?.postMessage({ behind: location.pathname + location.search });

// The worker keeps the app, so it comes once the app is there: who only reads a page fetches neither. Who saves data keeps only what is opened.
const saves = navigator.connection?.saveData;
async function work() {
  if (!root.hasAttribute('data-ready')) {
    setTimeout(work, 3000);
    return;
  }
  try {
    await worker?.register('/sw.js');
    const ready = await worker?.ready;
    if (!saves) ready?.active.postMessage({ keep: root.lang === 'en' ? '/api/v1/en' : '/api/v1' });
  } catch {
    // A browser that takes no worker has a portal without one.
  }
}
setTimeout(work, 3000);

// A page that could not be fetched is asked for again by itself once the server answers.
setInterval(() => {
  const again = document.hidden ? null : document.querySelector('[data-do=again]');
  if (again) fetch(`${remote}/healthz`, { cache: 'no-store' }).then(({ ok }) => ok && again.click(), () => {});
}, 8000);

// Answers of the last minute, as long as the browser itself would keep them (Cache-Control), without the way through worker and browser. The app
// looks here before it asks (src/client.rs), and leaves here what it has asked for. What the worker gave from its memory is not fresh, and
// what was searched for may be the worker's own finding.
const MINUTE = 50000, MANY = 24;
const answers = new Map();
function put(url, text) {
  if (/\/(search|suggest)\b/.test(url)) return;
  answers.delete(url);
  answers.set(url, { at: Date.now(), text: Promise.resolve(text) });
  if (answers.size > MANY) answers.delete(answers.keys().next().value);
}
function get(url) {
  const one = answers.get(url);
  if (one && Date.now() - one.at < MINUTE) return one.text;
  answers.delete(url);
}
// What the app asks for now. What was asked early for another page would only stand in its way on a weak line.
const pending = new Map();
function wanted(url) {
  const answer = get(url);
  if (!answer && !/\/(site$|suggest\?)/.test(url)) for (const request of pending.values()) request.abort();
  return answer;
}
window.answers = { get: wanted, put };

// The answer that the app will ask for when a link is followed. A hint only: where the guess is wrong, the app asks as it always does.
const PLAIN = ['tim-kiem', 'so-do-trang', 'lien-he', 'search', 'site-map', 'contact', 'agencies', 'he-thong-thiet-ke', 'nhung', 'trang-thai'];
function answerOf({ pathname, search }) {
  const [english, path] = pathname === '/en' || pathname.startsWith('/en/') ? [true, pathname.slice(3)] : [false, pathname];
  const base = `${remote}/api/v1${english ? '/en' : ''}`;
  const [first, second, third, fourth] = path.split('/').filter(Boolean);
  if (!first) return english ? null : `${base}/home`;
  if (PLAIN.includes(first) || /\.[a-z]+$/.test(path)) return null;
  if (first !== 'co-quan' || english) return second ? `${base}/sections/${first}/items/${second}` : `${base}/sections/${first}${search}`;
  if (!second) return null;
  const agency = `${base}/agencies/${second}`;
  if (!third) return agency;
  return fourth ? `${agency}/sections/${third}/items/${fourth}` : `${agency}/sections/${third}${search}`;
}

const isOurs = (link) => link?.origin === location.origin && !/external/.test(link.rel) && !link.target && !link.hasAttribute('download');

// Asks early for the answer of a link: its text, or nothing when it does not come; then the app asks for itself, and shows what is wrong.
function early(link, priority) {
  const url = link.pathname + link.search === location.pathname + location.search ? null : answerOf(link);
  if (!url) return null;
  const kept = get(url);
  if (kept) return kept;
  const request = new AbortController();
  pending.set(url, request);
  const mine = fetch(url, { priority, signal: request.signal }).then(async (answer) => {
    const text = await answer.text();
    return answer.ok && !answer.headers.has('x-kept-at') ? text : null;
  }).catch(() => null).then((text) => {
    pending.delete(url);
    if (text === null && answers.get(url)?.text === mine) answers.delete(url);
    return text;
  });
  put(url, mine);
  return mine;
}

// A finger that goes on to scroll, or a pointer that only passes, means no link: the page is not written for them (src/draft).
const AIM = 40;
let aim = 0;
function intended({ target }) {
  aim = clearTimeout(aim);
  const link = target.closest?.('a[href]');
  if (!isOurs(link)) return;
  // What will make a page of it is needed too (src/draft).
  dispatchEvent(new CustomEvent('intended'));
  const answer = early(link, 'auto');
  const mine = aim = setTimeout(async () => {
    if (await answer && mine === aim) dispatchEvent(new CustomEvent('cameearly', { detail: link.pathname + link.search }));
  }, AIM);
}

const line = navigator.connection;
if (!saves) {
  for (const intent of ['pointerover', 'focusin', 'touchstart']) addEventListener(intent, intended, { passive: true });
  // What is opened already is not written as well. A click that has opened a page goes no further (src/draft).
  for (const over of ['pointercancel', 'click']) addEventListener(over, () => { aim = clearTimeout(aim); }, true);
  // On a good line also the first links that are in view: a thumb gives no notice.
  if (line?.effectiveType === '4g' && line.downlink >= 2) {
    const FIRST = 4;
    let seen = '';
    const look = () => {
      if (document.hidden || seen === location.href || !root.hasAttribute('data-ready')) return;
      seen = location.href;
      const inView = [...document.querySelectorAll('main a[href^="/"]')].filter((link) => {
        if (link.closest('.ahead')) return false;
        const { top, bottom, height } = link.getBoundingClientRect();
        return height && top >= 0 && bottom <= innerHeight && isOurs(link) && answerOf(link);
      });
      for (const link of inView.slice(0, FIRST)) early(link, 'low');
    };
    setInterval(look, 2000);
  }
}
