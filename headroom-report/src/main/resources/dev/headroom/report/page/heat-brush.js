'use strict';
/* Selecting a moment of a heat map, by mouse or keyboard, and what the pointer is over. */
(function (H) {
  const BAND_NAMES = { 'gc-pause': 'GC pause', 'safepoint': 'safepoint', 'throttling': 'throttled', 'hiccup': 'hiccup',
    'mark': 'mark' };

  class HeatBrush {
    /** picked is told of every change, with whether it is done; request of a slow request that was clicked. */
    constructor(map, picked, request) {
      Object.assign(this, { map, picked, request, anchor: null });
      const { plot } = map;
      plot.addEventListener('pointerdown', (event) => this.press(event));
      plot.addEventListener('pointermove', (event) => this.move(event));
      plot.addEventListener('pointerup', (event) => this.release(event));
      plot.addEventListener('pointercancel', () => {
        this.anchor = null;
      });
      plot.addEventListener('pointerleave', () => {
        map.tip.hidden = true;
      });
      plot.addEventListener('keydown', (event) => this.key(event));
    }

    select(selection, done) {
      this.map.selection = selection;
      this.map.draw();
      this.picked(selection, done);
    }

    press(event) {
      const at = this.map.at(event);
      if (event.button !== 0 || !(at.inside || at.below)) return;
      this.anchor = { ...at, moved: false };
      this.map.plot.setPointerCapture(event.pointerId);
      this.map.tip.hidden = true;
    }

    move(event) {
      const at = this.map.at(event);
      if (!this.anchor) {
        this.tell(at, event);
        return;
      }
      if (!this.anchor.moved && Math.hypot(at.x - this.anchor.x, at.y - this.anchor.y) < 4) return;
      this.anchor.moved = true;
      this.select(this.spanned(at), false);
    }

    /** From where the drag began to here; begun on the time axis it takes all response times. */
    spanned(at) {
      const { anchor } = this;
      const rows = this.map.moments.rows;
      return {
        from: Math.min(anchor.bin, at.bin), to: Math.max(anchor.bin, at.bin),
        low: anchor.below ? 0 : Math.min(anchor.row, at.row), high: anchor.below ? rows - 1 : Math.max(anchor.row, at.row),
      };
    }

    release(event) {
      if (!this.anchor) return;
      const at = this.map.at(event);
      const slow = this.anchor.moved ? null : this.map.slowAt(at);
      const selection = this.spanned(at);
      this.anchor = null;
      if (slow) this.request(slow);
      else this.select(selection, true);
    }

    /** Arrows move the selection, with Shift its far end; without one they start at the slowest request's cell. */
    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { bins, rows } = this.map.moments;
      const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
      const now = this.map.selection;
      if (event.key === 'Escape' && now) this.select(null, true);
      else if (event.key === 'a' && now) this.select({ ...now, low: 0, high: rows - 1 }, true);
      else if (steps[event.key]) this.select(now ? moved(now, steps[event.key], event.shiftKey, bins, rows) : this.slowestCell(), true);
      else return;
      event.preventDefault();
    }

    slowestCell() {
      const { bins, rows, counts } = this.map.cells;
      for (let row = rows - 1; row >= 0; row--) {
        for (let bin = 0; bin < bins; bin++) {
          if (counts[bin * rows + row] > 0) return { from: bin, to: bin, low: row, high: row };
        }
      }
      return { from: 0, to: 0, low: 0, high: rows - 1 };
    }

    tell(at, event) {
      const { map } = this;
      map.tip.hidden = !(at.inside || at.below);
      if (map.tip.hidden) return;
      const slow = map.slowAt(at);
      map.plot.classList.toggle('on-request', slow !== null);
      const lines = [];
      const { moments } = map;
      if (slow) {
        lines.push(slow.endpoint, H.duration(slow.responseTime) + ' at ' + (slow.start / 1e9).toFixed(3) + ' s: click for'
            + ' its spans');
      } else if (at.inside) {
        const count = map.cells.counts[at.bin * moments.rows + at.row];
        lines.push(H.counted(count, 'request'), H.momentText(moments, { from: at.bin, to: at.bin, low: at.row, high: at.row }));
      } else {
        lines.push((at.bin * moments.binNanos / 1e9).toFixed(2) + ' s');
      }
      const nanos = ((at.x - map.x(0)) / map.width) * map.windowNanos / 1e3;
      const slack = (3 / map.width) * map.windowNanos / 1e3;
      const here = moments.bands.filter((b) => b.from - slack <= nanos && nanos <= b.to + slack).slice(0, 4);
      for (const band of here) {
        lines.push(BAND_NAMES[band.kind] + (band.to > band.from ? ' ' + H.duration((band.to - band.from) * 1e3) : '')
            + (band.text ? ': ' + band.text : ''));
      }
      H.fill(map.tip, lines.map((text, i) => H.el('div', { class: i === 0 ? 'name' : null }, text)));
      H.placeTip(map.tip, event);
    }
  }

  function moved(now, [right, up], extend, bins, rows) {
    if (extend) {
      return {
        ...now, to: Math.max(now.from, Math.min(bins - 1, now.to + right)),
        high: Math.max(now.low, Math.min(rows - 1, now.high + up)),
      };
    }
    const across = Math.max(-now.from, Math.min(bins - 1 - now.to, right));
    const along = Math.max(-now.low, Math.min(rows - 1 - now.high, up));
    return { from: now.from + across, to: now.to + across, low: now.low + along, high: now.high + along };
  }

  H.HeatBrush = HeatBrush;
})(Headroom);
