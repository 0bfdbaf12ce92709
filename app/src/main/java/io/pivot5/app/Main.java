package io.pivot5.app;

import io.pivot5.app.command.DemoCommand;
import io.pivot5.app.command.InspectCommand;
import io.pivot5.app.command.KeyCommand;
import io.pivot5.app.command.ServeCommand;
import io.pivot5.app.command.UsageException;
import io.pivot5.shared.error.ProblemException;
import io.pivot5.shared.settings.SettingException;
import java.util.Arrays;
import java.util.List;

/// Where `./pivot5` hands over to Java. Exit codes: 0 done, 2 wrong use, 1 anything else; one line says why, and the
/// whole story is told with `--verbose`.
public final class Main {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final String VERBOSE = "--verbose";

    private Main() {}

    public static void main(String[] arguments) {
        boolean verbose = Arrays.asList(arguments).contains(VERBOSE);
        List<String> words =
                Arrays.stream(arguments).filter(word -> !word.equals(VERBOSE)).toList();
        int code = run(words, verbose);
        if (code != DONE) {
            System.exit(code);
        }
    }

    private static int run(List<String> words, boolean verbose) {
        try {
            if (words.isEmpty()) {
                throw new UsageException("name a command: demo, serve, key or inspect");
            }
            List<String> rest = words.subList(1, words.size());
            switch (words.getFirst()) {
                case "demo" -> DemoCommand.run(rest);
                case "serve" -> ServeCommand.run(rest);
                case "key" -> KeyCommand.run(rest);
                case "inspect" -> InspectCommand.run(rest);
                default -> throw new UsageException("unknown command " + words.getFirst());
            }
            return DONE;
        } catch (UsageException | SettingException e) {
            return complain(e, WRONG_USE, verbose);
        } catch (ProblemException e) {
            return complain(e, FAILED, verbose);
        } catch (Exception e) {
            return complain(e, FAILED, verbose);
        }
    }

    private static int complain(Exception failure, int code, boolean verbose) {
        String message = failure.getMessage();
        System.err.println("pivot5: "
                + (message == null
                        ? failure.getClass().getSimpleName()
                        : message.strip().lines().findFirst().orElse("")));
        if (verbose) {
            failure.printStackTrace();
        }
        return code;
    }
}
