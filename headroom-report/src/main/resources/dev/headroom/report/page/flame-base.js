'use strict';
/* What a profile holds, decoded: boxes in arrays, a parent's number below those of its children. */
(function (H) {
  const ROOT = 0;
  const PACKAGE = 'p'.charCodeAt(0);

  /**
   * Boxes of one profile before they are arranged. functions[node] is an index into names; total and samples are summed over
   * each subtree. Views regroup a base, and never change it.
   */
  class FlameBase {
    constructor(names, files, familyOf, boxes) {
      Object.assign(this, { names, files, familyOf }, boxes);
      this.size = this.parents.length;
      this.total = this.self.slice();
      this.samples = this.selfSamples.slice();
      for (let node = this.size - 1; node > ROOT; node--) {
        this.total[this.parents[node]] += this.total[node];
        this.samples[this.parents[node]] += this.samples[node];
      }
    }

    /** Whether a node's function is on the stack above it already. */
    recurs(node) {
      for (let n = this.parents[node]; n !== ROOT; n = this.parents[n]) {
        if (this.functions[n] === this.functions[node]) return true;
      }
      return false;
    }

    /** Nodes of a function that lie in no other node of it: together they hold each of its samples once. */
    outermost(fn) {
      const nodes = [];
      for (let node = 1; node < this.size; node++) {
        if (this.functions[node] === fn && this.total[node] > 0 && !this.recurs(node)) nodes.push(node);
      }
      return nodes;
    }
  }

  function functionBase(flame, profile) {
    const stacks = decoded(flame);
    const size = stacks.parents.length;
    const self = new Float64Array(size);
    const selfSamples = new Float64Array(size);
    let stack = 0;
    profile.stacks.forEach((step, i) => {
      stack += step;
      self[stack] = profile.weights[i];
      selfSamples[stack] = profile.samples[i];
    });
    return new FlameBase(flame.names, flame.files, stacks.familyOf, { ...stacks, self, selfSamples });
  }

  /** The same boxes with functions replaced by their packages; calls within a package are one box. */
  function packageBase(flame, base) {
    const node = new Int32Array(base.size);
    const parents = [ROOT];
    const functions = [-1];
    const self = [base.self[ROOT]];
    const selfSamples = [base.selfSamples[ROOT]];
    const known = new Map();
    const packages = flame.packages.length;
    for (let from = 1; from < base.size; from++) {
      if (base.total[from] <= 0) continue;
      const parent = node[base.parents[from]];
      const origin = flame.packageOf[base.functions[from]];
      node[from] = functions[parent] === origin ? parent : box(parent, origin);
      self[node[from]] += base.self[from];
      selfSamples[node[from]] += base.selfSamples[from];
    }
    return new FlameBase(flame.packages, flame.packages.map(() => ''), flame.familyOf, {
      parents: Int32Array.from(parents), functions: Int32Array.from(functions),
      kinds: new Uint8Array(parents.length).fill(PACKAGE),
      self: Float64Array.from(self), selfSamples: Float64Array.from(selfSamples),
    });

    function box(parent, origin) {
      const key = parent * packages + origin;
      if (!known.has(key)) {
        known.set(key, parents.length);
        parents.push(parent);
        functions.push(origin);
        self.push(0);
        selfSamples.push(0);
      }
      return known.get(key);
    }
  }

  /** What all profiles of a page share. */
  function decoded(flame) {
    if (!flame.decoded) {
      const size = flame.parents.length + 1;
      const parents = new Int32Array(size);
      const functions = new Int32Array(size);
      const kinds = new Uint8Array(size);
      functions[ROOT] = -1;
      for (let node = 1; node < size; node++) {
        parents[node] = node - flame.parents[node - 1];
        functions[node] = flame.functions[node - 1];
        kinds[node] = flame.kinds.charCodeAt(node - 1);
      }
      flame.decoded = { parents, functions, kinds, familyOf: flame.packageOf.map((origin) => flame.familyOf[origin]) };
    }
    return flame.decoded;
  }

  Object.assign(H, { functionBase, packageBase });
})(Headroom);
