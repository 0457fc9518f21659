'use strict';
/* What is said about a graph and its boxes: what was sampled, and of a box its weights with share, interval and samples. */
(function (H) {
  const ROOT = 0;
  /** Below this a share is known to no better than ten points; see the Wilson interval at one half. */
  const FEW = 100;

  function weights(panel, view, node, inline) {
    const { tree } = view;
    const tag = inline ? 'span' : 'div';
    const about = origin(panel, tree, node);
    const rows = [H.el(tag, { class: 'name' }, tree.name(node)), about && H.el(tag, { class: 'dim' }, about),
      row(panel, tag, tree.reversed && node !== ROOT ? 'through here' : 'total', tree.total[node], tree.samples[node])];
    if (!tree.reversed) rows.push(row(panel, tag, 'self', tree.self[node], tree.selfSamples[node]));
    if (view.zoomed !== ROOT && node !== view.zoomed && tree.depth[node] > tree.depth[view.zoomed]) {
      rows.push(H.el(tag, { class: 'dim' }, H.percent(tree.total[node] / tree.total[view.zoomed]) + ' of the zoomed box'));
    }
    return rows;
  }

  function row(panel, tag, title, weight, samples) {
    const { base, profile } = panel;
    // What was measured is exact: nothing was sampled, and there is no interval.
    const all = profile.measured ? 0 : base.samples[ROOT];
    const range = H.shareRange(weight, base.total[ROOT], samples, all);
    return H.el(tag, { class: 'weight' },
        H.el('span', { class: 'dim' }, title + ' '),
        H.el('b', {}, (profile.estimated ? '\u2248 ' : '') + H.percent(base.total[ROOT] > 0 ? weight / base.total[ROOT] : 0)),
        (range ? ' (' + range + ') ' : ' ') + H.value(profile.unit, weight)
        + (all > 0 ? ', ' + H.count(samples) + ' of ' + H.count(all) + ' samples' : ''));
  }

  /** File, package and kind, as far as known. */
  function origin(panel, tree, node) {
    const fn = tree.functionOf(node);
    if (fn < 0) return '';
    const { flame } = panel;
    const kind = flame.kindNames[String.fromCharCode(tree.kindOf(node))];
    const ofFunctions = panel.by !== 'package';
    return [tree.file(node), ofFunctions && flame.packages[flame.packageOf[fn]],
      kind && kind.name !== 'unknown' && kind.name, !ofFunctions && 'package'].filter(Boolean).join(' \u00b7 ');
  }

  /** The way to the zoomed box, each step a button; a long one shows its ends. */
  function crumbs(panel) {
    const { tree, zoomed } = panel.main;
    const ends = 4;
    const path = [ROOT, ...tree.pathTo(zoomed)];
    const hidden = Math.max(0, path.length - 2 * ends);
    const shown = hidden > 0 ? [...path.slice(0, ends), null, ...path.slice(-ends)] : path;
    return shown.map((node, i) => H.el('li', {},
        node === null ? H.el('span', { class: 'dim' }, '\u2026 ' + H.count(hidden) + ' more')
          : H.el('button', { type: 'button', class: 'link', title: tree.name(node),
            'aria-current': i === shown.length - 1 ? 'true' : null, onclick: () => panel.zoomTo(node) },
          H.shortName(tree.name(node)))));
  }

  /** What was sampled and how much of it could be given to requests; too few samples are said, not drawn. */
  function about(panel) {
    const { profile } = panel;
    const samples = profile ? H.sum(profile.samples) : 0;
    const weight = profile ? H.sum(profile.weights) : 0;
    const parts = [panel.data.endpoints ? panel.endpoint || 'the whole window' : '',
      profile && (samples > 0 && !profile.measured ? H.counted(samples, profile.type + ' sample') + ', ' : profile.type + ' ')
        + H.value(profile.unit, weight)];
    const share = (panel.data.attribution || []).find((a) => a.type === panel.type);
    if (share && share.samples > 0) {
      parts.push(H.percent(share.attributed / share.samples) + ' of all ' + H.count(share.samples) + ' ' + share.type
          + ' samples given to a request (' + H.percent(share.onRequestThreads ? share.attributed
          / share.onRequestThreads : 0) + ' of those on request threads)');
    }
    const starved = weight === 0 || samples < panel.options.fewest;
    if (!starved && samples > 0 && samples < FEW && !profile.measured) {
      parts.push('few samples: shares are known to \u00b1' + H.percent(widest(samples)) + ' at worst');
    }
    if (profile && profile.measured && !profile.estimated) parts.push('measured, not sampled: shares are exact');
    if (profile && profile.estimated) parts.push('paths are estimated: only who called whom was recorded');
    H.fill(panel.about, parts.filter(Boolean).join(' \u00b7 '));
    panel.about.classList.toggle('estimated', Boolean(profile && profile.estimated));
    panel.starved.hidden = !starved;
    panel.detail.hidden = starved;
    panel.key.hidden = starved;
    panel.starved.textContent = samples === 0 || weight === 0
      ? H.counted(samples, 'sample') + ': the profiler saw nothing of this kind here, so there is no graph to draw.'
      : samples + ' samples: too few to draw; a share of one half would be known to \u00b1'
        + H.percent(widest(samples)) + ' only. Measure longer or sample more often.';
  }

  function widest(samples) {
    const interval = H.wilson(samples / 2, samples);
    return (interval.high - interval.low) / 2;
  }

  /** What the pointer is over, beside it. */
  function tip(panel, view, event) {
    const node = view.nodeAt(event.clientX, event.clientY);
    if (node !== view.hovered) {
      view.hovered = node;
      view.draw();
      if (node >= 0) H.fill(panel.tip, H.flameWeights(panel, view, node, false));
    }
    panel.tip.hidden = node < 0;
    if (node >= 0) H.placeTip(panel.tip, event);
  }

  Object.assign(H, { flameWeights: weights, flameCrumbs: crumbs, flameAbout: about, flameTip: tip });
})(Headroom);
