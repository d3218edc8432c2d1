# shellcheck shell=bash
# Sourced by the commands in this folder and by the scripts of the source tree: finds a Java that is new enough, and the jars.

# find_java <least release>: sets $java to the program and $java_release to its number, and returns 0. Or sets the lines of
# $java_problem, which say what is missing and how to get it, and returns 1.
find_java() {
  local least=$1 from text
  java_problem=()
  if [[ -n ${JAVA_HOME:-} ]]; then
    java=$JAVA_HOME/bin/java
    from="JAVA_HOME is $JAVA_HOME"
    if [[ ! -x $java ]]; then
      java_problem=("$from, but $java does not exist." "Set JAVA_HOME to a JDK $least or newer, or unset it to use the java on the PATH.")
      return 1
    fi
  elif java=$(command -v java); then
    from="java on the PATH is $java"
  else
    java_problem=("No Java found: JAVA_HOME is not set, and no java is on the PATH.")
    how_to_get_java "$least"
    return 1
  fi
  if java_release=$(java_release_of "$java") && ((java_release >= least)); then
    return 0
  fi
  text=${java_release:-unknown}
  java_problem=("Java $least or newer is needed, but $from, release $text.")
  how_to_get_java "$least"
  return 1
}

# report_java_problem <who>: prints $java_problem on standard error.
report_java_problem() {
  printf '%s: %s\n' "$1" "${java_problem[0]}" >&2
  printf '  %s\n' "${java_problem[@]:1}" >&2
}

# The release of a Java: 17 for 17.0.15, 8 for 1.8.0_402. Reads it from the file that every JDK since 9 has, and starts a JVM
# only if there is no such file.
java_release_of() {
  local version
  read_release_file "$1"
  version=$java_version
  if [[ -z $version ]]; then
    # A JVM that takes options from the environment says so in a line before.
    version=$("$1" -version 2>&1 | sed -n 's/^[^ ]* version "\([^"]*\)".*/\1/p' | head -n 1) || return 1
  fi
  version=${version#1.}
  version=${version%%[!0-9]*}
  [[ -n $version ]] && printf '%s\n' "$version"
}

# Reads a JDK's file "release": sets $java_version and $java_build, which are empty if it does not say. Starts no process where
# the program is not a symbolic link.
read_release_file() {
  local file=$1 line
  java_version='' java_build=''
  if [[ -L $file ]]; then
    file=$(readlink -f -- "$file" 2>/dev/null || printf '%s' "$file")
  fi
  file=${file%/*}/../release
  [[ -r $file ]] || return 0
  while IFS= read -r line || [[ -n $line ]]; do
    case $line in
      JAVA_VERSION=*) java_version=${line#*=} ;;
      JAVA_RUNTIME_VERSION=*) java_build=${line#*=} ;;
    esac
  done <"$file"
  java_version=${java_version//\"/} java_build=${java_build//\"/}
}

# find_class_archive <home>: sets $class_archive to the one for this command and its JDK, and returns 0; or returns 1. The user's
# own comes first: it is made when that of the installation does not fit. What others own is not used: they could run
# anything by it.
find_class_archive() {
  local home=$1 cache=${XDG_CACHE_HOME:-}
  [[ $cache == /* ]] || cache=${HOME:-/nonexistent}/.cache
  # Of later releases it is not known whether they take the options.
  ((java_release >= 17 && java_release <= 25)) || return 1
  read_release_file "$java"
  [[ -n $java_build ]] || return 1
  class_archive=$cache/yarn-submit/class-archives/${home//\//%}/$java_build/client.jsa
  [[ -O $class_archive && -r $class_archive ]] && return 0
  class_archive=$home/lib/archives/$java_build/client.jsa
  [[ -r $class_archive ]]
}

# Adds to $java_problem how to get a JDK on this machine.
how_to_get_java() {
  local least=$1
  java_problem+=("To get one, for example:")
  if command -v apt-get >/dev/null; then
    java_problem+=("sudo apt-get install openjdk-$least-jdk-headless")
  elif command -v dnf >/dev/null; then
    java_problem+=("sudo dnf install java-$least-openjdk-devel")
  elif command -v zypper >/dev/null; then
    java_problem+=("sudo zypper install java-$least-openjdk-devel")
  elif command -v apk >/dev/null; then
    java_problem+=("sudo apk add openjdk$least bash")
  elif command -v brew >/dev/null; then
    java_problem+=("brew install openjdk@$least")
  fi
  java_problem+=("Or unpack Eclipse Temurin $least anywhere, and: export JAVA_HOME=<its folder>")
}

# Whether the environment gives a JVM a garbage collector of the user's choice. Two together are an error.
collector_in_environment() {
  local pattern='-XX:\+Use[A-Za-z0-9]*GC'
  [[ "${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${_JAVA_OPTIONS:-}" =~ $pattern ]]
}

# client_jars <home>: the class path of the client. In a fixed order, which class data sharing insists on, and without a
# directory, for the same reason. lib/common comes before lib/am because of protobuf.
client_jars() {
  local home=$1 LC_ALL=C
  local jars=("$home"/lib/client/*.jar "$home"/lib/common/*.jar "$home"/lib/am/*.jar)
  local IFS=:
  printf '%s' "${jars[*]}"
}
