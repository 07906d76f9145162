#!/bin/bash
# Asks a probe of the server in the same container, /health or /ready; ends with 0 when it answers 200. In Bash alone, because the
# image has neither curl nor wget. Port and static prefix are read from the environment, not from the server's flags.
set -eu

port=${MLFLOW_PORT:-${BAYOU_PORT:-5000}}
prefix=${MLFLOW_STATIC_PREFIX:-${_MLFLOW_STATIC_PREFIX:-${BAYOU_STATIC_PREFIX:-}}}

exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'GET %s%s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$prefix" "${1:-/health}" >&3
read -r -t 8 _ status _ <&3
[ "$status" = 200 ]
