using System.Text.Json.Serialization;

namespace Bayou.Search.Traces.Filters;

/// <summary>Reads assessments' values.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class AssessmentJson : JsonSerializerContext;
