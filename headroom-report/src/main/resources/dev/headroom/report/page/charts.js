'use strict';
/* Response time by percentile, and over the window. Drawn by uPlot. */
(function (H) {
  const LINES = 9;
  const PLOT_HEIGHT = 300;

  /** Draws both charts for the selected endpoint; all of them where none is selected. */
  function charts(data, selected) {
    const hosts = [H.byId('percentile-plot'), H.byId('time-plot')];
    const timeline = data.timelines.find((t) => t.endpoint === selected) || data.timelines[0];
    hosts.forEach((host) => H.fill(host));
    H.byId('percentile-of').textContent = selected || 'every endpoint';
    H.byId('time-of').textContent = selected || 'all endpoints together';
    if (!timeline || timeline.count === 0) {
      hosts.forEach((host) => H.fill(host, H.el('p', { class: 'empty' }, '0 requests: nothing to draw.')));
      return;
    }
    percentiles(data, selected, hosts[0]);
    overTime(data, timeline, hosts[1]);
  }

  function percentiles(data, selected, host) {
    const lines = selected === '' ? everyEndpoint(data) : oneEndpoint(data, selected);
    const length = Math.max(...lines.map((line) => line.values.length));
    const x = Array.from({ length }, (_, i) => i / data.pointsPerDecade);
    const options = plot(host, {
      scales: { x: { time: false, range: (u, min, max) => [0, max] }, y: logScale() },
      axes: [axis({ splits: (u) => rankTicks(u.scales.x.max), values: (u, ticks) => ticks.map(rankLabel) }), timeAxis()],
      series: [{ label: 'Percentile', value: (u, v) => (v === null ? H.NONE : rankLabel(v)) },
        ...lines.map((line) => ({ spanGaps: false, points: { show: false }, value: shown, ...line.style }))],
      hooks: { draw: [(u) => drawBudgets(u, data, selected)] },
    });
    new uPlot(options, [x, ...lines.map((line) => padded(line.values, length))], host);
  }

  function everyEndpoint(data) {
    return data.timelines.filter((t) => t.endpoint !== '').map((t, i) => ({
      values: t.response,
      style: { label: t.endpoint, stroke: H.color('line-' + ((i % LINES) + 1)), width: 1.5 },
    }));
  }

  /** The selected one in colour, its uncertain end dashed, over the others in grey. */
  function oneEndpoint(data, selected) {
    const chosen = data.timelines.find((t) => t.endpoint === selected);
    const others = data.timelines.filter((t) => t.endpoint !== '' && t !== chosen).map((t) => ({
      values: t.response,
      style: { label: t.endpoint, class: 'context', stroke: H.color('context'), width: 1 },
    }));
    if (!chosen) return others;
    const bound = Math.floor(boundedTo(chosen.count) * data.pointsPerDecade);
    return [...others,
      { values: chosen.service, style: { label: 'Service time', stroke: H.color('line-2'), width: 1.5 } },
      { values: chosen.response.map((v, i) => (i <= bound ? v : null)),
        style: { label: 'Response time', stroke: H.color('line-1'), width: 2.5 } },
      { values: chosen.response.map((v, i) => (i >= bound ? v : null)),
        style: { label: 'too few to bound', stroke: H.color('line-1'), width: 1.5, dash: [4, 4] } }];
  }

  /** The x up to which n requests bound a percentile with 95 % confidence: 1 − qⁿ ≥ 0.95 (Wilks 1941). */
  function boundedTo(n) {
    return -Math.log10(1 - Math.pow(0.05, 1 / n));
  }

  /** A percentile that an ordinary interval has too few requests to bound says so in its name. */
  function overTime(data, timeline, host) {
    const seconds = timeline.intervalNanos / 1e9;
    const typical = [...timeline.counts].sort((a, b) => a - b)[Math.floor(timeline.counts.length / 2)];
    const minimum = (key) => data.minimumCounts[key] || 1;
    const line = (key, name, width) => ({
      label: typical < minimum(key) ? key + ' (n<' + minimum(key) + ')' : key, stroke: H.color(name), width, points: { show: timeline[key].length < 3 }, value: shown,
    });
    const options = plot(host, {
      scales: { x: { time: false }, y: logScale(), n: {} },
      axes: [axis({ values: (u, ticks) => ticks.map((t) => t + ' s') }), timeAxis()],
      series: [
        { label: 'Since start', value: (u, v) => (v === null ? H.NONE : H.ratio(v) + ' s') },
        line('p50', 'line-1', 2), line('p95', 'line-3', 1.5), line('p99', 'line-4', 1.5), line('max', 'line-5', 1),
        { label: 'requests', scale: 'n', stroke: H.color('context'), paths: () => null, points: { show: false },
          value: (u, v) => H.count(v) },
      ],
    });
    const x = timeline.counts.map((_, i) => i * seconds);
    new uPlot(options, [x, timeline.p50, timeline.p95, timeline.p99, timeline.max, timeline.counts], host);
  }

  /** A short line at each percentile budget of the endpoint, in its verdict's colour. */
  function drawBudgets(u, data, selected) {
    const ratio = devicePixelRatio;
    for (const gate of data.gates) {
      const metric = /^p\(([\d.]+)\)$/.exec(gate.metric);
      if (gate.subject !== selected || gate.kind !== 'budget' || !metric || metric[1] === '100') continue;
      const x = u.valToPos(-Math.log10(1 - metric[1] / 100), 'x', true);
      const y = u.valToPos(gate.limit, 'y', true);
      if (y < u.bbox.top || x > u.bbox.left + u.bbox.width) continue;
      u.ctx.fillStyle = H.color(gate.verdict);
      u.ctx.fillRect(x - 16 * ratio, y - ratio, 32 * ratio, 2 * ratio);
      u.ctx.fillRect(x - ratio / 2, y, ratio, 6 * ratio);
      const nearLeft = x - u.bbox.left < 60 * ratio;
      u.ctx.textAlign = nearLeft ? 'left' : 'center';
      u.ctx.font = 11 * ratio + 'px ' + H.color('sans');
      u.ctx.lineWidth = 4 * ratio;
      u.ctx.strokeStyle = H.color('panel');
      const label = ['p' + metric[1] + ' budget ' + H.value(gate.unit, gate.limit), nearLeft ? x - 16 * ratio : x,
        y - 6 * ratio];
      u.ctx.strokeText(...label);
      u.ctx.fillText(...label);
    }
  }

  function plot(host, options) {
    return { width: host.clientWidth, height: PLOT_HEIGHT, cursor: { y: false, drag: { setScale: false } },
      legend: { live: true }, ...options };
  }

  function axis(options) {
    return { stroke: H.color('dim'), font: '11px ' + H.color('mono'), grid: { stroke: H.color('grid'), width: 1 },
      ticks: { stroke: H.color('grid'), width: 1, size: 4 }, ...options };
  }

  function timeAxis() {
    return axis({ size: 64, splits: (u) => ticks125(u.scales.y.min, u.scales.y.max), filter: (u, ticks) => ticks,
      values: (u, ticks) => ticks.map((t) => String(Number((t / unit(t)[0]).toPrecision(3))) + ' ' + unit(t)[1]) });
  }

  function unit(nanos) {
    return [[1e9, 's'], [1e6, 'ms'], [1e3, '\u00b5s'], [1, 'ns']].find(([f]) => nanos >= f) || [1, 'ns'];
  }

  function logScale() {
    return { distr: 3, range: (u, min, max) => [Math.max(1, min || 1) / 1.25, Math.max(2, max || 2) * 1.4] };
  }

  function ticks125(min, max) {
    const ticks = [];
    for (let decade = Math.pow(10, Math.floor(Math.log10(min))); decade <= max; decade *= 10) {
      for (const step of max / min > 2000 ? [1] : max / min > 100 ? [1, 3] : [1, 2, 5]) {
        if (decade * step >= min && decade * step <= max) ticks.push(decade * step);
      }
    }
    return ticks;
  }

  function rankTicks(max) {
    return [0, Math.log10(2), 1, Math.log10(20), 2, 3, 4, 5, 6].filter((x) => x <= max);
  }

  function rankLabel(x) {
    return Number((100 * (1 - Math.pow(10, -x))).toFixed(Math.max(0, Math.ceil(x - 1.3)))) + ' %';
  }

  function shown(u, value) {
    return value === null || value === undefined ? H.NONE : H.duration(value);
  }

  function padded(values, length) {
    return Array.from({ length }, (_, i) => (i < values.length ? values[i] : null));
  }

  H.charts = charts;
})(Headroom);
