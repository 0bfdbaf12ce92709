package io.pivot5.shared.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Programs that some tests need and a machine may lack. Without one those tests are skipped with one loud line; in CI
/// they fail, so that nobody takes a green run for a complete one.
public final class Oracle {
    private static final Logger LOG = LoggerFactory.getLogger(Oracle.class);

    private Oracle() {}

    /// The program, or the end of the test that asks.
    public static Path require(String name, Optional<Path> program) {
        if (program.isPresent() && Files.isExecutable(program.get())) {
            return program.get();
        }
        String line = "MISSING: " + name + ", so the tests that need it do not run";
        if ("true".equals(System.getenv("CI"))) {
            return Assertions.fail(line);
        }
        LOG.warn(line);
        return Assumptions.abort(line);
    }
}
