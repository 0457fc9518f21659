package corpus;

import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines of a log. */
final class LogCorpus {

    private static final Logger LOG = LoggerFactory.getLogger(LogCorpus.class);
    private static final java.util.logging.Logger JUL = java.util.logging.Logger.getLogger("x");
    private final int[] numbers = new int[100];
    private String name = "";

    int infoEach(List<String> names) {
        int count = 0;
        for (String each : names) {
            LOG.info("handling {}", each); // finds: logging-in-hot-path
            count += each.length();
        }
        return count;
    }

    void infoInForEach(List<String> names) {
        names.forEach(each -> LOG.info("handling {}", each)); // finds: logging-in-hot-path
    }

    void infoSometimes(List<String> names) {
        for (String each : names) {
            if (each.length() > 3) {
                LOG.info("long: {}", each); // finds: logging-in-hot-path
            }
        }
    }

    void julEach(int[] values) {
        for (int value : values) {
            JUL.info("value " + value); // finds: logging-in-hot-path
        }
    }

    void warnEach(List<String> names) {
        for (String each : names) {
            LOG.warn("deprecated: {}", each); // finds: logging-in-hot-path
        }
    }

    void oneLine(List<String> names) { // silent
        int count = 0;
        for (String each : names) {
            count += each.length();
        }
        LOG.info("handled {}", count);
    }

    void everyThousandth(List<String> names) { // silent
        int count = 0;
        for (String each : names) {
            count += each.isEmpty() ? 0 : 1;
            if (count % 1000 == 0) {
                LOG.info("handled {}", count);
            }
        }
    }

    void failures(List<Runnable> jobs) { // silent
        for (Runnable job : jobs) {
            try {
                job.run();
            } catch (IllegalStateException failed) {
                LOG.error("a job failed", failed);
            }
        }
    }

    void rareWarning(List<String> names) { // silent
        for (String each : names) {
            if (each.isEmpty()) {
                LOG.warn("empty name in {}", names);
            }
        }
    }

    void debugEach(List<String> names) { // silent
        for (String each : names) {
            LOG.debug("handling {}", each);
        }
    }

    void eagerConcat(String user, int id) {
        LOG.debug("user " + user + " has " + id); // finds: eager-evaluation
    }

    void eagerFormat(String user) {
        LOG.debug(String.format("user %s", user)); // finds: eager-evaluation
    }

    void eagerArgument() {
        LOG.debug("numbers {}", Arrays.toString(numbers)); // finds: eager-evaluation
    }

    void eagerHelper(String user) {
        LOG.debug("user {}", describe(user)); // finds: eager-evaluation
    }

    private String describe(String user) {
        StringBuilder text = new StringBuilder(user);
        for (int number : numbers) {
            text.append(number);
        }
        return text.toString();
    }

    void eagerFine(int id) {
        JUL.fine("id is " + id); // finds: eager-evaluation
    }

    void eagerLevel(int id) {
        JUL.log(Level.FINE, "id is " + id); // finds: eager-evaluation
    }

    void guarded(String user) { // silent
        if (LOG.isDebugEnabled()) {
            LOG.debug("user " + user + describe(user));
        }
    }

    void guardedByReturn(String user) { // silent
        if (!LOG.isDebugEnabled()) {
            return;
        }
        LOG.debug("user " + user);
    }

    void guardedByLocal(String user) { // silent
        boolean debug = LOG.isDebugEnabled();
        if (debug && !user.isEmpty()) {
            LOG.debug("user " + user);
        }
    }

    void parameterised(String user, int id) { // silent
        LOG.debug("user {} has {}", user, id);
    }

    void getter() { // silent
        LOG.debug("name is {}", getName());
    }

    String getName() {
        return name;
    }

    void supplied(String user) { // silent
        JUL.fine(() -> "user " + user);
    }

    void constant() { // silent
        LOG.trace("begin " + "of the end");
    }
}
