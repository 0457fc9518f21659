package dev.headroom.gate.likeness;

import dev.headroom.measure.Environment;
import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two environments that numbers depend on. What is unknown of one of them is not compared.
 *
 * @param differences one fact each: {@code 4 processors here, 2 in the baseline}
 */
public record MachineLikeness(List<String> differences) {

    static final String UNKNOWN = "unknown";

    public MachineLikeness {
        differences = List.copyOf(differences);
    }

    /** @param where what {@code there} is the environment of: {@code the baseline} */
    public static MachineLikeness of(Environment here, Environment there, String where) {
        List<String> differences = new ArrayList<>();
        if (here.cpus() != there.cpus()) {
            differences.add(here.cpus() + " processors here, " + there.cpus() + " in " + where);
        }
        if (unlike(here.cpuModel(), there.cpuModel())) {
            differences.add("CPU '" + here.cpuModel() + "' here, '" + there.cpuModel() + "' in " + where);
        }
        if (unlike(here.serviceRuntime(), there.serviceRuntime())) {
            differences.add(
                    "runtime '" + here.serviceRuntime() + "' here, '" + there.serviceRuntime() + "' in " + where);
        }
        return new MachineLikeness(differences);
    }

    private static boolean unlike(String here, String there) {
        boolean known = !here.equals(UNKNOWN) && !there.equals(UNKNOWN);
        return known && !here.equals(there);
    }
}
