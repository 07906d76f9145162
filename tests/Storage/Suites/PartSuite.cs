using Bayou.Storage.Log;

namespace Bayou.Storage.Tests.Suites;

/// <summary>What holds on every database for reads of a stream in parts.</summary>
public abstract class PartSuite(ITestDatabases databases) : StateStoreSuite(databases)
{
    [Fact]
    public async Task ReadFrom_InParts_GivesEachRecordOnce()
    {
        await AppendRangeAsync("spans/1", 1, 200);
        await AppendRangeAsync("spans/2", 1, 3);
        var read = new List<LogRecord>();
        var parts = 0;
        while (await Log.ReadFromAsync("spans/1", read.Count, 100, Token) is { IsEmpty: false } part)
        {
            parts++;
            part.Sum(static record => record.Body.Length).ShouldBeLessThan(100 + "spans/1#200".Length);
            read.AddRange(part);
        }

        read.Select(static record => (record.Stream, record.Sequence, Text(record.Body)))
            .ShouldBe(Enumerable.Range(1, 200).Select(static sequence => ("spans/1", (long)sequence, $"spans/1#{sequence}")));
        parts.ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task ReadFrom_OfALargeRecord_GivesItWholeAndAlone()
    {
        var body = new byte[3 * 1024 * 1024];
        new Random(1).NextBytes(body);
        await AppendAsync(Record("spans/1", 1), new LogRecord("spans/1", 2, body), Record("spans/1", 3));

        (await Log.ReadFromAsync("spans/1", 1, 1, Token)).ShouldHaveSingleItem().Body.Span.SequenceEqual(body).ShouldBeTrue();
        (await Log.ReadFromAsync("spans/1", 2, int.MaxValue, Token)).ShouldHaveSingleItem().Sequence.ShouldBe(3);
    }

    [Fact]
    public async Task ReadFrom_BeyondTheEndOrOfNothing_IsEmpty()
    {
        await AppendRangeAsync("spans/1", 1, 2);

        (await Log.ReadFromAsync("spans/1", 2, 10, Token)).ShouldBeEmpty();
        (await Log.ReadFromAsync("spans/1", 7, 10, Token)).ShouldBeEmpty();
        (await Log.ReadFromAsync("spans/none", 0, 10, Token)).ShouldBeEmpty();
        (await Log.ReadFromAsync("a\0b", 0, 10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ReadFrom_WhatWasCompactedAway_IsAFault()
    {
        await AppendRangeAsync("spans/1", 1, 3);
        await Log.CompactAsync(CompactTo("spans/1", 2, previous: 0), Token);

        await Should.ThrowAsync<InvalidDataException>(Log.ReadFromAsync("spans/1", 0, 10, Token));
        (await Log.ReadFromAsync("spans/1", 2, 10, Token)).ShouldHaveSingleItem().Sequence.ShouldBe(3);
    }
}
