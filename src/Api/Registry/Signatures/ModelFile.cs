using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bayou.Api.Registry.Signatures;

/// <summary>
/// Reads the signature of an <c>MLmodel</c> file. Only the events of the YAML are looked at: nothing is made of tags, no anchor is
/// followed, and what is not the signature is passed over.
/// </summary>
internal static class ModelFile
{
    private const int DeepestNesting = 64;

    /// <summary>The signature; null where the file has none.</summary>
    /// <param name="text">The file.</param>
    /// <exception cref="FormatException">The file, or the signature, can't be understood; the message says why.</exception>
    internal static ModelSignature? ReadSignature(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            var signature = ReadRoot(parser);
            parser.Consume<DocumentEnd>();
            parser.Consume<StreamEnd>();
            return signature;
        }
        catch (YamlException exception)
        {
            throw new FormatException($"line {exception.Start.Line} is not the YAML that MLflow writes", exception);
        }
        catch (InvalidOperationException exception)
        {
            // So the library ends on some texts, such as a list in brackets whose lines are not indented.
            throw new FormatException("it is not the YAML that MLflow writes", exception);
        }
    }

    private static ModelSignature? ReadRoot(Parser parser)
    {
        ModelSignature? signature = null;
        var isRead = false;
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.Consume<Scalar>().Value != "signature")
            {
                Skip(parser);
                continue;
            }

            if (isRead)
            {
                throw new FormatException("it has the key 'signature' twice");
            }

            isRead = true;
            signature = ReadSignature(parser);
        }

        return signature;
    }

    private static ModelSignature? ReadSignature(Parser parser)
    {
        if (parser.TryConsume<Scalar>(out var nothing))
        {
            return IsNull(nothing) ? null : throw new FormatException("'signature' is no mapping");
        }

        var parts = new Dictionary<string, ImmutableArray<SignatureColumn>?>(StringComparer.Ordinal);
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var part = parser.Consume<Scalar>().Value;
            if (part is not ("inputs" or "outputs" or "params"))
            {
                Skip(parser);
            }
            else if (!parts.TryAdd(part, ReadPart(part, parser.Consume<Scalar>())))
            {
                throw new FormatException($"the signature has the key '{part}' twice");
            }
        }

        return parts.Values.All(part => part is null)
            ? null
            : new ModelSignature(parts.GetValueOrDefault("inputs"), parts.GetValueOrDefault("outputs"), parts.GetValueOrDefault("params"));
    }

    private static ImmutableArray<SignatureColumn>? ReadPart(string part, Scalar text)
    {
        if (IsNull(text))
        {
            return null;
        }

        try
        {
            return part == "params" ? SignatureJson.ReadParams(text.Value) : SignatureJson.ReadColumns(text.Value);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"'{part}' of its signature: {exception.Message}", exception);
        }
    }

    private static bool IsNull(Scalar scalar) =>
        scalar.Style is ScalarStyle.Plain && scalar.Value is ("" or "~" or "null" or "Null" or "NULL");

    /// <summary>Passes over one value with all that is in it, without calling itself.</summary>
    private static void Skip(Parser parser)
    {
        var depth = 0;
        do
        {
            depth += parser.Consume<ParsingEvent>().NestingIncrease;
            if (depth > DeepestNesting)
            {
                throw new FormatException($"it is nested more than {DeepestNesting} levels deep");
            }
        }
        while (depth > 0);
    }
}
