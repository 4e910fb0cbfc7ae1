package io.swarmkeeper.indexer.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.indexer.elastic.IndexTemplates.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexTemplatesTest {
  private static final JsonNode OURS = template(2);

  @Test
  void a_template_that_is_not_there_is_installed() {
    assertThat(IndexTemplates.step(OURS, Optional.empty())).isEqualTo(Step.INSTALL);
  }

  @Test
  void what_was_installed_is_kept_the_next_time() {
    assertThat(IndexTemplates.step(OURS, Optional.of(IndexTemplates.marked(OURS))))
        .isEqualTo(Step.KEEP);
  }

  @Test
  void an_older_one_is_upgraded() {
    var older = Optional.of(IndexTemplates.marked(template(1)));
    assertThat(IndexTemplates.step(OURS, older)).isEqualTo(Step.UPGRADE);
  }

  @Test
  void one_of_this_version_that_somebody_else_has_written_is_mended_and_not_called_older() {
    assertThat(IndexTemplates.step(OURS, Optional.of(template(2)))).isEqualTo(Step.MEND);
  }

  @Test
  void a_newer_one_is_never_replaced_by_an_older() {
    var newer = Optional.of(IndexTemplates.marked(template(3)));
    assertThat(IndexTemplates.step(OURS, newer)).isEqualTo(Step.KEEP_NEWER);
  }

  @Test
  void every_template_of_ours_has_a_version() {
    for (var kind : new String[] {"component_templates", "index_templates"}) {
      assertThat(IndexTemplates.ours().get(kind)).isNotEmpty();
      for (var template : IndexTemplates.ours().get(kind)) {
        assertThat(template.path("version").asInt()).as("%s", template).isPositive();
      }
    }
  }

  private static ObjectNode template(int version) {
    return new ObjectMapper().createObjectNode().put("version", version);
  }
}
