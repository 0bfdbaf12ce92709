package io.pivot5.shared.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import java.util.function.Function;

/// An environment variable of another product's custom that stands for a setting. `translate` gives the setting's
/// text, or nothing where the variable says nothing about it (`DEBUG=false`).
public record Alias(String variable, Function<String, Optional<String>> translate) {

    static Alias of(String variable) {
        return new Alias(variable, Optional::of);
    }

    /// `HOST`: some shells put the machine's name there and conda its platform; only what this machine can listen on is
    /// meant for us.
    static Alias host() {
        return new Alias("HOST", text -> {
            if (!isOwnAddress(text)) {
                throw new IllegalArgumentException("no address of this machine: " + text);
            }
            return Optional.of(text);
        });
    }

    private static boolean isOwnAddress(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException _) {
            return false;
        }
    }

    /// `DEBUG`: true means the level debug, false means nothing, and anything else is not for us.
    static Alias debug() {
        return new Alias("DEBUG", text -> SettingTypes.FLAG.parse(text) ? Optional.of("debug") : Optional.empty());
    }
}
