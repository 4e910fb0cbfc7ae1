# shellcheck shell=bash
# Building without a silent wait. Promises: the only package it installs is Debian's maven, and only when no Maven is there.

# maven_up: ./mvnw needs any Maven once, to fetch its own.
maven_up() {
  if compgen -G "${MAVEN_USER_HOME:-$HOME/.m2}/wrapper/apache-maven-*/bin/mvn" >/dev/null || command -v mvn >/dev/null; then return; fi
  command -v apt-get >/dev/null || die "maven: no mvn here and no apt-get to install it; install Maven first."
  say maven "installing from Debian: maven (with the Java that Debian's package asks for; yours stays as it is)"
  mkdir -p "$LOGS"
  export DEBIAN_FRONTEND=noninteractive
  apt_install maven || { say maven "refreshing the package lists"; apt-get update -qq && apt_install maven; } ||
    die "maven: apt-get could not install it; see $LOGS/apt.log"
}

# Builds that run side by side share the repository that they download to.
MAVEN_SHARED=(-Daether.syncContext.named.factory=file-lock -Daether.syncContext.named.nameMapper=file-gav)
# What ./keeper and the sandbox's services are made of.
MAVEN_RUNNING=planner-service,audit-indexer,executor-service,health-watcher,cli,deploy/nats

# maven_told LOG ARGUMENT...: runs ./mvnw; a line per module, per test class and per hundred downloads; all of it in LOG.
maven_told() {
  local log=$1
  shift
  "$REPO_DIR/mvnw" -B "${MAVEN_SHARED[@]}" -f "$REPO_DIR/pom.xml" "$@" 2>&1 | tee "$log" | maven_progress
  return "${PIPESTATUS[0]}"
}

maven_progress() {
  local line downloads=0
  while IFS= read -r line; do
    case $line in
      *'] Building '*'['*/*']'*) line=${line#*Building }; say build "$(tr -s ' ' <<<"${line/ 0.1.0-SNAPSHOT/}")" ;;
      *'Downloaded from '*) downloads=$((downloads + 1)); (( downloads % 100 )) || say build "$downloads files downloaded so far" ;;
      *'] Tests run: '*' -- in '*) say tests "$(sed -E 's/.*Tests run: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+), Skipped: ([0-9]+), Time elapsed: ([0-9.]+ s).* -- in (.*)/\6: \1 run, \2 failed, \3 in error, \4 skipped, \5/' <<<"$line")" ;;
      *ERROR*) printf '%s\n' "$line" ;;
    esac
  done
}
