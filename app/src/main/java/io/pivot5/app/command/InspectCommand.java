package io.pivot5.app.command;

import io.pivot5.app.inspect.InspectedFile;
import io.pivot5.app.inspect.TreeText;
import io.pivot5.app.node.Logging;
import io.pivot5.hdf5.Hdf5Object;
import io.pivot5.hdf5.walk.Inspection;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.ConfigurationLoader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// `pivot5 inspect`: what an HDF5 file holds, as text for people or as JSON lines for programs.
public final class InspectCommand {
    private static final String JSON = "--json";
    private static final String HELP = """
            usage: pivot5 inspect FILE-or-KEY [PATH] [--json] [--SETTING VALUE …]

            Shows the tree of an HDF5 file, or of what is at PATH in it: types, shapes, storage, attributes and first
            values. What is no file of this machine is looked for in the bucket. What cannot be read is shown with the
            reason.
              --json    a line of JSON for each object, with its whole value or the SHA-256 of it; with it, the file
                        may be a folder, whose HDF5 files are walked one after the other
            """;

    private InspectCommand() {}

    public static void run(List<String> arguments) throws Exception {
        CommandLine line = CommandLine.parse(arguments, Set.of(JSON, Help.FLAG), Set.of());
        if (Help.wanted(line, HELP)) {
            return;
        }
        List<String> words = line.words();
        if (words.isEmpty() || words.getFirst().isBlank()) {
            throw new UsageException("name the file to inspect");
        }
        if (words.size() > 2) {
            throw new UsageException("unexpected argument " + words.get(2));
        }
        boolean folder = Files.isDirectory(Path.of(words.getFirst()));
        if (folder && (!line.has(JSON) || words.size() > 1)) {
            throw new UsageException(words.getFirst() + " is a folder; inspect shows one with --json only, as a whole");
        }
        Logging.quiet();
        // The system's own stream flushes at every line.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        try {
            if (folder) {
                Inspection.run(Path.of(words.getFirst()), out::println);
            } else {
                inspect(line, words.getFirst(), words.size() > 1 ? words.get(1) : "/", out);
            }
        } finally {
            out.flush();
        }
    }

    private static void inspect(CommandLine line, String name, String path, PrintStream out) throws Exception {
        Configuration configuration = ConfigurationLoader.load(line.settings(), System.getenv(), line.configFile());
        try (InspectedFile inspected = InspectedFile.open(name, configuration)) {
            Hdf5Object object = inspected.object(path);
            if (line.has(JSON)) {
                Inspection.run(inspected.file(), object, name, out::println);
            } else {
                TreeText.print(object, out);
            }
        } catch (AccessDeniedException e) {
            throw new IOException(name + " may not be read", e);
        }
    }
}
