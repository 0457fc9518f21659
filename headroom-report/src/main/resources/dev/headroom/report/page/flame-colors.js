'use strict';
/* The colour of a box: by the family of its package, or by how its code was running. */
(function (H) {
  const LEGEND = 12;

  class FlameColors {
    constructor(flame) {
      this.flame = flame;
      this.byKind = false;
      this.fills = new Map();
    }

    /** Whether the profile says of at least two kinds of code which is which; else there is nothing to colour by. */
    static knowsKinds(flame) {
      return new Set(flame.kinds.replace(/[ut]/g, '')).size > 1;
    }

    theme() {
      return H.isDark() ? 'dark' : 'light';
    }

    themeChanged() {
      this.fills.clear();
    }

    entry(tree, node) {
      const kind = this.flame.kindNames[String.fromCharCode(tree.kindOf(node))];
      if (this.byKind && kind) return kind;
      return this.flame.families[tree.base.familyOf[tree.functionOf(node)]];
    }

    /** Lightness differs a little by function, so that neighbours can be told apart. */
    fill(tree, node) {
      const color = this.entry(tree, node)[this.theme()];
      const shade = (Math.imul(tree.functionOf(node) + 1, 0x9e3779b1) >>> 29) - 3;
      const key = color + shade;
      if (!this.fills.has(key)) this.fills.set(key, shaded(color, shade * (H.isDark() ? 2.2 : 1.6)));
      return this.fills.get(key);
    }

    /** Self weight by colour, heaviest first. */
    legend(base) {
      const tree = H.treeOf(base);
      const weights = new Map();
      for (let node = 1; node < base.size; node++) {
        if (base.total[node] > 0) {
          const entry = this.entry(tree, node);
          weights.set(entry, (weights.get(entry) || 0) + base.self[node]);
        }
      }
      return [...weights.entries()].sort((a, b) => b[1] - a[1]).slice(0, LEGEND).map(([entry, weight]) => {
        const swatch = H.el('i');
        swatch.style.background = entry[this.theme()];
        return H.el('li', {}, swatch, entry.name + ' ', H.el('span', { class: 'number dim' },
            H.percent(base.total[0] > 0 ? weight / base.total[0] : 0) + ' self'));
      });
    }
  }

  function shaded(color, by) {
    const parts = [1, 3, 5].map((i) => Math.max(0, Math.min(255, Math.round(parseInt(color.slice(i, i + 2), 16) + by * 2.55))));
    return `rgb(${parts.join(' ')})`;
  }

  H.FlameColors = FlameColors;
})(Headroom);
