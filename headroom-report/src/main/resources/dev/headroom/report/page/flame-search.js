'use strict';
/* A search through the functions of a flame graph. */
(function (H) {
  const ROOT = 0;
  /** Matches narrower than this share of the whole cannot be stepped to. */
  const NARROWEST = 1 / 10000;

  /** Functions by name; the share counts what lies under a match once, however deep matches nest. */
  function search(base, pattern) {
    const byFunction = Uint8Array.from(base.names, (name) => (pattern.test(name) ? 1 : 0));
    const under = new Uint8Array(base.size);
    const functions = new Set();
    let weight = 0;
    let samples = 0;
    for (let node = 1; node < base.size; node++) {
      if (base.total[node] <= 0) continue;
      under[node] = under[base.parents[node]];
      const fn = base.functions[node];
      if (!byFunction[fn]) continue;
      functions.add(fn);
      if (!under[node]) {
        under[node] = 1;
        weight += base.total[node];
        samples += base.samples[node];
      }
    }
    return { byFunction, functions: functions.size, weight, samples };
  }

  /** Matches that lie in no other match, widest first. */
  function steps(tree, byFunction) {
    const least = tree.total[ROOT] * NARROWEST;
    const found = [];
    const open = [ROOT];
    while (open.length > 0) {
      for (const child of tree.childrenOf(open.pop())) {
        if (tree.total[child] < least) break;
        if (byFunction[tree.functionOf(child)]) found.push(child);
        else open.push(child);
      }
    }
    return found.sort((a, b) => tree.total[b] - tree.total[a] || tree.left[a] - tree.left[b] || a - b);
  }

  /** The pattern, or why it is none. */
  function compiled(text) {
    try {
      return { pattern: new RegExp(text, 'iu'), problem: '' };
    } catch (e) {
      if (!(e instanceof SyntaxError)) throw e;
      return lenient(text);
    }
  }

  /** Without Unicode's strictness a needless escape such as \- is allowed. */
  function lenient(text) {
    try {
      return { pattern: new RegExp(text, 'i'), problem: '' };
    } catch (e) {
      if (!(e instanceof SyntaxError)) throw e;
      return { pattern: null, problem: e.message.replace(/^.*: /, '') };
    }
  }

  /** What is searched for on a panel: it marks the views, says the share and steps from match to match. */
  class FlameSearch {
    constructor(panel) {
      this.panel = panel;
      this.found = null;
      this.steps = null;
      this.at = -1;
    }

    text() {
      return this.panel.tools.input.value;
    }

    run() {
      const { tools, base } = this.panel;
      const text = this.text();
      this.found = null;
      this.steps = null;
      this.at = -1;
      tools.input.removeAttribute('aria-invalid');
      tools.matched.textContent = '';
      if (text !== '' && base) {
        const { pattern, problem } = compiled(text);
        if (pattern) this.say(search(base, pattern));
        else {
          tools.input.setAttribute('aria-invalid', 'true');
          tools.matched.textContent = 'not a regular expression: ' + problem;
        }
      }
      tools.stepping(this.found !== null && this.found.functions > 0);
      this.panel.mark(this.found && this.found.byFunction, true);
    }

    say(found) {
      const { tools, base, profile } = this.panel;
      this.found = found;
      const samples = profile.measured ? 0 : base.samples[ROOT];
      const range = H.shareRange(found.weight, base.total[ROOT], found.samples, samples);
      tools.matched.textContent = found.functions === 0 ? 'no match'
        : H.percent(found.weight / base.total[ROOT]) + ' matched' + (range ? ' (' + range + ')' : '') + ', '
          + H.counted(found.functions, 'function');
    }

    /** Selects the next match, or the one before; the widest first. */
    step(by) {
      const tree = this.panel.main.tree;
      if (!this.found || !tree) return;
      this.steps = this.steps || steps(tree, this.found.byFunction);
      const count = this.steps.length;
      if (count === 0) {
        this.panel.tools.position.textContent = 'too narrow to go to';
        return;
      }
      this.at = this.at < 0 ? (by > 0 ? 0 : count - 1) : (this.at + by + count) % count;
      this.panel.activate(this.panel.main);
      this.panel.select(this.steps[this.at]);
      this.panel.link(false);
      this.panel.tools.position.textContent = this.at + 1 + ' of ' + count;
    }

    clear() {
      this.panel.tools.input.value = '';
      this.run();
    }
  }

  H.FlameSearch = FlameSearch;
})(Headroom);
