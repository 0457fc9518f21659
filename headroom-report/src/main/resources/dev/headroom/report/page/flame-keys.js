'use strict';
/* The keyboard of a flame graph, and the help that lists it. */
(function (H) {
  /** For the help: what is pressed, and what it does. */
  const HELP = [
    ['Move', [['\u2190 \u2191 \u2193 \u2192', 'to the neighbour, the caller or the callee, as drawn'],
      ['Home', 'to the root'], ['Tab', 'to the next part of the page']]],
    ['Zoom', [['Enter or click', 'into the selected box'], ['Esc or Backspace', 'out, then out of the focus'],
      ['0', 'whole graph, no search'], ['Alt \u2190', 'back to the view before (the browser\u2019s Back)']]],
    ['Search', [['/', 'search by regular expression'], ['n, N', 'next match, match before; the widest first'],
      ['Enter, Shift Enter', 'the same in the search field']]],
    ['View', [['f or double click', 'focus: one function with its callers and callees'],
      ['1 2 3', 'functions, packages, threads'], ['i', 'flame or icicle'], ['r', 'callers: from the leaves outwards'],
      ['s', 'next sample type'], ['t', 'table of functions'], ['c', 'colours by package or by kind'], ['?', 'this help']]],
  ];

  class FlameHelp {
    constructor() {
      this.dialog = H.el('dialog', { class: 'help', id: 'flame-keys', 'aria-label': 'Keys' },
          H.el('form', { method: 'dialog' }, H.el('h2', {}, 'Keys'),
              H.el('button', { class: 'quiet', value: 'close', 'aria-label': 'Close' }, '\u00d7')),
          H.el('div', { class: 'help-columns' }, HELP.map(([title, keys]) => H.el('section', {}, H.el('h4', {}, title),
              H.el('dl', {}, keys.map(([key, does]) => [H.el('dt', {}, H.el('kbd', {}, key)), H.el('dd', {}, does)]))))),
          H.el('p', { class: 'dim' }, 'A box is as wide as its share. The address keeps the view: copy it to link to it.'));
    }

    open() {
      if (!this.dialog.open) this.dialog.showModal();
    }
  }

  /** Keys on a graph. Up and down follow what is seen, whichever way the graph stands. */
  function graphKey(panel, view, event) {
    const toChild = view.icicle ? 'ArrowDown' : 'ArrowUp';
    const toParent = view.icicle ? 'ArrowUp' : 'ArrowDown';
    const actions = {
      [toChild]: () => {
        const [child] = view.tree.childrenOf(view.selected);
        if (child !== undefined) panel.select(child);
      },
      [toParent]: () => {
        if (view.selected === 0 && panel.focus >= 0) panel.otherHalf(view).focus();
        else panel.select(view.tree.parents[view.selected]);
      },
      ArrowLeft: () => panel.select(view.beside(view.selected, -1)),
      ArrowRight: () => panel.select(view.beside(view.selected, 1)),
      Home: () => panel.select(0),
      Enter: () => panel.zoomTo(view.selected),
      f: () => panel.focusOn(view, view.selected),
    };
    return actions[event.key];
  }

  function panelKey(panel, event) {
    const actions = {
      Escape: () => panel.zoomOut(),
      Backspace: () => panel.zoomOut(),
      0: () => panel.reset(),
      n: () => panel.search.step(1),
      N: () => panel.search.step(-1),
      i: () => panel.turn(!panel.icicle),
      r: () => panel.focus < 0 && panel.show({ callers: !panel.callers }),
      t: () => panel.toggleTable(),
      s: () => panel.nextType(),
      c: () => panel.knowsKinds && panel.paint(!panel.colors.byKind),
      1: () => panel.show({ by: 'function' }),
      2: () => panel.can('package') && panel.show({ by: 'package' }),
      3: () => panel.can('thread') && panel.show({ by: 'thread' }),
    };
    return actions[event.key];
  }

  function key(panel, event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || panel.help.dialog.open) return;
    const tag = event.target.tagName;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(tag)) return;
    const view = [panel.main, panel.upper].find((v) => v.host === event.target);
    const action = (view && view.tree && graphKey(panel, view, event)) || (panel.base && panelKey(panel, event));
    if (action) {
      event.preventDefault();
      action();
    }
  }

  /** Keys that work wherever the reader is on the page. */
  function pageKey(panel, event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === '/') panel.tools.input.focus();
    else if (event.key === '?') panel.help.open();
    else return;
    event.preventDefault();
  }

  Object.assign(H, { FlameHelp, flameKey: key, flamePageKey: pageKey });
})(Headroom);
