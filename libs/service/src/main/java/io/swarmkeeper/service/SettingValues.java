package io.swarmkeeper.service;

import java.util.Optional;

/** What a person has set. */
public interface SettingValues {
  /** The value, if there is one. */
  <T> Optional<T> given(Setting<T> setting);
}
