'use strict';
/* One profile as a tree in arrays: nodes are stack ids, a parent's id is below those of its children. */
(function (H) {
  const ROOT = 0;

  class FlameTree {
    constructor(flame, profile) {
      this.names = flame.names;
      this.files = flame.files;
      this.profile = profile;
      this.parents = decoded(flame);
      this.functions = flame.functions;
      const size = this.parents.length;
      this.self = new Float64Array(size);
      this.selfSamples = new Float64Array(size);
      let stack = 0;
      profile.stacks.forEach((step, i) => {
        stack += step;
        this.self[stack] = profile.weights[i];
        this.selfSamples[stack] = profile.samples[i];
      });
      this.total = this.self.slice();
      this.samples = this.selfSamples.slice();
      for (let node = size - 1; node > ROOT; node--) {
        this.total[this.parents[node]] += this.total[node];
        this.samples[this.parents[node]] += this.samples[node];
      }
      this.linkChildren();
      this.placeNodes();
    }

    /** Children of node n, widest first, are children[childStart[n]] up to childStart[n + 1]. */
    linkChildren() {
      const size = this.parents.length;
      this.childStart = new Int32Array(size + 1);
      for (let node = 1; node < size; node++) {
        if (this.total[node] > 0) this.childStart[this.parents[node] + 1]++;
      }
      for (let node = 0; node < size; node++) this.childStart[node + 1] += this.childStart[node];
      this.children = new Int32Array(this.childStart[size]);
      const next = this.childStart.slice();
      for (let node = 1; node < size; node++) {
        if (this.total[node] > 0) this.children[next[this.parents[node]]++] = node;
      }
      for (let node = 0; node < size; node++) {
        const slice = this.children.subarray(this.childStart[node], this.childStart[node + 1]);
        if (slice.length > 1) slice.sort((a, b) => this.total[b] - this.total[a] || a - b);
      }
    }

    placeNodes() {
      this.left = new Float64Array(this.parents.length);
      this.depth = new Int32Array(this.parents.length);
      for (let node = 0; node < this.parents.length; node++) {
        let left = this.left[node];
        for (let i = this.childStart[node]; i < this.childStart[node + 1]; i++) {
          const child = this.children[i];
          this.left[child] = left;
          this.depth[child] = this.depth[node] + 1;
          left += this.total[child];
        }
      }
    }

    childrenOf(node) {
      return this.children.subarray(this.childStart[node], this.childStart[node + 1]);
    }

    name(node) {
      return node === ROOT ? 'all' : this.names[this.functions[node - 1]];
    }

    file(node) {
      return node === ROOT ? '' : this.files[this.functions[node - 1]];
    }

    pathTo(node) {
      const path = [];
      for (let n = node; n !== ROOT; n = this.parents[n]) path.push(n);
      return path.reverse();
    }

    share(node) {
      return this.total[ROOT] > 0 ? this.total[node] / this.total[ROOT] : 0;
    }

    /** Nodes whose function matches; the share counts what lies under a match once. */
    search(pattern) {
      const byFunction = this.names.map((name) => pattern.test(name));
      const marked = new Uint8Array(this.parents.length);
      const under = new Uint8Array(this.parents.length);
      let weight = 0;
      let samples = 0;
      let nodes = 0;
      for (let node = 1; node < this.parents.length; node++) {
        if (this.total[node] <= 0) continue;
        under[node] = under[this.parents[node]];
        if (!byFunction[this.functions[node - 1]]) continue;
        marked[node] = 1;
        nodes++;
        if (!under[node]) {
          under[node] = 1;
          weight += this.total[node];
          samples += this.samples[node];
        }
      }
      return { marked, nodes, weight, samples, share: this.total[ROOT] > 0 ? weight / this.total[ROOT] : 0 };
    }

    /**
     * The widest node reached by passing the functions in this order, others may lie between, and every node that was
     * passed on any such way; −1 where there is no such way.
     */
    findWay(functions) {
      const passed = new Uint16Array(this.parents.length);
      const ends = [];
      for (let node = 1; node < this.parents.length; node++) {
        const before = passed[this.parents[node]];
        const matches = before < functions.length && this.name(node) === functions[before];
        passed[node] = before + (matches ? 1 : 0);
        if (matches && passed[node] === functions.length && this.total[node] > 0) ends.push(node);
      }
      const marked = new Uint8Array(this.parents.length);
      let widest = -1;
      for (const end of ends) {
        if (widest < 0 || this.total[end] > this.total[widest]) widest = end;
        for (let node = end; node !== ROOT; node = this.parents[node]) {
          if (passed[node] > passed[this.parents[node]]) marked[node] = 1;
        }
      }
      return { node: widest, marked };
    }
  }

  function decoded(flame) {
    if (!flame.decodedParents) {
      const parents = new Int32Array(flame.parents.length + 1);
      parents[ROOT] = ROOT;
      flame.parents.forEach((distance, i) => {
        parents[i + 1] = i + 1 - distance;
      });
      flame.decodedParents = parents;
    }
    return flame.decodedParents;
  }

  H.FlameTree = FlameTree;
})(Headroom);
