package io.pivot5.api;

import io.pivot5.shared.access.Permission;
import io.pivot5.shared.access.Principal;
import io.pivot5.shared.catalogue.Catalogue;
import io.pivot5.shared.catalogue.CatalogueJson;
import io.pivot5.shared.catalogue.CatalogueService;
import io.pivot5.shared.catalogue.Channel;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.pivot5.shared.http.Answer;
import io.pivot5.shared.http.Request;
import io.pivot5.shared.http.RouteTable;
import io.pivot5.shared.text.Glob;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `/api/v1/pivot/channels`: what there is to export. A channel outside a key's globs does not exist for it.
final class ChannelRoutes {
    /// After that the bounds of the last reading of the catalogue are good enough.
    private static final Duration LONGEST_LOOK_UP = Duration.ofSeconds(2);

    private final CatalogueService catalogue;

    ChannelRoutes(CatalogueService catalogue) {
        this.catalogue = catalogue;
    }

    void mount(RouteTable routes) {
        routes.get("/api/v1/pivot/channels", Permission.READ_CATALOGUE, this::list);
        routes.get("/api/v1/pivot/channels/{name}", Permission.READ_CATALOGUE, this::one);
    }

    private Future<Answer> list(Request request) {
        Optional<Glob> wanted = request.query("name").text("name").map(ChannelRoutes::glob);
        return catalogue.current().map(current -> {
            List<Channel> channels = current.channels().stream()
                    .filter(channel -> request.principal().scope().seesChannel(channel.name()))
                    .filter(channel -> wanted.isEmpty() || wanted.get().matches(channel.name()))
                    .toList();
            return Answer.json(CatalogueJson.list(channels));
        });
    }

    private Future<Answer> one(Request request) {
        request.query();
        String name = request.path("name");
        return catalogue.current().compose(current -> {
            Channel channel = visible(current, name, request.principal());
            return catalogue
                    .bounds(channel)
                    .timeout(LONGEST_LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)
                    .otherwise(channel.bounds())
                    .map(bounds -> Answer.json(CatalogueJson.channel(channel, bounds)));
        });
    }

    private static Channel visible(Catalogue current, String name, Principal principal) {
        return current.channel(name)
                .filter(channel -> principal.scope().seesChannel(channel.name()))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.UNKNOWN_CHANNEL, "there is no channel " + name + nearest(current, name, principal)));
    }

    private static String nearest(Catalogue current, String name, Principal principal) {
        List<String> names = current.nearest(name).stream()
                .filter(principal.scope()::seesChannel)
                .toList();
        return names.isEmpty() ? "" : "; the nearest: " + String.join(", ", names);
    }

    private static Glob glob(String text) {
        try {
            return Glob.of(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER, "name: " + e.getMessage(), e);
        }
    }
}
