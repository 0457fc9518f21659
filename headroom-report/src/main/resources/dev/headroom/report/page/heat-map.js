'use strict';
/* Response times over the window: a cell for each stretch of time and of response time, as dark as it has requests. */
(function (H) {
  const LEFT = 70;
  const RIGHT = 14;
  const TOP = 20;
  const AXIS = 22;
  const LANE = 13;
  const PLOT = 290;
  /** More marks than this hide the cells below them. */
  const MARKED = 30;
  const KINDS = [['gc-pause', 'GC pause', 'cause-3'], ['safepoint', 'safepoint', 'cause-10'],
    ['throttling', 'throttled', 'cause-13'], ['hiccup', 'hiccup', 'cause-12']];
  const VEILED = new Set(['gc-pause', 'throttling']);
  const RAMP = { light: [[214, 227, 247], [18, 52, 110]], dark: [[38, 58, 92], [168, 206, 255]] };

  /** Cells and requests of one endpoint, or of all together where the name is empty. */
  class HeatCells {
    constructor(moments, endpoint) {
      this.bins = moments.bins;
      this.rows = moments.rows;
      this.counts = new Int32Array(this.bins * this.rows);
      this.endpoints = moments.endpoints.filter((e) => endpoint === '' || e.endpoint === endpoint);
      this.failed = this.endpoints.reduce((sum, e) => sum + e.failed, 0);
      this.most = 0;
      this.total = 0;
      for (const { cells, counts } of this.endpoints) {
        let cell = 0;
        cells.forEach((step, i) => {
          cell += step;
          this.counts[cell] += counts[i];
          this.total += counts[i];
          this.most = Math.max(this.most, this.counts[cell]);
        });
      }
    }

    /** Whether a cell lies in a selection {from, to, low, high}: bins and rows, ends included. */
    static holds(selection, cell, rows) {
      const bin = Math.floor(cell / rows);
      const row = cell % rows;
      return bin >= selection.from && bin <= selection.to && row >= selection.low && row <= selection.high;
    }

    sumOf(selection) {
      let sum = 0;
      for (let bin = selection.from; bin <= selection.to; bin++) {
        for (let row = selection.low; row <= selection.high; row++) sum += this.counts[bin * this.rows + row];
      }
      return sum;
    }
  }

  class HeatMap {
    constructor(data, host) {
      this.data = data;
      this.moments = data.moments;
      this.host = host;
      this.canvas = H.el('canvas', { 'aria-hidden': 'true' });
      this.plot = H.el('div', { class: 'heat', id: 'heat-map', tabindex: '0', role: 'application',
        'aria-roledescription': 'heat map', 'aria-describedby': 'heat-keys heat-picked' }, this.canvas);
      this.tip = H.el('div', { class: 'tip', hidden: true });
      host.append(this.plot, this.tip);
      this.selection = null;
      this.kinds = KINDS.filter(([kind]) => this.moments.bands.some((band) => band.kind === kind));
      this.marks = this.moments.bands.filter((band) => band.kind === 'mark');
      this.rowHeight = Math.max(4, Math.min(14, Math.round(PLOT / this.moments.rows)));
      this.plotHeight = this.rowHeight * this.moments.rows;
      new ResizeObserver(() => this.draw()).observe(this.plot);
    }

    show(endpoint) {
      this.cells = new HeatCells(this.moments, endpoint);
      const tails = this.data.tail.filter((tail) => endpoint === '' || tail.endpoint === endpoint);
      this.level = endpoint !== '' && tails.length > 0 ? tails[0] : null;
      this.slow = tails.flatMap((tail) => tail.slowest.map((request) => ({ ...request, endpoint: tail.endpoint })))
          .sort((a, b) => b.responseTime - a.responseTime);
      this.marked = this.slow.slice(0, MARKED);
      this.plot.setAttribute('aria-label', 'Response times over the window, ' + (endpoint || 'all endpoints') + ', '
          + H.counted(this.cells.total, 'request'));
      this.draw();
    }

    get windowNanos() {
      return this.moments.bins * this.moments.binNanos;
    }

    x(nanos) {
      return LEFT + (nanos / this.windowNanos) * this.width;
    }

    y(nanos) {
      const row = Math.log10(Math.max(1, nanos)) * this.moments.rowsPerDecade - this.moments.firstRow;
      return TOP + this.plotHeight - row * this.rowHeight;
    }

    /** The bin and row under a point of the window, kept within the map, and whether it lies in the cells. */
    at(event) {
      const area = this.canvas.getBoundingClientRect();
      const x = event.clientX - area.left;
      const y = event.clientY - area.top;
      const clamp = (value, most) => Math.max(0, Math.min(most - 1, Math.floor(value)));
      return {
        x, y, bin: clamp(((x - LEFT) / this.width) * this.moments.bins, this.moments.bins),
        row: clamp((TOP + this.plotHeight - y) / this.rowHeight, this.moments.rows),
        inside: x >= LEFT && x <= LEFT + this.width && y >= TOP && y <= TOP + this.plotHeight,
        below: x >= LEFT && y > TOP + this.plotHeight,
      };
    }

    /** The slow request whose mark is under a point; the nearest. */
    slowAt({ x, y }) {
      const near = this.marked.map((request) => [Math.hypot(this.x(request.start) - x, this.y(request.responseTime) - y), request])
          .filter(([distance]) => distance < 7).sort((a, b) => a[0] - b[0]);
      return near.length > 0 ? near[0][1] : null;
    }

    draw() {
      if (!this.cells || this.plot.clientWidth === 0) return;
      const ratio = devicePixelRatio || 1;
      this.width = this.plot.clientWidth - LEFT - RIGHT;
      const height = TOP + this.plotHeight + AXIS + this.kinds.length * LANE + 4;
      this.canvas.width = Math.round(this.plot.clientWidth * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = this.plot.clientWidth + 'px';
      this.canvas.style.height = height + 'px';
      const g = this.canvas.getContext('2d');
      g.scale(ratio, ratio);
      g.font = '11px ' + H.color('mono');
      g.textBaseline = 'middle';
      this.drawGrid(g);
      this.drawBands(g);
      this.drawCells(g);
      this.drawLevel(g);
      this.drawSlow(g);
      this.drawMarks(g);
      this.drawSelection(g);
    }

    drawGrid(g) {
      const bottom = TOP + this.plotHeight;
      g.fillStyle = H.color('dim');
      g.strokeStyle = H.color('grid');
      g.lineWidth = 1;
      g.textAlign = 'right';
      for (const nanos of this.levels()) {
        const y = Math.round(this.y(nanos)) + 0.5;
        line(g, LEFT, y, LEFT + this.width, y);
        g.fillText(H.shortDuration(nanos), LEFT - 8, y);
      }
      g.textAlign = 'center';
      for (const nanos of this.instants()) {
        const x = Math.round(this.x(nanos)) + 0.5;
        line(g, x, TOP, x, bottom + 4);
        g.fillText(Number((nanos / 1e9).toPrecision(6)) + ' s', Math.max(LEFT + 8, x), bottom + 13);
      }
    }

    levels() {
      const { firstRow, rows, rowsPerDecade } = this.moments;
      const steps = rows > 3 * rowsPerDecade ? [1, 3] : [1, 2, 5];
      const levels = [];
      for (let decade = Math.floor(firstRow / rowsPerDecade); decade * rowsPerDecade <= firstRow + rows; decade++) {
        for (const step of steps) levels.push(step * Math.pow(10, decade));
      }
      const low = Math.pow(10, firstRow / rowsPerDecade);
      return levels.filter((nanos) => nanos >= low * 0.999 && nanos <= low * Math.pow(10, rows / rowsPerDecade) * 1.001);
    }

    instants() {
      const seconds = this.windowNanos / 1e9;
      const rough = seconds / Math.max(2, Math.floor(this.width / 90));
      const decade = Math.pow(10, Math.floor(Math.log10(rough)));
      const step = [1, 2, 5, 10].find((s) => s * decade >= rough) * decade;
      return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step * 1e9);
    }

    /** Those that stop everything as a veil in the plot, all below it as a lane with the kind's name: the map's legend. */
    drawBands(g) {
      const bottom = TOP + this.plotHeight;
      this.kinds.forEach(([kind, name, tone], lane) => {
        const y = bottom + AXIS + lane * LANE;
        g.textAlign = 'right';
        g.fillStyle = H.color('dim');
        g.fillText(name, LEFT - 8, y + LANE / 2);
        g.fillStyle = H.color('raised');
        g.fillRect(LEFT, y + 1, this.width, LANE - 3);
        g.fillStyle = H.color(tone);
        for (const band of this.moments.bands) {
          if (band.kind !== kind) continue;
          const [x, width] = this.extent(band);
          g.globalAlpha = 1;
          g.fillRect(x, y + 1, width, LANE - 3);
          if (!VEILED.has(kind)) continue;
          g.globalAlpha = 0.2;
          g.fillRect(x, TOP, width, this.plotHeight);
        }
        g.globalAlpha = 1;
      });
    }

    extent(band) {
      const from = Math.max(LEFT, this.x(band.from * 1e3));
      const to = Math.min(LEFT + this.width, this.x(band.to * 1e3));
      return [from, Math.max(1.5, to - from)];
    }

    drawCells(g) {
      const { bins, rows, counts, most } = this.cells;
      const [from, to] = RAMP[H.isDark() ? 'dark' : 'light'];
      const scale = Math.log(Math.max(2, most));
      const width = this.width / bins;
      for (let cell = 0; cell < counts.length; cell++) {
        if (counts[cell] === 0) continue;
        const part = Math.log(counts[cell]) / scale;
        g.fillStyle = `rgb(${from.map((v, i) => Math.round(v + (to[i] - v) * part)).join(' ')})`;
        const x = LEFT + Math.floor(cell / rows) * width;
        const y = TOP + this.plotHeight - (cell % rows + 1) * this.rowHeight;
        g.fillRect(x, y, Math.max(1, width - 0.6), this.rowHeight - 0.6);
      }
    }

    drawLevel(g) {
      if (!this.level) return;
      const y = this.y(this.level.valueNanos);
      g.strokeStyle = g.fillStyle = H.color('line-4');
      g.setLineDash([5, 4]);
      line(g, LEFT, y, LEFT + this.width, y);
      g.setLineDash([]);
      g.textAlign = 'right';
      outlined(g, this.level.percentile + ' ' + H.duration(this.level.valueNanos), LEFT + this.width - 4, y - 8);
    }

    drawSlow(g) {
      g.lineWidth = 1.5;
      for (const request of this.marked) {
        const x = this.x(request.start);
        const y = this.y(request.responseTime);
        g.fillStyle = H.color('line-4');
        g.strokeStyle = H.color('panel');
        g.beginPath();
        g.moveTo(x, y - 5);
        g.lineTo(x + 5, y);
        g.lineTo(x, y + 5);
        g.lineTo(x - 5, y);
        g.closePath();
        g.fill();
        g.stroke();
      }
      g.lineWidth = 1;
    }

    drawMarks(g) {
      g.textAlign = 'left';
      let end = 0;
      for (const mark of this.marks) {
        const x = Math.round(this.x(mark.from * 1e3)) + 0.5;
        g.strokeStyle = g.fillStyle = H.color('text');
        g.lineWidth = 1.5;
        line(g, x, TOP - 6, x, TOP + this.plotHeight);
        g.lineWidth = 1;
        const text = H.cut(mark.text, 28);
        const left = Math.min(x + 4, LEFT + this.width - g.measureText(text).width);
        if (left > end) {
          outlined(g, text, left, TOP - 9);
          end = left + g.measureText(text).width + 10;
        }
      }
    }

    drawSelection(g) {
      if (!this.selection) return;
      const { from, to, low, high } = this.selection;
      const width = this.width / this.moments.bins;
      const x = LEFT + from * width;
      const y = TOP + this.plotHeight - (high + 1) * this.rowHeight;
      const area = [x, y, (to - from + 1) * width, (high - low + 1) * this.rowHeight];
      g.fillStyle = g.strokeStyle = H.color('accent');
      g.globalAlpha = 0.14;
      g.fillRect(...area);
      g.globalAlpha = 1;
      g.lineWidth = 1.5;
      g.strokeRect(...area);
      g.lineWidth = 1;
    }
  }

  function line(g, x0, y0, x1, y1) {
    g.beginPath();
    g.moveTo(x0, y0);
    g.lineTo(x1, y1);
    g.stroke();
  }

  function outlined(g, text, x, y) {
    const ink = g.fillStyle;
    g.lineWidth = 4;
    g.strokeStyle = H.color('panel');
    g.strokeText(text, x, y);
    g.lineWidth = 1;
    g.fillStyle = ink;
    g.fillText(text, x, y);
  }

  Object.assign(H, { HeatMap, HeatCells, heatRamp: RAMP });
})(Headroom);
