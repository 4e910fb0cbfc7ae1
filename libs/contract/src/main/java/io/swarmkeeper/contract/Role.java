package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the holder of a key may do (docs/roles.md). */
public enum Role {
  /** Makes streams and buckets, and says who the people are. */
  INSTALLER(true),
  PLANNER(false),
  EXECUTOR_MANAGER(false),
  EXECUTOR_WORKER(false),
  WATCHER(false),
  INDEXER(false),
  /** Asks for deploys and rollbacks of the stacks that are his. */
  DEPLOYER(true),
  /** Asks for anything, of any stack and node. */
  OPERATOR(true),
  /** Reads everything, the journal by its sequences too, and asks for nothing. */
  AUDITOR(true),
  /** Sees what is, and asks for nothing. */
  READER(true);

  private final boolean person;

  Role(boolean person) {
    this.person = person;
  }

  /** Whether people have it, rather than our programs. */
  public boolean person() {
    return person;
  }

  /** As in files and messages, such as {@code executor-manager}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All of them, as they are written. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Role::word).toList();
  }

  /** The role that is written so. */
  @JsonCreator
  public static Role of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no role '%s'; the roles are: %s"
                    .formatted(word, String.join(", ", words()))));
  }
}
