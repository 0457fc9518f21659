'use strict';
/* The slowest requests, each from left to right, span by span. */
(function (H) {
  const TICKS = 5;

  /** A list of requests on one scale, each opening to its spans. */
  function waterfalls(tail, clientSide) {
    const longest = Math.max(...tail.slowest.map((request) => request.responseTime));
    return H.el('div', { class: 'waterfalls' }, tail.slowest.map((request, i) => one(request, i, longest, clientSide)));
  }

  function one(request, rank, longest, clientSide) {
    const lanes = H.el('div', { class: 'lanes' });
    const details = H.el('details', { class: 'waterfall', 'data-trace': request.trace },
        H.el('summary', {},
            H.el('span', { class: 'number dim' }, String(rank + 1)),
            H.el('span', { class: 'number' }, H.duration(request.responseTime)),
            H.el('span', { class: 'number dim' }, 'at ' + (request.start / 1e9).toFixed(3) + ' s'),
            overview(request, longest)),
        lanes);
    details.addEventListener('toggle', () => {
      if (details.open && !lanes.firstChild) H.fill(lanes, inside(request, clientSide));
    });
    return details;
  }

  function overview(request, longest) {
    const bar = H.el('span', { class: 'overview', role: 'img', 'aria-label': spoken(request) });
    const track = place(H.el('i', { class: 'track' }), 0, request.responseTime, longest);
    bar.append(track, ...request.spans.map((span) => place(
        H.el('i', { class: H.causeTone(span.cause), title: titled(span) }), span.from, span.to, longest)));
    return bar;
  }

  function spoken(request) {
    const sums = new Map();
    for (const span of request.spans) sums.set(span.cause, (sums.get(span.cause) || 0) + span.to - span.from);
    return [...sums].sort((a, b) => b[1] - a[1]).map(([cause, nanos]) => cause + ' ' + H.duration(nanos)).join(', ');
  }

  function titled(span) {
    return span.cause + ' ' + H.duration(span.to - span.from) + (span.place ? ' at ' + span.place : '');
  }

  /** Where the request was, then each span with what is known of it. */
  function inside(request, clientSide) {
    const all = request.responseTime;
    const where = clientSide ? [
      ['waited to be sent', 0, request.sent], ['sent, not taken up', request.sent, request.serverFrom],
      ['in the service', request.serverFrom, request.serverTo], ['on its way back', request.serverTo, all],
    ] : [['in the service', request.serverFrom, request.serverTo]];
    return [
      H.el('p', { class: 'dim' }, about(request)),
      H.el('div', { class: 'lane axis', 'aria-hidden': 'true' }, H.el('span'), H.el('span'), H.el('span'), axis(all)),
      where.filter(([, from, to]) => to > from).map(([name, from, to]) => lane('where', '', name, '', from, to, all)),
      request.spans.map((span) => lane('span', H.causeTone(span.cause), span.cause, span.place, span.from, span.to, all)),
      request.unexplainedNanos > 0
        ? H.el('p', { class: 'dim' }, 'No cause was found for ' + H.duration(request.unexplainedNanos) + ' of it.') : null,
    ];
  }

  function about(request) {
    return [request.trace === '0' ? 'no trace id' : 'trace \u2026' + request.trace, 'on ' + (request.thread || 'an unnamed thread'),
      request.cpuNanos < 0 ? 'CPU time unknown' : H.duration(request.cpuNanos) + ' of CPU',
      H.counted(request.spans.length, 'span')].join(' \u00b7 ');
  }

  function lane(kind, tone, name, at, from, to, all) {
    return H.el('div', { class: 'lane ' + kind },
        H.el('span', { class: 'cause' }, name),
        H.el('code', { class: 'where', title: at }, H.shortPlace(at)),
        H.el('span', { class: 'number' }, H.duration(to - from)),
        H.el('span', { class: 'bar-of', role: 'img', 'aria-label': H.duration(from) + ' to ' + H.duration(to) },
            place(H.el('i', { class: tone || 'track', title: name + ' from ' + H.duration(from) + ' to ' + H.duration(to) }),
                from, to, all)));
  }

  function axis(all) {
    const line = H.el('span', { class: 'ticks' });
    for (let i = 0; i < TICKS; i++) {
      const tick = H.el('small', { class: i === 0 ? 'first' : i === TICKS - 1 ? 'last' : null },
          i === 0 ? '0' : H.duration((all * i) / (TICKS - 1)));
      tick.style.left = (100 * i) / (TICKS - 1) + '%';
      line.append(tick);
    }
    return line;
  }

  /** Within the request, as a share of the longest; nothing is drawn outside. */
  function place(element, from, to, all) {
    const left = Math.max(0, Math.min(all, from));
    const right = Math.max(left, Math.min(all, to));
    element.style.left = (100 * left) / all + '%';
    element.style.width = (100 * (right - left)) / all + '%';
    return element;
  }

  /** Opens a request's waterfall and goes there; false where it is none of the slowest. */
  function showWaterfall(endpoint, trace, start) {
    const article = [...document.querySelectorAll('.tail')].find((tail) => tail.dataset.endpoint === endpoint);
    const found = article && [...article.querySelectorAll('.waterfall')].find((one) => one.dataset.trace === trace
        && (start === undefined || trace !== '0'));
    if (!found) return false;
    article.hidden = false;
    for (let parent = found; parent; parent = parent.parentElement) {
      if (parent.tagName === 'DETAILS') parent.open = true;
    }
    found.scrollIntoView({ block: 'center' });
    found.querySelector('summary').focus({ preventScroll: true });
    return true;
  }

  Object.assign(H, { waterfalls, showWaterfall });
})(Headroom);
