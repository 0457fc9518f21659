'use strict';
/* A flame graph alone: it takes the window. */
(function (H) {
  const LEAST = 360;
  const data = H.data();
  const host = H.byId('flame');
  H.byId('service').textContent = data.title;
  H.startTheme();
  const panel = new H.FlamePanel(data, host, {
    fewest: 0, alone: true, highest: () => Math.max(LEAST, innerHeight - around()),
  });
  panel.restore(H.flameLink.read() || new URLSearchParams());
  panel.main.host.focus({ preventScroll: true });
  addEventListener('resize', () => {
    panel.main.layout();
    panel.upper.layout();
  });

  /** What stands above and below the graph. */
  function around() {
    const graphs = panel.main.host.offsetHeight + panel.upper.host.offsetHeight;
    return Math.min(document.body.scrollHeight - graphs, innerHeight);
  }
})(Headroom);
