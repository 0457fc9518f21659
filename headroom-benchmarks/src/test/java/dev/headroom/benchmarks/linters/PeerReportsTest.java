package dev.headroom.benchmarks.linters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.code.corpus.Marker;
import org.junit.jupiter.api.Test;

/** What the peers' reports are read as. */
class PeerReportsTest {

    @Test
    void aBugOfSpotBugsStandsAtItsOwnLineNotAtItsMethods() {
        String xml =
                """
                <BugCollection>
                  <BugInstance type="IIL_PATTERN_COMPILE_IN_LOOP" priority="2">
                    <Class classname="corpus.Regex">
                      <SourceLine classname="corpus.Regex" start="19" end="432"/>
                    </Class>
                    <SourceLine classname="corpus.Regex$Inner" start="31" end="31"/>
                    <Method classname="java.util.regex.Pattern" name="compile" role="METHOD_CALLED">
                      <SourceLine classname="java.util.regex.Pattern" start="1069" end="1069"/>
                    </Method>
                  </BugInstance>
                  <BugInstance type="DM_DEFAULT_ENCODING" priority="1">
                    <SourceLine classname="corpus.Regex" start="40" end="40"/>
                  </BugInstance>
                </BugCollection>
                """;

        Linter.Findings findings = SpotBugs.parse(xml);

        assertThat(findings.places()).containsExactly(new Marker("Regex.java", 31, "regex-compile-in-loop"));
        assertThat(findings.others()).isEqualTo(1);
    }

    @Test
    void aViolationOfPmdStandsInARow() {
        String csv =
                """
                "Problem","Package","File","Priority","Line","Description","Rule set","Rule"
                "1","corpus","/a/Concat.java","3","17","Prefer StringBuilder, over +=","Performance","UseStringBufferForStringAppends"
                "2","corpus","/a/Concat.java","3","20","Avoid instantiating","Performance","AvoidInstantiatingObjectsInLoops"
                """;

        Linter.Findings findings = Pmd.parse(csv);

        assertThat(findings.places()).containsExactly(new Marker("Concat.java", 17, "string-concat-in-loop"));
        assertThat(findings.others()).isEqualTo(1);
    }
}
