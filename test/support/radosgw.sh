#!/bin/bash
# A real S3 server for tests and the chaos run: one monitor, one storage daemon in memory, one gateway (Debian's radosgw,
# ceph-mon, ceph-osd). Usage: radosgw.sh start FOLDER MON_PORT S3_PORT | radosgw.sh gateway FOLDER S3_PORT | radosgw.sh stop FOLDER
# Keys: testaccess / testsecret123.
set -euo pipefail
command=$1; D=$2

# Without tcp_nodelay a read waits 40 ms for the acknowledgement that the client's kernel delays.
gateway() {
  radosgw -c "$D/ceph.conf" -n client.rgw -f --rgw_frontends="beast endpoint=127.0.0.1:$1 tcp_nodelay=1" >> "$D/rgw.out" 2>&1 < /dev/null &
  echo $! > "$D/rgw.pid"
  for _ in $(seq 200); do curl -s -o /dev/null "http://127.0.0.1:$1/" && return; sleep 0.2; done
  echo "radosgw does not answer" >&2; exit 1
}

case $command in
stop)
  for name in rgw osd mon; do [ -f "$D/$name.pid" ] && kill "$(cat "$D/$name.pid")" 2>/dev/null || true; done
  exit 0 ;;
gateway) gateway "$3"; exit 0 ;;
esac

MON=$3; RGW=$4
FSID=$(cat /proc/sys/kernel/random/uuid); OSD=$(cat /proc/sys/kernel/random/uuid)
mkdir -p "$D"/{mon,osd,run,rgw}
# Without cephx the gateway hangs; the monitor's address must stand in brackets.
cat > "$D/ceph.conf" <<CONF
[global]
fsid = $FSID
mon host = [v2:127.0.0.1:$MON]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
mon initial members = a
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
keyring = $D/keyring
run dir = $D/run
admin socket = $D/run/\$name.asok
log file = $D/\$name.log
pid file =
mon data = $D/mon
osd data = $D/osd
osd objectstore = memstore
memstore device bytes = 4294967296
osd pool default size = 1
osd pool default min size = 1
mon allow pool size one = true
osd pool default pg num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
rgw data = $D/rgw
debug ms = 0/0
debug osd = 0/0
debug rgw = 0/0
debug objecter = 0/0
CONF
ceph-authtool -C "$D/keyring" --gen-key -n mon. --cap mon 'allow *' > /dev/null
ceph-authtool "$D/keyring" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
ceph-authtool "$D/keyring" --gen-key -n osd.0 --cap mon 'allow profile osd' --cap osd 'allow *'
ceph-authtool "$D/keyring" --gen-key -n client.rgw --cap mon 'allow rwx' --cap osd 'allow rwx'
monmaptool --create --clobber --fsid "$FSID" --addv a "[v2:127.0.0.1:$MON]" "$D/monmap" > /dev/null
ceph-mon -c "$D/ceph.conf" --mkfs -i a --monmap "$D/monmap" --keyring "$D/keyring"
ceph-mon -c "$D/ceph.conf" -i a -f > "$D/mon.out" 2>&1 < /dev/null &
echo $! > "$D/mon.pid"
timeout 90 ceph -c "$D/ceph.conf" osd new "$OSD" 0 > /dev/null
ceph-osd -c "$D/ceph.conf" -i 0 --mkfs --osd-uuid "$OSD" 2> /dev/null
ceph-osd -c "$D/ceph.conf" -i 0 -f > "$D/osd.out" 2>&1 < /dev/null &
echo $! > "$D/osd.pid"
timeout 120 radosgw-admin -c "$D/ceph.conf" user create --uid=sogoc --display-name=sogoc \
  --access-key=testaccess --secret-key=testsecret123 > /dev/null 2>> "$D/rgw.out"
gateway "$RGW"
