using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bayou.Api.Runs;

/// <summary>Serializer of model descriptions, without reflection.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ModelDescriptionJson : JsonSerializerContext;
