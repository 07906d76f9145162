namespace Bayou.Server.Tests.Cluster;

/// <summary>
/// A network of namespaces: each silo has one, with three cables into bridges of this machine: one to the other silos, one to
/// the database, one to clients. A cable that is pulled loses packets, as a real one does; nobody is told.
/// </summary>
internal sealed class SiloNetwork : IAsyncDisposable
{
    private const int Silos = 3;

    /// <summary>Where PostgreSQL has to listen, and who may come.</summary>
    internal const string DatabaseAddress = "10.213.2.254";

    internal const string DatabaseClients = "10.213.2.0/24";

    private static readonly string[] s_cables = ["s", "d", "c"];

    private readonly List<string> _undo = [];

    /// <summary>Where each silo runs.</summary>
    internal IReadOnlyList<SiloPlace> Places { get; } =
    [
        .. Enumerable.Range(1, Silos).Select(static silo => new SiloPlace
        {
            SiloAddress = Address(silo, cable: 0),
            EdgeAddress = Address(silo, cable: 2),
            Launcher = ["ip", "netns", "exec", Namespace(silo)],
        }),
    ];

    /// <summary>Why no such network can be made here; null when one can.</summary>
    internal static async Task<string?> FindObstacleAsync()
    {
        var probe = Prefix + "probe";
        if (!OperatingSystem.IsLinux() || await Command.TryAsync("ip", "netns", "add", probe) is { } problem && problem.Length > 0)
        {
            return "network namespaces can't be made here: that needs Linux, root and iproute2";
        }

        await Command.RunAsync($"ip netns del {probe}");
        return null;
    }

    internal static async Task<SiloNetwork> CreateAsync()
    {
        var network = new SiloNetwork();
        try
        {
            await network.BuildAsync();
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>Pulls the cable to the other silos.</summary>
    /// <param name="silo">Counted from 0.</param>
    internal static Task CutFromSilosAsync(int silo) => Command.RunAsync($"ip link set {Cable(silo + 1, 0)} down");

    /// <summary>Pulls the cable to the database.</summary>
    /// <param name="silo">Counted from 0.</param>
    internal static Task CutFromDatabaseAsync(int silo) => Command.RunAsync($"ip link set {Cable(silo + 1, 1)} down");

    /// <summary>Plugs all cables in.</summary>
    /// <param name="silo">Counted from 0.</param>
    internal static async Task HealAsync(int silo)
    {
        for (var cable = 0; cable < s_cables.Length; cable++)
        {
            await Command.RunAsync($"ip link set {Cable(silo + 1, cable)} up");
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _undo.Count - 1; i >= 0; i--)
        {
            await Command.RunAsync(_undo[i]);
        }
    }

    // Names of links have at most 15 characters.
    private static string Prefix => $"by{Environment.ProcessId % 100_000}";

    private static string Namespace(int silo) => $"{Prefix}n{silo}";

    private static string Bridge(int cable) => $"{Prefix}b{s_cables[cable]}";

    private static string Cable(int silo, int cable) => $"{Prefix}{s_cables[cable]}{silo}";

    private static string Address(int silo, int cable) => $"10.213.{cable + 1}.{silo}";

    private async Task BuildAsync()
    {
        for (var cable = 0; cable < s_cables.Length; cable++)
        {
            await DoAsync($"ip link add {Bridge(cable)} type bridge", $"ip link del {Bridge(cable)}");
            await Command.RunAsync($"ip link set {Bridge(cable)} up");
            if (cable > 0)
            {
                await Command.RunAsync($"ip addr add {Address(254, cable)}/24 dev {Bridge(cable)}");
            }
        }

        for (var silo = 1; silo <= Silos; silo++)
        {
            await DoAsync($"ip netns add {Namespace(silo)}", $"ip netns del {Namespace(silo)}");
            await Command.RunAsync($"ip -n {Namespace(silo)} link set lo up");
            for (var cable = 0; cable < s_cables.Length; cable++)
            {
                await PlugAsync(silo, cable);
            }
        }
    }

    private async Task PlugAsync(int silo, int cable)
    {
        var (outside, inside) = (Cable(silo, cable), "to-" + s_cables[cable]);
        await DoAsync($"ip link add {outside} type veth peer name {inside} netns {Namespace(silo)}", $"ip link del {outside}");
        await Command.RunAsync($"ip link set {outside} master {Bridge(cable)} up");
        await Command.RunAsync($"ip -n {Namespace(silo)} addr add {Address(silo, cable)}/24 dev {inside}");
        await Command.RunAsync($"ip -n {Namespace(silo)} link set {inside} up");
    }

    private async Task DoAsync(string command, string undo)
    {
        await Command.RunAsync(command);
        _undo.Add(undo);
    }
}
