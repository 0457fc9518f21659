package dev.headroom.report.ci;

import dev.headroom.diagnose.Finding;
import dev.headroom.gate.metric.Place;

/**
 * Something that was found and does not decide of itself.
 *
 * @param rule its stable id
 * @param certain whether it was seen, and is not only likely
 * @param text the evidence and what to do, in sentences
 * @param name of the place in the program: {@code com.acme.Shop.list}
 * @param source of that place; its file alone where the line is not known
 */
public record CiRemark(
        String rule, String title, String level, boolean certain, String text, String name, Place source) {

    public static CiRemark of(Finding finding, Place source) {
        String name = finding.location().className().isEmpty()
                ? finding.location().method()
                : finding.location().className() + "." + finding.location().method();
        String of = finding.endpoint().isEmpty() ? "" : finding.endpoint() + ": ";
        return new CiRemark(
                finding.rule(),
                finding.title(),
                finding.level().id(),
                finding.status() == Finding.Status.CONFIRMED,
                of + finding.evidence().get(0) + " " + finding.fix(),
                name,
                source);
    }
}
