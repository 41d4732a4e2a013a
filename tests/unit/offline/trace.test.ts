import { describe, expect, it } from 'vitest';
import { attemptsIn, isLoopback } from '../../offline/trace.mjs';

const only = (line: string) => attemptsIn(line)[0];

describe('a trace of the network’s system calls', () => {
  it('shows a connection, whatever came of it', () => {
    const line = 'connect(22<TCP:[612806]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 ENETUNREACH (Network is unreachable)';
    expect(attemptsIn(line)).toEqual([{ call: 'connect', address: '192.0.2.1', port: 80, datagram: false }]);
    expect(only('connect(22, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("203.0.113.7")}, 16) = -1 EINPROGRESS')).toMatchObject({ address: '203.0.113.7', port: 443 });
    expect(only('connect(22, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("203.0.113.7")}, 16 <unfinished ...>')).toMatchObject({ port: 443 });
  });

  it('shows IPv6', () => {
    const line = 'connect(20<TCPv6:[[::]:41852]>, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = 0';
    expect(attemptsIn(line)).toEqual([{ call: 'connect', address: '2001:db8::1', port: 53, datagram: false }]);
  });

  it('shows a datagram by its address, in each of the calls that send one', () => {
    const to = '{sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.53")}';
    expect(only(`sendto(19<UDP:[127.0.0.1:1]>, ""..., 30, 0, ${to}, 16) = 30`)).toMatchObject({ call: 'sendto', port: 53, datagram: true });
    expect(only(`sendmsg(19<UDP:[1]>, {msg_name=${to}, msg_namelen=16, msg_iov=[...], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = -1 ENETUNREACH`)).toMatchObject({ call: 'sendmsg', address: '192.0.2.53' });
    expect(attemptsIn(`sendmmsg(19<UDP:[1]>, [{msg_hdr={msg_name=${to}, ...}}, {msg_hdr={msg_name=${to.replace('.53"', '.54"')}, ...}}], 2, 0) = 2`).map(({ address }) => address)).toEqual(['192.0.2.53', '192.0.2.54']);
  });

  it('shows a datagram to a peer that was named before', () => {
    expect(attemptsIn('sendto(19<UDP:[127.0.0.1:1]>, ""..., 30, 0, NULL, 0) = 30')).toEqual([{ call: 'sendto', address: 'the peer named before', port: 0, datagram: true }]);
    expect(attemptsIn('sendmsg(19<UDPv6:[1]>, {msg_name=NULL, msg_namelen=0, msg_iov=[...], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = 5')).toHaveLength(1);
    expect(attemptsIn('sendto(19<TCP:[127.0.0.1:1->127.0.0.1:2]>, ""..., 30, 0, NULL, 0) = 30')).toEqual([]);
  });

  it('shows a family that it does not know', () => {
    expect(only('sendto(3<PACKET:[9]>, ""..., 42, 0, {sa_family=AF_PACKET, sll_protocol=htons(ETH_P_ALL), sll_ifindex=2}, 20) = 42')).toMatchObject({ address: 'AF_PACKET' });
    expect(only('connect(3, {sa_family=AF_VSOCK, svm_cid=0x2, svm_port=0x1}, 16) = 0')).toMatchObject({ address: 'AF_VSOCK' });
  });

  it('passes over what stays inside the computer, and over what nobody sends', () => {
    const inside = [
      'connect(4<UNIX-STREAM:[2]>, {sa_family=AF_UNIX, sun_path="/run/dbus/system_bus_socket"}, 110) = -1 ENOENT (No such file or directory)',
      'sendto(5<NETLINK:[ROUTE:1]>, ""..., 20, 0, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 20',
      'connect(5<UDP:[1]>, {sa_family=AF_UNSPEC, sa_data=""}, 16) = 0',
      'sendmsg(5<UNIX-SEQPACKET:[1->2]>, {msg_name=NULL, msg_namelen=0, msg_iov=[...], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = 4',
      'bind(19, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("0.0.0.0")}, 16) = 0',
      'getsockname(19, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, [128 => 16]) = 0',
      '+++ exited with 0 +++',
      '--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED} ---',
    ];
    expect(attemptsIn(inside.join('\n'))).toEqual([]);
  });

  it('is read line by line also where one file holds several processes', () => {
    const line = 'connect(22, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16) = 0';
    expect(attemptsIn([`[pid  4711] ${line}`, `4711  ${line}`, line].join('\n'))).toHaveLength(3);
  });

  it('knows loopback, also written as IPv6', () => {
    for (const address of ['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1']) expect(isLoopback(address)).toBe(true);
    for (const address of ['128.0.0.1', '0.0.0.0', '127.0.0.1.example', '2001:db8::1', 'AF_PACKET']) expect(isLoopback(address)).toBe(false);
  });
});
