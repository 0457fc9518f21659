'use strict';
/* The verdict, and under which circumstances it was reached. */
(function (H) {
  function header(data) {
    const run = data.run;
    H.byId('service').textContent = run.service;
    H.fill(H.byId('verdict'),
        H.el('div', { class: 'word ' + run.verdict }, run.verdict.toUpperCase()),
        H.el('p', {}, sentence(data)));
    H.fill(H.byId('facts'), tiles(run));
    H.fill(H.byId('circumstances'), circumstances(run));
    notes(data);
    H.byId('config').textContent = run.config;
    H.fill(H.byId('self-check'), selfCheck(run.selfCheck));
  }

  function sentence(data) {
    const gates = data.gates;
    if (!data.run.complete) return 'The run was stopped before its window ended; its numbers cover what was measured.';
    if (gates.length === 0) return 'No budgets were set, so nothing was judged.';
    const by = (verdict) => gates.filter((gate) => gate.verdict === verdict).length;
    const parts = [];
    if (by('fail')) parts.push(by('fail') + ' broken');
    if (by('invalid')) parts.push(by('invalid') + ' invalid');
    if (by('inconclusive')) parts.push(by('inconclusive') + ' inconclusive');
    parts.push(by('pass') + ' kept');
    return gates.length + (gates.length === 1 ? ' gate: ' : ' gates: ') + parts.join(', ') + '.';
  }

  function tiles(run) {
    const check = run.selfCheck;
    const own = check.lateness.count > 0;
    const instance = run.instance;
    const errorShare = run.requests ? run.errors / run.requests : 0;
    return [
      tile('Requests', H.count(run.requests), 'in ' + H.duration(run.windowNanos)),
      tile('Errors', H.count(run.errors), H.percent(errorShare), run.errors ? 'bad' : ''),
      tile('Rate', H.ratio(check.achievedRate) + '/s', own ? 'of ' + H.ratio(check.intendedRate) + '/s intended' : 'as it came'),
      own ? tile('Self-check', check.verdict, 'lateness p99 ' + H.duration(check.lateness.p99),
          check.verdict === 'valid' ? 'good' : 'bad') : tile('Self-check', 'none', "not Headroom's load"),
      tile('Service CPU', H.percent(instance.cpuShare), 'of ' + run.environment.cpus + ' processors'),
      tile('Peak memory', H.bytes(instance.rssPeakBytes), 'heap live ' + H.bytes(instance.heapLiveBytes)),
      tile('GC pauses', H.duration(instance.gcPauseNanos), 'in total'),
    ];
  }

  function tile(name, value, detail, tone) {
    return H.el('div', { class: 'tile' }, H.el('dt', {}, name),
        H.el('dd', {}, H.el('b', { class: tone || null }, value), H.el('small', {}, detail)));
  }

  function circumstances(run) {
    const env = run.environment;
    return [
      H.when(run.started),
      'run ' + run.id,
      env.host + ': ' + env.cpuModel + ', ' + env.cpus + ' processors, ' + H.bytes(env.memoryBytes),
      env.os,
      env.serviceRuntime,
      run.profiler,
      'Headroom ' + env.headroomVersion,
      run.baseline ? 'compared with ' + run.baseline : null,
    ].filter(Boolean).map((fact) => H.el('li', {}, fact));
  }

  function notes(data) {
    const all = [...data.run.selfCheck.reasons, ...data.run.notes, ...data.diagnosisNotes];
    if (data.run.baseline) all.push('One run against one is indicative only; headroom prove compares in blocks.');
    H.byId('notes').hidden = all.length === 0;
    H.fill(H.byId('notes-list'), all.map((note) => H.el('li', {}, note)));
  }

  function selfCheck(check) {
    if (!check.lateness.count) return [[H.el('dt', {}, 'Verdict'), H.el('dd', {}, "none: the load was not Headroom's")]];
    const rows = [
      ['Verdict', check.verdict],
      ['Rate', H.ratio(check.achievedRate) + '/s sent of ' + H.ratio(check.intendedRate) + '/s intended'],
      ['Lateness of our sends', percentiles(check.lateness)],
      ['Host hiccup', percentiles(check.hostHiccup)],
      ['Generator CPU', H.percent(check.generatorCpuShare) + ' of the machine'],
      ['Generator GC', H.duration(check.generatorGcNanos)],
    ];
    return rows.map(([name, value]) => [H.el('dt', {}, name), H.el('dd', {}, value)]);
  }

  function percentiles(summary) {
    if (!summary.count) return 'not measured';
    return ['p50', 'p99', 'max'].map((key) => key + ' ' + H.duration(summary[key])).join(', ')
        + ' (n=' + H.count(summary.count) + ')';
  }

  H.header = header;
})(Headroom);
