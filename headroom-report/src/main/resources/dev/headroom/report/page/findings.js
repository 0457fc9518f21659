'use strict';
/* What to fix first: ranked claims with their evidence, the predicted gain, and the way into the flame graph. */
(function (H) {
  function findings(data, showFrames) {
    const shown = data.findings.filter((finding) => finding.status !== 'cold');
    const cold = data.findings.length - shown.length;
    H.byId('findings-count').textContent = shown.length + (cold ? ' shown, ' + cold + ' cold' : '');
    if (data.findings.length === 0) {
      H.fill(H.byId('finding-list'), H.el('p', { class: 'empty' }, 'No rule found anything in this run\u2019s evidence.'));
      return;
    }
    H.fill(H.byId('finding-list'),
        shown.map((finding, i) => card(finding, i + 1, showFrames)),
        cold > 0 && H.el('details', { class: 'cold' },
            H.el('summary', {}, cold + ' more true of the code, too cold to matter here'),
            data.findings.filter((f) => f.status === 'cold').map((f) => card(f, null, showFrames))));
  }

  function card(finding, rank, showFrames) {
    return H.el('article', { class: 'finding ' + finding.status, 'data-rule': finding.rule },
        H.el('div', { class: 'rank', 'aria-hidden': 'true' }, rank ? String(rank) : ''),
        H.el('div', { class: 'claim' },
            H.el('h3', {}, finding.title),
            H.el('p', { class: 'place' },
                H.el('span', { class: 'level ' + finding.level }, finding.level),
                H.el('code', {}, finding.rule), H.el('code', { class: 'location' }, finding.location),
                H.el('span', {}, finding.endpoint),
                finding.status !== 'confirmed' && H.el('span', { class: 'status' }, finding.status)),
            H.el('ul', { class: 'evidence' }, finding.evidence.map((line) => H.el('li', {}, line))),
            H.el('p', { class: 'fix' }, H.el('b', {}, 'Fix '), finding.fix),
            finding.more && H.el('p', { class: 'more' }, 'More in ', H.el('code', {}, finding.more))),
        H.el('div', { class: 'gains' },
            H.el('h4', {}, 'Predicted gain'),
            finding.gains.map(gain),
            finding.frames.length > 0 && H.el('button', {
              type: 'button', class: 'show', onclick: () => showFrames(finding),
            }, 'Show in flame graph')));
  }

  /** A bar for the metric now; the part that would go, with the interval of its end. */
  function gain(gain) {
    const current = gain.current > 0 ? gain.current : 0;
    const share = (saved) => (current && H.known(saved) ? Math.max(0, Math.min(1, saved / current)) : 0);
    const low = share(gain.saved.low);
    const best = share(gain.saved.best);
    const high = share(gain.saved.high);
    const saved = H.el('i', { class: 'saved' });
    saved.style.width = best * 100 + '%';
    const interval = H.el('i', { class: 'interval' });
    interval.style.left = low * 100 + '%';
    interval.style.width = Math.max(0.5, (high - low) * 100) + '%';
    const exact = gain.saved.low === gain.saved.high;
    return H.el('div', { class: 'gain', title: gain.model },
        H.el('div', { class: 'gain-text' },
            H.el('span', {}, gain.metric),
            H.el('b', {}, '\u2212' + (best * 100).toFixed(0) + ' %'),
            H.el('span', { class: 'number' }, H.value(gain.unit, gain.current) + ' \u2192 '
                + H.value(gain.unit, Math.max(0, gain.current - gain.saved.best)))),
        H.el('div', { class: 'bar', role: 'img', 'aria-label': 'saves ' + H.percent(low) + ' to ' + H.percent(high) },
            saved, !exact && interval),
        H.el('small', {}, exact ? 'exact count' : 'saves ' + H.value(gain.unit, gain.saved.low) + ' to '
            + H.value(gain.unit, gain.saved.high)));
  }

  H.findings = findings;
})(Headroom);
