using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;
using Bayou.Grains.Journal;
using Bayou.Grains.Tests.Support;
using static Bayou.Grains.Tests.Registry.ModelCluster;
using static Bayou.Grains.Tests.Registry.Policies.Guarded;

namespace Bayou.Grains.Tests.Registry.Policies;

public sealed class PolicyGrainTests
{
    private readonly MemoryStore _store = new();

    [Theory]
    [InlineData(1000)]
    [InlineData(2)]
    public async Task Policies_AfterARestart_GuardAsBefore(int tailRecords)
    {
        var options = new JournalOptions { MaxTailRecords = tailRecords };
        string before;
        await using (var cluster = await GrainCluster.StartAsync(_store, options))
        {
            before = Text(await FillAsync(cluster));
        }

        await using var restarted = await GrainCluster.StartAsync(_store, options);
        var policies = restarted.Policies("m");

        Text(await policies.GetPoliciesAsync()).ShouldBe(before);
        (await policies.GetApprovalsAsync(2)).ShouldHaveSingleItem().User.ShouldBe("bob");
        (await CodeOfAsync(() => restarted.Model("m").SetAliasAsync(new ModelAlias("champion", 2)))).ShouldBe(ErrorCode.PermissionDenied);
        var questions = (await policies.PromoteAsync(Promote(2, Champion))).Questions.ShouldNotBeNull();
        questions.Holder.ShouldNotBeNull().Version.ShouldBe(1, "the alias is gone, and version 1 held it last");
        (await policies.PromoteAsync(Promote(2, Champion).Answered(questions))).Version.ShouldNotBeNull().Aliases.ShouldBe(["champion"]);
        (await restarted.Model("m").GetByAliasAsync("champion")).Version.ShouldBe(2);
    }

    [Fact]
    public async Task Promote_ThatIsRefused_ChangesNothing()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        await FillAsync(cluster);
        var appends = _store.Appends;
        var questions = (await cluster.Policies("m").PromoteAsync(Promote(3, Champion))).Questions!;

        var refusal = await Should.ThrowAsync<BayouException>(
            () => cluster.Policies("m").PromoteAsync(Promote(3, Champion).Answered(questions, ["output 'y' is gone"])));

        refusal.Message.ShouldContain("output 'y' is gone");
        refusal.Message.ShouldContain("0 of 1");
        _store.Appends.ShouldBe(appends);
        (await CodeOfAsync(() => cluster.Model("m").GetByAliasAsync("champion"))).ShouldBe(ErrorCode.InvalidParameterValue);
    }

    [Fact]
    public async Task Promote_WhileAnotherVersionGetsThePlace_IsDecidedAgainstThatOne()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await cluster.CreateModelAsync("m", versions: 3);
        await model.SetAliasAsync(new ModelAlias("champion", 1));
        var policies = cluster.Policies("m");
        await policies.SetPolicyAsync(Policy() with { Signature = true });
        var promotions = new[] { Promote(2, Champion), Promote(3, Champion) };
        var answered = new List<Promotion>();
        foreach (var promotion in promotions)
        {
            answered.Add(promotion.Answered((await policies.PromoteAsync(promotion)).Questions!));
        }

        var answers = await Task.WhenAll(answered.Select(promotion => policies.PromoteAsync(promotion)));

        var winner = answers.Where(answer => answer.Version is not null).ShouldHaveSingleItem().Version!.Version;
        answers.Where(answer => answer.Questions is not null).ShouldHaveSingleItem().Questions!.Holder!.Version.ShouldBe(winner);
        (await model.GetByAliasAsync("champion")).Version.ShouldBe(winner);
    }

    [Fact]
    public async Task Promote_WhereAnotherActivationSetAPolicyMeanwhile_IsDecidedWithIt()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        await using var other = await GrainCluster.StartAsync(_store);
        await cluster.CreateModelAsync("m", versions: 2);
        await other.Model("m").GetAsync();
        await cluster.Policies("m").SetPolicyAsync(Policy() with { Tags = [new TagRule("owner", null)] });

        (await CodeOfAsync(() => other.Model("m").SetAliasAsync(new ModelAlias("champion", 2)))).ShouldBe(ErrorCode.PermissionDenied);
        (await CodeOfAsync(() => other.Policies("m").PromoteAsync(Promote(2, Champion)))).ShouldBe(ErrorCode.PermissionDenied);
    }

    [Fact]
    public async Task SetAlias_OfAModelWithoutPolicies_IsOneAppendAndAsksNothing()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await cluster.CreateModelAsync("m", versions: 1);
        var appends = _store.Appends;

        await model.SetAliasAsync(new ModelAlias("champion", 1));
        (await cluster.Policies("m").EvaluateAsync(Promote(1, Production))).ShouldSatisfyAllConditions(
            verdict => verdict.Allowed.ShouldBeTrue(), verdict => verdict.Rules.ShouldBeEmpty(), verdict => verdict.Questions.ShouldBeNull());

        (_store.Appends - appends).ShouldBe(1);
    }

    [Fact]
    public async Task DeleteAndRename_OfAModelWithPolicies_AreRefusedUntilThePoliciesAreGone()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        await FillAsync(cluster);

        (await CodeOfAsync(() => cluster.Model("m").DeleteAsync())).ShouldBe(ErrorCode.PermissionDenied);
        (await CodeOfAsync(() => cluster.Model("m").RenameAsync("n"))).ShouldBe(ErrorCode.PermissionDenied);
        (await CodeOfAsync(() => cluster.Model("n").GetAsync())).ShouldBe(ErrorCode.ResourceDoesNotExist);
        await cluster.Model("m").RenameAsync("m");
        (await cluster.Policies("m").GetPoliciesAsync()).ShouldHaveSingleItem();
        (await cluster.Policies("m").GetApprovalsAsync(2)).ShouldHaveSingleItem();

        await cluster.Policies("m").DeletePolicyAsync("live");
        await cluster.Model("m").RenameAsync("n");
        await cluster.Model("n").DeleteAsync();
    }

    [Fact]
    public async Task SetPolicy_BeyondTheLimit_IsRefused()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        await cluster.CreateModelAsync("m");
        var policies = cluster.Policies("m");
        for (var i = 0; i < 20; i++)
        {
            await policies.SetPolicyAsync(Policy($"p{i}") with { Approvals = 1 });
        }

        (await CodeOfAsync(() => policies.SetPolicyAsync(Policy("more") with { Approvals = 1 }))).ShouldBe(ErrorCode.InvalidParameterValue);
        await policies.SetPolicyAsync(Policy("p3") with { Approvals = 2 });
        (await policies.GetPoliciesAsync())[3].Approvals.ShouldBe(2);
    }

    /// <summary>Version 1 held the champion, version 2 has bob's approval, and nothing is the champion now.</summary>
    private static async Task<ImmutableArray<ModelPolicy>> FillAsync(GrainCluster cluster)
    {
        var model = await cluster.CreateModelAsync("m");
        for (var i = 1; i <= 3; i++)
        {
            await model.CreateVersionAsync(VersionBy("ann", $"s3://b/{i}"));
        }

        await model.SetAliasAsync(new ModelAlias("champion", 1));
        var policies = cluster.Policies("m");
        await policies.SetPolicyAsync(Policy() with { Signature = true, Approvals = 1 });
        await policies.ApproveAsync(new ApproveVersion("live", 2, "bob", "fine"));
        await model.DeleteAliasAsync("champion");
        return await policies.GetPoliciesAsync();
    }
}
