'use strict';
/* Trees that regroup a base: callers instead of callees, and one function's callers and callees. */
(function (H) {
  const ROOT = 0;

  /**
   * A tree whose nodes are made when their parent is opened, so that only what is wide enough to be seen costs anything. A
   * node stands for many nodes of the base, its members; a member may carry a weight of its own.
   */
  class LazyTree {
    constructor(base, title, fn) {
      this.base = base;
      this.title = title;
      this.rootFunction = fn;
      this.parents = [ROOT];
      this.functions = [fn];
      for (const part of ['total', 'samples', 'self', 'selfSamples', 'left', 'depth']) this[part] = [0];
      this.members = [[]];
      this.open = [null];
    }

    childrenOf(node) {
      if (this.open[node] === null) {
        const groups = this.group(this.members[node]);
        const children = [...groups.entries()].map(([fn, members]) => this.add(node, fn, members));
        children.sort((a, b) => this.total[b] - this.total[a] || a - b);
        let left = this.left[node];
        for (const child of children) {
          this.left[child] = left;
          left += this.total[child];
        }
        this.open[node] = children;
      }
      return this.open[node];
    }

    add(parent, fn, members) {
      const node = this.parents.length;
      this.parents.push(parent);
      this.functions.push(fn);
      for (const part of [this.total, this.samples, this.self, this.selfSamples, this.left]) part.push(0);
      this.depth.push(this.depth[parent] + 1);
      this.members.push(members);
      this.open.push(null);
      this.weigh(node);
      return node;
    }

    functionOf(node) {
      return this.functions[node];
    }

    kindOf(node) {
      return this.kindOfMember(this.members[node]);
    }
  }

  /** One function and what it called, from wherever it was called itself. */
  class CalleeTree extends LazyTree {
    constructor(base, fn) {
      super(base, base.names[fn], fn);
      this.reversed = false;
      this.members[ROOT] = base.outermost(fn);
      this.weigh(ROOT);
    }

    weigh(node) {
      for (const member of this.members[node]) {
        this.total[node] += this.base.total[member];
        this.samples[node] += this.base.samples[member];
        this.self[node] += this.base.self[member];
        this.selfSamples[node] += this.base.selfSamples[member];
      }
    }

    group(members) {
      const groups = new Map();
      const tree = H.treeOf(this.base);
      for (const member of members) {
        for (const child of tree.childrenOf(member)) push(groups, this.base.functions[child], child);
      }
      return groups;
    }

    kindOfMember(members) {
      return members.length > 0 ? this.base.kinds[members[0]] : 0;
    }
  }

  /** Where samples were taken, and who called there: from the leaf frames outwards, or from one function. */
  class CallerTree extends LazyTree {
    constructor(base, fn) {
      super(base, fn < 0 ? 'all' : base.names[fn], fn);
      this.reversed = true;
      const { weights, samples } = fn < 0 ? { weights: base.self, samples: base.selfSamples }
        : { weights: base.total, samples: base.samples };
      const start = fn < 0 ? leaves(base) : base.outermost(fn);
      this.members[ROOT] = start.map((node) => ({
        at: fn < 0 ? node : base.parents[node], weight: weights[node], samples: samples[node],
      }));
      this.start = fn < 0;
      this.weigh(ROOT);
      if (fn < 0) {
        this.total[ROOT] += base.self[ROOT];
        this.samples[ROOT] += base.selfSamples[ROOT];
      }
    }

    /** Self is what was not called from anywhere further: the outermost frame of its samples. */
    weigh(node) {
      for (const member of this.members[node]) {
        this.total[node] += member.weight;
        this.samples[node] += member.samples;
        if (member.at === ROOT) {
          this.self[node] += member.weight;
          this.selfSamples[node] += member.samples;
        }
      }
    }

    group(members) {
      const groups = new Map();
      for (const { at, weight, samples } of members) {
        if (at !== ROOT) {
          push(groups, this.base.functions[at], { at: this.base.parents[at], from: at, weight, samples });
        }
      }
      return groups;
    }

    kindOfMember(members) {
      return members.length > 0 && members[0].from ? this.base.kinds[members[0].from] : 0;
    }
  }

  function leaves(base) {
    const nodes = [];
    for (let node = 1; node < base.size; node++) {
      if (base.self[node] > 0) nodes.push(node);
    }
    return nodes;
  }

  function push(groups, key, value) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }

  for (const tree of [CalleeTree, CallerTree]) Object.assign(tree.prototype, H.flameNodes);

  /** The base as it stands, arranged once. */
  function treeOf(base) {
    if (!base.tree) base.tree = new H.FlameTree(base);
    return base.tree;
  }

  /** Callers from the leaves on, arranged once. */
  function callersOf(base) {
    if (!base.callers) base.callers = new CallerTree(base, -1);
    return base.callers;
  }

  Object.assign(H, { treeOf, callersOf, calleesAt: (base, fn) => new CalleeTree(base, fn),
    callersAt: (base, fn) => new CallerTree(base, fn) });
})(Headroom);
