'use strict';
/* Every budget and regression gate with what it was judged from. */
(function (H) {
  const BADNESS = { pass: 0, inconclusive: 1, fail: 2, invalid: 3 };

  function gates(data) {
    const host = H.byId('gate-table');
    if (data.gates.length === 0) {
      H.fill(host, H.el('p', { class: 'empty' }, 'No budgets and no baseline: nothing was judged.'));
      return;
    }
    const compared = data.gates.some((gate) => gate.kind === 'regression');
    const columns = [
      text('Subject', (g) => g.subject),
      text('Gate', (g) => g.expression, (g) => H.el('code', {}, g.expression)),
      number('Limit', (g) => g.limit, (g) => H.value(g.unit, g.limit)),
      number('Current', (g) => g.current, (g) => H.value(g.unit, g.current)),
      {
        title: 'Used', kind: 'number', key: used, cell: usedBar,
        hint: 'current as a share of the limit; of a floor, the limit as a share of what is current',
      },
      compared && number('Baseline', (g) => g.baseline, (g) => H.value(g.unit, g.baseline)),
      compared && number('Change', change, (g) => (change(g) === null ? H.NONE : signed(change(g)))),
      { title: 'Verdict', kind: 'text', key: (g) => String(BADNESS[g.verdict]), cell: (g) => H.verdict(g.verdict) },
      text('Reason', (g) => g.reason, (g) => H.el('span', { class: 'reason' }, g.reason)),
    ].filter(Boolean);
    H.fill(host, H.table(columns, data.gates, {
      id: 'gates-table', caption: 'Budgets and regression gates', row: (g) => ({ class: g.verdict }),
    }));
  }

  function text(title, key, cell) {
    return { title, kind: 'text', key, cell: cell || key };
  }

  function number(title, key, cell) {
    return { title, kind: 'number', key, cell };
  }

  function used(gate) {
    if (!H.known(gate.current) || !(gate.limit > 0)) return null;
    if (gate.better !== 'higher') return gate.current / gate.limit;
    return gate.current > 0 ? gate.limit / gate.current : null;
  }

  function usedBar(gate) {
    const share = used(gate);
    if (share === null) return H.NONE;
    const fill = H.el('i', { class: gate.verdict });
    fill.style.width = Math.min(100, share * 50) + '%';
    return [(share * 100).toFixed(0) + ' %', H.el('span', { class: 'used', 'aria-hidden': 'true' }, fill)];
  }

  function change(gate) {
    return H.known(gate.baseline) && H.known(gate.current) && gate.baseline > 0
      ? gate.current / gate.baseline - 1 : null;
  }

  function signed(share) {
    return (share > 0 ? '+' : share < 0 ? '\u2212' : '') + Math.abs(share * 100).toFixed(1) + ' %';
  }

  H.gates = gates;
})(Headroom);
