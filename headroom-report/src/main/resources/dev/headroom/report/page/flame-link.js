'use strict';
/* What is shown, in the address: a zoomed view can be linked, and the browser's Back goes back. */
(function (H) {
  const START = '#flame:';

  /** The panel's state; what is as it was at first is left out. */
  function written(panel) {
    const state = new URLSearchParams();
    const put = (name, value, usual) => value !== usual && state.set(name, value);
    put('endpoint', panel.endpoint, '');
    put('type', panel.type || '', (panel.profiles()[0] || { type: '' }).type);
    put('by', panel.by, 'function');
    put('callers', panel.callers ? '1' : '', '');
    put('stand', panel.icicle ? 'icicle' : 'flame', panel.flame.direction);
    put('colors', panel.colors.byKind ? 'kind' : '', '');
    put('focus', panel.focus < 0 ? '' : String(panel.focus), '');
    put('search', panel.search.text(), '');
    put('zoom', way(panel.main, panel.main.zoomed), '');
    return state.toString();
  }

  /** A node as the functions on the way to it, which is the same whenever and however the tree was opened. */
  function way(view, node) {
    return view.tree ? view.tree.pathTo(node).map((n) => view.tree.functionOf(n)).join('.') : '';
  }

  /** The node at the end of a way, or as far as it exists. */
  function nodeAt(tree, text) {
    let node = 0;
    for (const fn of text === '' ? [] : text.split('.').map(Number)) {
      const child = tree.childOf(node, fn);
      if (child < 0) break;
      node = child;
    }
    return node;
  }

  function read() {
    return location.hash.startsWith(START) ? new URLSearchParams(location.hash.slice(START.length)) : null;
  }

  /** Keeps the address up with the panel; steps of a reader can be gone back, keystrokes of a search not. */
  function keep(panel, isStep) {
    const state = written(panel);
    const hash = state === '' ? (read() ? '#' : location.hash) : START + state;
    if (hash === location.hash || (hash === '#' && location.hash === '')) return;
    if (isStep) history.pushState(null, '', hash);
    else history.replaceState(null, '', hash);
  }

  Object.assign(H, { flameLink: { read, keep, nodeAt } });
})(Headroom);
