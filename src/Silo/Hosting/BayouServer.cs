using Bayou.Silo.Commands;
using Bayou.Silo.Composition;
using Bayou.Silo.Configuration;
using Bayou.Silo.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bayou.Silo.Hosting;

/// <summary>The life of a server: open the store, listen, serve until a signal, drain, stop the engine, close the store.</summary>
internal sealed partial class BayouServer
{
    private static readonly TimeSpan s_turnAway = TimeSpan.FromSeconds(1);

    private readonly ServerOptions _options;
    private readonly WebApplication _app;
    private readonly Backend _backend;
    private readonly ILogger _logger;

    private BayouServer(ServerOptions options, WebApplication app, Backend backend)
    {
        _options = options;
        _app = app;
        _backend = backend;
        _logger = app.Services.GetRequiredService<ILogger<BayouServer>>();
    }

    /// <summary>Runs a server until the process is told to stop.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="warnings">What to tell about the configuration.</param>
    /// <returns>The exit code of the process.</returns>
    /// <exception cref="ConfigurationException">A part can't start as configured.</exception>
    internal static async Task<int> RunAsync(ServerOptions options, IReadOnlyList<string> warnings)
    {
        using var signals = new StopSignals();
        using var logging = LoggingSetup.Create(options.LogLevel, options.LogFormat);

        // Disposed after the store: a collector that does not answer delays the end, but nothing that matters more.
        using var telemetry = options.OtlpEndpoint.Length > 0 ? OtlpExport.Start(options.OtlpEndpoint) : null;
        await using var backend = new Backend(options);
        await using var app = ServerApplication.Build(options, backend, logging);
        var server = new BayouServer(options, app, backend);
        server.Warn(warnings);
        try
        {
            await backend.OpenAsync(app.Services, signals.Stopping);
            await server.ListenAsync(signals.Stopping);
        }
        catch (OperationCanceledException) when (signals.Stopping.IsCancellationRequested)
        {
            return ExitCode.Success;
        }
        catch (Exception exception) when (Backend.FindFaults(exception) is { Count: > 0 } faults)
        {
            throw new ConfigurationException(faults);
        }

        return await server.ServeAsync(signals.Stopping);
    }

    private void Warn(IReadOnlyList<string> warnings)
    {
        foreach (var warning in warnings)
        {
            LogConfiguration(_logger, warning);
        }

        if (!System.Net.IPAddress.IsLoopback(_options.Address))
        {
            LogOpenToNetwork(_logger, _options.Address.ToString());
        }

        if (_options.Security is null)
        {
            LogUnguarded(_logger);
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (ListenProblem.Find(exception, _options) is { } fault)
        {
            throw new ConfigurationException(fault);
        }

        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Console.Out.WriteLine(StartupLine.For(_options, addresses.First() + _options.StaticPrefix));
    }

    private async Task<int> ServeAsync(CancellationToken signalled)
    {
        var lifetime = _app.Lifetime;
        await SignalAsync(signalled, lifetime.ApplicationStopping);
        var hasBroken = !signalled.IsCancellationRequested;
        LogStopping(_logger);
        await DrainAsync();
        lifetime.StopApplication();
        await StopAsync();
        LogStopped(_logger);
        return hasBroken ? ExitCode.Failure : ExitCode.Success;
    }

    /// <summary>Takes the server out of load balancers, then stops listening and lets requests in flight finish.</summary>
    private async Task DrainAsync()
    {
        var time = _app.Services.GetRequiredService<TimeProvider>();
        _app.Services.GetRequiredService<ServerReadiness>().OnStopping();
        if (_options.DrainDelay > TimeSpan.Zero)
        {
            await Task.Delay(_options.DrainDelay, time);
        }

        if (_options.Cluster is not null)
        {
            // Who sends now is told to go elsewhere, rather than cut off when the listener closes before its connection was taken.
            _app.Services.GetRequiredService<ServerReadiness>().OnTurningAway();
            await Task.Delay(s_turnAway, time);
        }

        using var patience = new CancellationTokenSource(_options.ShutdownTimeout, time);
        await _app.Services.GetRequiredService<IServer>().StopAsync(patience.Token);
        if (patience.IsCancellationRequested)
        {
            LogRequestsCut(_logger, _options.ShutdownTimeout.TotalSeconds);
        }
    }

    /// <summary>Stops the engine, whose grains save their state. It has the whole timeout again, however long the draining took.</summary>
    private async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(_options.ShutdownTimeout, _app.Services.GetRequiredService<TimeProvider>());
        try
        {
            await _app.StopAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            LogEngineCut(_logger, _options.ShutdownTimeout.TotalSeconds);
        }
    }

    private static async Task SignalAsync(params CancellationToken[] tokens)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tokens);
        using var registration = either.Token.Register(fired.SetResult);
        await fired.Task;
    }
}
