package dev.headroom.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** One JDBC execution, however many pool wrappers it went through. */
@Name("headroom.Sql")
@Label("SQL Execution")
@Category("Headroom")
@Description("One JDBC execution; its stack trace holds the application frame that issued it")
@Enabled
@Threshold("0 ns")
@StackTrace
public final class SqlEvent extends Event {
    @Label("Statement")
    @Description("Normalised: literals are ?, lists and white space are folded; empty when the text is not known")
    public String statement = "";

    @Label("Id")
    @Description("Number of a query in this JVM, by which headroom.Rows names it; 0 when its result is not followed")
    public long id;

    @Label("Rows")
    @Description("Rows that an update changed, -1 when unknown, as for every query: see headroom.Rows")
    public long rows;

    @Label("Batch Size")
    @Description("Statements in the batch, 0 when it was not a batch, -1 when the batch failed")
    public long batchSize;
}
