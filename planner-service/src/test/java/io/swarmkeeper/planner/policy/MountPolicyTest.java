package io.swarmkeeper.planner.policy;

import static io.swarmkeeper.planner.policy.PolicyBench.lines;
import static io.swarmkeeper.planner.policy.PolicyBench.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to a node's files, and ways round what is said of them. */
final class MountPolicyTest {
  private static final AdmissionPolicy DATA_ALONE =
      policy(
          """
          host-mounts: {allow: [/data], read-only: [/etc/localtime], otherwise: refuse}
          engine-socket: refuse
          """);
  private static final AdmissionPolicy NO_SOCKET = policy("engine-socket: refuse");
  private static final AdmissionPolicy NOT_ETC =
      policy("host-mounts: {refuse: [/etc, 'C:\\Windows'], otherwise: allow}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc:/x",
        "/etc/:/x",
        "/data/../etc:/x",
        "/data/./..//etc:/x",
        "/data/sub/../../etc/ssh:/x",
        "//etc:/x",
        "/../../etc:/x",
        "/:/x",
        "/proc/1/root/data:/x",
        "/proc/self/cwd:/x",
        "/dev/fd/3:/x",
        "/database:/x",
        "/data2:/x",
        "'/data/{{\"../etc\"}}:/x'",
        "'/data/{{.Service.Labels.way}}:/x'",
        "/etc/localtime:/etc/localtime",
        "{type: bind, source: /data/../etc, target: /x}",
        "{type: bind, source: '\\\\.\\pipe\\docker_engine', target: /x}",
        "{type: npipe, source: '\\\\.\\pipe\\docker_engine', target: /x}",
        "{type: npipe, source: //./pipe/docker_engine, target: /x}",
        "C:\\ProgramData:C:\\x"
      })
  void what_is_not_allowed_is_refused_however_it_is_written(String volume) {
    assertThat(lines(DATA_ALONE, "volumes: [" + quoted(volume) + "]"))
        .singleElement()
        .asString()
        .startsWith("ERROR services.web.volumes: mounts ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data:/x",
        "/data/:/x",
        "/data/shop/web:/x",
        "/etc/../data/x:/x",
        "'/data/{{.Task.Slot}}/{{ .Node.Hostname }}:/x'",
        "/etc/localtime:/etc/localtime:ro",
        "{type: tmpfs, target: /x}",
        "/x"
      })
  void what_is_allowed_is_not_spoken_of(String volume) {
    assertThat(lines(DATA_ALONE, "volumes: [" + quoted(volume) + "]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: none, o: bind, device: /etc",
        "type: none, o: 'rw, RBIND', device: /data/../etc",
        "type: nfs, o: 'addr=10.0.0.1,bind', device: /etc",
        "o: bind, device: /",
        "type: none, o: bind, device: ../etc",
        "type: overlay, o: 'lowerdir=/etc,upperdir=/data/u,workdir=/data/w', device: overlay",
        "type: proc, device: proc",
        "type: ext4, device: /dev/sda1",
        "type: ext4, device: /data/disk",
        "type: '{{\"none\"}}', o: '{{\"bind\"}}', device: '{{\"/etc\"}}'",
        "type: nfs, o: '{{\"bind\"}}', device: '/data'"
      })
  void a_volume_that_is_a_host_mount_is_judged_as_one(String options) {
    assertThat(volume(DATA_ALONE, "driver_opts: {" + options + "}"))
        .singleElement()
        .asString()
        .startsWith("ERROR services.web.volumes: mounts ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "driver_opts: {type: nfs, o: 'addr=10.0.0.1,rw', device: ':/export'}",
        "driver_opts: {type: cifs, o: 'addr=10.0.0.1', device: //10.0.0.1/share}",
        "driver_opts: {type: tmpfs, o: size=100m, device: tmpfs}",
        "driver_opts: {type: none, o: bind, device: /data/shop}",
        "driver: local",
        "labels: {a: b}"
      })
  void other_volumes_are_not(String definition) {
    assertThat(volume(DATA_ALONE, definition)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/var/run/docker.sock:/x",
        "/run/docker.sock:/x:ro",
        "/var/run:/x",
        "/run:/x",
        "/:/x",
        "/var/run/../run/docker.sock:/x",
        "/run/containerd/containerd.sock:/x",
        "/run/user/1000/docker.sock:/x",
        "/run/docker/swarm:/x",
        "/run/:/x",
        "//run:/x",
        "/./run/.:/x",
        "/run/docker.sock/:/x",
        "//var//run/./docker.sock:/x",
        "/var/run/:/x",
        "/var/run/..:/x",
        "/var/:/x",
        "/data/../var/run:/x",
        "/data/../..:/x",
        "/run/user:/x",
        "/run/user/1000/:/x",
        "/run/user/1000/podman:/x",
        "/run/snap.docker:/x",
        "/proc/1:/x",
        "/proc/1/:/x",
        "/proc/1/root:/x",
        "/proc//1/./root/:/x",
        "/proc/1/root/..:/x",
        "/proc/1/root/run/docker.sock:/x",
        "/proc/1/task/1/cwd:/x",
        "/proc/self/root:/x",
        "/proc/thread-self/root:/x",
        "/proc/self/fd:/x",
        "/dev/fd:/x",
        "/dev/stdin:/x",
        "'/proc/{{.Task.Slot}}/root:/x'",
        "'/var/{{.Node.Hostname}}/../run:/x'",
        "{type: npipe, source: '\\\\.\\PIPE\\Docker_Engine', target: /x}"
      })
  void the_engines_socket_is_found_wherever_it_is(String volume) {
    assertThat(lines(NO_SOCKET, "volumes: [" + quoted(volume) + "]"))
        .singleElement()
        .asString()
        .startsWith("ERROR services.web.volumes: mounts ")
        .contains("engine's socket", "(engine-socket of policy.yml:2)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/runs:/x",
        "/run/lock:/x",
        "/run/user/1000/bus:/x",
        "/var/lib/shop:/x",
        "/var/runs:/x",
        "/proc:/x",
        "/proc/meminfo:/x",
        "/dev/shm:/x"
      })
  void what_is_beside_it_is_not(String volume) {
    assertThat(lines(NO_SOCKET, "volumes: [" + quoted(volume) + "]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/shadow:/x",
        "/:/x",
        "c:\\windows\\system32:C:\\x",
        "C:\\Windows.\\x:C:\\x",
        "C:\\data\\..\\WINDOWS:C:\\x",
        "C:\\WINDOW~1:C:\\x",
        "C:\\:C:\\x"
      })
  void what_is_refused_is_refused_with_what_is_in_it_and_what_it_is_in(String volume) {
    assertThat(lines(NOT_ETC, "volumes: [" + quoted(volume) + "]"))
        .singleElement()
        .asString()
        .startsWith("ERROR ")
        .contains("host-mounts");
  }

  @Test
  void a_socket_may_be_had_where_no_other_path_may_unless_it_is_named() {
    var socket = "volumes: [/var/run/docker.sock:/s]";
    assertThat(lines(policy("host-mounts: refuse\nengine-socket: allow"), socket)).isEmpty();
    var named =
        policy("host-mounts: {refuse: [/run/docker.sock], otherwise: allow}\nengine-socket: allow");
    assertThat(lines(named, socket)).singleElement().asString().startsWith("ERROR");
  }

  @Test
  void a_stricter_list_comes_first_and_a_star_leaves_the_top_out() {
    var policy =
        policy(
            """
            host-mounts:
              refuse: [/data/secret]
              warn: [/data/shared]
              allow: [/data/*]
              otherwise: refuse
            """);
    assertThat(lines(policy, "volumes: [/data/secret/x:/x]").getFirst()).startsWith("ERROR");
    assertThat(lines(policy, "volumes: [/data/shared:/x]").getFirst()).startsWith("WARNING");
    assertThat(lines(policy, "volumes: [/data/other:/x]")).isEmpty();
    assertThat(lines(policy, "volumes: [/data:/x]").getFirst()).startsWith("ERROR");
  }

  @Test
  void a_mount_that_spreads_and_a_driver_of_somebody_else_have_rules_of_their_own() {
    var policy =
        policy("mount-propagation: refuse\nvolume-drivers: {allow: [rexray], otherwise: refuse}");
    assertThat(
            lines(
                policy,
                "volumes: [{type: bind, source: /d, target: /x, bind: {propagation: rshared}}]"))
        .containsExactly(
            "ERROR services.web.volumes: mounts /d so that what is mounted below it spreads to the"
                + " node; the policy refuses that to this stack (mount-propagation of policy.yml:2):"
                + " leave it out, or ask whoever keeps the policy");
    assertThat(lines(policy, "volumes: [/d:/x:rslave]")).isEmpty();
    assertThat(volume(policy, "driver: rexray")).isEmpty();
    assertThat(volume(policy, "driver: local-persist\ndriver_opts: {mountpoint: /etc}"))
        .singleElement()
        .asString()
        .contains("volume of the driver local-persist");
  }

  private static List<String> volume(AdmissionPolicy policy, String definition) {
    var file =
        "version: \"3.9\"\nservices:\n  web: {image: 'web:v1', volumes: ['vol:/x']}\nvolumes:\n"
            + "  vol:\n"
            + definition.indent(4);
    return PolicyBench.findings(policy, PolicyBench.wanted("shop", file)).stream()
        .map(f -> f.severity() + " " + f.line())
        .toList();
  }

  private static String quoted(String volume) {
    return volume.startsWith("{") || volume.startsWith("'") ? volume : "'" + volume + "'";
  }
}
