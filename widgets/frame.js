// In a widget's page: tells <cong-widget> how high the content is. The element has put a nonce and its page's origin into the fragment;
// without them (a plain iframe, the page by itself) nothing is said.
(() => {
  const [nonce, to] = location.hash.slice(1).split('/');
  if (!to || parent === self) return;
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
