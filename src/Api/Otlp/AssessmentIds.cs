using System.Security.Cryptography;
using System.Text;

namespace Bayou.Api.Otlp;

/// <summary>Ids of feedback that come from its content, so that feedback that is sent again adds nothing.</summary>
internal static class AssessmentIds
{
    private const int IdBytes = 16;

    /// <summary>The id of what some texts tell apart from anything else.</summary>
    internal static string Of(params ReadOnlySpan<string?> parts) =>
        "a-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, IdBytes));
}
