package io.swarmkeeper.contract.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every place that a secret was ever seen in, and what must stay readable around it. */
class MaskTest {
  private static final String CANARY = "hunter2Canary";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD=hunter2Canary",
        "SMTP_PASS=hunter2Canary and more",
        "DB_PWD=hunter2Canary",
        "CLIENT_SECRET=hunter2Canary",
        "AWS_CREDENTIAL=hunter2Canary",
        "SESSION_TOKEN=hunter2Canary",
        "API_KEY=hunter2Canary",
        "PROXY_AUTH=hunter2Canary",
        "Server=db;User Id=sa;Password=hunter2Canary;",
        "-Dspring.datasource.password=hunter2Canary",
        "postgres://app:hunter2Canary@db:5432/shop",
        "redis://:hunter2Canary@cache:6379",
        "amqp://a:hunter2Canary@h1,amqp://c:hunter2Canary@h2",
        "https://ci:a@hunter2Canary@registry/v2/",
        "Authorization: Bearer hunter2Canary",
        "authorization: Basic hunter2Canary",
        "curl -H 'X-Api-Key: hunter2Canary' http://web",
        "curl -u app:hunter2Canary http://web/health",
        "redis-server --requirepass hunter2Canary",
        "mysqladmin ping --password hunter2Canary",
        "{\"password\":\"hunter2Canary\",\"user\":\"app\"}",
        "{\"apiToken\" : \"hunter2Canary\"}",
        "\"{\\\"password\\\":\\\"hunter2Canary\\\"}\"",
        "type=nfs,o=username=x,password=hunter2Canary",
        "  DB_PASS: hunter2Canary\n",
        "bearer hunter2Canaryhunter2Canary",
        "-----BEGIN RSA PRIVATE KEY-----\nDEK-Info: AES-1\n\nhunter2Canary\n-----END RSA PRIVATE KEY-----",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJodW50ZXIyIn0.hunter2Canary",
        "ghp_hunter2Canary1234567890",
        "cloned with github_pat_hunter2Canary1234567890",
        "docker swarm join --token SWMTKN-1-hunter2Canary-x 10.0.0.1:2377",
      })
  void a_secret_in_free_text_is_hidden(String text) {
    assertThat(Mask.text(text)).doesNotContain(CANARY).contains(Mask.HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wget: can't connect to remote host (127.0.0.1): Connection refused",
        "task: non-zero exit (137): dockerexec: unhealthy container",
        "shop_web never got healthy on node-2; shop is back at revision 1",
        "https://registry.example:5000/v2/shop/web@sha256:5b5b5b",
        "created network shop_default",
        "secret not found: shop_certificate",
        "invalid mount config for type \"bind\": bind source path does not exist: /secrets/x",
        "org.opencontainers.image.authors=alice",
        "",
      })
  void ordinary_text_stays_as_it_is(String text) {
    assertThat(Mask.text(text)).isEqualTo(text);
  }

  @Test
  void what_stands_around_a_secret_stays() {
    assertThat(Mask.text("GET postgres://app:pw@db:5432/shop failed"))
        .isEqualTo("GET postgres://app:***@db:5432/shop failed");
    assertThat(Mask.text("A=1;Password=pw;B=2")).isEqualTo("A=1;Password=***;B=2");
    assertThat(Mask.text("PASSWORD=\nUSER=x")).isEqualTo("PASSWORD=\nUSER=x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DB_PASSWORD", "db.pass", "apiToken", "AWS_SECRET_ACCESS_KEY", "SSH_KEY", "OAUTH"})
  void a_name_gives_a_secret_away(String name) {
    assertThat(Mask.value(name, CANARY)).isEqualTo(Mask.HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GREETING", "PASSAGE", "com.docker.stack.image", "AUTHOR"})
  void a_harmless_name_does_not(String name) {
    assertThat(Mask.value(name, "hello")).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk_live_4eC39HqLyjWDarjtT1zdp7dc", "5f4dcc3b5aa765d61d8327deb882cf99"})
  void a_value_that_nobody_would_write_is_hidden_whatever_its_name(String value) {
    assertThat(Mask.value("STRIPE", value)).isEqualTo(Mask.HIDDEN);
  }

  @Test
  void fields_under_which_people_choose_names_are_judged_by_them() {
    assertThat(Mask.field("environment.DB_PASSWORD", CANARY)).isEqualTo(Mask.HIDDEN);
    assertThat(Mask.field("logging.options.splunk-token", CANARY)).isEqualTo(Mask.HIDDEN);
    assertThat(Mask.field("deploy.labels.users.auth", CANARY)).isEqualTo(Mask.HIDDEN);
    assertThat(Mask.field("environment.PATH", "/usr/local/sbin:/usr/local/bin:/opt/2"))
        .isEqualTo("/usr/local/sbin:/usr/local/bin:/opt/2");
    assertThat(Mask.field("secrets", "shop_certificate")).isEqualTo("shop_certificate");
  }

  @Test
  void hiding_twice_changes_nothing() {
    var once = Mask.text("password=\"a b\" x://u:p@h Authorization: Basic abc token=1 --secret z");
    assertThat(Mask.text(once)).isEqualTo(once);
  }

  @Test
  void a_hostile_text_costs_no_more_than_a_long_one() {
    for (var part :
        new String[] {"a", "password", "\"key\"", "://", "-----BEGIN PRIVATE KEY-----", "eyJ"}) {
      var hostile = part.repeat(1_000_000 / part.length());
      assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Mask.text(hostile));
    }
  }
}
