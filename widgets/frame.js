// In a widget's page: speaks to who frames it. <cong-widget> has put a nonce and its page's origin into the fragment and is told how high the
// content is; WordPress, where it frames what oEmbed gave it, a secret. Without them (a plain iframe, the page by itself) nothing is said.
(() => {
  if (parent === self) return;
  const secret = /^#\?secret=([a-z\d]+)$/i.exec(location.hash)?.[1];
  if (secret) {
    // WordPress shows the frame, as high as oEmbed said, when it hears from it, and opens links of our own host for it; its sandbox lets nothing out.
    const say = (message, value) => parent.postMessage({ message, value, secret }, '*');
    say('shown');
    // It says when it has begun to listen.
    addEventListener('message', ({ source, data }) => { if (source === parent && data?.secret === secret) say('shown'); });
    addEventListener('click', (event) => {
      const link = event.target.closest('a[href]'), form = event.target.closest('button')?.form;
      if (!link && !form) return;
      event.preventDefault();
      if (form) {
        if (form.reportValidity()) say('link', `${form.action}?${new URLSearchParams(new FormData(form))}`);
        return;
      }
      // A telephone number or another site stands on the page of the portal that the widget is a part of.
      const page = new URL(document.querySelector('[rel=canonical]').getAttribute('href')).pathname;
      say('link', link.host === location.host ? link.href : new URL(page, location.href).href);
    });
    return;
  }

  const [nonce, to] = location.hash.slice(1).split('/');
  if (!to) return;
  const main = document.querySelector('main'), foot = main.querySelector('.foot');
  let told;
  const tell = () => {
    // The foot stands at the end of the frame: the room over it is no content.
    const over = foot?.previousElementSibling;
    const room = over ? foot.getBoundingClientRect().top - over.getBoundingClientRect().bottom : 0;
    const height = document.documentElement.scrollHeight - Math.max(room, 0);
    if (height !== told) parent.postMessage({ cong: nonce, height: told = height }, decodeURIComponent(to));
  };
  tell();
  new ResizeObserver(tell).observe(main);
})();
