/* What stands behind a mark, built when the mark is opened. */
rederive.panel = (() => {
  const ENGINES = {
    symbolic: ['Algebra system', 'normal form of the difference'],
    modular: ['Identity test', 'modulo random primes'],
    enclosing: ['Enclosures', 'intervals of many digits'],
    'finite-difference': ['Finite differences', 'of the function as defined'],
    network: ['Implemented network', 'its own gradients'],
  };
  const OUTCOMES = { equal: 'proved', unequal: 'refuted', silent: 'unread' };
  const data = new Map();

  function h(name, properties, ...children) {
    const element = document.createElement(name);
    Object.entries(properties || {}).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  function icon(name) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', 'sign');
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    use.setAttribute('href', `#sign-${name}`);
    svg.append(use);
    return svg;
  }

  function documentData(article) {
    if (!data.has(article.id)) {
      data.set(article.id, JSON.parse(document.getElementById(`data-${article.id}`).textContent));
    }
    return data.get(article.id);
  }

  function relation(mark) {
    return documentData(mark.closest('article')).relations[Number(mark.dataset.at)];
  }

  function row(name, ...content) {
    return h('div', { class: 'row' }, h('h3', {}, name), h('div', { class: 'value' }, ...content));
  }

  function table(classes, head, rows) {
    const cell = (tag) => (content) => {
      const made = h(tag, tag === 'th' ? { scope: 'col' } : {});
      made.append(content);
      return made;
    };
    return h(
      'div',
      { class: 'wide' },
      h(
        'table',
        { class: classes },
        head ? h('thead', {}, h('tr', {}, ...head.map(cell('th')))) : null,
        h('tbody', {}, ...rows.map((cells) => h('tr', {}, ...cells.map(cell('td'))))),
      ),
    );
  }

  function formula(tex, near) {
    return h('div', { class: 'scroll' }, rederive.math.span(tex, near, true));
  }

  /* Names as LaTeX in a sentence are typeset; what an author is told to write is not. */
  const NAME = /(?!\\leftarrow)(?:\\[a-zA-Z]+|[a-zA-Z]+(?=[_^]\{))(?:[_^]?\{(?:[^{}]|\{[^{}]*\})*\})*/g;

  function sentence(text, near) {
    const parts = [];
    let from = 0;
    for (const found of text.matchAll(NAME)) {
      parts.push(text.slice(from, found.index), rederive.math.span(found[0], near));
      from = found.index + found[0].length;
    }
    return [...parts, text.slice(from)];
  }

  function sides(one, near) {
    const rows = [];
    if (one.left) {
      rows.push(row('Left', formula(one.left, near)));
    }
    if (one.right) {
      rows.push(row('Right', formula(one.right, near)));
    }
    return rows;
  }

  function witness(one, near) {
    const found = one.witness;
    if (!found) {
      return null;
    }
    const rows = found.at.map(([name, value]) => [rederive.math.span(name, near), value]);
    rows.push([h('strong', {}, 'left'), h('strong', {}, found.left || '')]);
    rows.push([h('strong', {}, 'right'), h('strong', {}, found.right || '')]);
    const values = table('witness', null, rows);
    return row('Fails at', found.instance ? h('p', { class: 'note' }, `instance ${found.instance}`) : null, values);
  }

  function reading(one, near) {
    if (!one.reading && !one.text && !one.choices) {
      return null;
    }
    return row(
      'Read as',
      one.reading ? formula(one.reading, near) : null,
      one.element ? h('p', { class: 'note' }, 'and for any element:') : null,
      one.element ? formula(one.element, near) : null,
      one.text ? h('p', { class: 'note' }, h('code', {}, one.text)) : null,
      one.choices ? h('ul', {}, ...one.choices.map((choice) => h('li', {}, ...sentence(choice, near)))) : null,
    );
  }

  function uses(one, near) {
    if (!one.uses) {
      return null;
    }
    const definitions = documentData(near.closest('article')).definitions;
    const items = one.uses.map((number) => {
      const use = definitions[number];
      const place = use.place || 'implied';
      const link = use.target ? h('a', { href: `#${use.target}` }, place) : h('span', {}, place);
      const said = use.latex ? rederive.math.span(use.latex, near) : use.text;
      return h('li', {}, link, h('span', { class: 'scroll' }, said));
    });
    const list = h('ul', { class: 'uses' }, ...items);
    const title = `${items.length} definition${items.length === 1 ? '' : 's'}`;
    return row('Rests on', items.length > 6 ? h('details', {}, h('summary', {}, title), list) : list);
  }

  function derivatives(one, near) {
    if (!one.derivatives) {
      return null;
    }
    return row(
      'Derivative found',
      ...one.derivatives.map((found) =>
        h(
          'div',
          {},
          formula(`${found.of} = ${found.latex}`, near),
          found.instance ? h('p', { class: 'note' }, `at ${found.instance}`) : null,
        ),
      ),
    );
  }

  function evidence(one) {
    if (!one.evidence) {
      return null;
    }
    const rows = one.evidence.map((found) => {
      const [name, what] = ENGINES[found.engine];
      const measured = [
        found.detail,
        found.points && !/\d points?\b/.test(found.detail || '') ? `${found.points} point${found.points === 1 ? '' : 's'}` : null,
        found.error ? `relative error ${found.error}` : null,
      ].filter(Boolean);
      return h(
        'div',
        { class: 'engine' },
        h('span', { class: `badge ${OUTCOMES[found.outcome]}` }, icon(OUTCOMES[found.outcome])),
        h(
          'div',
          {},
          h('strong', {}, name),
          h('span', { class: 'note' }, ` ${what}: `),
          h('span', { class: 'outcome' }, found.outcome),
          h('p', { class: 'note' }, measured.join('; ')),
        ),
      );
    });
    return row('Evidence', one.extent ? h('p', { class: 'note' }, `Judged at ${one.extent}.`) : null, ...rows);
  }

  function comparison(one) {
    if (!one.comparison) {
      return null;
    }
    const hasLabels = one.comparison.some((cells) => cells[0]);
    const head = ['formula', 'backpropagation', 'finite difference', 'relative error'];
    const rows = one.comparison.map((cells) => (hasLabels ? cells : cells.slice(1)));
    const title = one.steps || one.derivatives ? 'Three gradients' : 'Beside the network';
    return row(title, table('numbers', hasLabels ? ['at', ...head] : head, rows));
  }

  function steps(one, near) {
    if (!one.steps) {
      return null;
    }
    const drawn = rederive.plots.steps(one.steps);
    const against = one.steps.against === 'other-side' ? 'the other side' : 'the chain rule';
    return row(
      'Error against step',
      h(
        'figure',
        {},
        drawn.node,
        h(
          'figcaption',
          {},
          'The central difference for ',
          rederive.math.span(one.steps.derivative, near),
          one.steps.instance ? ` (${one.steps.instance})` : '',
          ` at one point, compared with ${against}: ${drawn.words}. `,
          drawn.isV
            ? 'To the right truncation, which falls like h²; to the left rounding, which grows like 1/h.'
            : 'The error does not vanish with the step.',
        ),
      ),
    );
  }

  function run(one, near) {
    if (!one.run) {
      return null;
    }
    const drawn = rederive.plots.run(one.run);
    return row(
      'Over the steps',
      h('figure', {}, drawn.node, h('figcaption', {}, rederive.math.span(one.run.quantity, near), ` ${drawn.words}.`)),
    );
  }

  function network(one, near) {
    return one.network ? row('Network', rederive.network.draw(one.network, near)) : null;
  }

  function build(mark) {
    const one = relation(mark);
    const word = one.sign.replace('-', ' ');
    const close = h('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, icon('close'));
    close.addEventListener('click', () => toggle(mark, false, true));
    const title = `title-${mark.id}`;
    return h(
      'section',
      { class: `panel ${one.sign}`, id: `panel-${mark.id}`, 'aria-labelledby': title },
      h(
        'div',
        { class: 'panel-head' },
        h('span', { class: `badge ${one.sign}` }, icon(one.sign)),
        h('h2', { id: title }, word),
        h('a', { class: 'place', href: `#${mark.id}` }, `${one.place}, column ${one.column}`),
        one.kind !== one.sign ? h('span', { class: 'kind' }, one.kind) : null,
        close,
      ),
      one.message ? h('p', { class: 'message' }, one.message) : null,
      one.hint ? h('p', { class: 'hint' }, ...sentence(one.hint, mark)) : null,
      witness(one, mark),
      ...sides(one, mark),
      reading(one, mark),
      uses(one, mark),
      derivatives(one, mark),
      evidence(one),
      comparison(one),
      steps(one, mark),
      network(one, mark),
      run(one, mark),
    );
  }

  /* After the formula or, in running text, after its block; after panels that are there already. */
  function insert(panel, mark) {
    const block = mark.closest('.formula');
    const home = block || mark.closest('p, li, h1, h2, h3, h4, h5, h6, dd, td, .environment') || mark.parentElement;
    if (home.matches('li, td, dd')) {
      home.append(panel);
      return;
    }
    let after = home;
    while (after.nextElementSibling && after.nextElementSibling.classList.contains('panel')) {
      after = after.nextElementSibling;
    }
    after.after(panel);
  }

  function toggle(mark, isOpen, withFocus) {
    const panel = document.getElementById(`panel-${mark.id}`);
    mark.setAttribute('aria-expanded', String(isOpen));
    const math = rederive.marks.formula(mark);
    if (math) {
      rederive.math.typeset(math);
    }
    const sign = rederive.marks.anchor(mark);
    sign.classList.toggle('speaking', isOpen && sign !== mark.parentElement);
    if (isOpen && !panel) {
      const made = build(mark);
      insert(made, mark);
      mark.setAttribute('aria-controls', made.id);
    } else if (!isOpen && panel) {
      panel.remove();
      mark.removeAttribute('aria-controls');
    }
    if (!isOpen && withFocus) {
      mark.focus();
    }
  }

  document.addEventListener('click', (event) => {
    const mark = event.target.closest('.mark');
    if (mark) {
      toggle(mark, mark.getAttribute('aria-expanded') !== 'true');
      return;
    }
    const sign = event.target.closest('.prose .katex [data-sign]');
    if (sign && !String(window.getSelection())) {
      const article = sign.closest('article');
      const found = article.querySelector(`.mark[data-at="${Number(sign.dataset.sign)}"]`);
      if (found) {
        toggle(found, found.getAttribute('aria-expanded') !== 'true');
      }
    }
  });

  /* What is read out for a mark is shown beside the pointer too. */
  document.addEventListener('pointerover', (event) => {
    const mark = event.target.closest('.mark');
    if (mark && !mark.title) {
      mark.title = mark.getAttribute('aria-label');
    }
  });

  /* Drawn signs in the place of characters, which look different everywhere. */
  function dress(article) {
    article.querySelectorAll('.mark').forEach((mark) => {
      if (!mark.firstElementChild) {
        mark.replaceChildren(icon(mark.classList[1]));
      }
    });
  }

  return { toggle, documentData, dress, h };
})();
