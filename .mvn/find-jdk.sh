# Sourced by ./mvnw and ./keeper: exports a JAVA_HOME whose JDK is at least the one in .java-version.
# Needs $root, the project's root. Keeps a JAVA_HOME that is new enough; else looks where JDKs are usually installed.
keeper_wanted_jdk=$(cat "$root/.java-version")
keeper_is_jdk() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  keeper_major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$keeper_major" ] && [ "$keeper_major" -ge "$keeper_wanted_jdk" ]
}
if [ -z "${JAVA_HOME-}" ] || ! keeper_is_jdk "$JAVA_HOME"; then
  keeper_found=
  for keeper_dir in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if keeper_is_jdk "$keeper_dir"; then keeper_found=$keeper_dir; break; fi
  done
  if [ -z "$keeper_found" ]; then
    echo "Swarmkeeper needs a JDK $keeper_wanted_jdk or newer and found none under /usr/lib/jvm, /opt or your home." >&2
    echo "Install one (for example Eclipse Temurin $keeper_wanted_jdk), or set JAVA_HOME to it, and run this again." >&2
    exit 1
  fi
  JAVA_HOME=$keeper_found
fi
export JAVA_HOME
