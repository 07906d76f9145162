using Microsoft.Extensions.Options;

namespace Bayou.Storage.Artifacts;

/// <summary>Finds all faults of the artifact options at once.</summary>
internal sealed class ArtifactStoreOptionsValidator : IValidateOptions<ArtifactStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, ArtifactStoreOptions options)
    {
        var faults = new List<string>();
        CheckFolder(nameof(options.Destination), options.Destination, faults);
        for (var i = 0; i < options.AllowedLocalRoots.Count; i++)
        {
            CheckFolder($"{nameof(options.AllowedLocalRoots)}[{i}]", options.AllowedLocalRoots[i], faults);
        }

        if (options.StaleAfter <= TimeSpan.Zero)
        {
            faults.Add($"Artifacts: {nameof(options.StaleAfter)} is {options.StaleAfter}; it must be longer than nothing.");
        }

        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }

    private static void CheckFolder(string key, string? value, List<string> faults)
    {
        if (LocalFolder.TryParse(value) is not { } folder)
        {
            faults.Add($"Artifacts: {key} is '{value}'; it must be a folder, as a path or as file:///path.");
        }
        else if (folder == Path.GetPathRoot(folder))
        {
            faults.Add($"Artifacts: {key} is '{value}', the whole disk; it must be a folder for artifacts alone.");
        }
        else if (File.Exists(folder))
        {
            faults.Add($"Artifacts: {key} is '{value}', which is a file; it must be a folder.");
        }
    }
}
