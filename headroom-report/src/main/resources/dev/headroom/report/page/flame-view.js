'use strict';
/* The canvas: draws a tree from one node down, and tells what lies under a point. */
(function (H) {
  const ROW = 18;
  const NARROWEST = 0.5;
  const ROOT = 0;

  class FlameView {
    /** host scrolls; within it a spacer as high as the graph and a canvas as high as what is seen. */
    constructor(host, colors) {
      this.host = host;
      this.colors = colors;
      this.canvas = H.el('canvas', { 'aria-hidden': 'true' });
      this.spacer = H.el('div', { class: 'spacer' }, this.canvas);
      host.append(this.spacer);
      this.icicle = true;
      this.tree = null;
      this.zoomed = ROOT;
      this.selected = ROOT;
      this.hovered = -1;
      this.marked = null;
      /** Whether what is not marked steps back. */
      this.fading = false;
      host.addEventListener('scroll', () => this.draw());
      new ResizeObserver(() => this.layout()).observe(host);
    }

    show(tree) {
      this.tree = tree;
      this.marked = null;
      this.zoomed = ROOT;
      this.selected = ROOT;
      this.hovered = -1;
      this.layout();
      this.toRoot();
    }

    zoom(node) {
      this.zoomed = node;
      this.layout();
    }

    flip() {
      this.icicle = !this.icicle;
      this.layout();
      this.toRoot();
    }

    toRoot() {
      this.host.scrollTop = this.icicle ? 0 : this.spacer.clientHeight;
      this.draw();
    }

    /** Places every box at least half a pixel wide; narrower ones cannot have wider children. */
    layout() {
      if (!this.tree) return;
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
      const height = this.rows.length * ROW + 2;
      this.spacer.style.height = height + 'px';
      this.host.style.height = Math.min(height, Math.max(360, innerHeight * 0.66)) + 'px';
      this.draw();
    }

    place(node, x, width) {
      const depth = this.tree.depth[node];
      while (this.rows.length <= depth) this.rows.push([]);
      this.rows[depth].push({ node, x, width });
    }

    draw() {
      if (!this.tree) return;
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
        edge: H.color('panel'), focus: H.color('focus'), back: H.color('panel') };
      this.rows.forEach((row, depth) => {
        const y = this.yOf(depth);
        if (y > -ROW && y < height) row.forEach((box) => this.drawBox(g, box, y));
      });
    }

    yOf(depth) {
      const row = this.icicle ? depth : this.rows.length - 1 - depth;
      return row * ROW + 1 - this.host.scrollTop;
    }

    drawBox(g, box, y) {
      const { node, x, width } = box;
      const match = this.marked && this.marked[node];
      const above = this.tree.depth[node] < this.tree.depth[this.zoomed];
      const faded = !match && (above || (this.marked && this.fading));
      const drawn = Math.max(0.5, width - (width > 3 ? 1 : 0));
      g.fillStyle = match ? this.ink.match
        : node === ROOT ? H.color('context') : this.colors.fill(this.tree.functions[node - 1]);
      g.globalAlpha = faded ? 0.4 : 1;
      g.fillRect(x, y, drawn, ROW - 1);
      g.globalAlpha = 1;
      if (node === this.hovered || node === this.selected) {
        g.strokeStyle = this.ink.focus;
        g.lineWidth = node === this.selected ? 2 : 1;
        g.strokeRect(x + 1, y + 1, Math.max(1, drawn - 2), ROW - 3);
      }
      if (width > 24) {
        g.fillStyle = match ? this.ink.matchText : this.ink.text;
        g.fillText(this.fitted(node, width - 8), x + 4, y + ROW / 2);
      }
    }

    /** As much of a name as fits: whole, without its package, the method alone, or cut. */
    fitted(node, width) {
      const letters = Math.floor(width / this.letter);
      const name = this.tree.name(node);
      if (name.length <= letters) return name;
      const parts = name.split(/\.(?![^(]*\))/);
      const short = parts.slice(-2).join('.');
      if (short.length <= letters) return short;
      const method = parts[parts.length - 1];
      return method.length <= letters ? method : method.slice(0, Math.max(0, letters - 1)) + '\u2026';
    }

    /** The node under a point of the window; −1 where there is none. */
    nodeAt(clientX, clientY) {
      if (!this.tree) return -1;
      const area = this.canvas.getBoundingClientRect();
      const row = Math.floor((clientY - area.top + this.host.scrollTop) / ROW);
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

    isDrawn(node) {
      return (this.rows[this.tree.depth[node]] || []).some((box) => box.node === node);
    }

    /** The box beside a node in its row, in the direction −1 or 1; the node itself at the end. */
    beside(node, direction) {
      const row = [...(this.rows[this.tree.depth[node]] || [])].sort((a, b) => a.x - b.x);
      const at = row.findIndex((box) => box.node === node) + direction;
      return at >= 0 && at < row.length ? row[at].node : node;
    }
  }

  H.FlameView = FlameView;
})(Headroom);
