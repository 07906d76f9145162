using Bayou.Contracts.Metrics;
using Bayou.Storage.Metrics;

namespace Bayou.Storage.Tests.Metrics;

public sealed class MetricChunkCodecTests
{
    private static readonly string SampleFolder = Path.Combine(AppContext.BaseDirectory, "Metrics", "Samples");

    [Fact]
    public void Decode_OfVersion1Sample_GivesItsPoints()
    {
        var body = Convert.FromHexString(File.ReadAllText(Path.Combine(SampleFolder, "metric-chunk-v1.hex")).ReplaceLineEndings(""));

        ShouldBeSame(MetricChunkCodec.Decode(body), SamplePoints.All);
        MetricChunkCodec.DecodeSteps(body).ShouldBe(SamplePoints.All.Select(static point => point.Step));
        MetricChunkCodec.Encode(SamplePoints.All).ShouldBe(body);
    }

    [Fact]
    public void Decode_OfAnyPoints_GivesThemBitByBit()
    {
        var random = new Random(20);
        for (var round = 0; round < 300; round++)
        {
            var points = RandomPoints(random);
            var body = MetricChunkCodec.Encode(points);

            ShouldBeSame(MetricChunkCodec.Decode(body), points);
            MetricChunkCodec.DecodeSteps(body).ShouldBe(points.Select(static point => point.Step));
            MetricChunkCodec.ReadCount(body).ShouldBe(points.Length);
        }
    }

    [Fact]
    public void Decode_IntoALargerBuffer_TellsHowMany()
    {
        var points = new MetricPoint[200];
        var steps = new long[200];
        var body = MetricChunkCodec.Encode(SamplePoints.All);

        MetricChunkCodec.Decode(body, points).ShouldBe(SamplePoints.All.Length);
        MetricChunkCodec.DecodeSteps(body, steps).ShouldBe(SamplePoints.All.Length);
        ShouldBeSame(points[..SamplePoints.All.Length], SamplePoints.All);
        Should.Throw<ArgumentException>(() => MetricChunkCodec.Decode(body, new MetricPoint[3]));
        Should.Throw<ArgumentException>(() => MetricChunkCodec.DecodeSteps(body, new long[3]));
    }

    [Fact]
    public void Encode_OfEvenPoints_TakesFewBytes()
    {
        var points = Enumerable.Range(0, 10_000).Select(static i => new MetricPoint(0.125, 1_700_000_000_000 + (1000L * i), i)).ToArray();

        MetricChunkCodec.Encode(points).Length.ShouldBeLessThan(10_100);
    }

    [Fact]
    public void Encode_OfNoiseInDoubles_TakesNoMoreThanTheDoubles()
    {
        var random = new Random(3);
        var points = Enumerable.Range(0, 10_000)
            .Select(i => new MetricPoint(random.NextDouble(), 1_700_000_000_000 + (1000L * i), i))
            .ToArray();

        MetricChunkCodec.Encode(points).Length.ShouldBeLessThan(80_100);
    }

    [Fact]
    public void Encode_OfNoneOrTooMany_IsRefused()
    {
        Should.Throw<ArgumentException>(() => MetricChunkCodec.Encode([]));
        Should.Throw<ArgumentException>(() => MetricChunkCodec.Encode(new MetricPoint[MetricChunkCodec.MaxPoints + 1]));
    }

    [Fact]
    public void Decode_OfDamagedBytes_FailsAsInvalidDataOrNotAtAll()
    {
        var random = new Random(77);
        byte[][] bodies =
        [
            MetricChunkCodec.Encode(SamplePoints.All),
            .. Enumerable.Range(0, 20).Select(_ => MetricChunkCodec.Encode(RandomPoints(random))),
        ];
        var refused = 0;
        for (var round = 0; round < 40_000; round++)
        {
            var body = Damage(bodies[random.Next(bodies.Length)], random);
            refused += IsRefused(() => MetricChunkCodec.Decode(body)) ? 1 : 0;
            IsRefused(() => MetricChunkCodec.DecodeSteps(body));
            IsRefused(() => MetricChunkCodec.ReadCount(body));
        }

        refused.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void Decode_OfEveryPrefix_IsRefused()
    {
        var body = MetricChunkCodec.Encode(SamplePoints.All);
        for (var length = 0; length < body.Length; length++)
        {
            IsRefused(() => MetricChunkCodec.Decode(body.AsSpan(0, length))).ShouldBeTrue();
        }

        IsRefused(() => MetricChunkCodec.Decode([.. body, 0])).ShouldBeTrue();
    }

    [Theory]
    [InlineData("00")]
    [InlineData("02010100010000")]
    [InlineData("0100")]
    [InlineData("01ffffffffffffffffff01")]
    [InlineData("01ffffffffffffffffffff01")]
    [InlineData("01808040")]
    [InlineData("010103000001")]
    [InlineData("0102030000ffff0102")]
    public void Decode_OfBadHeader_IsRefused(string hex) =>
        IsRefused(() => MetricChunkCodec.Decode(Convert.FromHexString(hex))).ShouldBeTrue();

    private static bool IsRefused(Action decode)
    {
        try
        {
            decode();
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static byte[] Damage(byte[] body, Random random)
    {
        var damaged = body[..(random.Next(4) == 0 ? random.Next(body.Length + 1) : body.Length)];
        for (var i = random.Next(4); i >= 0 && damaged.Length > 0; i--)
        {
            // Mostly the first bytes: they are what steers the decoder.
            var position = random.Next(3) == 0 ? random.Next(damaged.Length) : random.Next(Math.Min(damaged.Length, 12));
            damaged[position] = random.Next(3) == 0 ? (byte)0xff : (byte)random.Next(256);
        }

        return damaged;
    }

    private static MetricPoint[] RandomPoints(Random random)
    {
        var points = new MetricPoint[random.Next(1, 200)];
        var kind = random.Next(4);
        var timestamp = random.NextInt64(2_000_000_000_000);
        for (var i = 0; i < points.Length; i++)
        {
            timestamp += random.Next(5);
            points[i] = kind switch
            {
                0 => new MetricPoint(BitConverter.Int64BitsToDouble(AnyInt64(random)), random.NextInt64(), AnyInt64(random)),
                1 => new MetricPoint(random.NextSingle(), timestamp, i * 10),
                2 => new MetricPoint(random.Next(3), timestamp, i / 3),
                _ => new MetricPoint(i % 5 == 0 ? double.NaN : random.NextDouble(), timestamp, random.Next(10)),
            };
        }

        return points;
    }

    private static long AnyInt64(Random random) => random.NextInt64(long.MinValue, long.MaxValue);

    // Not by ==, for which NaN differs from itself and 0 equals -0.
    private static void ShouldBeSame(MetricPoint[] actual, MetricPoint[] expected) =>
        actual.Select(Bits).ShouldBe(expected.Select(Bits));

    private static (long Value, long Timestamp, long Step) Bits(MetricPoint point) =>
        (BitConverter.DoubleToInt64Bits(point.Value), point.Timestamp, point.Step);
}
