# shellcheck shell=bash
# Sourced by the scripts of the source tree, which have set $root: finds a JDK and Maven, and builds the distribution.

# shellcheck source=../../src/dist/src/bin/java.sh
source "$root/src/dist/src/bin/java.sh"

readonly LEAST_JAVA=17
readonly LEAST_MAVEN=3.8.5

say() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
}

# Ends the script unless there is a JDK (not only a JRE) that is new enough; sets JAVA_HOME for Maven.
need_jdk() {
  if ! find_java "$LEAST_JAVA"; then
    printf '%s\n' "${java_problem[@]}" >&2
    exit 125
  fi
  local jdk
  jdk=$(dirname -- "$(dirname -- "$(readlink -f -- "$java")")")
  if [[ ! -x $jdk/bin/javac ]]; then
    java_problem=("$jdk has no javac: it is a JRE, and building needs a JDK $LEAST_JAVA or newer.")
    how_to_get_java "$LEAST_JAVA"
    printf '%s\n' "${java_problem[@]}" >&2
    exit 125
  fi
  export JAVA_HOME=$jdk
}

# The Maven on the PATH if it is new enough, else the wrapper, which fetches one. Sets $maven.
find_maven() {
  local version
  maven=$root/mvnw
  if command -v mvn >/dev/null; then
    version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
    if [[ -n $version && $(printf '%s\n' "$LEAST_MAVEN" "$version" | sort -V | head -n 1) == "$LEAST_MAVEN" ]]; then
      maven=mvn
    fi
  fi
}

# The command of the built distribution; fails if there is none.
built_program() {
  local program
  for program in "$root"/src/dist/target/yarn-submit-*/bin/yarn-submit; do
    [[ -x $program ]] && printf '%s\n' "$program" && return 0
  done
  return 1
}

build_distribution() {
  need_jdk
  find_maven
  (cd "$root" && "$maven" -q -B -DskipTests -pl src/dist -am package)
}
