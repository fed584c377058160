// The portal when the network is not there. The build fills in the two lines below (xtask/src/offline.rs).
//
// Pages and answers come from the network when it answers, else from what this device has kept; what is kept is marked with its time.
// What carries its content in its name is kept for good. Nothing that is sent (POST) is ever answered from here.
const VERSION = '__VERSION__';
const ASSETS = __ASSETS__;

const APP = 'app-' + VERSION;
const SHELLS = ['/khung', '/en/khung'];
// What everybody should have is kept apart: nothing that is opened can push it out.
const ESSENTIALS = 'essentials';
// Entries that are kept of the rest; the oldest go first. Of a picture one copy is kept, the widest that was shown.
const BUDGET = { pages: 40, answers: 240, pictures: 40 };
// A line that says nothing for so long is a lost one when there is a copy, milliseconds.
const PATIENCE = 4000;
// After this the list of what every device should have is asked for again, milliseconds.
const FRESH = 12 * 3600 * 1000;
const KEPT_AT = 'x-kept-at';
// What a proxy answers in front of a server that is down.
const DOWN = [502, 503, 504];

addEventListener('install', (event) => event.waitUntil(caches.open(APP).then((cache) => cache.addAll([...ASSETS, ...SHELLS]))));

addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('app-') && name !== APP) await caches.delete(name);
  await registration.navigationPreload?.enable();
  await clients.claim();
})()));

// A page that is open asks for the list of what should be there in an emergency, and whether the server stands behind what it shows.
addEventListener('message', (event) => {
  if (event.data.keep) event.waitUntil(keepEssentials(`${event.data.keep}/offline`).catch(() => {}));
  if (event.data.behind) event.waitUntil(sayBehind(event.source, event.data.behind));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Widgets keep nothing on anybody's device.
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/nhung/')) return;
  if (ASSETS.includes(url.pathname)) event.respondWith(fromApp(request));
  else if (request.mode === 'navigate') event.respondWith(page(event, url));
  else if (/^\/api\/v1(\/en)?\/(search|suggest)$/.test(url.pathname)) event.respondWith(search(event, url));
  else if (url.pathname.startsWith('/api/v1/')) event.respondWith(answer(event));
  else if (url.pathname.startsWith('/tranh/')) event.respondWith(picture(event));
});

async function fromApp(request) {
  return (await caches.match(request, { cacheName: APP, ignoreVary: true })) || fetch(request);
}

async function page(event, url) {
  const address = url.pathname + url.search;
  behind.delete(address);
  const kept = await find('pages', address);
  const fresh = (async () => (await event.preloadResponse) || fetch(event.request))();
  const response = await inTime(fresh, kept);
  if (response) {
    // Results are what somebody looked for: they stay out.
    const results = /^(\/en\/search|\/tim-kiem)$/.test(url.pathname);
    if (results || response.status !== 200 || !isPage(response)) return response;
    if (remembered(response, kept)) behind.set(address, check(event, 'pages', address, response, kept));
    else event.waitUntil(keep('pages', address, response.clone()));
    return response;
  }
  if (kept) return marked(kept);
  const shell = await caches.match(url.pathname === '/en' || url.pathname.startsWith('/en/') ? '/en/khung' : '/khung', { cacheName: APP });
  return shell || Response.error();
}

async function answer(event) {
  const url = new URL(event.request.url);
  const address = url.pathname + url.search;
  const fresh = fetch(event.request);
  // Looked for meanwhile; that it fails is seen below.
  fresh.catch(() => {});
  const kept = await find('answers', address);
  const response = await inTime(fresh, kept);
  if (response) {
    if (remembered(response, kept)) {
      check(event, 'answers', address, response, kept).then((when) => when && tell(event, when));
      return response;
    }
    if (response.status === 200) event.waitUntil(keep('answers', address, response.clone()));
    tell(event, null);
    return response;
  }
  if (!kept) return Response.error();
  tell(event, madeAt(kept));
  return kept;
}

async function picture(event) {
  const { pathname } = new URL(event.request.url);
  const { of, width } = copyOf(pathname);
  const cache = await caches.open('pictures');
  const others = of ? (await cache.keys()).filter(({ url }) => copyOf(new URL(url).pathname).of === of) : [];
  // A wider copy is as good; a narrower one is better than none.
  const wider = others.find(({ url }) => copyOf(new URL(url).pathname).width >= width);
  if (wider) return cache.match(wider, { ignoreVary: true });
  const kept = await find('pictures', others[0]?.url ?? pathname);
  const fresh = fetch(event.request).then((response) => {
    if (response.status === 200) {
      const wait = keep('pictures', pathname, response.clone()).then(() => Promise.all(others.map((other) => cache.delete(other, { ignoreVary: true }))));
      event.waitUntil(wait);
    }
    return response;
  });
  if (!kept) return fresh;
  if (of) return fresh.catch(() => kept);
  event.waitUntil(fresh.catch(() => {}));
  return kept;
}

// Which picture a published name is a copy of, and how wide it is; names without a hash are of no picture in particular, and may change.
function copyOf(path) {
  const [, of, width] = path.match(/^(.*\b[0-9a-f]{16})(?:-(\d+))?\.\w+$/) ?? [];
  return { of, width: Number(width ?? 0) };
}

// The network's response; null when it fails, or when it takes too long and there is a copy.
async function inTime(fresh, kept) {
  const late = new Promise((resolve) => kept && setTimeout(resolve, PATIENCE, null));
  try {
    const response = await Promise.race([fresh, late]);
    // A proxy in front of a server that is down is no answer, where there is a copy.
    return response && kept && DOWN.includes(response.status) ? null : response;
  } catch {
    return null;
  }
}

// From the browser's own memory (Cache-Control), and so nothing that the network said now: it is the one that was kept when it came, or the server's clock
// was further already.
let clock = 0;
function remembered(response, kept) {
  const [now, then] = [response, kept].map((one) => Date.parse(one?.headers.get('date')) || 0);
  const before = now <= then || now < clock;
  clock = Math.max(clock, now, then);
  return before;
}

// Pages that the browser remembered, and what came of asking for them once more: nothing, or from when the copy is that is shown.
const behind = new Map();

// Asks the server, while what the browser remembered is shown already, whether it still holds. Nobody waits for it: a slow line is no lost one.
function check(event, name, address, shown, kept) {
  const when = madeAt(shown), copy = kept && when <= madeAt(kept) ? null : shown.clone();
  const asked = (async () => {
    // Opened before there was a worker: kept now, as old as it is.
    if (copy?.status === 200) await keep(name, address, copy);
    const response = await fetch(address, { cache: 'no-cache' }).catch(() => null);
    if (!response || DOWN.includes(response.status)) return when;
    if (response.status === 200 && !response.redirected) await keep(name, address, response);
    return null;
  })();
  event.waitUntil(asked);
  return asked;
}

async function sayBehind(client, address) {
  const when = await behind.get(address);
  behind.delete(address);
  if (when) client.postMessage({ kept: when });
}

const isPage = (response) => (response.headers.get('content-type') || '').startsWith('text/html') && !response.redirected;

// The newest copy: of what was opened, or of what everybody should have.
async function find(name, address) {
  const copies = await Promise.all([name, ESSENTIALS].map(async (name) => (await caches.open(name)).match(address, { ignoreVary: true })));
  return copies.filter(Boolean).sort((a, b) => madeAt(b).localeCompare(madeAt(a)))[0];
}

// Puts a copy with its time at the end of the line, and lets the oldest go.
async function keep(name, address, response) {
  try {
    const headers = new Headers(response.headers);
    clock = Math.max(clock, Date.parse(headers.get('date')) || 0);
    headers.set(KEPT_AT, new Date().toISOString());
    const copy = new Response(await response.blob(), { status: 200, headers });
    const cache = await caches.open(name);
    await cache.delete(address, { ignoreVary: true });
    await cache.put(address, copy);
    memory.clear();
    const keys = await cache.keys();
    for (const key of keys.slice(0, Math.max(0, keys.length - (BUDGET[name] ?? Infinity)))) await cache.delete(key, { ignoreVary: true });
  } catch {
    // No room on the device: the page is shown all the same.
  }
}

// When the server said it, by its own clock: what the browser remembered may be kept here minutes later.
const madeAt = ({ headers }) => new Date(headers.get('date') ?? headers.get(KEPT_AT) ?? Date.now()).toISOString();

// A page says from when it is: `data-kept` is read by the page's own script.
async function marked(kept) {
  const html = await kept.text();
  return new Response(html.replace('<html ', `<html data-kept="${madeAt(kept)}" `), { status: 200, headers: kept.headers });
}

// Tells the page that asked whether what it got is fresh (null) or from when.
function tell(event, when) {
  if (event.clientId) clients.get(event.clientId).then((client) => client?.postMessage({ kept: when }));
}

// What every device should have: numbers to call, the most used procedures. The list is the editors' content, so the server tells it.
async function keepEssentials(list) {
  const last = await find(ESSENTIALS, list);
  if (last && Date.now() - Date.parse(last.headers.get(KEPT_AT)) < FRESH) return;
  const response = await fetch(list);
  if (response.status !== 200) return;
  const { answers, pages } = await response.clone().json();
  for (const address of [...answers, ...pages]) {
    const one = await fetch(address);
    if (one.status === 200) await keep(ESSENTIALS, address, one);
  }
  // Last: a list that was broken off is asked for again.
  await keep(ESSENTIALS, list, response);
}
