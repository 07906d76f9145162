using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bayou.Storage.Transfer;

/// <summary>Counts and hashes the rows of a table. Each field is hashed with its length, so that no two rows look alike.</summary>
/// <param name="name">The table, for people.</param>
internal sealed class TableDigest(string name) : IDisposable
{
    private const int Absent = -1;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _fields = new();

    public string Name { get; } = name;

    public long Rows { get; private set; }

    public long Bytes { get; private set; }

    public void Add(StreamName stream)
    {
        Text(stream.Name);
        Text(stream.Parent);
        EndRow([]);
    }

    public void Add(StreamBody body)
    {
        Text(body.Stream);
        Number(body.Sequence);
        EndRow(body.Body.Span);
    }

    public void Add(StreamChunk chunk)
    {
        var info = chunk.Chunk.Info;
        Text(chunk.Stream);
        Text(info.Key);
        Number(info.Number);
        Number(info.Count);
        Number(info.MinStep);
        Number(info.MaxStep);
        Number(info.MinTimestamp);
        Number(info.MaxTimestamp);
        EndRow(chunk.Chunk.Body.Span);
    }

    /// <summary>The sum of all rows that were added. Called once, at the end.</summary>
    public TableSum Finish() => new(Rows, Bytes, Convert.ToHexStringLower(_hash.GetHashAndReset()));

    public void Dispose() => _hash.Dispose();

    private void Text(string? text)
    {
        if (text is null)
        {
            Number(Absent);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Encoding.UTF8.GetBytes(text, _fields.GetSpan(length));
        _fields.Advance(length);
        Bytes += length;
    }

    private void Number(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_fields.GetSpan(sizeof(long)), number);
        _fields.Advance(sizeof(long));
    }

    private void EndRow(ReadOnlySpan<byte> body)
    {
        Number(body.Length);
        _hash.AppendData(_fields.WrittenSpan);
        _hash.AppendData(body);
        _fields.ResetWrittenCount();
        Rows++;
        Bytes += body.Length;
    }
}
