package io.pivot5.shared.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.shared.settings.ClusterChoice.Member;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterPlaceTest {
    private static final int FALLBACK = 5701;
    private static final Member FAR = new Member("192.0.2.1", 5701);

    @Test
    void theFreePortsOfTheOwnAddressAreTheCandidatesInOrder() throws IOException {
        int first = freePort();
        int second = freePort();
        List<Member> members = List.of(FAR, new Member("127.0.0.1", first), new Member("127.0.0.1", second));
        assertThat(ClusterPlace.candidates(members, FALLBACK))
                .containsExactly(new ClusterPlace("127.0.0.1", first), new ClusterPlace("127.0.0.1", second));
    }

    @Test
    void aTakenPortIsPassedOverAndSoIsOneWhoseBusPortIsTaken() throws IOException {
        int first = freePort();
        int second = freePort();
        int third = freePort();
        List<Member> members = List.of(
                new Member("127.0.0.1", first), new Member("127.0.0.1", second), new Member("127.0.0.1", third));
        try (ServerSocket taken = listenOn(first);
                ServerSocket takenForBus = listenOn(second + ClusterPlace.BUS_PORT_DISTANCE)) {
            assertThat(taken.isBound() && takenForBus.isBound()).isTrue();
            assertThat(ClusterPlace.candidates(members, FALLBACK))
                    .containsExactly(new ClusterPlace("127.0.0.1", third));
        }
    }

    @Test
    void noPlaceIsLeftWhenAllOwnPortsAreTaken() throws IOException {
        int port = freePort();
        try (ServerSocket taken = listenOn(port)) {
            assertThat(taken.isBound()).isTrue();
            assertThat(ClusterPlace.candidates(List.of(new Member("127.0.0.1", port)), FALLBACK))
                    .isEmpty();
        }
    }

    @Test
    void whereNoMemberIsThisMachineTheFallbackPortIsTaken() throws IOException {
        List<ClusterPlace> places = ClusterPlace.candidates(List.of(FAR), FALLBACK);
        assertThat(places).hasSize(1);
        assertThat(places.getFirst().port()).isEqualTo(FALLBACK);
        assertThat(places.getFirst().address()).isNotEqualTo(FAR.host());
    }

    @Test
    void aMemberWithoutANameYetIsNotThisNode() throws IOException {
        int port = freePort();
        List<Member> members = List.of(new Member("no-such-host.invalid", 5701), new Member("localhost", port));
        assertThat(ClusterPlace.candidates(members, FALLBACK))
                .extracting(ClusterPlace::port)
                .containsExactly(port);
    }

    /// Low enough that the port of the bus, a thousand above, exists.
    private static int freePort() throws IOException {
        for (int port = 21_000 + (int) (System.nanoTime() % 9_000); ; port += 7) {
            try (ServerSocket socket = listenOn(port);
                    ServerSocket bus = listenOn(port + ClusterPlace.BUS_PORT_DISTANCE)) {
                if (socket.isBound() && bus.isBound()) {
                    return port;
                }
            } catch (BindException _) {
                // The next one, then.
            }
        }
    }

    private static ServerSocket listenOn(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
