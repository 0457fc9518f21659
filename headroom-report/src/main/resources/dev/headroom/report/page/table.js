'use strict';
/* A table whose columns sort on a click or on Enter. */
(function (H) {
  /**
   * columns: {title, hint, kind: 'text'|'number', key(row) → what is sorted by, cell(row) → content, className(row)}.
   * Unknown values sort last either way. The first click on a number puts the largest first.
   */
  function table(columns, rows, options) {
    const body = H.el('tbody');
    const headings = columns.map((column, index) => heading(column, () => sortBy(index)));
    let sorted = -1;
    let rising = true;

    function sortBy(index) {
      rising = index === sorted ? !rising : columns[index].kind === 'text';
      sorted = index;
      headings.forEach((th, i) => {
        th.setAttribute('aria-sort', i !== index ? 'none' : rising ? 'ascending' : 'descending');
      });
      draw([...rows].sort((a, b) => compare(columns[index].key(a), columns[index].key(b), rising)));
    }

    function draw(ordered) {
      H.fill(body, ordered.map((row) => {
        const tr = H.el('tr', options.row ? options.row(row) : {});
        columns.forEach((column, i) => {
          const extra = column.className ? ' ' + column.className(row) : '';
          tr.append(H.el(i === 0 ? 'th' : 'td', { class: column.kind + extra, scope: i === 0 ? 'row' : null },
              column.cell(row)));
        });
        return tr;
      }));
    }

    draw(rows);
    return H.el('div', { class: 'scroll' },
        H.el('table', { id: options.id },
            H.el('caption', { class: 'unseen' }, options.caption),
            H.el('thead', {}, H.el('tr', {}, headings)), body));
  }

  function heading(column, onclick) {
    return H.el('th', { class: column.kind, scope: 'col', 'aria-sort': 'none', title: column.hint },
        H.el('button', { type: 'button', onclick }, column.title));
  }

  function compare(a, b, rising) {
    const unknownA = a === null || a === undefined;
    const unknownB = b === null || b === undefined;
    if (unknownA || unknownB) return unknownA - unknownB;
    const order = typeof a === 'string' ? a.localeCompare(b) : a - b;
    return rising ? order : -order;
  }

  H.table = table;
})(Headroom);
