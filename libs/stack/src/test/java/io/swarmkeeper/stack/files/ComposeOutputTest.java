package io.swarmkeeper.stack.files;

import static io.swarmkeeper.stack.files.GivenFiles.file;

import io.swarmkeeper.stack.Compat;
import org.junit.jupiter.api.Test;

/** {@code docker compose config} prints no stack file. */
class ComposeOutputTest {
  private static final String[] OUTPUT = {
    "name: shop",
    "services:",
    "  db:",
    "    command: null",
    "    entrypoint: null",
    "    image: postgres:16",
    "    networks:",
    "      default: null",
    "  web:",
    "    command: null",
    "    depends_on:",
    "      db:",
    "        condition: service_started",
    "        required: true",
    "    deploy:",
    "      resources:",
    "        limits:",
    "          cpus: 0.5",
    "          memory: \"536870912\"",
    "    entrypoint: null",
    "    image: shop/web:1",
    "    networks:",
    "      default: null",
    "    ports:",
    "      - mode: ingress",
    "        target: 80",
    "        published: \"8080\"",
    "        protocol: tcp",
    "networks:",
    "  default:",
    "    name: shop_default",
  };

  @Test
  void it_is_told_once_with_what_to_do() {
    for (var compat : Compat.values()) {
      file(OUTPUT)
          .in(compat)
          .isRefusedWith(
              "f1.yml:1:1: name: this is what 'docker compose config' prints, and docker stack"
                  + " deploy does not read its forms (name, command, entrypoint, depends_on, cpus,"
                  + " published): give the files that it was made from, one -c each, or write it"
                  + " with 'docker stack config'");
    }
  }

  @Test
  void what_else_is_wrong_is_told_too() {
    var lines = OUTPUT.clone();
    lines[5] = "    image: postgres:16\n    imagine: x";
    file(lines)
        .isRefusedWith(
            "f1.yml:1:1: name: this is what 'docker compose config' prints, and docker stack deploy"
                + " does not read its forms (name, command, entrypoint, depends_on, cpus,"
                + " published): give the files that it was made from, one -c each, or write it with"
                + " 'docker stack config'",
            "f1.yml:7:5: services.db.imagine: is not a key that this version knows; is it 'image'?");
  }

  @Test
  void a_file_that_somebody_wrote_is_told_of_each_form() {
    file("name: shop", "services:", "  web:", "    image: x", "    depends_on: {db: {}}")
        .isRefusedWith(
            "f1.yml:1:1: name: is not a key that this version knows; the stack's name is given on"
                + " the command line",
            "f1.yml:5:17: services.web.depends_on: must be a list, and is a mapping");
  }
}
