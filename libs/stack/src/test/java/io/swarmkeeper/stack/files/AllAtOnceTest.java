package io.swarmkeeper.stack.files;

import static io.swarmkeeper.stack.files.GivenFiles.file;
import static io.swarmkeeper.stack.files.GivenFiles.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.stack.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every independent error of all files at once, and none that only follows from another. */
class AllAtOnceTest {
  private static final String[] REFUSED_EVERYWHERE = {
    "version: \"3.8\"",
    "services:",
    "  web:",
    "    image: 5",
    "    env_file: [7]",
    "    secrets: [{source: 1}, {source: 2}, {target: /x, source: 3}]",
    "    volumes: [{type: 1, source: data, target: /a}, {source: /b, target: /b}]",
    "    deploy: {mode: global, replicas: \"2\", resources: {limits: {memory: 5}}}",
    "    ulimits: {nofile: {soft: 1}}",
    "    extra_hosts: [5]",
    "    depends_on: [api]",
    "    networks: 5",
    "  api: 5",
    "secrets: {s: {file: 5}, t: 5}",
    "volumes: 5"
  };

  @Test
  void a_service_that_breaks_the_schema_is_read_on() {
    file(
            "version: \"3.8\"",
            "services:",
            "  web:",
            "    image: Shop/Web",
            "    replicas: 2",
            "    networks: [back]",
            "    ports: [\"80:http\", 8080]",
            "    stop_grace_period: 10",
            "    secrets: [key]",
            "    volumes: [\"data:/data\"]",
            "    deploy: {replicas: \"3\", resources: {limits: {memory: lots, cpus: \"1/0\"}}}")
        .isRefusedWith(
            "f1.yml:4:5: services.web.image: 'Shop/Web' is no image reference; write"
                + " [registry/]name[:tag], in lower case",
            "f1.yml:5:5: services.web.replicas: is not a key that this version knows",
            "f1.yml:6:16: services.web.networks.back: undefined network \"back\"; define it under"
                + " the top-level 'networks'",
            "f1.yml:7:13: services.web.ports.0: 'http' is no container port; ports are whole numbers"
                + " up to 65535",
            "f1.yml:8:24: services.web.stop_grace_period: must be a string, and is the number 10;"
                + " put it in quotes",
            "f1.yml:9:15: services.web.secrets.0: undefined secret \"key\"; define it under the"
                + " top-level 'secrets'",
            "f1.yml:10:15: services.web.volumes.0: undefined volume \"data\"; define it under the"
                + " top-level 'volumes'",
            "f1.yml:11:24: services.web.deploy.replicas: must be a whole number, and is the string"
                + " \"3\"; remove the quotes",
            "f1.yml:11:50: services.web.deploy.resources.limits.memory: 'lots' is no size; write"
                + " 512M, 1.5G or a number of bytes",
            "f1.yml:11:64: services.web.deploy.resources.limits.cpus: '1/0' is no number of CPUs;"
                + " write \"0.5\" or \"1/4\"");
  }

  @Test
  void the_errors_of_all_files_come_in_their_order() {
    web("configs: [motd]", "deploy: {replicas: many}")
        .and("version: \"3.8\"", "services: {web: {ports: [\"1:x\"]}, api: {image: 5}}")
        .and("version: \"3.8\"", "services: {db: {image: db, networks: [back]}}")
        .isRefusedWith(
            "f1.yml:5:15: services.web.configs.0: undefined config \"motd\"; define it under the"
                + " top-level 'configs'",
            "f1.yml:6:24: services.web.deploy.replicas: must be a whole number, and is the string"
                + " \"many\"",
            "f2.yml:2:26: services.web.ports.0: 'x' is no container port; ports are whole numbers"
                + " up to 65535",
            "f2.yml:2:48: services.api.image: must be a string, and is the number 5; put it in"
                + " quotes",
            "f3.yml:2:39: services.db.networks.back: undefined network \"back\"; define it under the"
                + " top-level 'networks'");
  }

  @Test
  void what_was_refused_has_no_consequences() {
    file(REFUSED_EVERYWHERE)
        .isRefusedWith(
            "f1.yml:4:12: services.web.image: must be a string, and is the number 5; put it in"
                + " quotes",
            "f1.yml:5:16: services.web.env_file.0: must be a string, and is the number 7; put it in"
                + " quotes",
            "f1.yml:6:24: services.web.secrets.0.source: must be a string, and is the number 1; put"
                + " it in quotes",
            "f1.yml:6:37: services.web.secrets.1.source: must be a string, and is the number 2; put"
                + " it in quotes",
            "f1.yml:6:62: services.web.secrets.2.source: must be a string, and is the number 3; put"
                + " it in quotes",
            "f1.yml:7:22: services.web.volumes.0.type: must be a string, and is the number 1; put it"
                + " in quotes",
            "f1.yml:7:52: services.web.volumes.1: 'type' is missing",
            "f1.yml:8:38: services.web.deploy.replicas: must be a whole number, and is the string"
                + " \"2\"; remove the quotes",
            "f1.yml:8:72: services.web.deploy.resources.limits.memory: must be a string, and is the"
                + " number 5; put it in quotes",
            "f1.yml:9:23: services.web.ulimits.nofile: 'hard' is missing",
            "f1.yml:10:19: services.web.extra_hosts.0: must be a string, and is the number 5; put it"
                + " in quotes",
            "f1.yml:12:15: services.web.networks: must be a list or a mapping, and is the number 5",
            "f1.yml:13:8: services.api: must be a mapping, and is the number 5",
            "f1.yml:14:21: secrets.s.file: must be a string, and is the number 5; put it in quotes",
            "f1.yml:14:28: secrets.t: must be a mapping, and is the number 5",
            "f1.yml:15:10: volumes: must be a mapping, and is the number 5");
    assertThat(warnings("services: {web: {image: x, depends_on: [api]}, api: 5}")).isEmpty();
  }

  @Test
  void a_variable_that_cannot_be_filled_in_is_told_once() {
    web(
            "env_file: [\"$E(\"]",
            "ports: [\"${P:?which}\"]",
            "networks: [back]",
            "deploy: {replicas: \"${N:?how many}\"}")
        .holding("(", "")
        .isRefusedWith(
            "f1.yml:6:13: services.web.ports.0: the required variable P has no value: which",
            "f1.yml:7:16: services.web.networks.back: undefined network \"back\"; define it under"
                + " the top-level 'networks'",
            "f1.yml:8:24: services.web.deploy.replicas: the required variable N has no value: how"
                + " many");
  }

  @Test
  void a_key_that_docker_forbids_is_told_once() {
    web("extends: base", "networks: [back]")
        .isRefusedWith(
            "f1.yml:5:5: services.web.extends: docker stack deploy has no 'extends'; use YAML"
                + " anchors or several -c files",
            "f1.yml:6:16: services.web.networks.back: undefined network \"back\"; define it under"
                + " the top-level 'networks'");
  }

  @Test
  void a_name_that_is_none_hides_nothing_of_its_entry() {
    file("services:", "  we b: {image: X, replicas: 1}")
        .isRefusedWith(
            "f1.yml:2:3: services.we b: is not a name: letters, digits, '.', '_' and '-' are allowed",
            "f1.yml:2:10: services.we b.image: 'X' is no image reference; write"
                + " [registry/]name[:tag], in lower case",
            "f1.yml:2:20: services.we b.replicas: is not a key that this version knows");
  }

  @Test
  void what_may_stand_in_a_file_that_cannot_be_read_is_not_missing() {
    file(
            "version: \"3.8\"",
            "services:",
            "  web: {networks: [back], secrets: [s], configs: [c], volumes: [\"v:/v\"]}",
            "  api: {image: UP, depends_on: [db]}")
        .and("version: \"3.8\"", "services: [")
        .isRefusedWith(
            "f1.yml:4:9: services.api.image: 'UP' is no image reference; write"
                + " [registry/]name[:tag], in lower case",
            "f2.yml:3:1: not YAML: while parsing a flow node: expected the node content, but found"
                + " '<stream end>'");
  }

  @Test
  void a_file_of_an_unknown_version_is_read_as_the_newest_that_there_is() {
    file("version: \"3.99\"", "services: {web: {image: x, later: 1, deploy: {replicas: x}}}")
        .isRefusedWith(
            "f1.yml:1:1: version: unsupported version 3.99; 3.0 to 3.13 are read, or no 'version' at"
                + " all",
            "f1.yml:2:57: services.web.deploy.replicas: must be a whole number, and is a"
                + " string");
    file("version: \"2.4\"", "services: {web: {image: \"${I:?}\", cpus: 1}}")
        .isRefusedWith(
            "f1.yml:1:1: version: unsupported version 2.4; 3.0 to 3.13 are read, or no 'version' at"
                + " all",
            "f1.yml:2:25: services.web.image: the required variable I has no value");
  }

  @Test
  void what_a_later_file_puts_right_is_right() {
    web("networks: [back]", "volumes: [\"v:/v\"]")
        .and("version: \"3.8\"", "networks: {back: {}}", "volumes: {v: {}}", "services: {web: {}}")
        .accepted();
  }

  @Test
  void a_ratio_without_end_is_told_once() {
    web("deploy: {replicas: .nan, update_config: {max_failure_ratio: .inf}}")
        .isRefusedWith(
            "f1.yml:5:24: services.web.deploy.replicas: must be a whole number, and is the number"
                + " NaN",
            "f1.yml:5:65: services.web.deploy.update_config.max_failure_ratio: +Inf is no number"
                + " here; put it in quotes");
  }

  @Test
  void what_is_listed_twice_is_told_once_each() {
    web("ports: [\"x\", \"x\", \"80\", \"80\"]")
        .isRefusedWith(
            "f1.yml:5:13: services.web.ports.0: 'x' is no container port; ports are whole numbers up"
                + " to 65535",
            "f1.yml:5:18: services.web.ports.1: 'x' is no container port; ports are whole numbers up"
                + " to 65535",
            "f1.yml:5:29: services.web.ports.3: is already listed at line 5");
  }

  @Test
  void a_policy_whose_variable_is_missing_is_told_once() {
    file("services: {web: {image: x}}", "x-keeper: {deadline: \"${D:?}\", on_failure: \"${F:?}\"}")
        .isRefusedWith(
            "f1.yml:2:22: x-keeper.deadline: the required variable D has no value",
            "f1.yml:2:44: x-keeper.on_failure: the required variable F has no value");
  }

  private static List<String> warnings(String text) {
    return file(text).read().warnings().stream().map(Problem::line).toList();
  }
}
