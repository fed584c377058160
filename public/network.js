// The page and its network: starts the worker (sw.js), says what is shown from this device's memory, asks again for what did not come.
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

// After the app, which is more urgent. Who saves data keeps only what is opened.
setTimeout(async () => {
  try {
    await worker?.register('/sw.js');
    const ready = await worker?.ready;
    if (!navigator.connection?.saveData) ready?.active.postMessage({ keep: root.lang === 'en' ? '/api/v1/en' : '/api/v1' });
  } catch {
    // A browser that takes no worker has a portal without one.
  }
}, 3000);

// A page that could not be fetched is asked for again by itself once the server answers.
setInterval(() => {
  const again = document.hidden ? null : document.querySelector('[data-again]');
  if (again) fetch(`${remote}/healthz`, { cache: 'no-store' }).then(({ ok }) => ok && again.click(), () => {});
}, 8000);
