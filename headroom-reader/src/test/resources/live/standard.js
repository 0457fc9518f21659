// Works with Node's own modules under whatever profiler is on; with a file, reads a CPU profile plainly instead and
// prints samples and nanoseconds by stack, tab separated, outermost function first.
'use strict';
const fs = require('fs');
const zlib = require('zlib');
const crypto = require('crypto');
const querystring = require('querystring');

function work() {
  const value = {};
  for (let i = 0; i < 2000; i++) {
    value['k' + i] = [i, String(i), null, { deep: [i] }];
  }
  let text = '';
  const until = Date.now() + 400;
  for (let round = 0; Date.now() < until; round++) {
    text = JSON.stringify(JSON.parse(JSON.stringify(value)));
    const packed = zlib.deflateSync(text);
    crypto.createHash('sha256').update(zlib.inflateSync(packed)).digest('hex');
    querystring.parse(querystring.stringify({ round, words: text.slice(0, 2000).split(',') }));
    text.replace(/"k(\d+)"/g, (all, digits) => digits + all).split(/,/).sort();
  }
  return text;
}

function nameOf(node) {
  return node.callFrame.functionName || '(anonymous)';
}

/** A sample lasts until the next one, the last one until the end. */
function read(file) {
  const profile = JSON.parse(fs.readFileSync(file, 'utf8'));
  const parents = new Map();
  const nodes = new Map();
  for (const node of profile.nodes) {
    nodes.set(node.id, node);
    for (const child of node.children || []) {
      parents.set(child, node.id);
    }
  }
  const stackOf = id => {
    const names = [];
    for (let at = id; parents.has(at); at = parents.get(at)) {
      names.unshift(nameOf(nodes.get(at)));
    }
    return names.join(';');
  };
  const times = [];
  let time = profile.startTime;
  for (const delta of profile.timeDeltas) {
    time += delta;
    times.push(time);
  }
  const order = times.map((_, i) => i).sort((a, b) => times[a] - times[b] || a - b);
  const rows = new Map();
  order.forEach((sample, i) => {
    const end = i + 1 < order.length ? times[order[i + 1]] : Math.max(profile.endTime, times[sample]);
    const stack = stackOf(profile.samples[sample]);
    const row = rows.get(stack) || [0, 0];
    rows.set(stack, [row[0] + 1, row[1] + (end - times[sample]) * 1000]);
  });
  for (const [stack, [samples, nanos]] of rows) {
    console.log([stack, samples, nanos].join('\t'));
  }
}

if (process.argv[2]) {
  read(process.argv[2]);
} else {
  work();
}
