'use strict';
/* The canvas: draws a tree from one node down, and tells what lies under a point. */
(function (H) {
  const ROW = 18;
  const NARROWEST = 0.5;
  const ROOT = 0;
  /** What the JVM appends to the name of a lambda's class, for example ".0x00007f17dc249318". */
  const HIDDEN_CLASS = /[./]0x[0-9a-f]{8,}/;

  class FlameView {
    /** host scrolls; within it a spacer as high as the graph and a canvas as high as what is seen. */
    constructor(host, colors, highest) {
      this.host = host;
      this.colors = colors;
      this.highest = highest;
      this.canvas = H.el('canvas', { 'aria-hidden': 'true' });
      this.spacer = H.el('div', { class: 'spacer' }, this.canvas);
      host.append(this.spacer);
      this.icicle = true;
      this.tree = null;
      this.zoomed = ROOT;
      this.selected = ROOT;
      this.hovered = -1;
      /** Tells which nodes are marked; null where none are. */
      this.marks = null;
      /** Whether what is not marked steps back. */
      this.fading = false;
      host.addEventListener('scroll', () => this.draw());
      new ResizeObserver(() => this.layout()).observe(host);
    }

    show(tree) {
      this.tree = tree;
      this.zoomed = ROOT;
      this.selected = ROOT;
      this.hovered = -1;
      if (!tree) return;
      this.layout();
      this.toRoot();
    }

    zoom(node) {
      this.zoomed = node;
      this.layout();
    }

    /** Which way the graph stands: the root on top, or at the bottom. */
    stand(icicle) {
      this.icicle = icicle;
      if (!this.tree) return;
      this.layout();
      this.toRoot();
    }

    toRoot() {
      this.host.scrollTop = this.icicle ? 0 : this.spacer.clientHeight;
      this.draw();
    }

    /** Places every box at least half a pixel wide; narrower ones cannot have wider children. */
    layout() {
      if (!this.tree || this.host.hidden) return;
      this.width = this.host.clientWidth;
      this.rows = [];
      const path = [ROOT, ...this.tree.pathTo(this.zoomed)];
      path.forEach((node) => this.place(node, 0, this.width));
      const scale = this.width / this.tree.total[this.zoomed];
      const left = this.tree.left[this.zoomed];
      const open = [this.zoomed];
      while (open.length > 0) {
        for (const child of this.tree.childrenOf(open.pop())) {
          const width = this.tree.total[child] * scale;
          if (width < NARROWEST) break;
          this.place(child, (this.tree.left[child] - left) * scale, width);
          open.push(child);
        }
      }
      this.rows.forEach((row) => row.sort((a, b) => a.x - b.x));
      const below = this.spacer.clientHeight - this.host.scrollTop - this.host.clientHeight;
      const fitting = Math.max(3, Math.floor((this.highest() - 2) / ROW));
      this.spacer.style.height = this.rows.length * ROW + 2 + 'px';
      this.host.style.height = Math.min(this.rows.length, fitting) * ROW + 2 + 'px';
      if (!this.icicle) this.host.scrollTop = this.spacer.clientHeight - this.host.clientHeight - below;
      this.draw();
    }

    place(node, x, width) {
      const depth = this.tree.depth[node];
      while (this.rows.length <= depth) this.rows.push([]);
      this.rows[depth].push({ node, x, width });
    }

    draw() {
      if (!this.tree || !this.rows) return;
      const ratio = devicePixelRatio || 1;
      const height = this.host.clientHeight;
      this.canvas.width = Math.round(this.width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = this.width + 'px';
      this.canvas.style.height = height + 'px';
      const g = this.canvas.getContext('2d');
      g.scale(ratio, ratio);
      g.font = '11px ' + H.color('mono');
      g.textBaseline = 'middle';
      this.letter = g.measureText('m').width;
      this.ink = { text: H.color('text'), match: H.color('match'), matchText: H.color('match-text'),
        context: H.color('context'), focus: H.color('focus') };
      this.rows.forEach((row, depth) => {
        const y = this.yOf(depth);
        if (y > -ROW && y < height) row.forEach((box) => this.drawBox(g, box, y));
      });
      this.outline(g, this.hovered, 1);
      this.outline(g, this.selected, 2);
    }

    yOf(depth) {
      const row = this.icicle ? depth : this.rows.length - 1 - depth;
      return row * ROW + 1 - this.host.scrollTop;
    }

    drawBox(g, box, y) {
      const { node, x, width } = box;
      const match = this.marks !== null && this.marks(node);
      const above = this.tree.depth[node] < this.tree.depth[this.zoomed];
      const faded = !match && (above || (this.marks !== null && this.fading));
      g.fillStyle = match ? this.ink.match
        : this.tree.functionOf(node) < 0 ? this.ink.context : this.colors.fill(this.tree, node);
      g.globalAlpha = faded ? 0.45 : 1;
      g.fillRect(x, y, drawn(width), ROW - 1);
      g.globalAlpha = 1;
      if (width > 24) {
        g.fillStyle = match ? this.ink.matchText : this.ink.text;
        g.fillText(this.fitted(node, width - 8), x + 4, y + ROW / 2);
      }
    }

    outline(g, node, thickness) {
      const box = node < 0 ? null : this.boxOf(node);
      if (!box) return;
      g.strokeStyle = this.ink.focus;
      g.lineWidth = thickness;
      g.strokeRect(box.x + 1, this.yOf(this.tree.depth[node]) + 1, Math.max(1, drawn(box.width) - 2), ROW - 3);
    }

    /** As much of a name as fits: whole, without its package, the method alone, or cut. */
    fitted(node, width) {
      const letters = Math.floor(width / this.letter);
      const name = this.tree.name(node);
      if (name.length <= letters) return name;
      // Of a place in a file, as tracemalloc has it, the folders go and not the file.
      const place = /\/([^/]+:\d+)$/.exec(name);
      const parts = place ? [place[1]] : name.replace(HIDDEN_CLASS, '').split(/\.(?![^(]*\))/);
      const short = parts.slice(-2).join('.');
      if (short.length <= letters) return short;
      const method = parts[parts.length - 1];
      return method.length <= letters ? method : method.slice(0, Math.max(0, letters - 1)) + '\u2026';
    }

    /** The node under a point of the window; −1 where there is none. */
    nodeAt(clientX, clientY) {
      if (!this.tree) return -1;
      const area = this.canvas.getBoundingClientRect();
      const row = Math.floor((clientY - area.top - 1 + this.host.scrollTop) / ROW);
      const depth = this.icicle ? row : this.rows.length - 1 - row;
      const x = clientX - area.left;
      const box = (this.rows[depth] || []).find((b) => x >= b.x && x < b.x + b.width);
      return box ? box.node : -1;
    }

    reveal(node) {
      const y = this.yOf(this.tree.depth[node]);
      if (y < 0) this.host.scrollTop += y - ROW;
      else if (y > this.host.clientHeight - ROW) this.host.scrollTop += y - this.host.clientHeight + 2 * ROW;
      this.draw();
    }

    boxOf(node) {
      return (this.rows[this.tree.depth[node]] || []).find((box) => box.node === node);
    }

    /** The box beside a node in its row, in the direction −1 or 1; the node itself at the end. */
    beside(node, direction) {
      const row = this.rows[this.tree.depth[node]] || [];
      const at = row.findIndex((box) => box.node === node) + direction;
      return at >= 0 && at < row.length ? row[at].node : node;
    }
  }

  /** A gap to the next box, where there is room for one. */
  function drawn(width) {
    return Math.max(NARROWEST, width - (width > 3 ? 1 : 0));
  }

  H.FlameView = FlameView;
})(Headroom);
