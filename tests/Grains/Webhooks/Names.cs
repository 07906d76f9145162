using System.Net;
using System.Net.Sockets;
using Bayou.Grains.Webhooks.Sending;

namespace Bayou.Grains.Tests.Webhooks;

/// <summary>A name server to order: each name has a row of answers, of which the last stays.</summary>
internal sealed class Names : INameResolver
{
    private readonly Dictionary<string, Queue<string[]>> _answers = new(StringComparer.Ordinal);

    internal string[][] this[string name]
    {
        set => _answers[name] = new Queue<string[]>(value);
    }

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (!_answers.TryGetValue(host, out var rows))
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var row = rows.Count > 1 ? rows.Dequeue() : rows.Peek();
        return Task.FromResult(row.Select(IPAddress.Parse).ToArray());
    }
}
