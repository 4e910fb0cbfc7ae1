package io.swarmkeeper.planner.policy;

import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads one entry of a policy. What is wrong is reported, and something is read in its place, so
 * that all mistakes are found at once.
 *
 * @param path of the entry, such as {@code policy.0}
 */
record EntryReader(String path, Problems problems) {
  private static final String REFUSE = Permission.REFUSE.word();
  private static final String WARN = Permission.WARN.word();
  private static final String ALLOW = Permission.ALLOW.word();
  private static final String WORDS = "allow, warn or refuse";

  StackRules entry(Value value) {
    if (!(value instanceof Mapping entry)) {
      problems.refuse(value.at(), path, "must be a mapping with 'stacks'");
      return StackRules.USUAL;
    }
    onlyKeys(entry, PolicyWords.OF_AN_ENTRY, path, problems);
    var usual = StackRules.USUAL;
    return new StackRules(
        entry.at().file() + ":" + entry.at().line(),
        stacks(entry),
        new MountRules(
            paths(entry, usual.mounts().host()),
            word(entry, PolicyWords.ENGINE_SOCKET, usual.mounts().socket()),
            word(entry, PolicyWords.MOUNT_PROPAGATION, usual.mounts().spreading()),
            names(entry, PolicyWords.VOLUME_DRIVERS, name -> name, usual.mounts().drivers())),
        names(entry, PolicyWords.CAP_ADD, StackRules::capability, usual.capabilities()),
        names(entry, PolicyWords.SYSCTLS, StackRules::sysctl, usual.sysctls()),
        word(entry, PolicyWords.HOST_NETWORK, usual.hostNetwork()),
        word(entry, PolicyWords.HOST_PORTS, usual.hostPorts()),
        word(entry, PolicyWords.ROOT_USER, usual.rootUser()),
        word(entry, PolicyWords.CREDENTIAL_SPEC, usual.credentialSpec()),
        word(entry, PolicyWords.UNCONFINED, usual.unconfined()));
  }

  static void onlyKeys(Mapping mapping, List<String> known, String path, Problems problems) {
    mapping
        .fields()
        .forEach((key, field) -> {
          if (!known.contains(key)) {
            problems.refuse(
                field.key(),
                path.isEmpty() ? key : path + "." + key,
                "is no key of a policy here; there are " + String.join(", ", known));
          }
        });
  }

  private List<NamePattern> stacks(Mapping entry) {
    var stacks = texts(entry, PolicyWords.STACKS, at(PolicyWords.STACKS));
    if (stacks.isEmpty()) {
      problems.refuse(
          entry.where(PolicyWords.STACKS),
          at(PolicyWords.STACKS),
          "must say which stacks, as a list: [\"shop-*\"]");
    }
    return stacks.stream().map(NamePattern::new).toList();
  }

  private PathRule paths(Mapping entry, PathRule usual) {
    var key = PolicyWords.HOST_MOUNTS;
    if (!(entry.get(key).orElse(null) instanceof Mapping lists)) {
      return entry.get(key).isEmpty() ? usual : PathRule.of(word(entry, key, Permission.REFUSE));
    }
    onlyKeys(
        lists,
        List.of(REFUSE, WARN, ALLOW, PolicyWords.READ_ONLY, PolicyWords.OTHERWISE),
        at(key),
        problems);
    return new PathRule(
        paths(lists, REFUSE),
        paths(lists, WARN),
        paths(lists, ALLOW),
        paths(lists, PolicyWords.READ_ONLY),
        otherwise(lists, key));
  }

  private List<PathPattern> paths(Mapping lists, String key) {
    var path = at(PolicyWords.HOST_MOUNTS) + "." + key;
    var patterns = new ArrayList<PathPattern>();
    for (var text : texts(lists, key, path)) {
      var pattern = PathPattern.of(text);
      if (pattern.path().anywhere() || pattern.path().path().contains("*")) {
        problems.refuse(
            lists.where(key),
            path,
            "'%s' is no absolute path; a * is allowed as the last name alone: /data/*"
                .formatted(text));
      }
      patterns.add(pattern);
    }
    return patterns;
  }

  private NameRule names(Mapping entry, String key, UnaryOperator<String> normal, NameRule usual) {
    if (!(entry.get(key).orElse(null) instanceof Mapping lists)) {
      return entry.get(key).isEmpty() ? usual : NameRule.of(word(entry, key, Permission.REFUSE));
    }
    onlyKeys(lists, List.of(REFUSE, WARN, ALLOW, PolicyWords.OTHERWISE), at(key), problems);
    Function<String, List<NamePattern>> list =
        word ->
            texts(lists, word, at(key) + "." + word).stream()
                .map(normal)
                .map(NamePattern::new)
                .toList();
    return new NameRule(
        list.apply(REFUSE), list.apply(WARN), list.apply(ALLOW), otherwise(lists, key));
  }

  private Permission otherwise(Mapping lists, String key) {
    if (lists.get(PolicyWords.OTHERWISE).isEmpty()) {
      problems.refuse(
          lists.at(), at(key), "must say what holds for all others: otherwise: " + WORDS);
    }
    return new EntryReader(at(key), problems).word(lists, PolicyWords.OTHERWISE, Permission.REFUSE);
  }

  private Permission word(Mapping mapping, String key, Permission usual) {
    var value = mapping.get(key);
    if (value.isEmpty()) {
      return usual;
    }
    var said =
        value.get() instanceof Text(_, String text)
            ? Permission.of(text)
            : Optional.<Permission>empty();
    if (said.isEmpty()) {
      problems.refuse(value.get().at(), at(key), "must be " + WORDS);
    }
    return said.orElse(Permission.REFUSE);
  }

  private List<String> texts(Mapping mapping, String key, String path) {
    var value = mapping.get(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof Listing(_, List<Value> items))) {
      problems.refuse(value.get().at(), path, "must be a list");
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (var item : items) {
      if (item instanceof Text(_, String text) && !text.isBlank()) {
        texts.add(text);
      } else {
        problems.refuse(item.at(), path, "must be a list of texts, in quotes where they have a *");
      }
    }
    return texts;
  }

  private String at(String key) {
    return path + "." + key;
  }
}
