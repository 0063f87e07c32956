/* Where one is: the document shown, the filter, the next and the previous finding. */
rederive.navigation = (() => {
  const articles = [...document.querySelectorAll('main > article')];
  const overview = document.getElementById('overview');
  const isSeveral = articles.length > 1;
  const filters = [...document.querySelectorAll('.filter')];
  const position = document.getElementById('position');
  const OPEN = ['refuted', 'conflict', 'undecided', 'unread'];
  let current = null;

  function reached(id) {
    const element = id ? document.getElementById(id) : null;
    return element && element.closest('main') ? element : null;
  }

  /* Of several documents one is shown, or the overview. */
  function show(article) {
    if (isSeveral) {
      overview.classList.toggle('current', article === null);
      articles.forEach((one) => one.classList.toggle('current', one === article));
    }
    document.getElementById('here').textContent = article && isSeveral ? article.dataset.path : '';
    if (article) {
      rederive.panel.dress(article);
      networks(article);
      rederive.math.watch(article);
      rederive.marks.arrange();
    } else {
      rederive.math.watch(overview);
    }
    counts(article);
  }

  function networks(article) {
    const place = article.querySelector('.document-head > .networks:empty');
    if (!place) {
      return;
    }
    const h = rederive.panel.h;
    rederive.panel.documentData(article).networks.forEach((sketch) => {
      const widths = sketch.layers.map((layer) => layer.width).join('-');
      const details = h('details', {}, h('summary', {}, `Bound to an implemented network, ${widths}`));
      details.addEventListener('toggle', () => {
        if (details.open && details.childElementCount === 1) {
          details.append(rederive.network.draw(sketch, article));
        }
      });
      place.append(details);
    });
  }

  function scope() {
    const shown = articles.filter((article) => article.offsetParent !== null);
    return shown.length > 0 ? shown : articles;
  }

  function counts(article) {
    const root = article || document.querySelector('main');
    filters.forEach((filter) => {
      const found = root.querySelectorAll(`.mark.${filter.dataset.sign}`).length;
      filter.querySelector('.count').textContent = String(found);
      filter.classList.toggle('none', found === 0);
    });
    tell();
  }

  function chosen() {
    return filters.filter((filter) => filter.getAttribute('aria-pressed') === 'true').map((filter) => filter.dataset.sign);
  }

  /* What next and previous go through: what the filter leaves, else what is open or wrong. */
  function stops() {
    const signs = chosen();
    return scope()
      .flatMap((article) => [...article.querySelectorAll('.mark')])
      .filter((mark) =>
        signs.length > 0
          ? signs.some((sign) => mark.classList.contains(sign))
          : OPEN.some((sign) => mark.classList.contains(sign)) &&
            !(mark.classList.contains('unread') && !mark.closest('.formula')));
  }

  function filter() {
    const signs = chosen();
    document.body.classList.toggle('filtering', signs.length > 0);
    document.querySelectorAll('.mark').forEach((mark) => {
      mark.classList.toggle('filtered', signs.length > 0 && !signs.some((sign) => mark.classList.contains(sign)));
    });
    tell();
    rederive.marks.arrange();
  }

  function tell() {
    const all = stops();
    const at = all.indexOf(current);
    const what = chosen().length > 0 ? '' : all.length === 1 ? ' finding' : ' findings';
    position.textContent = all.length === 0 ? 'no findings' : at < 0 ? `${all.length}${what}` : `${at + 1} of ${all.length}`;
    document.getElementById('next').disabled = all.length === 0;
    document.getElementById('previous').disabled = all.length === 0;
  }

  function step(by) {
    const all = stops();
    if (all.length === 0) {
      return;
    }
    let at = all.indexOf(current);
    if (at < 0) {
      const below = all.findIndex((mark) => mark.offsetParent !== null && mark.getBoundingClientRect().top > 80);
      at = below < 0 ? (by > 0 ? 0 : all.length - 1) : by > 0 ? below : (below - 1 + all.length) % all.length;
    } else {
      at = (at + by + all.length) % all.length;
    }
    go(all[at], true);
  }

  function go(mark, isOpened) {
    const before = current;
    current = mark;
    const article = mark.closest('article');
    if (mark.offsetParent === null) {
      show(article);
    }
    if (before && before !== mark && before.dataset.stepped) {
      delete before.dataset.stepped;
      rederive.panel.toggle(before, false);
    }
    rederive.math.all(mark.closest('.formula, p, li, td') || article);
    if (isOpened && mark.getAttribute('aria-expanded') !== 'true') {
      mark.dataset.stepped = 'yes';
      rederive.panel.toggle(mark, true);
    }
    history.replaceState(null, '', `#${mark.id}`);
    reveal(mark);
    mark.focus({ preventScroll: true });
    tell();
  }

  function reveal(element) {
    const target = element.classList.contains('mark') ? rederive.marks.formula(element) || element : element;
    const y = target.getBoundingClientRect().top + window.scrollY - Math.min(160, window.innerHeight * 0.2);
    window.scrollTo({ top: Math.max(0, y) });
  }

  function follow() {
    const id = decodeURIComponent(location.hash.slice(1));
    const element = reached(id);
    if (id === 'main') {
      (articles.find((one) => one.offsetParent !== null) || overview).focus();
      return;
    }
    if (!element || element === overview) {
      show(isSeveral ? null : articles[0] || null);
      if (!isSeveral) {
        rederive.math.watch(overview);
      }
      if (element) {
        window.scrollTo({ top: 0 });
        document.getElementById('overview-title').focus({ preventScroll: true });
      }
      return;
    }
    const article = element.closest('article');
    show(article);
    if (element.classList.contains('mark')) {
      go(element, false);
      flash(element);
    } else if (element === article) {
      window.scrollTo({ top: isSeveral ? 0 : article.getBoundingClientRect().top + window.scrollY - 70 });
      article.focus({ preventScroll: true });
    } else {
      reveal(element);
    }
  }

  function flash(mark) {
    const target = rederive.marks.formula(mark);
    if (target) {
      target.classList.add('reached');
      setTimeout(() => target.classList.remove('reached'), 1600);
    }
  }

  filters.forEach((one) =>
    one.addEventListener('click', () => {
      one.setAttribute('aria-pressed', String(one.getAttribute('aria-pressed') !== 'true'));
      filter();
    }));
  document.getElementById('next').addEventListener('click', () => step(1));
  document.getElementById('previous').addEventListener('click', () => step(-1));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) {
      return;
    }
    if (event.key === 'n' || event.key === 'p') {
      step(event.key === 'n' ? 1 : -1);
      event.preventDefault();
    } else if (event.key === 'Escape') {
      const panel = event.target.closest('.panel');
      const mark = panel ? document.getElementById(panel.id.slice('panel-'.length)) : event.target.closest('.mark');
      if (mark && mark.getAttribute('aria-expanded') === 'true') {
        rederive.panel.toggle(mark, false, true);
      }
    }
  });
  window.addEventListener('hashchange', follow);
  window.addEventListener('beforeprint', () => {
    document.querySelectorAll('main > .current, main:not(.several) > *').forEach(rederive.math.all);
    document.querySelectorAll('.panel details').forEach((details) => details.setAttribute('open', ''));
  });
  follow();

  return { show, step };
})();
