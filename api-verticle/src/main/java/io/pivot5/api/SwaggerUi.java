package io.pivot5.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The page's library, which lies on the class path under its version.
final class SwaggerUi {
    private static final String PROPERTIES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    static final String VERSION = version();

    private SwaggerUi() {}

    private static String version() {
        try (InputStream stream = SwaggerUi.class.getResourceAsStream(PROPERTIES)) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
