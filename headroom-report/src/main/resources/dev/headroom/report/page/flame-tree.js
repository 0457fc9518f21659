'use strict';
/* A base as it stands: from the outermost frame to the leaves. */
(function (H) {
  const ROOT = 0;

  /**
   * What every tree offers a view: total, self, samples, selfSamples, left and depth of each node, childrenOf widest first,
   * and what a node is. Here all is known from the start; see H.LazyTree for trees that grow as they are looked at.
   */
  class FlameTree {
    constructor(base) {
      this.base = base;
      this.title = 'all';
      this.reversed = false;
      for (const part of ['parents', 'self', 'selfSamples', 'total', 'samples']) this[part] = base[part];
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

    /** Index of a node's function in the base's names; −1 for the root. */
    functionOf(node) {
      return this.base.functions[node];
    }

    kindOf(node) {
      return this.base.kinds[node];
    }

    /**
     * The widest node reached by passing the functions of these names in this order, others may lie between, and every node
     * that was passed on any such way; −1 where there is no such way.
     */
    findWay(names) {
      const passed = new Uint16Array(this.parents.length);
      const ends = [];
      for (let node = 1; node < this.parents.length; node++) {
        const before = passed[this.parents[node]];
        const matches = before < names.length && this.name(node) === names[before];
        passed[node] = before + (matches ? 1 : 0);
        if (matches && passed[node] === names.length && this.total[node] > 0) ends.push(node);
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

  /** What can be said of a node in any tree. */
  const NODES = {
    name(node) {
      return node === ROOT ? this.title : this.base.names[this.functionOf(node)];
    },

    file(node) {
      const fn = this.functionOf(node);
      return fn < 0 ? '' : this.base.files[fn];
    },

    pathTo(node) {
      const path = [];
      for (let n = node; n !== ROOT; n = this.parents[n]) path.push(n);
      return path.reverse();
    },

    share(node) {
      return this.base.total[ROOT] > 0 ? this.total[node] / this.base.total[ROOT] : 0;
    },

    /** The child of a node that calls this function; −1 where there is none. */
    childOf(node, fn) {
      for (const child of this.childrenOf(node)) {
        if (this.functionOf(child) === fn) return child;
      }
      return -1;
    },
  };

  Object.assign(FlameTree.prototype, NODES);
  Object.assign(H, { FlameTree, flameNodes: NODES });
})(Headroom);
