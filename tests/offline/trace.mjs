/**
 * What a system-call trace says of ways out of the computer: `strace -yy -s 0 -e trace=network`, one file per process.
 * Counted is every `connect` and every `send*` that names an address of the Internet, whether or not anything
 * came of it: inside a namespace without a network nothing ever does.
 */

/**
 * `datagram`: the socket has no connections (UDP), as far as the trace says so. A `connect` on it sends nothing: it only
 * names a peer for later. An `address` that the trace does not show is told as what is known of it.
 * @typedef {{ call: string, address: string, port: number, datagram: boolean }} Attempt
 */

/** With several processes in one file the line begins with the process; with one file each it does not. */
const CALL = /^(?:\[pid +\d+\] |\d+ +)?(connect|sendto|sendmsg|sendmmsg)\((\d+)(?:<(\w+)(?::|>))?/;

/** Families that stay inside the computer. AF_UNSPEC takes a connection back. */
const INSIDE = new Set(['AF_UNIX', 'AF_LOCAL', 'AF_NETLINK', 'AF_UNSPEC']);

const ADDRESS = /sa_family=(AF_\w+)(?:, sin_port=htons\((\d+)\), sin_addr=inet_addr\("([^"]+)"\))?(?:, sin6_port=htons\((\d+)\)[^}]*?inet_pton\(AF_INET6, "([^"]+)")?/g;

/**
 * @param {string} text the trace
 * @returns {Attempt[]}
 */
export function attemptsIn(text) {
  return text.split('\n').flatMap((line) => {
    const [, call, , protocol = ''] = CALL.exec(line) ?? [];
    if (call === undefined) return [];
    const datagram = protocol.startsWith('UDP');
    const found = [...line.matchAll(ADDRESS)];
    // Sent to the peer that was named before.
    if (found.length === 0) return datagram && call !== 'connect' ? [{ call, address: 'the peer named before', port: 0, datagram }] : [];
    return found.filter(([, family]) => !INSIDE.has(family)).map((address) => ({ call, ...addressOf(address), datagram }));
  });
}

/** One that cannot be read is told by its family: better one too many than one too few. */
function addressOf([, family, port4, address4, port6, address6]) {
  return { address: address4 ?? address6 ?? family, port: Number(port4 ?? port6 ?? 0) };
}

/** @param {string} address */
export function isLoopback(address) {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}
