/* A network as one draws it, with the part that a relation speaks of set off. */
rederive.network = (() => {
  const COLUMN = 128;
  const ROW = 58;
  const RADIUS = 11;
  const SVG = 'http://www.w3.org/2000/svg';

  function shape(name, attributes) {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  }

  function placed(layers) {
    const tallest = Math.max(...layers.map((layer) => layer.units.length));
    return layers.map((layer, l) => {
      const top = 26 + ((tallest - layer.units.length) * ROW) / 2;
      return layer.units.map(([index, name], k) => ({ index, name, x: 44 + l * COLUMN, y: top + k * ROW }));
    });
  }

  function label(tex, x, y, classes, near) {
    const element = document.createElement('div');
    element.className = `node-name ${classes}`;
    element.style.left = `${x}px`;
    element.style.top = `${y}px`;
    element.append(rederive.math.span(tex, near));
    return element;
  }

  function isWeight(highlights, layer, to, from) {
    return highlights.find((one) => one.kind === 'weight' && one.layer === layer && one.to === to && one.from === from);
  }

  function described(sketch) {
    const widths = sketch.layers.map((layer) => layer.width).join('-');
    const about = sketch.highlights.map((one) => `${one.kind} ${one.name}`).join(', ');
    return `Network ${widths}` + (about ? `; this is about ${about}` : '');
  }

  function draw(sketch, near) {
    const columns = placed(sketch.layers);
    const loss = sketch.highlights.find((one) => one.kind === 'loss');
    const height = 26 + Math.max(...columns.map((column) => column[column.length - 1].y)) + 8;
    const width = 88 + (columns.length - 1 + (loss ? 1 : 0)) * COLUMN;
    const box = document.createElement('div');
    box.className = 'network';
    box.setAttribute('role', 'img');
    box.setAttribute('aria-label', described(sketch));
    box.style.width = `${width}px`;
    box.style.height = `${height}px`;
    const svg = shape('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
    box.append(svg);
    const strong = [];
    for (let l = 1; l < columns.length; l++) {
      for (const from of columns[l - 1]) {
        for (const to of columns[l]) {
          const about = isWeight(sketch.highlights, l, to.index, from.index);
          const line = shape('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: about ? 'edge about' : 'edge' });
          if (about) {
            strong.push(line);
            box.append(label(about.name, from.x + (to.x - from.x) * 0.62, from.y + (to.y - from.y) * 0.62, 'about', near));
          } else {
            svg.append(line);
          }
        }
      }
    }
    strong.forEach((line) => svg.append(line));
    columns.forEach((column, l) => {
      column.forEach((unit, k) => {
        const about = sketch.highlights.find((one) => one.kind === 'unit' && one.layer === l && one.to === unit.index);
        const bias = sketch.highlights.find((one) => one.kind === 'bias' && one.layer === l && one.to === unit.index);
        if (bias) {
          svg.append(shape('line', { x1: unit.x, y1: unit.y, x2: unit.x - 26, y2: unit.y - 22, class: 'edge about' }));
          box.append(label(bias.name, unit.x - 34, unit.y - 28, 'about', near));
        }
        svg.append(shape('circle', { cx: unit.x, cy: unit.y, r: RADIUS, class: about ? 'unit about' : 'unit' }));
        if (unit.name) {
          box.append(label(unit.name, unit.x, unit.y + RADIUS + 12, about ? 'about' : '', near));
        }
        const next = column[k + 1];
        if (next && next.index > unit.index + 1) {
          svg.append(shape('path', { d: `M${unit.x} ${unit.y + 32}v.1M${unit.x} ${unit.y + 37}v.1M${unit.x} ${unit.y + 42}v.1`, class: 'more' }));
        }
      });
    });
    if (loss) {
      const x = 44 + columns.length * COLUMN;
      columns[columns.length - 1].forEach((unit) =>
        svg.prepend(shape('line', { x1: unit.x, y1: unit.y, x2: x, y2: height / 2 - 8, class: 'edge' })));
      svg.append(shape('rect', { x: x - 10, y: height / 2 - 18, width: 20, height: 20, rx: 4, class: 'unit about' }));
      box.append(label(loss.name, x, height / 2 + 12, 'about', near));
    }
    const frame = document.createElement('div');
    frame.className = 'wide';
    frame.append(box);
    return frame;
  }

  return { draw, described };
})();
