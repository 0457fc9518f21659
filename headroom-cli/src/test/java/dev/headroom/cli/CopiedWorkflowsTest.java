package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.headroom.cli.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The workflows of docs/ci, which people copy: they can be parsed, and what they call exists. */
class CopiedWorkflowsTest {

    private static final Path FOLDER = Path.of("../docs/ci");

    /** The command where a shell expects one, to the end of its line. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:^|[;&|({']|\\bthen|\\bdo)\\s*headroom ([a-z][^\\n;&|)']*)", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml", "Jenkinsfile"})
    void everyCommandExistsWithTheOptionsThatItIsGiven(String workflow) throws IOException {
        List<String> commands = commands(shellText(workflow));

        assertThat(commands)
                .as("commands of " + workflow)
                .anyMatch(command -> command.startsWith("run "))
                .anyMatch(command -> command.startsWith("gate ") && command.contains("--junit"))
                .anyMatch(command -> command.startsWith("prove "));
        assertThat(commands)
                .allSatisfy(
                        command -> assertThat(unknownWords(command)).as(command).isEmpty());
    }

    @Test
    void aCommandThatDoesNotExistWouldBeFound() {
        assertThat(commands("x=1\nheadroom gates run --junit x && headroom run\n"))
                .containsExactly("gates run --junit x", "run");
        assertThat(unknownWords("gates run")).containsExactly("gates");
        assertThat(unknownWords("gate run --juint x.xml")).containsExactly("--juint");
        assertThat(unknownWords("gate run --baseline b")).isEmpty();
    }

    @Test
    void theGitHubWorkflowHasJobsWithSteps() throws IOException {
        JsonNode workflow = yaml("github-actions.yml");

        assertThat(workflow.path("jobs").properties()).hasSize(2).allSatisfy(job -> {
            assertThat(job.getValue().path("runs-on").asText()).isNotEmpty();
            assertThat(job.getValue().path("timeout-minutes").asInt()).isPositive();
            assertThat(job.getValue().path("steps")).isNotEmpty().allSatisfy(step -> assertThat(
                            step.has("uses") ^ step.has("run"))
                    .isTrue());
        });
    }

    @Test
    void theGitLabPipelineHasJobsOfItsStages() throws IOException {
        JsonNode pipeline = yaml("gitlab-ci.yml");
        List<String> stages = new ArrayList<>();
        pipeline.path("stages").forEach(stage -> stages.add(stage.asText()));

        List<String> jobs = List.of("build", "gate", "keep-baseline", "prove");

        assertThat(jobs).allSatisfy(name -> {
            JsonNode job = pipeline.path(name);
            JsonNode stage = job.has("extends")
                    ? pipeline.path(job.path("extends").asText()).path("stage")
                    : job.path("stage");
            assertThat(stages).contains(stage.asText());
            assertThat(job.path("script")).isNotEmpty();
        });
        assertThat(pipeline.at("/gate/allow_failure/exit_codes/0").asInt()).isEqualTo(3);
    }

    private static String shellText(String workflow) throws IOException {
        if (!workflow.endsWith(".yml")) {
            return Files.readString(FOLDER.resolve(workflow));
        }
        var text = new StringBuilder();
        appendTexts(yaml(workflow), text);
        return text.toString();
    }

    private static JsonNode yaml(String workflow) throws IOException {
        try {
            return new YAMLMapper().readTree(Files.readString(FOLDER.resolve(workflow)));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(workflow + " is no YAML", broken);
        }
    }

    private static void appendTexts(JsonNode node, StringBuilder text) {
        if (node.isTextual()) {
            text.append(node.asText()).append('\n');
        }
        for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
            appendTexts(children.next(), text);
        }
    }

    /** What follows each {@code headroom}, with lines that a backslash continues joined. */
    private static List<String> commands(String text) {
        List<String> commands = new ArrayList<>();
        Matcher matcher = COMMAND.matcher(text.replaceAll("\\\\+\\n\\s*", ""));
        while (matcher.find()) {
            commands.add(matcher.group(1).strip());
        }
        return commands;
    }

    /** Words that are no command, and options that the command does not have. */
    private static List<String> unknownWords(String command) {
        String[] words = command.split("\\s+");
        CommandLine found = wholeCommandLine().getSubcommands().get(words[0]);
        if (found == null) {
            return List.of(words[0]);
        }
        List<String> unknown = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("-") && !found.getCommandSpec().optionsMap().containsKey(word)) {
                unknown.add(word);
            }
        }
        return unknown;
    }

    private static CommandLine wholeCommandLine() {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
        return Main.wholeCommandLine(new Terminal(nowhere, nowhere, false, false, false));
    }
}
