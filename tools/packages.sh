#!/bin/sh
# packages.sh build|test|manual|bench [STAMP]: installs the Debian 12 packages that a target needs and that are missing, and
# touches STAMP when all are there. With neither root nor sudo it names them and goes on, since what is missing may be there in
# another way; the build then says what it lacks.
set -eu
build='gcc libc6-dev meson ninja-build pkg-config libmicrohttpd-dev libsqlite3-dev libjansson-dev libxlsxwriter-dev libzip-dev
libexpat1-dev libssl-dev libsodium-dev ca-certificates'
test='libcmocka-dev postgresql-15 chromium chromium-l10n fonts-noto-cjk pmccabe curl sqlite3 hledger jq strace unzip'
bench='libsqlite3-dev python3-openpyxl libreoffice-calc-nogui'

# Node.js may have come from elsewhere: only the commands matter.
tools()
{
        command -v node >/dev/null || echo nodejs
        command -v npm >/dev/null || echo npm
}

case ${1-} in
build) wanted="$build $(tools)" ;;
test)  wanted="$build $(tools) $test" ;;
manual) wanted="$build $(tools) $test pngquant" ;;
bench) wanted="$build $(tools) $bench" ;;
*)     echo 'packages.sh: say build, test, manual or bench' >&2; exit 2 ;;
esac

missing=
for package in $wanted; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
stamp()
{
        [ -z "${2-}" ] || touch "$2"
}
if [ -z "$missing" ]; then
        stamp "$@"
        exit 0
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
        as_root='sudo'
        if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
                echo "缺少软件包，请管理员安装 (missing packages, ask an administrator): apt-get install$missing" >&2
                exit 0
        fi
fi
echo "正在安装 (installing):$missing"
# postgresql's own cluster would start a server nobody asked for.
if [ "$1" != build ] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        $as_root mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' | $as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
fi
install()
{
        # shellcheck disable=SC2086
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
                -o Dpkg::Use-Pty=0 $missing
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get update -q && install; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        echo "安装失败，上面是原因 (installing failed, see above):$missing" >&2
        exit 1
fi
stamp "$@"
