'use strict';
/* The functions of a profile as a table: what a flame graph shows, for readers who would rather sort and read. */
(function (H) {
  const MOST = 200;

  /** Self and total of each function, a recursive one counted once. */
  function functionsOf(base) {
    if (base.rows) return base.rows;
    const tree = H.treeOf(base);
    const rows = new Map();
    const inside = new Int32Array(base.names.length);
    const open = [0];
    while (open.length > 0) {
      const node = open.pop();
      if (node < 0) {
        inside[base.functions[-node]]--;
        continue;
      }
      if (node > 0) {
        const fn = base.functions[node];
        if (!rows.has(fn)) rows.set(fn, { fn, name: base.names[fn], self: 0, selfSamples: 0, total: 0, samples: 0 });
        const row = rows.get(fn);
        row.self += base.self[node];
        row.selfSamples += base.selfSamples[node];
        if (inside[fn]++ === 0) {
          row.total += base.total[node];
          row.samples += base.samples[node];
        }
        open.push(-node);
      }
      for (const child of tree.childrenOf(node)) open.push(child);
    }
    base.rows = [...rows.values()].sort((a, b) => b.self - a.self || b.total - a.total);
    return base.rows;
  }

  function functionTable(panel) {
    const { base, profile } = panel;
    const found = panel.search.found;
    const all = functionsOf(base).filter((row) => !found || found.byFunction[row.fn]);
    const shown = all.slice(0, MOST);
    const share = (weight, samples) => {
      const range = H.shareRange(weight, base.total[0], samples, profile.measured ? 0 : base.samples[0]);
      return [H.percent(weight / base.total[0]), range && H.el('small', { class: 'dim' }, ' ' + range)];
    };
    return [
      H.table([
        { title: panel.by === 'package' ? 'Package' : 'Function', kind: 'text', key: (row) => row.name,
          cell: (row) => [H.el('button', { type: 'button', class: 'link', title: 'Callers and callees',
            onclick: () => panel.show({ focus: row.fn }) }, row.name),
          base.files[row.fn] && H.el('small', { class: 'dim' }, '  ' + base.files[row.fn])] },
        { title: 'Self', kind: 'number', key: (row) => row.self, cell: (row) => share(row.self, row.selfSamples) },
        { title: 'Self ' + unit(profile), kind: 'number', key: (row) => row.self, cell: (row) => H.value(profile.unit, row.self) },
        { title: 'Total', kind: 'number', key: (row) => row.total, cell: (row) => share(row.total, row.samples) },
        { title: 'Total ' + unit(profile), kind: 'number', key: (row) => row.total, cell: (row) => H.value(profile.unit, row.total) },
        { title: 'Samples', kind: 'number', key: (row) => row.samples, cell: (row) => H.count(row.samples) },
      ], shown, { id: 'flame-functions', caption: 'Functions by self weight' }),
      all.length > shown.length && H.el('p', { class: 'dim' }, 'The ' + MOST + ' heaviest of '
          + H.counted(all.length, 'function') + '; search to narrow them down.'),
    ];
  }

  function unit(profile) {
    return { nanoseconds: 'time', bytes: 'size' }[profile.unit] || profile.unit;
  }

  H.flameFunctions = functionTable;
})(Headroom);
