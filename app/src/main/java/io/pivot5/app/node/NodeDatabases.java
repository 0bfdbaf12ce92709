package io.pivot5.app.node;

import io.pivot5.app.embedded.EmbeddedDatabase;
import io.pivot5.app.embedded.Home;
import io.pivot5.shared.database.PostgresUrl;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.Settings;
import java.io.IOException;
import java.util.Optional;

/// Where the data and Pivot5's own tables are.
public record NodeDatabases(PostgresUrl source, PostgresUrl own) {

    /// The databases of the settings; one that is missing is the embedded one, which is started for it.
    static NodeDatabases open(Configuration configuration, Closers closers) throws IOException {
        Optional<PostgresUrl> source = configuration.find(Settings.SOURCE);
        Optional<PostgresUrl> own = configuration.find(Settings.DATABASE);
        if (source.isPresent()) {
            return new NodeDatabases(source.get(), own.orElse(source.get()));
        }
        Home home = Home.hold(configuration.get(Settings.HOME));
        closers.add("home", home);
        PostgresUrl embedded = embedded(home, closers);
        return new NodeDatabases(embedded, own.orElse(embedded));
    }

    /// Starts the embedded server in a home that is held.
    public static PostgresUrl embedded(Home home, Closers closers) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(home);
        closers.add("embedded PostgreSQL", database);
        return database.url();
    }
}
