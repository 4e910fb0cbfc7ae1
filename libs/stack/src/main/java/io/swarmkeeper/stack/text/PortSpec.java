package io.swarmkeeper.stack.text;

import io.swarmkeeper.stack.Compat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** docker's short port syntax: {@code [ip:][host[-host]:]container[-container][/proto]}. */
public final class PortSpec {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

  private PortSpec() {}

  /**
   * One published port.
   *
   * @param ip the host address, which swarm ignores; or empty
   * @param published 0 if the engine shall choose
   */
  public record Port(String ip, int target, int published, String protocol) {}

  private record Range(int start, int end) {
    int span() {
      return end - start;
    }
  }

  /** The ports that a text means, in docker's order. */
  public static List<Port> parse(String text, Compat compat) throws MalformedText {
    String[] parts = text.split(":", -1);
    String last = parts[parts.length - 1];
    String host = parts.length > 1 ? parts[parts.length - 2] : "";
    String ip =
        parts.length > 2
            ? address(String.join(":", List.of(parts).subList(0, parts.length - 2)), compat)
            : "";
    String[] ends = last.split("/", -1);
    String protocol =
        ends.length < 2 || ends[1].isEmpty() ? "tcp" : ends[1].toLowerCase(Locale.ROOT);
    if (ends[0].isEmpty()) {
      throw new MalformedText(
          "'" + text + "' names no container port; write [host:]container[/tcp|udp|sctp]");
    }
    Range container = range(ends[0], "container port");
    Range published = host.isEmpty() ? new Range(0, 0) : range(host, "host port");
    if (!host.isEmpty() && container.span() != published.span() && container.span() != 0) {
      throw new MalformedText("the ranges " + host + " and " + ends[0] + " differ in length");
    }
    if (!PROTOCOLS.contains(protocol)) {
      throw new MalformedText("unknown protocol '" + protocol + "'; tcp, udp and sctp are allowed");
    }
    return spread(ip, container, host.isEmpty() ? null : published, protocol);
  }

  private static List<Port> spread(String ip, Range container, Range host, String protocol) {
    List<Port> ports = new ArrayList<>();
    if (host != null && container.span() == 0) {
      for (int p = host.start(); p <= host.end(); p++) {
        ports.add(new Port(ip, container.start(), p, protocol));
      }
      return ports;
    }
    for (int i = 0; i <= container.span(); i++) {
      ports.add(new Port(ip, container.start() + i, host == null ? 0 : host.start() + i, protocol));
    }
    ports.sort((a, b) -> key(a).compareTo(key(b)));
    return ports;
  }

  private static String key(Port port) {
    return port.target() + "/" + port.protocol();
  }

  private static Range range(String text, String what) throws MalformedText {
    String[] ends = text.split("-", -1);
    int start = number(ends[0], text, what);
    int end = ends.length == 1 ? start : number(ends[1], text, what);
    if (end < start) {
      throw new MalformedText("the " + what + " range " + text + " runs backwards");
    }
    return new Range(start, end);
  }

  private static int number(String text, String all, String what) throws MalformedText {
    if (!text.matches("[0-9]{1,20}")
        || Long.parseLong("0" + text.substring(Math.max(0, text.length() - 18))) > 65535) {
      throw new MalformedText(
          "'" + all + "' is no " + what + "; ports are whole numbers up to 65535");
    }
    return Integer.parseInt(text);
  }

  private static String address(String text, Compat compat) throws MalformedText {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String ip = bracketed ? text.substring(1, text.length() - 1) : text;
    if (!ip.isEmpty() && !Addresses.isIp(ip)) {
      throw new MalformedText("'" + text + "' is no IP address");
    }
    if (!bracketed && !compat.is28() && ip.contains(":")) {
      throw new MalformedText("an IPv6 address stands in brackets: [" + ip + "]");
    }
    return ip;
  }
}
