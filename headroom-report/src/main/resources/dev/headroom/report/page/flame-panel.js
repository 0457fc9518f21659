'use strict';
/* The flame graph with its tools: which profile, search, zoom, keyboard, and what the selected frame weighs. */
(function (H) {
  const ROOT = 0;
  /** Below this a share is known to no better than ten points; see the Wilson interval at one half. */
  const FEW = 100;
  const TOO_FEW = 20;
  const METRIC_TYPES = [[/^cpu/, ['cpu', 'wall']], [/^bytes/, ['alloc_space', 'alloc_objects']], [/.*/, ['wall', 'cpu']]];

  class FlamePanel {
    constructor(data, host) {
      this.data = data;
      this.flame = data.flame;
      this.colors = H.flameColors(data.flame);
      this.trees = new Map();
      this.endpoint = '';
      this.type = null;
      this.build(host);
      this.view = new H.FlameView(this.graph, this.colors);
      H.onTheme(() => {
        this.view.draw();
        this.legend();
      });
      this.listen();
    }

    build(host) {
      const button = (id, label, title, onclick) =>
        H.el('button', { type: 'button', class: 'quiet', id, title, onclick }, label);
      this.host = host;
      this.types = H.el('div', { class: 'switch', role: 'group', 'aria-label': 'Profile' });
      this.input = H.el('input', { type: 'search', id: 'flame-search', placeholder: 'Search functions (regex)   /',
        'aria-label': 'Search functions by regular expression', spellcheck: 'false' });
      this.matched = H.el('output', { id: 'flame-matched', class: 'number' });
      this.about = H.el('p', { class: 'about', id: 'flame-about' });
      this.starved = H.el('p', { class: 'empty', id: 'flame-starved', hidden: true });
      this.graph = H.el('div', { class: 'flame-graph', id: 'flame-graph', tabindex: '0', role: 'application',
        'aria-roledescription': 'flame graph', 'aria-label': 'Flame graph', 'aria-describedby': 'flame-keys' });
      this.detail = H.el('p', { class: 'detail number', id: 'flame-detail', 'aria-live': 'polite' });
      this.tip = H.el('div', { class: 'tip', id: 'flame-tip', hidden: true });
      this.key = H.el('ul', { class: 'legend', 'aria-label': 'Self weight by package' });
      this.reading = H.el('div', { class: 'reading', id: 'flame-reading' });
      H.fill(host,
          H.el('div', { class: 'tools' }, this.types, this.input, this.matched, H.el('span', { class: 'gap' }),
              button('flame-out', 'Zoom out', 'Esc or Backspace', () => this.zoomOut()),
              button('flame-reset', 'Reset', 'Whole graph, no search', () => this.reset()),
              button('flame-flip', 'Flip', 'i: icicle or flame', () => this.view.flip())),
          this.about, this.starved, this.graph, this.detail,
          H.el('p', { class: 'keys', id: 'flame-keys' },
              'Click or Enter zooms \u00b7 Esc zooms out \u00b7 arrows move \u00b7 / searches \u00b7 i flips'),
          this.key, this.reading, this.tip);
    }

    listen() {
      this.input.addEventListener('input', () => this.search());
      this.input.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') this.clearSearch();
        if (event.key === 'Enter' || event.key === 'Escape') this.graph.focus();
      });
      this.graph.addEventListener('click', (event) => {
        const node = this.view.nodeAt(event.clientX, event.clientY);
        if (node >= 0) this.zoomTo(node);
      });
      this.graph.addEventListener('mousemove', (event) => this.hover(event));
      this.graph.addEventListener('mouseleave', () => this.leave());
      this.graph.addEventListener('scroll', () => this.leave());
      this.graph.addEventListener('keydown', (event) => H.flameKey(this, event));
      addEventListener('keydown', (event) => {
        if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
          event.preventDefault();
          this.input.focus();
        }
      });
    }

    profiles() {
      return this.flame.profiles.filter((profile) => profile.endpoint === this.endpoint);
    }

    showEndpoint(endpoint) {
      this.endpoint = endpoint;
      const types = this.profiles().map((profile) => profile.type);
      this.show(types.includes(this.type) ? this.type : types[0] || null);
    }

    show(type) {
      this.type = type;
      const profiles = this.profiles();
      H.fill(this.types, profiles.map((profile) => H.el('button', {
        type: 'button', 'aria-pressed': String(profile.type === type), 'data-type': profile.type,
        onclick: () => this.show(profile.type),
      }, profile.type, H.el('small', {}, H.count(sum(profile.samples))))));
      const profile = profiles.find((p) => p.type === type);
      this.tree = profile ? this.treeOf(profile) : null;
      this.describe(profile);
      if (this.graph.hidden) this.tree = null;
      if (!this.tree) this.view.tree = null;
      this.leave();
      if (this.tree) {
        this.view.show(this.tree);
        this.search();
        this.select(ROOT);
      }
      this.legend();
      H.flameReading(this);
      this.publish();
    }

    treeOf(profile) {
      if (!this.trees.has(profile)) this.trees.set(profile, new H.FlameTree(this.flame, profile));
      return this.trees.get(profile);
    }

    /** What was sampled and how much of it could be given to requests; too few samples are said, not drawn. */
    describe(profile) {
      const samples = profile ? sum(profile.samples) : 0;
      const where = this.endpoint || 'the whole window';
      const parts = profile ? [where, H.count(samples) + ' ' + profile.type + ' samples, '
          + H.value(profile.unit, sum(profile.weights))] : [where];
      const share = (this.data.attribution || []).find((a) => a.type === this.type);
      if (share && share.samples > 0) {
        parts.push(H.percent(share.attributed / share.samples) + ' of all ' + H.count(share.samples) + ' ' + share.type
            + ' samples given to a request (' + H.percent(share.onRequestThreads ? share.attributed
            / share.onRequestThreads : 0) + ' of those on request threads)');
      }
      if (samples >= TOO_FEW && samples < FEW) {
        parts.push('few samples: shares are known to \u00b1' + H.percent(widest(samples)) + ' at worst');
      }
      this.about.textContent = parts.join(' \u00b7 ');
      const starved = samples < TOO_FEW;
      this.starved.hidden = !starved;
      this.graph.hidden = starved;
      this.detail.hidden = starved;
      this.starved.textContent = samples === 0
          ? '0 samples: the profiler saw nothing of this kind here, so there is no graph to draw.'
          : samples + ' samples: too few to draw; a share of one half would be known to \u00b1'
            + H.percent(widest(samples)) + ' only. Measure longer or sample more often.';
    }

    search() {
      const text = this.input.value;
      this.input.removeAttribute('aria-invalid');
      this.matched.textContent = '';
      this.view.marked = null;
      if (text !== '' && this.tree) {
        try {
          const found = this.tree.search(new RegExp(text, 'i'));
          this.view.marked = found.marked;
          this.view.fading = true;
          const interval = H.wilson(found.samples, this.tree.samples[ROOT]);
          this.matched.textContent = found.nodes === 0 ? 'no match'
              : H.percent(found.share) + ' matched (' + H.range(interval) + '), ' + H.count(found.nodes) + ' frames';
        } catch (e) {
          if (!(e instanceof SyntaxError)) throw e;
          this.input.setAttribute('aria-invalid', 'true');
          this.matched.textContent = 'not a regular expression';
        }
      }
      this.view.draw();
    }

    clearSearch() {
      this.input.value = '';
      this.search();
    }

    zoomTo(node) {
      this.view.zoom(node);
      this.select(node);
    }

    zoomOut() {
      if (!this.tree) return;
      if (this.view.zoomed === ROOT) this.clearSearch();
      else this.zoomTo(this.tree.parents[this.view.zoomed]);
    }

    reset() {
      this.clearSearch();
      if (this.tree) this.zoomTo(ROOT);
    }

    select(node) {
      this.view.selected = node;
      if (!this.view.isDrawn(node)) this.view.zoom(node);
      this.view.reveal(node);
      H.fill(this.detail, H.flameWeights(this.tree, node, true));
      this.publish();
    }

    /** Shows a finding's place in the kind of profile that its gain is about, or the first that has it. */
    showFinding(finding) {
      const metric = finding.gains[0].metric;
      const preferred = METRIC_TYPES.find(([pattern]) => pattern.test(metric))[1];
      const all = this.profiles().filter((p) => sum(p.samples) >= TOO_FEW);
      const ordered = [...preferred.map((type) => all.find((p) => p.type === type)).filter(Boolean), ...all];
      for (const names of [finding.frames, finding.frames.slice(-1)]) {
        for (const profile of ordered) {
          const way = this.treeOf(profile).findWay(names);
          if (way.node >= 0) {
            this.showWay(profile, way);
            return;
          }
        }
      }
      this.matched.textContent = 'this place is in no sample of ' + finding.endpoint;
    }

    showWay(profile, way) {
      this.input.value = '';
      this.show(profile.type);
      this.view.marked = way.marked;
      this.view.fading = false;
      this.zoomTo(way.node);
      this.matched.textContent = H.percent(this.tree.share(way.node)) + ' of ' + profile.type + ' at the finding\u2019s place';
      this.graph.focus({ preventScroll: true });
    }

    hover(event) {
      const node = this.view.nodeAt(event.clientX, event.clientY);
      if (node !== this.view.hovered) {
        this.view.hovered = node;
        this.view.draw();
        if (node >= 0) H.fill(this.tip, H.flameWeights(this.tree, node, false));
      }
      this.tip.hidden = node < 0;
      if (node >= 0) {
        const right = Math.min(event.clientX + 14, innerWidth - this.tip.offsetWidth - 8);
        const below = event.clientY + 18 + this.tip.offsetHeight < innerHeight;
        this.tip.style.left = Math.max(4, right) + 'px';
        this.tip.style.top = (below ? event.clientY + 18 : event.clientY - this.tip.offsetHeight - 10) + 'px';
      }
    }

    leave() {
      this.view.hovered = -1;
      this.tip.hidden = true;
      this.view.draw();
    }

    legend() {
      H.fill(this.key, this.tree ? H.flameLegend(this.tree, this.colors) : []);
    }

    /** Says in attributes what is shown, for style sheets, tests and scripts. */
    publish() {
      const shown = this.tree !== null;
      this.host.dataset.type = this.type || '';
      this.host.dataset.zoomed = shown ? this.tree.name(this.view.zoomed) : '';
      this.host.dataset.selected = shown ? this.tree.name(this.view.selected) : '';
    }
  }

  function sum(values) {
    return values.reduce((total, value) => total + value, 0);
  }

  function widest(samples) {
    const interval = H.wilson(samples / 2, samples);
    return (interval.high - interval.low) / 2;
  }

  H.flamePanel = (data, host) => new FlamePanel(data, host);
})(Headroom);
