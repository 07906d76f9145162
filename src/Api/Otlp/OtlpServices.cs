using Bayou.Spans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bayou.Api.Otlp;

/// <summary>Registers what ingest needs.</summary>
internal static class OtlpServices
{
    /// <summary>Adds ingest. The host may add <see cref="SpanIntakeOptions"/> of its own.</summary>
    internal static void AddOtlp(this IServiceCollection services, OtlpOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(new SpanIntakeOptions());
        services.TryAddSingleton<SpanIntake>();
        services.AddSingleton<OtlpInstruments>();
        services.AddSingleton<OtlpExperiments>();
        services.AddSingleton<SpanFollowUp>();
        services.AddSingleton<TraceIngest>();
        services.AddSingleton<LogIngest>();
        services.AddSingleton<OtlpService>();
    }
}
