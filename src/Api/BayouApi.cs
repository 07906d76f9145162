using Bayou.Api.Artifacts;
using Bayou.Api.Datasets;
using Bayou.Api.Evaluations;
using Bayou.Api.Experiments;
using Bayou.Api.Health;
using Bayou.Api.Health.Exposition;
using Bayou.Api.LoggedModels;
using Bayou.Api.Metrics;
using Bayou.Api.Otlp;
using Bayou.Api.Registry;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Runs;
using Bayou.Api.Security;
using Bayou.Api.Traces;
using Bayou.Api.Webhooks;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bayou.Api;

/// <summary>Adds the HTTP edge to a host.</summary>
public static class BayouApi
{
    /// <summary>Cap of a JSON body, bytes; routes that take more lift it for themselves.</summary>
    public const long DefaultMaxBodyBytes = RouteTable.DefaultMaxBodyBytes;

    /// <summary>
    /// Registers what the edge needs. The host supplies an <c>IGrainFactory</c>, an artifact store and an <see cref="IReadiness"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">How the API is served.</param>
    public static IServiceCollection AddBayouApi(this IServiceCollection services, ApiServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => BuildRoutes(options, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IRouteAuthorizer, GrantAllAuthorizer>();
        services.TryAddSingleton<IUserIdentity>(new ProxyUserIdentity(options.Identity));
        services.AddSingleton<MetricsCollector>();
        services.TryAddSingleton<IRunLocations, GrainRunLocations>();
        services.AddOtlp(options.Otlp);
        services.AddRouting();
        return services;
    }

    /// <summary>Puts the edge into a host's pipeline.</summary>
    /// <param name="app">The host.</param>
    public static void UseBayouApi(this IApplicationBuilder app)
    {
        _ = app.ApplicationServices.GetRequiredService<MetricsCollector>();
        app.UseMiddleware<RootServices>();
        app.UseMiddleware<ErrorHandling>();
        app.UseRouting();
        app.UseMiddleware<UnservedRequests>();
        app.UseEndpoints(Map);
    }

    /// <summary>Answers 503 with Retry-After, as the API does when it can't serve.</summary>
    /// <param name="http">The request.</param>
    /// <param name="message">Why, for people.</param>
    public static Task RefuseAsync(HttpContext http, string message)
    {
        ArgumentNullException.ThrowIfNull(http);
        return ErrorBody.SendAsync(http, ErrorCode.TemporarilyUnavailable, message);
    }

    /// <summary>Declares all routes of the server.</summary>
    /// <param name="options">How the API is served.</param>
    /// <param name="time">The clock that orders new ids.</param>
    internal static RouteTable BuildRoutes(ApiServerOptions options, TimeProvider time)
    {
        var table = new RouteTable();
        HealthEndpoints.Declare(table);
        new ExperimentEndpoints(options).Declare(table);
        new RunEndpoints(options, time).Declare(table);
        new RunLoggingEndpoints(options).Declare(table);
        RunSearchEndpoints.Declare(table);
        MetricHistoryEndpoints.Declare(table);
        new LoggedModelEndpoints(time).Declare(table);
        LoggedModelSearchEndpoints.Declare(table);
        LoggedModelArtifactEndpoints.Declare(table);
        DatasetEndpoints.Declare(table);
        new EvaluationDatasetEndpoints(time).Declare(table);
        EvaluationRecordEndpoints.Declare(table);
        ServerInfoEndpoints.Declare(table, options);
        ArtifactEndpoints.Declare(table);
        RegistryEndpoints.Declare(table, options);
        WebhookEndpoints.Declare(table);
        new OtlpEndpoints(options.Otlp).Declare(table);
        new GrpcEndpoints(options.Otlp).Declare(table);
        TraceRouting.Declare(table, options, time);
        return table;
    }

    private static void Map(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        RouteMapping.Map(
            endpoints,
            services.GetRequiredService<RouteTable>(),
            services.GetRequiredService<ApiServerOptions>(),
            services.GetRequiredService<IRouteAuthorizer>());
    }
}
