/* Curves, drawn by D3 in the colours of the page. */
rederive.plots = (() => {
  const WIDTH = 400;
  const HEIGHT = 230;
  const EDGE = { top: 14, right: 26, bottom: 42, left: 58 };
  const RAISED = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };

  function power(exponent) {
    return '10' + [...String(exponent)].map((c) => RAISED[c]).join('');
  }

  function decades(scale) {
    const [low, high] = scale.domain().map((value) => Math.log10(value));
    const all = d3.range(Math.ceil(low - 1e-9), Math.floor(high + 1e-9) + 1);
    const every = Math.max(1, Math.ceil(all.length / 6));
    return all.filter((exponent) => exponent % every === 0).map((exponent) => 10 ** exponent);
  }

  function frame(label) {
    const svg = d3
      .create('svg')
      .attr('class', 'plot')
      .attr('viewBox', `0 0 ${WIDTH} ${HEIGHT}`)
      .attr('role', 'img')
      .attr('aria-label', label);
    return svg;
  }

  function axis(scale, side) {
    const made = side === 'x' ? d3.axisBottom(scale) : d3.axisLeft(scale);
    if (scale.base) {
      made.tickValues(decades(scale)).tickFormat((value) => power(Math.round(Math.log10(value))));
    } else {
      made.ticks(5);
    }
    return made.tickSizeOuter(0).tickSizeInner(4);
  }

  function draw(svg, points, x, y, names) {
    svg
      .append('g')
      .attr('class', 'grid')
      .selectAll('line')
      .data(y.base ? decades(y) : y.ticks(5))
      .join('line')
      .attr('x1', EDGE.left)
      .attr('x2', WIDTH - EDGE.right)
      .attr('y1', (value) => y(value))
      .attr('y2', (value) => y(value));
    svg.append('g').attr('class', 'axis').attr('transform', `translate(0,${HEIGHT - EDGE.bottom})`).call(axis(x, 'x'));
    svg.append('g').attr('class', 'axis').attr('transform', `translate(${EDGE.left},0)`).call(axis(y, 'y'));
    svg
      .append('text')
      .attr('class', 'name')
      .attr('x', (EDGE.left + WIDTH - EDGE.right) / 2)
      .attr('y', HEIGHT - 6)
      .attr('text-anchor', 'middle')
      .text(names.x);
    svg
      .append('text')
      .attr('class', 'name')
      .attr('transform', `translate(13,${(EDGE.top + HEIGHT - EDGE.bottom) / 2}) rotate(-90)`)
      .attr('text-anchor', 'middle')
      .text(names.y);
    svg
      .append('path')
      .attr('class', 'curve')
      .attr('d', d3.line().x((point) => x(point[0])).y((point) => y(point[1]))(points));
  }

  function across() {
    return [EDGE.left, WIDTH - EDGE.right];
  }

  function up() {
    return [HEIGHT - EDGE.bottom, EDGE.top];
  }

  function brief(value) {
    return value === 0 || (value >= 0.01 && value < 1000)
      ? String(Number(value.toPrecision(2)))
      : value.toExponential(1).replace('.0e', 'e').replace('e+', 'e');
  }

  /* The error of a finite difference against its step, both on logarithmic scales. */
  function steps(curve) {
    const points = curve.points.map(([step, error]) => [step, Math.max(error, 1e-17)]);
    const x = d3.scaleLog(d3.extent(points, (point) => point[0]), across());
    const range = d3.extent(points, (point) => point[1]);
    const room = Math.max(3, 30 / Math.sqrt(range[1] / range[0]));
    const y = d3.scaleLog([range[0] / room, range[1] * room], up());
    const best = points.reduce((a, b) => (b[1] < a[1] ? b : a));
    const words = `smallest relative error ${brief(best[1])} at step ${brief(best[0])}`;
    const svg = frame(`Relative error against step: ${words}, ${brief(points[0][1])} at step ${brief(points[0][0])}`);
    draw(svg, points, x, y, { x: 'step h', y: 'relative error' });
    svg
      .selectAll('circle')
      .data(points)
      .join('circle')
      .attr('class', (point) => (point === best ? 'dot best' : 'dot'))
      .attr('r', (point) => (point === best ? 4 : 2))
      .attr('cx', (point) => x(point[0]))
      .attr('cy', (point) => y(point[1]));
    const isV = best[1] < 1e-5 * points[0][1] || best[1] < 1e-7;
    return { node: svg.node(), words, isV };
  }

  /* The course of a quantity over the steps of a repeated update. */
  function run(curve) {
    const points = curve.points;
    const values = d3.extent(points, (point) => point[1]);
    const x = d3.scaleLinear([0, curve.steps], across());
    const isSteep = values[0] > 0 && values[1] / values[0] > 20;
    const y = isSteep ? d3.scaleLog([values[0] / 1.5, values[1] * 1.5], up()) : d3.scaleLinear(values, up()).nice();
    const last = points[points.length - 1];
    const words = `from ${points[0][1]} to ${last[1]} in ${curve.steps} steps`;
    const svg = frame(`Course over the steps: ${words}`);
    draw(svg, points, x, y, { x: 'step', y: 'value' });
    return { node: svg.node(), words };
  }

  return { steps, run };
})();
