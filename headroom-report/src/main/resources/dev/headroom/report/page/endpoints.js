'use strict';
/* The table of endpoints: times, cost of one request, and the budgets marked where they apply. */
(function (H) {
  const TIMES = [
    ['p50', 'p(50)', 'p50'], ['p95', 'p(95)', 'p95'], ['p99', 'p(99)', 'p99'],
    ['p99_9', 'p(99.9)', 'p99.9'], ['max', 'max', 'max'],
  ];

  function endpoints(data, select) {
    const host = H.byId('endpoint-table');
    let time = 'responseTime';

    function draw() {
      const rows = H.table(columns(data, time), data.endpoints, {
        id: 'endpoints-table',
        caption: 'Endpoints with ' + (time === 'responseTime' ? 'response' : 'service') + ' times and cost per request',
        row: (endpoint) => ({ 'data-endpoint': endpoint.name }),
      });
      rows.addEventListener('click', (event) => {
        const row = event.target.closest('tr[data-endpoint]');
        if (row) select(row.dataset.endpoint);
      });
      H.fill(host, rows);
    }

    for (const radio of document.querySelectorAll('input[name=time]')) {
      radio.addEventListener('change', () => {
        time = radio.value;
        draw();
        mark(H.selected);
      });
    }
    draw();
  }

  /** Marks the row of the selected endpoint. */
  function mark(endpoint) {
    for (const row of document.querySelectorAll('#endpoints-table tbody tr')) {
      const selected = endpoint !== '' && row.dataset.endpoint === endpoint;
      row.classList.toggle('selected', selected);
      const button = row.querySelector('th button');
      button.setAttribute('aria-pressed', String(selected));
    }
  }

  function columns(data, time) {
    const budget = (metric) => (endpoint) => budgets(data, endpoint, metric);
    const plain = (title, hint, key, text, metric) => ({
      title, hint, kind: 'number', key,
      cell: (e) => [text(e), metric ? marks(budget(metric)(e)) : null],
    });
    return [
      { title: 'Endpoint', kind: 'text', key: (e) => e.name,
        cell: (e) => H.el('button', { type: 'button', class: 'link', title: 'Show in charts and flame graph' }, e.name) },
      plain('Requests', 'intended in the window, errors included', (e) => e.requests, (e) => H.count(e.requests)),
      plain('Errors', 'requests that failed', (e) => e.errors, errors, 'errors'),
      ...TIMES.map(([key, metric, title]) => timeColumn(data, time, key, metric, title)),
      plain('CPU', 'CPU time of the request\u2019s thread, mean per request', (e) => e.perRequest.cpuNanos,
          (e) => H.duration(e.perRequest.cpuNanos), 'cpu/request'),
      plain('Allocated', 'bytes allocated by the request\u2019s thread, mean per request',
          (e) => e.perRequest.allocatedBytes, (e) => H.bytes(e.perRequest.allocatedBytes), 'bytes/request'),
      plain('SQL', 'JDBC executions, mean per request', (e) => e.perRequest.sqlQueries,
          (e) => H.ratio(e.perRequest.sqlQueries), 'queries/request'),
    ];
  }

  function timeColumn(data, time, key, metric, title) {
    const minimum = data.minimumCounts[key] || 1;
    const thin = (e) => e[time].count < minimum;
    return {
      title, kind: 'number',
      hint: time === 'responseTime' ? 'response time, from the intended start' : 'service time, from the send',
      key: (e) => (e[time].count ? e[time][key] : null),
      className: (e) => (thin(e) ? 'thin' : ''),
      cell: (e) => [
        e[time].count ? H.duration(e[time][key]) : H.NONE,
        thin(e) && H.el('small', { class: 'mark', title: 'n=' + H.count(e[time].count) + ', a bound needs ' + H.count(minimum) },
            'n<' + H.count(minimum)),
        time === 'responseTime' ? marks(budgets(data, e, metric)) : null,
      ],
    };
  }

  function errors(endpoint) {
    if (!endpoint.errors) return '0';
    const kinds = Object.entries(endpoint.errorsByKind).map(([kind, n]) => n + ' ' + kind).join(', ');
    return H.el('span', { class: 'bad', title: kinds }, H.count(endpoint.errors));
  }

  function budgets(data, endpoint, metric) {
    return data.gates.filter((gate) => gate.subject === endpoint.name && gate.metric === metric);
  }

  function marks(gates) {
    return gates.map((gate) => {
      const word = { pass: 'kept', fail: 'broken' }[gate.verdict] || gate.verdict;
      const limit = H.value(gate.unit, gate.limit);
      const name = gate.kind === 'regression' ? 'regression limit ' : 'budget ';
      return H.el('small', { class: 'mark ' + gate.verdict, title: gate.expression + ': ' + gate.reason },
          H.el('span', { class: 'unseen' }, ' ' + name + word + ': '),
          H.el('span', { 'aria-hidden': 'true' }, gate.verdict === 'pass' ? '\u2713 ' : gate.verdict === 'fail' ? '\u2717 ' : '? '),
          gate.kind === 'regression' ? '\u0394 ' + limit : limit.replace(' queries', ''));
    });
  }

  H.endpoints = endpoints;
  H.markEndpoint = mark;
})(Headroom);
