package io.pivot5.api;

import io.pivot5.shared.catalogue.CatalogueReader;
import io.pivot5.shared.catalogue.CatalogueService;
import io.pivot5.shared.catalogue.CatalogueSettings;
import io.pivot5.shared.node.NodeServices;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The role `api`: answers the REST interface.
public final class ApiVerticle extends VerticleBase {
    private static final Duration CATALOGUE_AGE = Duration.ofSeconds(15);

    private final NodeServices services;
    private @Nullable CatalogueService catalogue;

    public ApiVerticle(NodeServices services) {
        this.services = services;
    }

    @Override
    public Future<?> start() {
        Configuration configuration = services.configuration();
        CatalogueSettings settings = new CatalogueSettings(
                configuration.get(Settings.SOURCE_SCHEMAS),
                configuration.get(Settings.SOURCES_NARROW),
                configuration.get(Settings.SOURCES_CHANNELS));
        CatalogueReader reader =
                new CatalogueReader(services.source(), settings, configuration.get(Settings.SOURCE_TIMEOUT));
        CatalogueService service = new CatalogueService(vertx, reader, CATALOGUE_AGE);
        service.start();
        catalogue = service;
        new ChannelRoutes(service).mount(services.routes());
        new DescriptionRoutes().mount(services.routes());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        CatalogueService service = catalogue;
        if (service != null) {
            service.stop();
        }
        return Future.succeededFuture();
    }
}
