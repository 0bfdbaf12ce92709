package io.pivot5.shared.settings;

import java.util.List;

/// Settings about one thing.
public record SettingSection(String title, List<Setting<?>> settings) {
    public SettingSection {
        settings = List.copyOf(settings);
    }
}
