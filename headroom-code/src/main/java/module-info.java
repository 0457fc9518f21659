/** What compiled classes say without running them: loops, calls in them, places of known anti-patterns. */
module dev.headroom.code {
    requires static transitive org.jspecify;
    requires org.objectweb.asm;
    requires org.objectweb.asm.tree;
    requires org.objectweb.asm.tree.analysis;

    exports dev.headroom.code;
}
