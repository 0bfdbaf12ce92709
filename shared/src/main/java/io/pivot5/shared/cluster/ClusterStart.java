package io.pivot5.shared.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.XmlConfigBuilder;
import io.pivot5.shared.settings.ClusterChoice.Member;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Joins the cluster that the members form, over TCP/IP.
public final class ClusterStart {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterStart.class);
    private static final String SHIPPED = "/io/pivot5/conf/cluster.xml";

    private ClusterStart() {}

    /// @param builder makes a builder with everything but the cluster; asked again for every place that is tried
    public static Future<Vertx> join(
            List<Member> members, int fallbackPort, VertxOptions options, Supplier<VertxBuilder> builder) {
        List<ClusterPlace> places;
        try {
            places = ClusterPlace.candidates(members, fallbackPort);
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
        if (places.isEmpty()) {
            return Future.failedFuture(new IOException(
                    "every port that the cluster's members name on this machine is taken (each needs the port "
                            + ClusterPlace.BUS_PORT_DISTANCE + " above as well)"));
        }
        return tryPlaces(places, members, options, builder);
    }

    private static Future<Vertx> tryPlaces(
            List<ClusterPlace> places, List<Member> members, VertxOptions options, Supplier<VertxBuilder> builder) {
        ClusterPlace place = places.getFirst();
        Future<Vertx> joined = joinAt(place, members, options, builder);
        if (places.size() == 1) {
            return joined;
        }
        return joined.recover(failure -> {
            LOG.info("could not join at {}:{}: {}", place.address(), place.port(), failure.getMessage());
            return tryPlaces(places.subList(1, places.size()), members, options, builder);
        });
    }

    private static Future<Vertx> joinAt(
            ClusterPlace place, List<Member> members, VertxOptions options, Supplier<VertxBuilder> builder) {
        EventBusOptions bus = new EventBusOptions()
                .setHost(place.address())
                .setPort(place.busPort())
                .setClusterPublicHost(place.address())
                .setClusterPublicPort(place.busPort());
        VertxOptions clustered = new VertxOptions(options).setEventBusOptions(bus);
        try {
            return builder.get()
                    .with(clustered)
                    .withClusterManager(new HazelcastClusterManager(hazelcast(place, members)))
                    .buildClustered()
                    .onSuccess(_ -> LOG.info("joined the cluster at {}:{}", place.address(), place.port()));
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private static String bracketed(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    static Config hazelcast(ClusterPlace place, List<Member> members) throws IOException {
        try (InputStream shipped = Objects.requireNonNull(ClusterStart.class.getResourceAsStream(SHIPPED))) {
            Config config = new XmlConfigBuilder(shipped).build();
            config.setClassLoader(ClusterStart.class.getClassLoader());
            NetworkConfig network = config.getNetworkConfig();
            network.setPort(place.port()).setPublicAddress(bracketed(place.address()) + ":" + place.port());
            network.getInterfaces().setEnabled(true).addInterface(place.address());
            for (Member member : members) {
                network.getJoin().getTcpIpConfig().addMember(member.host() + ":" + member.port());
            }
            return config;
        }
    }
}
