// The builder at /nhung: the answer follows the form. Codes and messages are made by the server alone; here they are fetched and put in place.
(() => {
  const form = document.getElementById('chon'), status = document.getElementById('bao');
  if (!form) return;
  let asked, waiting;

  /** Fields that mean nothing for the chosen kind are put away; what stands in them is sent all the same and ignored. */
  const suit = () => {
    const kind = new FormData(form).get('kind');
    for (const field of form.querySelectorAll('[data-not-for]')) field.hidden = field.dataset.notFor.split(' ').includes(kind);
  };

  const copy = () => {
    for (const code of document.querySelectorAll('.snippet pre')) {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-2 btn-s', textContent: 'Sao chép' });
      button.setAttribute('aria-label', `Sao chép: ${code.parentElement.querySelector('h3').textContent}`);
      button.addEventListener('click', async () => {
        try {
          await navigator.clipboard.writeText(code.textContent);
          status.textContent = 'Đã sao chép.';
          button.textContent = 'Đã sao chép';
        } catch {
          // Not over plain HTTP, or not allowed: the text is chosen, and the keyboard copies it.
          getSelection().selectAllChildren(code);
          status.textContent = 'Đã chọn sẵn mã: bấm Ctrl+C để sao chép.';
        }
      });
      code.after(button);
    }
  };

  const take = (page) => {
    for (const id of ['ket-qua', 'tom-tat-loi']) {
      const here = document.getElementById(id), there = page.getElementById(id);
      const open = here.querySelector('details')?.open;
      here.replaceChildren(...there.childNodes);
      here.hidden = there.hidden;
      if (open) here.querySelector('details').open = true;
    }
    for (const there of page.querySelectorAll('#chon .field-error')) {
      const here = document.getElementById(there.id);
      here.textContent = there.textContent;
      here.hidden = there.hidden;
    }
    for (const there of page.querySelectorAll('#chon [aria-describedby]')) {
      const here = document.getElementById(there.id);
      if (!here) continue;
      if (there.hasAttribute('aria-invalid')) here.setAttribute('aria-invalid', 'true');
      else here.removeAttribute('aria-invalid');
    }
    copy();
  };

  const ask = async () => {
    const pairs = [...new FormData(form)].filter(([, value]) => value);
    const address = `${form.action}?${new URLSearchParams(pairs)}`;
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(address, { signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!page.getElementById('ket-qua')) throw new Error('not the builder');
      take(page);
      history.replaceState(null, '', address);
      status.textContent = document.querySelector('#tom-tat-loi:not([hidden])') ? '' : 'Đã cập nhật mã và phần xem thử.';
    } catch (error) {
      if (error.name !== 'AbortError') status.textContent = 'Chưa hỏi được cổng. Bấm “Xem mã” để thử lại.';
    }
  };

  form.addEventListener('change', suit);
  form.addEventListener('input', ({ target }) => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, target.type === 'text' ? 500 : 0);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    ask();
  });
  suit();
  copy();
})();
