// Renews the page when the write-up was checked again, and leaves the reader where they were: the
// place on the page, the marks that are open, what the focus is on, what is chosen or typed.
(() => {
  "use strict";
  const fields = () => [...document.querySelectorAll("input, select, textarea")];
  const openMarks = () => [...document.querySelectorAll("details")];
  const keyOf = (element, all) => element.id || String(all.indexOf(element));

  const remember = () => {
    const marks = openMarks();
    const inputs = fields();
    const active = document.activeElement;
    return {
      open: new Set(marks.filter((one) => one.open).map((one) => keyOf(one, marks))),
      inputs: new Map(inputs.map((one) => [keyOf(one, inputs), [one.value, one.checked]])),
      focus: active && active.id,
      x: window.scrollX,
      y: window.scrollY,
    };
  };

  const restore = (place) => {
    const marks = openMarks();
    marks.forEach((one) => {
      one.open = place.open.has(keyOf(one, marks));
    });
    const inputs = fields();
    inputs.forEach((one) => {
      const before = place.inputs.get(keyOf(one, inputs));
      if (before && (one.value !== before[0] || one.checked !== before[1])) {
        one.value = before[0];
        one.checked = before[1];
        one.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
    const focus = place.focus && document.getElementById(place.focus);
    if (focus) {
      focus.focus({ preventScroll: true });
    }
    window.scrollTo(place.x, place.y);
  };

  // The page comes back as a whole, scripts included, so it is loaded as a whole; what has to
  // survive that waits in the session of this tab.
  const KEY = "rederive-place";
  const kept = sessionStorage.getItem(KEY);
  if (kept) {
    sessionStorage.removeItem(KEY);
    const place = JSON.parse(kept);
    place.open = new Set(place.open);
    place.inputs = new Map(place.inputs);
    const again = () => restore(place);
    if (document.readyState === "complete") {
      again();
    } else {
      window.addEventListener("load", again);
    }
  }

  const shown = document.currentScript.dataset.version;
  const changes = new EventSource("/changes");
  changes.onmessage = (message) => {
    if (shown !== message.data) {
      changes.close();
      const place = remember();
      sessionStorage.setItem(
        KEY,
        JSON.stringify({ ...place, open: [...place.open], inputs: [...place.inputs] }),
      );
      window.location.reload();
    }
  };
})();
