package io.swarmkeeper.executor.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which registries on private addresses may be asked: by name, with or without a port, or by the
 * network that they are in.
 *
 * @param names such as {@code registry.corp:5000} or {@code registry.corp}
 */
public record AllowedRegistries(Set<String> names, List<Network> networks) {
  /** Of the value of the setting: names and networks, separated by commas. */
  public static AllowedRegistries of(String setting) {
    var names = new ArrayList<String>();
    var networks = new ArrayList<Network>();
    for (var part : Arrays.stream(setting.split(",", -1)).map(String::strip).toList()) {
      if (part.contains("/")) {
        networks.add(Network.of(part));
      } else if (!part.isEmpty()) {
        names.add(part.toLowerCase(Locale.ROOT));
      }
    }
    return new AllowedRegistries(Set.copyOf(names), List.copyOf(networks));
  }

  /** Whether it is named, as {@code host} or {@code host:port}. */
  boolean names(String registry) {
    var name = registry.toLowerCase(Locale.ROOT);
    return names.contains(name) || names.contains(RegistryGuard.host(name));
  }

  /** Whether its address is in a network that is named. */
  boolean contain(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  /** A network, such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
  public record Network(InetAddress address, int prefix) {
    private static final Pattern CIDR =
        Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/([0-9]{1,3})");

    static Network of(String text) {
      var matcher = CIDR.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(wrong(text));
      }
      try {
        // Digits, dots and colons alone: no name is looked up.
        var address = InetAddress.getByName(matcher.group(1));
        var prefix = Integer.parseInt(matcher.group(2));
        if (prefix > address.getAddress().length * Byte.SIZE) {
          throw new IllegalArgumentException(wrong(text));
        }
        return new Network(address, prefix);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(wrong(text), e);
      }
    }

    private static String wrong(String text) {
      return "keeper.registries: '%s' is no network such as 10.0.0.0/8".formatted(text);
    }

    boolean contains(InetAddress other) {
      var own = address.getAddress();
      var its = other.getAddress();
      if (own.length != its.length) {
        return false;
      }
      for (var bit = 0; bit < prefix; bit++) {
        var mask = 0x80 >> (bit % Byte.SIZE);
        if (((own[bit / Byte.SIZE] ^ its[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
