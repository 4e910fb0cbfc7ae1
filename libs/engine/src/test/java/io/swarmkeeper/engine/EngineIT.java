package io.swarmkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract with a real engine: what we change is all that changes. */
class EngineIT {
  private final Engine engine = Engine.at(URI.create(System.getenv("DOCKER_HOST")));
  private final String name = "engine-it-" + UUID.randomUUID().toString().substring(0, 8);
  private final List<String> created = new ArrayList<>();

  @AfterEach
  void clean() throws Exception {
    try (engine) {
      for (var path : created.reversed()) {
        var _ = engine.http().delete(path);
      }
    }
  }

  @Test
  void a_changed_image_is_the_only_difference_in_a_service_with_every_option() throws Exception {
    var spec = everyOption();
    assertOnlyTheImageChanges(create(spec));
  }

  @Test
  void a_changed_image_is_the_only_difference_in_a_job() throws Exception {
    var spec =
        Json.parse(
            """
            {"Name":"%s","TaskTemplate":{"ContainerSpec":{"Image":"web:v1"},"RestartPolicy":{"Condition":"none"},
             "Placement":{"Constraints":["node.labels.nowhere==1"]}},
             "Mode":{"ReplicatedJob":{"MaxConcurrent":2,"TotalCompletions":5}}}\
            """
                .formatted(name));
    assertOnlyTheImageChanges(create(spec));
  }

  @Test
  void a_stale_version_is_a_change_meanwhile() throws Exception {
    var id = create(everyOption());
    var service = engine.service(id);
    var stale = Json.version(service) - 1;
    assertThatThrownBy(
            () -> engine.updateService(id, stale, service.path("Spec"), Optional.empty()))
        .isInstanceOf(UpdateOutOfSequence.class);
  }

  @Test
  void names_that_are_taken_or_missing_are_refusals() throws Exception {
    create(everyOption());
    assertThatThrownBy(() -> engine.createConfig(config()))
        .isInstanceOfSatisfying(EngineRefused.class, e -> assertThat(e.alreadyThere()).isTrue());
    assertThatThrownBy(() -> engine.service(name + "-missing"))
        .isInstanceOfSatisfying(EngineRefused.class, e -> assertThat(e.notFound()).isTrue());
  }

  @Test
  void a_worker_says_that_it_is_no_manager() throws Exception {
    var worker = System.getenv("SANDBOX_SOCKETS").replaceAll(".*node-2=([^,]*).*", "$1");
    try (var other = Engine.at(URI.create(worker))) {
      assertThatThrownBy(other::nodes)
          .isInstanceOfSatisfying(EngineRefused.class, e -> assertThat(e.notManager()).isTrue());
    }
  }

  @Test
  void a_registry_is_asked_through_the_engine() throws Exception {
    var found =
        engine.distribution(System.getenv("SANDBOX_REGISTRY") + "/web:v1", Optional.empty());
    assertThat(found.at("/Descriptor/digest").asText()).startsWith("sha256:");
    assertThatThrownBy(() ->
            engine.distribution(System.getenv("SANDBOX_REGISTRY") + "/web:none", Optional.empty()))
        .isInstanceOf(EngineRefused.class);
  }

  private void assertOnlyTheImageChanges(String id) throws EngineTrouble {
    var before = engine.service(id);
    var spec = SpecDocument.of(before.path("Spec"));
    var _ =
        engine.updateService(
            id, Json.version(before), spec.withImage("web:v2").json(), Optional.empty());
    var after = engine.service(id).path("Spec").toString();
    assertThat(after).isEqualTo(before.path("Spec").toString().replace("\"web:v1\"", "\"web:v2\""));
    assertThat(after).contains("\"web:v2\"");
  }

  private String create(JsonNode spec) throws EngineTrouble {
    var id = engine.createService(spec, Optional.empty());
    created.add("/services/" + id);
    return id;
  }

  private ObjectNode config() {
    return Json.object().put("Name", name + "-config").put("Data", "eyJDbXNQbHVnaW5zIjpbXX0=");
  }

  /** As the create request says it, and as the engine then keeps it. */
  private ObjectNode everyOption() throws IOException, EngineTrouble {
    var config = engine.createConfig(config());
    created.add("/configs/" + config);
    var network = engine.createNetwork(Json.object().put("Name", name).put("Driver", "overlay"));
    created.add("/networks/" + network);
    try (var file = getClass().getResourceAsStream("/every-option.json")) {
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Json.parse(
          text.replace("NAME", name)
              .replace("NETWORK", network)
              .replace("\"CONFIG\"", '"' + config + '"'));
    }
  }
}
