package io.swarmkeeper.service;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Values from wherever MicroProfile finds them: system properties, environment, files. */
public record MicroProfileSettings(Config config) implements SettingValues {
  @Override
  public <T> Optional<T> given(Setting<T> setting) {
    return config.getOptionalValue(setting.name(), setting.type());
  }
}
