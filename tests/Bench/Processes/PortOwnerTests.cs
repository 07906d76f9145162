using System.Net;
using System.Net.Sockets;
using Bayou.Bench.Processes;

namespace Bayou.Bench.Tests.Processes;

public sealed class PortOwnerTests
{
    [Fact]
    public void InodesIn_ATable_AreThoseOfListeningSockets()
    {
        string[] table =
        [
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
            "   0: 0100007F:1388 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4242 1 0000000000000000 100 0 0 10 0",
            "   1: 0100007F:1388 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 4243 1 0000000000000000 20 4 30 10 -1",
        ];

        PortOwner.InodesIn(table).ShouldBe([(5000, "4242")]);
    }

    [Fact]
    public void Find_OfAPortOfThisProcess_FindsIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are found in /proc");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        PortOwner.Find(((IPEndPoint)listener.LocalEndpoint).Port).ShouldBe([Environment.ProcessId]);
        ProcessFile.ResidentBytes(Environment.ProcessId).ShouldBeGreaterThan(0);
    }
}
