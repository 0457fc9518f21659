'use strict';
/* Where the extra time of the slowest requests went; what is unexplained is drawn like everything else. */
(function (H) {
  const COLORS = {
    'sql': 1, 'monitor': 2, 'gc-pause': 3, 'cpu': 4, 'queueing': 5, 'pool-wait': 6, 'file-io': 7, 'socket-io': 8,
    'park': 9, 'safepoint': 10, 'run-queue': 12, 'throttling': 13, 'downstream': 14, 'class-loading': 15, 'sleep': 16,
    'generator': 17, 'compilation': 18, 'page-faults': 19, 'allocation-stall': 20, 'pinning': 21,
  };
  /** The queued part of a cause is said from this share of the extra time on. */
  const LEAST_QUEUED = 0.01;
  const SHOWN = 5;

  function causeTone(cause) {
    return cause === 'unexplained' ? 'unexplained' : 'cause-' + (COLORS[cause] || 11);
  }

  function tail(data) {
    const host = H.byId('tail-list');
    if (data.tail.length === 0) {
      H.fill(host, H.el('p', { class: 'empty' }, 'No endpoint had enough requests and server events to break its tail down.'));
      return;
    }
    const ordered = [...data.tail].sort((a, b) => b.extraNanos - a.extraNanos);
    H.fill(host, ordered.map((one, i) => breakdown(data, one, i === 0)));
  }

  /** The tail with the most extra time is open, the others open on demand. */
  function breakdown(data, tail, open) {
    const { clientSide } = data.moments;
    const slowest = tail.slowest.length === 0
      ? H.el('p', { class: 'empty' }, 'None of the slowest requests was seen from the service\u2019s side.')
      : [H.el('p', { class: 'about' }, (clientSide ? 'From intended start to last byte' : 'As the service saw them: what a'
          + ' client waited before and after is not in them') + ', on one scale: the ' + H.counted(tail.slowest.length, 'slowest request')
          + ', of which ' + H.count(tail.slowest.filter((request) => request.responseTime >= tail.valueNanos).length)
          + ' at or beyond ' + tail.percentile + '. Open one for its spans.'),
      H.waterfalls(tail, clientSide)];
    return H.el('article', { class: 'tail', 'data-endpoint': tail.endpoint },
        H.el('header', {},
            H.el('h3', {}, tail.endpoint),
            H.el('p', { class: 'number' },
                tail.percentile + ' ' + H.duration(tail.valueNanos) + ' = median ' + H.duration(tail.medianNanos)
                + ' + ' + H.duration(tail.extraNanos) + ' extra, ' + H.counted(tail.tailRequests, 'request'))),
        H.el('div', { class: 'stack', role: 'img', 'aria-label': tail.causes.map(spoken).join(', ') },
            tail.causes.map(segment)),
        causes(tail),
        sentences(tail),
        later('Slowest requests, span by span', open, () => slowest),
        later('Slow minus ordinary: flame graph', open, () => H.diffFlame(data, tail.endpoint, tail.percentile)));
  }

  /** What takes long to draw is drawn once it is looked at. */
  function later(title, open, content) {
    const body = H.el('div');
    const details = H.el('details', { class: 'more' }, H.el('summary', {}, title), body);
    const fill = () => {
      if (details.open && !body.firstChild) H.fill(body, content());
    };
    details.addEventListener('toggle', fill);
    details.open = open;
    return details;
  }

  /** The tail of the selected endpoint, or all. */
  function showTail(data, endpoint) {
    const host = H.byId('tail-list');
    const articles = [...host.querySelectorAll('.tail')];
    for (const article of articles) article.hidden = endpoint !== '' && article.dataset.endpoint !== endpoint;
    const none = H.byId('tail-none');
    none.hidden = articles.length === 0 || articles.some((article) => !article.hidden);
    none.textContent = 'The tail of ' + endpoint + ' is not known: it had too few requests, or its slow ones are hardly slower.';
  }

  function spoken(cause) {
    return cause.cause + ' ' + H.percent(cause.share.best);
  }

  function segment(cause) {
    const part = H.el('i', { class: causeTone(cause.cause), title: spoken(cause) },
        cause.share.best >= 0.12 ? cause.cause : null);
    part.style.flexGrow = String(Math.max(0, cause.share.best));
    return part;
  }

  /** The largest, and whatever is unexplained; the rest in one row. */
  function causes(tail) {
    const large = tail.causes.filter((cause) => cause.cause !== 'unexplained').slice(0, SHOWN);
    const shown = tail.causes.filter((cause) => cause.cause === 'unexplained' || large.includes(cause));
    const rest = tail.causes.filter((cause) => !shown.includes(cause));
    return H.el('div', { class: 'scroll' }, H.el('table', { class: 'causes' },
        H.el('caption', { class: 'unseen' }, 'Causes of the extra time of ' + tail.endpoint),
        H.el('thead', {}, H.el('tr', {},
            H.el('th', { scope: 'col' }, 'Cause'), H.el('th', { scope: 'col', class: 'number' }, 'Share'),
            H.el('th', { scope: 'col', class: 'number', title: '95 % interval' }, '95 % interval'),
            H.el('th', { scope: 'col', title: '0 to 100 % of the extra time' }, H.el('span', { class: 'unseen' }, 'Drawn')),
            H.el('th', { scope: 'col', class: 'number', title: 'ordinary requests that met the same cause' }, 'Control'),
            H.el('th', { scope: 'col', class: 'number' }, tail.percentile + ' without it'),
            H.el('th', { scope: 'col' }, 'Where'))),
        H.el('tbody', {}, shown.map(cause), rest.length === 0 ? null : others(rest))));
  }

  function others(causes) {
    return H.el('tr', { class: 'dim' }, H.el('th', { scope: 'row' }, H.counted(causes.length, 'other')),
        H.el('td', { class: 'number' }, H.percent(causes.reduce((sum, cause) => sum + cause.share.best, 0))),
        H.el('td', { colspan: '5' }, causes.map(spoken).join(', ')));
  }

  function cause(cause) {
    const unexplained = cause.cause === 'unexplained';
    const queued = cause.queuedShare >= LEAST_QUEUED
      ? H.el('small', { class: 'dim' }, H.percent(cause.queuedShare) + ' queued behind others') : null;
    return H.el('tr', {},
        H.el('th', { scope: 'row', class: 'name' }, H.el('i', { class: 'key ' + causeTone(cause.cause) }), cause.cause),
        H.el('td', { class: 'number' }, H.el('b', {}, H.percent(cause.share.best))),
        H.el('td', { class: 'number dim' }, H.range(cause.share)),
        H.el('td', {}, drawn(cause)),
        H.el('td', { class: 'number dim' }, unexplained ? '' : H.percent(cause.controlShare)),
        H.el('td', { class: 'number' }, unexplained ? '' : [H.duration(cause.without.best), ' ', H.el('span', { class: 'dim' },
            between(cause.without))]),
        H.el('td', {}, H.el('code', { class: 'where', title: cause.place }, shortPlace(cause.place)), queued));
  }

  /** The share with its interval, and the control share as a tick. */
  function drawn(cause) {
    const range = H.el('span', { class: 'share-of', 'aria-hidden': 'true' });
    const add = (name, from, to) => {
      const part = H.el('i', { class: name });
      part.style.left = 100 * Math.max(0, from) + '%';
      part.style.width = 100 * Math.max(0, Math.min(1, to) - Math.max(0, from)) + '%';
      range.append(part);
    };
    add('best ' + causeTone(cause.cause), 0, cause.share.best);
    add('interval', cause.share.low, cause.share.high);
    return range;
  }

  function between(interval) {
    return '(' + H.duration(interval.low) + '\u2013' + H.duration(interval.high) + ')';
  }

  function sentences(tail) {
    const first = tail.causes.find((cause) => cause.cause !== 'unexplained');
    const said = [];
    if (first) {
      said.push('Without ' + first.cause + ' ' + tail.percentile + ' would be ' + H.duration(first.without.best) + ' '
          + between(first.without) + ' instead of ' + H.duration(tail.valueNanos) + '; '
          + H.percent(first.controlShare) + ' of ordinary requests met it too.');
    }
    if (tail.modes) said.push(modes(tail.modes));
    return H.el('ul', { class: 'said' }, [...said.filter(Boolean), ...tail.notes].map((text) => H.el('li', {}, text)));
  }

  function modes(modes) {
    const { peaks, split } = modes;
    const shape = peaks.length < 2 ? 'Response times have one peak'
      + (peaks.length === 1 ? ', at ' + H.duration(peaks[0].value) : '')
      : 'Response times have ' + peaks.length + ' peaks: '
        + peaks.map((peak) => H.duration(peak.value) + ' (' + H.percent(peak.share) + ')').join(', ');
    return shape + ' (n=' + H.count(modes.requests) + ')' + (split
      ? '; slow ones go with ' + split.attribute + ' ' + split.value + ': ' + H.percent(split.slowWith) + ' of its '
        + H.counted(split.requestsWith, 'request') + ' are slow, ' + H.percent(split.slowWithout) + ' of the others.'
      : modes.tried.length > 0 ? '; no attribute tells slow ones from fast ones (tried: ' + modes.tried.join(', ') + ').' : '.');
  }

  /** A place in code without its package. */
  function shortPlace(place) {
    return /^[\w.$]+:\d+$/.test(place) ? place.split('.').slice(-2).join('.') : place;
  }

  Object.assign(H, { tail, showTail, causeTone, shortPlace });
})(Headroom);
