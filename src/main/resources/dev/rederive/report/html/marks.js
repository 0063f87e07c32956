/* Marks stand in the margin, each beside its relation sign. */
rederive.marks = (() => {
  const STEP = 28;
  let due = false;

  function margin() {
    const value = getComputedStyle(document.documentElement).getPropertyValue('--margin');
    return Math.floor(parseFloat(value) * parseFloat(getComputedStyle(document.documentElement).fontSize) / STEP);
  }

  /* What a mark stands beside: its sign in the formula or, if that cannot be told, the formula. */
  function anchor(mark) {
    const math = formula(mark);
    return (math && math.querySelector(`[data-sign="${mark.dataset.sign}"]`)) || math || mark.parentElement;
  }

  function formula(mark) {
    const block = mark.closest('.formula');
    if (block) {
      return block.querySelector('.math');
    }
    let before = mark.previousElementSibling;
    while (before && !before.classList.contains('math')) {
      before = before.previousElementSibling;
    }
    return before;
  }

  function arrangeIn(prose) {
    const slots = margin();
    const marks = [...prose.querySelectorAll('.mark')].filter((mark) => !mark.classList.contains('filtered'));
    if (slots < 1) {
      return;
    }
    const top = prose.getBoundingClientRect().top;
    const places = marks.map((mark) => {
      const box = anchor(mark).getBoundingClientRect();
      return { mark, x: box.left, y: box.top + box.height / 2 - top };
    });
    places.sort((a, b) => a.y - b.y || a.x - b.x);
    const rows = [];
    for (const place of places) {
      const row = rows[rows.length - 1];
      if (row && place.y - row.y < STEP * 0.6) {
        row.places.push(place);
      } else {
        rows.push({ y: place.y, places: [place] });
      }
    }
    let free = -Infinity;
    for (const row of rows) {
      row.places.sort((a, b) => a.x - b.x);
      for (let first = 0; first < row.places.length; first += slots) {
        const line = row.places.slice(first, first + slots);
        const y = Math.max(row.y - STEP / 2 + (first === 0 ? 0 : STEP), free);
        line.forEach((place, k) => {
          place.mark.style.setProperty('--top', `${Math.round(y)}px`);
          place.mark.style.setProperty('--slot', String(line.length - 1 - k));
        });
        free = y + STEP - 4;
      }
    }
  }

  /* A formula a little too wide is set a little smaller; one far too wide can be scrolled. */
  const SMALLEST = 0.78;

  function fit(prose) {
    const wide = [...prose.querySelectorAll('.formula > .scroll')].map((frame) => {
      const math = frame.firstElementChild;
      const scale = Number(math.dataset.scale || 1);
      return { frame, math, scale, room: frame.clientWidth, needed: (frame.scrollWidth - 4) / scale };
    });
    wide.forEach(({ frame, math, scale, room, needed }) => {
      if (!math.dataset.done || (scale === 1 && needed <= room)) {
        return;
      }
      const wanted = Math.min(1, Math.max(SMALLEST, room / (needed + 4)));
      if (Math.abs(wanted - scale) > 0.01 && !(frame.scrollWidth <= frame.clientWidth && wanted < scale)) {
        math.dataset.scale = wanted.toFixed(3);
        math.style.fontSize = `${wanted * 100}%`;
      }
      frame.classList.toggle('cut', needed * wanted > room + 4);
    });
  }

  function arrange() {
    if (due) {
      return;
    }
    due = true;
    requestAnimationFrame(() => {
      due = false;
      for (const prose of document.querySelectorAll('.prose')) {
        if (prose.offsetParent !== null) {
          fit(prose);
          arrangeIn(prose);
        }
      }
    });
  }

  const sizes = new ResizeObserver(arrange);
  document.querySelectorAll('.prose').forEach((prose) => sizes.observe(prose));
  document.fonts.ready.then(arrange);

  return { arrange, formula, anchor };
})();
