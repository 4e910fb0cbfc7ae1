package io.swarmkeeper.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentedPartTest {
  private @TempDir Path directory;
  private Path page;
  private DocumentedPart part;

  @BeforeEach
  void write() throws IOException {
    page = directory.resolve("page.md");
    part = new DocumentedPart(page, "b");
    Files.writeString(page, "<!-- a: x -->\n1\n<!-- end -->\n<!-- b: y -->\n2\n<!-- end -->\n");
  }

  @Test
  void a_page_that_is_new_is_left_alone() {
    part.is("2");
  }

  @Test
  void an_old_page_fails_and_is_mended() {
    assertThatThrownBy(() -> part.is("$3")).hasMessageContaining("'b' was old");
    assertThat(page).hasContent("<!-- a: x -->\n1\n<!-- end -->\n<!-- b: y -->\n$3\n<!-- end -->");
    part.is("$3");
  }

  @Test
  void an_empty_part_is_filled() throws IOException {
    Files.writeString(page, "<!-- b: y -->\n<!-- end -->\n<!-- a: x -->\n1\n<!-- end -->\n");
    assertThatThrownBy(() -> part.is("2")).hasMessageContaining("'b' was old");
    assertThat(page).hasContent("<!-- b: y -->\n2\n<!-- end -->\n<!-- a: x -->\n1\n<!-- end -->\n");
  }

  @Test
  void a_page_without_the_part_fails() {
    assertThatThrownBy(() -> new DocumentedPart(page, "c").is("2")).hasMessageContaining("no part");
  }
}
