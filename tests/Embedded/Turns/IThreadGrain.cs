using Orleans;

namespace Bayou.Embedded.Tests.Turns;

public interface IThreadGrain : IGrainWithStringKey
{
    /// <summary>Stops on the stage, then answers which thread went on.</summary>
    Task<int> ThreadAfterAsync(string point);

    /// <summary>Stops on the stage, then answers what flowed there.</summary>
    Task<string?> FlowedAfterAsync(string point);

    /// <summary>Stops on the stage, then answers which thread another grain ran on.</summary>
    Task<int> OtherThreadAfterAsync(string point, IThreadGrain other);

    Task<int> ThreadAsync();
}
