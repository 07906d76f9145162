using System.Text;
using Bayou.Api.Requests;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Assessments;

/// <summary>
/// The parts of an assessment that an update names. JSON of protobuf's <c>FieldMask</c> is one text of paths in lowerCamelCase with commas
/// between them; paths as they are in the message are taken, too.
/// </summary>
internal static class UpdateMask
{
    private static readonly string[] s_known = ["assessment_name", "expectation", "feedback", "rationale", "metadata"];

    /// <summary>The parts that can be changed; others are passed over, as in MLflow.</summary>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it names what only the server sets, or two values.</exception>
    internal static HashSet<string> Read(ObjectFields fields)
    {
        if (!fields.TryGet("update_mask", out var mask))
        {
            throw RequestErrors.Missing("update_mask");
        }

        var paths = FieldValue.Text("update_mask", mask)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(SnakeCase)
            .ToHashSet(StringComparer.Ordinal);
        if (paths.Contains("valid"))
        {
            throw BayouException.InvalidParameter(
                "'update_mask' names 'valid', which only the server sets: create an assessment with 'overrides' to replace this one.");
        }

        if (paths.Contains("feedback") && paths.Contains("expectation"))
        {
            throw BayouException.InvalidParameter("Cannot specify both `expectation` and `feedback` parameters.");
        }

        paths.IntersectWith(s_known);
        return paths;
    }

    private static string SnakeCase(string path)
    {
        var snake = new StringBuilder(path.Length + 4);
        foreach (var character in path)
        {
            if (char.IsAsciiLetterUpper(character))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(character));
        }

        return snake.ToString();
    }
}
