package io.swarmkeeper.contract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A person, or a program of the user's such as CI, as the directory of keys has it.
 *
 * @param name 1 to 32 letters, digits, {@code -} or {@code _}: a token of the subjects of his
 *     requests
 * @param stacks the stacks that a deployer may ask for: names, in which {@code *} stands for any
 *     characters
 * @param keys the nkeys by which it is known, the newest first
 */
public record Person(String name, Role role, List<String> stacks, List<PublicKey> keys) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");
  private static final Pattern STACKS = Pattern.compile("[A-Za-z0-9_*-]{1,64}");
  private static final int MOST_STACKS = 100;
  private static final int MOST_KEYS = 10;

  /** Refuses what could not be a token, a role of our programs, and one without a key. */
  public Person {
    stacks = stacks == null ? List.of() : List.copyOf(stacks);
    keys = keys == null ? List.of() : List.copyOf(keys);
    Stream.of(wrongName(name), wrongRole(role), wrongStacks(stacks), wrongKeys(keys))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(wrong -> {
          throw new IllegalArgumentException(wrong);
        });
  }

  /** Why nobody can have this name, if nobody can. */
  public static Optional<String> wrongName(String name) {
    return name != null && NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of("a person's name has 1 to 32 letters, digits, '-' or '_'");
  }

  /** Why a person cannot have this role, if none can. */
  public static Optional<String> wrongRole(Role role) {
    return role != null && role.person()
        ? Optional.empty()
        : Optional.of("a person's role is installer, deployer, operator, auditor or reader");
  }

  /** Why these cannot be the stacks of a deployer, if they cannot. */
  public static Optional<String> wrongStacks(List<String> stacks) {
    return stacks.size() <= MOST_STACKS
            && stacks.stream().allMatch(s -> STACKS.matcher(s).matches())
        ? Optional.empty()
        : Optional.of("stacks are up to 100 names of letters, digits, '-', '_' and '*'");
  }

  private static Optional<String> wrongKeys(List<PublicKey> keys) {
    return keys.isEmpty() || keys.size() > MOST_KEYS
        ? Optional.of("a person has 1 to 10 keys")
        : Optional.empty();
  }
}
