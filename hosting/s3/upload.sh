#!/bin/sh
# Uploads a built site to S3-compatible storage: first what pages need, then the pages, then the manifest; what is no
# longer there goes last, so that no reader meets a page without its style.
# usage: upload.sh SITE s3://BUCKET[/PREFIX]    (credentials and AWS_ENDPOINT_URL as the AWS CLI takes them)
set -eu
site=${1:?the folder of the site} bucket=${2:?s3://BUCKET}

[ -f "$site/snapshot.json" ] || { echo "$site is no built site: it has no snapshot.json." >&2; exit 2; }

copy() { aws s3 sync "$site" "$bucket" --no-progress --only-show-errors "$@"; }

copy --exclude '*.html' --exclude 'snapshot.json*' --exclude '*.ics' --exclude '*.woff2'
copy --exclude '*' --include '*.ics' --content-type 'text/calendar; charset=utf-8'
copy --exclude '*' --include '*.woff2' --content-type font/woff2
copy --exclude '*' --include '*.html' --content-type 'text/html; charset=utf-8'
copy --exclude '*' --include 'snapshot.json*'
copy --delete
