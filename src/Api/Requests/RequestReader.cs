using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Requests;

/// <summary>
/// Reads the fields of a request as MLflow does: a GET with a query string by its parameters, everything else by its JSON
/// body. An absent body counts as an empty object, and a body that is one JSON string is decoded a second time.
/// </summary>
internal sealed class RequestReader : IDisposable
{
    private const int MaxJsonDepth = 64;
    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = MaxJsonDepth };

    private readonly JsonDocument? _document;
    private readonly PipeReader? _pipe;
    private readonly SequencePosition _end;

    private RequestReader(JsonDocument? document, bool isQuery, PipeReader? pipe, SequencePosition end)
    {
        _document = document;
        _pipe = pipe;
        _end = end;
        Fields = new ObjectFields(document?.RootElement ?? default, "", isQuery);
    }

    /// <summary>Valid until this reader is disposed.</summary>
    internal ObjectFields Fields { get; }

    public void Dispose()
    {
        _document?.Dispose();

        // The document may point into the pipe's buffers, so they are given back only now.
        _pipe?.AdvanceTo(_end);
    }

    internal static ValueTask<RequestReader> ReadAsync(HttpRequest request, long maxBodyBytes)
    {
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.QueryString.HasValue && request.Query.Count > 0)
        {
            return ValueTask.FromResult(new RequestReader(QueryDocument.Build(request.Query), isQuery: true, null, default));
        }

        if (HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method))
        {
            CheckContentType(request);
        }

        return ReadBodyAsync(request, maxBodyBytes);
    }

    private static void CheckContentType(HttpRequest request)
    {
        var contentType = request.ContentType.AsSpan();
        if (contentType.IsEmpty)
        {
            throw BayouException.InvalidParameter("Bad Request. Content-Type header is missing.");
        }

        var end = contentType.IndexOf(';');
        var mediaType = (end < 0 ? contentType : contentType[..end]).Trim();
        if (!mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw BayouException.InvalidParameter("Bad Request. Content-Type must be one of ['application/json'].");
        }
    }

    private static async ValueTask<RequestReader> ReadBodyAsync(HttpRequest request, long maxBodyBytes)
    {
        if (maxBodyBytes > 0 && request.ContentLength > maxBodyBytes)
        {
            throw BodyTooLarge(maxBodyBytes);
        }

        var pipe = request.BodyReader;
        while (true)
        {
            // Without a token: the read fails by itself when the connection is lost, and a request's token is made when it is first asked for.
            var read = await pipe.ReadAsync();
            var buffer = read.Buffer;
            if (maxBodyBytes > 0 && buffer.Length > maxBodyBytes)
            {
                pipe.AdvanceTo(buffer.End);
                throw BodyTooLarge(maxBodyBytes);
            }

            if (!read.IsCompleted)
            {
                pipe.AdvanceTo(buffer.Start, buffer.End);
                continue;
            }

            try
            {
                return Parse(buffer, pipe);
            }
            catch
            {
                pipe.AdvanceTo(buffer.End);
                throw;
            }
        }
    }

    private static RequestReader Parse(ReadOnlySequence<byte> body, PipeReader pipe)
    {
        if (body.IsEmpty)
        {
            return new RequestReader(null, isQuery: false, pipe, body.End);
        }

        // Checked once for the whole body; escapes that make no character are caught where a text is read.
        var bytes = body.IsSingleSegment ? body.First : body.ToArray();
        if (!Utf8.IsValid(bytes.Span))
        {
            throw BayouException.InvalidParameter("The request body is not valid UTF-8.");
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, s_json);
            if (document.RootElement.ValueKind == JsonValueKind.String)
            {
                var inner = FieldValue.Text("request body", document.RootElement);
                document.Dispose();
                document = JsonDocument.Parse(inner, s_json);
            }
        }
        catch (JsonException exception)
        {
            throw new BayouException(
                ErrorCode.InvalidParameterValue,
                $"The request body is not valid JSON of at most {MaxJsonDepth} levels (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}).",
                exception);
        }

        if (document.RootElement.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
        {
            document.Dispose();
            throw BayouException.InvalidParameter("The request body must be a JSON object.");
        }

        return new RequestReader(document, isQuery: false, pipe, body.End);
    }

    private static BadHttpRequestException BodyTooLarge(long maxBodyBytes) =>
        new($"The request body is larger than {maxBodyBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
}
