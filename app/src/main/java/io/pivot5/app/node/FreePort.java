package io.pivot5.app.node;

import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Tells early that the port is taken: a first demo would otherwise load its data for half a minute to find out.
final class FreePort {
    private FreePort() {}

    static void check(Configuration configuration) throws IOException {
        String host = configuration.get(Settings.HOST);
        int port = configuration.get(Settings.PORT_NUMBER);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new IOException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }
}
