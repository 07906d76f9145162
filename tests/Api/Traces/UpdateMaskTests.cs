using System.Text.Json;
using Bayou.Api.Assessments;
using Bayou.Api.Requests;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Tests.Traces;

public sealed class UpdateMaskTests
{
    [Theory]
    [InlineData("assessmentName", "assessment_name")]
    [InlineData("assessment_name, rationale", "assessment_name rationale")]
    [InlineData("feedback,metadata,source", "feedback metadata")]
    [InlineData("", "")]
    public void Mask_InJsonOfProtobuf_NamesParts(string mask, string parts) =>
        string.Join(' ', UpdateMask.Read(Fields(mask)).Order(StringComparer.Ordinal)).ShouldBe(parts);

    [Theory]
    [InlineData("valid")]
    [InlineData("feedback,expectation")]
    public void Mask_ThatMakesNoSense_IsRefused(string mask) =>
        Should.Throw<BayouException>(() => UpdateMask.Read(Fields(mask))).Code.ShouldBe(ErrorCode.InvalidParameterValue);

    private static ObjectFields Fields(string mask) => new(JsonSerializer.SerializeToElement(new { update_mask = mask }), "");
}
