package io.swarmkeeper.stack.files;

import static io.swarmkeeper.stack.files.GivenFiles.file;
import static io.swarmkeeper.stack.files.GivenFiles.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Variables that leave nothing, or something else than they look like. */
class UnsetVariablesTest {
  @Test
  void each_is_told_once_with_its_place() {
    assertThat(
            said(
                web(
                    "hostname: a-$ONE",
                    "command: |",
                    "  run \\",
                    "    $TWO $$THREE ${ONE}",
                    "user: \"${FOUR:-}\"")))
        .containsExactly(
            "f1.yml:5:17: services.web.hostname: the variable ONE is not set, and becomes empty"
                + " here and at 1 more place; write ${ONE:-} if that is meant [unset-variable]",
            "f1.yml:8:9: services.web.command: the variable TWO is not set, and becomes empty"
                + " here; write ${TWO:-} if that is meant [unset-variable]");
  }

  @Test
  void one_that_is_set_to_nothing_is_meant() {
    assertThat(said(web("hostname: a$ONE").with("ONE", ""))).isEmpty();
  }

  @Test
  void nor_is_one_told_where_docker_never_looks() {
    assertThat(said(web("build: {context: ., args: {V: $V}}")))
        .singleElement()
        .asString()
        .contains("build: is not supported");
  }

  @Test
  void what_is_refused_for_it_says_so_and_nothing_else_does() {
    file("services: {web: {image: \"web:$TAG\"}, db: {image: db, ports: [\"80:$A$B\"]}}")
        .isRefusedWith(
            "f1.yml:1:18: services.web.image: 'web:' is no image reference; write"
                + " [registry/]name[:tag], in lower case; TAG is empty in it, because it is not"
                + " set",
            "f1.yml:1:62: services.db.ports.0: '80:' names no container port; write"
                + " [host:]container[/tcp|udp|sctp]; A and B are empty in it, because they are not"
                + " set");
    assertThat(said(file("services: {web: {image: \"web:$TAG\"}}"))).isEmpty();
  }

  @Test
  void a_number_that_is_missing_says_so_too() {
    web("deploy: {replicas: \"${N}\"}")
        .isRefusedWith(
            "f1.yml:5:24: services.web.deploy.replicas: must be a whole number, and is something"
                + " else once its variables are filled in; N is empty in it, because it is not"
                + " set");
  }

  @Test
  void all_required_variables_of_a_text_are_named() {
    web("hostname: ${A?the first}${B:?the second}${C?}").with("C", "").with("A", "a").read();
    web("hostname: ${A?the first}:${B:?the second}")
        .isRefusedWith(
            "f1.yml:5:15: services.web.hostname: the required variable A has no value: the first",
            "f1.yml:5:15: services.web.hostname: the required variable B has no value: the second");
  }

  @Test
  void docker_forgets_all_that_stand_before_a_good_one() {
    assertThat(said(web("hostname: ${A?}${B?}${C}").with("C", "c")))
        .containsExactly(
            "f1.yml:5:15: services.web.hostname: the required variable A has no value (docker does"
                + " not notice, because a good variable follows)",
            "f1.yml:5:15: services.web.hostname: the required variable B has no value (docker does"
                + " not notice, because a good variable follows)");
  }

  @Test
  void a_password_hash_needs_its_dollars_doubled() {
    assertThat(said(web("labels: {auth: \"eve:$apr1$Zd8s$hashhashhash/.\"}")))
        .singleElement()
        .asString()
        .contains("services.web.labels.auth: this looks like a password's hash ($apr1$…)")
        .contains("write $$ for each")
        .doesNotContain("Zd8s")
        .doesNotContain("hashhash")
        .endsWith("[password-hash]");
    assertThat(said(web("labels: {auth: \"eve:$$apr1$$Zd8s$$hashhashhash/.\"}"))).isEmpty();
    assertThat(said(web("labels: {auth: \"eve:$2y$05$0hashhashhash\"}")))
        .as("docker refuses it, and says why at the first variable only")
        .singleElement()
        .asString()
        .contains("($2y$…)");
    assertThat(said(web("hostname: $x$y$z").with("x", "").with("y", "").with("z", ""))).isEmpty();
  }

  @Test
  void braces_that_a_default_leaves_behind_are_told() {
    String line = "hostname: \"${X:-{{.Node.Hostname}}}\"";
    assertThat(web(line).container().path("Hostname").asText()).isEqualTo("{{.Node.Hostname}}");
    assertThat(said(web(line))).isEmpty();
    assertThat(web(line).with("X", "x").container().path("Hostname").asText()).isEqualTo("x}}");
    assertThat(said(web(line).with("X", "x")))
        .containsExactly(
            "f1.yml:5:16: services.web.hostname: the default of X ends at the first '}', and as X"
                + " is set, the braces behind it stay in the value [left-braces]");
  }

  @Test
  void a_variable_in_a_default_is_told() {
    assertThat(said(web("hostname: ${X:-${Y}}")))
        .singleElement()
        .asString()
        .contains("docker fills in no variables within the default of X");
    assertThat(said(web("hostname: ${X:-$Y}"))).hasSize(1);
    assertThat(said(web("hostname: ${X:-$Y}").with("X", "x"))).isEmpty();
  }

  @Test
  void what_follows_a_variable_without_braces_is_its_default() {
    String line = "hostname: $APP-web.example";
    assertThat(web(line).with("APP", "a").container().path("Hostname").asText()).isEqualTo("a");
    assertThat(said(web(line).with("APP", "a")))
        .containsExactly(
            "f1.yml:5:15: services.web.hostname: docker takes what follows $APP, with its '-' or"
                + " '?', for its default, up to the next '}' or the end; write ${APP}"
                + " [unbraced-default]");
  }

  private static List<String> said(GivenFiles files) {
    Reading reading = files.read();
    return reading.warnings().stream().map(Problem::line).toList();
  }
}
