package dev.headroom.diagnose.signature;

import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.language.Language;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Turns the tree of a rule file into rules, and whatever is wrong with it into problems. */
record RuleReader(String file, RuleProblems problems) {

    static final String ANY_LANGUAGE = "any";
    static final int LONGEST_NAME = 60;

    private static final String API_VERSION = "headroom-rules/v1";
    private static final int MOST_RULES = 200;
    private static final int MOST_PATTERNS = 200;
    private static final int LONGEST_PATTERN = 200;
    private static final int MOST_SAMPLE_TYPES = 10;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_REMEDY = 1000;
    private static final double DEFAULT_THRESHOLD = 0.02;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    private static final List<String> FILE_KEYS = List.of("apiVersion", "rules");
    private static final List<String> RULE_KEYS = List.of(
            "id",
            "title",
            "language",
            "sampleTypes",
            "frames",
            "via",
            "through",
            "notThrough",
            "site",
            "notFrom",
            "allocating",
            "proof",
            "threshold",
            "level",
            "gain",
            "remedy");
    private static final List<String> GAIN_KEYS = List.of("low", "best", "high");

    private static final Map<String, Set<Language>> LANGUAGES = new LinkedHashMap<>();
    private static final Map<String, Level> LEVELS = new LinkedHashMap<>();
    private static final Map<String, Site> SITES = new LinkedHashMap<>();
    private static final Map<String, Proof> PROOFS = new LinkedHashMap<>();

    static {
        for (Language language : EnumSet.complementOf(EnumSet.of(Language.OTHER))) {
            LANGUAGES.put(language.id(), EnumSet.of(language));
        }
        LANGUAGES.put(ANY_LANGUAGE, EnumSet.allOf(Language.class));
        for (Level level : Level.values()) {
            LEVELS.put(level.id(), level);
        }
        SITES.put("caller", Site.CALLER);
        SITES.put("caller-or-frame", Site.CALLER_OR_FRAME);
        SITES.put("frame", Site.FRAME);
        SITES.put("allocator", Site.ALLOCATOR);
        PROOFS.put("frames", Proof.FRAMES);
        PROOFS.put("loop", Proof.LOOP);
    }

    List<SignatureRule> rules(Node root) {
        RuleMapping mapping = RuleMapping.of("a rule file", root, FILE_KEYS, problems);
        mapping.require("apiVersion", API_VERSION)
                .ifPresent(value -> mapping.choice(value, "apiVersion", Map.of(API_VERSION, API_VERSION)));
        List<SignatureRule> rules = new ArrayList<>();
        for (Node node : mapping.items("rules", "a list of rules", MOST_RULES)) {
            rule(RuleMapping.of("a rule", node, RULE_KEYS, problems)).ifPresent(rule -> {
                if (rules.stream().anyMatch(rule::overlaps)) {
                    problems.add(
                            node,
                            "there is a rule '" + rule.id()
                                    + "' for this language and sample type already; rename or remove one");
                }
                rules.add(rule);
            });
        }
        return rules;
    }

    private Optional<SignatureRule> rule(RuleMapping rule) {
        Optional<String> id = rule.require("id", "regex-compile-in-loop").flatMap(value -> id(rule, value));
        Optional<String> title = text(rule, "title", "Regular expression compiled for every use", LONGEST_TITLE);
        Optional<Set<Language>> languages = choice(rule, "language", "go", LANGUAGES);
        Optional<List<String>> types = rule.require("sampleTypes", "[cpu]")
                .flatMap(value -> rule.texts(value, "sampleTypes", MOST_SAMPLE_TYPES, LONGEST_NAME))
                .filter(names -> notEmpty(rule, "sampleTypes", names));
        Site site = rule.choice("site", SITES).orElse(Site.CALLER);
        Optional<Signature> signature = signature(rule, site);
        Optional<Level> level = choice(rule, "level", "micro", LEVELS);
        Optional<String> remedy = text(rule, "remedy", "what to do, in a sentence or two", LONGEST_REMEDY);
        double threshold =
                rule.read("threshold", value -> threshold(rule, value)).orElse(DEFAULT_THRESHOLD);
        GainFactors gain = rule.read("gain", value -> gain(rule, value)).orElse(GainFactors.ALL);
        Proof proof = rule.choice("proof", PROOFS).orElse(Proof.LOOP);
        boolean caller = site == Site.CALLER || site == Site.CALLER_OR_FRAME;
        FramePatterns notFrom = listedWhere(caller, "caller", rule, "notFrom");
        FramePatterns allocating = listedWhere(site == Site.ALLOCATOR, "allocator", rule, "allocating");
        if (id.isEmpty() || title.isEmpty() || languages.isEmpty() || types.isEmpty()) {
            return Optional.empty();
        }
        if (signature.isEmpty() || level.isEmpty() || remedy.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SignatureRule(
                id.get(),
                title.get(),
                languages.get(),
                types.get(),
                signature.get(),
                site,
                notFrom,
                allocating,
                proof,
                threshold,
                level.get(),
                gain,
                remedy.get(),
                file));
    }

    private static Optional<String> text(RuleMapping rule, String key, String example, int most) {
        return rule.require(key, example).flatMap(value -> rule.text(value, key, most));
    }

    private static <T> Optional<T> choice(RuleMapping rule, String key, String example, Map<String, T> words) {
        return rule.require(key, example).flatMap(value -> rule.choice(value, key, words));
    }

    private Optional<Signature> signature(RuleMapping rule, Site site) {
        Optional<FramePatterns> frames = rule.require("frames", "[regexp.Compile, regexp.MustCompile]")
                .flatMap(value -> patterns(rule, value, "frames"))
                .filter(patterns -> notEmpty(rule, "frames", patterns.texts()));
        Optional<FramePatterns> via = rule.read("via", value -> patterns(rule, value, "via"));
        FramePatterns through = listed(rule, "through");
        FramePatterns notThrough = listed(rule, "notThrough");
        if (site != Site.CALLER && frames.filter(FramePatterns::matchEverything).isPresent()) {
            rule.get("frames")
                    .ifPresent(
                            value -> problems.add(
                                    value,
                                    "the pattern '*' means every sample, which only a caller can be named for; use site: caller"));
            return Optional.empty();
        }
        return frames.map(patterns -> new Signature(patterns, via, through, notThrough));
    }

    private Optional<String> id(RuleMapping rule, Node value) {
        return rule.text(value, "id", LONGEST_NAME).filter(id -> {
            boolean good = ID.matcher(id).matches();
            if (!good) {
                problems.add(
                        value, "id must be lower-case words with dashes between, such as slow-codec, not '" + id + "'");
            }
            return good;
        });
    }

    private boolean notEmpty(RuleMapping rule, String key, List<String> names) {
        if (names.isEmpty()) {
            rule.get(key).ifPresent(value -> problems.add(value, key + " must name at least one"));
        }
        return !names.isEmpty();
    }

    private Optional<FramePatterns> patterns(RuleMapping rule, Node value, String key) {
        return rule.texts(value, key, MOST_PATTERNS, LONGEST_PATTERN).map(FramePatterns::of);
    }

    private FramePatterns listed(RuleMapping rule, String key) {
        return rule.read(key, value -> patterns(rule, value, key)).orElse(FramePatterns.NONE);
    }

    /** Patterns of a key that means something for one kind of site only. */
    private FramePatterns listedWhere(boolean meant, String site, RuleMapping rule, String key) {
        if (!meant) {
            rule.get(key)
                    .ifPresent(value -> problems.add(
                            value, key + " says nothing here, it belongs to site: " + site + "; remove it"));
        }
        return listed(rule, key);
    }

    private Optional<Double> threshold(RuleMapping rule, Node value) {
        return rule.share(value, "threshold").filter(share -> {
            boolean good = share > 0 && share < 1;
            if (!good) {
                problems.add(value, "threshold lies above 0% and below 100%, not " + RuleYaml.kind(value));
            }
            return good;
        });
    }

    /** {@code all}, or what of the weight goes at the least, most likely and at the most. */
    private Optional<GainFactors> gain(RuleMapping rule, Node value) {
        if (!(value instanceof MappingNode)) {
            return rule.choice(value, "gain", Map.of("all", GainFactors.ALL));
        }
        RuleMapping factors = RuleMapping.of("gain", value, GAIN_KEYS, problems);
        List<Double> shares = new ArrayList<>();
        for (String key : GAIN_KEYS) {
            factors.require(key, "50%")
                    .flatMap(node -> factors.share(node, key))
                    .ifPresent(shares::add);
        }
        if (shares.size() < GAIN_KEYS.size()) {
            return Optional.empty();
        }
        if (shares.get(0) > shares.get(1) || shares.get(1) > shares.get(2)) {
            problems.add(value, "gain must rise from low to best to high");
            return Optional.empty();
        }
        return Optional.of(new GainFactors(shares.get(0), shares.get(1), shares.get(2)));
    }
}
