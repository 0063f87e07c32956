/* Formulas: typeset when they come near the window, and all of them before printing. */
rederive.math = (() => {
  const DEFINES = /\\(newcommand|renewcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|def|gdef|let)(?![a-zA-Z])/;
  const COMMON = {
    '\\ensuremath': '#1',
    '\\xspace': '',
    '\\mathds': '\\mathbb{#1}',
    '\\mathbbm': '\\mathbb{#1}',
    '\\eqref': '(\\text{#1})',
    '\\ref': '\\text{#1}',
  };
  const macros = new Map();

  /* Environments that KaTeX does not know, in those it does; numbers of equations are left out. */
  const ENVIRONMENTS = {
    align: 'align*',
    flalign: 'align*',
    'flalign*': 'align*',
    alignat: 'alignat*',
    gather: 'gather*',
    multline: 'gather*',
    'multline*': 'gather*',
    split: 'aligned',
  };
  const BARE = /^(equation|displaymath|math|dmath|subequations)\*?$/;

  function understood(tex) {
    return tex
      .replace(/\\label\s*\{[^{}]*\}/g, '')
      .replace(/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}')
      .replace(/\\end\{eqnarray\*?\}/g, '\\end{array}')
      .replace(/\\(begin|end)\{([a-z]+\*?)\}/g, (all, which, name) =>
        BARE.test(name) ? '' : ENVIRONMENTS[name] ? `\\${which}{${ENVIRONMENTS[name]}}` : all)
      .replace(
        /\\DeclareMathOperator(\*?)\s*\{?(\\[a-zA-Z]+)\}?\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g,
        '\\providecommand{$2}{\\operatorname$1{$3}}',
      )
      .replace(/\\(re)?newcommand\*?(?![a-zA-Z])|\\DeclareRobustCommand\*?(?![a-zA-Z])/g, '\\providecommand');
  }

  /* A place in the formula for each relation sign, to be found again when it is typeset. */
  function marked(tex, signs) {
    let result = tex;
    for (const sign of signs.split(' ').reverse()) {
      const [start, length, number] = sign.split(':').map(Number);
      result =
        result.slice(0, start) +
        `\\mathrel{\\htmlData{sign=${number}}{${result.slice(start, start + length)}}}` +
        result.slice(start + length);
    }
    return result;
  }

  function articleOf(element) {
    const named = element.closest('[data-document]');
    return named ? document.getElementById(named.dataset.document) : element.closest('article');
  }

  /* Macros of one document: those of its text at once, those in a formula when it is typeset. */
  function macrosFor(element) {
    const article = articleOf(element);
    const id = article ? article.id : '';
    if (!macros.has(id)) {
      const own = { ...COMMON };
      macros.set(id, own);
      if (article) {
        article.querySelectorAll(':scope > .macros > span').forEach((one) => define(one.textContent, own));
        [...article.querySelectorAll('.math:not([data-done])')]
          .filter((one) => DEFINES.test(one.textContent))
          .forEach(typeset);
      }
    }
    return macros.get(id);
  }

  function define(text, own) {
    try {
      katex.renderToString(understood(text), options(own, false));
    } catch (problem) {
      // What uses it is shown as it is written.
    }
  }

  function options(own, isDisplay, trust) {
    return {
      displayMode: isDisplay,
      throwOnError: true,
      strict: false,
      trust: trust || false,
      macros: own,
      globalGroup: true,
      maxExpand: 2000,
      maxSize: 40,
      output: 'htmlAndMathml',
    };
  }

  function attempt(element, tex, settings) {
    try {
      katex.render(tex, element, settings);
      return true;
    } catch (problem) {
      element.title = String(problem.message || problem);
      return false;
    }
  }

  function typeset(element) {
    if (element.dataset.done) {
      return;
    }
    const tex = element.textContent;
    const own = macrosFor(element);
    const isDisplay = element.dataset.display !== undefined;
    const signs = element.dataset.signs;
    element.dataset.done = 'yes';
    // A document that uses this command itself could make signs of its own.
    const canMark = signs && !tex.includes('\\html');
    const onlyOurs = (context) => context.command === '\\htmlData';
    const done =
      (canMark && attempt(element, understood(marked(tex, signs)), options(own, isDisplay, onlyOurs))) ||
      attempt(element, understood(tex), options(own, isDisplay)) ||
      attempt(element, understood(tex), options(own, true));
    if (done) {
      element.removeAttribute('title');
    } else {
      element.textContent = tex;
      element.classList.add('untypeset');
    }
  }

  /* LaTeX that is no text of the page yet, for a panel of that element. */
  function span(tex, near, isDisplay) {
    const element = document.createElement('span');
    element.className = 'math';
    element.dataset.done = 'yes';
    if (!attempt(element, understood(tex), options(macrosFor(near), isDisplay || false))) {
      element.removeAttribute('title');
      element.textContent = tex;
      element.classList.add('untypeset');
    }
    return element;
  }

  const watcher = new IntersectionObserver(
    (entries) => {
      const near = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
      near.forEach((element) => {
        watcher.unobserve(element);
        typeset(element);
      });
      if (near.length > 0) {
        rederive.marks.arrange();
      }
    },
    { rootMargin: '800px 0px' },
  );

  function waiting(root) {
    return [...root.querySelectorAll('.math:not([data-done])')];
  }

  /* From now on, formulas of the element are typeset as they come near. */
  function watch(root) {
    waiting(root).forEach((element) => watcher.observe(element));
    whenIdle(root);
  }

  /* The rest while nobody waits for anything, so that nothing moves later. */
  function whenIdle(root) {
    const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 30));
    idle((deadline) => {
      if (root.offsetParent === null) {
        return;
      }
      const left = waiting(root);
      let k = 0;
      while (k < left.length && (k === 0 || deadline.timeRemaining() > 3)) {
        typeset(left[k++]);
      }
      if (k > 0) {
        rederive.marks.arrange();
      }
      if (k < left.length) {
        whenIdle(root);
      }
    });
  }

  function all(root) {
    waiting(root).forEach(typeset);
  }

  return { watch, all, span, typeset };
})();
