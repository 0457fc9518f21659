'use strict';
/* One flame graph without tools: moved in by mouse and keyboard, told of by a tip and a line below. */
(function (H) {
  const ROOT = 0;

  class FlameAlone {
    /** options: label, colors, highest in pixels, and about(base, tree, node), which says what is to be said of a box. */
    constructor(options) {
      this.options = options;
      this.graph = H.el('div', { class: 'flame-graph', tabindex: '0', role: 'application',
        'aria-roledescription': 'flame graph', 'aria-label': options.label });
      this.detail = H.el('p', { class: 'detail number', 'aria-live': 'polite' });
      this.tip = H.el('div', { class: 'tip', hidden: true });
      this.element = H.el('div', { class: 'flame-alone' }, this.graph, this.detail, this.tip);
      this.view = new H.FlameView(this.graph, options.colors, () => options.highest);
      this.listen();
      H.onTheme(() => {
        options.colors.themeChanged();
        this.view.draw();
      });
    }

    show(base) {
      this.base = base;
      this.tip.hidden = true;
      this.view.show(H.treeOf(base));
      this.select(ROOT);
    }

    listen() {
      const { view, graph } = this;
      graph.addEventListener('click', (event) => {
        const node = view.nodeAt(event.clientX, event.clientY);
        if (node >= 0) this.zoom(node);
      });
      graph.addEventListener('mousemove', (event) => this.hover(event));
      graph.addEventListener('mouseleave', () => this.leave());
      graph.addEventListener('scroll', () => this.leave());
      graph.addEventListener('keydown', (event) => this.key(event));
    }

    key(event) {
      const { view } = this;
      if (!view.tree || event.ctrlKey || event.metaKey || event.altKey) return;
      const actions = {
        ArrowDown: () => {
          const [child] = view.tree.childrenOf(view.selected);
          if (child !== undefined) this.select(child);
        },
        ArrowUp: () => this.select(view.tree.parents[view.selected]),
        ArrowLeft: () => this.select(view.beside(view.selected, -1)),
        ArrowRight: () => this.select(view.beside(view.selected, 1)),
        Home: () => this.zoom(ROOT),
        Enter: () => this.zoom(view.selected),
        Escape: () => this.zoom(view.tree.parents[view.zoomed]),
        Backspace: () => this.zoom(view.tree.parents[view.zoomed]),
      };
      if (!actions[event.key]) return;
      event.preventDefault();
      actions[event.key]();
    }

    zoom(node) {
      this.view.zoom(node);
      this.select(node);
    }

    select(node) {
      const { view } = this;
      view.selected = node;
      if (!view.rows) return;
      if (!view.boxOf(node)) view.zoom(node);
      view.reveal(node);
      H.fill(this.detail, this.about(node, 'span'));
      this.element.dataset.selected = view.tree.name(node);
      this.element.dataset.zoomed = view.tree.name(view.zoomed);
    }

    about(node, tag) {
      return this.options.about(this.base, this.view.tree, node).map((part, i) =>
        H.el(tag, { class: i === 0 ? 'name' : null }, part));
    }

    hover(event) {
      const node = this.view.nodeAt(event.clientX, event.clientY);
      if (node !== this.view.hovered) {
        this.view.hovered = node;
        this.view.draw();
        if (node >= 0) H.fill(this.tip, this.about(node, 'div'));
      }
      this.tip.hidden = node < 0;
      if (node >= 0) H.placeTip(this.tip, event);
    }

    leave() {
      this.tip.hidden = true;
      if (this.view.hovered >= 0) {
        this.view.hovered = -1;
        this.view.draw();
      }
    }
  }

  H.FlameAlone = FlameAlone;
})(Headroom);
