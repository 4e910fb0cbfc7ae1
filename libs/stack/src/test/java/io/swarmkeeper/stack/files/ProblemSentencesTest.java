package io.swarmkeeper.stack.files;

import static io.swarmkeeper.stack.files.GivenFiles.file;
import static io.swarmkeeper.stack.files.GivenFiles.web;

import org.junit.jupiter.api.Test;

/** What people read when a file is wrong: the place, what is wrong, what is allowed. */
class ProblemSentencesTest {
  @Test
  void all_problems_are_told_at_once() {
    file(
            "version: \"3.8\"",
            "services:",
            "  web:",
            "    image: shop/web:1",
            "    deploy: {replicas: \"3\", replcas: 2}",
            "  api:",
            "    image: 5",
            "  db:",
            "    image: shop/db:1",
            "    networks: [back]")
        .isRefusedWith(
            "f1.yml:5:24: services.web.deploy.replicas: must be a whole number, and is the string"
                + " \"3\"; remove the quotes",
            "f1.yml:5:29: services.web.deploy.replcas: is not a key that this version knows; is it"
                + " 'replicas'?",
            "f1.yml:7:12: services.api.image: must be a string, and is the number 5; put it in"
                + " quotes",
            "f1.yml:10:16: services.db.networks.back: undefined network \"back\"; define it under"
                + " the top-level 'networks'");
  }

  @Test
  void a_file_that_is_no_yaml_says_where() {
    file("services:", "\ta: {image: x}")
        .isRefusedWith(
            "f1.yml:2:1: not YAML: while scanning for the next token: found character '\\t(TAB)'"
                + " that cannot start any token. (Do not use \\t(TAB) for indentation)");
  }

  @Test
  void an_unknown_version_says_which_are_known() {
    file("version: \"2.4\"", "services: {a: {image: x}}")
        .isRefusedWith(
            "f1.yml:1:1: version: unsupported version 2.4; 3.0 to 3.13 are read, or no 'version'"
                + " at all");
  }

  @Test
  void a_required_variable_without_value_is_named() {
    web("hostname: \"${HOST:?set it}\"")
        .isRefusedWith(
            "f1.yml:5:15: services.web.hostname: the required variable HOST has no value: set it");
  }

  @Test
  void a_lone_dollar_sign_is_explained() {
    web("hostname: \"5$\"")
        .isRefusedWith(
            "f1.yml:5:15: services.web.hostname: a '$' that starts no variable; write '$$' for a"
                + " '$' itself");
  }

  @Test
  void a_variable_that_is_no_number_is_told_and_not_shown() {
    web("deploy: {replicas: \"$N\"}")
        .with("N", "many")
        .isRefusedWith(
            "f1.yml:5:24: services.web.deploy.replicas: must be a whole number, and is something else once"
                + " its variables are filled in");
  }

  @Test
  void a_key_twice_names_the_first_line() {
    web("user: a", "user: b").isRefusedWith("f1.yml:6:5: 'user' is already defined at line 5");
  }

  @Test
  void keys_of_other_compose_dialects_say_what_to_do_instead() {
    web("profiles: [a]")
        .isRefusedWith(
            "f1.yml:5:5: services.web.profiles: is not a key that this version knows; docker stack"
                + " deploy has no profiles");
  }

  @Test
  void missing_files_are_told_with_the_place_that_names_them() {
    web("env_file: app.env", "secrets: [s]")
        .and("version: \"3.8\"", "secrets: {s: {file: s.txt}}")
        .isRefusedWith(
            "f1.yml:5:15: services.web.env_file: the file 'app.env' does not exist",
            "f2.yml:2:15: secrets.s.file: the file 's.txt' does not exist");
  }

  @Test
  void what_docker_ignores_silently_is_warned_of() {
    web("tmpfs: /run", "depends_on: [db]", "volumes: [\"/a:/b:z\"]")
        .warns(
            "f1.yml:5:5: services.web.tmpfs: is ignored silently; use 'volumes' with type: tmpfs")
        .warns("f1.yml:6:18: services.web.depends_on: there is no service 'db'")
        .warns(
            "f1.yml:7:15: services.web.volumes.0: the option 'z' is unknown and ignored silently");
  }

  @Test
  void what_a_second_file_loses_of_the_first_is_warned_of() {
    web("ports: [\"80\", \"81\"]")
        .and("version: \"3.8\"", "services: {web: {user: u}}")
        .warns(
            "f1.yml:5:13: services.web.ports: is lost, because another file names this service too:"
                + " docker then keeps one entry for each 'published', here that of line 5");
    file("services: {web: {image: x}}", "networks: {default: {driver: d, internal: true}}")
        .and("networks: {default: {internal: true}}")
        .warns(
            "f2.yml:1:21: networks.default: replaces the whole entry of f1.yml:2:21, so that what it"
                + " says of driver is lost");
  }

  @Test
  void another_yaml_than_docker_reads_is_refused() {
    file("%YAML 1.2", "---", "services: {web: {image: x}}")
        .isRefusedWith("f1.yml:1:1: docker reads YAML 1.1 only; leave out the line '%YAML'");
  }

  @Test
  void words_that_the_engine_takes_for_something_else_are_warned_of() {
    web("ports: [{target: 80, published: 80, mode: hosst}]", "isolation: hyper")
        .warns(
            "f1.yml:5:47: services.web.ports.0.mode: 'hosst' is unknown, and the engine silently"
                + " takes ingress; host and ingress are known")
        .warns(
            "f1.yml:6:16: services.web.isolation: 'hyper' is unknown, and the engine silently takes"
                + " default; default, process and hyperv are known");
  }
}
