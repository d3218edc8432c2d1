#!/usr/bin/env bash
# Written by yarn-submit for the commands of an application, as the first yarn-submit on their PATH: a client of the control API.
# It needs bash alone, because a JVM would take longer than most commands. What it does not know, it passes on to the yarn-submit
# that is installed.
set -uo pipefail
LC_ALL=C

readonly SUCCESS=0 NO=1 REFUSED=125
readonly LONGEST_WAIT=60 LONGEST_START=120

kv_help() {
  cat <<'END'
Reads and changes keys of this application's key-value store

Usage:
  yarn-submit kv get KEY [--revision]
  yarn-submit kv put KEY VALUE|- [--owner N|application] [--if-absent | --if-revision R] [--revision]
  yarn-submit kv delete KEY [--if-revision R]
  yarn-submit kv list [PREFIX]
  yarn-submit kv wait KEY [--timeout TIME] [--after R] [--revision]

  get     prints the value as it is
  put     stores a value; - reads it from standard input, any bytes
  delete  removes a key
  list    prints a line for each key: key, revision, bytes, owner
  wait    prints the value as soon as there is one

Options:
  --revision       print the value's revision, in a line before it; with put, that of the new value
  --owner N        the end of executor N removes the key. On an executor it is the executor itself;
                   'application' lets the key stay
  --if-absent      only if there is no such key
  --if-revision R  only if the value has this revision
  --timeout TIME   30s, 5min, 2h; default: no limit
  --after R        wait for a value with a higher revision

Exit status: 0; 1 if there is no such key, the condition does not hold, or the time is over; 125 for everything else.

Examples:
  yarn-submit kv put head "$YARN_SUBMIT_HOST:6379"
  head=$(yarn-submit kv wait head --timeout 5min)
  tar c model | yarn-submit kv put model - --owner application
  yarn-submit kv put leader me --if-absent || echo "somebody else leads"
END
}

peers_help() {
  cat <<'END'
Prints the registered executors of this application

Usage:
  yarn-submit peers [--group NAME] [--json]

A line for each: id, group, host, container, slots, log, with tabs between them.

Examples:
  yarn-submit peers | cut -f 3 > hosts
  yarn-submit peers --group workers | wc -l
END
}

progress_help() {
  cat <<'END'
Tells how far this command is

Usage:
  yarn-submit progress FRACTION [STATUS]

FRACTION is from 0 to 1, or a percentage. The driver's command tells the progress of the application, with a line of status if it
likes; a command on an executor tells that of its task.

Examples:
  yarn-submit progress 0.25 "epoch 3"
  yarn-submit progress 25%
END
}

scale_help() {
  cat <<'END'
Sets how many executors this application is to have

Usage:
  yarn-submit scale [GROUP=]N
  yarn-submit scale APP [GROUP=]N      of another application

On an executor the job file must allow it, with control.executorsMayScale.

Examples:
  yarn-submit scale 4
  yarn-submit scale workers=8
END
}

exec_help() {
  cat <<'END'
Runs a command beside an instance of a role of this application, on its machine and with its environment

Usage:
  yarn-submit exec ROLE/INDEX -- COMMAND [ARGUMENT...]
  yarn-submit exec APP ROLE/INDEX -- COMMAND...      of another application

What the command prints is in the log of the instance's executor. The command ends with the instance, and when this one is
interrupted.

Exit status: that of the command; 125 if it could not be run.

Example:
  yarn-submit exec worker/3 -- sh -c 'df -h . > "$SHARED/df.$YARN_SUBMIT_INDEX"'
END
}

mpi-agent_help() {
  cat <<'END'
Starts Open MPI's daemon beside an instance of a role: for mpirun, instead of ssh

Usage:
  OMPI_MCA_plm_rsh_agent='yarn-submit mpi-agent' mpirun COMMAND...

mpirun calls it as yarn-submit mpi-agent ROLE-INDEX WORDS. The words are a command line for a shell.
END
}

refuse() {
  printf 'yarn-submit: %s\n' "$1" >&2
  exit "$REFUSED"
}

usage() {
  refuse "$1. See: yarn-submit $verb --help"
}

# Percent-encodes $1 as a path or as a parameter into $encoded.
encode() {
  local text=$1 i c hex
  encoded=''
  for ((i = 0; i < ${#text}; i++)); do
    c=${text:i:1}
    case $c in
      [a-zA-Z0-9.~_-]) encoded+=$c ;;
      *)
        printf -v hex '%d' "'$c"
        printf -v hex '%%%02X' $((hex & 255))
        encoded+=$hex
        ;;
    esac
  done
}

# The text $1 as JSON, in $json.
quote() {
  json=${1//\\/\\\\}
  json=${json//\"/\\\"}
  json=${json//$'\n'/\\n}
  json=${json//$'\r'/\\r}
  json=${json//$'\t'/\\t}
  if [[ $json == *[$'\x01'-$'\x1f']* ]]; then
    local i c escaped
    for ((i = 1; i < 32; i++)); do
      printf -v escaped '\\u%04x' "$i"
      printf -v c '%b' "\\x${escaped:4}"
      json=${json//"$c"/"$escaped"}
    done
  fi
  json=\"$json\"
}

# Seconds of a time such as 30, 30s, 5min or 2h, in $seconds.
read_time() {
  [[ $1 =~ ^([0-9]{1,9})(s|sec|m|min|h|d)?$ ]] || usage "'$1' is not a time. Write 30s, 5min or 2h"
  seconds=$((10#${BASH_REMATCH[1]}))
  case ${BASH_REMATCH[2]:-s} in
    m | min) seconds=$((seconds * 60)) ;;
    h) seconds=$((seconds * 3600)) ;;
    d) seconds=$((seconds * 86400)) ;;
  esac
}

require_application() {
  local file=${YARN_SUBMIT_TOKEN_FILE:-}
  [[ -n ${YARN_SUBMIT_CONTROL:-} && -n $file ]] \
    || refuse "'yarn-submit $verb' works in commands of an application, where YARN_SUBMIT_CONTROL and YARN_SUBMIT_TOKEN_FILE are set"
  address=${YARN_SUBMIT_CONTROL#http://}
  [[ $address =~ ^127\.0\.0\.1:[0-9]+$ ]] || refuse "YARN_SUBMIT_CONTROL is '$YARN_SUBMIT_CONTROL', not an address of the control API"
  { read -r token <"$file"; } 2>/dev/null \
    || refuse "$file, the file of the token, cannot be read. It goes when the task or the driver that has started this command ends"
}

# call METHOD PATH HEADERS LENGTH [BODY-FILE]: sends a request with the body $body, or with that of a file. Sets $status and
# $revision; the body of the answer can be read from descriptor 3.
call() {
  local line
  { exec 3<>"/dev/tcp/127.0.0.1/${address##*:}"; } 2>/dev/null \
    || refuse "nothing answers at $YARN_SUBMIT_CONTROL: what has started this command has ended"
  printf '%s %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n' \
    "$1" "$2" "$address" "$token" "$4" "$3" >&3
  if [[ -n ${5:-} ]]; then
    cat -- "$5" >&3
  elif [[ -n $body ]]; then
    printf '%s' "$body" >&3
  fi
  status='' revision=''
  while IFS= read -r line <&3; do
    line=${line%$'\r'}
    [[ -n $line ]] || break
    case $line in
      HTTP/1.1\ *) line=${line#* } status=${line%% *} ;;
      [Ee][Tt][Aa][Gg]:*) revision=${line#*\"} revision=${revision%\"*} ;;
    esac
  done
  [[ -n $status ]] || refuse "there was no answer from $YARN_SUBMIT_CONTROL"
}

# Ends with what a refusal says. Those that follow from what the store has are no mistakes.
fail() {
  local text=''
  IFS= read -r -t 5 text <&3 || true
  printf 'yarn-submit: %s\n' "${text:-status $status}" >&2
  case $verb$status in
    kv404 | kv412) exit "$NO" ;;
    *) exit "$REFUSED" ;;
  esac
}

readonly TEXT=$'Accept: text/plain\r\n'
body='' spool=''

print_value() {
  [[ -z $with_revision ]] || printf '%s\n' "$revision"
  cat <&3
}

kv_get() {
  call GET "$path" "$TEXT" 0
  [[ $status == 200 ]] || fail
  print_value
}

kv_wait() {
  local wait=$LONGEST_WAIT query
  while :; do
    if [[ -n $limit ]]; then
      wait=$((limit - SECONDS))
      ((wait <= LONGEST_WAIT)) || wait=$LONGEST_WAIT
      ((wait >= 0)) || wait=0
    fi
    query="wait=$wait${after:+&after=$after}"
    call GET "$path?$query" "$TEXT" 0
    case $status in
      200)
        print_value
        return
        ;;
      404) [[ -z $after ]] || fail ;;
      304) ;;
      # The driver cannot be reached, or has no room for another that waits.
      503 | 507) sleep 1 ;;
      *) fail ;;
    esac
    if [[ -n $limit ]] && ((SECONDS >= limit)); then
      printf "yarn-submit: the key '%s' has no %svalue after %d s\n" "$key" "${after:+newer }" "$limit" >&2
      exit "$NO"
    fi
    exec 3>&-
  done
}

kv_put() {
  local headers=$TEXT query='' length
  [[ -z $if_revision ]] || headers+="If-Match: \"$if_revision\""$'\r\n'
  [[ -z $if_absent ]] || headers+=$'If-None-Match: *\r\n'
  if [[ -n $owner ]]; then
    encode "$owner"
    query="?owner=$encoded"
  fi
  if [[ $value == - ]]; then
    # Its length comes first, and a variable cannot hold all bytes.
    spool=$(mktemp) || refuse "there is no room for a temporary file in ${TMPDIR:-/tmp}"
    trap 'rm -f -- "$spool"' EXIT
    cat >"$spool" || refuse "standard input cannot be copied to ${TMPDIR:-/tmp}"
    length=$(wc -c <"$spool")
  else
    body=$value
    length=${#value}
  fi
  ((length <= 1048576)) || refuse "the value has $((length)) bytes; it may have 1048576"
  call PUT "$path$query" "$headers" "$length" "$spool"
  [[ $status == 200 ]] || fail
  [[ -z $with_revision ]] || printf '%s\n' "$revision"
}

kv_delete() {
  local headers=$TEXT
  [[ -z $if_revision ]] || headers+="If-Match: \"$if_revision\""$'\r\n'
  call DELETE "$path" "$headers" 0
  [[ $status == 204 ]] || fail
}

kv_list() {
  encode "$key"
  call GET "/v1/kv?prefix=$encoded" "$TEXT" 0
  [[ $status == 200 ]] || fail
  cat <&3
}

# take OPTION VALUE: the value of an option, in $taken.
take() {
  (($# > 1)) || usage "Option $1 takes a value"
  taken=$2
}

number() {
  [[ $2 =~ ^[0-9]{1,18}$ ]] || usage "$1 takes a revision, not '$2'"
}

kv() {
  local action=${1:-} words=() least=1 most=1 options
  key='' value='' with_revision='' owner='' if_absent='' if_revision='' limit='' after=''
  case $action in
    get) options='--revision' ;;
    put) options='--owner --if-absent --if-revision --revision' least=2 most=2 ;;
    delete) options='--if-revision' ;;
    list) options='' least=0 ;;
    wait) options='--timeout --after --revision' ;;
    '') usage "What is to be done? kv takes get, put, delete, list or wait" ;;
    *) usage "kv takes get, put, delete, list or wait, not '$action'" ;;
  esac
  shift
  while (($# > 0)); do
    case $1 in
      --)
        shift
        words+=("$@")
        break
        ;;
      --?*)
        [[ " $options " == *" ${1%%=*} "* ]] || usage "kv $action has no option '$1'"
        if [[ $1 == *=* ]]; then
          set -- "${1%%=*}" "${1#*=}" "${@:2}"
        fi
        case $1 in
          --revision) with_revision=1 ;;
          --if-absent) if_absent=1 ;;
          *)
            take "$@"
            case $1 in
              --owner) owner=$taken ;;
              --if-revision) if_revision=$taken ;;
              --after) after=$taken ;;
              --timeout)
                read_time "$taken"
                limit=$seconds
                ;;
            esac
            shift
            ;;
        esac
        shift
        ;;
      *)
        words+=("$1")
        shift
        ;;
    esac
  done
  ((${#words[@]} >= least && ${#words[@]} <= most)) || usage "kv $action takes $(kv_words)"
  [[ -z $if_revision ]] || number --if-revision "$if_revision"
  [[ -z $after ]] || number --after "$after"
  [[ -z $if_revision || -z $if_absent ]] || usage "--if-absent and --if-revision exclude each other"
  key=${words[0]:-}
  value=${words[1]:-}
  [[ -n $key || $action == list ]] || usage "A key has at least one character"
  require_application
  encode "$key"
  path=/v1/kv/$encoded
  "kv_$action"
}

kv_words() {
  case $action in
    put) echo "a key and a value; quote what has blanks" ;;
    list) echo "at most a prefix" ;;
    *) echo "one key" ;;
  esac
}

peers() {
  local group='' accept=$TEXT id of rest
  while (($# > 0)); do
    case $1 in
      --json) accept='' ;;
      --group)
        take "$@"
        group=$taken
        shift
        ;;
      --group=*) group=${1#*=} ;;
      *) usage "peers does not take '$1'" ;;
    esac
    shift
  done
  [[ -z $group || -n $accept ]] || usage "--group goes without --json"
  require_application
  call GET /v1/executors "$accept" 0
  [[ $status == 200 ]] || fail
  if [[ -z $group ]]; then
    cat <&3
  else
    while IFS=$'\t' read -r id of rest; do
      [[ $of != "$group" ]] || printf '%s\t%s\t%s\n' "$id" "$of" "$rest"
    done <&3
  fi
}

progress() {
  local fraction=${1:-} line=${2:-}
  (($# == 1 || $# == 2)) || usage "progress takes a fraction, and a line of status"
  if [[ $fraction =~ ^([0-9]{1,3})(\.([0-9]{1,10}))?%$ ]]; then
    printf -v fraction '%03d' "$((10#${BASH_REMATCH[1]}))"
    fraction=${fraction:0:1}.${fraction:1}${BASH_REMATCH[3]:-}
  fi
  [[ $fraction =~ ^([01]|[01]?\.[0-9]{1,17})$ || $fraction =~ ^[0-9]\.[0-9]{2,17}$ ]] \
    || usage "'$fraction' is not a fraction. Write 0.25 or 25%"
  [[ $fraction != .* ]] || fraction=0$fraction
  body="{\"fraction\": $fraction"
  if [[ -n $line ]]; then
    quote "$line"
    body+=", \"status\": $json"
  fi
  body+=}
  require_application
  call POST /v1/progress "$TEXT" "${#body}"
  [[ $status == 204 ]] || fail
}

scale() {
  local group=${1%=*} total=${1##*=}
  [[ $1 == *=* ]] || group=default
  [[ $total =~ ^[0-9]{1,7}$ && -n $group ]] \
    || usage "'$1' is not a number of executors. Write 8, or with the group's name: workers=8"
  body="{\"target\": $((10#$total))}"
  require_application
  encode "$group"
  call PUT "/v1/groups/$encoded" "$TEXT" "${#body}"
  [[ $status == 200 ]] || fail
}

# The answer in JSON, in $answer.
read_answer() {
  answer=$(cat <&3)
  exec 3>&-
}

# Ends with what a refusal in JSON says.
fail_with_answer() {
  local text="status $status"
  if [[ $answer =~ \"error\"[[:space:]]*:[[:space:]]*\"(([^\"\\]|\\.)*)\" ]]; then
    text=${BASH_REMATCH[1]//\\\"/\"}
    text=${text//\\n/ }
    text=${text//\\\\/\\}
  fi
  refuse "$text"
}

# Waits for the end of a command beside an instance, and exits as it has.
await_beside() {
  while :; do
    call GET "$path?wait=$LONGEST_WAIT" '' 0
    read_answer
    case $status in
      200)
        if [[ $answer =~ \"exitStatus\"[[:space:]]*:[[:space:]]*([0-9]{1,3}) ]]; then
          status=${BASH_REMATCH[1]}
          if [[ $answer =~ \"message\"[[:space:]]*:[[:space:]]*\"(([^\"\\]|\\.)+)\" ]]; then
            printf 'yarn-submit: %s\n' "${BASH_REMATCH[1]//\\\"/\"}" >&2
          fi
          exit "$status"
        fi
        ;;
      # The driver cannot be reached, or has no room for another that waits.
      503 | 507) sleep 1 ;;
      *) fail_with_answer ;;
    esac
  done
}

# Nobody waits for the command any more. $1: the exit status.
end_beside() {
  trap '' HUP INT TERM
  kill "$waiting" 2>/dev/null
  call DELETE "$path" '' 0
  exit "$1"
}

# beside ROLE INDEX COMMAND...: runs a command beside an instance.
beside() {
  local number word words=''
  [[ $1 =~ ^[a-zA-Z0-9._-]+$ && $2 =~ ^[0-9]{1,7}$ ]] || usage "'$1/$2' is not an instance. Write worker/3"
  encode "$1"
  path=/v1/instances/$encoded/$((10#$2))/commands
  for word in "${@:3}"; do
    quote "$word"
    words+="${words:+, }$json"
  done
  body="{\"command\": [$words], \"env\": {}}"
  ((${#body} <= 1048576)) || refuse "the command has $((${#body})) bytes; it may have 1048576"
  require_application
  while :; do
    call POST "$path" $'Content-Type: application/json\r\n' "${#body}"
    read_answer
    # mpirun may begin before the instances do on which it starts its daemons.
    [[ $verb == mpi-agent && $status == 409 ]] && ((SECONDS < LONGEST_START)) || break
    sleep 0.2
  done
  [[ $status == 201 && $answer =~ \"number\"[[:space:]]*:[[:space:]]*([0-9]+) ]] || fail_with_answer
  path+=/${BASH_REMATCH[1]} body=''
  # Apart, because only while bash waits for a process it hears signals at once.
  await_beside &
  waiting=$!
  trap 'end_beside 129' HUP
  trap 'end_beside 130' INT
  trap 'end_beside 143' TERM
  wait "$waiting"
  exit "$?"
}

exec_beside() {
  local instance=$1
  shift
  [[ ${1:-} != -- ]] || shift
  (($# > 0)) || usage "What is to be run? Write it after --"
  beside "${instance%/*}" "${instance##*/}" "$@"
}

mpi_agent() {
  local host=${1:-}
  [[ $host == *-* ]] || usage "'$host' is not an instance. Write worker-3"
  shift
  (($# > 0)) || usage "What is to be run?"
  beside "${host%-*}" "${host##*-}" bash -c "$*"
}

# Replaces this process by the yarn-submit that is installed: the next one on the PATH that is not such a file as this, perhaps of
# another application.
pass_on() {
  local directories directory first second
  IFS=: read -r -a directories <<<"${PATH:-}"
  for directory in ${directories[@]+"${directories[@]}"}; do
    if [[ -n $directory && -f $directory/yarn-submit && -x $directory/yarn-submit ]]; then
      { IFS= read -r first && IFS= read -r second; } <"$directory/yarn-submit" 2>/dev/null || second=''
      [[ $second == '# Written by yarn-submit for '* ]] || exec "$directory/yarn-submit" "$@"
    fi
  done
  refuse "only kv, peers, progress, scale and exec work here, because no yarn-submit is installed on the PATH"
}

verb=${1:-}
case $verb in
  kv | peers | progress | scale | exec | mpi-agent) ;;
  *) pass_on "$@" ;;
esac
[[ $verb != scale || $# -le 2 ]] || pass_on "$@"
[[ $verb != exec || $# == 1 || ${2:-} == -h || ${2:-} == --help || ${2:-} == */* ]] || pass_on "$@"
shift
# Not further on, where a value may look like it.
if [[ ${1:-} == -h || ${1:-} == --help || ($verb == kv && (${2:-} == -h || ${2:-} == --help)) ]]; then
  "${verb}_help"
  exit "$SUCCESS"
fi
if [[ $verb == scale && $# != 1 ]]; then
  usage "scale takes the number of executors"
fi
case $verb in
  exec) exec_beside "$@" ;;
  mpi-agent) mpi_agent "$@" ;;
  *) "$verb" "$@" ;;
esac
