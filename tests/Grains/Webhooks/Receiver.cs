using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Bayou.Grains.Tests.Webhooks;

/// <summary>A real HTTP server on loopback that plays a receiver of webhooks.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Channel<ReceivedMessage> _messages = Channel.CreateUnbounded<ReceivedMessage>();
    private readonly Func<int, HttpContext, Task> _answer;
    private readonly WebApplication _app;
    private int _count;

    private Receiver(Func<int, HttpContext, Task> answer)
    {
        _answer = answer;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(ReceiveAsync);
    }

    internal string Url => _app.Urls.First() + "/hook";

    internal int Count => Volatile.Read(ref _count);

    /// <summary>Answers each message with a status of its own; the last one stays.</summary>
    internal static Task<Receiver> StartAsync(params int[] statuses) => StartAsync((number, http) =>
    {
        http.Response.StatusCode = statuses.Length == 0 ? 200 : statuses[Math.Min(number, statuses.Length) - 1];
        return Task.CompletedTask;
    });

    /// <summary>Answers as told; messages are numbered from 1.</summary>
    internal static async Task<Receiver> StartAsync(Func<int, HttpContext, Task> answer)
    {
        var receiver = new Receiver(answer);
        await receiver._app.StartAsync();
        return receiver;
    }

    internal async Task<ReceivedMessage> NextAsync()
    {
        using var patience = new CancellationTokenSource(s_patience, TimeProvider.System);
        return await _messages.Reader.ReadAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var number = Interlocked.Increment(ref _count);
        await _messages.Writer.WriteAsync(new ReceivedMessage(
            http.Request.Headers["X-MLflow-Delivery-Id"].ToString(),
            http.Request.Headers["X-MLflow-Timestamp"].ToString(),
            http.Request.Headers["X-MLflow-Signature"] is [{ } signature] ? signature : null,
            http.Request.ContentType,
            body));
        await _answer(number, http);
    }
}
