'use strict';
/* Slow requests' flame graph, coloured by what they do more or less of than ordinary ones. */
(function (H) {
  const HIGHEST = 420;
  const FEWEST = 20;
  const LISTED = 6;
  const LEADING = 0.9;
  /** What the JVM appends to the name of a lambda's class. */
  const HIDDEN_CLASS = /[./]0x[0-9a-f]{8,}/;
  /** From a little to eight times as much, or an eighth. */
  const TONES = {
    light: { grew: [[250, 221, 213], [226, 92, 66]], shrank: [[216, 228, 247], [86, 140, 220]], unsure: 'rgb(228 231 236)' },
    dark: { grew: [[84, 48, 44], [190, 72, 54]], shrank: [[40, 58, 86], [58, 108, 184]], unsure: 'rgb(52 61 76)' },
  };

  class ChangeColors {
    constructor(flame, comparison) {
      const index = new Map(flame.names.map((name, i) => [name, i]));
      this.changes = new Map(comparison.changes.filter((change) => index.has(change.function))
          .map((change) => [index.get(change.function), change]));
    }

    changeOf(tree, node) {
      return this.changes.get(tree.functionOf(node));
    }

    fill(tree, node) {
      const tones = TONES[H.isDark() ? 'dark' : 'light'];
      const change = this.changeOf(tree, node);
      if (!change) return tones.unsure;
      const factor = Math.abs(Math.log2(Math.max(change.slow, 1e-9) / Math.max(change.ordinary, 1e-9)));
      return mixed(tones[change.call], Math.min(1, factor / 3));
    }

    themeChanged() {}
  }

  function mixed([from, to], part) {
    return `rgb(${from.map((v, i) => Math.round(v + (to[i] - v) * part)).join(' ')})`;
  }

  /** The comparisons of one endpoint, one type at a time. */
  function diffFlame(data, endpoint, percentile) {
    const all = (data.flame.comparisons || []).filter((c) => c.endpoint === endpoint)
        .sort((a, b) => H.byUse(a.type, b.type));
    if (all.length === 0) {
      return H.el('p', { class: 'empty' }, 'No samples fell both into slow and into ordinary requests of this endpoint, so'
          + ' there is nothing to compare.');
    }
    const body = H.el('div');
    const first = all.find((c) => c.slowSamples >= FEWEST) || all[0];
    const buttons = all.map((c) => H.el('button', { type: 'button', 'aria-pressed': String(c === first), 'data-type': c.type,
      onclick: () => choose(c) }, c.type, H.el('small', {}, H.count(c.slowSamples))));
    function choose(comparison) {
      buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(all[i] === comparison)));
      H.fill(body, draw(data, comparison, percentile));
    }
    choose(first);
    return H.el('div', { class: 'diff-flame' }, H.el('div', { class: 'switch', role: 'group', 'aria-label': 'Sample type' },
        buttons), body);
  }

  function draw(data, comparison, percentile) {
    const { slowRequests, ordinaryRequests, slowSamples, ordinarySamples } = comparison;
    const about = H.el('p', { class: 'about' }, H.counted(slowSamples, comparison.type + ' sample') + ' of '
        + H.counted(slowRequests, 'slow request') + ' (' + percentile + ' and beyond) against ' + H.count(ordinarySamples)
        + ' of ' + H.counted(ordinaryRequests, 'ordinary one') + ' (p40\u2013p60). A box is as wide as its share of the slow'
        + ' requests; its colour says how much more or less there is of the function per request.');
    if (slowSamples < FEWEST) {
      return [about, H.el('p', { class: 'empty' }, H.counted(slowSamples, 'sample')
          + ' in slow requests: too few to draw. Measure longer or sample more often.')];
    }
    const colors = new ChangeColors(data.flame, comparison);
    const view = new H.FlameAlone({ label: 'Slow minus ordinary, ' + comparison.type, colors, highest: HIGHEST,
      about: (base, tree, node) => said(comparison, colors, base, tree, node) });
    view.show(H.functionBase(data.flame, comparison));
    return [about, view.element, legend(), changes(comparison, colors, view.view.tree)];
  }

  function said(comparison, colors, base, tree, node) {
    const parts = [tree.name(node),
      H.percent(base.total[0] > 0 ? tree.total[node] / base.total[0] : 0) + ' of the slow requests\u2019 ' + comparison.type,
      H.value(comparison.unit, tree.total[node] / comparison.slowRequests) + ' per slow request'];
    const change = colors.changeOf(tree, node);
    if (node !== 0) parts.push(change ? sentence(change) : 'no significant change');
    return parts;
  }

  function sentence(change) {
    const times = change.ordinary > 0 && change.slow > 0
      ? ', ' + H.ratio(change.slow / change.ordinary) + ' times' : '';
    return H.ratio(change.ordinary) + ' \u2192 ' + H.ratio(change.slow) + ' samples per request' + times + ' (difference '
        + H.ratio(change.difference.low) + ' to ' + H.ratio(change.difference.high) + ')';
  }

  function legend() {
    const key = (tone, text) => H.el('li', {}, H.el('i', { class: 'tone ' + tone }), text);
    return H.el('ul', { class: 'legend' }, key('grew', 'more per request than ordinary: from a little to 8 times'),
        key('shrank', 'less, likewise'), key('unsure', 'no significant change'));
  }

  /** Functions that are on the way to another change and hardly anything else; of them nothing is to be learned. */
  function onlyLeading(colors, tree) {
    const weights = new Map();
    for (let node = 1; node < tree.total.length; node++) {
      if (tree.total[node] <= 0) continue;
      const [widest] = tree.childrenOf(node);
      const leads = widest !== undefined && colors.changeOf(tree, widest) && tree.total[widest] >= LEADING * tree.total[node];
      const [all, leading] = weights.get(tree.functionOf(node)) || [0, 0];
      weights.set(tree.functionOf(node), [all + tree.total[node], leading + (leads ? tree.total[node] : 0)]);
    }
    return new Set([...weights].filter(([, [all, leading]]) => leading >= LEADING * all)
        .map(([fn]) => colors.changes.get(fn)));
  }

  function changes(comparison, colors, tree) {
    if (comparison.changes.length === 0) {
      return H.el('p', { class: 'dim' }, 'No function differs significantly: what slow requests do is what ordinary ones do,'
          + ' or there are too few samples to tell.');
    }
    const leading = onlyLeading(colors, tree);
    const telling = comparison.changes.filter((change) => !leading.has(change));
    const listed = (telling.length > 0 ? telling : comparison.changes).slice(0, LISTED);
    const more = comparison.changes.length - listed.length;
    return H.el('ul', { class: 'changes' }, listed.map((change) => H.el('li', {},
        H.el('i', { class: 'tone ' + change.call }), H.el('code', { title: change.function }, H.shortName(change.function.replace(HIDDEN_CLASS, ''))),
        H.el('span', { class: 'number dim' }, sentence(change)))),
        more > 0 ? H.el('li', { class: 'dim' }, 'and ' + H.count(more) + ' more,'
          + ' callers that only lead to these among them') : null);
  }

  H.diffFlame = diffFlame;
})(Headroom);
