package io.swarmkeeper.executor.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Which registries are asked about images at all: whoever may ask for a deploy may name any host,
 * and nobody should learn through a manager what answers on addresses that are not for everybody
 * (docs/decisions/0044). Loopback, link-local and private addresses are asked only if the setting
 * names them, or the swarm runs images from there already.
 *
 * @param resolver finds the addresses of a host
 */
public record RegistryGuard(AllowedRegistries allowed, Resolver resolver) {
  private static final String DOCKER_HUB = "docker.io";
  private static final int V6_BYTES = 16;
  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int UNIQUE_LOCAL_MASK = 0xfe;
  private static final AllowedRegistries.Network CARRIERS =
      AllowedRegistries.Network.of("100.64.0.0/10");

  /** Finds addresses. */
  @FunctionalInterface
  public interface Resolver {
    /** All that the name has. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
  }

  /** With the names of this machine. */
  public static RegistryGuard of(AllowedRegistries allowed) {
    return new RegistryGuard(allowed, host -> List.of(InetAddress.getAllByName(host)));
  }

  /**
   * Why a registry is not asked; empty, if it may be.
   *
   * @param registry its host and port
   */
  public Optional<String> objection(String registry) {
    if (registry.equals(DOCKER_HUB) || allowed.names(registry)) {
      return Optional.empty();
    }
    try {
      var addresses = resolver.addresses(host(registry));
      return addresses.stream()
          .filter(address -> !forEverybody(address) && !allowed.contain(address))
          .findFirst()
          .map(_ -> closed(registry));
    } catch (UnknownHostException _) {
      return Optional.of("nobody knows the registry " + registry + ": check the name");
    }
  }

  private static String closed(String registry) {
    return "the registry "
        + registry
        + " is on a private address, and was not used in this swarm before: add it to"
        + " keeper.registries of the executors on managers (KEEPER_REGISTRIES="
        + registry
        + ")";
  }

  /** Whether an address is one of the internet's. */
  private static boolean forEverybody(InetAddress address) {
    return !(address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || CARRIERS.contains(address)
        || isUniqueLocal(address.getAddress()));
  }

  private static boolean isUniqueLocal(byte[] bytes) {
    return bytes.length == V6_BYTES && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
  }

  /** Without the port. */
  static String host(String registry) {
    var colon = registry.lastIndexOf(':');
    var host = colon < 0 || registry.endsWith("]") ? registry : registry.substring(0, colon);
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
