using System.Collections.Concurrent;
using Bayou.Bench.Http;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Tests.Running;

/// <summary>Posts the number and step of each operation.</summary>
internal sealed class StubWorkload(Func<HttpAnswer, Operation, AnswerVerdict>? read = null) : IWorkload
{
    public WorkloadDescription Description { get; } = new("stub", "") { ReadsAnswers = read is not null };

    internal ConcurrentBag<(long Number, int Step)> Written { get; } = [];

    public void Write(in Operation operation, RequestBuffer request)
    {
        Written.Add((operation.Number, operation.Step));
        request.Append(operation.Number).Post("/"u8);
    }

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer) => read!(answer, operation);
}
