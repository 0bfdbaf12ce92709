package io.pivot5.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pivot5.app.node.KeyDesk;
import io.pivot5.app.node.Logging;
import io.pivot5.shared.access.ApiKey;
import io.pivot5.shared.access.KeyLimits;
import io.pivot5.shared.access.KeySecret;
import io.pivot5.shared.access.RateLimit;
import io.pivot5.shared.access.Role;
import io.pivot5.shared.access.Scope;
import io.pivot5.shared.json.Json;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.ConfigurationLoader;
import io.pivot5.shared.settings.Sizes;
import io.pivot5.shared.text.Glob;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// `pivot5 key create|list|revoke`: API keys. A new key is the only thing on standard output, so that a script can
/// take it; everything else that is said goes to standard error.
public final class KeyCommand {
    private static final String JSON = "--json";
    private static final Set<String> OPTIONS =
            Set.of("--name", "--role", "--channels", "--tables", "--prefix", "--max-jobs", "--max-bytes", "--rate");
    private static final String HELP = """
            usage: pivot5 key create --name N --role viewer|exporter|editor|admin
                       [--channels GLOBS] [--tables GLOBS] [--prefix GLOBS]
                       [--max-jobs N] [--max-bytes SIZE] [--rate N/s|N/min] [--json]
                   pivot5 key generate
                   pivot5 key list [--json]
                   pivot5 key revoke NAME

            generate prints a key that nobody has yet, for PIVOT5_ADMIN_KEY_FILE; no database is needed.
            Globs are separated by commas and are * where they are not given. The key is shown once.
            """;

    private KeyCommand() {}

    public static void run(List<String> arguments) throws Exception {
        CommandLine line = CommandLine.parse(arguments, Set.of(JSON, Help.FLAG), OPTIONS);
        if (Help.wanted(line, HELP)) {
            return;
        }
        List<String> words = line.words();
        if (words.isEmpty()) {
            throw new UsageException("name what to do: key create, key generate, key list or key revoke");
        }
        switch (words.getFirst()) {
            case "create" -> create(line);
            case "generate" -> generate(line);
            case "list" -> list(line);
            case "revoke" -> revoke(line);
            default -> throw new UsageException("unknown command key " + words.getFirst());
        }
    }

    private static void create(CommandLine line) throws Exception {
        expectWords(line, 1);
        String name = required(line, "--name");
        Role role = value("--role", required(line, "--role"), "viewer, exporter, editor or admin", Role::of);
        Scope scope = new Scope(globs(line, "--channels"), globs(line, "--tables"), globs(line, "--prefix"));
        KeyLimits limits = new KeyLimits(
                optional(line, "--max-jobs", "a number above 0", KeyCommand::positive),
                optional(line, "--max-bytes", "a size such as 10GB", KeyCommand::positiveSize),
                optional(line, "--rate", "N/s or N/min", RateLimit::parse));
        if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("--name must be 1 to 200 visible characters");
        }
        KeySecret secret = KeySecret.generate();
        try (KeyDesk desk = open(line)) {
            desk.insert(name, secret, role, scope, limits);
        }
        if (line.has(JSON)) {
            ObjectNode node = Json.MAPPER.createObjectNode();
            node.put("name", name).put("role", role.word()).put("key", secret.reveal());
            System.out.println(node);
        } else {
            System.err.println("the key of " + name + " (" + role.word() + "), shown this once:");
            System.out.println(secret.reveal());
        }
    }

    private static void generate(CommandLine line) throws UsageException {
        expectWords(line, 1);
        System.out.println(KeySecret.generate().reveal());
    }

    private static void list(CommandLine line) throws Exception {
        expectWords(line, 1);
        List<ApiKey> keys;
        try (KeyDesk desk = open(line)) {
            keys = desk.list();
        }
        if (line.has(JSON)) {
            System.out.println(json(keys));
            return;
        }
        String form = "%-24s %-9s %-16s %-21s %-21s %s%n";
        System.out.printf(form, "NAME", "ROLE", "KEY", "CREATED", "REVOKED", "SEES");
        for (ApiKey key : keys) {
            Scope scope = key.principal().scope();
            System.out.printf(
                    form,
                    key.name(),
                    key.principal().role().word(),
                    key.prefix() + "…",
                    key.createdAt().truncatedTo(ChronoUnit.SECONDS),
                    key.revokedAt()
                            .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                            .orElse("-"),
                    scope.equals(Scope.ALL)
                            ? "everything"
                            : "channels " + scope.channels() + " tables " + scope.tables() + " files "
                                    + scope.prefixes());
        }
    }

    private static String json(List<ApiKey> keys) throws JsonProcessingException {
        List<ObjectNode> nodes = keys.stream()
                .map(key -> {
                    ObjectNode node = Json.MAPPER.createObjectNode();
                    node.put("name", key.name());
                    node.put("owner", key.principal().owner());
                    node.put("role", key.principal().role().word());
                    node.put("key_prefix", key.prefix());
                    node.set("channels", Json.tree(key.principal().scope().channels()));
                    node.set("tables", Json.tree(key.principal().scope().tables()));
                    node.set("prefixes", Json.tree(key.principal().scope().prefixes()));
                    node.set("max_jobs", Json.tree(key.limits().jobs()));
                    node.set("max_bytes", Json.tree(key.limits().bytes()));
                    node.set("rate", Json.tree(key.limits().rate().map(RateLimit::toString)));
                    node.set("created_at", Json.tree(key.createdAt()));
                    node.set("revoked_at", Json.tree(key.revokedAt()));
                    return node;
                })
                .toList();
        return Json.MAPPER.writeValueAsString(nodes);
    }

    private static void revoke(CommandLine line) throws Exception {
        expectWords(line, 2);
        String name = line.words().get(1);
        try (KeyDesk desk = open(line)) {
            if (!desk.revoke(name)) {
                throw new IllegalStateException("there is no valid key named " + name);
            }
        }
        System.err.println("the key of " + name + " is revoked");
    }

    private static KeyDesk open(CommandLine line) throws Exception {
        Configuration configuration = ConfigurationLoader.load(line.settings(), System.getenv(), line.configFile());
        Logging.quiet();
        return StopOnSignal.start(closers -> KeyDesk.open(configuration, closers));
    }

    private static void expectWords(CommandLine line, int count) throws UsageException {
        List<String> words = line.words();
        if (words.size() > count) {
            throw new UsageException("unexpected argument " + words.get(count));
        }
        if (words.size() < count) {
            throw new UsageException("name the key: key revoke NAME");
        }
    }

    private static List<String> globs(CommandLine line, String flag) throws UsageException {
        return optional(
                        line,
                        flag,
                        "globs separated by commas, each of at most " + Glob.MAX_LENGTH + " characters",
                        text -> Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .filter(glob -> !glob.isEmpty())
                                .peek(Glob::of)
                                .toList())
                .orElse(List.of("*"));
    }

    private static String required(CommandLine line, String flag) throws UsageException {
        return line.option(flag).orElseThrow(() -> new UsageException(flag + " is missing"));
    }

    private static <T> Optional<T> optional(
            CommandLine line, String flag, String expectation, Function<String, T> parser) throws UsageException {
        Optional<String> text = line.option(flag);
        return text.isPresent() ? Optional.of(value(flag, text.get(), expectation, parser)) : Optional.empty();
    }

    private static <T> T value(String flag, String text, String expectation, Function<String, T> parser)
            throws UsageException {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException _) {
            throw new UsageException(flag + " must be " + expectation + ", not \"" + text + "\"");
        }
    }

    private static int positive(String text) {
        int value = Integer.parseInt(text);
        if (value <= 0) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static long positiveSize(String text) {
        long value = Sizes.parse(text);
        if (value <= 0) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
