package io.swarmkeeper.stack.files;

import static io.swarmkeeper.stack.files.GivenFiles.file;
import static io.swarmkeeper.stack.files.GivenFiles.web;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.ServicePolicy;
import io.swarmkeeper.stack.ServicePolicy.Canary;
import io.swarmkeeper.stack.ServicePolicy.Drain;
import io.swarmkeeper.stack.ServicePolicy.Promote;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackPolicy;
import io.swarmkeeper.stack.StackPolicy.OnFailure;
import io.swarmkeeper.stack.StackReferences;
import io.swarmkeeper.stack.StackText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of reading that the recorded files do not show. */
class ReadingTest {
  @Test
  void plain_words_are_booleans_for_the_old_docker_and_strings_for_the_new() {
    assertThat(web("hostname: no").container().path("Hostname").asText()).isEqualTo("no");
    web("hostname: no")
        .in(Compat.DOCKER_20_10)
        .isRefusedWith(
            "f1.yml:5:15: services.web.hostname: must be a string, and is false; put it in quotes");
  }

  @Test
  void the_old_docker_lets_a_merge_key_overwrite_what_stands_before_it() {
    GivenFiles files =
        file(
            "version: \"3.8\"",
            "x-base: &base {image: one}",
            "services: {web: {image: two, <<: *base}}");
    assertThat(files.container().path("Image").asText()).isEqualTo("two:latest");
    assertThat(files.in(Compat.DOCKER_20_10).container().path("Image").asText())
        .isEqualTo("one:latest");
    files.warns("f1.yml:3:30: this docker lets '<<' overwrite the keys before it; put it first");
  }

  @Test
  void an_empty_variable_takes_the_deployers_value() {
    assertThat(
            web("environment: {A: \"\", B: , C: x}")
                .with("A", "mine")
                .with("C", "mine")
                .container()
                .path("Env")
                .toString())
        .isEqualTo("[\"A=mine\",\"B\",\"C=x\"]");
  }

  @Test
  void a_later_duration_or_size_of_nothing_does_not_count() {
    GivenFiles files =
        web("stop_grace_period: 5s", "deploy: {resources: {limits: {memory: 5M}}}")
            .and(
                "version: \"3.8\"",
                "services:",
                "  web:",
                "    stop_grace_period: 0s",
                "    deploy: {resources: {limits: {memory: \"0\"}}}");
    assertThat(files.container().path("StopGracePeriod").asLong()).isEqualTo(5_000_000_000L);
    assertThat(files.service("web").at("/TaskTemplate/Resources/Limits/MemoryBytes").asLong())
        .isEqualTo(5 << 20);
  }

  @Test
  void counts_are_sent_without_sign_as_go_sends_them() {
    assertThat(
            web("deploy: {replicas: 18446744073709551615}")
                .service("web")
                .at("/Mode/Replicated")
                .toString())
        .isEqualTo("{\"Replicas\":18446744073709551615}");
  }

  @Test
  void relative_bind_sources_are_below_the_first_files_directory() {
    assertThat(web("volumes: [\"../logs:/logs\"]").container().path("Mounts").toString())
        .contains("\"Source\":\"/srv/logs\"");
  }

  @Test
  void secrets_carry_no_data_but_name_their_file() {
    var stack =
        file("services: {web: {image: x}}", "secrets: {s: {file: s.txt}}")
            .holding("s.txt", "hush")
            .accepted();
    assertThat(stack.secrets().getFirst().body().has("Data")).isFalse();
    assertThat(stack.secrets().getFirst().file()).contains("s.txt");
  }

  @Test
  void a_secret_of_a_driver_has_its_options_and_no_file() {
    var secret =
        file(
                "version: \"3.8\"",
                "services: {web: {image: x, secrets: [s]}}",
                "secrets: {s: {driver: vault, driver_opts: {ttl: 5}, template_driver: golang}}")
            .accepted()
            .secrets()
            .getFirst();
    assertThat(secret.file()).isEmpty();
    assertThat(secret.body().toString())
        .isEqualTo(
            "{\"Name\":\"shop_s\",\"Labels\":{\"com.docker.stack.namespace\":\"shop\"},"
                + "\"Driver\":{\"Name\":\"vault\",\"Options\":{\"ttl\":\"5\"}},"
                + "\"Templating\":{\"Name\":\"golang\"}}");
    file("secrets: {s: {driver: vault, file: s.txt}}")
        .isRefusedWith(
            "f1.yml:1:30: secrets.s: 'driver' and 'file' exclude each other; the driver brings the"
                + " data");
    file("version: \"3.7\"", "secrets: {s: {driver: vault}}")
        .isRefusedWith("f1.yml:2:15: secrets.s.driver: is not a key that this version knows");
  }

  @Test
  void a_template_driver_goes_along_with_the_bytes() {
    var stack =
        file(
                "version: \"3.8\"",
                "services: {web: {image: x}}",
                "configs: {c: {file: c.tmpl, template_driver: golang}}",
                "secrets: {s: {file: s.tmpl, template_driver: golang}, old: {driver: \"\", file:"
                    + " s.tmpl}}")
            .holding("c.tmpl", "{{ env \"A\" }}")
            .holding("s.tmpl", "{{ secret \"b\" }}")
            .accepted();
    assertThat(stack.configs().getFirst().body().at("/Templating/Name").asText())
        .isEqualTo("golang");
    assertThat(stack.configs().getFirst().body().has("Data")).isTrue();
    assertThat(stack.secrets())
        .extracting(s -> s.body().at("/Templating/Name").asText(), s -> s.file().orElse(""))
        .containsExactlyInAnyOrder(tuple("golang", "s.tmpl"), tuple("", "s.tmpl"));
    assertThat(stack.secrets()).noneMatch(s -> s.body().has("Driver") || s.body().has("Data"));
  }

  @Test
  void who_reads_elsewhere_needs_no_secret_files() {
    var file =
        new StackText(
            "f.yml",
            "services: {web: {image: x}}\nsecrets: {s: {file: s.txt}}"
                .getBytes(StandardCharsets.UTF_8));
    var input =
        new StackInput(
            "shop",
            java.util.List.of(file),
            java.util.Map.of(),
            Contents.withoutSecrets(java.util.Map.of()),
            Compat.DOCKER_28,
            Optional.empty());
    assertThat(StackFiles.read(input)).isInstanceOf(Reading.Accepted.class);
  }

  @Test
  void references_are_what_reading_asked_for() {
    StackReferences references =
        web("hostname: $HOST", "env_file: app.env", "environment: [PASSED]", "configs: [c]")
            .and(
                "version: \"3.8\"",
                "configs: {c: {file: \"${DIR}/c.conf\"}}",
                "secrets: {s: {file: s.txt}}")
            .with("HOST", "h")
            .with("DIR", "conf")
            .with("PASSED", "p")
            .with("INSIDE", "i")
            .with("OTHER", "never asked for")
            .holding("app.env", "INSIDE\n")
            .holding("conf/c.conf", "c")
            .holding("s.txt", "hush")
            .references();
    assertThat(references.variables().keySet())
        .containsExactlyInAnyOrder("HOST", "DIR", "PASSED", "INSIDE");
    assertThat(references.files()).containsExactly("app.env", "conf/c.conf");
    assertThat(references.secretFiles()).containsExactly("s.txt");
  }

  @Test
  void policies_of_stack_and_service_are_read() {
    var stack =
        file(
                "x-keeper: {on_failure: pause, deadline: 30m}",
                "services:",
                "  web:",
                "    image: shop/web:1",
                "    depends_on: [db]",
                "    x-keeper:",
                "      max_unavailable: 1",
                "      canary: {tasks: 2, bake: 60s, promote: manual}",
                "      image_repository: shop/web",
                "      drain: never",
                "  db: {image: shop/db:1}")
            .accepted();
    assertThat(stack.policy())
        .isEqualTo(new StackPolicy(OnFailure.PAUSE, Optional.of(Duration.ofMinutes(30))));
    assertThat(stack.services().get(1).policy())
        .isEqualTo(
            new ServicePolicy(
                Optional.of(1),
                Optional.of(new Canary(2, Duration.ofSeconds(60), Promote.MANUAL)),
                List.of("shop/web"),
                Optional.of(Drain.NEVER)));
    assertThat(stack.services().get(1).dependsOn()).containsExactly("db");
    assertThat(stack.services().get(0).policy()).isEqualTo(ServicePolicy.unspoken());
  }

  @Test
  void a_typo_in_a_policy_is_refused() {
    file("services:", "  web: {image: x, x-keeper: {max_unavailabel: 1, drain: sometimes}}")
        .isRefusedWith(
            "f1.yml:2:30: services.web.x-keeper.max_unavailabel: is not a key of x-keeper here;"
                + " known are max_unavailable, canary, image_repository, drain",
            "f1.yml:2:57: services.web.x-keeper.drain: must be one of start-first, stop-first,"
                + " never");
  }
}
