'use strict';
/* Puts the report together; one endpoint is selected for all charts, or none. */
(function (H) {
  const data = H.data();
  const picker = H.byId('endpoint');
  H.selected = '';

  H.startTheme();
  H.header(data);
  H.endpoints(data, select);
  H.gates(data);
  H.findings(data, showFrames);
  H.tail(data);
  const timeline = new H.Timeline(data);
  const flame = new H.RunFlame(data, H.byId('flame'), choose);

  for (const endpoint of data.endpoints) {
    picker.append(H.el('option', { value: endpoint.name }, endpoint.name));
  }
  picker.addEventListener('change', () => select(picker.value));
  H.onTheme(() => H.charts(data, H.selected));
  let width = innerWidth;
  addEventListener('resize', () => {
    if (width !== innerWidth) H.charts(data, H.selected);
    width = innerWidth;
  });
  const linked = H.flameLink.read();
  choose('');
  if (linked) flame.restore(linked);

  /** A second click on the selected endpoint clears the selection. */
  function select(endpoint) {
    choose(endpoint === H.selected ? '' : endpoint);
  }

  function choose(endpoint) {
    H.selected = endpoint;
    picker.value = endpoint;
    H.markEndpoint(endpoint);
    H.charts(data, endpoint);
    timeline.show(endpoint);
    H.showTail(data, endpoint);
    flame.showEndpoint(endpoint);
  }

  function showFrames(finding) {
    if (H.selected !== finding.endpoint) choose(finding.endpoint);
    flame.showFinding(finding);
    H.byId('flame-section').scrollIntoView({ block: 'start' });
  }
})(Headroom);
