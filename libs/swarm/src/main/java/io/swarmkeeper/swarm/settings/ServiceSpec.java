package io.swarmkeeper.swarm.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.spec.ServiceMode;
import io.swarmkeeper.swarm.spec.UpdatePace;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a raw service spec says, wanted or live, with the engine's defaults where it says nothing.
 */
public record ServiceSpec(JsonNode json) {
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

  /** The image, with its digest where it is pinned; empty if there is none. */
  public String image() {
    return EngineJson.textOrEmpty(json, "/TaskTemplate/ContainerSpec/Image");
  }

  public ServiceMode mode() {
    return ServiceMode.of(json);
  }

  public UpdatePace pace() {
    return UpdatePace.of(json);
  }

  public Duration monitor() {
    return pace().monitor();
  }

  /** The share of tasks that may fail in an update, from 0 to 1. */
  public double maxFailureRatio() {
    return json.at("/UpdateConfig/MaxFailureRatio").asDouble(0);
  }

  /** When Swarm starts a task again that has ended. */
  public RestartPolicy restartPolicy() {
    return RestartPolicy.of(json);
  }

  /** How long a container may take to stop before it is killed. */
  public Duration stopGracePeriod() {
    var nanos = json.at("/TaskTemplate/ContainerSpec/StopGracePeriod").asLong(0);
    return nanos > 0 ? Duration.ofNanos(nanos) : STOPS_WITHIN;
  }

  public Healthcheck healthcheck() {
    return new Healthcheck(json.at("/TaskTemplate/ContainerSpec/Healthcheck"));
  }

  public Reservation reservation() {
    return Reservation.ofTask(json.path("TaskTemplate"));
  }

  /** The counter whose change alone replaces every task. */
  public long forceUpdate() {
    return json.at("/TaskTemplate/ForceUpdate").asLong(0);
  }

  /** The raw placement, which may be missing. */
  public JsonNode placement() {
    return json.at("/TaskTemplate/Placement");
  }

  /** The constraints of its placement, as they are written. */
  public List<String> constraints() {
    return placement().path("Constraints").valueStream().map(JsonNode::asText).toList();
  }

  /** The platforms that its image has, such as {@code linux/amd64}. */
  public List<String> platforms() {
    return placement()
        .path("Platforms")
        .valueStream()
        .map(p ->
            EngineJson.textOrEmpty(p, "/OS")
                + "/"
                + EngineJson.text(p, "/Architecture").orElse("arm"))
        .distinct()
        .toList();
  }

  /** How many of its tasks a node may have, 0 for any number. */
  public long maxReplicasPerNode() {
    return placement().path("MaxReplicas").asLong(0);
  }

  /** The ports that it publishes under a fixed number. */
  public List<PublishedPort> ports() {
    return allPorts().filter(p -> p.port() > 0).distinct().toList();
  }

  /** Whether it has any port on the node of each task, under whatever number. */
  public boolean hostPorts() {
    return allPorts().anyMatch(PublishedPort::host);
  }

  private Stream<PublishedPort> allPorts() {
    return json.at("/EndpointSpec/Ports").valueStream().map(PublishedPort::of);
  }

  public List<Mount> mounts() {
    return json.at("/TaskTemplate/ContainerSpec/Mounts").valueStream().map(Mount::new).toList();
  }

  /** What its containers may do beyond the usual. */
  public Confinement confinement() {
    return new Confinement(json.at("/TaskTemplate/ContainerSpec"));
  }

  /** Names or ids of the networks that its tasks are in. */
  public List<String> networks() {
    return texts(json.at("/TaskTemplate/Networks"), "/Target");
  }

  /** The names of its configs, as it refers to them. */
  public List<String> configs() {
    return texts(json.at("/TaskTemplate/ContainerSpec/Configs"), "/ConfigName");
  }

  /** The names of its secrets, as it refers to them. */
  public List<String> secrets() {
    return texts(json.at("/TaskTemplate/ContainerSpec/Secrets"), "/SecretName");
  }

  /** Networks, also where live specs of older engines have them. */
  public Set<String> networksOfAnyAge() {
    var all = new TreeSet<>(networks());
    all.addAll(texts(json.path("Networks"), "/Target"));
    return all;
  }

  /** Configs and secrets, and what its credential spec is: there a live spec has the id. */
  public Set<String> configsAndSecrets() {
    var all = new TreeSet<>(configs());
    all.addAll(secrets());
    EngineJson.text(json, "/TaskTemplate/ContainerSpec/Privileges/CredentialSpec/Config")
        .ifPresent(all::add);
    return all;
  }

  private static List<String> texts(JsonNode list, String path) {
    return list.valueStream().flatMap(e -> EngineJson.text(e, path).stream()).toList();
  }
}
