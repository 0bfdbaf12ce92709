package io.pivot5.shared.cluster;

import io.pivot5.shared.settings.ClusterChoice.Member;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where this node stands in the cluster: the address and port that Hazelcast binds. The event bus takes the port
/// [#BUS_PORT_DISTANCE] above.
record ClusterPlace(String address, int port) {
    static final int BUS_PORT_DISTANCE = 1_000;

    int busPort() {
        return port + BUS_PORT_DISTANCE;
    }

    /// The places this node may take, in order: the free ports among the members that name an address of this machine,
    /// or, when none does, `fallbackPort` on the address that faces the first member. Free means now;
    /// another node of this machine may be quicker, then the next place is the one to try.
    static List<ClusterPlace> candidates(List<Member> members, int fallbackPort) throws IOException {
        List<ClusterPlace> own = new ArrayList<>();
        boolean named = false;
        for (Member member : members) {
            InetAddress address = resolve(member);
            if (address != null && isOwn(address)) {
                named = true;
                if (isFree(address, member.port()) && isFree(address, member.port() + BUS_PORT_DISTANCE)) {
                    own.add(new ClusterPlace(reachable(member, address, members), member.port()));
                }
            }
        }
        return named ? own : List.of(new ClusterPlace(facing(members.getFirst()), fallbackPort));
    }

    /// Some systems give the machine's own name a loopback address, where no other node would find it.
    private static String reachable(Member member, InetAddress address, List<Member> members) throws IOException {
        if (!address.isLoopbackAddress() || isLoopbackName(member.host())) {
            return address.getHostAddress();
        }
        for (Member other : members) {
            InetAddress resolved = resolve(other);
            if (resolved != null && !isOwn(resolved)) {
                return facing(other);
            }
        }
        return address.getHostAddress();
    }

    private static boolean isLoopbackName(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }

    private static @Nullable InetAddress resolve(Member member) {
        try {
            return InetAddress.getByName(member.host());
        } catch (UnknownHostException _) {
            // A member that is down may have no name yet; it is not this node then.
            return null;
        }
    }

    private static boolean isOwn(InetAddress address) throws SocketException {
        return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    }

    private static boolean isFree(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The own address that packets to the member leave from; nothing is sent.
    private static String facing(Member member) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(member.host(), member.port()));
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException _) {
            return InetAddress.getLocalHost().getHostAddress();
        }
    }
}
