package io.swarmkeeper.planner.policy;

import io.swarmkeeper.swarm.settings.ServiceSpec;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the policy says to the services of some stacks, about each root-like option that a service
 * of Swarm can have at all.
 *
 * @param place where that stands
 */
record StackRules(
    String place,
    List<NamePattern> stacks,
    MountRules mounts,
    NameRule capabilities,
    NameRule sysctls,
    Permission hostNetwork,
    Permission hostPorts,
    Permission rootUser,
    Permission credentialSpec,
    Permission unconfined) {
  private static final String CAP = "CAP_";
  private static final String ALL = CAP + "ALL";

  /** With one of these a container is root on the node, whatever else holds it. */
  private static final List<String> ROOT_BY_ITSELF =
      List.of("CAP_SYS_ADMIN", "CAP_SYS_MODULE", "CAP_SYS_RAWIO", "CAP_DAC_READ_SEARCH");

  private static final Pattern ROOT = Pattern.compile("(root|[+-]?0+)(:.*)?", Pattern.DOTALL);

  /** What holds where no file says anything else: what is root on a node by itself is warned of. */
  static final StackRules USUAL =
      new StackRules(
          "the built-in policy",
          List.of(new NamePattern("*")),
          new MountRules(
              new PathRule(
                  List.of(), List.of(PathPattern.of("/")), List.of(), List.of(), Permission.ALLOW),
              Permission.WARN,
              Permission.ALLOW,
              NameRule.of(Permission.ALLOW)),
          new NameRule(
              List.of(),
              ROOT_BY_ITSELF.stream().map(NamePattern::new).toList(),
              List.of(),
              Permission.ALLOW),
          NameRule.of(Permission.ALLOW),
          Permission.ALLOW,
          Permission.ALLOW,
          Permission.ALLOW,
          Permission.ALLOW,
          Permission.ALLOW);

  StackRules {
    stacks = List.copyOf(stacks);
  }

  boolean about(String stack) {
    return stacks.stream().anyMatch(pattern -> pattern.matches(stack));
  }

  /**
   * Every root-like option that a service has.
   *
   * @param hostNetworks what the network of the node is called, by names and ids
   */
  List<Option> options(ServiceSpec spec, Set<String> hostNetworks) {
    return Stream.of(
            spec.mounts().stream().flatMap(mounts::of),
            ofNames(spec),
            ofNetwork(spec, hostNetworks),
            ofContainer(spec))
        .flatMap(all -> all)
        .distinct()
        .toList();
  }

  private Stream<Option> ofNames(ServiceSpec spec) {
    var added = spec.confinement().addedCapabilities().stream().map(StackRules::capability);
    var set = spec.confinement().sysctls().stream().map(StackRules::sysctl);
    return Stream.concat(
        added.map(name ->
            new Option(
                "cap_add",
                "adds the capability " + name,
                PolicyWords.CAP_ADD,
                name.equals(ALL) ? capabilities.onAll(name) : capabilities.on(name))),
        set.map(name ->
            new Option(
                "sysctls", "sets the kernel's " + name, PolicyWords.SYSCTLS, sysctls.on(name))));
  }

  private Stream<Option> ofNetwork(ServiceSpec spec, Set<String> hostNetworks) {
    var network =
        spec.networksOfAnyAge().stream()
            .filter(hostNetworks::contains)
            .limit(1)
            .map(_ ->
                new Option(
                    "networks",
                    "is in the network of its node, and so reaches what listens there for the node"
                        + " alone",
                    PolicyWords.HOST_NETWORK,
                    hostNetwork));
    var ports =
        spec.hostPorts()
            ? Stream.of(
                new Option(
                    "ports",
                    "publishes a port on its node (mode: host)",
                    PolicyWords.HOST_PORTS,
                    hostPorts))
            : Stream.<Option>empty();
    return Stream.concat(network, ports);
  }

  private Stream<Option> ofContainer(ServiceSpec spec) {
    var walls = spec.confinement();
    var root =
        ROOT.matcher(walls.user()).matches()
            ? Stream.of(new Option("user", "runs as root", PolicyWords.ROOT_USER, rootUser))
            : Stream.<Option>empty();
    var account =
        walls.credentialSpec()
            ? Stream.of(
                new Option(
                    "credential_spec",
                    "has the account of a Windows domain",
                    PolicyWords.CREDENTIAL_SPEC,
                    credentialSpec))
            : Stream.<Option>empty();
    var loosened =
        walls.loosened().stream()
            .map(wall ->
                new Option(
                    "security_opt",
                    "has another %s than the engine's usual one".formatted(wall),
                    PolicyWords.UNCONFINED,
                    unconfined));
    return Stream.of(root, account, loosened).flatMap(all -> all);
  }

  /** As Swarm reads it: upper case, with CAP_. */
  static String capability(String written) {
    var upper = written.strip().toUpperCase(Locale.ROOT);
    return upper.startsWith(CAP) || upper.equals("*") ? upper : CAP + upper;
  }

  /** As the kernel has it: sysctl takes slashes for dots. */
  static String sysctl(String written) {
    return written.strip().replace('/', '.');
  }
}
