using System.Reflection;
using System.Runtime.CompilerServices;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Tests;

public sealed class WireManifestTests
{
    private const string Rewrite = "BAYOU_REWRITE_MANIFEST";
    private static readonly Assembly s_contracts = typeof(GrainKeys).Assembly;

    private static IEnumerable<Type> Messages => s_contracts.GetTypes().Where(WireManifest.IsMessage);

    /// <summary>
    /// During a rolling upgrade the old and the new version call each other. Allowed are: a new interface, method, message, or a field with a
    /// new number that the old version can do without. With the variable BAYOU_REWRITE_MANIFEST=1 the test rewrites the file.
    /// </summary>
    [Fact]
    public void Contracts_ComparedWithTheManifest_AreTheSame()
    {
        var actual = WireManifest.Of(s_contracts);
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            File.WriteAllText(SourcePath(), actual);
        }

        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wire-manifest.txt"));

        actual.ShouldBe(
            expected, $"what travels between silos has changed: make sure that the version before can live with it, then run with {Rewrite}=1");
    }

    [Fact]
    public void Messages_AllOfThem_HaveAnAliasOfTheirOwn()
    {
        var named = Messages.Concat(s_contracts.GetTypes().Where(WireManifest.IsGrainInterface)).ToList();

        named.Where(type => !type.IsDefined(typeof(AliasAttribute), inherit: false)).ShouldBeEmpty();
        named.Select(WireManifest.WireName).ShouldBeUnique();
    }

    [Fact]
    public void Methods_OfGrainInterfaces_HaveAliases()
    {
        foreach (var grain in s_contracts.GetTypes().Where(WireManifest.IsGrainInterface))
        {
            grain.GetMethods().Where(method => !method.IsDefined(typeof(AliasAttribute))).ShouldBeEmpty(grain.Name);
            grain.GetMethods().Select(method => method.GetCustomAttribute<AliasAttribute>()!.Alias).ShouldBeUnique();
        }
    }

    [Fact]
    public void Messages_EachStoredProperty_HasANumber()
    {
        foreach (var message in Messages.Where(type => !type.IsEnum))
        {
            var stored = message.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => field.IsDefined(typeof(CompilerGeneratedAttribute)))
                .Count();

            WireManifest.FieldsOf(message).Count().ShouldBe(stored, message.Name);
            WireManifest.FieldsOf(message).Select(field => field.Id).ShouldBeUnique();
        }
    }

    [Fact]
    public void Methods_OfGrainInterfaces_TakeAndAnswerOnlyWhatTravels()
    {
        var carried = s_contracts.GetTypes().Where(WireManifest.IsGrainInterface)
            .SelectMany(grain => grain.GetMethods())
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .SelectMany(Parts)
            .Where(type => type.Assembly == s_contracts)
            .Distinct();

        carried.Where(type => !WireManifest.IsMessage(type)).ShouldBeEmpty();
    }

    private static IEnumerable<Type> Parts(Type type) => type.GetGenericArguments().SelectMany(Parts).Append(type);

    private static string SourcePath([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "wire-manifest.txt");
}
