'use strict';
/* A run's flame graph read for you: the endpoint's widest path, and the frames where the width stays. */
(function (H) {
  /** The endpoint's widest path and the frames where the width stays; a click goes there. */
  function reading(panel) {
    const path = (panel.data.hotPaths || [])
        .find((p) => p.endpoint === panel.endpoint && p.type === panel.type);
    panel.reading.hidden = !path;
    if (!path) return;
    const go = (names) => panel.goTo(names);
    H.fill(panel.reading,
        path.path.length > 0 && H.el('p', { class: 'hot-path' }, H.el('b', {}, 'Widest path '),
            path.path.map((name, i) => [i > 0 ? ' \u203a ' : null, H.el('button', {
              type: 'button', class: 'link', title: name, onclick: () => go(path.path.slice(0, i + 1)),
            }, H.shortName(name))])),
        path.plateaus.length > 0 && plateaus(path, go),
        path.noiseFrames > 0 && H.el('p', { class: 'dim' }, H.count(path.noiseFrames)
            + ' narrower functions are noise at this number of samples: their interval reaches zero.'));
  }

  function plateaus(path, go) {
    const share = (interval) => [H.percent(interval.best), H.el('small', { class: 'dim' }, ' ' + H.range(interval))];
    return H.table([
      { title: 'Plateau', kind: 'text', key: (p) => p.place,
        cell: (p) => H.el('button', { type: 'button', class: 'link', onclick: () => go([p.function]) }, p.place) },
      { title: 'Self', kind: 'number', key: (p) => p.self.best, cell: (p) => share(p.self) },
      { title: 'Total', kind: 'number', key: (p) => p.total.best, cell: (p) => share(p.total) },
      { title: 'Samples', kind: 'number', key: (p) => p.samples, cell: (p) => H.count(p.samples) },
    ], path.plateaus, { id: 'plateaus', caption: 'Frames where the flame graph stays wide' });
  }

  H.flameReading = reading;
})(Headroom);
