using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Bayou.Testing;

/// <summary>
/// A private PostgreSQL server from the installed binaries: a free port, its data in a folder of its own. It is stopped and removed when it
/// is disposed, and also when this process dies: a shell that reads from this process sees the end of its input then.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string Loopback = "127.0.0.1";
    private const string User = "bayou tester";
    private const string Password = "p@ss/w:rd?%1";
    private const string WatchScript =
        """read -r line; "$1/pg_ctl" -D "$2/data" -m immediate stop >/dev/null 2>&1; rm -rf "$2" """;

    private readonly PostgreSqlBinaries _binaries;
    private readonly string _folder;
    private readonly int _port;
    private readonly System.Diagnostics.Process _watch;
    private string? _address;
    private int _databases;

    private PostgreSqlServer(PostgreSqlBinaries binaries, string folder, int port, System.Diagnostics.Process watch)
    {
        _binaries = binaries;
        _folder = folder;
        _port = port;
        _watch = watch;
    }

    /// <summary>Why no server can be started here; null when one can.</summary>
    public static string? WhyUnavailable => PostgreSqlBinaries.Find(out var reason) is null ? reason : null;

    /// <summary>Makes a server and starts it.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    public static Task<PostgreSqlServer> StartAsync(CancellationToken cancellationToken) =>
        StartAsync(address: null, clients: null, cancellationToken);

    /// <summary>Makes a server and starts it.</summary>
    /// <param name="address">An address to listen on beside loopback, if any.</param>
    /// <param name="clients">The network whose clients are let in there.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<PostgreSqlServer> StartAsync(string? address, string? clients, CancellationToken cancellationToken)
    {
        var binaries = PostgreSqlBinaries.Find(out var reason) ?? throw new InvalidOperationException(reason);

        // A short path: that of a socket has at most 107 bytes.
        var folder = $"/tmp/bayou-pg-{Guid.CreateVersion7():N}";
        var watch = binaries.Start("setsid", "sh", "-c", WatchScript, "sh", binaries.Folder, folder);
        var server = new PostgreSqlServer(binaries, folder, FreePort(), watch) { _address = address };
        try
        {
            await binaries.RunAsync(
                "initdb", cancellationToken, "-D", $"{folder}/data", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync",
                "--auth-local=trust", "--auth-host=scram-sha-256");
            if (clients is not null)
            {
                await File.AppendAllTextAsync($"{folder}/data/pg_hba.conf", $"host all all {clients} scram-sha-256\n", cancellationToken);
            }

            await server.StartAgainAsync(cancellationToken);
            await server.ExecuteAsync("postgres", $"CREATE ROLE \"{User}\" LOGIN CREATEDB PASSWORD '{Password}'", cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private string Addresses => _address is null ? Loopback : $"{Loopback},{_address}";

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} OWNER \"{User}\"", cancellationToken);
        return name;
    }

    /// <summary>A URI over TCP, with a password that needs percent-encoding.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="address">Where the server is reached; default loopback.</param>
    public string Uri(string database, string address = Loopback) => string.Create(
        CultureInfo.InvariantCulture,
        $"postgresql+psycopg2://{System.Uri.EscapeDataString(User)}:{System.Uri.EscapeDataString(Password)}@{address}:{_port}/{database}");

    /// <summary>A URI over the server's Unix socket, as the superuser.</summary>
    /// <param name="database">The database's name.</param>
    public string SocketUri(string database) => string.Create(
        CultureInfo.InvariantCulture, $"postgresql://postgres@/{database}?host={System.Uri.EscapeDataString(_folder)}&port={_port}");

    /// <summary>Connects as the superuser.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<NpgsqlConnection> ConnectAsync(string database, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = _folder,
            Port = _port,
            Username = "postgres",
            Database = database,
            Pooling = false,
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>Executes SQL as the superuser.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="sql">One or more statements.</param>
    /// <param name="cancellationToken">Ends the execution.</param>
    public async Task ExecuteAsync(string database, string sql, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(database, cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Stops the server as a power cut would: nothing is flushed, connections break.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task KillAsync(CancellationToken cancellationToken) =>
        _binaries.RunAsync("pg_ctl", cancellationToken, "-D", $"{_folder}/data", "-m", "immediate", "-w", "stop");

    /// <summary>Starts the server after <see cref="KillAsync"/> and waits until it answers.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task StartAgainAsync(CancellationToken cancellationToken) => _binaries.RunAsync(
        "pg_ctl", cancellationToken, "-D", $"{_folder}/data", "-l", $"{_folder}/log", "-w", "-t", "60", "-o",
        string.Create(
            CultureInfo.InvariantCulture,
            $"-p {_port} -k {_folder} -c listen_addresses={Addresses} -c shared_buffers=32MB -c max_connections=100"),
        "start");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _watch.StandardInput.Close();
        await _watch.WaitForExitAsync();
        _watch.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
