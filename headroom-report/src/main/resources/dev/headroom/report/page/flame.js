'use strict';
/* A flame graph alone. */
(function (H) {
  const data = H.data();
  H.byId('service').textContent = data.title;
  H.startTheme();
  H.flamePanel(data, H.byId('flame')).showEndpoint('');
})(Headroom);
