package io.swarmkeeper.nats;

import java.util.List;

/**
 * What NATS lets one key do; everything else is refused.
 *
 * @param publish subjects, with wildcards
 * @param neverPublish what is refused of these all the same
 * @param subscribe subjects, with wildcards
 * @param answers whether it may also publish to the reply subject of what it has received
 */
record Permissions(
    List<String> publish, List<String> neverPublish, List<String> subscribe, boolean answers) {
  Permissions {
    publish = List.copyOf(publish);
    neverPublish = List.copyOf(neverPublish);
    subscribe = List.copyOf(subscribe);
  }
}
