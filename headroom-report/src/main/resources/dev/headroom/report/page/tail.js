'use strict';
/* Where the extra time of the slowest requests went; what is unexplained is drawn like everything else. */
(function (H) {
  const COLORS = {
    'sql': 1, 'monitor': 2, 'gc-pause': 3, 'cpu': 4, 'queueing': 5, 'pool-wait': 6, 'file-io': 7, 'socket-io': 8,
    'park': 9, 'safepoint': 10,
  };

  function tail(data) {
    const host = H.byId('tail-list');
    if (data.tail.length === 0) {
      H.fill(host, H.el('p', { class: 'empty' }, 'No endpoint had enough requests and server events to break its tail down.'));
      return;
    }
    H.fill(host, data.tail.map(breakdown));
  }

  function breakdown(tail) {
    return H.el('article', { class: 'tail', 'data-endpoint': tail.endpoint },
        H.el('header', {},
            H.el('h3', {}, tail.endpoint),
            H.el('p', { class: 'number' },
                tail.percentile + ' ' + H.duration(tail.valueNanos) + ' = median ' + H.duration(tail.medianNanos)
                + ' + ' + H.duration(tail.extraNanos) + ' extra, ' + H.count(tail.tailRequests) + ' requests')),
        H.el('div', { class: 'stack', role: 'img', 'aria-label': tail.causes.map(spoken).join(', ') },
            tail.causes.map(segment)),
        H.el('ol', { class: 'causes' }, tail.causes.map(cause)));
  }

  function spoken(cause) {
    return cause.cause + ' ' + H.percent(cause.share.best);
  }

  function tone(cause) {
    return cause.cause === 'unexplained' ? 'unexplained' : 'cause-' + (COLORS[cause.cause] || 11);
  }

  function segment(cause) {
    const part = H.el('i', { class: tone(cause), title: spoken(cause) },
        cause.share.best >= 0.12 ? cause.cause : null);
    part.style.flexGrow = String(Math.max(0, cause.share.best));
    return part;
  }

  function cause(cause) {
    return H.el('li', {},
        H.el('i', { class: 'key ' + tone(cause) }),
        H.el('span', { class: 'name' }, cause.cause),
        H.el('b', { class: 'number' }, H.percent(cause.share.best)),
        H.el('span', { class: 'number dim', title: '95 % interval' }, H.range(cause.share)),
        H.el('span', { class: 'number dim', title: 'ordinary requests that met the same cause' },
            cause.cause === 'unexplained' ? '' : 'control ' + H.percent(cause.controlShare)),
        H.el('code', { class: 'where', title: cause.place }, shortened(cause.place)));
  }

  /** A place in code without its package. */
  function shortened(place) {
    return /^[\w.$]+:\d+$/.test(place) ? place.split('.').slice(-2).join('.') : place;
  }

  H.tail = tail;
})(Headroom);
