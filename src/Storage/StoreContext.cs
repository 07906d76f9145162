using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Bayou.Storage;

/// <summary>What every part of an opened store is given.</summary>
/// <param name="Options">Bounds, checked.</param>
/// <param name="Time">The clock.</param>
/// <param name="Loggers">Where to log.</param>
/// <param name="Meters">Where to count; null for a meter of the store's own.</param>
internal sealed record StoreContext(StateStoreOptions Options, TimeProvider Time, ILoggerFactory Loggers, IMeterFactory? Meters);
