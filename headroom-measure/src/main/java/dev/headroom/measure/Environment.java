package dev.headroom.measure;

/**
 * The circumstances of a measurement, without which a number cannot be compared.
 *
 * @param host a name for the machine
 * @param cpuModel as the operating system names it
 * @param cpus processors this process may use
 * @param memoryBytes of the machine
 * @param os name and version
 * @param serviceRuntime for example {@code OpenJDK 17.0.15}; "unknown" where the service was not ours to ask
 * @param headroomVersion the version that measured
 */
public record Environment(
        String host,
        String cpuModel,
        int cpus,
        long memoryBytes,
        String os,
        String serviceRuntime,
        String headroomVersion) {}
