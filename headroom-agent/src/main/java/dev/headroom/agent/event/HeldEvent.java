package dev.headroom.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** How much the collections hold that a field of the application refers to, told every so often. */
@Name("headroom.Held")
@Label("Held Collection")
@Category("Headroom")
@Description("Entries of the collections that a field of the application refers to")
@Enabled
@Period("1 s")
@StackTrace(false)
public final class HeldEvent extends Event {
    @Label("Field")
    @Description("Class and field, with dots")
    public String field = "";

    @Label("Collection Class")
    public String collectionClass = "";

    @Label("Entries")
    @Description("Summed over the objects that have the field")
    public long entries;

    @Label("Instances")
    @Description("How many of them there are")
    public int instances;

    @Label("Entry Bytes")
    @Description("Size of an entry's key and value without what they refer to, a mean over some; 0 where unknown")
    public long entryBytes;

    @Label("Reached Bytes")
    @Description(
            "Size of an entry with what it refers to, where that is shared by entries only once, a mean over some; 0 where unknown")
    public long reachedBytes;
}
