'use strict';
/* What is said about a flame graph: a frame's weights, self weight by package, the widest path, and the keys. */
(function (H) {
  const ROOT = 0;
  const LEGEND = 10;

  /** Name, then total and self with share, interval and samples. */
  function weights(tree, node, inline) {
    const unit = tree.profile.unit;
    const all = tree.samples[ROOT];
    const row = (title, weight, samples) => H.el(inline ? 'span' : 'div', { class: 'weight' },
        H.el('span', { class: 'dim' }, title + ' '),
        H.el('b', {}, H.percent(tree.total[ROOT] > 0 ? weight / tree.total[ROOT] : 0)),
        ' (' + H.range(H.wilson(samples, all)) + ') ' + H.value(unit, weight)
        + ', ' + H.count(samples) + ' of ' + H.count(all) + ' samples');
    return [
      H.el(inline ? 'span' : 'div', { class: 'name' }, tree.name(node),
          tree.file(node) ? H.el('span', { class: 'dim' }, '  ' + tree.file(node)) : null),
      row('total', tree.total[node], tree.samples[node]),
      row('self', tree.self[node], tree.selfSamples[node]),
    ];
  }

  /** Self weight by colour group, heaviest first. */
  function legend(tree, colors) {
    const groups = new Map();
    for (let node = 1; node < tree.parents.length; node++) {
      if (tree.self[node] > 0) {
        const group = colors.group(tree.functions[node - 1]);
        groups.set(group, (groups.get(group) || 0) + tree.self[node]);
      }
    }
    return [...groups.entries()].sort((a, b) => b[1] - a[1]).slice(0, LEGEND).map(([group, weight]) => {
      const swatch = H.el('i');
      swatch.style.background = colors.swatch(group);
      return H.el('li', {}, swatch, group + ' ',
          H.el('span', { class: 'number dim' }, H.percent(weight / tree.total[ROOT]) + ' self'));
    });
  }

  /** The endpoint's widest path and the frames where the width stays; a click goes there. */
  function reading(panel) {
    const path = (panel.data.hotPaths || [])
        .find((p) => p.endpoint === panel.endpoint && p.type === panel.type);
    panel.reading.hidden = !path;
    if (!path) return;
    const go = (names) => {
      const way = panel.tree ? panel.tree.findWay(names) : { node: -1 };
      if (way.node >= 0) panel.zoomTo(way.node);
    };
    H.fill(panel.reading,
        path.path.length > 0 && H.el('p', { class: 'hot-path' }, H.el('b', {}, 'Widest path '),
            path.path.map((name, i) => [i > 0 ? ' \u203a ' : null, H.el('button', {
              type: 'button', class: 'link', title: name, onclick: () => go(path.path.slice(0, i + 1)),
            }, short(name))])),
        path.plateaus.length > 0 && plateaus(path, go),
        path.noiseFrames > 0 && H.el('p', { class: 'dim' }, H.count(path.noiseFrames)
            + ' narrower functions are noise at this number of samples: their interval reaches zero.'));
  }

  function plateaus(path, go) {
    const share = (interval) => [H.percent(interval.best), H.el('small', { class: 'dim' }, ' ' + H.range(interval))];
    return H.table([
      { title: 'Plateau', kind: 'text', key: (p) => p.place,
        cell: (p) => H.el('button', { type: 'button', class: 'link', onclick: () => go([p.function]) }, p.place) },
      { title: 'Self', kind: 'number', key: (p) => p.self.best, cell: (p) => share(p.self) },
      { title: 'Total', kind: 'number', key: (p) => p.total.best, cell: (p) => share(p.total) },
      { title: 'Samples', kind: 'number', key: (p) => p.samples, cell: (p) => H.count(p.samples) },
    ], path.plateaus, { id: 'plateaus', caption: 'Frames where the flame graph stays wide' });
  }

  function short(name) {
    return name.split('.').slice(-2).join('.');
  }

  /** Keys on the graph. Up and down follow what is seen, whichever way the graph stands. */
  function key(panel, event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !panel.tree) return;
    const view = panel.view;
    const toChild = view.icicle ? 'ArrowDown' : 'ArrowUp';
    const toParent = view.icicle ? 'ArrowUp' : 'ArrowDown';
    const actions = {
      [toChild]: () => {
        const children = panel.tree.childrenOf(view.selected);
        if (children.length > 0) panel.select(children[0]);
      },
      [toParent]: () => panel.select(panel.tree.parents[view.selected]),
      ArrowLeft: () => panel.select(view.beside(view.selected, -1)),
      ArrowRight: () => panel.select(view.beside(view.selected, 1)),
      Enter: () => panel.zoomTo(view.selected),
      Escape: () => panel.zoomOut(),
      Backspace: () => panel.zoomOut(),
      i: () => view.flip(),
    };
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }

  Object.assign(H, { flameWeights: weights, flameLegend: legend, flameReading: reading, flameKey: key });
})(Headroom);
