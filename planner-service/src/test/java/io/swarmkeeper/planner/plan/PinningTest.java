package io.swarmkeeper.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Query.Access;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Query.ImageFound;
import io.swarmkeeper.contract.Query.Platform;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.Recorded;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Images get their digests and platforms as from the docker CLI. */
final class PinningTest {
  private static final String TAG = "shop/web:v1";
  private static final String DIGEST = "sha256:31fa";

  @Test
  void an_image_gets_its_digest_and_its_platforms() {
    var pinned =
        pin(TAG, found(TAG, DIGEST, new Platform("linux", "amd64"), new Platform("linux", "arm")));
    assertThat(pinned.findings()).isEmpty();
    assertThat(pinned.services().getFirst().spec().at("/TaskTemplate"))
        .isEqualTo(
            Recorded.json(
                """
                {"ContainerSpec": {"Image": "shop/web:v1@sha256:31fa"},
                 "Placement": {"Platforms": [{"Architecture": "amd64", "OS": "linux"}, {"OS": "linux"}]}}\
                """));
  }

  @Test
  void an_image_with_a_digest_keeps_it_and_gets_its_platforms() {
    var name = "shop/web@sha256:0000";
    var spec =
        pin(name, found(name, DIGEST, new Platform("linux", "amd64"))).services().getFirst().spec();
    assertThat(spec.at("/TaskTemplate/ContainerSpec/Image").textValue()).isEqualTo(name);
    assertThat(spec.at("/TaskTemplate/Placement/Platforms")).hasSize(1);
  }

  @Test
  void what_the_cli_pinned_is_pinned_the_same() {
    Recorded.services("nerd-dinner-1")
        .forEach((name, posted) -> {
          var image = posted.at("/TaskTemplate/ContainerSpec/Image").textValue().split("@", 2);
          var bare = posted.deepCopy();
          ((ObjectNode) bare.at("/TaskTemplate/ContainerSpec")).put("Image", image[0]);
          ((ObjectNode) bare.at("/TaskTemplate/Placement")).remove("Platforms");
          var answer =
              new ImageAnswer(List.of(found(image[0], image[1], new Platform("linux", "amd64"))));
          assertThat(
                  Pinning.pin(
                          wanted(bare),
                          answer,
                          new ClusterView(Instant.EPOCH, Instant.EPOCH, Map.of(), Map.of()))
                      .services()
                      .getFirst()
                      .spec())
              .isEqualTo(posted);
        });
  }

  @Test
  void an_image_that_the_registry_does_not_have_is_an_error_with_its_words() {
    var missing =
        new ImageFound(
            TAG, Optional.empty(), List.of(), Optional.of("manifest unknown"), Optional.empty());
    assertThat(pin(TAG, missing).findings())
        .containsExactly(
            Finding.error(
                "services.web.image",
                "image shop/web:v1 cannot be pinned to a digest: manifest unknown"));
  }

  @Test
  void what_a_registry_does_not_show_is_left_to_the_check_of_credentials() {
    var access = new Access("docker.io", true, Optional.empty());
    var hidden =
        new ImageFound(
            TAG, Optional.empty(), List.of(), Optional.of("denied"), Optional.of(access));
    var pinned = pin(TAG, hidden);
    assertThat(pinned.findings()).isEmpty();
    assertThat(pinned.services().getFirst().access()).contains(access);
  }

  @Test
  void a_digest_that_may_not_be_looked_at_keeps_the_platforms_that_it_had() {
    var state = Recorded.nerdDinner();
    var live = state.services().getFirst().at("/Spec");
    var image = live.at("/TaskTemplate/ContainerSpec/Image").textValue();
    var hidden =
        new ImageFound(
            image,
            Optional.empty(),
            List.of(),
            Optional.of("denied"),
            Optional.of(new Access("docker.io", true, Optional.empty())));
    var service =
        new Wanted.Service(
            live.at("/Name").textValue(),
            spec(image),
            List.of(),
            new Wanted.Allowances(List.of(), false, Optional.empty(), false),
            Optional.empty());
    var wanted =
        new Wanted("shop", List.of(service), List.of(), List.of(), List.of(), false, List.of());
    var view = SwarmReader.read(state, Map.of(), Map.of(), state.readAt());
    var pinned = Pinning.pin(wanted, new ImageAnswer(List.of(hidden)), view);
    assertThat(pinned.services().getFirst().spec().at("/TaskTemplate/Placement/Platforms"))
        .isEqualTo(live.at("/TaskTemplate/Placement/Platforms"))
        .isNotEmpty();
  }

  @Test
  void an_image_that_nobody_answers_for_is_an_error() {
    assertThat(pin(TAG).findings())
        .extracting(Finding::where)
        .containsExactly("services.web.image");
  }

  @Test
  void a_service_without_an_image_is_an_error() {
    assertThat(pin("").findings())
        .containsExactly(Finding.error("services.web.image", "there is no image: name one"));
    assertThat(Pinning.images(wanted(spec("")))).isEmpty();
  }

  @Test
  void every_image_is_asked_for_once() {
    var twice = wanted(spec(TAG), spec(TAG), spec("other:1"));
    assertThat(Pinning.images(twice)).containsExactly(TAG, "other:1");
  }

  private static Wanted pin(String image, ImageFound... found) {
    return Pinning.pin(
        wanted(spec(image)),
        new ImageAnswer(List.of(found)),
        new ClusterView(Instant.EPOCH, Instant.EPOCH, Map.of(), Map.of()));
  }

  private static ObjectNode spec(String image) {
    return (ObjectNode)
        Recorded.json("{\"TaskTemplate\": {\"ContainerSpec\": {\"Image\": \"" + image + "\"}}}");
  }

  private static Wanted wanted(ObjectNode... specs) {
    var services =
        Arrays.stream(specs)
            .map(s ->
                new Wanted.Service(
                    "shop_web",
                    s,
                    List.of(),
                    new Wanted.Allowances(List.of(), false, Optional.empty(), false),
                    Optional.empty()))
            .toList();
    return new Wanted("shop", services, List.of(), List.of(), List.of(), false, List.of());
  }

  private static ImageFound found(String image, String digest, Platform... platforms) {
    return new ImageFound(
        image, Optional.of(digest), List.of(platforms), Optional.empty(), Optional.empty());
  }
}
