'use strict';
/* The timeline: the heat map, and of the moment that is selected in it the flame graph and the requests. */
(function (H) {
  const LISTED = 50;
  const FEWEST = 20;
  const HIGHEST = 460;

  class Timeline {
    constructor(data) {
      this.data = data;
      this.moments = data.moments;
      this.host = H.byId('heat');
      this.endpoint = '';
      if (this.moments.bins === 0 || this.moments.endpoints.length === 0) {
        H.fill(this.host, H.el('p', { class: 'empty' }, 'No request that succeeded was seen one by one, so there is no map to draw.'));
        return;
      }
      this.picked = H.el('p', { id: 'heat-picked', class: 'picked', 'aria-live': 'polite' });
      this.legend = H.el('div', { class: 'heat-legend' });
      this.moment = H.el('div', { id: 'moment', class: 'moment', hidden: true });
      this.map = new H.HeatMap(data, this.host);
      this.brush = new H.HeatBrush(this.map, (selection, done) => this.select(selection, done),
          (slow) => H.showWaterfall(slow.endpoint, slow.trace));
      this.colors = new H.FlameColors(data.flame);
      this.flame = new H.FlameAlone({ label: 'Flame graph of the selected moment', colors: this.colors, highest: HIGHEST,
        about: (base, tree, node) => this.said(base, tree, node) });
      this.host.append(this.legend, this.picked, H.el('p', { id: 'heat-keys', class: 'unseen' },
          'Arrow keys select and move, Shift with arrows widens, a takes all response times, Escape clears.'),
      this.moments.notes.length > 0 ? H.el('ul', { class: 'said' }, this.moments.notes.map((n) => H.el('li', {}, n))) : '',
      this.moment);
      H.onTheme(() => this.map.draw());
    }

    show(endpoint) {
      H.byId('timeline-of').textContent = (endpoint || 'all endpoints together') + (this.moments.clientSide
        ? ', from intended start to last byte' : ', the service\u2019s own times: what clients wait before and after is not in them');
      if (!this.map) return;
      this.endpoint = endpoint;
      this.map.show(endpoint);
      H.fill(this.legend, legend(this.map));
      this.select(this.map.selection, true);
    }

    select(selection, done) {
      const { cells } = this.map;
      this.host.dataset.selection = selection ? [selection.from, selection.to, selection.low, selection.high].join(' ') : '';
      H.fill(this.picked, selection
        ? [H.el('b', {}, momentText(this.moments, selection)), ': ' + H.count(cells.sumOf(selection)) + ' of '
          + H.counted(cells.total, 'request') + ' ', H.el('button', { type: 'button', class: 'link',
          onclick: () => this.brush.select(null, true) }, 'Clear')]
        : cells.total === 0 ? 'No request of this endpoint succeeded, so its map is empty.'
          : 'Drag over the map, or focus it and use the arrow keys, to see the flame graph and the requests of a moment. Dragging'
            + ' below the map takes all response times.');
      if (done) this.showMoment(selection);
    }

    showMoment(selection) {
      this.moment.hidden = !selection || this.map.cells.sumOf(selection) === 0;
      if (this.moment.hidden) return;
      const types = [...new Set(this.map.cells.endpoints.flatMap((e) => e.samples.map((s) => s.type)))].sort(byUse);
      this.type = types.includes(this.type) ? this.type : types[0];
      const graph = H.el('div', { class: 'moment-graph' });
      H.fill(this.moment, graph, this.requests(selection));
      this.drawFlame(graph, types, selection);
    }

    drawFlame(graph, types, selection) {
      const title = H.el('h3', {}, 'What ran in these requests');
      if (types.length === 0) {
        H.fill(graph, title, H.el('p', { class: 'empty' }, 'No samples are known of requests: see the notes on top.'));
        return;
      }
      const profile = this.profileOf(selection);
      const samples = H.sum(profile.samples);
      const buttons = types.map((type) => H.el('button', { type: 'button', 'data-type': type,
        'aria-pressed': String(type === this.type), onclick: () => {
          this.type = type;
          this.drawFlame(graph, types, selection);
        } }, type));
      const about = H.el('p', { class: 'about' }, H.counted(samples, this.type + ' sample') + ', '
          + H.value(profile.unit, H.sum(profile.weights)) + (profile.every > 1 ? ', one in ' + profile.every
          + ' kept' : ''));
      H.fill(graph, H.el('header', {}, title, H.el('div', { class: 'switch', role: 'group', 'aria-label': 'Sample type' },
          buttons)), about);
      this.moment.dataset.samples = String(samples);
      if (samples < FEWEST) {
        graph.append(H.el('p', { class: 'empty' }, samples === 0 ? 'No sample fell into these requests. Widen the selection.'
          : 'Too few samples to draw a graph from. Widen the selection.'));
        return;
      }
      this.profile = profile;
      graph.append(this.flame.element);
      this.flame.show(H.functionBase(this.data.flame, profile));
    }

    /** Samples of the requests in the selected cells, over the page's table of stacks. */
    profileOf(selection) {
      const sums = new Map();
      let unit = '';
      let every = 1;
      for (const endpoint of this.map.cells.endpoints) {
        for (const typed of endpoint.samples.filter((s) => s.type === this.type)) {
          ({ unit, every } = typed);
          let cell = 0;
          for (let i = 0; i < typed.cells.length; i++) {
            cell += typed.cells[i];
            if (!H.HeatCells.holds(selection, cell, this.moments.rows)) continue;
            const sum = sums.get(typed.stacks[i]) || [0, 0];
            sum[0] += typed.weights[i] * typed.scale;
            sum[1] += typed.counts[i];
            sums.set(typed.stacks[i], sum);
          }
        }
      }
      const stacks = [...sums.keys()].sort((a, b) => a - b);
      return { type: this.type, unit, every, stacks: stacks.map((stack, i) => stack - (i === 0 ? 0 : stacks[i - 1])),
        weights: stacks.map((stack) => sums.get(stack)[0]), samples: stacks.map((stack) => sums.get(stack)[1]) };
    }

    said(base, tree, node) {
      const range = H.shareRange(tree.total[node], base.total[0], tree.samples[node], base.samples[0]);
      return [tree.name(node), 'total ' + H.percent(tree.total[node] / base.total[0]) + (range ? ' (' + range + ')' : ''),
        H.value(this.profile.unit, tree.total[node]) + ', ' + H.count(tree.samples[node]) + ' of '
        + H.count(base.samples[0]) + ' samples'];
    }

    requests(selection) {
      const known = this.kept(selection);
      const shown = known.slice(0, LISTED);
      const all = this.map.cells.sumOf(selection);
      const several = this.map.cells.endpoints.length > 1;
      const slow = new Set(this.map.slow.map((request) => request.endpoint + ' ' + request.trace));
      const columns = [
        { title: 'Response time', kind: 'number', key: (r) => r.time, cell: (r) => H.duration(r.time) },
        { title: 'Started at', kind: 'number', key: (r) => r.start, cell: (r) => (r.start / 1e9).toFixed(3) + ' s' },
        several && { title: 'Endpoint', kind: 'text', key: (r) => r.endpoint, cell: (r) => r.endpoint },
        { title: 'Trace', kind: 'text', key: (r) => r.trace, cell: (r) => H.el('code', { title: r.trace }, r.trace === '0' ? H.NONE : '\u2026' + r.trace.slice(-6)) },
        known.some((r) => slow.has(r.endpoint + ' ' + r.trace)) && { title: 'Spans', kind: 'text', key: (r) => String(slow.has(r.endpoint + ' ' + r.trace)),
          cell: (r) => (r.trace !== '0' && slow.has(r.endpoint + ' ' + r.trace)
            ? H.el('button', { type: 'button', class: 'link', onclick: () => H.showWaterfall(r.endpoint, r.trace) }, 'waterfall')
            : '') },
      ].filter(Boolean);
      return H.el('div', { class: 'moment-requests' }, H.el('header', {}, H.el('h3', {}, 'Its requests'),
          H.el('span', { class: 'dim' }, 'slowest first, ' + H.count(shown.length) + ' of ' + H.count(all)
          + (known.length < all ? ', as far as they were kept' : ''))),
      H.table(columns, shown, { id: 'moment-table', caption: 'Requests of the selected moment' }));
    }

    kept(selection) {
      const found = [];
      for (const { endpoint, requests } of this.map.cells.endpoints) {
        const traces = requests.traces.split(' ');
        let cell = 0;
        requests.cells.forEach((step, i) => {
          cell += step;
          if (H.HeatCells.holds(selection, cell, this.moments.rows)) {
            found.push({ endpoint, time: requests.times[i] * 1e3, start: requests.starts[i] * 1e3, trace: traces[i] });
          }
        });
      }
      return found.sort((a, b) => b.time - a.time);
    }
  }

  /** Where requests spend time before what they cost. */
  function byUse(a, b) {
    const rank = (type) => ['wall', 'cpu', 'alloc_space'].indexOf(type) + 1 || 9;
    return rank(a) - rank(b) || a.localeCompare(b);
  }

  /** "12.25 s to 12.75 s, 31.6 ms to 1.00 s" */
  function momentText(moments, { from, to, low, high }) {
    const digits = moments.binNanos % 1e9 === 0 ? 0 : moments.binNanos % 1e7 === 0 ? 2 : 3;
    const at = (bin) => (bin * moments.binNanos / 1e9).toFixed(digits) + ' s';
    const level = (row) => H.duration(Math.pow(10, (moments.firstRow + row) / moments.rowsPerDecade));
    return at(from) + ' to ' + at(to + 1) + ', ' + level(low) + ' to ' + level(high + 1);
  }

  function legend(map) {
    const items = [H.el('span', { class: 'ramp-of' }, '1 ', H.el('i', { class: 'ramp' }), ' '
        + H.counted(map.cells.most, 'request') + ' in a cell')];
    if (map.marked.length > 0) items.push(H.el('span', {}, H.el('i', { class: 'diamond' }), 'one of the slowest: click for its spans'));
    if (map.kinds.length > 0) items.push(H.el('span', {}, 'lanes below the map: when all threads were stopped or slowed'));
    if (map.cells.failed > 0) items.push(H.el('span', {}, H.counted(map.cells.failed, 'failed request') + ' left out'));
    return items;
  }

  Object.assign(H, { byUse, Timeline, momentText });
})(Headroom);
