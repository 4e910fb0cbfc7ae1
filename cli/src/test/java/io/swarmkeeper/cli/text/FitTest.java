package io.swarmkeeper.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Long texts where there is little room. */
class FitTest {
  @Test
  void two_long_texts_are_shown_from_where_they_differ() {
    var same = "--flag=" + "x".repeat(100) + " --log-level=";
    assertThat(Fit.apart(40, same + "info", same + "debug"))
        .containsExactly("...xxxxxxx --log-level=info", "...xxxxxxx --log-level=debug");
  }

  @Test
  void what_fits_stays_as_it_is() {
    assertThat(Fit.apart(40, "shop_a as /etc/a.conf", "shop_b as /etc/a.conf"))
        .containsExactly("shop_a as /etc/a.conf", "shop_b as /etc/a.conf");
  }

  @Test
  void what_differs_at_once_is_cut_at_its_end() {
    assertThat(Fit.apart(10, "a".repeat(20), "b")).containsExactly("aaaaaaa...", "b");
  }

  @Test
  void a_text_that_goes_on_is_shown_where_it_does() {
    var same = "x".repeat(60);
    assertThat(Fit.apart(40, same, same + "y"))
        .containsExactly("..." + "x".repeat(20), "..." + "x".repeat(20) + "y");
  }
}
