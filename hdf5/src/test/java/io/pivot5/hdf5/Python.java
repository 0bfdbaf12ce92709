package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Runs the checked-in scripts with the Python that `PIVOT5_TEST_PYTHON` names, which has the pinned h5py.
///
/// Without it the tests that need it are left out, loudly; where `CI` is `true` they fail instead.
final class Python {

    private static final String VARIABLE = "PIVOT5_TEST_PYTHON";

    private Python() {}

    /// Runs `script` of `src/test/python` with `arguments`.
    static void run(String script, Path... arguments) throws IOException, InterruptedException {
        String python = System.getenv(VARIABLE);
        if (python == null || python.isBlank()) {
            String missing = VARIABLE + " names no Python with h5py: " + script + " does not run";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(missing);
            }
            System.err.println("### LEFT OUT: " + missing);
            abort(missing);
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(
                python, Path.of("src/test/python").resolve(script).toString());
        for (Path argument : arguments) {
            builder.command().add(argument.toString());
        }
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
