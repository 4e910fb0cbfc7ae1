package io.swarmkeeper.stack.engine;

import static io.swarmkeeper.stack.files.GivenFiles.file;
import static io.swarmkeeper.stack.files.GivenFiles.web;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.files.GivenFiles;
import org.junit.jupiter.api.Test;

/** What docker sends and the engine refuses, found with its place; and what it accepts, not. */
class EngineRefusalsTest {
  @Test
  void words_that_the_engine_does_not_know() {
    web(
            "deploy:",
            "  endpoint_mode: dns",
            "  update_config: {failure_action: Pause}",
            "  rollback_config: {failure_action: stop}",
            "  restart_policy: {condition: always}",
            "volumes: [{type: bind, source: /a, target: /a, bind: {propagation: deep}}]")
        .isRefusedByTheEngineWith(
            "f1.yml:6:22: services.web.deploy.endpoint_mode: the engine refuses 'dns'; it knows vip"
                + " and dnsrr",
            "f1.yml:7:39: services.web.deploy.update_config.failure_action: the engine refuses"
                + " 'Pause'; it knows continue, pause and rollback",
            "f1.yml:8:41: services.web.deploy.rollback_config.failure_action: the engine refuses"
                + " 'stop'; it knows continue, pause and rollback",
            "f1.yml:9:35: services.web.deploy.restart_policy.condition: the engine refuses 'always';"
                + " it knows none, on-failure and any",
            "f1.yml:10:72: services.web.volumes.0.bind.propagation: the engine refuses 'deep'; it"
                + " knows private, rprivate, shared, rshared, slave and rslave");
  }

  @Test
  void words_that_it_knows_in_another_form() {
    web(
            "deploy: {endpoint_mode: DNSRR, rollback_config: {failure_action: rollback}}",
            "volumes: [{type: bind, source: /a, target: /a, bind: {propagation: RShared}}]")
        .isRefusedByTheEngineWith()
        .warns(
            "f1.yml:5:70: services.web.deploy.rollback_config.failure_action: the engine never takes"
                + " a rollback back, and pauses");
  }

  @Test
  void amounts_that_are_too_small() {
    web(
            "deploy:",
            "  resources:",
            "    limits: {memory: 4095k, cpus: \"0.0009\"}",
            "    reservations: {memory: 4M, cpus: \"0.001\"}",
            "  update_config: {max_failure_ratio: 1.5}",
            "  rollback_config: {max_failure_ratio: 1.5}")
        .isRefusedByTheEngineWith(
            "f1.yml:7:26: services.web.deploy.resources.limits.memory: the engine refuses '4095k':"
                + " 4M is the least that it takes",
            "f1.yml:7:39: services.web.deploy.resources.limits.cpus: the engine refuses '0.0009':"
                + " 0.001 CPUs is the least that it takes",
            "f1.yml:9:42: services.web.deploy.update_config.max_failure_ratio: the engine refuses a"
                + " ratio that is not between 0 and 1");
    web("deploy: {resources: {limits: {memory: \"0\", cpus: \"0\"}}, replicas: 9223372036854775808}")
        .isRefusedByTheEngineWith(
            "f1.yml:5:61: services.web.deploy.replicas: the engine refuses so many replicas: it"
                + " takes them for negative");
  }

  @Test
  void times_that_are_too_short_or_negative() {
    web(
            "healthcheck: {interval: 1us, timeout: 999us, start_period: 0s}",
            "stop_grace_period: -5s",
            "deploy:",
            "  update_config: {delay: -1s, monitor: -1s}",
            "  rollback_config: {delay: -1s}",
            "  restart_policy: {delay: -1s, window: 0s}")
        .isRefusedByTheEngineWith(
            "f1.yml:5:29: services.web.healthcheck.interval: the engine refuses '1us': 1ms is the"
                + " least that it takes, or 0s for the image's own",
            "f1.yml:5:43: services.web.healthcheck.timeout: the engine refuses '999us': 1ms is the"
                + " least that it takes, or 0s for the image's own",
            "f1.yml:8:30: services.web.deploy.update_config.delay: the engine refuses '-1s': it is"
                + " negative",
            "f1.yml:8:44: services.web.deploy.update_config.monitor: the engine refuses '-1s': it is"
                + " negative",
            "f1.yml:10:31: services.web.deploy.restart_policy.delay: the engine refuses '-1s': it is"
                + " negative");
    web("healthcheck: {disable: true, interval: 1us}").isRefusedByTheEngineWith();
  }

  @Test
  void constraints_that_do_not_parse() {
    web(
            "deploy:",
            "  placement:",
            "    constraints:",
            "      - node.role = manager",
            "      - node.labels.zone == a<b",
            "      - n == a",
            "      - node.labels.zone != a",
            "      - node.platform.os==linux")
        .isRefusedByTheEngineWith(
            "f1.yml:8:13: services.web.deploy.placement.constraints.0: the engine refuses 'node.role"
                + " = manager': it knows == and != only; write node.labels.zone == a",
            "f1.yml:9:13: services.web.deploy.placement.constraints.1: the engine refuses"
                + " 'node.labels.zone == a<b': what stands after == is no value of letters and"
                + " digits",
            "f1.yml:10:13: services.web.deploy.placement.constraints.2: the engine refuses 'n == a':"
                + " what stands before == is no key, such as node.labels.zone");
  }

  @Test
  void two_mounts_at_one_place() {
    web("volumes: [\"/a:/data\", \"/b:/data/\", {type: tmpfs, target: /data}]")
        .isRefusedByTheEngineWith(
            "f1.yml:5:40: services.web.volumes.2: the engine refuses a second mount at '/data'; the"
                + " first stands at f1.yml:5:15");
  }

  @Test
  void files_that_append_their_mounts_collide_for_the_old_docker_only() {
    GivenFiles files =
        web("volumes: [\"/a:/data\"]")
            .and("version: \"3.8\"", "services: {web: {volumes: [\"/b:/data\"]}}");
    files.isRefusedByTheEngineWith();
    files
        .in(Compat.DOCKER_20_10)
        .isRefusedByTheEngineWith(
            "f2.yml:2:28: services.web.volumes.1: the engine refuses a second mount at '/data'; the"
                + " first stands at f1.yml:5:15");
  }

  @Test
  void ports_that_do_not_go_together() {
    web(
            "deploy: {endpoint_mode: dnsrr}",
            "ports: [\"80\", {target: 81, published: 81, mode: host}, {target: 82, published: 81,"
                + " mode: host, protocol: odd}, {target: 82, published: 81, mode: host, protocol:"
                + " udp}]")
        .isRefusedByTheEngineWith(
            "f1.yml:6:13: services.web.ports: the engine refuses a port in ingress mode together"
                + " with endpoint_mode dnsrr; publish it in mode host, or leave out endpoint_mode",
            "f1.yml:6:60: services.web.ports: the engine refuses to publish 81/tcp twice; the first"
                + " stands at f1.yml:6:19");
  }

  @Test
  void images_that_the_old_docker_sends() {
    file("version: \"3.8\"", "services:", "  web: {image: Shop/Web}", "  api: {build: .}")
        .in(Compat.DOCKER_20_10)
        .isRefusedByTheEngineWith(
            "f1.yml:3:9: services.web.image: the engine refuses 'Shop/Web' as an image; write"
                + " [registry/]name[:tag], in lower case",
            "f1.yml:4:8: services.api.image: the engine refuses a service without an image; 'build'"
                + " is ignored, images are built beforehand");
    file("services: {web: {image: \"" + "ab".repeat(32) + "\"}}")
        .isRefusedByTheEngineWith(
            "f1.yml:1:18: services.web.image: the engine refuses '"
                + "ab".repeat(32)
                + "' as an image; write [registry/]name[:tag], in lower case");
  }

  @Test
  void networks_that_services_cannot_use() {
    file(
            "version: \"3.8\"",
            "services: {web: {image: x, networks: [a, b]}}",
            "networks:",
            "  a: {driver: bridge}",
            "  b: {ipam: {config: [{subnet: 10.0.0.0/8}, {subnet: 10.0.0.0}, {subnet: \"fd00::/129\"},"
                + " {subnet: \"fd00::/64\"}]}}",
            "  unused: {driver: bridge}")
        .isRefusedByTheEngineWith(
            "f1.yml:4:7: networks.a.driver: the engine refuses services in a network of the driver"
                + " bridge, which is one node's own",
            "f1.yml:5:46: networks.b.ipam.config.1.subnet: the engine refuses '10.0.0.0' as a"
                + " subnet; write 10.1.2.0/24",
            "f1.yml:5:66: networks.b.ipam.config.2.subnet: the engine refuses 'fd00::/129' as a"
                + " subnet; write 10.1.2.0/24");
  }

  @Test
  void configs_and_secrets_of_a_size_that_swarm_does_not_take() {
    file(
            "services: {web: {image: x}}",
            "configs: {none: {file: none}, most: {file: most}, more: {file: more}}",
            "secrets: {none: {file: none}, least: {file: least}, more: {file: most}}")
        .holding("none", "")
        .holding("least", "x")
        .holding("most", "x".repeat(1_023_999))
        .holding("more", "x".repeat(1_024_000))
        .isRefusedByTheEngineWith(
            "f1.yml:2:18: configs.none.file: the engine refuses a config of 0 bytes; 1 to 1023999"
                + " are allowed",
            "f1.yml:2:58: configs.more.file: the engine refuses a config of 1024000 bytes; 1 to"
                + " 1023999 are allowed",
            "f1.yml:3:18: secrets.none.file: the engine refuses a secret of 0 bytes; 1 to 511999 are"
                + " allowed",
            "f1.yml:3:60: secrets.more.file: the engine refuses a secret of 1023999 bytes; 1 to"
                + " 511999 are allowed");
  }

  @Test
  void a_file_that_docker_refuses_too_tells_both_at_once() {
    web("deploy: {replicas: x, endpoint_mode: dns}")
        .isRefusedWith(
            "f1.yml:5:24: services.web.deploy.replicas: must be a whole number, and is a"
                + " string",
            "f1.yml:5:42: services.web.deploy.endpoint_mode: the engine refuses 'dns'; it knows vip"
                + " and dnsrr");
  }

  @Test
  void what_a_later_file_overrides_is_never_seen_by_the_engine() {
    web("deploy: {endpoint_mode: dns, resources: {limits: {memory: 1k}}}")
        .and(
            "version: \"3.8\"",
            "services: {web: {deploy: {endpoint_mode: vip, resources: {limits: {memory: 8M}}}}}")
        .isRefusedByTheEngineWith();
  }

  @Test
  void a_good_service_is_refused_by_nobody() {
    web(
            "hostname: web",
            "environment: {A: \"{not: a template}\"}",
            "healthcheck: {test: x, interval: 1s, retries: 3}",
            "deploy: {mode: global, restart_policy: {condition: on-failure, delay: 0s}}",
            "ports: [\"80:80\", \"80:80/udp\"]")
        .isRefusedByTheEngineWith();
  }
}
