package io.pivot5.app.node;

import io.pivot5.shared.settings.AuthMode;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.SettingException;
import io.pivot5.shared.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// Whether requests need a key: without one only this machine may be served, unless the user insists.
final class AuthRules {
    private AuthRules() {}

    static AuthMode resolve(Configuration configuration) throws SettingException {
        boolean loopback = isLoopback(configuration);
        Optional<AuthMode> chosen = configuration.find(Settings.AUTH);
        if (chosen.isEmpty()) {
            return loopback ? AuthMode.OFF : AuthMode.KEYS;
        }
        if (chosen.get() == AuthMode.OFF && !loopback && !configuration.get(Settings.AUTH_OFF_ANYWHERE)) {
            throw new SettingException("auth off would let everybody in who reaches " + configuration.get(Settings.HOST)
                    + ": set PIVOT5_AUTH=keys, or PIVOT5_AUTH_OFF_ANYWHERE=true");
        }
        return chosen.get();
    }

    static boolean isLoopback(Configuration configuration) throws SettingException {
        String host = configuration.get(Settings.HOST);
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new SettingException("host: " + host + " is not an address of this machine", e);
        }
    }
}
