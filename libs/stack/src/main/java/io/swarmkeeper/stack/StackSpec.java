package io.swarmkeeper.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What a stack is told to be: the bodies of the Engine API requests that a fresh {@code docker
 * stack deploy} would send, sorted by name.
 *
 * @param networks of {@code POST /networks/create}
 * @param externalNetworks names of networks that must exist (built-in ones left out)
 * @param secrets of {@code POST /secrets/create}, without data
 * @param externalSecrets names of secrets that services use and that must exist
 * @param configs of {@code POST /configs/create}, with data
 * @param externalConfigs names of configs that services use and that must exist
 * @param services of {@code POST /services/create}; networks, secrets and configs by name, no ids
 * @param policy {@code x-keeper} of the stack
 */
public record StackSpec(
    String stack,
    List<Named> networks,
    List<String> externalNetworks,
    List<Named> secrets,
    List<String> externalSecrets,
    List<Named> configs,
    List<String> externalConfigs,
    List<Service> services,
    StackPolicy policy) {
  public StackSpec {
    networks = List.copyOf(networks);
    externalNetworks = List.copyOf(externalNetworks);
    secrets = List.copyOf(secrets);
    externalSecrets = List.copyOf(externalSecrets);
    configs = List.copyOf(configs);
    externalConfigs = List.copyOf(externalConfigs);
    services = List.copyOf(services);
  }

  /**
   * A network, secret or config to create.
   *
   * @param key as in the stack file
   * @param name as in Swarm
   * @param file path of a secret's or config's file as written in the stack file
   */
  public record Named(String key, String name, ObjectNode body, Optional<String> file) {}

  /**
   * A service to create.
   *
   * @param key as in the stack file
   * @param name as in Swarm
   * @param dependsOn keys of the services that come before it
   * @param policy {@code x-keeper} of the service
   */
  public record Service(
      String key, String name, ObjectNode body, List<String> dependsOn, ServicePolicy policy) {
    public Service {
      dependsOn = List.copyOf(dependsOn);
    }
  }
}
