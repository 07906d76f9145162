using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>
/// One kind of load. To add one, write a class and name it in <see cref="WorkloadCatalog"/>. An instance is used by one thread; what it
/// keeps per connection it keeps in arrays.
/// </summary>
internal interface IWorkload
{
    /// <summary>Name, unit, and how it runs.</summary>
    WorkloadDescription Description { get; }

    /// <summary>Makes what the operations need. Called once, and not measured.</summary>
    /// <param name="server">The server.</param>
    /// <param name="connections">How many connections will be used.</param>
    void Prepare(MlflowServer server, int connections)
    {
    }

    /// <summary>Writes the request of an operation's step.</summary>
    void Write(in Operation operation, RequestBuffer request);

    /// <summary>Reads the answer of an operation's step; called only for successes, and only if the workload reads answers.</summary>
    AnswerVerdict Read(in Operation operation, HttpAnswer answer) => AnswerVerdict.Done;

    /// <summary>Removes what would fill a disk. Called once, and not measured.</summary>
    void CleanUp(MlflowServer server)
    {
    }
}
