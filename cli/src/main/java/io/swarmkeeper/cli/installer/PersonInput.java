package io.swarmkeeper.cli.installer;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.cli.operation.ReasonOptions;
import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an installer wrote of a person. All that is wrong with it is said at once, and nothing that
 * may be a secret is repeated.
 */
final class PersonInput {
  private static final int MOST_BYTES = 4096;
  private static final Pattern SEED = Pattern.compile("(?s).*\\bS[A-Z][A-Z2-7]{20,}.*");
  private final Session session;
  private final List<String> wrong = new ArrayList<>();

  PersonInput(Session session) {
    this.session = session;
  }

  String name(String text) {
    Person.wrongName(text).ifPresent(why -> wrong.add("NAME: " + why));
    return text;
  }

  /** The role of that word, if people have it. */
  Optional<Role> role(String word) {
    var role = Role.words().contains(word) ? Optional.of(Role.of(word)) : Optional.<Role>empty();
    Person.wrongRole(role.orElse(null)).ifPresent(why -> wrong.add("--role: " + why));
    if (role.equals(Optional.of(Role.INSTALLER))) {
      // decision 0050: the root of trust is where root is
      wrong.add("--role: installers stand in the trust file, and cannot be taken in over NATS");
    }
    return role.filter(Role::person);
  }

  /** What a deployer may deploy; nobody else has such a list. */
  List<String> stacks(Optional<Role> role, List<String> patterns) {
    Person.wrongStacks(patterns).ifPresent(why -> wrong.add("--stack: " + why));
    if (role.equals(Optional.of(Role.DEPLOYER)) && patterns.isEmpty()) {
      wrong.add("--stack: say which stacks the deployer may deploy, such as 'shop-*'; '*' is all");
    }
    if (!role.equals(Optional.of(Role.DEPLOYER)) && !patterns.isEmpty() && role.isPresent()) {
      wrong.add("--stack: only a deployer is bound to stacks");
    }
    return patterns;
  }

  /** A public key, or {@code @} and the file that holds nothing else. */
  Optional<PublicKey> key(String option, String text) {
    var written =
        text.startsWith("@") ? content(option, text.substring(1)) : Optional.of(text.strip());
    return written.flatMap(key -> {
      if (SigningKey.isPublicKey(key)) {
        return Optional.of(new PublicKey(key));
      }
      wrong.add(
          option
              + (SEED.matcher(key).matches()
                  ? ": this is or holds a seed, which nobody else may see: give the public key (U...)"
                  : ": a user's public nkey has 56 letters and digits and begins with U;"
                      + " in this one something is missing or mistyped"));
      return Optional.empty();
    });
  }

  /** The key that takes another one's place. */
  Optional<PublicKey> retired(Optional<String> text, Optional<PublicKey> next) {
    var retired = text.flatMap(key -> key("--retire", key));
    if (retired.isPresent() && retired.equals(next)) {
      wrong.add("--retire: it is the key that --key gives");
    }
    return retired;
  }

  Optional<Asked> asked(ReasonOptions reason) {
    try {
      return Optional.of(reason.asked(session));
    } catch (GiveUp e) {
      wrong.addAll(e.sentences());
      return Optional.empty();
    }
  }

  /** Goes on only if nothing was wrong. */
  void check() throws GiveUp {
    if (!wrong.isEmpty()) {
      throw new GiveUp(ExitCode.REFUSED, wrong);
    }
  }

  private Optional<String> content(String option, String name) {
    try {
      var file = session.surroundings().directory().resolve(Path.of(name));
      if (!Files.isRegularFile(file)) {
        wrong.add("%s: there is no file '%s'".formatted(option, name));
        return Optional.empty();
      }
      try (var in = Files.newInputStream(file)) {
        return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip());
      }
    } catch (IOException | InvalidPathException _) {
      wrong.add("%s: the file '%s' cannot be read".formatted(option, name));
      return Optional.empty();
    }
  }
}
