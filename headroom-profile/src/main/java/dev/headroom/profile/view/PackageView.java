package dev.headroom.profile.view;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;

/** A profile in which packages stand in place of functions; a package that calls itself is one frame. */
public final class PackageView {

    private PackageView() {}

    public static Profile of(Profile profile) {
        StackTable from = profile.stacks();
        var to = new StackTable();
        int[] packages = new int[from.frameCount()];
        for (int frame = 0; frame < packages.length; frame++) {
            packages[frame] = to.frameId(packageOf(from.frame(frame)));
        }
        var byPackage = new Profile(profile.type(), to);
        int[] target = new int[from.size()];
        for (int stack = 0; stack < target.length; stack++) {
            if (stack != StackTable.ROOT) {
                int parent = target[from.parent(stack)];
                int frame = packages[from.leaf(stack)];
                boolean same = parent != StackTable.ROOT && to.leaf(parent) == frame;
                target[stack] = same ? parent : to.child(parent, frame);
            }
            if (profile.selfSamples(stack) != 0 || profile.selfWeight(stack) != 0) {
                byPackage.add(target[stack], profile.selfWeight(stack), profile.selfSamples(stack));
            }
        }
        return byPackage;
    }

    private static Frame packageOf(Frame frame) {
        if (frame.kind() == FrameKind.THREAD) {
            return frame;
        }
        return Frame.named(PackageName.of(frame));
    }
}
