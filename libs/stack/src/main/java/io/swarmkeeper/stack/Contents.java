package io.swarmkeeper.stack;

import java.util.Map;
import java.util.Optional;

/**
 * What the files of env_file, configs and secrets hold, by path as written in the stack file
 * (relative to the first stack file).
 */
@FunctionalInterface
public interface Contents {
  /** The bytes of a file, or nothing when there is none. */
  Optional<byte[]> read(String path);

  /** Whether the bytes of secrets travel another way, so that not having them here is no error. */
  default boolean secretsElsewhere() {
    return false;
  }

  /** Contents from a map. */
  static Contents of(Map<String, byte[]> files) {
    return path -> Optional.ofNullable(files.get(path));
  }

  /** Contents from a map that leaves out the secrets' files. */
  static Contents withoutSecrets(Map<String, byte[]> files) {
    return new Contents() {
      @Override
      public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path));
      }

      @Override
      public boolean secretsElsewhere() {
        return true;
      }
    };
  }
}
