using System.Text;
using Bayou.Bench.Http;
using Bayou.Bench.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace Bayou.Bench.Tests.Http;

public sealed class BlockingExchangeTests
{
    private const long FileBytes = 64L * 1024 * 1024;

    [Fact]
    public async Task Send_OfAFileLargerThanAnyBuffer_ArrivesWhole()
    {
        await using var server = await StubServer.StartAsync(static async http =>
        {
            var buffer = new byte[64 * 1024];
            var length = 0L;
            for (int count; (count = await http.Request.Body.ReadAsync(buffer)) > 0;)
            {
                length += count;
            }

            await http.Response.WriteAsync($"{length}");
        }, mostBodyBytes: FileBytes);
        using var exchange = new BlockingExchange(server.Address);

        exchange.Request.Put("/file"u8, FileBytes);

        Encoding.ASCII.GetString(exchange.Send().Body).ShouldBe($"{FileBytes}");
    }

    [Fact]
    public async Task Send_AfterTheServerEndedAConnectionThatRested_ConnectsAgain()
    {
        await using var server = await StubServer.StartAsync(static http =>
        {
            http.Response.Headers.Connection = "close";
            return http.Response.WriteAsync(http.Request.Path);
        });
        using var exchange = new BlockingExchange(server.Address);

        foreach (var path in new[] { "/a", "/b" })
        {
            exchange.Request.Get(Encoding.ASCII.GetBytes(path));
            Encoding.ASCII.GetString(exchange.Send().Body).ShouldBe(path);
        }
    }
}
