package io.swarmkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each lens changes what it names and nothing else. */
class SpecDocumentTest {
  private static final String RAW =
      """
      {"Name":"web","Labels":{"a":"1"},"Future":{"Key":[1.10,18446744073709551615]},
       "TaskTemplate":{"ContainerSpec":{"Image":"web:v1","New":true},"ForceUpdate":2},
       "Mode":{"Replicated":{"Replicas":3}}}\
      """;

  private final SpecDocument spec = SpecDocument.of(Json.parse(RAW));

  @Test
  void another_image_changes_the_image_alone() {
    var text = spec.withImage("web:v2").toString();
    assertThat(text).isEqualTo(spec.toString().replace("web:v1", "web:v2"));
    assertThat(text).contains("[1.10,18446744073709551615]");
  }

  @Test
  void what_is_there_already_is_left_as_it_is() {
    assertThat(spec.withForceUpdateOf(spec)).isSameAs(spec);
    assertThat(spec.withImage("web:v2").withImage("web:v1")).isEqualTo(spec);
    assertThat(spec.withLabel("b", "2").withoutLabel("b")).isEqualTo(spec);
  }

  @Test
  void an_empty_placement_is_a_placement() {
    assertThat(spec.hasPlacement()).isFalse();
    assertThat(spec.withPlacement().hasPlacement()).isTrue();
    assertThat(spec.withPlacement().json().at("/TaskTemplate/Placement").size()).isZero();
  }

  @Test
  void the_document_cannot_be_changed_from_outside() {
    spec.json().put("Name", "other");
    assertThat(spec.name()).isEqualTo("web");
    assertThat(spec.withLabel("a", "2").label("a")).hasValue("2");
    assertThat(spec.label("a")).hasValue("1");
  }
}
