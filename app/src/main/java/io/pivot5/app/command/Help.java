package io.pivot5.app.command;

/// `--help` behind a command.
final class Help {
    static final String FLAG = "--help";

    private Help() {}

    /// Prints the text if it is asked for.
    static boolean wanted(CommandLine line, String text) {
        if (line.has(FLAG)) {
            System.out.print(text);
        }
        return line.has(FLAG);
    }
}
