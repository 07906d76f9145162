using Bayou.Contracts.Errors;
using Bayou.Storage.Artifacts.Local;

namespace Bayou.Storage.Tests.Artifacts;

public class LocalFaultsTests
{
    [Fact]
    public async Task Translate_WriteToAFullDisk_IsTemporarilyUnavailable()
    {
        using var full = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write);
        ReadOnlyMemory<byte>[] bytes = [new byte[10]];
        var failure = await Should.ThrowAsync<IOException>(
            async () => await RandomAccess.WriteAsync(full, bytes, fileOffset: 0, TestContext.Current.CancellationToken));

        var answer = LocalFaults.Translate(failure);
        answer.ShouldNotBeNull();
        answer.Code.ShouldBe(ErrorCode.TemporarilyUnavailable);
    }

    [Fact]
    public void Translate_OtherFailures_HaveNoAnswer()
    {
        LocalFaults.Translate(new IOException("connection reset")).ShouldBeNull();
        LocalFaults.Translate(new UnauthorizedAccessException()).ShouldBeNull();
    }
}
