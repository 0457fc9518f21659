'use strict';
/* The flame graph of a run: of one endpoint or all, and of the place that a finding is about. */
(function (H) {
  /** Fewer samples than this show shapes that are not there. */
  const FEWEST = 20;
  const METRIC_TYPES = [[/^cpu/, ['cpu', 'wall']], [/^bytes/, ['alloc_space', 'alloc_objects']], [/.*/, ['wall', 'cpu']]];

  class RunFlame extends H.FlamePanel {
    /** choose selects an endpoint for the whole page. */
    constructor(data, host, choose) {
      super(data, host, { fewest: FEWEST, alone: false, highest: () => Math.max(360, innerHeight * 0.66) });
      this.choose = choose;
    }

    restore(state) {
      this.restoring = true;
      this.choose(state.get('endpoint') || '');
      super.restore(state);
    }

    showEndpoint(endpoint) {
      this.show({ endpoint, focus: -1 }, false);
    }

    /** Goes where these functions were called in this order. */
    goTo(names) {
      if (!this.base) return;
      const way = H.treeOf(this.baseOf(this.profile, 'function')).findWay(names);
      if (way.node < 0) return;
      this.table.hidden = true;
      this.show({ by: 'function', callers: false, focus: -1 }, false);
      this.zoomTo(way.node);
    }

    /** Shows a finding's place in the kind of profile that its gain is about, or the first that has it. */
    showFinding(finding) {
      const metric = finding.gains[0].metric;
      const preferred = METRIC_TYPES.find(([pattern]) => pattern.test(metric))[1];
      const all = this.profiles('function').filter((p) => H.sum(p.samples) >= FEWEST);
      const ordered = [...preferred.map((type) => all.find((p) => p.type === type)).filter(Boolean), ...all];
      for (const names of [finding.frames, finding.frames.slice(-1)]) {
        for (const profile of ordered) {
          const way = H.treeOf(this.baseOf(profile, 'function')).findWay(names);
          if (way.node >= 0) {
            this.showWay(profile, way);
            return;
          }
        }
      }
      this.tools.matched.textContent = 'this place is in no sample of ' + finding.endpoint;
    }

    showWay(profile, way) {
      this.tools.input.value = '';
      this.table.hidden = true;
      this.show({ type: profile.type, by: 'function', callers: false, focus: -1 }, false);
      this.zoomTo(way.node);
      this.main.marks = (node) => way.marked[node] === 1;
      this.main.fading = false;
      this.main.draw();
      this.tools.matched.textContent = H.percent(this.main.tree.share(way.node)) + ' of ' + profile.type
        + ' at the finding\u2019s place';
      this.main.host.focus({ preventScroll: true });
    }
  }

  H.RunFlame = RunFlame;
})(Headroom);
