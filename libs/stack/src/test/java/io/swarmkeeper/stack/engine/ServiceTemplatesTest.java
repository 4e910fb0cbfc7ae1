package io.swarmkeeper.stack.engine;

import static io.swarmkeeper.stack.files.GivenFiles.file;
import static io.swarmkeeper.stack.files.GivenFiles.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which templates the engine is certain not to fill in. */
class ServiceTemplatesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{.Node.Hostname",
        "{{.Node.Name}}",
        "{{ .Task.Slot | upper }}",
        "{{}}",
        "{{ hostname }}",
        "{{.Service.Labels.zone}}",
        "{{\"a}}"
      })
  void templates_that_the_engine_cannot_fill_in(String template) {
    var files = web("hostname: '" + template + "'");
    assertThat(((Reading.Accepted) files.read()).refusals())
        .singleElement()
        .extracting(Problem::line)
        .asString()
        .startsWith("f1.yml:5:15: services.web.hostname: the engine refuses a template ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{.Node.Hostname}}-{{ .Task.Slot }}",
        "{{.Node.Platform.OS}}",
        "{{\"}}\"}}",
        "{{/* {{ */}}",
        "{{ join \"-\" .Service.Name .Task.ID }}",
        "{{ if eq .Task.Slot \"1\" }}first{{ else }}other{{ end }}",
        "{{- .Service.Name -}}",
        "}}",
        "{{ printf \"%.3s\" .Service.ID | print }}",
        "{{ $$x := .Node.ID }}{{ $$x }}",
        "{{ index .Service.Labels \"a.b\" }}"
      })
  void templates_that_it_can(String template) {
    web("hostname: '" + template + "'").isRefusedByTheEngineWith();
  }

  @Test
  void templates_of_variables_and_volumes_are_looked_at_and_never_told() {
    var files =
        file(
                "version: \"3.8\"",
                "services:",
                "  web:",
                "    image: x",
                "    environment: {A: \"p{{ssword}}\"}",
                "    volumes: [\"vol:/{{.Task.Slot}}\"]",
                "volumes: {vol: {driver_opts: {device: \"{{.Task.slot}}\"}}, w: {labels: {a: \"{{\"}}}")
            .read();
    assertThat(((Reading.Accepted) files).refusals())
        .extracting(Problem::where)
        .containsExactly(
            "f1.yml:5:22: services.web.environment.A",
            "f1.yml:7:39: volumes.vol.driver_opts.device");
    assertThat(((Reading.Accepted) files).refusals().toString()).doesNotContain("ssword");
  }
}
