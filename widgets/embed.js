// The element <cong-widget> for agencies' own sites. Documented at /nhung and in docs/widgets.md.
//
// Heights are known before anything is loaded (server/src/widgets/kind.rs): the host page never moves. A frame that needs another height
// (letters spaced out by the reader, fewer items than asked for) is given it only while it is below the window.
// Styles are constructed sheets in a shadow tree: no rule of the host's reaches in, and a strict Content-Security-Policy allows them.
(() => {
  if (customElements.get('cong-widget')) return;
  const script = document.currentScript || document.querySelector('script[src$="/embed.js"]');
  const portal = new URL(script.src).origin;
  // A frame of our own origin must not be able to lift its sandbox: there it has no origin.
  const origin = location.origin === portal ? 'null' : portal;
  const KINDS = /*kinds*/{}/*kinds*/;
  const WORDS = /*words*/{}/*words*/;
  const OPTIONS = ['section', 'agency', 'item', 'count', 'accent'];
  // Pixels below the window at which a frame begins to load; milliseconds until it is given up, and after its load event without a word.
  const NEAR = 800, PATIENCE = 12000, SILENCE = 2500;
  // A slow portal must not hold back the load event of its host: frames come after it, or after so many milliseconds.
  const AT_LAST = 3000;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host{display:block;inline-size:100%}
    :host([hidden]){display:none}
    .box{all:initial;display:block;position:relative;direction:ltr;font:medium/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText;overflow:hidden}
    .box.light{color-scheme:light}.box.dark{color-scheme:dark}.box.system{color-scheme:light dark}
    .plain{padding:.75em 1em;border-top:1px solid}
    a{color:LinkText;display:inline-block;padding-block:.5em}
    p{margin:0}
    iframe{position:absolute;inset:0;inline-size:100%;block-size:100%;border:0;visibility:hidden;color-scheme:inherit}
    .ready iframe{visibility:visible}.ready .plain{display:none}
  `);

  // The elements of the page and what is done to them from here, out of the page's own hands.
  const all = new Map();
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) all.get(target)?.open();
  }, { rootMargin: `${NEAR}px` });
  addEventListener('online', () => all.forEach((widget) => widget.again()));
  // A host that switches its scheme by a class, an attribute or a style of its root.
  const schemes = new MutationObserver(() => all.forEach((widget) => widget.follow()));
  for (const root of [document.documentElement, document.body]) if (root) schemes.observe(root, { attributes: true });

  const settled = new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    addEventListener('load', resolve, { once: true });
    setTimeout(resolve, AT_LAST);
  });

  const make = (name, className) => Object.assign(document.createElement(name), { className });

  customElements.define('cong-widget', class extends HTMLElement {
    static observedAttributes = [...OPTIONS, 'kind', 'theme', 'lang', 'label'];
    #root = this.attachShadow({ mode: 'open' });
    #frame; #nonce; #timer; #waiting; #theme; #failed;
    #heard = (event) => this.#message(event);

    connectedCallback() {
      this.#root.adoptedStyleSheets = [sheet];
      all.set(this, {
        open: () => this.#open(),
        again: () => this.#failed && this.#open(),
        follow: () => this.#scheme() !== this.#theme && this.#later(),
      });
      addEventListener('message', this.#heard);
      this.#later();
    }

    disconnectedCallback() {
      all.delete(this);
      removeEventListener('message', this.#heard);
      near.unobserve(this);
      this.#drop();
    }

    attributeChangedCallback() { if (this.isConnected) this.#later(); }

    /** Several attributes that change together make one new frame. */
    #later() {
      if (this.#waiting) return;
      this.#waiting = true;
      queueMicrotask(() => {
        this.#waiting = false;
        if (this.isConnected) this.#render();
      });
    }

    get #words() { return WORDS[this.#language()]; }
    #kind() { return this.getAttribute('kind') || ''; }
    #language() { return /^en\b/i.test(this.closest('[lang]')?.lang) ? 'en' : 'vi'; }

    /** What the host page is: by its `color-scheme`, as a property or as a meta element; light where it says nothing. */
    #scheme() {
      const own = this.getAttribute('theme');
      if (['light', 'dark', 'system'].includes(own)) return own;
      let said = getComputedStyle(this.parentElement || document.documentElement).colorScheme;
      if (said === 'normal') said = document.querySelector('meta[name=color-scheme]')?.content || 'light';
      return /dark/.test(said) ? (/light/.test(said) ? 'system' : 'dark') : 'light';
    }

    #src() {
      const query = new URLSearchParams();
      for (const name of OPTIONS) if (this.getAttribute(name)) query.set(name, this.getAttribute(name));
      query.set('theme', this.#theme);
      query.set('lang', this.#language());
      return `${portal}/nhung/${encodeURIComponent(this.#kind())}?${query}`;
    }

    /** The table counts in px of the default letters: a reader's larger letters carry the box with them. */
    #height() {
      const [base, each, usual] = KINDS[this.#kind()] || [160, 0, 1];
      const count = parseInt(this.getAttribute('count'), 10) || usual;
      return `${(base + each * Math.min(Math.max(count, 1), 10)) / 16}em`;
    }

    #render() {
      this.#drop();
      this.#theme = this.#scheme();
      const box = make('div', `box ${this.#theme}`), plain = make('div', 'plain'), link = make('a', '');
      const own = this.querySelector('a[href]');
      link.href = own?.href || this.#src();
      link.target = '_top';
      link.textContent = this.getAttribute('label') || own?.textContent.trim() || this.#words[this.#kind()] || this.#words.portal;
      plain.append(link);
      box.append(plain);
      box.lang = this.#language();
      box.style.height = this.#height();
      this.#root.replaceChildren(box);
      near.unobserve(this);
      settled.then(() => this.isConnected && near.observe(this));
    }

    #open() {
      near.unobserve(this);
      this.#drop();
      this.#nonce = crypto.getRandomValues(new Uint32Array(4)).join('-');
      const box = this.#root.firstChild, frame = make('iframe', '');
      frame.title = box.querySelector('a').textContent;
      frame.loading = 'lazy';
      frame.referrerPolicy = 'no-referrer';
      frame.setAttribute('sandbox', `allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation${origin === portal ? ' allow-same-origin' : ''}`);
      frame.onload = () => { if (!box.classList.contains('ready')) this.#wait(SILENCE); };
      // A page without an origin (a file) is told in the open: a height is no secret.
      const to = location.origin === 'null' ? '*' : location.origin;
      frame.src = `${this.#src()}#${this.#nonce}/${encodeURIComponent(to)}`;
      this.#frame = frame;
      box.append(frame);
      this.#wait(PATIENCE);
    }

    #wait(time) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#fail(), time);
    }

    /** The frame stays, hidden: what comes late after all is shown. */
    #fail() {
      this.#failed = true;
      const plain = this.#root.querySelector('.plain');
      if (plain.childElementCount > 1) return;
      const note = make('p', '');
      note.textContent = this.#words.failed;
      // After the link, which does not move.
      plain.append(note);
    }

    #message({ source, origin: from, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || from !== origin || data?.cong !== this.#nonce) return;
      const box = this.#root.firstChild;
      clearTimeout(this.#timer);
      this.#failed = false;
      box.classList.add('ready');
      const { height } = data;
      if (typeof height === 'number' && height > 40 && height < 4000 && box.getBoundingClientRect().top >= innerHeight) box.style.height = `${Math.ceil(height)}px`;
    }

    #drop() {
      clearTimeout(this.#timer);
      this.#failed = false;
      this.#frame?.remove();
      this.#frame = undefined;
      this.#root.firstChild?.classList.remove('ready');
    }
  });
})();
