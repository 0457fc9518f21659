'use strict';
/* The flame graph with its tools: what is shown, and where the reader is in it. */
(function (H) {
  const ROOT = 0;

  class FlamePanel {
    /** options: fewest samples that are drawn, the graph's greatest height, and whether the page's keys are all its own. */
    constructor(data, host, options) {
      this.data = data;
      this.flame = data.flame;
      this.host = host;
      this.options = options;
      this.bases = new Map();
      this.icicle = data.flame.direction === 'icicle';
      this.colors = new H.FlameColors(data.flame);
      this.knowsKinds = H.FlameColors.knowsKinds(data.flame);
      Object.assign(this, { endpoint: '', type: null, by: 'function', callers: false, focus: -1 });
      this.tools = new H.FlameTools(this);
      this.search = new H.FlameSearch(this);
      this.help = new H.FlameHelp();
      this.build();
      H.onTheme(() => {
        this.colors.themeChanged();
        this.redraw();
      });
      this.listen();
    }

    build() {
      const graph = (id, label) => H.el('div', { class: 'flame-graph', id, tabindex: '0', role: 'application',
        'aria-roledescription': 'flame graph', 'aria-label': label, 'aria-describedby': 'flame-detail' });
      this.about = H.el('p', { class: 'about', id: 'flame-about' });
      this.starved = H.el('p', { class: 'empty', id: 'flame-starved', hidden: true });
      this.crumbs = H.el('ol', { class: 'crumbs', id: 'flame-crumbs', 'aria-label': 'Way to the zoomed box' });
      this.focused = H.el('p', { class: 'focused', id: 'flame-focused', hidden: true });
      this.table = H.el('div', { id: 'flame-rows', hidden: true });
      this.detail = H.el('p', { class: 'detail number', id: 'flame-detail', 'aria-live': 'polite' });
      this.tip = H.el('div', { class: 'tip', id: 'flame-tip', hidden: true });
      this.key = H.el('ul', { class: 'legend', id: 'flame-legend', 'aria-label': 'Colours, with their self weight' });
      this.reading = H.el('div', { class: 'reading', id: 'flame-reading', hidden: true });
      const upper = graph('flame-upper', 'Callers');
      const main = graph('flame-graph', 'Flame graph');
      H.fill(this.host, this.tools.rows(), this.about, this.starved, this.focused, this.crumbs, upper, main, this.table,
          this.detail, this.key, this.reading, this.tip, this.help.dialog);
      this.upper = new H.FlameView(upper, this.colors, () => this.options.highest() * 0.42);
      this.main = new H.FlameView(main, this.colors, () => this.options.highest() * (this.focus >= 0 ? 0.52 : 1));
      this.active = this.main;
    }

    listen() {
      for (const view of [this.main, this.upper]) {
        const at = (event) => view.nodeAt(event.clientX, event.clientY);
        view.host.addEventListener('focus', () => this.activate(view));
        view.host.addEventListener('click', (event) => {
          this.activate(view);
          if (at(event) >= 0) this.zoomTo(at(event));
        });
        view.host.addEventListener('dblclick', () => this.focusOn(view, view.selected));
        view.host.addEventListener('mousemove', (event) => H.flameTip(this, view, event));
        view.host.addEventListener('mouseleave', () => this.leave());
        view.host.addEventListener('scroll', () => this.leave());
      }
      addEventListener('keydown', (event) => {
        const unclaimed = this.options.alone && event.target === document.body;
        if (unclaimed || this.host.contains(event.target)) H.flameKey(this, event);
        H.flamePageKey(this, event);
      });
      addEventListener('popstate', () => {
        const state = location.hash === '' ? new URLSearchParams() : H.flameLink.read();
        if (state) this.restore(state);
      });
    }

    /** The profiles to choose from, of functions or by thread, as what is shown now. */
    profiles(by = this.by) {
      const outermost = by === 'thread' ? 'thread' : 'function';
      return this.flame.profiles.filter((p) => p.endpoint === this.endpoint && p.outermost === outermost);
    }

    /** Whether there is something to show with such boxes. */
    can(by) {
      const several = by !== 'package' || this.flame.packages.filter((name) => name !== '[thread]').length > 1;
      return several && this.profiles(by).length > 0;
    }

    /** Shows another profile, other boxes or another function; what is not named stays, the zoom does not. */
    show(change, isStep = true) {
      const before = this.base;
      Object.assign(this, change);
      if (!this.can(this.by)) this.by = this.can('function') ? 'function' : 'thread';
      const profiles = this.profiles();
      this.profile = profiles.find((p) => p.type === this.type) || profiles[0] || null;
      this.type = this.profile ? this.profile.type : null;
      H.flameAbout(this);
      this.base = this.profile && this.starved.hidden ? this.baseOf(this.profile, this.by) : null;
      if (change.by && before && before.names !== this.base.names) this.focus = -1;
      if (change.focus >= 0) this.table.hidden = true;
      this.arrange();
      this.search.run();
      this.tools.update();
      H.flameReading && H.flameReading(this);
      this.link(isStep);
    }

    /** Gives the views their trees. */
    arrange() {
      const { base, focus } = this;
      const sandwich = base !== null && focus >= 0;
      this.focused.hidden = !sandwich;
      const graphs = base !== null && this.table.hidden;
      this.main.host.hidden = !graphs;
      this.upper.host.hidden = !graphs || !sandwich;
      this.crumbs.hidden = !graphs;
      this.main.icicle = sandwich || this.icicle;
      this.upper.icicle = false;
      this.active = this.main;
      this.upper.show(sandwich ? H.callersAt(base, focus) : null);
      this.main.show(base === null ? null : sandwich ? H.calleesAt(base, focus)
        : this.callers ? H.callersOf(base) : H.treeOf(base));
      if (sandwich) {
        H.fill(this.focused, 'Callers above and callees below of ', H.el('b', {}, base.names[focus]), ' ',
            H.el('button', { type: 'button', class: 'link', id: 'flame-unfocus', onclick: () => this.show({ focus: -1 }) },
                'Show all again'));
      }
      this.leave();
      if (base) this.select(ROOT);
    }

    baseOf(profile, by) {
      if (!this.bases.has(profile)) this.bases.set(profile, { function: H.functionBase(this.flame, profile) });
      const bases = this.bases.get(profile);
      if (by === 'package' && !bases.package) bases.package = H.packageBase(this.flame, bases.function);
      return by === 'package' ? bases.package : bases.function;
    }

    /** Marks functions in all views; null marks none. */
    mark(byFunction, fading) {
      for (const view of [this.main, this.upper]) {
        view.marks = byFunction ? (node) => byFunction[view.tree.functionOf(node)] === 1 : null;
        view.fading = fading;
      }
      this.redraw();
    }

    redraw() {
      this.main.draw();
      this.upper.draw();
      H.fill(this.key, this.base ? this.colors.legend(this.base) : []);
      H.fill(this.table, this.base && !this.table.hidden ? H.flameFunctions(this) : []);
    }

    activate(view) {
      if (view === this.active || !view.tree) return;
      this.active = view;
      this.select(view.selected);
    }

    otherHalf(view) {
      return (view === this.main ? this.upper : this.main).host;
    }

    zoomTo(node) {
      if (node !== this.active.zoomed) this.active.zoom(node);
      this.link(true);
      this.select(node);
    }

    zoomOut() {
      const view = this.active;
      if (!this.table.hidden) this.toggleTable();
      else if (view.zoomed !== ROOT) this.zoomTo(view.tree.parents[view.zoomed]);
      else if (this.search.text() !== '') this.search.clear();
      else if (this.focus >= 0) this.show({ focus: -1 });
    }

    reset() {
      this.tools.input.value = '';
      this.table.hidden = true;
      this.show({ focus: -1, callers: false });
    }

    turn(icicle) {
      this.icicle = icicle;
      if (this.focus < 0) this.main.stand(icicle);
      this.tools.update();
      this.publish();
      this.link(false);
    }

    paint(byKind) {
      this.colors.byKind = byKind;
      this.redraw();
      this.tools.update();
      this.publish();
      this.link(false);
    }

    nextType() {
      const types = this.profiles().map((p) => p.type);
      this.show({ type: types[(types.indexOf(this.type) + 1) % types.length] });
    }

    toggleTable() {
      this.table.hidden = !this.table.hidden;
      this.show({}, false);
      (this.table.hidden ? this.main.host : this.table.querySelector('button')).focus({ preventScroll: true });
    }

    /** The sandwich of a node's function. */
    focusOn(view, node) {
      const fn = view.tree.functionOf(node);
      if (fn >= 0 && fn !== this.focus) {
        this.show({ focus: fn });
        this.main.host.focus({ preventScroll: true });
      }
    }

    select(node) {
      const view = this.active;
      view.selected = node;
      if (!view.boxOf(node)) view.zoom(node);
      view.reveal(node);
      H.fill(this.detail, H.flameWeights(this, view, node, true));
      H.fill(this.crumbs, H.flameCrumbs(this));
      this.publish();
    }

    leave() {
      this.tip.hidden = true;
      for (const view of [this.main, this.upper]) {
        if (view.hovered >= 0) {
          view.hovered = -1;
          view.draw();
        }
      }
    }

    /** Shows what an address names. */
    restore(state) {
      this.icicle = (state.get('stand') || this.flame.direction) === 'icicle';
      this.colors.byKind = state.get('colors') === 'kind' && this.knowsKinds;
      this.tools.input.value = state.get('search') || '';
      const focus = Number(state.get('focus') || -1);
      this.restoring = true;
      this.show({ endpoint: state.get('endpoint') || '', type: state.get('type'), by: state.get('by') || 'function',
        callers: state.has('callers'), focus: -1 }, false);
      if (this.base && this.base.names[focus] !== undefined) this.show({ focus }, false);
      if (this.base) this.zoomTo(H.flameLink.nodeAt(this.main.tree, state.get('zoom') || ''));
      this.restoring = false;
    }

    /** Says in the address what is shown; a step can be gone back with the browser. */
    link(isStep) {
      if (!this.restoring) H.flameLink.keep(this, isStep);
    }

    /** Says in attributes what is shown, for style sheets, tests and scripts. */
    publish() {
      const { main, base } = this;
      Object.assign(this.host.dataset, {
        type: this.type || '',
        by: this.by,
        stand: this.icicle ? 'icicle' : 'flame',
        zoomed: base ? main.tree.name(main.zoomed) : '',
        selected: base ? this.active.tree.name(this.active.selected) : '',
        focus: base && this.focus >= 0 ? base.names[this.focus] : '',
      });
    }
  }

  H.FlamePanel = FlamePanel;
})(Headroom);
